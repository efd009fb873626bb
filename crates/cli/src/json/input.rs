//! Values to write into a JSON text.

use jsonc_parser::cst::CstInputValue;
use serde_json::Value;

/// The order in which an entry's keys are written. Others follow, by name.
const FIRST: [&str; 9] = [
    "id", "skill", "topic", "prompt", "kind", "text", "verdict", "reason", "name",
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
            let place = |key: &str| FIRST.iter().position(|first| *first == key);
            let mut pairs: Vec<_> = object.iter().collect();
            pairs.sort_by_key(|(key, _)| place(key).unwrap_or(FIRST.len()));
            let pairs = pairs.into_iter();
            CstInputValue::Object(
                pairs
                    .map(|(key, value)| (key.clone(), input(value)))
                    .collect(),
            )
        }
    }
}
