//! The JSON Schema of packs, and that of a reply to a brief.

use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// The schema of packs, which is also in the repository's `data/`.
pub const PACK: &str = include_str!("../../../data/pack.schema.json");

/// The lists of a pack that a reply may add to. That somebody has looked at a cell (`coded`) only a
/// person can say.
pub const LISTS: [&str; 10] = [
    "topics",
    "issues",
    "actors",
    "positions",
    "quotes",
    "claims",
    "relations",
    "events",
    "figures",
    "questions",
];

/// Returns the schema of a reply: the lists of a pack, and what is only in replies.
pub fn of_reply() -> Value {
    let pack: Value = serde_json::from_str(PACK).unwrap_or_default();
    let mut properties = Map::new();
    for key in ["title", "summary"].into_iter().chain(LISTS) {
        properties.insert(key.into(), pack["properties"][key].clone());
    }
    let digest = json!({
        "type": "object",
        "required": ["paragraph", "digest"],
        "additionalProperties": false,
        "properties": {"paragraph": {"type": "integer", "minimum": 1}, "digest": {"type": "string"}},
    });
    properties.insert("digests".into(), json!({"type": "array", "items": digest}));
    for key in ["left_out", "doubts"] {
        properties.insert(key.into(), json!({"type": "array"}));
    }
    let properties = Value::Object(properties);
    let mut definitions = Map::new();
    let mut open: Vec<String> = references(&properties).into_iter().collect();
    while let Some(name) = open.pop() {
        let mut definition = pack["$defs"][&name].clone();
        if let Some(properties) = definition["properties"].as_object_mut() {
            properties.remove("draft");
        }
        open.extend(references(&definition));
        if definitions.insert(name, definition).is_some() {
            continue;
        }
        open.retain(|name| !definitions.contains_key(name));
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "additionalProperties": false,
        "properties": properties,
        "$defs": definitions,
    })
}

/// Returns the names of the definitions that a schema refers to.
fn references(schema: &Value) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    match schema {
        Value::Object(object) => {
            for (key, value) in object {
                let name = value.as_str().and_then(|it| it.strip_prefix("#/$defs/"));
                match name.filter(|_| key == "$ref") {
                    Some(name) => drop(names.insert(name.to_owned())),
                    None => names.extend(references(value)),
                }
            }
        }
        Value::Array(elements) => names.extend(elements.iter().flat_map(references)),
        _ => {}
    }
    names
}
