use super::{IssueId, TopicId};
use crate::json::decode;
use serde::{Deserialize, Serialize};

/// A group of issues and questions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// The id that references use.
    pub id: TopicId,
    /// A heading of a few words.
    pub name: String,
}

/// A disputed question, as a proposition to agree or disagree with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Issue {
    /// The id that references use.
    pub id: IssueId,
    /// The topic that it belongs to.
    pub topic: TopicId,
    /// A heading of a few words that takes no side, at most 40 characters.
    pub name: String,
    /// The proposition: one sentence, neither loaded nor negated.
    pub proposition: String,
}

decode!(Topic: id, name);
decode!(Issue: id, topic, name, proposition);
