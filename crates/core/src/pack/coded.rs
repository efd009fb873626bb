use super::{ActorId, IssueId};
use crate::json::{Decode, Decoder, decode};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Cells of the table of actors × issues that somebody has coded: looked for what the actor says on
/// the issue, and coded what is there.
///
/// Only the empty cells depend on it. The page says "Not in the article" where all paragraphs were
/// read, and "Not checked" elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Coded {
    /// The actors.
    pub actors: Selection<ActorId>,
    /// The issues.
    pub issues: Selection<IssueId>,
    /// The numbers of the paragraphs that were read for it, counted from 1. As long as one is
    /// missing, the cells don't count as coded.
    pub paragraphs: Selection<u32>,
}

/// All, or only those in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Selection<T> {
    /// `"all"`.
    All(All),
    /// A list.
    Only(Vec<T>),
}

/// The word `all`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum All {
    /// `"all"`.
    #[serde(rename = "all")]
    All,
}

impl<T: PartialEq> Selection<T> {
    /// Returns whether an element is selected.
    pub fn contains(&self, element: &T) -> bool {
        match self {
            Self::All(_) => true,
            Self::Only(list) => list.contains(element),
        }
    }
}

impl<T: Decode> Decode for Selection<T> {
    fn decode(value: &Value, decoder: &mut Decoder<'_>) -> Self {
        match value {
            Value::String(word) if word == "all" => Self::All(All::All),
            Value::Array(_) => Self::Only(Vec::decode(value, decoder)),
            _ => {
                decoder.unexpected(value, "`\"all\"` or a list");
                Self::Only(Vec::new())
            }
        }
    }
}

decode!(Coded: actors, issues, paragraphs);
