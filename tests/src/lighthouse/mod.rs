//! Lighthouse scores of the built page, as loaded by a phone on a slow network.

mod report;
mod run;

use crate::compressed::CompressedServer;
use crate::failure::Failure;
use crate::paths;
use report::{Category, Report};

/// Checks the scores of the built page, and prints what costs points. A low performance score is
/// only reported.
///
/// # Errors
/// Fails if another score is lower than required, or if Lighthouse fails.
pub async fn check() -> Result<(), Failure> {
    let server = CompressedServer::start(&paths::dist()?).await?;
    let mut missed = Vec::new();
    for at in PAGES {
        let report = best_of(&server.url(at), at).await?;
        println!("{at}\n{report}");
        for category in report.missed() {
            let miss = format!("{at} in {}", category.title());
            if category.depends_on_machine_load() {
                println!("score too low, maybe because the machine is busy: {miss}");
            } else {
                missed.push(miss);
            }
        }
    }
    if missed.is_empty() {
        return Ok(());
    }
    let missed = missed.join(", ");
    Err(Failure::new(format!("score too low: {missed}")))
}

const PAGES: [&str; 2] = ["/", "/#quiz"];

/// How often performance is measured at most, because a busy machine lowers it. Other categories
/// are measured once.
const TRIES: usize = 3;

async fn best_of(address: &str, at: &str) -> Result<Report, Failure> {
    let context = |failure: Failure| failure.context(format!("Lighthouse on {at}"));
    let first = run::run(address, &Category::ALL).await.map_err(context)?;
    let mut report = Report::read(&first).map_err(context)?;
    for _ in 1..TRIES {
        if report.reaches(Category::Performance) {
            break;
        }
        let again = run::run(address, &[Category::Performance]);
        let again = Report::read(&again.await.map_err(context)?).map_err(context)?;
        report.keep_better(again);
    }
    Ok(report)
}
