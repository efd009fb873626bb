//! Values to write into a JSON text.

use jsonc_parser::cst::CstInputValue;
use serde_json::Value;

/// The order in which the keys of a pack's entries are written. Others follow, by name, and
/// `draft` last.
const ORDER: [&str; 34] = [
    "id",
    "skill",
    "topic",
    "name",
    "short_name",
    "prompt",
    "kind",
    "role",
    "member_of",
    "text",
    "verdict",
    "reason",
    "actor",
    "issue",
    "stance",
    "title",
    "label",
    "value",
    "unit",
    "qualifier",
    "given_by",
    "edtf",
    "words",
    "basis",
    "date",
    "grade",
    "note",
    "gist",
    "actors",
    "issues",
    "paragraph",
    "selector",
    "exact",
    "evidence",
];

/// Returns a value to write, with the keys of objects in the usual order.
pub fn input(value: &Value) -> CstInputValue {
    match value {
        Value::Null => CstInputValue::Null,
        Value::Bool(value) => CstInputValue::Bool(*value),
        Value::Number(number) => CstInputValue::Number(number.to_string()),
        Value::String(text) => CstInputValue::String(text.clone()),
        Value::Array(elements) => CstInputValue::Array(elements.iter().map(input).collect()),
        Value::Object(object) => {
            let place = |key: &str| ORDER.iter().position(|it| *it == key);
            let mut pairs: Vec<_> = object.iter().collect();
            pairs.sort_by_key(|(key, _)| (place(key).unwrap_or(ORDER.len()), *key == "draft"));
            let pairs = pairs.into_iter();
            CstInputValue::Object(
                pairs
                    .map(|(key, value)| (key.clone(), input(value)))
                    .collect(),
            )
        }
    }
}
