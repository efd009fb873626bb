//! Finds which actors take a side of an issue, and which of them a question can fairly name.

use crate::Pack;
use crate::compare::affiliations;
use crate::pack::{Actor, ActorId, ActorKind, Indices, IssueId, Position, Side, Stance};
use crate::sort::sort;

/// Returns the actor's positions on the issue, at all dates and of all grades.
pub(crate) fn positions<'p>(
    pack: &'p Pack,
    actor: &'p ActorId,
    issue: &'p IssueId,
) -> impl Iterator<Item = &'p Position> {
    let theirs = move |position: &&Position| position.actor == *actor && position.issue == *issue;
    pack.positions.iter().filter(theirs)
}

/// Returns the actor's position on that side of the issue, at any date. If there are several, it is
/// the one with the most certain grade.
pub(crate) fn position_on<'p>(
    pack: &'p Pack,
    actor: &'p ActorId,
    issue: &'p IssueId,
    side: Side,
) -> Option<&'p Position> {
    most_certain(&mut positions(pack, actor, issue), side)
}

fn most_certain<'p>(
    positions: &mut dyn Iterator<Item = &'p Position>,
    side: Side,
) -> Option<&'p Position> {
    let on_that_side = positions.filter(|position| side.has(position.stance));
    on_that_side.min_by_key(|position| position.grade)
}

/// The actors that a generated item about a side can name.
pub(crate) struct SideActors<'p> {
    /// Actors who certainly take the side, each with their position on it: in their own words or as
    /// reported, and without a position on the opposite side at any date.
    pub holders: Vec<(&'p Actor, &'p Position)>,
    /// Actors who don't take the side at any date, each with another position on the issue, if they
    /// have one.
    pub others: Vec<(&'p Actor, Option<&'p Position>)>,
}

/// The actors of a pack, to find those that a generated item about a side can name.
pub(crate) struct Sides<'p> {
    pack: &'p Pack,
    indices: &'p Indices,
    /// For each actor the actor, and each that it belongs to. All are indices.
    affiliations: Vec<Vec<usize>>,
}

impl<'p> Sides<'p> {
    pub fn new(pack: &'p Pack) -> Self {
        let indices = pack.indices();
        let mut all = Vec::new();
        for actor in &pack.actors {
            let affiliations = affiliations(pack, actor);
            all.push(
                affiliations
                    .filter_map(|it| indices.actors.get(it.id.as_str()))
                    .collect(),
            );
        }
        Self {
            pack,
            indices,
            affiliations: all,
        }
    }

    /// Returns the actors that an item about a side of an issue can name.
    pub fn of(&self, issue: &IssueId, side: Side) -> SideActors<'p> {
        let mut candidates = SideActors {
            holders: Vec::new(),
            others: Vec::new(),
        };
        let mut by_actor: Vec<Vec<&'p Position>> = vec![Vec::new(); self.pack.actors.len()];
        for position in &self.pack.positions {
            if position.issue == *issue
                && let Some(actor) = self.indices.actors.get(position.actor.as_str())
            {
                by_actor[actor].push(position);
            }
        }
        let may_take_a_side = self.may_take_a_side(issue, &by_actor);
        for (at, (actor, theirs)) in self.pack.actors.iter().zip(&by_actor).enumerate() {
            let position_on = |side| most_certain(&mut theirs.iter().copied(), side);
            match position_on(side) {
                Some(position) => {
                    let took_both_sides = position_on(side.opposite()).is_some();
                    if position.grade.is_quoted_or_reported() && !took_both_sides {
                        candidates.holders.push((actor, position));
                    }
                }
                None => {
                    let position = position_on(side.opposite()).or_else(|| theirs.first().copied());
                    // An actor whose side the article leaves open is in neither list.
                    let may_take_it = if theirs.is_empty() {
                        may_take_a_side[at]
                    } else {
                        theirs.iter().any(|position| leaves_open(position.stance))
                    };
                    if !may_take_it {
                        candidates.others.push((actor, position));
                    }
                }
            }
        }
        candidates
    }

    /// Returns for each actor whether, without a position on the issue, it may still take a side of
    /// it, because
    ///
    /// - nobody has checked whether the article reports its position;
    /// - the actor is a group, and actors with a position may be part of it;
    /// - the actor, or one that belongs to it, is quoted on the issue, makes a claim on it, or
    ///   attributes a claim or position on it to another; or
    /// - one of the actor's [`related`] has a position on it.
    fn may_take_a_side(&self, issue: &IssueId, by_actor: &[Vec<&Position>]) -> Vec<bool> {
        let mut may = vec![false; by_actor.len()];
        let mut spoke = |id: &ActorId| {
            if let Some(actor) = self.indices.actors.get(id.as_str()) {
                for whole in &self.affiliations[actor] {
                    may[*whole] = true;
                }
            }
        };
        for quote in &self.pack.quotes {
            if quote.issues.contains(issue) {
                spoke(&quote.actor);
            }
        }
        for claim in &self.pack.claims {
            if claim.issue.as_ref() == Some(issue) {
                claim
                    .actor
                    .iter()
                    .chain(&claim.attributed_by)
                    .for_each(&mut spoke);
            }
        }
        for position in by_actor.iter().flatten() {
            spoke(&position.actor);
            position.attributed_by.iter().for_each(&mut spoke);
        }
        let issue = self.indices.issues.get(issue.as_str());
        for (at, actor) in self.pack.actors.iter().enumerate() {
            may[at] |= !issue.is_some_and(|issue| self.indices.coded.has(at, issue));
            let mut wholes = self.affiliations[at].iter();
            // "American officials" may include some of the "experts" who have a position.
            may[at] |=
                actor.kind == ActorKind::Group || wholes.any(|whole| !by_actor[*whole].is_empty());
        }
        may
    }
}

