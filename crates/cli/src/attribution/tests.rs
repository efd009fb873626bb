//! The cases are data: each file in `tests/attribution/` has articles with their actors. Each passage is
//! coded once as what each of the actors says.

use super::*;
use crate::case_files::check_cases;
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    about: String,
    language: String,
    published: String,
    paragraphs: Vec<String>,
    /// As in a pack, without evidence.
    actors: Vec<Value>,
    said: Vec<Passage>,
}

/// A paragraph, words of it or none, who says them if anybody does, and the actors who are noticed as
/// wrong.
type Passage = (u32, Option<String>, Option<String>, Vec<String>);

/// Set `STANDPOINT_BLESS=1` to write again who is noticed.
#[test]
fn wrong_speakers_are_noticed_and_right_ones_never() {
    let check = |value: &mut Value| {
        let case = Case::deserialize(&*value).expect("a case is complete");
        let mut failures = String::new();
        for (at, (paragraph, words, by, expected)) in case.said.iter().enumerate() {
            let noticed = noticed(&case, *paragraph, words.as_deref());
            let place = format!("{}: ¶{paragraph} {words:?}", case.about);
            let is_false = by.as_ref().is_some_and(|by| noticed.contains(by));
            assert!(!is_false, "{place}: a false alarm");
            if noticed != *expected {
                failures += &format!("{place}: {noticed:?}\n");
            }
            value["said"][at][3] = json!(noticed);
        }
        failures
    };
    check_cases("attribution", check, in_lines);
}

/// Returns the actors whose claim a passage clearly isn't.
fn noticed(case: &Case, paragraph: u32, words: Option<&str>) -> Vec<String> {
    let date = json!({"edtf": case.published, "basis": "stated"});
    let passage = match words {
        Some(words) => json!({"paragraph": paragraph, "selector": {"exact": words}}),
        None => json!({"paragraph": paragraph}),
    };
    let id = |actor: &Value| actor["id"].as_str().unwrap_or_default().to_owned();
    let claims = case.actors.iter().map(|actor| {
        json!({
            "id": format!("of-{}", id(actor)), "actor": id(actor), "text": "t", "date": date,
            "grade": "reported", "evidence": [passage],
        })
    });
    let actors = case.actors.iter().map(|actor| {
        let mut actor = actor.clone();
        actor["evidence"] = json!([{"paragraph": 1}]);
        actor
    });
    let paragraphs = case.paragraphs.iter();
    let paragraphs = paragraphs.map(|_| json!({"digest": "d", "sha256": "0".repeat(64)}));
    let pack = json!({
        "format": 1, "id": "it", "title": "t", "summary": "s", "language": case.language,
        "source": {
            "publisher": "p", "language": case.language, "published": date, "owned": false,
            "paragraphs": paragraphs.collect::<Vec<_>>(),
        },
        "topics": [], "issues": [], "actors": actors.collect::<Vec<_>>(), "positions": [], "quotes": [],
        "claims": claims.collect::<Vec<_>>(), "relations": [], "events": [], "figures": [],
        "questions": [],
    });
    let pack = standpoint_core::read(pack.to_string().as_bytes());
    let pack = pack.unwrap_or_else(|problems| panic!("{}: {problems:?}", case.about));
    let found = warnings(&pack, &case.paragraphs);
    let mut claims = pack.claims().iter().enumerate();
    let is_noticed = |at: usize| {
        found
            .iter()
            .any(|it| it.path == format!("claims[{at}].actor"))
    };
    let noticed = claims.by_ref().filter(|(at, _)| is_noticed(*at));
    let actors = noticed.filter_map(|(_, claim)| claim.actor.as_ref());
    actors.map(|it| it.as_str().to_owned()).collect()
}

/// Writes cases with one paragraph, actor and passage per line.
fn in_lines(cases: &[Value]) -> String {
    let case = |case: &Value| {
        let fields = ["about", "language", "published"];
        let fields = fields.map(|key| format!("    \"{key}\": {}", case[key]));
        let lists = ["paragraphs", "actors", "said"].map(|key| {
            let items = case[key].as_array().into_iter().flatten();
            let items: Vec<_> = items.map(|it| format!("      {it}")).collect();
            format!("    \"{key}\": [\n{}\n    ]", items.join(",\n"))
        });
        let fields: Vec<_> = fields.into_iter().chain(lists).collect();
        format!("  {{\n{}\n  }}", fields.join(",\n"))
    };
    let cases: Vec<_> = cases.iter().map(case).collect();
    format!("[\n{}\n]\n", cases.join(",\n"))
}
