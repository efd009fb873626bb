//! Reads the packs that the site publishes.

use crate::error::BuildError;
use crate::escape::json_in_script;
use serde_json::json;
use standpoint_core::Pack;
use standpoint_core::pack::{PackEntry, PackId};
use standpoint_core::read::{mark_checked, read_as, read_pack_list};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};

/// A pack with its entry in the list of packs.
pub struct ListedPack {
    /// The id and title in the list.
    pub entry: PackEntry,
    /// The pack.
    pub pack: Arc<Pack>,
    /// The JSON of the pack, marked as checked, in a form that can stand in a script element.
    pub json: String,
}

/// Serializes a list of packs in the format of `data/packs.json`.
pub fn list_of(entries: &[PackEntry]) -> String {
    let entry = |entry: &PackEntry| json!({"id": entry.id, "title": entry.title});
    let packs: Vec<_> = entries.iter().map(entry).collect();
    json!({"format": 1, "packs": packs}).to_string()
}

impl ListedPack {
    /// The file of the pack's JSON, in the site's folder.
    pub fn file(&self) -> String {
        file_of(&self.entry.id)
    }

    /// Reads and checks every pack in `data/packs.json`, in the order of that list.
    pub fn all(folder: &Path) -> Result<Vec<Self>, BuildError> {
        // Errors name the author's files, not trunk's copies.
        let listed = PathBuf::from(LIST);
        let list = fs::read_to_string(folder.join(LIST)).map_err(BuildError::file(&listed))?;
        let entries = read_pack_list(list.as_bytes())
            .map_err(|problems| BuildError::Pack(listed, problems))?;
        let read = |entry| Self::of(folder, entry);
        entries.into_iter().map(read).collect()
    }

    fn of(folder: &Path, entry: PackEntry) -> Result<Self, BuildError> {
        let file = PathBuf::from(file_of(&entry.id));
        let json = match fs::read_to_string(folder.join(&file)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(BuildError::PackNotFound(entry.id));
            }
            read => read.map_err(BuildError::file(&file))?,
        };
        let pack = read_as(&entry.id, json.as_bytes())
            .map_err(|problems| BuildError::Pack(file, problems))?;
        if entry.title != pack.title() {
            let title = pack.title().to_owned();
            return Err(BuildError::TitleMismatch(entry.id, title));
        }
        Ok(Self {
            entry,
            pack: Arc::new(pack),
            json: mark_checked(&json_in_script(&json)),
        })
    }
}

fn file_of(id: &PackId) -> String {
    format!("data/{id}/pack.json")
}

const LIST: &str = "data/packs.json";

#[cfg(test)]
mod tests {
    use super::*;
    use tempfile::TempDir;

    const TITLE: &str = "Should the Halyard Bridge be closed to cars?";

    /// Returns the error for a folder with one pack and a list with this entry, or an empty string
    /// if there is no error.
    fn error_of(id: &str, title: &str) -> String {
        let folder = TempDir::new().expect("a temporary folder");
        let put = |name: &str, text: &str| {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, text).expect("a file");
        };
        let pack = include_str!("../../../data/harbour-bridge/pack.json");
        put("data/harbour-bridge/pack.json", pack);
        let list = json!({"format": 1, "packs": [{"id": id, "title": title}]});
        put(LIST, &list.to_string());
        let packs = ListedPack::all(folder.path());
        packs.map_or_else(|error| error.to_string(), |_| String::new())
    }

    #[test]
    fn a_list_that_differs_from_its_packs_is_reported_with_a_fix() {
        assert_eq!(error_of("harbour-bridge", TITLE), "");
        assert_eq!(
            error_of("harbour-bridge", "The \"bridge\""),
            "data/packs.json: the title of `harbour-bridge` differs from the one in \
             data/harbour-bridge/pack.json\n  \
             fix: change it to \"Should the Halyard Bridge be closed to cars?\""
        );
        assert_eq!(
            error_of("ferry", "The ferry"),
            "data/packs.json lists `ferry`, but there is no data/ferry/pack.json\n  \
             fix: write that pack, or remove `ferry` from the list"
        );
    }

    #[test]
    fn errors_name_the_authors_files() {
        let folder = TempDir::new().expect("a temporary folder");
        let error = ListedPack::all(folder.path()).err().expect("no list");
        assert!(
            error.to_string().starts_with("data/packs.json: "),
            "{error}"
        );
    }
}
