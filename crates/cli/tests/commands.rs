//! Runs the commands as a user does. Each file in `commands/` is a session: what is typed, and what
//! is printed. `NAME.in/` is the folder in which it runs, `NAME.out/` what must be there afterwards.
//!
//! To accept an intended change: `TRYCMD=overwrite cargo test -p standpoint --test commands`.

use serde_sarif::sarif::Sarif;
use std::process::Command;

#[test]
fn every_session_prints_what_it_should() {
    trycmd::TestCases::new()
        .env("NO_COLOR", "1")
        .case("tests/commands/*.trycmd")
        .case("tests/commands/*.toml");
}

/// The SARIF that `check` writes is read by a program that knows its schema.
#[test]
fn sarif_is_read_by_others() {
    let output = Command::new(env!("CARGO_BIN_EXE_standpoint"))
        .args(["check", "library", "--format", "sarif"])
        .current_dir(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/tests/commands/check-sarif.in"
        ))
        .output()
        .expect("the program runs");
    let sarif: Sarif = serde_json::from_slice(&output.stdout).expect("SARIF");
    let run = &sarif.runs[0];
    let rules = run.tool.driver.rules.as_deref().unwrap_or_default();
    let results = run.results.as_deref().unwrap_or_default();
    assert_eq!(results.len(), 5);
    for result in results {
        let rule = result.rule_id.as_deref().expect("a rule");
        assert!(rules.iter().any(|it| it.id == rule), "{rule}");
        let place = &result.locations.as_deref().expect("a place")[0];
        let place = place.physical_location.as_ref().expect("a file");
        let file = place.artifact_location.as_ref().expect("a file");
        assert_eq!(file.uri.as_deref(), Some("library/pack.json"));
    }
}
