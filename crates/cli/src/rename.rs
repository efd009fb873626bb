//! `standpoint rename`: changes an id and all references to it.

use crate::args::Rename;
use crate::diff::Effects;
use crate::failure::Failure;
use crate::json::edit::{self, set_text, text_of};
use crate::pack_file::{PackFile, find_one};
use crate::print::{self, counted};
use jsonc_parser::cst::{CstNode, CstObject};
use serde_json::Value;
use standpoint_core::pack::IssueId;
use standpoint_core::read;
use std::process::ExitCode;

/// The keys of a pack that hold ids, or lists of ids, of a list's entries.
const REFERENCES: [(&str, &str); 16] = [
    ("actor", "actors"),
    ("actors", "actors"),
    ("attributed_by", "actors"),
    ("given_by", "actors"),
    ("member_of", "actors"),
    ("issue", "issues"),
    ("issues", "issues"),
    ("topic", "topics"),
    ("quote", "quotes"),
    ("claim", "claims"),
    ("from", "claims"),
    ("to", "claims"),
    ("event", "events"),
    ("events", "events"),
    ("gives_away", "questions"),
    ("id", ALLOWED),
];

/// The list whose elements name an id of any list.
const ALLOWED: &str = "allowed";

/// The lists whose entries have ids.
pub const LISTS: [&str; 9] = [
    "topics",
    "issues",
    "actors",
    "positions",
    "quotes",
    "claims",
    "events",
    "figures",
    "questions",
];

