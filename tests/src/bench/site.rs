//! Measures how long the author's command takes to build a site of many stories, and how much
//! memory it needs.

use std::fmt;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;

use super::goal::median;
use crate::failure::Failure;
use crate::packs;

/// The number of stories, each a copy of the first pack.
const STORIES: usize = 1000;

/// How often the memory of the command is looked at.
const INTERVAL: Duration = Duration::from_millis(20);

/// Measures `runs` times, prints the results, and writes them to `site.json` in
/// [`crate::paths::bench`]. `command` is the author's command.
///
/// # Errors
/// Fails if the command does not build the site.
pub fn site(command: &Path, runs: usize) -> Result<(), Failure> {
    let folder = TempDir::new()?;
    let mut pack = packs::built(packs::FIRST)?;
    packs::write_copies(&pack, STORIES, &folder.path().join("stories"))?;
    pack["id"] = format!("story-{STORIES}").into();
    let mut report = Report::default();
    for run in 1..=runs {
        let _ = fs::remove_dir_all(folder.path().join("site"));
        report.cold.push(build(command, folder.path())?);
        pack["title"] = format!("Story {STORIES}, changed {run} times").into();
        let changed = format!("stories/story-{STORIES}/pack.json");
        fs::write(folder.path().join(changed), pack.to_string())?;
        report.changed.push(build(command, folder.path())?);
        eprintln!("run {run} of {runs} done");
    }
    super::save("site", &report.json(), &report)
}

/// What one build took.
struct Build {
    seconds: f64,
    /// The most memory that was resident at a time, in MB of 10⁶ bytes. `None` where the system has
    /// no `/proc`.
    megabytes: Option<f64>,
}

fn build(command: &Path, folder: &Path) -> Result<Build, Failure> {
    let started = Instant::now();
    let mut child = Command::new(command)
        .args(["build", "stories", "--out", "site"])
        .current_dir(folder)
        .stdout(Stdio::null())
        .spawn()?;
    let mut megabytes = None;
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        // The system's own maximum, of which the last value before the end is read.
        megabytes = peak(child.id()).or(megabytes);
        std::thread::sleep(INTERVAL);
    };
    if !status.success() {
        return Err(Failure::new(format!("`standpoint build` failed: {status}")));
    }
    Ok(Build {
        seconds: started.elapsed().as_secs_f64(),
        megabytes,
    })
}

/// Returns the largest resident size of a process so far, in MB.
fn peak(process: u32) -> Option<f64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: f64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kibibytes * 1024.0 / 1e6)
}

/// The builds of an empty folder, and those after a change of one pack.
#[derive(Default)]
struct Report {
    cold: Vec<Build>,
    changed: Vec<Build>,
}

impl Report {
    fn rows(&self) -> [(&'static str, &[Build]); 2] {
        [("cold", &self.cold), ("one_changed", &self.changed)]
    }

    fn json(&self) -> Value {
        let rows = self.rows().map(|(name, builds)| {
            let runs = builds.iter();
            let runs = runs.map(|it| json!({ "seconds": it.seconds, "peak_mb": it.megabytes }));
            (name.to_owned(), runs.collect::<Value>())
        });
        let mut json = Value::Object(rows.into_iter().collect());
        json["stories"] = STORIES.into();
        json
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{STORIES} stories    seconds  peak MB  (medians)")?;
        for (name, builds) in self.rows() {
            let seconds = median(builds.iter().map(|it| it.seconds)).unwrap_or_default();
            let megabytes = median(builds.iter().filter_map(|it| it.megabytes));
            let megabytes = megabytes.map_or_else(|| "–".into(), |it| format!("{it:.0}"));
            write!(f, "\n{name:12} {seconds:9.1} {megabytes:>8}")?;
        }
        Ok(())
    }
}
