use super::PackId;
use crate::json::decode;

/// An entry in the list of packs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackEntry {
    /// The id of the pack: the name of its folder.
    pub id: PackId,
    /// The title of the pack.
    pub title: String,
}

decode!(PackEntry: id, title);
