//! The packs that pages are written of.

use crate::problem::Problem;
use serde_json::json;
use standpoint_core::Pack;
use standpoint_core::pack::PackEntry;
use standpoint_core::read::{read_as, read_pack_list};
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// A pack, and what the list of packs says of it.
pub struct Story {
    /// Its id and title.
    pub entry: PackEntry,
    /// The pack.
    pub pack: Arc<Pack>,
    /// The file of the pack.
    pub json: String,
    /// The file of the list.
    pub list: Arc<str>,
}

impl Story {
    /// A list of packs with this one alone, as JSON.
    pub fn list_of_it(&self) -> String {
        json!({"format": 1, "packs": [{"id": self.entry.id, "title": self.entry.title}]})
            .to_string()
    }

    /// All that `data/packs.json` lists, in its order.
    pub fn all(folder: &Path) -> Result<Vec<Self>, Problem> {
        let file = folder.join("data/packs.json");
        let list: Arc<str> = fs::read_to_string(&file)
            .map_err(Problem::file(&file))?
            .into();
        let entries = read_pack_list(list.as_bytes())
            .map_err(|problems| Problem::Pack(file.clone(), problems))?;
        entries
            .into_iter()
            .map(|entry| {
                let file = folder.join(format!("data/{}/pack.json", entry.id));
                let json = fs::read_to_string(&file).map_err(Problem::file(&file))?;
                let pack = read_as(&entry.id, json.as_bytes())
                    .map_err(|problems| Problem::Pack(file, problems))?;
                Ok(Self {
                    entry,
                    pack: Arc::new(pack),
                    json,
                    list: list.clone(),
                })
            })
            .collect()
    }
}
