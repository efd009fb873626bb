//! One run of Lighthouse, over a browser of its own.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::Value;
use tokio::time::sleep;

use super::report::Category;
use crate::failure::Failure;
use crate::paths;
use crate::process::ProcessGroup;
use crate::programs::on_path;
use crate::session::{at_home, chromium_flags, home, profile};

/// What it says of `address`, with its own settings for a phone.
pub(crate) async fn run(address: &str, categories: &[Category]) -> Result<Value, Failure> {
    let home = home()?;
    let (_chromium, port) = chromium(home.path()).await?;
    let cli = paths::npm("lighthouse/cli/index.js");
    if !cli.is_file() {
        let missing = format!("no {}: run `cargo xtask setup`", cli.display());
        return Err(Failure::new(missing));
    }
    let file = home.path().join("report.json");
    let names: Vec<&str> = categories.iter().map(|category| category.id()).collect();
    let mut command = at_home(&on_path("node")?, home.path());
    command
        .arg(cli)
        .arg(address)
        .arg(format!("--port={port}"))
        .arg(format!("--only-categories={}", names.join(",")))
        .arg("--output=json")
        .arg(format!("--output-path={}", file.display()))
        .arg("--no-enable-error-reporting");
    let mut lighthouse = ProcessGroup::start(command, home.path(), "lighthouse.log")?;
    let told = until(LIGHTHOUSE, || lighthouse.ended().transpose()).await;
    let said = || lighthouse.output().trim().to_owned();
    let told = told.ok_or_else(|| {
        let seconds = LIGHTHOUSE.as_secs();
        Failure::new(format!("no end after {seconds} s; it says: {}", said()))
    })?;
    told?;
    let report = fs::read(&file).map_err(|_| Failure::new(format!("no report: {}", said())))?;
    Ok(serde_json::from_slice(&report)?)
}

/// What Lighthouse gets. Most runs take 20 s.
const LIGHTHOUSE: Duration = Duration::from_secs(240);

/// What Chromium gets to come up.
const START: Duration = Duration::from_secs(60);

/// Lighthouse would start one in a process group that outlives an interruption.
async fn chromium(home: &Path) -> Result<(ProcessGroup, u16), Failure> {
    let mut command = at_home(&on_path("chromium")?, home);
    command
        .args(chromium_flags(home))
        .args(["--remote-debugging-port=0", "about:blank"]);
    let mut chromium = ProcessGroup::start(command, home, "chromium.log")?;
    let port = until(START, || match chromium.ended() {
        // It writes the port that it took once it listens there.
        Ok(None) => port(&profile(home).join("DevToolsActivePort")).map(Ok),
        ended => Some(Err(ended)),
    });
    match port.await {
        Some(Ok(port)) => Ok((chromium, port)),
        _ => Err(Failure::new(format!(
            "Chromium does not start: {}",
            chromium.output().trim()
        ))),
    }
}

fn port(file: &Path) -> Option<u16> {
    let text = fs::read_to_string(file).ok()?;
    // The second line shows that the first is whole.
    let (port, _) = text.split_once('\n')?;
    port.parse().ok()
}

/// What `look` finds, unless it finds nothing for `limit`.
async fn until<T>(limit: Duration, mut look: impl FnMut() -> Option<T>) -> Option<T> {
    let deadline = Instant::now() + limit;
    loop {
        let found = look();
        if found.is_some() || Instant::now() > deadline {
            return found;
        }
        sleep(Duration::from_millis(100)).await;
    }
}
