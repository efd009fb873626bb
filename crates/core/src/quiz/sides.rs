//! Finds which actors take a side of an issue, and which of them a question can fairly name.

use crate::Pack;
use crate::compare::affiliations;
use crate::pack::{Actor, ActorId, ActorKind, Claim, IssueId, Position, Quote, Side, Stance};
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

impl<'p> SideActors<'p> {
    pub fn of(pack: &'p Pack, issue: &'p IssueId, side: Side) -> Self {
        let mut candidates = Self {
            holders: Vec::new(),
            others: Vec::new(),
        };
        let on_issue: Vec<&Position> = pack
            .positions
            .iter()
            .filter(|position| position.issue == *issue)
            .collect();
        for actor in &pack.actors {
            let of_actor = |position: &&Position| position.actor == actor.id;
            let theirs: Vec<&Position> = on_issue.iter().copied().filter(of_actor).collect();
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
                        may_take_a_side(pack, actor, issue, &on_issue)
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

/// Whether an actor without a position on the issue may still take a side of it, because
///
/// - the actor is a group, and actors with a position may be part of it;
/// - the actor, or one that belongs to it, is quoted on the issue, makes a claim on it, or
///   attributes a claim or position on it to another; or
/// - one of the actor's [`related`] has a position on it.
fn may_take_a_side(pack: &Pack, actor: &Actor, issue: &IssueId, on_issue: &[&Position]) -> bool {
    let by_them = |id: &ActorId| {
        let speaker = pack.find_actor(id.as_str());
        speaker.is_some_and(|speaker| is_part_of(pack, speaker, actor))
    };
    // "American officials" may include some of the "experts" who have a position.
    if actor.kind == ActorKind::Group {
        return true;
    }
    let quoted = |quote: &Quote| by_them(&quote.actor) && quote.issues.contains(issue);
    let claimed = |claim: &Claim| {
        claim.issue.as_ref() == Some(issue)
            && claim.actor.iter().chain(&claim.attributed_by).any(by_them)
    };
    let attributed = |position: &&Position| position.attributed_by.as_ref().is_some_and(by_them);
    pack.quotes.iter().any(quoted)
        || pack.claims.iter().any(claimed)
        || on_issue.iter().any(attributed)
        || on_issue
            .iter()
            .any(|position| related(pack, actor, &pack[&position.actor]))
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
