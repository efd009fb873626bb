//! No two elements of a list share an id.

use crate::read::Problems;
use crate::read::draft::Draft;
use serde_json::{Map, Value};

pub(super) fn check(draft: &Draft<'_>, problems: &mut Problems) {
    check_lists(draft.json, problems);
}

/// The same for the lists of any object.
pub(in crate::read) fn check_lists(object: &Map<String, Value>, problems: &mut Problems) {
    for (list, elements) in object {
        let mut ids = Ids::default();
        for (place, id) in in_file(elements) {
            if let Some(first) = ids.add(id, place) {
                problems.at(
                    format!("{list}[{place}].id"),
                    format!("`{id}` is the id of {list}[{first}] too"),
                    "give it an id of its own",
                );
            }
        }
    }
}

/// The ids of a list, each with its first place.
///
/// In the order of the ids: the standard library's maps and sets would add some 4 kB of wasm.
#[derive(Default)]
pub(super) struct Ids<'j>(Vec<(&'j str, usize)>);

impl<'j> Ids<'j> {
    /// Those of a list as it stands in the file.
    pub fn of(list: &'j Value) -> Self {
        let mut ids = Self::default();
        for (place, id) in in_file(list) {
            ids.add(id, place);
        }
        ids
    }

    /// Adds an id, unless it has a place before, which is told then.
    pub fn add(&mut self, id: &'j str, place: usize) -> Option<usize> {
        match self.search(id) {
            Ok(at) => Some(self.0[at].1),
            Err(at) => {
                self.0.insert(at, (id, place));
                None
            }
        }
    }

    /// The first place of an id.
    pub fn place(&self, id: &str) -> Option<usize> {
        let at = self.search(id).ok()?;
        Some(self.0[at].1)
    }

    fn search(&self, id: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(other, _)| (*other).cmp(id))
    }
}

/// The ids in a list as it stands in the file, those of elements with problems included.
fn in_file(list: &Value) -> impl Iterator<Item = (usize, &str)> {
    let elements = list.as_array().map(Vec::as_slice).unwrap_or_default();
    elements
        .iter()
        .enumerate()
        .filter_map(|(place, element)| Some((place, element.get("id")?.as_str()?)))
}
