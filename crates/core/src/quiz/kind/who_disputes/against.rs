use crate::Pack;
use crate::compare::Conflict;
use crate::pack::{ActorId, Claim, RelationKind};

/// How an actor's claims are against a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Against {
    /// None of them is.
    Nothing,
    /// By the relation with this index. If several relations say the same, it is the one with the
    /// most certain grade.
    Relation(usize),
    /// In more than one way.
    SeveralWays,
    /// They conflict with it, but no relation says in what way they are against it: the conflict is
    /// derived from other relations, or the claim denies one of theirs.
    Indirectly,
}

/// Returns how an actor's claims are against a claim. `conflicts` are those of the pack.
///
/// What contradicts another claim is contradicted by it. The other relations have a direction.
pub(super) fn against(
    pack: &Pack,
    conflicts: &[Conflict<'_>],
    actor: &ActorId,
    claim: &Claim,
) -> Against {
    let is_theirs =
        |claim: Option<&Claim>| claim.is_some_and(|it| it.actor.as_ref() == Some(actor));
    let mut found: Option<usize> = None;
    for (index, relation) in pack.relations.iter().enumerate() {
        let other = if relation.to == claim.id {
            &relation.from
        } else if relation.from == claim.id && relation.kind == RelationKind::Contradicts {
            &relation.to
        } else {
            continue;
        };
        if relation.kind == RelationKind::Supports || !is_theirs(pack.find_claim(other.as_str())) {
            continue;
        }
        match found.map(|index| &pack.relations[index]) {
            Some(known) if known.kind != relation.kind => return Against::SeveralWays,
            Some(known) if known.grade <= relation.grade => {}
            _ => found = Some(index),
        }
    }
    if let Some(index) = found {
        return Against::Relation(index);
    }
    let is_between = |conflict: &Conflict<'_>| {
        (conflict.left.id == claim.id && is_theirs(Some(conflict.right)))
            || (conflict.right.id == claim.id && is_theirs(Some(conflict.left)))
    };
    if conflicts.iter().any(is_between) {
        Against::Indirectly
    } else {
        Against::Nothing
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::conflicts;
    use crate::quiz::sample::{from, harbour};
    use serde_json::json;

    #[test]
    fn relations_say_how_a_claim_is_disputed() {
        let pack = harbour();
        let conflicts = conflicts(&pack);
        let cases = [
            ("high", "dan", Against::Relation(0)),
            ("high", "guild", Against::Relation(1)),
            ("high", "eve", Against::SeveralWays),
            // He backs up a claim that contradicts it.
            ("high", "gus", Against::Indirectly),
            ("high", "bo", Against::Nothing),
            // A contradiction has no direction.
            ("low", "ada", Against::Relation(0)),
            ("unsure", "dan", Against::Relation(5)),
            // What denies a claim isn't denied by it.
            ("calm", "guild", Against::Indirectly),
            // Nor is what weakens it.
            ("unsure", "ada", Against::Nothing),
        ];
        for (claim, actor, expected) in cases {
            let claim = pack.find_claim(claim).expect("a claim");
            let found = against(&pack, &conflicts, &from(&json!(actor)), claim);
            assert_eq!(found, expected, "{} {actor}", claim.id);
        }
    }
}
