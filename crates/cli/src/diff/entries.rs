//! What changed in a pack's entries.

use serde_json::{Map, Value, json};
use std::fmt;

/// Something that changed.
#[derive(Debug, PartialEq)]
pub struct Change {
    /// The list with the entry's id or index, or the key at the top level.
    entry: String,
    kind: Kind,
}

#[derive(Debug, PartialEq)]
enum Kind {
    Added,
    Removed,
    /// A value has changed: its key, with the old and the new value.
    Changed(String, Value, Value),
    /// The entries are in another order.
    Order,
}

/// The keys whose values are the author's explanations, or where to look: a change of one doesn't
/// change what the pack says of anybody.
const WORDING: [&str; 10] = [
    "digest",
    "evidence",
    "gist",
    "name",
    "note",
    "reason",
    "role",
    "short_name",
    "summary",
    "venue",
];

impl Change {
    /// Whether it changes what the pack says, and not only how, or where to look.
    pub fn is_meaning(&self) -> bool {
        match &self.kind {
            Kind::Added | Kind::Removed => true,
            Kind::Changed(path, ..) => {
                // Who says it.
                let is_actor = self.entry.starts_with("actors");
                if is_actor && ["name", "short_name"].contains(&path.as_str()) {
                    return true;
                }
                let mut keys = path.split(['.', '[']);
                !keys.any(|key| WORDING.contains(&key))
            }
            Kind::Order => false,
        }
    }

    /// Returns the change for other programs.
    pub fn json(&self) -> Value {
        let (what, key, old, new) = match &self.kind {
            Kind::Added => ("added", None, None, None),
            Kind::Removed => ("removed", None, None, None),
            Kind::Order => ("order", None, None, None),
            Kind::Changed(key, old, new) => ("changed", Some(key), Some(old), Some(new)),
        };
        json!({
            "entry": self.entry,
            "what": what,
            "key": key,
            "old": old,
            "new": new,
            "is_meaning": self.is_meaning(),
        })
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let entry = &self.entry;
        match &self.kind {
            Kind::Added => write!(f, "{entry}: added"),
            Kind::Removed => write!(f, "{entry}: removed"),
            Kind::Order => write!(f, "{entry}: in another order"),
            Kind::Changed(key, old, new) => {
                write!(f, "{entry}: {key}: {} → {}", short(old), short(new))
            }
        }
    }
}

/// Returns what changed from one version to another, in the order of the new one.
pub fn changes(old: &Value, new: &Value) -> Vec<Change> {
    let (Some(old), Some(new)) = (old.as_object(), new.as_object()) else {
        return Vec::new();
    };
    let mut changes = Vec::new();
    for key in keys(old, new) {
        let (old, new) = (get(old, key), get(new, key));
        match (old, new) {
            _ if old == new => {}
            (Value::Array(old), Value::Array(new)) => in_list(key, old, new, &mut changes),
            (Value::Object(old), Value::Object(new)) => in_entry(key, old, new, &mut changes),
            _ => changes.push(Change {
                entry: "the pack".into(),
                kind: Kind::Changed(key.into(), old.clone(), new.clone()),
            }),
        }
    }
    changes
}

/// Compares two lists: entries by their id, if they have ids, and otherwise by their place.
fn in_list(list: &str, old: &[Value], new: &[Value], changes: &mut Vec<Change>) {
    let (old_names, new_names) = (names(old), names(new));
    let find = |names: &[String], name: &String| names.iter().position(|it| it == name);
    for (name, old) in old_names.iter().zip(old) {
        let entry = format!("{list} `{name}`");
        match find(&new_names, name).and_then(|at| new.get(at)) {
            None => changes.push(Change {
                entry,
                kind: Kind::Removed,
            }),
            Some(new) if old == new => {}
            Some(new) => match (old, new) {
                (Value::Object(old), Value::Object(new)) => in_entry(&entry, old, new, changes),
                _ => changes.push(Change {
                    entry,
                    kind: Kind::Changed("value".into(), old.clone(), new.clone()),
                }),
            },
        }
    }
    let added = new_names
        .iter()
        .filter(|name| find(&old_names, name).is_none());
    changes.extend(added.map(|name| Change {
        entry: format!("{list} `{name}`"),
        kind: Kind::Added,
    }));
    let kept = new_names.iter().filter_map(|name| find(&old_names, name));
    if !kept.is_sorted() {
        changes.push(Change {
            entry: list.into(),
            kind: Kind::Order,
        });
    }
}

fn in_entry(
    entry: &str,
    old: &Map<String, Value>,
    new: &Map<String, Value>,
    changes: &mut Vec<Change>,
) {
    for key in keys(old, new) {
        in_value(entry, key, get(old, key), get(new, key), changes);
    }
}

/// Compares two values: objects by their keys, lists of the same length by their elements.
fn in_value(entry: &str, path: &str, old: &Value, new: &Value, changes: &mut Vec<Change>) {
    match (old, new) {
        _ if old == new => {}
        (Value::Array(old), Value::Array(new)) if path == "paragraphs" => {
            in_list("paragraph", old, new, changes);
        }
        (Value::Object(old), Value::Object(new)) => {
            for key in keys(old, new) {
                let path = format!("{path}.{key}");
                in_value(entry, &path, get(old, key), get(new, key), changes);
            }
        }
        (Value::Array(old), Value::Array(new)) if old.len() == new.len() => {
            for (index, (old, new)) in old.iter().zip(new).enumerate() {
                in_value(entry, &format!("{path}[{index}]"), old, new, changes);
            }
        }
        _ => changes.push(Change {
            entry: entry.into(),
            kind: Kind::Changed(path.into(), old.clone(), new.clone()),
        }),
    }
}

/// Returns the ids of entries, or their numbers, which count from 1.
fn names(list: &[Value]) -> Vec<String> {
    let numbered = (1..).zip(list);
    let name = |(number, entry): (usize, &Value)| match entry.get("id").and_then(Value::as_str) {
        Some(id) => id.to_owned(),
        None => number.to_string(),
    };
    numbered.map(name).collect()
}

fn keys<'v>(old: &'v Map<String, Value>, new: &'v Map<String, Value>) -> Vec<&'v str> {
    let removed = old.keys().filter(|key| !new.contains_key(*key));
    new.keys().chain(removed).map(String::as_str).collect()
}

fn get<'v>(object: &'v Map<String, Value>, key: &str) -> &'v Value {
    object.get(key).unwrap_or(&Value::Null)
}

/// Returns a value on one line, cut if it is long.
fn short(value: &Value) -> String {
    const MAX: usize = 60;
    let text = match value {
        Value::Null => return "nothing".into(),
        Value::String(text) => format!("“{text}”"),
        other => other.to_string(),
    };
    match text.char_indices().nth(MAX) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}
