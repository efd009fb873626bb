use crate::Pack;
use crate::pack::{Claim, Relation, RelationKind};

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

#[cfg(test)]
mod tests {
    use super::disputes;
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
}
