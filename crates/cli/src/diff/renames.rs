//! Entries that have another id in the new version, and are otherwise the same.

use crate::rename::{LISTS, renamed};
use serde_json::{Map, Value, json};
use std::collections::HashSet;
use std::fmt;

/// An entry with another id.
#[derive(Debug, PartialEq, Eq)]
pub struct Rename {
    list: &'static str,
    old: String,
    new: String,
}

impl Rename {
    /// Returns it for other programs, in the form of a change.
    pub fn json(&self) -> Value {
        json!({
            "entry": format!("{} `{}`", self.list, self.old),
            "what": "renamed",
            "key": "id",
            "old": self.old,
            "new": self.new,
            "is_meaning": false,
        })
    }
}

impl fmt::Display for Rename {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} `{}` is now `{}`", self.list, self.old, self.new)
    }
}

/// Finds the entries that were renamed, and returns the old version with their new ids, also where
/// others refer to them.
pub fn renames(old: &str, new: &Value) -> (Value, Vec<Rename>) {
    let mut text = old.to_owned();
    let mut json: Value = serde_json::from_str(old).unwrap_or_default();
    let mut found = Vec::new();
    // Once an actor has the new id, those that refer to it may be found to be the same too.
    while let Some(rename) = next(&json, new) {
        let from = [rename.list, ":", &rename.old].concat();
        let Ok((with_new_id, _)) = renamed(&text, &from, &rename.new) else {
            break;
        };
        text = with_new_id;
        json = serde_json::from_str(&text).unwrap_or_default();
        found.push(rename);
    }
    (json, found)
}

fn next(old: &Value, new: &Value) -> Option<Rename> {
    LISTS.into_iter().find_map(|list| {
        let (old, new) = (entries(old, list), entries(new, list));
        let ids = |entries: &[(&str, &Map<String, Value>)]| -> HashSet<String> {
            entries.iter().map(|(id, _)| (*id).to_owned()).collect()
        };
        let (old_ids, new_ids) = (ids(&old), ids(&new));
        let mut removed = old.iter().filter(|(id, _)| !new_ids.contains(*id));
        let added: Vec<_> = new
            .iter()
            .filter(|(id, _)| !old_ids.contains(*id))
            .collect();
        removed.find_map(|(old, entry)| {
            let same = added.iter().find(|(_, other)| is_same_but_id(entry, other));
            same.map(|(new, _)| Rename {
                list,
                old: (*old).to_owned(),
                new: (*new).to_owned(),
            })
        })
    })
}

/// Returns the entries of a list that have an id, each with it.
fn entries<'v>(pack: &'v Value, list: &str) -> Vec<(&'v str, &'v Map<String, Value>)> {
    let entries = pack.get(list).and_then(Value::as_array);
    let entries = entries.into_iter().flatten();
    let entries =
        entries.filter_map(|entry| Some((entry.get("id")?.as_str()?, entry.as_object()?)));
    entries.collect()
}

fn is_same_but_id(one: &Map<String, Value>, other: &Map<String, Value>) -> bool {
    let is_same = |(key, value): (&String, &Value)| key == "id" || other.get(key) == Some(value);
    one.len() == other.len() && one.iter().all(is_same)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PACK: &str = include_str!("../../../../data/harbour-bridge/pack.json");

    #[test]
    fn renamed_entries_are_found_with_what_refers_to_them() {
        let mut text = PACK.to_owned();
        let ids = [
            ("actors:town-council", "the-council"),
            ("actors:nadia-ferrow", "ferrow"),
            ("issues:cars-off", "no-cars"),
        ];
        for (old, new) in ids {
            text = renamed(&text, old, new).expect("an id").0;
        }
        let new: Value = serde_json::from_str(&text).expect("JSON");
        let (old, found) = renames(PACK, &new);
        assert_eq!(found.len(), ids.len(), "{found:?}");
        assert!(old == new);
        // Another text makes it another entry.
        let mut new = new;
        let actors = new["actors"].as_array_mut().expect("a list");
        let ferrow = actors.iter_mut().find(|it| it["id"] == "ferrow");
        ferrow.expect("she is there")["role"] = "another".into();
        assert_eq!(renames(PACK, &new).1.len(), 2);
    }
}
