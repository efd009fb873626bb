//! Which items a quiz asks, and in what order: never one that an earlier one gives away, and a few
//! of many so that skills, topics and actors take turns.

use super::given_away::Shown;
use super::item::Item;
use super::plan::Plan;
use super::rng::Rng;
use crate::pack::ActorId;

/// Selects the items of a quiz from those that could be asked, by the plan. `first` come first, in
/// their order, and count.
pub(super) fn select(mut candidates: Vec<Item>, plan: &Plan, first: Vec<Item>) -> Vec<Item> {
    if !plan.skills.is_empty() {
        candidates.retain(|item| plan.skills.contains(&item.skill));
    }
    if !plan.topics.is_empty() {
        candidates.retain(|item| {
            let topic = item.topic.as_ref();
            topic.is_some_and(|topic| plan.topics.contains(topic))
        });
    }
    if plan.shuffled {
        Rng::new(plan.seed).shuffle(&mut candidates);
    }
    let known = first.len();
    let limit = plan.limit.unwrap_or(usize::MAX).saturating_sub(known);
    let order = safe_order(&candidates, &first);
    let order = spread(&candidates, order, limit);
    let mut slots: Vec<Option<Item>> = candidates.into_iter().map(Some).collect();
    let mut selected = first;
    selected.extend(order.into_iter().filter_map(|index| slots[index].take()));
    selected
}

/// The indices of the items that can all be asked, in an order in which none is given away by those
/// before it. It is their own order as far as possible: an item that gives others away waits for
/// them, and one that reveals a part of others for these. Where items give each other away in a
/// circle, one of those that give away least comes first, and what it gives away is left out.
fn safe_order(items: &[Item], first: &[Item]) -> Vec<usize> {
    let mut shown = Shown::default();
    for item in first {
        shown.add(item);
    }
    let clues: Vec<Clues> = items.iter().map(|item| Clues::of(item, items)).collect();
    let mut waiting: Vec<usize> = (0..items.len()).collect();
    waiting.retain(|index| !shown.give_away(&items[*index]));
    let mut order = Vec::new();
    while !waiting.is_empty() {
        let still = |others: &[usize]| others.iter().filter(|it| waiting.contains(it)).count();
        let harm = |index: &usize| {
            let clues = &clues[*index];
            (still(&clues.answered), still(&clues.hinted))
        };
        let least = waiting.iter().map(harm).enumerate().min_by_key(|it| it.1);
        let Some((place, _)) = least else { break };
        let next = waiting.remove(place);
        shown.add(&items[next]);
        order.push(next);
        waiting.retain(|index| !shown.give_away(&items[*index]));
    }
    order
}

/// What an item alone reveals about others.
#[derive(Default)]
struct Clues {
    /// The indices of those that it gives away.
    answered: Vec<usize>,
    /// The indices of those of which it reveals a part.
    hinted: Vec<usize>,
}

impl Clues {
    fn of(item: &Item, items: &[Item]) -> Self {
        let mut shown = Shown::default();
        shown.add(item);
        let mut clues = Self::default();
        for (index, other) in items.iter().enumerate() {
            if item.id == other.id {
                continue;
            }
            if shown.give_away(other) {
                clues.answered.push(index);
            } else if other.interaction.is_revealed_in_parts() {
                let mut parts = other.interaction.evidence().into_iter();
                if parts.any(|part| shown.has(part)) {
                    clues.hinted.push(index);
                }
            }
        }
        clues
    }
}

/// Takes some of the items, in the same order: one after the other, the one whose skill, topic, kind
/// and actors have been taken least, the earlier of equal ones.
fn spread(items: &[Item], order: Vec<usize>, limit: usize) -> Vec<usize> {
    if order.len() <= limit {
        return order;
    }
    let actors: Vec<Vec<&ActorId>> = order
        .iter()
        .map(|index| items[*index].interaction.actors(true))
        .collect();
    // For each place of the order, how much of it has been taken; none once it is taken itself.
    let mut taken: Vec<Option<usize>> = vec![Some(0); order.len()];
    for _ in 0..limit {
        let mut least: Option<(usize, usize)> = None;
        for (place, shared) in taken.iter().enumerate() {
            if let Some(shared) = *shared
                && least.is_none_or(|(_, least)| shared < least)
            {
                least = Some((place, shared));
            }
        }
        let Some((chosen, _)) = least else { break };
        taken[chosen] = None;
        let chosen_item = &items[order[chosen]];
        for (place, shared) in taken.iter_mut().enumerate() {
            let item = &items[order[place]];
            if let Some(shared) = shared {
                *shared += usize::from(item.skill == chosen_item.skill)
                    + usize::from(item.topic == chosen_item.topic)
                    + usize::from(item.kind == chosen_item.kind)
                    + usize::from(actors[place].iter().any(|it| actors[chosen].contains(it)));
            }
        }
    }
    let places = order.into_iter().zip(taken);
    let chosen = places.filter(|(_, shared)| shared.is_none());
    chosen.map(|(index, _)| index).collect()
}
