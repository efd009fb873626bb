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
        let file = folder.join("data/packs.json");
        let list = fs::read_to_string(&file).map_err(Problem::file(&file))?;
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
                })
            })
            .collect()
    }
}
