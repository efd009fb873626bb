//! A pack can be written in Persian: right to left, with joiners inside words.

use serde_json::{Value, json};
use standpoint_core::pack::Sha256;
use standpoint_core::quiz::generate;
use standpoint_core::read;

/// A dispute over a bridge. Joiners are written as escapes.
fn pack() -> Value {
    let date = || json!({"edtf": "1403-02", "basis": "stated"});
    let text =
        "شهردار گفت: «پل بسته نمی\u{200c}شود.» علی\u{200c}رضا کاظمی می\u{200c}خواهد پل را ببندند.";
    let evidence = || json!([{"paragraph": 1}]);
    json!({
        "$schema": "../pack.schema.json",
        "format": 1,
        "id": "pol",
        "title": "آیا پل بسته می\u{200c}شود؟",
        "summary": "شهردار نمی\u{200c}خواهد و همسایه\u{200c}ها می\u{200c}خواهند.",
        "language": "fa",
        "source": {
            "publisher": "روزنامه\u{200c}ی شهر",
            "language": "fa",
            "published": date(),
            "owned": true,
            "paragraphs": [{
                "digest": "شهردار پل را نمی\u{200c}بندد.",
                "sha256": Sha256::of(text).as_str(),
                "text": text
            }]
        },
        "topics": [{"id": "bridge", "name": "پل"}],
        "issues": [{
            "id": "close", "topic": "bridge", "name": "بستن پل", "proposition": "پل باید بسته شود."
        }],
        "actors": [
            {"id": "mayor", "name": "شهردار", "kind": "person", "role": "شهر را می\u{200c}گرداند", "evidence": evidence()},
            {"id": "alireza", "name": "علی\u{200c}رضا کاظمی", "kind": "person", "role": "همسایه", "evidence": evidence()}
        ],
        "positions": [
            {"id": "mayor-close", "actor": "mayor", "issue": "close", "stance": "disagree", "date": date(),
             "grade": "own-words", "note": "می\u{200c}گوید نه.", "evidence": evidence()},
            {"id": "alireza-close", "actor": "alireza", "issue": "close", "stance": "agree", "date": date(),
             "grade": "reported", "note": "می\u{200c}خواهد.", "evidence": evidence()}
        ],
        "quotes": [{
            "id": "not-closed", "actor": "mayor", "gist": "پل", "date": date(), "issues": ["close"],
            "evidence": {"paragraph": 1, "selector": {"exact": "بسته نمی\u{200c}شود"}}
        }],
        "claims": [], "relations": [], "events": [], "figures": [],
        "questions": [{
            "id": "who", "skill": "attribution", "topic": "bridge", "prompt": "چه کسی می\u{200c}خواهد؟",
            "kind": {"who-holds-it": {"issue": "close", "side": "for", "options": [
                {"actor": "alireza", "reason": "او می\u{200c}خواهد."},
                {"actor": "mayor", "reason": "او نمی\u{200c}خواهد."}
            ]}}
        }]
    })
}

#[test]
fn a_small_pack_in_persian_is_read() {
    let read = read(pack().to_string().as_bytes()).unwrap_or_else(|problems| panic!("{problems}"));
    assert_eq!(read.actors()[1].name, "علی\u{200c}رضا کاظمی");
    assert_eq!(read.quotes()[0].words(), "بسته نمی\u{200c}شود");
    // Later stages accept it too.
    generate(&read, 1, 10, &[]);
    let warnings = standpoint_core::warnings(&read, &[]);
    assert!(warnings.found.is_empty(), "{:?}", warnings.found);
}

#[test]
fn a_joiner_between_latin_letters_is_refused() {
    let mut pack = pack();
    pack["source"]["title"] = "The br\u{200c}idge".into();
    let problems = read(pack.to_string().as_bytes()).expect_err("a joiner between Latin letters");
    let reported: Vec<_> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(reported.len(), 1, "{reported:?}");
    assert!(
        reported[0].starts_with("source.title: character 7 is U+200C: remove it"),
        "{reported:?}"
    );
}
