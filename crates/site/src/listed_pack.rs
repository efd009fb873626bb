//! A pack of the site.

use crate::escape::json_in_script;
use serde_json::json;
use standpoint_core::Pack;
use standpoint_core::pack::PackEntry;
use standpoint_core::read::mark_checked;
use std::sync::Arc;

/// A pack with its entry in the list of packs.
pub struct ListedPack {
    /// The id and title in the list.
    pub(crate) entry: PackEntry,
    /// The pack.
    pub(crate) pack: Arc<Pack>,
    /// The JSON of the pack, marked as checked, in a form that can stand in a script element.
    pub(crate) json: String,
    /// The same for the pack's own page, with zeros for the hashes of paragraphs without text: they
    /// can't be compressed, and only a host page that has the article needs them.
    pub(crate) json_in_page: String,
}

impl ListedPack {
    /// Lists a pack. `json` is the text that `standpoint_core::read` has read it from.
    pub fn new(pack: impl Into<Arc<Pack>>, json: &str) -> Self {
        let pack = pack.into();
        let json = json_in_script(json);
        // With its text, the hash of a paragraph is checked if the page is altered on its way.
        let paragraphs = pack.source().paragraphs.iter();
        let hashes = paragraphs.filter(|it| it.text.is_none());
        let without_hashes = hashes.fold(json.clone(), |json, paragraph| {
            json.replace(paragraph.sha256.as_str(), NO_HASH)
        });
        Self {
            entry: PackEntry {
                id: pack.id().clone(),
                title: pack.title().to_owned(),
            },
            pack,
            json: mark_checked(&json),
            json_in_page: mark_checked(&without_hashes),
        }
    }

    /// The file of the pack's JSON, in the site's folder.
    pub(crate) fn file(&self) -> String {
        format!("data/{}/pack.json", self.entry.id)
    }
}

/// Stands for a hash that is left out. Packs need one for each paragraph.
const NO_HASH: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// The file with the list of packs, in the site's folder.
pub const LIST: &str = "data/packs.json";

/// Serializes a list of packs in the format of `data/packs.json`.
pub fn list_of(entries: &[PackEntry]) -> String {
    let entry = |entry: &PackEntry| json!({"id": entry.id, "title": entry.title});
    let packs: Vec<_> = entries.iter().map(entry).collect();
    json!({"format": 1, "packs": packs}).to_string()
}
