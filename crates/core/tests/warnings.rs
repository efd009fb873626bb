//! Warnings about valid packs.
//!
//! The cases are data, as in `tests/read.rs`: each file in `tests/warnings/` has cases of one kind.
//! A case edits the small pack, which must stay valid, and lists every warning that must then be
//! reported, in any order, and no other. The pack includes the article's text, unless the case is
//! `without_text`.

mod support;

use serde::Deserialize;
use serde_json::Value;
use standpoint_core::pack::Side;
use standpoint_core::warnings::{Counts, fairness, without_allowed};
use standpoint_core::{Pack, read, warnings};
use std::fmt::Write as _;
use support::cases::{self, Edit, Expected, cases, edited};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    about: String,
    edits: Vec<Edit>,
    #[serde(default)]
    without_text: bool,
    warnings: Vec<Expected>,
    /// What is wrong with the pack's `allowed`.
    #[serde(default)]
    errors: Vec<Expected>,
    /// Part of the text about each skipped check.
    #[serde(default)]
    skipped: Vec<String>,
}

/// The small pack, with right options in several places: in the file, most come first.
fn harbour() -> Value {
    let mut pack: Value = serde_json::from_slice(&support::pack("harbour-bridge")).expect("JSON");
    for question in pack["questions"].as_array_mut().expect("a list") {
        if ["what-began-it", "both-honest"]
            .map(Value::from)
            .contains(&question["id"])
        {
            let options = &mut question["kind"]["single-choice"]["options"];
            options.as_array_mut().expect("a list").rotate_left(1);
        }
    }
    pack
}

fn remove_text(pack: &mut Value) {
    for paragraph in pack["source"]["paragraphs"].as_array_mut().expect("a list") {
        paragraph.as_object_mut().expect("an object").remove("text");
    }
}

fn valid_pack(pack: &Value) -> Pack {
    read(pack.to_string().as_bytes()).unwrap_or_else(|problems| panic!("{problems}"))
}

#[test]
fn every_case_reports_exactly_its_warnings() {
    let mut failures = String::new();
    for (file, case) in cases::<Case>("warnings") {
        let mut pack = edited(harbour(), &case.edits);
        if case.without_text {
            remove_text(&mut pack);
        }
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
    remove_text(&mut pack);
    pack["source"]["paragraphs"][9]["digest"] = "Ashby admits that the party wants a vote.".into();
    pack["source"]["paragraphs"][3]["digest"] =
        "Holm acknowledges that the bearings are worn.".into();
    let pack = valid_pack(&pack);
    let found = |article: &[String]| {
        let mut found = warnings(&pack, article).found;
        found.retain(|warning| warning.name == "loaded-verb");
        found
    };
    assert_eq!(found(&[]).len(), 1, "{:?}", found(&[]));
    let mut article = vec!["A paragraph.".to_owned(); 14];
    assert_eq!(found(&article).len(), 1);
    article[8] = "Someone admits something.".into();
    assert_eq!(found(&article).len(), 1, "that is another paragraph");
    article[9] = "Ashby admitted as much.".into();
    assert!(found(&article).is_empty(), "{:?}", found(&article));
}

/// Such a pack can't include the article's text, and quotes few words of it.
#[test]
fn digests_copy_no_long_run_from_an_article_that_the_author_does_not_own() {
    let mut pack = harbour();
    let paragraphs = pack["source"]["paragraphs"].as_array().expect("a list");
    let text = |it: &Value| it["text"].as_str().expect("a text").to_owned();
    let article: Vec<String> = paragraphs.iter().map(text).collect();
    remove_text(&mut pack);
    pack["source"]["owned"] = false.into();
    let lists = [
        "actors",
        "coded",
        "positions",
        "quotes",
        "claims",
        "relations",
        "events",
        "figures",
        "questions",
    ];
    for list in lists {
        pack[list] = Value::Array(Vec::new());
    }
    let digest = "An accordion: the council will decide whether to keep it that way, every day, the article says of the bridge.";
    pack["source"]["paragraphs"][0]["digest"] = digest.into();
    pack["source"]["paragraphs"][1]["digest"] =
        "Private cars would lose the old swing bridge, the plan of October says.".into();
    let found = warnings(&valid_pack(&pack), &article).found;
    let found: Vec<_> = found.iter().map(ToString::to_string).collect();
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].starts_with(
            "source.paragraphs[0].digest: 11 words in a row are the article's, which you do not \
             own: “council will decide whether to keep it that way, every day”"
        ),
        "{found:?}"
    );
}

#[test]
fn fairness_counts_what_is_about_whom() {
    let mut pack = harbour();
    pack["positions"][0]["note"] = "Fenn claims that Varrow says so.".into();
    let counted = fairness(&valid_pack(&pack));
    assert!(counted.has_verbs);
    let fenn = counted
        .actors
        .iter()
        .find(|row| row.actor.as_str() == "odo-fenn");
    let fenn = fenn.expect("a row for each actor");
    // He is offered as the speaker of a quote, and named as the source of a view, which is right.
    let counts = Counts {
        questions: 2,
        right_answers: 1,
        quotes: 3,
        claims: 1,
        plain_verbs: fenn.counts.plain_verbs,
        loaded_verbs: 1,
    };
    assert_eq!((fenn.issues, fenn.counts), (4, counts));

    assert_eq!(
        counted.sides.len(),
        2 * pack["issues"].as_array().expect("a list").len()
    );
    let of_vote = |side| {
        let mut rows = counted.sides.iter();
        let row = rows.find(|row| row.issue.as_str() == "town-vote" && row.side == side);
        let row = row.expect("a row for each side");
        let counts = row.counts;
        let numbers = [
            counts.questions,
            counts.right_answers,
            counts.quotes,
            counts.claims,
        ];
        (row.voices, numbers)
    };
    // Ashby, Fenn and the party; the council and the mayor.
    assert_eq!(of_vote(Side::For), (3, [1, 1, 2, 0]));
    assert_eq!(of_vote(Side::Against), (2, [1, 0, 0, 1]));

    pack["language"] = "de".into();
    assert!(!fairness(&valid_pack(&pack)).has_verbs);
}
