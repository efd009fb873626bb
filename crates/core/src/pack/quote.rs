use super::{ActorId, Date, Evidence, IssueId, QuoteId};
use crate::json::decode;
use serde::{Deserialize, Serialize};

/// Words that an actor said, where and when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Quote {
    /// The id that references use.
    pub id: QuoteId,
    /// Who said it.
    pub actor: ActorId,
    /// The words and their paragraph. The selector is required.
    pub evidence: Evidence,
    /// What the words are about, in one line of the author's own words.
    pub gist: String,
    /// Where it was said: an interview, a report. Absent if the article does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub venue: Option<String>,
    /// When it was said.
    pub date: Date,
    /// The issues that the words are about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub issues: Vec<IssueId>,
}

impl Quote {
    /// The words themselves.
    pub fn words(&self) -> &str {
        match &self.evidence.selector {
            Some(selector) => &selector.exact,
            None => "",
        }
    }
}

decode!(Quote: id, actor, evidence, gist, date; venue, issues);
