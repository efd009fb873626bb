//! The reply to a brief: a colleague's or a language model's JSON, which may be inside a code fence,
//! in several pieces, or cut off.

use jsonc_parser::ast::{Object, Value};
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

/// What a reply contains, as it is understood: numbers and keys in JSON's own form, each key once.
#[derive(Default)]
pub struct Reply {
    /// The values of its keys, in its order. A key may occur several times.
    pub values: Vec<(String, serde_json::Value)>,
    /// The elements of its lists, each with its key.
    pub entries: Vec<(String, serde_json::Value)>,
    /// Whether the end is missing. What was complete is there.
    pub is_cut_off: bool,
}

/// Reads a reply. `None`: there is no JSON object in it.
pub fn read(text: &str) -> Option<Reply> {
    let mut reply = Reply::default();
    let mut found = false;
    for piece in pieces(text) {
        let whole = parse(piece, |object| reply.add(object));
        found |= whole || parse(&closed(piece), |object| reply.add(object));
        reply.is_cut_off |= !whole;
    }
    found.then_some(reply)
}

impl Reply {
    fn add(&mut self, object: &Object<'_>) {
        for property in &object.properties {
            let key = property.name.as_str();
            match &property.value {
                Value::Array(list) => {
                    let entries = list.elements.iter();
                    self.entries
                        .extend(entries.map(|it| (key.to_owned(), it.clone().into())));
                }
                value => self.values.push((key.to_owned(), value.clone().into())),
            }
        }
    }
}

