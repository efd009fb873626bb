use super::{ActorId, Evidence};
use crate::json::{decode, decode_from_word};
use serde::{Deserialize, Serialize};

/// A person, government, agency, party or group that speaks or acts in the article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Actor {
    /// The id that references use.
    pub id: ActorId,
    /// The full name.
    pub name: String,
    /// The name where space is limited, at most 24 characters. Absent: the full name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short_name: Option<String>,
    /// The kind of actor.
    pub kind: ActorKind,
    /// The actor's office or task, according to the article.
    pub role: String,
    /// The actor that it belongs to: an agency's government, a person's institution.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member_of: Option<ActorId>,
    /// Where the article introduces the actor.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub evidence: Vec<Evidence>,
}

impl Actor {
    /// Returns the short name, or the full name if there is none.
    pub fn short_name(&self) -> &str {
        self.short_name.as_deref().unwrap_or(&self.name)
    }
}

/// A kind of actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ActorKind {
    /// One human being.
    Person,
    /// A state's government as a whole.
    Government,
    /// A part of a government or an international body with its own task.
    Agency,
    /// A political party.
    Party,
    /// Any other organisation or group: an institute, an industry, "experts".
    Group,
}

decode!(Actor: id, name, kind, role, evidence; short_name, member_of);
decode_from_word!(ActorKind:
    "person" => Person,
    "government" => Government,
    "agency" => Agency,
    "party" => Party,
    "group" => Group
);
