use serde_json::Value;

/// Returns the paths of the entries that a person still has to confirm: elements of lists with
/// `"draft": true`, such as `quotes[2]`. `json` is a pack.
///
/// ```
/// use standpoint_core::read::drafts;
///
/// let json = serde_json::json!({"quotes": [{"id": "a"}, {"id": "b", "draft": true}]});
/// assert_eq!(drafts(&json), ["quotes[1]"]);
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
                if element.get("draft") == Some(&Value::Bool(true)) {
                    found.push(path.clone());
                }
                find(element, &path, found);
            }
        }
        Value::Object(object) => {
            for (key, value) in object {
                let dot = if path.is_empty() { "" } else { "." };
                find(value, &[path, dot, key].concat(), found);
            }
        }
        _ => {}
    }
}
