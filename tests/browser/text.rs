//! Reads the page in w3m, a text browser.

use std::process::Command;

use libtest_mimic::{Failed, Trial};
use standpoint_tests::paths;

use crate::reader::{OTHER, pack, string};

/// Returns the trial that reads the other story in w3m.
pub fn trial() -> Trial {
    Trial::test("w3m::story_table_and_questions_can_be_read", || {
        read().map_err(Failed::from)
    })
}

fn read() -> Result<(), String> {
    let page = paths::dist().map_err(|failure| failure.to_string())?;
    let output = Command::new("w3m")
        .args(["-dump", "-cols", "200", "-T", "text/html"])
        .arg(page.join(format!("{OTHER}.html")))
        .output()
        .map_err(|error| format!("starting w3m: {error}: run `cargo xtask setup`"))?;
    let text = String::from_utf8_lossy(&output.stdout);
    let pack = pack(OTHER).map_err(|failure| failure.to_string())?;
    let question = &pack["questions"][0];
    let option = &question["kind"]["single-choice"]["options"][0];
    let parts = [
        string(&pack["title"]),
        string(&pack["source"]["paragraphs"][0]["digest"]),
        string(&pack["issues"][0]["proposition"]),
        "Strongly disagrees",
        string(&question["prompt"]),
        string(&option["text"]),
        string(&option["reason"]),
        "need JavaScript and WebAssembly",
    ];
    let missing: Vec<_> = parts.iter().filter(|part| !text.contains(**part)).collect();
    let unexpected = ["<script", "import(", "Available offline", "{\"format\""];
    let unexpected: Vec<_> = unexpected.iter().filter(|it| text.contains(**it)).collect();
    if missing.is_empty() && unexpected.is_empty() {
        return Ok(());
    }
    Err(format!(
        "missing {missing:?}, unexpected {unexpected:?} in\n{text}"
    ))
}
