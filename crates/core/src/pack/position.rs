use super::{ActorId, Date, Evidence, Grade, IssueId, PositionId, Stance};
use crate::json::decode;
use serde::{Deserialize, Serialize};

/// An actor's stance on an issue at one time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Position {
    /// The id that references use.
    pub id: PositionId,
    /// The actor who takes the position.
    pub actor: ActorId,
    /// The issue that the position is on.
    pub issue: IssueId,
    /// The actor's stance.
    pub stance: Stance,
    /// When the actor held it. If the article reports it as present: the article's date.
    pub date: Date,
    /// How directly the article shows it.
    pub grade: Grade,
    /// The actor who attributes it. Required if the grade is `attributed`, else not allowed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attributed_by: Option<ActorId>,
    /// Why it is coded like this: what the passage says, in one line of the author's own words.
    pub note: String,
    /// Where the article says so, at least one passage.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub evidence: Vec<Evidence>,
}

impl Position {
    /// Whether the actor speaks where the evidence is: it is quoted or reported there, and not as
    /// somebody who has not spoken.
    pub(crate) fn is_spoken(&self) -> bool {
        self.grade.is_quoted_or_reported() && !self.stance.is_silent()
    }
}

decode!(Position: id, actor, issue, stance, date, grade, note, evidence; attributed_by);
