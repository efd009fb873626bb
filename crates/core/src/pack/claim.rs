use super::{ActorId, ClaimId, Date, Evidence, Grade, IssueId};
use crate::read::{decode, decode_from_word};
use serde::{Deserialize, Serialize};

/// An assertion by an actor.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// What references use.
    pub id: ClaimId,
    /// Who asserts it. Absent: the article itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actor: Option<ActorId>,
    /// What is asserted, in one sentence of the author's own.
    pub text: String,
    /// The issue that it bears on, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issue: Option<IssueId>,
    /// When it was asserted.
    pub date: Date,
    /// How directly the article shows that the actor asserts it.
    pub grade: Grade,
    /// Who ascribes it to the actor: there where the grade is `attributed`, and only there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<ActorId>,
    /// Where it stands, at least one passage.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub evidence: Vec<Evidence>,
}

/// What one claim does to another, and who says so.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Relation {
    /// The claim that does it.
    pub from: ClaimId,
    /// What it does.
    pub kind: RelationKind,
    /// The claim that it is done to.
    pub to: ClaimId,
    /// Who says so: `own-words`, whoever makes the first claim; `reported`, the article;
    /// `attributed`, the actor that `by` names; `inferred`, the pack's author.
    pub grade: Grade,
    /// Who says so: there where the grade is `attributed`, and only there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<ActorId>,
    /// How the two bear on each other, in one line of the author's own.
    pub note: String,
    /// Where the article shows it, at least one passage.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub evidence: Vec<Evidence>,
}

/// What one claim does to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum RelationKind {
    /// It makes the other more likely.
    Supports,
    /// It denies the other.
    Disputes,
    /// Both can't be true.
    Contradicts,
    /// It weakens the other's ground without denying it.
    Undercuts,
}

decode!(Claim: id, text, date, grade, evidence; actor, issue, by);
decode!(Relation: from, kind, to, grade, note, evidence; by);
decode_from_word!(RelationKind:
    "supports" => Supports,
    "disputes" => Disputes,
    "contradicts" => Contradicts,
    "undercuts" => Undercuts
);
