//! What is wrong with a pack is told: where, and what, and all of it at once.
//!
//! The cases are data: each file in `tests/read/` holds some of one kind. A case edits the small
//! pack and names every problem that must then be told, in any order, and no other:
//!
//! ```json
//! {
//!   "about": "a reference to nothing",
//!   "edits": [{"set": "positions[fenn-cars].actor", "to": "nobody"}],
//!   "problems": [{"at": "positions[fenn-cars].actor", "what": "is not among the actors"}]
//! }
//! ```
//!
//! - Paths are those of problems, and in brackets may stand an element's id, or `last`, in place
//!   of its index.
//! - `{"set": PATH, "to": VALUE}` sets or adds; `list[+]` is a new last element.
//! - `{"set": PATH, "like": PATH}` copies. `{"remove": PATH}` takes away.
//! - `what` is a piece of the problem's words; a case without problems must be read.

mod support;

use serde::Deserialize;
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::{fs, path::PathBuf};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    about: String,
    edits: Vec<Edit>,
    problems: Vec<Expected>,
}

#[derive(Deserialize)]
#[serde(untagged, deny_unknown_fields)]
enum Edit {
    Set { set: String, to: Value },
    Copy { set: String, like: String },
    Remove { remove: String },
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    at: String,
    what: String,
}

#[test]
fn every_case_is_told_all_of_what_is_wrong_and_nothing_else() {
    let pack: Value = serde_json::from_slice(&support::pack("harbour-bridge")).expect("JSON");
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/read");
    let mut failures = String::new();
    let mut count = 0;
    for entry in fs::read_dir(folder).expect("the cases are there") {
        let path = entry.expect("they can be listed").path();
        let text = fs::read(&path).expect("a file of cases can be read");
        let name = path.file_name().expect("a file has a name").display();
        let cases: Vec<Case> = serde_json::from_slice(&text)
            .unwrap_or_else(|error| panic!("{name} is not a list of cases: {error}"));
        for case in cases {
            count += 1;
            if let Err(difference) = run(&case, pack.clone()) {
                let _ = writeln!(failures, "{name}, {}:\n{difference}", case.about);
            }
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
    assert!(count > 100, "only {count} cases were found");
}

fn run(case: &Case, mut pack: Value) -> Result<(), String> {
    for edit in &case.edits {
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
    let problems = standpoint_core::read(pack.to_string().as_bytes())
        .err()
        .unwrap_or_default();
    let mut missing: Vec<(String, &str)> = case
        .problems
        .iter()
        .map(|it| (in_numbers(&pack, &it.at), it.what.as_str()))
        .collect();
    let mut difference = String::new();
    for problem in problems.iter() {
        let place = problem.place.to_string();
        let known = missing
            .iter()
            .position(|(at, what)| *at == place && problem.what.contains(what));
        match known {
            Some(known) => drop(missing.remove(known)),
            None => difference += &format!("  told, but not expected: {problem}\n"),
        }
        if problem.mend.is_empty() {
            difference += &format!("  no word on how to mend it: {problem}\n");
        }
    }
    for (at, what) in missing {
        difference += &format!("  expected, but not told: {at}: {what}\n");
    }
    if difference.is_empty() {
        Ok(())
    } else {
        Err(difference)
    }
}

enum Part {
    Key(String),
    Index(usize),
}

/// The parts of a path but for the last, and the last.
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

/// The path with indices in place of ids.
fn in_numbers(pack: &Value, path: &str) -> String {
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

#[test]
fn a_path_may_name_an_element_by_its_id() {
    let pack = json!({"a": [{"id": "x"}, {"id": "y", "b": [1, 2]}]});
    assert_eq!(in_numbers(&pack, "a[y].b[1]"), "a[1].b[1]");
}
