use crate::Pack;
use crate::pack::{Claim, ClaimId, Grade, Relation, RelationKind};
use crate::sort::sort;

/// Two claims that conflict, and the relations that show it.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict<'p> {
    /// The claim that comes first in the pack.
    pub left: &'p Claim,
    /// The other claim.
    pub right: &'p Claim,
    /// The relations from `left` to `right`, at least one. First those by which `left` supports a
    /// claim, then one by which two claims oppose each other, then those by which `right` supports
    /// the second of them, the last one first.
    pub chain: Vec<&'p Relation>,
}

/// Whose claims are in conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConflictKind {
    /// Both are by the same actor.
    SelfContradiction,
    /// They are by two actors.
    BetweenActors,
    /// One is by an actor, and the other is the article's own.
    WithArticle,
    /// Both are the article's own.
    WithinArticle,
}

impl Conflict<'_> {
    /// Returns whether one relation alone opposes them. If not, the conflict is derived.
    pub fn is_direct(&self) -> bool {
        self.chain.len() == 1
    }

    /// Returns whose claims they are.
    pub fn kind(&self) -> ConflictKind {
        match (&self.left.actor, &self.right.actor) {
            (Some(left), Some(right)) if left == right => ConflictKind::SelfContradiction,
            (Some(_), Some(_)) => ConflictKind::BetweenActors,
            (None, None) => ConflictKind::WithinArticle,
            (Some(_), None) | (None, Some(_)) => ConflictKind::WithArticle,
        }
    }

    /// Returns the least certain grade of the chain: it isn't more certain than its weakest part.
    pub fn grade(&self) -> Grade {
        let grades = self.chain.iter().map(|relation| relation.grade);
        grades.max().unwrap_or(Grade::Inferred)
    }
}

/// Returns the pairs of claims that conflict, each once, in the pack's order.
///
/// Two claims conflict if one disputes or contradicts the other, in either direction, or if one of
/// them, or both, support claims that conflict so, directly or by claims between. If A supports B, and
/// B contradicts C, then A speaks against C; and if C supports B, and A disputes B, then A speaks
/// against what C is a reason for.
///
/// Nothing else is derived. A claim that opposes A says nothing about what A supports, which can have
/// other reasons. Two oppositions in a row don't make agreement. What undercuts a claim doesn't deny
/// it. Two claims of which one supports the other are in no derived conflict, even if they support
/// opposite claims.
///
/// The chain is the shortest. Of equals it is one through an opposition that comes first in the pack.
pub fn conflicts(pack: &Pack) -> Vec<Conflict<'_>> {
    let graph = Graph::new(pack);
    // For each claim, its conflicts with later ones.
    let mut found: Vec<Vec<Found<'_>>> = Vec::new();
    found.resize_with(pack.claims().len(), Vec::new);
    for edge in graph.edges.iter().filter(|edge| is_opposition(edge)) {
        let (one_side, other_side) = (&graph.supporters[edge.from], &graph.supporters[edge.to]);
        for one in 0..one_side.len() {
            for other in 0..other_side.len() {
                let (from, to) = (one_side[one].claim, other_side[other].claim);
                let is_direct = one == 0 && other == 0;
                if from == to || (!is_direct && graph.is_supported_by_either(from, to)) {
                    continue;
                }
                let length = one_side[one].distance + 1 + other_side[other].distance;
                let row = &mut found[from.min(to)];
                let known = row.iter().position(|it| it.right == from.max(to));
                if known.is_some_and(|at| row[at].chain.len() <= length) {
                    continue;
                }
                let mut chain = path(one_side, one);
                chain.push(edge.relation);
                let then = path(other_side, other);
                chain.extend(then.into_iter().rev());
                if from > to {
                    chain.reverse();
                }
                let right = from.max(to);
                match known {
                    Some(at) => row[at].chain = chain,
                    None => row.push(Found { right, chain }),
                }
            }
        }
    }

    let mut conflicts = Vec::new();
    for (left, mut row) in found.into_iter().enumerate() {
        sort(&mut row, |a, b| a.right.cmp(&b.right));
        for Found { right, chain } in row {
            conflicts.push(Conflict {
                left: &pack.claims()[left],
                right: &pack.claims()[right],
                chain,
            });
        }
    }
    conflicts
}

/// A conflict of a claim with a later one.
struct Found<'p> {
    /// The index of the later claim.
    right: usize,
    chain: Vec<&'p Relation>,
}

/// A relation, with the indices of its claims.
struct Edge<'p> {
    relation: &'p Relation,
    from: usize,
    to: usize,
}

