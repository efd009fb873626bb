use super::{ActorId, Date, Evidence, Grade, IssueId, PositionId, Stance};
use crate::read::decode;
use serde::{Deserialize, Serialize};

/// An actor's stance on an issue, at a time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Position {
    /// What references use.
    pub id: PositionId,
    /// Whose it is.
    pub actor: ActorId,
    /// What it is about.
    pub issue: IssueId,
    /// Where the actor stands.
    pub stance: Stance,
    /// When. For what the article tells in its own present: the date of the article.
    pub date: Date,
    /// How directly the article shows it.
    pub grade: Grade,
    /// Who ascribes it to the actor: there where the grade is `attributed`, and only there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<ActorId>,
    /// Why it is coded so: what the passage says, in one line of the author's own.
    pub note: String,
    /// Where it stands, at least one passage.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub evidence: Vec<Evidence>,
}

decode!(Position: id, actor, issue, stance, date, grade, note, evidence; by);
