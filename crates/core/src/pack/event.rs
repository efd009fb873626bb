use super::{ActorId, Date, EventId, Evidence};
use crate::json::decode;
use serde::{Deserialize, Serialize};

/// Something that happened or is to happen, and when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// The id that references use.
    pub id: EventId,
    /// What happened, in one line of the author's own words. Of what is still to come, it says so: "The
    /// council is to decide".
    pub title: String,
    /// When it happened, or is to happen.
    pub date: Date,
    /// Who took part.
    pub actors: Vec<ActorId>,
    /// Where the article says so, at least one passage.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub evidence: Vec<Evidence>,
}

decode!(Event: id, title, date, actors, evidence);
