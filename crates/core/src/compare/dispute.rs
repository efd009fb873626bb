use crate::Pack;
use crate::pack::{Claim, Relation, RelationKind};
use crate::sort::sort;

/// A disputed claim, with the claims for and against it.
#[derive(Clone, Debug, PartialEq)]
pub struct Dispute<'p> {
    /// The claim that is disputed.
    pub claim: &'p Claim,
    /// The claims that dispute, contradict or undercut it: at least one.
    pub against: Vec<RelatedClaim<'p>>,
    /// The claims that support it.
    pub supporting: Vec<RelatedClaim<'p>>,
}

impl Dispute<'_> {
    /// Returns how many claims deny it or rule it out, rather than weaken it.
    pub fn denials(&self) -> usize {
        let against = self.against.iter();
        against
            .filter(|it| it.relation.kind != RelationKind::Undercuts)
            .count()
    }
}

/// A claim that supports or opposes a disputed one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RelatedClaim<'p> {
    /// The relation between the claims, and who asserts it.
    pub relation: &'p Relation,
    /// The claim that supports or opposes the disputed one.
    pub from: &'p Claim,
}

/// Returns the claims that at least one other claim disputes, contradicts or undercuts.
/// The claims are in the pack's order, and so are the relations of each.
pub fn disputes(pack: &Pack) -> Vec<Dispute<'_>> {
    let mut disputes = Vec::new();
    for claim in pack.claims() {
        let (mut against, mut supporting) = (Vec::new(), Vec::new());
        for relation in pack.relations() {
            if relation.to == claim.id {
                let related = RelatedClaim {
                    relation,
                    from: &pack[&relation.from],
                };
                match relation.kind {
                    RelationKind::Supports => supporting.push(related),
                    RelationKind::Disputes
                    | RelationKind::Contradicts
                    | RelationKind::Undercuts => against.push(related),
                }
            }
        }
        if !against.is_empty() {
            disputes.push(Dispute {
                claim,
                against,
                supporting,
            });
        }
    }
    disputes
}

/// Returns the disputes with the most denials, at most `limit`, the most first. Those that nothing denies are left out; equals keep their order.
pub fn most_denied(mut disputes: Vec<Dispute<'_>>, limit: usize) -> Vec<Dispute<'_>> {
    disputes.retain(|dispute| dispute.denials() > 0);
    sort(&mut disputes, |a, b| b.denials().cmp(&a.denials()));
    disputes.truncate(limit);
    disputes
}

#[cfg(test)]
mod tests {
    use super::{disputes, most_denied};
    use crate::compare::fixture::PackBuilder;
    use crate::pack::Grade::OwnWords;

    #[test]
    fn a_claim_is_disputed_if_another_opposes_it() {
        let pack = PackBuilder::new(&["ann"], &["a"])
            .claims("backed", Some("ann"), OwnWords, 1)
            .claims("hit", None, OwnWords, 1)
            .claims("doubt", Some("ann"), OwnWords, 1)
            .claims("friend", Some("ann"), OwnWords, 1)
            .relates("doubt", "undercuts", "hit")
            .relates("friend", "supports", "hit")
            .relates("backed", "disputes", "hit")
            .relates("friend", "supports", "backed")
            .relates("hit", "contradicts", "doubt")
            .pack();
        let disputes = disputes(&pack);
        let described = disputes.iter().map(|it| {
            let ids = |list: &[super::RelatedClaim]| {
                let ids: Vec<_> = list
                    .iter()
                    .map(|related| related.from.id.as_str())
                    .collect();
                ids.join(" ")
            };
            (it.claim.id.as_str(), ids(&it.against), ids(&it.supporting))
        });
        assert_eq!(
            described.collect::<Vec<_>>(),
            [
                ("hit", "doubt backed".to_owned(), "friend".to_owned()),
                ("doubt", "hit".to_owned(), String::new()),
            ]
        );
    }

    #[test]
    fn the_most_denied_come_first() {
        let pack = PackBuilder::new(&["ann"], &["a"])
            .claims("weakened", None, OwnWords, 1)
            .claims("denied", None, OwnWords, 1)
            .claims("ruled-out", None, OwnWords, 1)
            .claims("one", Some("ann"), OwnWords, 1)
            .claims("two", Some("ann"), OwnWords, 1)
            .relates("one", "undercuts", "weakened")
            .relates("two", "undercuts", "weakened")
            .relates("one", "disputes", "denied")
            .relates("one", "disputes", "ruled-out")
            .relates("two", "contradicts", "ruled-out")
            .pack();
        for (limit, expected) in [(0, ""), (1, "ruled-out"), (3, "ruled-out denied")] {
            let most = most_denied(disputes(&pack), limit);
            let ids: Vec<_> = most.iter().map(|it| it.claim.id.as_str()).collect();
            assert_eq!(ids.join(" "), expected, "{limit}");
        }
    }
}
