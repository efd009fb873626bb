use super::{ActorId, ClaimId, Date, Evidence, Grade, IssueId};
use crate::json::{decode, decode_from_word};
use serde::{Deserialize, Serialize};

/// An assertion by an actor.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// The id that references use.
    pub id: ClaimId,
    /// The actor who asserts it. Absent: the article itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actor: Option<ActorId>,
    /// What is asserted, in one sentence of the author's own words.
    pub text: String,
    /// The issue that it is about, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issue: Option<IssueId>,
    /// When it was asserted.
    pub date: Date,
    /// How directly the article shows that the actor asserts it.
    pub grade: Grade,
    /// The actor who attributes it. Required if the grade is `attributed`, else not allowed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attributed_by: Option<ActorId>,
    /// Where the article says so, at least one passage.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub evidence: Vec<Evidence>,
}

/// A relation between two claims, and who sees it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Relation {
    /// The claim that supports, disputes, contradicts or undercuts the other.
    pub from: ClaimId,
    /// The kind of relation.
    pub kind: RelationKind,
    /// The other claim.
    pub to: ClaimId,
    /// Who says so: `own-words`, the actor of the claim `from`; `reported`, the article;
    /// `attributed`, the actor that `attributed_by` names; `inferred`, the pack's author.
    pub grade: Grade,
    /// The actor who says so. Required if the grade is `attributed`, else not allowed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attributed_by: Option<ActorId>,
    /// How the two claims are related, in one line of the author's own words.
    pub note: String,
    /// Where the article shows it, at least one passage.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub evidence: Vec<Evidence>,
}

/// How one claim is related to another.
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
    /// It weakens the reasons for the other without denying it.
    Undercuts,
}

decode!(Claim: id, text, date, grade, evidence; actor, issue, attributed_by);
decode!(Relation: from, kind, to, grade, note, evidence; attributed_by);
decode_from_word!(RelationKind:
    "supports" => Supports,
    "disputes" => Disputes,
    "contradicts" => Contradicts,
    "undercuts" => Undercuts
);
