//! Random JSON.

use proptest::prelude::*;
use serde_json::{Value, json};

/// Any small value.
pub fn any_value() -> impl Strategy<Value = Value> {
    value(any::<String>().boxed())
}

/// An object with the format of packs, and keys and strings that packs use.
pub fn near_pack() -> impl Strategy<Value = Value> {
    let word = prop::sample::select(WORDS.as_slice())
        .prop_map(String::from)
        .boxed();
    let lists = prop::collection::hash_map(word.clone(), value(word), 0..16);
    lists.prop_map(|entries| {
        let mut object: serde_json::Map<_, _> = entries.into_iter().collect();
        object.insert("format".into(), json!(1));
        Value::Object(object)
    })
}

const WORDS: [&str; 47] = [
    "id",
    "title",
    "summary",
    "language",
    "source",
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
    "publisher",
    "published",
    "owned",
    "paragraphs",
    "digest",
    "sha256",
    "text",
    "name",
    "kind",
    "role",
    "member_of",
    "evidence",
    "paragraph",
    "selector",
    "exact",
    "stance",
    "date",
    "edtf",
    "basis",
    "grade",
    "attributed_by",
    "note",
    "agree",
    "stated",
    "own-words",
    "2024",
    "en",
    "person",
    "single-choice",
    "options",
    "topic",
    "__proto__",
];

fn value(text: BoxedStrategy<String>) -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (0_u64..5).prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        text.clone().prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 60, 8, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..8).prop_map(Value::from),
            prop::collection::hash_map(text.clone(), inner, 0..8)
                .prop_map(|entries| Value::Object(entries.into_iter().collect())),
        ]
    })
}
