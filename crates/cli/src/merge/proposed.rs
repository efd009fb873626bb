//! An entry of a reply: its place in the merged pack, or why it has none.

use super::merging::{DIGESTS, TEXTS};
use serde_json::Value;
use std::fmt;

/// An entry of a reply with its place in the merged pack.
pub struct Proposed {
    pub list: &'static str,
    /// The index in the merged list. Entries that replace a draft have its index.
    pub index: usize,
    /// The draft that it replaces.
    pub replaces: Option<Value>,
    /// How reports call it.
    pub name: String,
    /// Whether it is only a draft of the pack's that refers to an actor by the reply's id now.
    pub is_adapted: bool,
}

impl Proposed {
    /// The path in the merged pack.
    pub fn path(&self) -> String {
        match self.list {
            DIGESTS => format!("source.paragraphs[{}]", self.index),
            text if TEXTS.contains(&text) => text.into(),
            list => format!("{list}[{}]", self.index),
        }
    }

    /// Returns where in the entry a path leads, as the beginning of a sentence.
    pub fn inside(&self, path: &str) -> String {
        let inside = path.strip_prefix(&self.path()).unwrap_or_default();
        match inside.trim_start_matches('.') {
            "" => String::new(),
            inside => format!("{inside}: "),
        }
    }
}

/// Something of a reply that doesn't hold.
#[derive(Debug, PartialEq, Eq)]
pub struct Refused {
    /// What it is: its list, with its id or place in the reply.
    pub entry: String,
    /// What is wrong, and how to fix it.
    pub reason: String,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.entry, self.reason)
    }
}

/// Returns the part of a path that leads to an entry of a list, or else to a key of the pack.
pub fn entry_at(path: &str) -> &str {
    let end = path.find(']').map(|at| at + 1);
    let end = end.or_else(|| path.find('.')).unwrap_or(path.len());
    path.get(..end).unwrap_or(path)
}