fn is_opposition(edge: &Edge<'_>) -> bool {
    match edge.relation.kind {
        RelationKind::Disputes | RelationKind::Contradicts => true,
        RelationKind::Supports | RelationKind::Undercuts => false,
    }
}

/// The claims and their relations.
struct Graph<'p> {
    /// In the pack's order.
    edges: Vec<Edge<'p>>,
    /// For each claim, the claims that support it: see [`supporters`].
    supporters: Vec<Vec<Supporter<'p>>>,
}

/// A claim that supports another, directly or by claims between.
struct Supporter<'p> {
    /// The index of the claim.
    claim: usize,
    /// The number of relations between the two.
    distance: usize,
    /// The first of them, and the index of the supporter that it leads to. `None`: it is the claim
    /// itself.
    next: Option<(&'p Relation, usize)>,
}

impl<'p> Graph<'p> {
    fn new(pack: &'p Pack) -> Self {
        let claims = pack.claims();
        let index = |id: &ClaimId| claims.iter().position(|claim| &claim.id == id);
        let edges = pack.relations().iter().filter_map(|relation| {
            Some(Edge {
                relation,
                from: index(&relation.from)?,
                to: index(&relation.to)?,
            })
        });
        let edges: Vec<_> = edges.collect();
        let supporters = (0..claims.len()).map(|claim| supporters(&edges, claim));
        Self {
            supporters: supporters.collect(),
            edges,
        }
    }

    fn is_supported_by_either(&self, one: usize, other: usize) -> bool {
        let has = |list: &[Supporter<'_>], wanted| list.iter().any(|it| it.claim == wanted);
        has(&self.supporters[one], other) || has(&self.supporters[other], one)
    }
}

/// Returns the claim itself, and then all claims that support it, the closest first.
fn supporters<'p>(edges: &[Edge<'p>], claim: usize) -> Vec<Supporter<'p>> {
    let mut found = vec![Supporter {
        claim,
        distance: 0,
        next: None,
    }];
    let mut at = 0;
    while at < found.len() {
        let (to, distance) = (found[at].claim, found[at].distance + 1);
        let supports = edges
            .iter()
            .filter(|edge| edge.to == to && edge.relation.kind == RelationKind::Supports);
        for edge in supports {
            if !found.iter().any(|it| it.claim == edge.from) {
                found.push(Supporter {
                    claim: edge.from,
                    distance,
                    next: Some((edge.relation, at)),
                });
            }
        }
        at += 1;
    }
    found
}

