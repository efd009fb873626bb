//! Measures how soon the page can be read and answered on a slow phone, compared with two other
//! quiz libraries; how fast it is with the largest packs; and how long a site of many stories takes
//! to build.

mod answers;
mod conditions;
mod goal;
mod peers;
mod report;
mod scale;
mod site;
mod visit;

use std::{fmt, fs};

use serde_json::Value;

use crate::compressed::CompressedServer;
use crate::failure::Failure;
use crate::paths;
use peers::Peer;
use report::{Measured, Report};

pub use scale::scale;
pub use site::site;

/// Measures each page `runs` times, prints the results, and writes them to `page.json` in
/// [`paths::bench`].
///
/// A missed goal is reported but is not an error: times depend on the machine and its load.
///
/// # Errors
/// Fails if a page does not grade an answer.
pub async fn page(runs: usize) -> Result<(), Failure> {
    let ours = CompressedServer::start(&paths::dist()?).await?;
    let quizdown = Peer::quizdown()?.serve().await?;
    let surveyjs = Peer::surveyjs()?.serve().await?;
    let targets = [
        Target {
            name: STORY,
            address: ours.url("/"),
            driver: None,
        },
        Target {
            name: QUIZ,
            address: ours.url("/#quiz"),
            driver: Some(include_str!("standpoint.js").into()),
        },
        Target {
            name: QUIZDOWN,
            address: quizdown.url("/"),
            driver: Some(peers::driver(include_str!("quizdown.js"))?),
        },
        Target {
            name: SURVEYJS,
            address: surveyjs.url("/"),
            driver: Some(peers::driver(include_str!("surveyjs.js"))?),
        },
    ];
    let mut pages = targets.each_ref().map(|target| Measured::new(target.name));
    // Each run measures all pages, so that load on the machine affects all of them.
    for run in 1..=runs {
        for (target, page) in targets.iter().zip(&mut pages) {
            let visit = visit::measure(&target.address, target.driver.as_deref()).await;
            page.runs.push(
                visit.map_err(|failure| failure.context(format!("{}, run {run}", target.name)))?,
            );
        }
        eprintln!("run {run} of {runs} done");
    }
    let report = Report::of(pages).with_answers(answers::measure(&ours).await?);
    save("page", &report.json(), &report)
}

/// Writes the results to a file in [`paths::bench`], and prints them as a table.
fn save(name: &str, json: &Value, table: &impl fmt::Display) -> Result<(), Failure> {
    let folder = paths::bench();
    fs::create_dir_all(&folder)?;
    let file = folder.join(format!("{name}.json"));
    fs::write(&file, serde_json::to_string_pretty(json)? + "\n")?;
    println!("{table}\n\nwritten to {}", file.display());
    Ok(())
}

const STORY: &str = "our story";
const QUIZ: &str = "our quiz";
const QUIZDOWN: &str = "quizdown";
const SURVEYJS: &str = "SurveyJS";

struct Target {
    name: &'static str,
    address: String,
    /// A script that answers a question in the page. Without one the page is only loaded.
    driver: Option<String>,
}
