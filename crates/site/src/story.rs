//! The packs that pages are written of.

use crate::problem::Problem;
use serde_json::json;
use standpoint_core::Pack;
use standpoint_core::pack::PackEntry;
use standpoint_core::read::{read_as, read_pack_list};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};

/// A pack, and what the list of packs says of it.
pub struct Story {
    /// Its id and title.
    pub entry: PackEntry,
    /// The pack.
    pub pack: Arc<Pack>,
    /// The file of the pack.
    pub json: String,
}

/// A list of packs as `data/packs.json` has it.
pub fn list_of(entries: &[PackEntry]) -> String {
    let entry = |it: &PackEntry| json!({"id": it.id, "title": it.title});
    let packs: Vec<_> = entries.iter().map(entry).collect();
    json!({"format": 1, "packs": packs}).to_string()
}

impl Story {
    /// All that `data/packs.json` lists, in its order.
    pub fn all(folder: &Path) -> Result<Vec<Self>, Problem> {
        // Told as the author knows them, and not where trunk has copied them.
        let listed = PathBuf::from(LIST);
        let list = fs::read_to_string(folder.join(LIST)).map_err(Problem::file(&listed))?;
        let entries =
            read_pack_list(list.as_bytes()).map_err(|problems| Problem::Pack(listed, problems))?;
        let story = |entry| Self::of(folder, entry);
        entries.into_iter().map(story).collect()
    }

    fn of(folder: &Path, entry: PackEntry) -> Result<Self, Problem> {
        let file = PathBuf::from(format!("data/{}/pack.json", entry.id));
        let json = match fs::read_to_string(folder.join(&file)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(Problem::NoPack(entry.id));
            }
            read => read.map_err(Problem::file(&file))?,
        };
        let pack = read_as(&entry.id, json.as_bytes())
            .map_err(|problems| Problem::Pack(file, problems))?;
        if entry.title != pack.title() {
            let title = pack.title().to_owned();
            return Err(Problem::OtherTitle(entry.id, title));
        }
        Ok(Self {
            entry,
            pack: Arc::new(pack),
            json,
        })
    }
}

const LIST: &str = "data/packs.json";

#[cfg(test)]
mod tests {
    use super::*;
    use tempfile::TempDir;

    const TITLE: &str = "Should the Halyard Bridge be closed to cars?";

    /// What is told of a folder that has one pack, and this list.
    fn told(id: &str, title: &str) -> String {
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
        let stories = Story::all(folder.path());
        stories.map_or_else(|problem| problem.to_string(), |_| String::new())
    }

    #[test]
    fn a_list_that_differs_from_its_packs_is_told_with_what_to_put() {
        assert_eq!(told("harbour-bridge", TITLE), "");
        assert_eq!(
            told("harbour-bridge", "The \"bridge\""),
            "data/packs.json: the title of `harbour-bridge` is not the one in \
             data/harbour-bridge/pack.json: \
             put \"Should the Halyard Bridge be closed to cars?\""
        );
        assert_eq!(
            told("ferry", "The ferry"),
            "data/packs.json lists `ferry`, but there is no data/ferry/pack.json: \
             write that pack, or take `ferry` out of the list"
        );
    }

    #[test]
    fn a_pack_is_named_as_its_author_knows_it() {
        let folder = TempDir::new().expect("a temporary folder");
        let problem = Story::all(folder.path()).err().expect("no list");
        assert!(
            problem.to_string().starts_with("data/packs.json: "),
            "{problem}"
        );
    }
}
