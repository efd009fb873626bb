//! Packs with less in them.

use serde_json::{Value, json};

/// Returns `pack` with nobody on any side: all positions are absences.
pub(super) fn all_absent(pack: &Value, id: &str) -> Value {
    let mut pack = without_the_rest(pack, id);
    let absences = ["unclear", "declined-to-comment"].into_iter().cycle();
    let positions = pack["positions"].as_array_mut().into_iter().flatten();
    for (position, absence) in positions.zip(absences) {
        position["stance"] = absence.into();
    }
    pack
}

/// Returns `pack` with these actors and issues only, and their positions. Without `issues`, all of
/// them stay.
pub(super) fn cut(pack: &Value, id: &str, actors: &[&str], issues: &[&str]) -> Value {
    let is_actor = |id: &Value| id.as_str().is_some_and(|id| actors.contains(&id));
    let is_issue = |id: &Value| {
        let is_named = id.as_str().is_some_and(|id| issues.contains(&id));
        issues.is_empty() || is_named
    };
    let mut pack = without_the_rest(pack, id);
    retain(&mut pack, "issues", |it| is_issue(&it["id"]));
    let topics = elements(&pack, "issues").map(|it| it["topic"].clone());
    let topics: Vec<_> = topics.collect();
    retain(&mut pack, "topics", |it| topics.contains(&it["id"]));
    retain(&mut pack, "positions", |it| {
        let may_attribute = it.get("attributed_by").is_none_or(is_actor);
        is_actor(&it["actor"]) && is_issue(&it["issue"]) && may_attribute
    });
    retain(&mut pack, "actors", |it| is_actor(&it["id"]));
    for actor in pack["actors"].as_array_mut().into_iter().flatten() {
        if let Some(actor) = actor.as_object_mut() {
            actor.retain(|key, value| key != "member_of" || is_actor(value));
        }
    }
    pack
}

/// Returns `pack` with another id, and without what is neither a position nor needed for one.
fn without_the_rest(pack: &Value, id: &str) -> Value {
    let mut pack = pack.clone();
    pack["id"] = id.into();
    for list in [
        "claims",
        "relations",
        "quotes",
        "events",
        "figures",
        "questions",
    ] {
        pack[list] = json!([]);
    }
    pack
}

fn elements<'a>(pack: &'a Value, list: &str) -> impl Iterator<Item = &'a Value> {
    pack[list].as_array().into_iter().flatten()
}

fn retain(pack: &mut Value, list: &str, keeps: impl Fn(&Value) -> bool) {
    if let Some(list) = pack[list].as_array_mut() {
        list.retain(keeps);
    }
}
