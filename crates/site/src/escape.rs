//! Escapes text for HTML.

/// Escapes text for the content of an element or a double-quoted attribute value.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            c => escaped.push(c),
        }
    }
    escaped
}

/// Escapes JSON for a script element, so that it can't end the element or start a comment.
/// Every `<` can be replaced, because in JSON it only occurs in strings.
pub fn json_in_script(json: &str) -> String {
    json.replace('<', "\\u003c")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_escaped() {
        assert_eq!(
            escaped("<b title=\"x\">&"),
            "&lt;b title=&quot;x&quot;&gt;&amp;"
        );
        let json = json_in_script(r#"{"a":"</script><!-- <script>"}"#);
        assert!(!json.contains('<'), "{json}");
        let read: serde_json::Value = serde_json::from_str(&json).expect("still JSON");
        assert_eq!(read["a"], "</script><!-- <script>");
    }
}
