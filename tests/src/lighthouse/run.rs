//! One run of Lighthouse with its own browser.

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
use crate::session::{chromium_flags, home, isolated_command, profile};

/// Returns Lighthouse's report on `address`, with its default settings for a phone.
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
    let mut command = isolated_command(&on_path("node")?, home.path());
    command
        .arg(cli)
        .arg(address)
        .arg(format!("--port={port}"))
        .arg(format!("--only-categories={}", names.join(",")))
        .arg("--output=json")
        .arg(format!("--output-path={}", file.display()))
        .arg("--no-enable-error-reporting");
    let mut lighthouse = ProcessGroup::start(command, home.path(), "lighthouse.log")?;
    let outcome = until(LIGHTHOUSE_TIMEOUT, || lighthouse.ended().transpose()).await;
    let output = || lighthouse.output().trim().to_owned();
    let outcome = outcome.ok_or_else(|| {
        let seconds = LIGHTHOUSE_TIMEOUT.as_secs();
        Failure::new(format!("not done after {seconds} s; output: {}", output()))
    })?;
    outcome?;
    let report =
        fs::read(&file).map_err(|_| Failure::new(format!("no report; output: {}", output())))?;
    Ok(serde_json::from_slice(&report)?)
}

/// Time limit of a run. Most take 20 s.
const LIGHTHOUSE_TIMEOUT: Duration = Duration::from_secs(240);

/// Time limit for Chromium to start.
const CHROMIUM_TIMEOUT: Duration = Duration::from_secs(60);

/// Starts Chromium and returns its debugging port. A browser started by Lighthouse would be in a
/// process group that outlives an interrupt.
async fn chromium(home: &Path) -> Result<(ProcessGroup, u16), Failure> {
    let mut command = isolated_command(&on_path("chromium")?, home);
    command
        .args(chromium_flags(home))
        .args(["--remote-debugging-port=0", "about:blank"]);
    let mut chromium = ProcessGroup::start(command, home, "chromium.log")?;
    let port = until(CHROMIUM_TIMEOUT, || match chromium.ended() {
        // Chromium writes its port to this file once it listens.
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
    // With a second line, the first is complete.
    let (port, _) = text.split_once('\n')?;
    port.parse().ok()
}

/// Calls `look` until it returns a value, for at most `limit`.
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
