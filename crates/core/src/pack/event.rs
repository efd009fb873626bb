use super::{ActorId, Date, EventId, Evidence};
use crate::read::decode;
use serde::{Deserialize, Serialize};

/// What happened when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// What references use.
    pub id: EventId,
    /// What happened, in one line of the author's own.
    pub title: String,
    /// When.
    pub date: Date,
    /// Who took part.
    pub actors: Vec<ActorId>,
    /// Where it stands, at least one passage.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub evidence: Vec<Evidence>,
}

decode!(Event: id, title, date, actors, evidence);
