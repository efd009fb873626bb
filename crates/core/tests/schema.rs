//! `data/pack.schema.json` is the JSON Schema of the model's types.
//!
//! After a change to the types or their docs, regenerate it:
//! `STANDPOINT_BLESS=1 cargo test -p standpoint-core --features schema --test schema`.

#![cfg(feature = "schema")]

mod support;

use schemars::Schema;
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use serde_json::{Value, json};
use standpoint_core::Pack;
use standpoint_core::warnings::Allowed;
use std::{env, fs};

fn generated() -> Value {
    let settings = SchemaSettings::draft2020_12()
        .with_transform(RecursiveTransform(without_null))
        .with_transform(RecursiveTransform(without_empty_text));
    let mut generator = settings.into_generator();
    let allowed = generator.subschema_for::<Allowed>().to_value();
    let mut schema = generator.into_root_schema_for::<Pack>().to_value();
    add_keys_for_authors(&mut schema, allowed);
    schema
}

/// Adds the keys that reading ignores, except `$schema`.
fn add_keys_for_authors(schema: &mut Value, allowed: Value) {
    schema["properties"]["allowed"] = json!({
        "type": "array",
        "description": "Warnings of `standpoint check` that you have judged and allow.",
        "items": allowed,
    });
    for name in ENTRIES {
        schema["$defs"][name]["properties"]["draft"] = json!({
            "type": "boolean",
            "description": "Whether this still has to be confirmed by a person. A pack with drafts is not published.",
        });
    }
}

/// What can be a draft.
const ENTRIES: [&str; 11] = [
    "Paragraph",
    "Topic",
    "Issue",
    "Actor",
    "Position",
    "Quote",
    "Claim",
    "Relation",
    "Event",
    "Figure",
    "Question",
];

/// Removes `null` from the types: absent values are left out of a pack, and null is refused.
fn without_null(schema: &mut Schema) {
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|kind| kind != "null");
        if let [kind] = types.as_slice() {
            let kind = kind.clone();
            schema.insert("type".into(), kind);
        }
    }
    if let Some(Value::Array(choices)) = schema.get_mut("anyOf") {
        choices.retain(|choice| choice["type"] != "null");
        if let [Value::Object(only)] = choices.as_slice() {
            let only = only.clone();
            schema.remove("anyOf");
            for (key, value) in only {
                schema.insert(key, value);
            }
        }
    }
}

/// Adds a pattern that refuses blank strings.
fn without_empty_text(schema: &mut Schema) {
    let is_restricted = ["enum", "const", "pattern"]
        .into_iter()
        .any(|key| schema.get(key).is_some());
    if schema.get("type").is_some_and(|kind| kind == "string") && !is_restricted {
        schema.insert("pattern".into(), r"\S".into());
    }
}

#[test]
fn the_committed_schema_matches_the_types() {
    let path = support::data().join("pack.schema.json");
    let generated = format!("{:#}\n", generated());
    if env::var_os("STANDPOINT_BLESS").is_some_and(|bless| bless == "1") {
        fs::write(&path, &generated).expect("the schema can be written");
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == generated,
        "data/pack.schema.json differs from the types: \
         run this test with STANDPOINT_BLESS=1 and review the changes"
    );
}

/// The schema requires the same keys as `read`.
#[test]
fn the_schema_requires_what_reading_requires() {
    let schema = generated();
    let problems = standpoint_core::read(br#"{"format": 1}"#).expect_err("keys are missing");
    let mut missing: Vec<_> = problems
        .iter()
        .map(|problem| problem.location.to_string())
        .collect();
    missing.push("format".into());
    let mut required: Vec<_> = schema["required"]
        .as_array()
        .into_iter()
        .flatten()
        .collect();
    assert_eq!(required.len(), missing.len());
    required.retain(|key| !missing.iter().any(|missing| *key == missing));
    assert!(
        required.is_empty(),
        "required by the schema, but not by `read`: {required:?}"
    );
}

#[test]
fn the_schema_has_its_ids_and_descriptions_for_authors() {
    let schema = generated();
    assert_eq!(
        schema["$schema"],
        "https://json-schema.org/draft/2020-12/schema"
    );
    assert_eq!(schema["$id"], "urn:standpoint:pack:1");
    assert_eq!(schema["properties"]["$schema"]["type"], "string");
    assert_eq!(schema["title"], "A Standpoint pack");
    assert_eq!(schema["properties"]["format"]["const"], 1);
    let text = schema.to_string();
    for odd in ["[`", "crate::", "\"null\""] {
        assert!(!text.contains(odd), "the schema contains {odd}");
    }
    let nameless: Vec<_> = objects(&schema)
        .flat_map(|object| object["properties"].as_object().into_iter().flatten())
        .filter(|(_, property)| property.get("description").is_none())
        .map(|(key, _)| key)
        .collect();
    // Only the kinds of question: their descriptions are next to the property.
    assert_eq!(
        nameless.len(),
        standpoint_core::quiz::QuestionKind::NAMES.len(),
        "{nameless:?}"
    );
}

/// The schemas of objects, at whatever depth.
fn objects(schema: &Value) -> Box<dyn Iterator<Item = &Value> + '_> {
    let inner: Box<dyn Iterator<Item = &Value>> = match schema {
        Value::Array(list) => Box::new(list.iter()),
        Value::Object(object) => Box::new(object.values()),
        _ => Box::new(std::iter::empty()),
    };
    let own = std::iter::once(schema).filter(|schema| schema["properties"].is_object());
    Box::new(own.chain(inner.flat_map(objects)))
}
