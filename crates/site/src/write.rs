//! Turns the folder that trunk has staged into the site, in place.

use crate::error::BuildError;
use crate::listed_pack::{LIST, ListedPack};
use crate::shell::{DATA, Shell};
use crate::site::{Options, Site};
use standpoint_core::pack::PackEntry;
use standpoint_core::read::{drafts, read_as, read_pack_list};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// Writes the site of the packs in `data/packs.json` over the folder that trunk has staged. Returns
/// the names of the files.
///
/// Of trunk's own files, only those in `data` stay.
///
/// # Errors
///
/// If a file is missing or can't be read, or a pack is invalid; then nothing is written. If a file
/// can't be written.
pub fn write(folder: &Path, options: &Options) -> Result<Vec<String>, BuildError> {
    let shell = Shell::from_folder(folder)?;
    let packs = listed_packs(folder)?;
    let mut files = Site::new(&shell, &packs, options)?.files()?;
    // The author's own list stays.
    files.retain(|(name, _)| name != LIST);

    remove_all_but_data(folder)?;
    for (name, bytes) in &files {
        let path = folder.join(name);
        let parent = path.parent().unwrap_or(folder);
        fs::create_dir_all(parent).map_err(BuildError::file(parent))?;
        fs::write(&path, bytes).map_err(BuildError::file(&path))?;
    }
    Ok(files.into_iter().map(|(name, _)| name).collect())
}

fn remove_all_but_data(folder: &Path) -> Result<(), BuildError> {
    for entry in fs::read_dir(folder).map_err(BuildError::file(folder))? {
        let entry = entry.map_err(BuildError::file(folder))?;
        let path = entry.path();
        let removed = match path.is_dir() {
            true if entry.file_name() == DATA => continue,
            true => fs::remove_dir_all(&path),
            false => fs::remove_file(&path),
        };
        removed.map_err(BuildError::file(&path))?;
    }
    Ok(())
}

/// Reads and checks every pack in `data/packs.json`, in the order of that list.
fn listed_packs(folder: &Path) -> Result<Vec<ListedPack>, BuildError> {
    // Errors name the author's files, not trunk's copies.
    let listed = PathBuf::from(LIST);
    let list = fs::read_to_string(folder.join(LIST)).map_err(BuildError::file(&listed))?;
    let entries =
        read_pack_list(list.as_bytes()).map_err(|problems| BuildError::Pack(listed, problems))?;
    let read = |entry| listed_pack(folder, entry);
    entries.into_iter().map(read).collect()
}

fn listed_pack(folder: &Path, entry: PackEntry) -> Result<ListedPack, BuildError> {
    let file = PathBuf::from(format!("data/{}/pack.json", entry.id));
    let json = match fs::read_to_string(folder.join(&file)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(BuildError::PackNotFound(entry.id));
        }
        read => read.map_err(BuildError::file(&file))?,
    };
    let pack =
        read_as(&entry.id, json.as_bytes()).map_err(|problems| BuildError::Pack(file, problems))?;
    if entry.title != pack.title() {
        let title = pack.title().to_owned();
        return Err(BuildError::TitleMismatch(entry.id, title));
    }
    let drafts = drafts(&serde_json::from_str(&json).unwrap_or_default());
    if !drafts.is_empty() {
        return Err(BuildError::Drafts(entry.id, drafts));
    }
    Ok(ListedPack::new(pack, &json))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use tempfile::TempDir;

    const TITLE: &str = "Should the Halyard Bridge be closed to cars?";

    /// Returns the error for a folder with one pack and a list with this entry, or an empty string
    /// if there is no error.
    fn error_of(id: &str, title: &str) -> String {
        error_of_pack(PACK, id, title)
    }

    const PACK: &str = include_str!("../../../data/harbour-bridge/pack.json");

    /// Does so for this pack.
    fn error_of_pack(pack: &str, id: &str, title: &str) -> String {
        let folder = TempDir::new().expect("a temporary folder");
        let put = |name: &str, text: &str| {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, text).expect("a file");
        };
        put("data/harbour-bridge/pack.json", pack);
        let list = json!({"format": 1, "packs": [{"id": id, "title": title}]});
        put(LIST, &list.to_string());
        let packs = listed_packs(folder.path());
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
    fn drafts_are_refused() {
        let id = "\"id\": \"town-council\",";
        let draft = PACK.replacen(id, &[id, "\"draft\": true,"].concat(), 1);
        assert_eq!(
            error_of_pack(&draft, "harbour-bridge", TITLE),
            "data/harbour-bridge/pack.json has drafts: actors[0]\n  \
             fix: confirm each, or remove `harbour-bridge` from data/packs.json"
        );
    }

    #[test]
    fn errors_name_the_authors_files() {
        let folder = TempDir::new().expect("a temporary folder");
        let error = listed_packs(folder.path()).err().expect("no list");
        assert!(
            error.to_string().starts_with("data/packs.json: "),
            "{error}"
        );
    }
}
