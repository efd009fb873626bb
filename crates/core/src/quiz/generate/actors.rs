use crate::Pack;
use crate::pack::{Actor, Issue, Position, Side, Verdict};
use crate::quiz::interaction::Choice;
use crate::quiz::item::{Label, Reason};
use crate::quiz::rng::Rng;
use crate::quiz::sides::{SideActors, Sides, related};

/// Adds candidates in order until there are `max`. Skips those [`related`] to one already chosen.
pub(crate) fn add_unrelated<'p>(
    pack: &Pack,
    chosen: &mut Vec<&'p Actor>,
    candidates: &mut dyn Iterator<Item = &'p Actor>,
    max: usize,
) {
    for candidate in candidates {
        if chosen.len() >= max {
            break;
        }
        if !chosen.iter().any(|actor| related(pack, actor, candidate)) {
            chosen.push(candidate);
        }
    }
}

/// The options for a question about one side of an issue.
pub(crate) struct SideChoices<'p> {
    pub issue: &'p Issue,
    pub side: Side,
    /// In the pack's order, no two of them related.
    pub choices: Vec<Choice>,
    /// How many of the choices are right.
    pub right: usize,
}

/// Returns options for each side of each issue: up to `max_right` actors who take it, and up to three
/// who don't.
pub(crate) fn side_choices<'p>(
    pack: &'p Pack,
    rng: &mut Rng,
    max_right: usize,
) -> Vec<SideChoices<'p>> {
    let mut sides = Vec::new();
    for issue in &pack.issues {
        sides.extend(Side::ALL.map(|side| (issue, side)));
    }
    rng.shuffle(&mut sides);

    let all = Sides::new(pack);
    let mut choices = Vec::new();
    for (issue, side) in sides {
        let mut candidates = all.of(&issue.id, side);
        rng.shuffle(&mut candidates.holders);
        rng.shuffle(&mut candidates.others);
        candidates.sort_by_plausibility(side);

        let mut actors = Vec::new();
        let mut holders = candidates.holders.iter().map(|(actor, _)| *actor);
        add_unrelated(pack, &mut actors, &mut holders, max_right);
        let right = actors.len();
        let mut others = candidates.others.iter().map(|(actor, _)| *actor);
        add_unrelated(pack, &mut actors, &mut others, right + 3);
        choices.push(SideChoices {
            issue,
            side,
            choices: in_pack_order(pack, &candidates, &actors),
            right,
        });
    }
    choices
}

fn in_pack_order(pack: &Pack, candidates: &SideActors<'_>, actors: &[&Actor]) -> Vec<Choice> {
    let mut choices = Vec::new();
    for actor in &pack.actors {
        if !actors.iter().any(|chosen| chosen.id == actor.id) {
            continue;
        }
        let taker = candidates
            .holders
            .iter()
            .find(|(taker, _)| taker.id == actor.id);
        let other = candidates
            .others
            .iter()
            .find(|(other, _)| other.id == actor.id);
        match (taker, other) {
            (Some((_, position)), _) => choices.push(choice(actor, Some(position), true)),
            (None, Some((_, position))) => choices.push(choice(actor, *position, false)),
            (None, None) => {}
        }
    }
    choices
}

fn choice(actor: &Actor, position: Option<&Position>, right: bool) -> Choice {
    let stands = position.is_some_and(|position| position.stance.step().is_some());
    Choice {
        label: Label::Actor(actor.id.clone()),
        verdict: match (right, stands) {
            (true, _) => Verdict::Right,
            (false, true) => Verdict::Wrong,
            (false, false) => Verdict::NotStated,
        },
        reason: match position.map(|position| position.id.clone()) {
            Some(position) if right => Reason::HoldsIt(position),
            Some(position) => Reason::HoldsOther(position),
            None => Reason::NoPosition,
        },
        evidence: position.map_or_else(Vec::new, |position| position.evidence.clone()),
    }
}