impl SideActors<'_> {
    /// Sorts `others` by how plausible they are as distractors: first the actors on the opposite
    /// side, then those with any other position, then the rest.
    pub fn sort_by_plausibility(&mut self, side: Side) {
        let rank = |position: &Option<&Position>| match position {
            Some(position) if side.opposite().has(position.stance) => 0,
            Some(_) => 1,
            None => 2,
        };
        sort(&mut self.others, |(_, a), (_, b)| rank(a).cmp(&rank(b)));
    }
}

/// Returns whether the stance leaves open which side the actor takes.
fn leaves_open(stance: Stance) -> bool {
    match stance {
        Stance::Step(_) => false,
        Stance::Absence(absence) => absence.has_spoken(),
    }
}

/// Whether the actors are the same, or one belongs to the other, directly or through other actors.
/// What one of them says may then count as said by the other.
pub(crate) fn related(pack: &Pack, one: &Actor, other: &Actor) -> bool {
    is_part_of(pack, one, other) || is_part_of(pack, other, one)
}

/// Whether `part` is `whole`, or belongs to it directly or through other actors.
pub(crate) fn is_part_of(pack: &Pack, part: &Actor, whole: &Actor) -> bool {
    affiliations(pack, part).any(|actor| actor.id == whole.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::sample::{any_pack, harbour};

    /// The rule as it reads, with a search for each name.
    fn may_take_a_side(pack: &Pack, actor: &Actor, issue: &IssueId) -> bool {
        let by_them = |id: &ActorId| is_part_of(pack, &pack[id], actor);
        let on_issue = || pack.positions.iter().filter(|it| it.issue == *issue);
        let mut quotes = pack.quotes.iter().filter(|it| it.issues.contains(issue));
        let claims = pack.claims.iter();
        let mut claims = claims.filter(|it| it.issue.as_ref() == Some(issue));
        let paragraphs = pack.source.paragraphs.len() as u32;
        let is_coded = pack.coded.iter().any(|it| {
            let mut numbers = 1..=paragraphs;
            it.actors.contains(&actor.id)
                && it.issues.contains(issue)
                && numbers.all(|number| it.paragraphs.contains(&number))
        });
        !is_coded
            || actor.kind == ActorKind::Group
            || quotes.any(|it| by_them(&it.actor))
            || claims.any(|it| it.actor.iter().chain(&it.attributed_by).any(by_them))
            || on_issue().any(|it| it.attributed_by.as_ref().is_some_and(by_them))
            || on_issue().any(|it| related(pack, actor, &pack[&it.actor]))
    }

    #[test]
    fn who_may_take_a_side_is_never_offered_as_silent() {
        for pack in (0..300).map(any_pack).chain([harbour()]) {
            let sides = Sides::new(&pack);
            for issue in &pack.issues {
                let found = sides.of(&issue.id, Side::For);
                let silent = found
                    .others
                    .iter()
                    .filter(|(_, position)| position.is_none());
                let silent: Vec<_> = silent.map(|(actor, _)| &actor.id).collect();
                let has_none =
                    |actor: &&Actor| positions(&pack, &actor.id, &issue.id).next().is_none();
                let without = pack.actors.iter().filter(has_none);
                let expected = without.filter(|it| !may_take_a_side(&pack, it, &issue.id));
                let expected: Vec<_> = expected.map(|it| &it.id).collect();
                assert_eq!(silent, expected, "{}", issue.id);
            }
        }
    }
}
