use super::{IssueId, TopicId};
use crate::read::decode;
use serde::{Deserialize, Serialize};

/// What issues and questions are grouped by.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// What references use.
    pub id: TopicId,
    /// A heading of a few words.
    pub name: String,
}

/// One question in dispute, put as a proposition that can be agreed or disagreed with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Issue {
    /// What references use.
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