fn parse(text: &str, add: impl FnOnce(&Object<'_>)) -> bool {
    let parsed = parse_to_ast(text, &CollectOptions::default(), &ParseOptions::default());
    match parsed.ok().and_then(|parsed| parsed.value) {
        Some(Value::Object(object)) => {
            add(&object);
            true
        }
        _ => false,
    }
}

/// Returns the parts of a reply that may be JSON objects. What is inside code fences comes with what
/// is around them, but without JSON in a fence, three backticks may as well be in a text.
fn pieces(text: &str) -> Vec<&str> {
    const FENCE: &str = "```";
    let mut pieces = Vec::new();
    let mut is_fenced = false;
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(FENCE) {
        // The line of the fence may name a language.
        let (_, inside) = after.split_once('\n').unwrap_or(("", after));
        let (inside, after) = inside.split_once(FENCE).unwrap_or((inside, ""));
        pieces.extend(objects(before));
        if inside.trim_start().starts_with('{') {
            is_fenced = true;
            pieces.extend(objects(inside));
        }
        rest = after;
    }
    match is_fenced {
        true => pieces.extend(objects(rest)),
        false => pieces = objects(text),
    }
    pieces
}

/// Returns the parts of a text that look like JSON objects, one after the other. The last one may be
/// cut off.
fn objects(text: &str) -> Vec<&str> {
    let mut objects = Vec::new();
    let mut rest = text;
    while let Some(object) = rest.find('{').and_then(|start| rest.get(start..)) {
        let inside = object.get(1..).unwrap_or_default();
        rest = match begins_object(inside) {
            true => {
                let piece = up_to_its_end(object);
                objects.push(piece);
                object.get(piece.len()..).unwrap_or_default()
            }
            false => inside,
        };
    }
    objects
}

/// Whether what follows a brace is a key, perhaps without quotation marks, a comment or the end. In a
/// sentence it is something else.
fn begins_object(inside: &str) -> bool {
    let inside = inside.trim_start();
    let after = inside.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_');
    let has_key = after.len() < inside.len() && after.trim_start().starts_with(':');
    has_key || inside.starts_with(['"', '\'', '}', '/'])
}

/// Returns a text that begins with a brace up to the brace that closes it, or all of it.
fn up_to_its_end(text: &str) -> &str {
    let mut end = text.len();
    scan(text, |at, open| {
        if open.is_empty() && end == text.len() {
            end = at + 1;
        }
    });
    text.get(..end).unwrap_or(text)
}

/// Returns JSON that was cut off, without the value that is incomplete and with its brackets closed.
fn closed(text: &str) -> String {
    let mut complete = (0, Vec::new());
    scan(text, |at, open| {
        // After a bracket that closes an entry or a list, what comes before is complete.
        let ends_value = matches!(text.as_bytes().get(at), Some(b'}' | b']'));
        if ends_value && open.len() <= 2 {
            complete = (at + 1, open.to_vec());
        }
    });
    let (end, open) = complete;
    let kept = text.get(..end).unwrap_or_default().to_owned();
    let closing = open.iter().rev().map(|c| match c {
        b'{' => '}',
        _ => ']',
    });
    kept + &closing.collect::<String>()
}

/// Visits each bracket outside strings: where it is, and which are open after it.
fn scan(text: &str, mut visit: impl FnMut(usize, &[u8])) {
    let (mut open, mut is_string, mut is_escaped) = (Vec::new(), false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if is_string => is_escaped = true,
            b'"' => is_string = !is_string,
            _ if is_string => {}
            b'{' | b'[' => {
                open.push(byte);
                visit(at, &open);
            }
            b'}' | b']' => {
                open.pop();
                visit(at, &open);
                if open.is_empty() {
                    return;
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(text: &str) -> (Vec<String>, bool) {
        let reply = read(text).expect("a reply");
        let ids = reply
            .entries
            .iter()
            .filter_map(|(_, entry)| entry["id"].as_str());
        (ids.map(str::to_owned).collect(), reply.is_cut_off)
    }

    #[test]
    fn a_reply_is_found_in_text_and_code_fences() {
        let json = r#"{"quotes": [{"id": "a", "gist": "} and ```"}], "actors": [{"id": "b"}]}"#;
        let two = r#"{"quotes": [{"id": "a"}]} {"actors": [{"id": "b"}]}"#;
        for text in [
            two.to_owned(),
            format!("The quotes {{and what else}}:\n{}\nThat's all.", two.replace("]} ", "]}\n\nThe actors:\n")),
            format!("```json\n{two}\n```"),
            two.replacen("} {", "}\n```json\n{", 1) + "\n```\n",
            json.to_owned(),
            format!("Here it is:\n\n{json}\n\nI left out {{nothing}}."),
            format!("Sure!\n```json\n{}\n```\nDone.", json.replace("```", "")),
            format!("{{{}", json.replacen("{\"quotes\"", "quotes", 1)),
            r#"{"quotes": [{"id": "a",}], /* more */ "actors": [{"id": "b"}]}"#.to_owned(),
            "```\n{\"quotes\": [{\"id\": \"a\"}]}\n```\nand\n```json\n{\"actors\": [{\"id\": \"b\"}]}\n```".to_owned(),
        ] {
            assert_eq!(ids(&text), (vec!["a".into(), "b".into()], false), "{text}");
        }
    }

    #[test]
    fn of_a_reply_that_is_cut_off_the_complete_entries_are_read() {
        let json =
            r#"{"quotes": [{"id": "a", "issues": ["x"]}, {"id": "b"}], "actors": [{"id": "c"}]}"#;
        let starts: Vec<_> = [r#""a""#, r#""b""#, r#""c""#]
            .map(|id| json.find(id).expect("it is there"))
            .into();
        for end in 1..json.len() {
            let Some(reply) = read(&json[..end]) else {
                continue;
            };
            let complete = reply
                .entries
                .iter()
                .filter_map(|(_, it)| it["id"].as_str())
                .count();
            assert!(
                complete <= starts.iter().filter(|start| **start < end).count(),
                "{end}"
            );
            assert!(reply.is_cut_off, "{end}");
        }
        assert_eq!(ids(&json[..json.len() - 2]).0, ["a", "b", "c"]);
        assert_eq!(
            ids(&json[..json.find(r#""c""#).expect("it is there")]).0,
            ["a", "b"]
        );
    }

    #[test]
    fn without_json_there_is_no_reply() {
        for text in ["", "I can't do that.", "[1, 2]", "```json\n```", "{", "} {"] {
            assert!(
                read(text).is_none_or(|reply| reply.entries.is_empty()),
                "{text}"
            );
        }
    }
}
