//! What is said of an actor: never without saying by whom, and never a position that they don't
//! take.

mod support;

use serde_json::Value;
use standpoint_core::Pack;
use standpoint_core::pack::{Grade, Stance};
use std::collections::BTreeMap;
use support::{export, pack_json, text, valid};

fn packs() -> [Pack; 2] {
    ["harbour-bridge", "fentanyl-tariffs"].map(|folder| valid(&pack_json(folder)))
}

/// The sentence of each annotation, by its id.
fn annotations(pack: &Pack) -> BTreeMap<String, String> {
    let json: Value = serde_json::from_str(&text("web-annotation", pack)).expect("JSON");
    let items = json["first"]["items"].as_array().expect("a list").iter();
    let pair = |item: &Value| {
        let id = item["id"].as_str().expect("an id").to_owned();
        (
            id,
            item["body"][0]["value"]
                .as_str()
                .expect("a text")
                .to_owned(),
        )
    };
    items.map(pair).collect()
}

#[test]
fn what_others_attribute_is_said_with_their_name() {
    for pack in packs() {
        let annotations = annotations(&pack);
        let map = text("argdown", &pack);
        let id = |kind: &str, id: &str| format!("urn:standpoint:story:{}:{kind}:{id}:1", pack.id());
        let mut attributed = 0;
        for position in pack
            .positions()
            .iter()
            .filter(|it| it.grade == Grade::Attributed)
        {
            let by = &pack[position.attributed_by.as_ref().expect("an actor")].name;
            let expected = format!("second-hand, by {by}");
            assert!(annotations[&id("position", position.id.as_str())].contains(&expected));
            let line = map
                .lines()
                .find(|line| line.contains(&format!("<position {}>", position.id)));
            assert!(line.is_none_or(|line| line.contains(&expected)), "{line:?}");
            attributed += 1;
        }
        for claim in pack
            .claims()
            .iter()
            .filter(|it| it.grade == Grade::Attributed)
        {
            let by = &pack[claim.attributed_by.as_ref().expect("an actor")].name;
            let expected = format!("second-hand, by {by}");
            assert!(annotations[&id("claim", claim.id.as_str())].contains(&expected));
            let line = map
                .lines()
                .find(|line| line.starts_with(&format!("[claim {}]", claim.id)));
            assert!(line.expect("the claim").contains(&expected));
            attributed += 1;
        }
        assert!(attributed > 0);
    }
}

#[test]
fn who_takes_no_side_has_no_arrow() {
    for pack in packs() {
        let exported = export("argdown", &pack);
        let map = text("argdown", &pack);
        for position in pack.positions() {
            let is_in_map = map.contains(&format!("<position {}>", position.id));
            let has_side = position
                .stance
                .step()
                .and_then(|step| step.side())
                .is_some();
            assert_eq!(is_in_map, has_side, "{}", position.id);
            let name = &pack[&position.actor].name;
            let left_out = format!("{name} on {}", position.issue);
            let is_left_out = exported.left_out.iter().any(|it| it.contains(&left_out));
            assert!(is_in_map || is_left_out, "{left_out}");
        }
    }
}

#[test]
fn an_absence_is_never_called_neutral() {
    for pack in packs() {
        let annotations = annotations(&pack);
        for position in pack.positions() {
            let id = format!(
                "urn:standpoint:story:{}:position:{}:1",
                pack.id(),
                position.id
            );
            let name = &pack[&position.actor].name;
            let is_neutral = annotations[&id].contains(&format!("{name}: neutral"));
            let Stance::Absence(absence) = position.stance else {
                continue;
            };
            assert!(!is_neutral, "{} is {}", position.id, absence.as_str());
        }
    }
}

/// A right answer that rests on what somebody else says of the actor, or on the author's reading.
#[test]
fn a_side_on_somebody_elses_word_is_said_so_in_the_answer() {
    let mut json = pack_json("harbour-bridge");
    let positions = json["positions"].as_array_mut().expect("a list");
    let ashby = positions
        .iter_mut()
        .find(|it| it["id"] == "ashby-vote")
        .expect("the position");
    ashby["grade"] = "attributed".into();
    ashby["attributed_by"] = "odo-fenn".into();
    let pack = valid(&json);
    for format in ["gift", "moodle-xml", "csv", "anki", "json-ld", "html"] {
        let text = text(format, &pack);
        assert!(text.contains("second-hand, by Odo Fenn"), "{format}");
    }
}
