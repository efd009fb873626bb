//! Times the building of a site of many stories, which are copies of one with other ids and titles:
//!
//! ```text
//! cargo run --release -p standpoint-site --example many -- ARCHIVE [NUMBER]
//! ```
//!
//! ARCHIVE is the browser part, as `cargo xtask dist` writes it; NUMBER is 1,000 if it is left out.

use serde_json::Value;
use standpoint_core::read;
use standpoint_site::{Compression, ListedPack, Options, Shell, Site, publish};
use std::error::Error;
use std::path::Path;
use std::time::Instant;
use std::{env, fs};

const PACK: &str = include_str!("../../../data/harbour-bridge/pack.json");

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<_> = env::args().skip(1).collect();
    let (archive, number) = match arguments.as_slice() {
        [archive] => (archive, 1_000),
        [archive, number] => (archive, number.parse()?),
        _ => return Err("usage: many ARCHIVE [NUMBER]".into()),
    };
    let shell = Shell::from_archive(&fs::read(archive)?)?;
    let started = Instant::now();
    let mut packs = (0..number)
        .map(|at| pack(at, ""))
        .collect::<Result<Vec<_>, _>>()?;
    report("read the packs", started);

    let options = Options {
        catalogue: true,
        compression: Compression::Fast,
        ..Options::default()
    };
    let folder = env::temp_dir().join("standpoint-many");
    timed("cold", &shell, &packs, &options, &folder)?;
    timed("unchanged", &shell, &packs, &options, &folder)?;
    packs[number / 2] = pack(number / 2, " (changed)")?;
    timed("one pack changed", &shell, &packs, &options, &folder)?;
    println!("{:>24}  {}", "peak memory", peak_memory());
    Ok(fs::remove_dir_all(folder)?)
}

fn pack(number: usize, change: &str) -> Result<ListedPack, Box<dyn Error>> {
    let mut json: Value = serde_json::from_str(PACK)?;
    json["id"] = format!("bridge-{number}").into();
    json["title"] = format!("Should bridge {number} be closed to cars?{change}").into();
    let json = json.to_string();
    let pack = read(json.as_bytes()).map_err(|problems| problems.to_string())?;
    Ok(ListedPack::new(pack, &json))
}

fn timed(
    what: &str,
    shell: &Shell,
    packs: &[ListedPack],
    options: &Options,
    folder: &Path,
) -> Result<(), Box<dyn Error>> {
    let started = Instant::now();
    let published = publish(&Site::new(shell, packs, options)?, folder)?;
    report(what, started);
    let rendered = published.rendered.len();
    println!("{:>24}  {rendered} rendered, {} files", "", published.files);
    Ok(())
}

fn report(what: &str, started: Instant) {
    println!("{what:>24}  {:.1} s", started.elapsed().as_secs_f64());
}

/// Returns the most memory that this process has had, where the system says so.
fn peak_memory() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    peak.map_or("unknown on this system".into(), |peak| peak.trim().into())
}
