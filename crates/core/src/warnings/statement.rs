//! Collects what the actors of a pack say: on which issues, and with what evidence.

use crate::Pack;
use crate::pack::{Actor, ActorId, Edtf, Evidence, IssueId};

/// A quote, claim or position in which an actor speaks.
pub(super) struct Statement<'p> {
    /// The path in the pack: `claims[3]`.
    pub path: String,
    pub actor: &'p ActorId,
    /// The issues that it is coded with.
    pub issues: Vec<&'p IssueId>,
    pub evidence: &'p [Evidence],
    /// When it was said.
    pub date: &'p Edtf,
}

impl Statement<'_> {
    pub fn is_on(&self, issue: &IssueId) -> bool {
        self.issues.contains(&issue)
    }
}

/// Returns what the actors of a pack say:
///
/// - every quote;
/// - every claim and position graded [`OwnWords`](crate::pack::Grade) or [`Reported`](crate::pack::Grade), unless its stance
///   is that the actor has not spoken;
/// - every claim and position that an actor attributes to another: as a statement of the actor who
///   attributes it (`attributed_by`), not of the other.
pub(super) fn statements(pack: &Pack) -> Vec<Statement<'_>> {
    let mut statements = Vec::new();
    for (i, quote) in pack.quotes.iter().enumerate() {
        statements.push(Statement {
            path: format!("quotes[{i}]"),
            actor: &quote.actor,
            issues: quote.issues.iter().collect(),
            evidence: std::slice::from_ref(&quote.evidence),
            date: &quote.date.edtf,
        });
    }
    for (i, claim) in pack.claims.iter().enumerate() {
        let says = claim.grade.is_quoted_or_reported();
        let actor = claim.actor.as_ref().filter(|_| says);
        for actor in actor.into_iter().chain(&claim.attributed_by) {
            statements.push(Statement {
                path: format!("claims[{i}]"),
                actor,
                issues: claim.issue.iter().collect(),
                evidence: &claim.evidence,
                date: &claim.date.edtf,
            });
        }
    }
    for (i, position) in pack.positions.iter().enumerate() {
        let actor = position.is_spoken().then_some(&position.actor);
        for actor in actor.into_iter().chain(&position.attributed_by) {
            statements.push(Statement {
                path: format!("positions[{i}]"),
                actor,
                issues: vec![&position.issue],
                evidence: &position.evidence,
                date: &position.date.edtf,
            });
        }
    }
    statements
}

/// Whether the speaker's words count as the actor's: it is the actor, or belongs to it.
pub(super) fn speaks_for(pack: &Pack, speaker: &ActorId, actor: &Actor) -> bool {
    pack.find_actor(speaker.as_str())
        .is_some_and(|speaker| crate::quiz::is_part_of(pack, speaker, actor))
}
