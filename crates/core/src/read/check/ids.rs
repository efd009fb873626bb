//! No two elements of a list share an id.

use crate::read::Problems;
use crate::read::draft::Draft;
use serde_json::Value;
use std::collections::BTreeMap;

pub(super) fn check(draft: &Draft<'_>, problems: &mut Problems) {
    for (list, elements) in draft.json {
        let mut first_places = BTreeMap::new();
        for (place, id) in ids(elements) {
            match first_places.get(id) {
                Some(first) => problems.at(
                    format!("{list}[{place}].id"),
                    format!("`{id}` is the id of {list}[{first}] too"),
                    "give it an id of its own",
                ),
                None => {
                    first_places.insert(id, place);
                }
            }
        }
    }
}

/// The ids in a list as it stands in the file, those of elements with problems included.
pub(super) fn ids(list: &Value) -> impl Iterator<Item = (usize, &str)> {
    let elements = list.as_array().map(Vec::as_slice).unwrap_or_default();
    elements
        .iter()
        .enumerate()
        .filter_map(|(place, element)| Some((place, element.get("id")?.as_str()?)))
}
