use super::PackId;
use crate::read::decode;

/// A pack in the list of those that there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackEntry {
    /// What the pack is called: the name of its folder.
    pub id: PackId,
    /// Its headline.
    pub title: String,
}

decode!(PackEntry: id, title);
