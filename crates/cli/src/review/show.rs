//! A draft in words, next to the paragraphs that it cites.

use super::{is_unwritten, place, proposal};
use serde_json::{Map, Value};

/// Returns an entry's values, one per line, then what it refers to, and the paragraphs that it and
/// these cite.
pub fn show(path: &str, entry: &Value, pack: &Value, paragraphs: &[String]) -> String {
    let mut lines = Vec::new();
    match entry {
        Value::Object(object) => lines.extend(lines_of(object, 2)),
        Value::String(text) if is_unwritten(path, entry) => lines.push(format!("  {text}")),
        Value::String(text) => lines.push(format!("  {}", proposal(text).unwrap_or(text))),
        other => lines.push(format!("  {other}")),
    }
    let mut numbers = Vec::new();
    cited(entry, &mut numbers);
    if let Some(("source.paragraphs", index)) = place(path) {
        numbers.push(index + 1);
    }
    for (list, text) in REFERRED {
        let entries = pack[list].as_array().into_iter().flatten();
        for other in entries.filter(|it| names(entry, it["id"].as_str())) {
            let date = other["date"]["edtf"].as_str().unwrap_or_default();
            let id = other["id"].as_str().unwrap_or_default();
            let text = other[text].as_str().unwrap_or_default();
            lines.push(format!("  {id}: {text} ({date})"));
            cited(other, &mut numbers);
        }
    }
    numbers.sort_unstable();
    numbers.dedup();
    for number in numbers {
        if let Some(text) = number
            .checked_sub(1)
            .and_then(|index| paragraphs.get(index))
        {
            lines.push(format!("  ¶{number} {text}"));
        }
    }
    lines.join("\n")
}

/// Returns a value as people write it: passages, dates and lists of texts in one line, what has parts with
/// a line for each.
fn in_words(key: &str, value: &Value, indent: usize) -> String {
    let words = match (key, value) {
        (_, Value::String(text)) => Some(text.clone()),
        ("date", _) => date_in_words(value),
        ("evidence", Value::Object(_)) => passage_in_words(value),
        ("evidence", Value::Array(all)) => joined(all, passage_in_words),
        (_, Value::Array(all)) => joined(all, |it| Some(it.as_str()?.to_owned())),
        _ => None,
    };
    let inner = indent + 2;
    words.unwrap_or_else(|| match value {
        Value::Object(object) => lines_of(object, inner)
            .iter()
            .map(|line| format!("\n{line}"))
            .collect(),
        Value::Array(all) => all
            .iter()
            .map(|it| format!("\n{:inner$}-{}", "", in_words(key, it, inner)))
            .collect(),
        value => value.to_string(),
    })
}

/// Returns the parts of an object, one per line.
fn lines_of(object: &Map<String, Value>, indent: usize) -> Vec<String> {
    let parts = object
        .iter()
        .filter(|(key, _)| *key != "draft" && *key != "sha256");
    let line = |(key, value): (&String, &Value)| {
        let words = in_words(key, value, indent);
        let space = if words.starts_with('\n') { "" } else { " " };
        format!("{:indent$}{key}:{space}{words}", "")
    };
    parts.map(line).collect()
}

/// Returns a list in words. `None` if one of its values can't be put into words.
fn joined(values: &[Value], in_words: impl Fn(&Value) -> Option<String>) -> Option<String> {
    let words: Option<Vec<_>> = values.iter().map(in_words).collect();
    words.map(|words| words.join(", "))
}

/// Returns a date with the article's words: `2025-02 (“in February”, inferred)`.
fn date_in_words(date: &Value) -> Option<String> {
    let (edtf, basis) = (date["edtf"].as_str()?, date["basis"].as_str()?);
    Some(match date["words"].as_str() {
        Some(words) => format!("{edtf} (“{words}”, {basis})"),
        None => format!("{edtf} ({basis})"),
    })
}

/// Returns a passage: `¶3 “on Sundays”`, with the words around it in brackets.
fn passage_in_words(evidence: &Value) -> Option<String> {
    let number = evidence["paragraph"].as_u64()?;
    let Some(exact) = evidence["selector"]["exact"].as_str() else {
        return Some(format!("¶{number}"));
    };
    let part = |key: &str| {
        let text = evidence["selector"][key].as_str();
        text.map_or(String::new(), |text| format!("[{text}]"))
    };
    Some(format!(
        "¶{number} “{}{exact}{}”",
        part("prefix"),
        part("suffix")
    ))
}

/// The lists with entries that have a passage and a date of their own, each with the key of the text
/// by which they are recognised.
const REFERRED: [(&str, &str); 4] = [
    ("events", "title"),
    ("quotes", "gist"),
    ("claims", "text"),
    ("figures", "label"),
];

/// Whether an entry names an id, anywhere but as its own.
fn names(entry: &Value, id: Option<&str>) -> bool {
    match entry {
        Value::String(text) => Some(text.as_str()) == id,
        Value::Array(elements) => elements.iter().any(|it| names(it, id)),
        Value::Object(object) => {
            let mut inside = object.iter().filter(|(key, _)| *key != "id");
            inside.any(|(_, value)| names(value, id))
        }
        _ => false,
    }
}

/// Collects the numbers of the paragraphs that an entry cites.
fn cited(value: &Value, numbers: &mut Vec<usize>) {
    match value {
        Value::Object(object) => {
            let number = object.get("paragraph").and_then(Value::as_u64);
            numbers.extend(number.and_then(|number| usize::try_from(number).ok()));
            object.values().for_each(|value| cited(value, numbers));
        }
        Value::Array(elements) => elements.iter().for_each(|value| cited(value, numbers)),
        _ => {}
    }
}
