use super::{ActorId, Evidence};
use crate::read::{decode, decode_from_word};
use serde::{Deserialize, Serialize};

/// A person, government, agency, party or group that speaks or acts in the article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Actor {
    /// What references use.
    pub id: ActorId,
    /// The full name.
    pub name: String,
    /// The name where room is short, at most 24 characters. Absent: the full name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short: Option<String>,
    /// What it is.
    pub kind: ActorKind,
    /// What the article says it does: an office, a task.
    pub role: String,
    /// The actor that it belongs to: an agency's government, a person's institution.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member_of: Option<ActorId>,
    /// Where the article brings it in.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub evidence: Vec<Evidence>,
}

impl Actor {
    /// The name for a place where room is short.
    pub fn short_name(&self) -> &str {
        self.short.as_deref().unwrap_or(&self.name)
    }
}

/// What an actor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ActorKind {
    /// One human being.
    Person,
    /// A state's government as a whole.
    Government,
    /// A part of a government or an international body with a task of its own.
    Agency,
    /// A political party.
    Party,
    /// Any other body or set of people: an institute, an industry, "experts".
    Group,
}

decode!(Actor: id, name, kind, role, evidence; short, member_of);
decode_from_word!(ActorKind:
    "person" => Person,
    "government" => Government,
    "agency" => Agency,
    "party" => Party,
    "group" => Group
);
