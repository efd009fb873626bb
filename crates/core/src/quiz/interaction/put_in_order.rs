use super::{Feedback, Interact, ItemScore, ResponseError, check_indices};
use crate::fnv::Fnv;
use crate::pack::{EventId, Evidence};
use crate::quiz::item::Reason;
use crate::quiz::rng::Rng;
#[cfg(test)]
use {crate::Pack, crate::quiz::Item, proptest::prelude::*};

/// Put events in order, the earliest first. The response names all of them, in the reader's order.
#[derive(Clone, Debug, PartialEq)]
pub struct PutInOrder(pub Vec<OrderSlot>);

/// An event to be put in its place.
#[derive(Clone, Debug, PartialEq)]
pub struct OrderSlot {
    /// The event.
    pub event: EventId,
    /// Its right place, counted from 0, the earliest.
    pub right: usize,
    /// Why that is its place.
    pub reason: Reason,
    /// Where the article shows it.
    pub evidence: Vec<Evidence>,
}

/// Where the reader put an event, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SlotResult {
    /// Where the reader put it.
    pub given: usize,
    /// Where it belongs.
    pub right: usize,
}

impl SlotResult {
    /// Whether it is in its place.
    pub fn is_right(self) -> bool {
        self.given == self.right
    }
}

impl Interact for PutInOrder {
    type Response = Vec<usize>;

    fn options(&self) -> usize {
        self.0.len()
    }

    /// The share of pairs of events that are the right way round, which is (τ + 1) ÷ 2 with
    /// Kendall's τ: 0 for the reversed order.
    fn score(&self, order: &Vec<usize>) -> Result<ItemScore, ResponseError> {
        let slots = &self.0;
        check_indices(slots.len(), order)?;
        if order.len() < slots.len() {
            return Err(ResponseError::Incomplete);
        }
        let (mut pairs, mut in_order) = (0_usize, 0_usize);
        for (at, earlier) in order.iter().enumerate() {
            for later in &order[at + 1..] {
                pairs += 1;
                in_order += usize::from(slots[*earlier].right < slots[*later].right);
            }
        }
        let mut results: Vec<_> = slots
            .iter()
            .map(|slot| SlotResult {
                given: 0,
                right: slot.right,
            })
            .collect();
        for (at, index) in order.iter().enumerate() {
            results[*index].given = at;
        }
        Ok(ItemScore {
            // Divided by at least 1, should there be a single event.
            points: in_order as f64 / pairs.max(1) as f64,
            right: pairs > 0 && in_order == pairs,
            feedback: Feedback::PutInOrder(results),
        })
    }

    fn key(&self) -> Vec<usize> {
        let index_at = |right| self.0.iter().position(|slot| slot.right == right);
        (0..self.0.len()).filter_map(index_at).collect()
    }

    /// Never the right one.
    fn display_order(&self, rng: &mut Rng) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.0.len()).collect();
        rng.shuffle(&mut order);
        let is_right = |(at, index): (usize, &usize)| self.0[*index].right == at;
        if order.len() > 1 && order.iter().enumerate().all(is_right) {
            order.rotate_left(1);
        }
        order
    }

    fn hash(&self, hash: &mut Fnv) {
        for slot in &self.0 {
            hash.text(slot.event.as_str());
            hash.number(slot.right as u64);
        }
    }

    fn evidence(&self) -> Vec<&Evidence> {
        self.0.iter().flat_map(|slot| &slot.evidence).collect()
    }

    /// Whether the dates of all events but one are known.
    fn is_answered_by(&self, seen: &dyn Fn(&[Evidence]) -> bool) -> bool {
        let unknown = self.0.iter().filter(|slot| !seen(&slot.evidence));
        unknown.count() < 2
    }

    fn is_revealed_in_parts(&self) -> bool {
        true
    }

    /// Whether both put the same two events in order.
    fn overlaps(&self, other: &Self) -> bool {
        let is_in_other = |slot: &&OrderSlot| other.0.iter().any(|it| it.event == slot.event);
        self.0.iter().filter(is_in_other).count() > 1
    }

    #[cfg(test)]
    fn check_fair(&self, pack: &Pack, item: &Item) {
        assert!((3..=5).contains(&self.0.len()), "{}", item.id);
        for earlier in &self.0 {
            for later in self.0.iter().filter(|slot| slot.right > earlier.right) {
                let date = |slot: &OrderSlot| pack[&slot.event].date.edtf.clone();
                assert!(date(earlier).certainly_before(&date(later)), "{}", item.id);
            }
        }
    }

    #[cfg(test)]
    fn any_response() -> BoxedStrategy<Vec<usize>> {
        let permutation =
            (3..6_usize).prop_flat_map(|many| Just((0..many).collect::<Vec<_>>()).prop_shuffle());
        prop_oneof![super::any_indices(), permutation].boxed()
    }
}
