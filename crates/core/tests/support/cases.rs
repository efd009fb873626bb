//! Test cases as data: edits of the small pack, and what must then be reported.
//!
//! - Paths are those of problems. In brackets, an element's id or `last` can replace its index. In
//!   the text of a problem, the ids of top-level lists can, so that cases don't depend on what else
//!   the pack contains.
//! - `{"set": PATH, "to": VALUE}` sets or adds; `list[+]` is a new last element.
//! - `{"set": PATH, "like": PATH}` copies. `{"remove": PATH}` removes.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::fs;
use std::path::PathBuf;

/// A change to the pack.
#[derive(Deserialize)]
#[serde(untagged, deny_unknown_fields)]
pub enum Edit {
    Set { set: String, to: Value },
    Copy { set: String, like: String },
    Remove { remove: String },
}

/// A problem or warning that must be reported: its path, and part of its text.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    pub at: String,
    pub what: String,
}

/// Reads the cases in a folder of `tests/`, each with the name of its file.
pub fn cases<C: DeserializeOwned>(folder: &str) -> Vec<(String, C)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join(folder);
    let mut cases = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder of cases exists") {
        let path = entry.expect("the folder can be listed").path();
        let text = fs::read(&path).expect("a file of cases can be read");
        let name = path
            .file_name()
            .expect("a file has a name")
            .display()
            .to_string();
        let list: Vec<C> = serde_json::from_slice(&text)
            .unwrap_or_else(|error| panic!("{name} is not a list of cases: {error}"));
        cases.extend(list.into_iter().map(|case| (name.clone(), case)));
    }
    cases
}

/// Returns the pack after the edits.
pub fn edited(mut pack: Value, edits: &[Edit]) -> Value {
    for edit in edits {
        match edit {
            Edit::Set { set, to } => set_at(&mut pack, set, to.clone()),
            Edit::Copy { set, like } => {
                let (list, last) = parts(&pack, like);
                let value = list
                    .iter()
                    .chain([&last])
                    .try_fold(&pack, |value, part| match part {
                        Part::Key(key) => value.get(key),
                        Part::Index(index) => value.get(index),
                    });
                let value = value.unwrap_or_else(|| panic!("nothing at {like}")).clone();
                set_at(&mut pack, set, value);
            }
            Edit::Remove { remove } => remove_at(&mut pack, remove),
        }
    }
    pack
}

/// Describes how the reported problems differ from the expected ones. Empty if they don't.
pub fn difference(pack: &Value, expected: &[Expected], reported: &[(String, String)]) -> String {
    let mut missing: Vec<(String, String)> = expected
        .iter()
        .map(|it| (in_numbers(pack, &it.at), text_in_numbers(pack, &it.what)))
        .collect();
    let mut difference = String::new();
    for (location, what) in reported {
        let known = missing
            .iter()
            .position(|(at, expected)| at == location && what.contains(expected));
        match known {
            Some(known) => drop(missing.remove(known)),
            None => difference += &format!("  reported, but not expected: {location}: {what}\n"),
        }
    }
    for (at, what) in missing {
        difference += &format!("  expected, but not reported: {at}: {what}\n");
    }
    difference
}

enum Part {
    Key(String),
    Index(usize),
}

/// Splits a path into its parts: all but the last, and the last.
fn parts(pack: &Value, path: &str) -> (Vec<Part>, Part) {
    let mut value = Some(pack);
    let mut parts = Vec::new();
    for name in path
        .split(['.', '['])
        .map(|name| name.trim_end_matches(']'))
    {
        let part = match value.and_then(Value::as_array) {
            Some(list) => Part::Index(index(list, name)),
            None => Part::Key(name.into()),
        };
        value = value.and_then(|value| match &part {
            Part::Key(key) => value.get(key),
            Part::Index(index) => value.get(index),
        });
        parts.push(part);
    }
    let last = parts.pop().expect("a path has a part");
    (parts, last)
}

fn index(list: &[Value], name: &str) -> usize {
    let with_id = || list.iter().position(|element| element["id"] == name);
    let index = match name {
        "+" => Some(list.len()),
        "last" => list.len().checked_sub(1),
        name => name.parse().ok().or_else(with_id),
    };
    index.unwrap_or_else(|| panic!("no element has the id {name}"))
}

/// Returns the path with indices instead of ids.
pub fn in_numbers(pack: &Value, path: &str) -> String {
    if !path.contains('[') {
        return path.into();
    }
    let (before, last) = parts(pack, path);
    let mut numbers = String::new();
    for part in before.iter().chain([&last]) {
        match part {
            Part::Key(key) if numbers.is_empty() => numbers += key,
            Part::Key(key) => numbers += &format!(".{key}"),
            Part::Index(index) => numbers += &format!("[{index}]"),
        }
    }
    numbers
}

/// Returns the text with the indices of elements instead of their ids.
fn text_in_numbers(pack: &Value, text: &str) -> String {
    let mut text = text.to_owned();
    for (list, elements) in pack.as_object().into_iter().flatten() {
        for (i, element) in elements.as_array().into_iter().flatten().enumerate() {
            if let Some(id) = element["id"].as_str() {
                text = text.replace(&format!("{list}[{id}]"), &format!("{list}[{i}]"));
            }
        }
    }
    text
}

fn inside<'v>(value: &'v mut Value, before: &[Part], path: &str) -> &'v mut Value {
    let inner = before.iter().try_fold(value, |value, part| match part {
        Part::Key(key) => value.get_mut(key),
        Part::Index(index) => value.get_mut(index),
    });
    inner.unwrap_or_else(|| panic!("nothing at {path}"))
}

fn set_at(pack: &mut Value, path: &str, to: Value) {
    if path.is_empty() {
        *pack = to;
        return;
    }
    let (before, last) = parts(pack, path);
    match (inside(pack, &before, path), last) {
        (Value::Array(list), Part::Index(index)) if index == list.len() => list.push(to),
        (Value::Array(list), Part::Index(index)) => list[index] = to,
        (Value::Object(object), Part::Key(key)) => drop(object.insert(key, to)),
        _ => panic!("nothing can be set at {path}"),
    }
}

fn remove_at(pack: &mut Value, path: &str) {
    let (before, last) = parts(pack, path);
    let removed = match (inside(pack, &before, path), last) {
        (Value::Array(list), Part::Index(index)) => Some(list.remove(index)),
        (Value::Object(object), Part::Key(key)) => object.remove(&key),
        _ => None,
    };
    assert!(removed.is_some(), "nothing to remove at {path}");
}