/// Returns the relations from a supporter to the claim that it supports.
fn path<'p>(supporters: &[Supporter<'p>], mut at: usize) -> Vec<&'p Relation> {
    let mut path = Vec::new();
    while let Some((relation, next)) = supporters[at].next {
        path.push(relation);
        at = next;
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::fixture::{PackBuilder, cases};
    use proptest::prelude::*;
    use serde::Deserialize;

    /// Claims and relations, and the conflicts that must be found.
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Case {
        about: String,
        /// Claim, and its actor or nothing for the article.
        claims: Vec<(String, String)>,
        /// From, kind and to; and the grade.
        relations: Vec<(String, Grade)>,
        /// `left right, kind, grade: relation; relation …`
        conflicts: Vec<String>,
    }

    fn words(relation: &Relation) -> String {
        let kind = serde_json::to_value(relation.kind).expect("a word");
        let kind = kind.as_str().unwrap_or_default();
        format!("{} {kind} {}", relation.from, relation.to)
    }

    fn described(conflict: &Conflict<'_>) -> String {
        let grade = serde_json::to_value(conflict.grade()).expect("a word");
        let chain: Vec<_> = conflict.chain.iter().map(|it| words(it)).collect();
        format!(
            "{} {}, {:?}, {}: {}",
            conflict.left.id,
            conflict.right.id,
            conflict.kind(),
            grade.as_str().unwrap_or_default(),
            chain.join("; ")
        )
    }

    #[test]
    fn conflicts_match_the_cases() {
        for case in cases::<Case>(include_str!("claim_graph.json")) {
            let mut builder = PackBuilder::new(&["ann", "bob"], &["x"]);
            for (claim, actor) in &case.claims {
                let actor = Some(actor.as_str()).filter(|actor| !actor.is_empty());
                builder = builder.claims(claim, actor, Grade::OwnWords, 1);
            }
            for (relation, _) in &case.relations {
                let mut words = relation.split(' ');
                let mut word = || words.next().unwrap_or_default();
                builder = builder.relates(word(), word(), word());
            }
            let mut pack = builder.pack();
            for (relation, (_, grade)) in pack.relations.iter_mut().zip(&case.relations) {
                relation.grade = *grade;
            }
            let found: Vec<_> = conflicts(&pack).iter().map(described).collect();
            assert_eq!(found, case.conflicts, "{}", case.about);
        }
    }

    #[test]
    fn only_one_relation_is_direct() {
        let pack = PackBuilder::new(&["ann"], &["x"])
            .claims("a", None, Grade::OwnWords, 1)
            .claims("b", None, Grade::OwnWords, 1)
            .claims("c", None, Grade::OwnWords, 1)
            .relates("a", "supports", "b")
            .relates("c", "disputes", "b")
            .pack();
        let direct: Vec<_> = conflicts(&pack).iter().map(Conflict::is_direct).collect();
        assert_eq!(direct, [false, true]);
    }

    const CLAIMS: [&str; 6] = ["a", "b", "c", "d", "e", "f"];
    const KINDS: [&str; 4] = ["supports", "supports", "disputes", "contradicts"];

    fn related() -> impl Strategy<Value = Vec<(usize, usize, usize)>> {
        let relation = (0..CLAIMS.len(), 0..KINDS.len(), 0..CLAIMS.len());
        let differs = |(from, _, to): &(usize, usize, usize)| from != to;
        prop::collection::vec(relation.prop_filter("two claims", differs), 0..9)
    }

    fn build(related: &[(usize, usize, usize)], kinds: &[&str]) -> Pack {
        let mut builder = PackBuilder::new(&["ann"], &["x"]);
        for claim in CLAIMS {
            builder = builder.claims(claim, None, Grade::OwnWords, 1);
        }
        for (from, kind, to) in related {
            builder = builder.relates(CLAIMS[*from], kinds[*kind], CLAIMS[*to]);
        }
        builder.pack()
    }

    proptest! {
        /// Each pair whose supported claims oppose each other is found once, with a shortest chain.
        #[test]
        fn every_conflict_is_found_with_a_shortest_chain(related in related()) {
            const NONE: usize = 99;
            let mut distance = [[NONE; CLAIMS.len()]; CLAIMS.len()];
            for (from, kind, to) in &related {
                if KINDS[*kind] == "supports" {
                    distance[*from][*to] = 1;
                }
            }
            for by in 0..CLAIMS.len() {
                distance[by][by] = 0;
                for from in 0..CLAIMS.len() {
                    for to in 0..CLAIMS.len() {
                        let around = distance[from][by] + distance[by][to];
                        distance[from][to] = distance[from][to].min(around);
                    }
                }
            }
            let mut expected = Vec::new();
            for left in 0..CLAIMS.len() {
                for right in left + 1..CLAIMS.len() {
                    let oppositions = related.iter().filter(|it| KINDS[it.1] != "supports");
                    let lengths = oppositions.flat_map(|(from, _, to)| [
                        distance[left][*from] + 1 + distance[right][*to],
                        distance[left][*to] + 1 + distance[right][*from],
                    ]);
                    let shortest = lengths.min().unwrap_or(NONE);
                    let supports = distance[left][right].min(distance[right][left]) < NONE;
                    if shortest == 1 || (shortest < NONE && !supports) {
                        expected.push((CLAIMS[left], CLAIMS[right], shortest));
                    }
                }
            }
            let pack = build(&related, &KINDS);
            let conflicts = conflicts(&pack);
            let found = conflicts.iter().map(|it| {
                (it.left.id.as_str(), it.right.id.as_str(), it.chain.len())
            });
            prop_assert_eq!(found.collect::<Vec<_>>(), expected);
        }

        /// A chain leads from one claim to the other: forwards along support, over one opposition in
        /// either direction, and backwards along support.
        #[test]
        fn chains_lead_from_one_to_the_other(related in related()) {
            let pack = build(&related, &KINDS);
            for conflict in conflicts(&pack) {
                let (mut at, mut oppositions) = (&conflict.left.id, 0);
                for relation in &conflict.chain {
                    let forwards = relation.from == *at;
                    prop_assert!(forwards || relation.to == *at);
                    match relation.kind {
                        RelationKind::Supports => prop_assert_eq!(forwards, oppositions == 0),
                        RelationKind::Disputes | RelationKind::Contradicts => oppositions += 1,
                        RelationKind::Undercuts => prop_assert!(false),
                    }
                    at = if forwards { &relation.to } else { &relation.from };
                }
                prop_assert_eq!(at, &conflict.right.id);
                prop_assert_eq!(oppositions, 1);
            }
        }

        /// From support and undercutting alone, no conflict follows.
        #[test]
        fn undercutting_is_no_conflict(related in related()) {
            let pack = build(&related, &["supports", "supports", "undercuts", "undercuts"]);
            prop_assert_eq!(conflicts(&pack), []);
        }
    }
}
