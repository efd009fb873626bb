//! Warnings about valid packs.
//!
//! The cases are data, as in `tests/read.rs`: each file in `tests/warnings/` has cases of one kind.
//! A case edits the small pack, which must stay valid, and lists every warning that must then be
//! reported, in any order, and no other.

mod support;

use serde::Deserialize;
use serde_json::Value;
use standpoint_core::warnings::without_allowed;
use standpoint_core::{Pack, read, warnings};
use std::fmt::Write as _;
use support::cases::{self, Edit, Expected, cases, edited};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    about: String,
    edits: Vec<Edit>,
    warnings: Vec<Expected>,
    /// What is wrong with the pack's `allowed`.
    #[serde(default)]
    errors: Vec<Expected>,
    /// Part of the text about each skipped check.
    #[serde(default)]
    skipped: Vec<String>,
}

fn harbour() -> Value {
    serde_json::from_slice(&support::pack("harbour-bridge")).expect("JSON")
}

fn valid_pack(pack: &Value) -> Pack {
    read(pack.to_string().as_bytes()).unwrap_or_else(|problems| panic!("{problems}"))
}

#[test]
fn every_case_reports_exactly_its_warnings() {
    let mut failures = String::new();
    for (file, case) in cases::<Case>("warnings") {
        let pack = edited(harbour(), &case.edits);
        let mut warnings = warnings(&valid_pack(&pack), &[]);
        let (rest, errors) = without_allowed(warnings.found, &pack);
        warnings.found = rest;
        let reported: Vec<_> = warnings
            .found
            .iter()
            .map(|warning| (warning.path.clone(), warning.what.clone()))
            .collect();
        let mut difference = cases::difference(&pack, &case.warnings, &reported);
        let errors: Vec<_> = errors
            .into_iter()
            .map(|it| (it.location.to_string(), it.what))
            .collect();
        difference += &cases::difference(&pack, &case.errors, &errors);
        for warning in warnings.found.iter().filter(|it| it.hint.is_empty()) {
            difference += &format!("  no hint: {warning}\n");
        }
        let matches = |(skipped, part): (&String, &String)| skipped.contains(part);
        if warnings.skipped.len() != case.skipped.len()
            || !warnings.skipped.iter().zip(&case.skipped).all(matches)
        {
            difference += &format!("  skipped: {:?}\n", warnings.skipped);
        }
        if !difference.is_empty() {
            let _ = writeln!(failures, "{file}, {}:\n{difference}", case.about);
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}

#[test]
fn a_verb_of_the_article_itself_causes_no_warning() {
    let mut pack = harbour();
    for paragraph in pack["source"]["paragraphs"].as_array_mut().expect("a list") {
        paragraph.as_object_mut().expect("an object").remove("text");
    }
    pack["source"]["paragraphs"][9]["digest"] = "Ashby admits that the party wants a vote.".into();
    pack["source"]["paragraphs"][3]["digest"] =
        "Holm acknowledges that the bearings are worn.".into();
    let pack = valid_pack(&pack);
    let found = |article: &[String]| warnings(&pack, article).found;
    assert_eq!(found(&[]).len(), 1, "{:?}", found(&[]));
    let mut article = vec!["A paragraph.".to_owned(); 14];
    assert_eq!(found(&article).len(), 1);
    article[8] = "Someone admits something.".into();
    assert_eq!(found(&article).len(), 1, "that is another paragraph");
    article[9] = "Ashby admitted as much.".into();
    assert!(found(&article).is_empty(), "{:?}", found(&article));
}
