use serde_json::Value;

/// The beginning of a text that still has to be written or confirmed.
pub const TO_DO: &str = concat!("TO", "DO");

/// Returns the paths of what a person still has to confirm: elements of lists with `"draft": true`,
/// such as `quotes[2]`, and outside these each text that begins with [`TO_DO`]. `json` is a pack.
///
/// ```
/// use standpoint_core::read::{TO_DO, drafts};
///
/// let json = serde_json::json!({
///     "summary": TO_DO,
///     "quotes": [{"id": "a"}, {"id": "b", "draft": true, "gist": TO_DO}],
/// });
/// assert_eq!(drafts(&json), ["quotes[1]", "summary"]);
/// ```
pub fn drafts(json: &Value) -> Vec<String> {
    let mut found = Vec::new();
    find(json, "", &mut found);
    found
}

fn find(value: &Value, path: &str, found: &mut Vec<String>) {
    match value {
        Value::Array(elements) => {
            for (index, element) in elements.iter().enumerate() {
                let path = format!("{path}[{index}]");
                match element.get("draft") {
                    Some(Value::Bool(true)) => found.push(path),
                    _ => find(element, &path, found),
                }
            }
        }
        Value::Object(object) => {
            for (key, value) in object {
                let dot = if path.is_empty() { "" } else { "." };
                find(value, &[path, dot, key].concat(), found);
            }
        }
        Value::String(text) if text.starts_with(TO_DO) => found.push(path.into()),
        _ => {}
    }
}
