//! Reading a pack reports all its problems at once, each with its location.
//!
//! The cases are data: each file in `tests/read/` has cases of one kind. A case edits the small
//! pack and lists every problem that must then be reported, in any order, and no other:
//!
//! ```json
//! {
//!   "about": "a reference to nothing",
//!   "edits": [{"set": "positions[fenn-cars].actor", "to": "nobody"}],
//!   "problems": [{"at": "positions[fenn-cars].actor", "what": "is not in `actors`"}]
//! }
//! ```
//!
//! `support/cases.rs` documents the edits. `what` is part of the problem's message. A case without
//! problems must be read.

mod support;

use serde::Deserialize;
use serde_json::{Value, json};
use std::fmt::Write as _;
use support::cases::{Edit, Expected, cases, difference, edited, in_numbers};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    about: String,
    edits: Vec<Edit>,
    problems: Vec<Expected>,
}

#[test]
fn every_case_reports_exactly_its_problems() {
    let pack: Value = serde_json::from_slice(&support::pack("harbour-bridge")).expect("JSON");
    let cases = cases::<Case>("read");
    let mut failures = String::new();
    for (file, case) in &cases {
        if let Err(difference) = run(case, pack.clone()) {
            let _ = writeln!(failures, "{file}, {}:\n{difference}", case.about);
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
    assert!(cases.len() > 100, "only {} cases were found", cases.len());
}

fn run(case: &Case, pack: Value) -> Result<(), String> {
    let pack = edited(pack, &case.edits);
    let problems = standpoint_core::read(pack.to_string().as_bytes())
        .err()
        .unwrap_or_default();
    let reported: Vec<_> = problems
        .iter()
        .map(|problem| (problem.location.to_string(), problem.what.clone()))
        .collect();
    let mut difference = difference(&pack, &case.problems, &reported);
    for problem in problems.iter().filter(|problem| problem.hint.is_empty()) {
        difference += &format!("  no hint: {problem}\n");
    }
    if difference.is_empty() {
        Ok(())
    } else {
        Err(difference)
    }
}

#[test]
fn a_path_can_name_an_element_by_its_id() {
    let pack = json!({"a": [{"id": "x"}, {"id": "y", "b": [1, 2]}]});
    assert_eq!(in_numbers(&pack, "a[y].b[1]"), "a[1].b[1]");
}
