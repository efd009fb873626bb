//! Ids are unique within each list.

use crate::read::Problems;
use crate::read::draft::Draft;
use serde_json::{Map, Value};

pub(super) fn check(draft: &Draft<'_>, problems: &mut Problems) {
    check_lists(draft.json, problems);
}

/// Checks that ids are unique within each list of an object.
pub(in crate::read) fn check_lists(object: &Map<String, Value>, problems: &mut Problems) {
    // `allowed`, which is for authors, has the ids of other entries.
    for (list, elements) in object.iter().filter(|(list, _)| *list != "allowed") {
        let mut ids = Ids::default();
        for (index, id) in in_file(elements) {
            if let Some(first) = ids.add(id, index) {
                problems.at(
                    format!("{list}[{index}].id"),
                    format!("`{id}` is already the id of {list}[{first}]"),
                    "write a different id",
                );
            }
        }
    }
}

/// The ids of a list, each with the index of the first element that has it.
///
/// A sorted `Vec`: the standard library's maps and sets would add some 4 kB of wasm.
#[derive(Default)]
pub(super) struct Ids<'j>(Vec<(&'j str, usize)>);

impl<'j> Ids<'j> {
    /// Collects the ids of a list in the file.
    pub fn of(list: &'j Value) -> Self {
        let mut ids = Self::default();
        for (index, id) in in_file(list) {
            ids.add(id, index);
        }
        ids
    }

    /// Adds an id with its index. If an earlier element has the same id, returns the index of that
    /// element and adds nothing.
    pub fn add(&mut self, id: &'j str, index: usize) -> Option<usize> {
        match self.search(id) {
            Ok(at) => Some(self.0[at].1),
            Err(at) => {
                self.0.insert(at, (id, index));
                None
            }
        }
    }

    /// Returns the index of the first element with this id.
    pub fn index(&self, id: &str) -> Option<usize> {
        let at = self.search(id).ok()?;
        Some(self.0[at].1)
    }

    fn search(&self, id: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(other, _)| (*other).cmp(id))
    }
}

/// Returns the index and id of each element of a list in the file, including invalid elements.
fn in_file(list: &Value) -> impl Iterator<Item = (usize, &str)> {
    let elements = list.as_array().map(Vec::as_slice).unwrap_or_default();
    elements
        .iter()
        .enumerate()
        .filter_map(|(index, element)| Some((index, element.get("id")?.as_str()?)))
}