/// Renames an id.
///
/// # Errors
///
/// If the pack has no such id, or several, the new one is no id or is taken, or the file can't be
/// read or written.
pub fn run(arguments: &Rename) -> Result<ExitCode, Failure> {
    let file = PackFile::read(&find_one(&arguments.pack)?, None)?;
    let (text, places) = renamed(&file.text, &arguments.old, &arguments.new)?;
    file.write(&text)?;
    print::line(&format!(
        "renamed `{}` to `{}` in {}",
        arguments.old,
        arguments.new,
        counted(places, "place")
    ));
    // Of a pack with errors, readers have nothing yet.
    let packs = [&file.text, &text].map(|text| read(text.as_bytes()));
    if let [Ok(old), Ok(new)] = packs {
        let effects = Effects::of(&old, &new);
        if !effects.is_none() {
            print::line("If readers have the old version:");
            for line in effects.lines() {
                print::line(&format!("  {line}"));
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Returns the text with the new id, and in how many places it is now.
///
/// # Errors
///
/// If the text is no pack, has no such id or several, or the new one is no id or is taken.
pub fn renamed(text: &str, old: &str, new: &str) -> Result<(String, usize), Failure> {
    let (root, pack) = edit::parse(text).ok_or_else(|| {
        Failure::new(
            "the file is no pack",
            "run `standpoint check` to see what is wrong",
        )
    })?;
    let new = IssueId::try_from(new.to_owned())
        .map_err(|error| Failure::new(format!("`{new}`: {error}"), "take another id"))?;
    let (list, old) = find(&pack, old)?;
    if ids(&pack, list).any(|id| id == new.as_str()) {
        return Err(Failure::new(
            format!("`{list}` has an entry `{}` already", new.as_str()),
            "take another id",
        ));
    }
    // If another list has the id too, the allowed warnings may mean that entry.
    let lists = LISTS
        .iter()
        .filter(|list| ids(&pack, list).any(|id| id == old));
    let is_only = lists.count() == 1;
    let mut places = 0;
    for property in pack.properties() {
        let (Some(name), Some(value)) = (property.decoded_name(), property.value()) else {
            continue;
        };
        for element in value.children_exclude_trivia_and_tokens() {
            let own = element.as_object().filter(|_| name == list);
            if let Some(id) = own.and_then(|entry| entry.get("id")?.value()) {
                places += usize::from(replace(&id, old, new.as_str()));
            }
        }
        edit::visit_objects(&value, &mut |object| {
            places += in_references(object, &name, list, old, new.as_str(), is_only);
        });
    }
    Ok((root.to_string(), places))
}

/// Returns the entries that refer to an entry of a list, each by its list and id.
pub fn referring(pack: &Value, list: &str, id: &str) -> Vec<String> {
    let mut all = Vec::new();
    for (inside, entries) in pack.as_object().into_iter().flatten() {
        let entries = entries.as_array().into_iter().flatten().enumerate();
        for (index, entry) in entries.filter(|(_, entry)| refers(entry, inside, list, id)) {
            all.push(match entry["id"].as_str().filter(|_| inside != ALLOWED) {
                Some(id) => format!("{inside} `{id}`"),
                None => format!("{inside}[{index}]"),
            });
        }
    }
    all
}

fn refers(value: &Value, inside: &str, list: &str, id: &str) -> bool {
    match value {
        Value::Array(elements) => elements.iter().any(|it| refers(it, inside, list, id)),
        Value::Object(object) => object.iter().any(|(key, value)| {
            let mut references = REFERENCES.iter();
            let is_reference = references.any(|(name, referenced)| {
                let is_allowed = *referenced == ALLOWED && inside == ALLOWED;
                name == key && (*referenced == list || is_allowed)
            });
            let names = match value {
                Value::String(text) => text == id,
                Value::Array(several) => several.iter().any(|it| it == id),
                _ => false,
            };
            is_reference && names || refers(value, inside, list, id)
        }),
        _ => false,
    }
}

/// Returns the list and the id that `OLD` or `LIST:OLD` means.
fn find<'a>(pack: &CstObject, given: &'a str) -> Result<(&'static str, &'a str), Failure> {
    let (only, id) = match given.split_once(':') {
        Some((list, id)) => (Some(list), id),
        None => (None, given),
    };
    let has =
        |list: &&&str| only.is_none_or(|only| only == **list) && ids(pack, list).any(|it| it == id);
    let lists: Vec<&&str> = LISTS.iter().filter(has).collect();
    match lists.as_slice() {
        [list] => Ok((list, id)),
        [] => Err(Failure::new(
            format!("no entry has the id `{given}`"),
            "write the `id` of an entry of the pack",
        )),
        several => Err(Failure::new(
            format!(
                "`{id}` is an id in {}",
                several
                    .iter()
                    .map(|it| **it)
                    .collect::<Vec<_>>()
                    .join(" and ")
            ),
            format!("write which one, such as `{}:{id}`", several[0]),
        )),
    }
}

/// Returns the ids of a list.
pub fn ids(pack: &CstObject, list: &str) -> impl Iterator<Item = String> {
    let entries = pack.array_value(list);
    let entries = entries.map_or_else(Vec::new, |list| list.elements());
    entries
        .into_iter()
        .filter_map(|entry| edit::get_text(&entry.as_object()?, "id"))
}

/// Replaces the id in the references of an object, which is inside the top-level list `inside`.
fn in_references(
    object: &CstObject,
    inside: &str,
    list: &str,
    old: &str,
    new: &str,
    is_only: bool,
) -> usize {
    let mut places = 0;
    for (key, referenced) in REFERENCES {
        let is_meant = match referenced {
            ALLOWED => inside == ALLOWED && is_only,
            referenced => referenced == list,
        };
        let value = object.get(key).filter(|_| is_meant);
        let Some(value) = value.and_then(|property| property.value()) else {
            continue;
        };
        match value.as_array() {
            Some(several) => {
                let replaced = several.elements().into_iter();
                places += replaced.filter(|id| replace(id, old, new)).count();
            }
            // The text of a list is `"all"`, and not an id.
            None if key.ends_with('s') => {}
            None => places += usize::from(replace(&value, old, new)),
        }
    }
    places
}

fn replace(node: &CstNode, old: &str, new: &str) -> bool {
    let is_it = text_of(node).as_deref() == Some(old);
    match node.as_string_lit().filter(|_| is_it) {
        Some(literal) => {
            set_text(&literal, new);
            true
        }
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    const PACK: &str = include_str!("../../../data/harbour-bridge/pack.json");

    /// Every id, renamed: the pack stays valid, and nothing else changes.
    #[test]
    fn a_renamed_pack_is_valid_and_renaming_back_gives_the_same_file() {
        const NEW: &str = "a-new-id";
        let (_, pack) = edit::parse(PACK).expect("a pack");
        for list in LISTS {
            for id in ids(&pack, list) {
                let old = [list, ":", &id].concat();
                let (new, places) = renamed(PACK, &old, NEW).expect(&old);
                let read = read(new.as_bytes());
                assert!(read.is_ok(), "{old}: {}", read.expect_err("problems"));
                assert!(places > 0, "{old}");
                let (back, again) = renamed(&new, NEW, &id).expect(&old);
                assert!(back == PACK && again == places, "{old}");
            }
        }
    }

    /// A reference that is not in the list would stay behind.
    #[test]
    fn the_keys_are_those_of_the_schema() {
        let schema = include_str!("../../../data/pack.schema.json");
        let schema: Value = serde_json::from_str(schema).expect("JSON");
        let mut keys = BTreeSet::new();
        collect(&schema, &mut keys);
        let known: BTreeSet<(String, String)> = REFERENCES
            .iter()
            .filter(|(_, list)| *list != ALLOWED)
            .map(|(key, list)| ((*key).into(), (*list).into()))
            .collect();
        let unknown: Vec<_> = keys.difference(&known).collect();
        assert!(unknown.is_empty(), "{unknown:?}");
    }

    /// Collects the properties whose type is an id, or a list of ids, each with the list of the ids.
    fn collect(schema: &Value, keys: &mut BTreeSet<(String, String)>) {
        let properties = schema["properties"].as_object().into_iter().flatten();
        for (key, property) in properties.filter(|(key, _)| *key != "id") {
            let types = [&property["$ref"], &property["items"]["$ref"]];
            for id in types.into_iter().filter_map(Value::as_str) {
                if let Some(name) = id
                    .strip_prefix("#/$defs/")
                    .and_then(|it| it.strip_suffix("Id"))
                {
                    keys.insert((key.clone(), [&name.to_lowercase(), "s"].concat()));
                }
            }
        }
        let inner: Vec<&Value> = match schema {
            Value::Array(list) => list.iter().collect(),
            Value::Object(object) => object.values().collect(),
            _ => Vec::new(),
        };
        inner.into_iter().for_each(|it| collect(it, keys));
    }

    #[test]
    fn what_refers_to_an_entry_is_found() {
        let pack: Value = serde_json::from_str(PACK).expect("JSON");
        for (list, id, expected) in [
            ("quotes", "feet-stop", ["questions `whose-feet`"].as_slice()),
            (
                "topics",
                "the-harbour",
                &[
                    "issues `shops`",
                    "questions `whose-feet`",
                    "questions `how-far-down`",
                    "questions `both-honest`",
                    "questions `who-disputes-the-count`",
                ],
            ),
            ("quotes", "the-harbour", &[]),
        ] {
            assert_eq!(referring(&pack, list, id), expected, "{list} {id}");
        }
    }

    #[test]
    fn what_is_ambiguous_or_taken_or_no_id_is_refused() {
        let error = |old: &str, new: &str| {
            let error = renamed(PACK, old, new).expect_err("refused");
            error.to_string()
        };
        for (old, new, part) in [
            ("nobody", "x", "no entry has the id `nobody`"),
            (
                "odo-fenn",
                "priya-holm",
                "`actors` has an entry `priya-holm` already",
            ),
            ("odo-fenn", "Odo Fenn", "`Odo Fenn`: "),
        ] {
            assert!(error(old, new).contains(part), "{}", error(old, new));
        }
        let twice = PACK.replace("\"id\": \"shops\"", "\"id\": \"odo-fenn\"");
        let error = renamed(&twice, "odo-fenn", "x").expect_err("in two lists");
        assert!(
            error
                .to_string()
                .contains("`odo-fenn` is an id in issues and actors"),
            "{error}"
        );
    }
}
