//! The plain HTML sorts names by the rules of the pack's language, as the page does in the browser
//! (`tests/browser/scenarios/name_order.rs`, with the same names).

#![cfg(feature = "ssr")]

use leptos::prelude::*;
use serde_json::{Value, json};
use standpoint_web::views::{Answers, plain};
use std::sync::Arc;

/// Returns the actors in the first issue's table, in order. All have the same position.
fn order(language: &str, names: &[&str]) -> Vec<String> {
    let bytes = include_bytes!("../../data/harbour-bridge/pack.json");
    let mut pack: Value = serde_json::from_slice(bytes).expect("JSON");
    pack["language"] = language.into();
    let issue = pack["issues"][0]["id"].clone();
    let mut positions = Vec::new();
    for (actor, name) in pack["actors"]
        .as_array_mut()
        .expect("a list")
        .iter_mut()
        .zip(names)
    {
        actor["name"] = (*name).into();
        positions.push(json!({
            "id": format!("of-{}", actor["id"].as_str().expect("an id")),
            "actor": actor["id"],
            "issue": issue,
            "stance": "agree",
            "date": {"edtf": "2024", "basis": "stated"},
            "grade": "reported",
            "note": "They agree.",
            "evidence": [{"paragraph": 1}],
        }));
    }
    pack["positions"] = positions.into();
    pack["questions"] = json!([]);
    let pack = standpoint_core::read(pack.to_string().as_bytes());
    let pack = Arc::new(pack.unwrap_or_else(|problems| panic!("{problems}")));
    let html = Owner::new().with(|| plain(&pack, Answers::Folded).to_html());
    let heads = html.split("<th scope=\"row\">").skip(1);
    heads
        .map(|head| head.split('<').next().unwrap_or_default().to_owned())
        .collect()
}

#[test]
fn names_are_sorted_by_the_packs_language() {
    let cases: Value = serde_json::from_str(include_str!("names.json")).expect("JSON");
    let list = |key: &str| -> Vec<&str> {
        let names = cases[key].as_array().expect("a list").iter();
        names.filter_map(Value::as_str).collect()
    };
    let names = list("names");
    // An unknown tag has the order of CLDR's root locale.
    for language in ["en", "en-GB", "de", "de-CH-1996", "qqq"] {
        assert_eq!(order(language, &names), list("latin-first"), "{language}");
    }
    // Sorted by pinyin: an, li, zhang.
    for language in ["zh", "zh-Hans-CN"] {
        assert_eq!(order(language, &names), list("by-pinyin"), "{language}");
    }
    let last_letters = ["Zorn", "Öberg", "Ärlig", "Åberg", "Andersson"];
    assert_eq!(
        order("sv", &last_letters),
        ["Andersson", "Zorn", "Åberg", "Ärlig", "Öberg"]
    );
}
