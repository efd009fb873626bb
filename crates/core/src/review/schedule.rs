use super::card::{Card, review};
use super::rating::Rating;
use crate::pack::PackId;
use crate::quiz::ItemId;
use crate::sort::sort;

/// The cards of all items that the reader has answered, in all stories, sorted by story and item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schedule(pub(super) Vec<(PackId, ItemId, Card)>);

/// What the reader should be asked again.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Due {
    /// The number of items by story, sorted by story. Stories without any are left out.
    pub stories: Vec<(PackId, usize)>,
    /// The items, the least known first.
    pub cards: Vec<DueCard>,
}

/// An item that the reader should be asked again.
#[derive(Clone, Debug, PartialEq)]
pub struct DueCard {
    /// The story.
    pub story: PackId,
    /// The item.
    pub item: ItemId,
    /// The probability that the reader knows the answer.
    pub retrievability: f64,
}

impl Schedule {
    /// Returns the card of an item, if it was answered.
    pub fn card(&self, story: &PackId, item: &ItemId) -> Option<Card> {
        let at = self.find(story, item).ok()?;
        self.0.get(at).map(|(.., card)| *card)
    }

    /// Iterates over all cards, sorted by story and item.
    pub fn iter(&self) -> impl Iterator<Item = (&PackId, &ItemId, Card)> {
        self.0
            .iter()
            .map(|(story, item, card)| (story, item, *card))
    }

    /// Returns whether there are no cards.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns what the reader should be asked at a time, in seconds since 1970.
    pub fn due(&self, now: i64) -> Due {
        let mut due = Due::default();
        for (story, item, card) in self.iter().filter(|(.., card)| card.due() <= now) {
            match due.stories.last_mut() {
                Some((last, count)) if last == story => *count += 1,
                _ => due.stories.push((story.clone(), 1)),
            }
            due.cards.push(DueCard {
                story: story.clone(),
                item: item.clone(),
                retrievability: card.retrievability(now),
            });
        }
        sort(&mut due.cards, |a, b| {
            a.retrievability.total_cmp(&b.retrievability)
        });
        due
    }

    /// Records an answer to an item, given at a time in seconds since 1970.
    pub fn record(&mut self, story: &PackId, item: &ItemId, rating: Rating, now: i64) {
        let card = review(self.card(story, item), rating, now);
        self.set(story, item, card);
    }

    /// Adds the cards of another schedule. Of two cards of an item, that with the later review
    /// stays. Merging the same schedules in any order, and any number of times, gives the same.
    pub fn merge(&mut self, other: &Self) {
        for (story, item, card) in other.iter() {
            if self.card(story, item).is_none_or(|mine| mine < card) {
                self.set(story, item, card);
            }
        }
    }

    /// Drops the cards of items that a story doesn't have, and returns how many there were. Other
    /// stories keep their cards.
    pub fn keep_items(&mut self, story: &PackId, items: &[ItemId]) -> usize {
        let before = self.0.len();
        self.0
            .retain(|(of, item, _)| of != story || items.contains(item));
        before - self.0.len()
    }

    pub(super) fn set(&mut self, story: &PackId, item: &ItemId, card: Card) {
        match self.find(story, item) {
            Ok(at) => self.0[at].2 = card,
            Err(at) => self.0.insert(at, (story.clone(), item.clone(), card)),
        }
    }

    /// Returns the index of an item, or as an error the index to insert it at.
    fn find(&self, story: &PackId, item: &ItemId) -> Result<usize, usize> {
        self.0
            .binary_search_by(|(of, other, _)| of.cmp(story).then_with(|| other.cmp(item)))
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use proptest::prelude::*;

    const DAY: i64 = 86_400;

    fn story(name: &str) -> PackId {
        name.to_owned().try_into().expect("an id")
    }

    fn item(name: &str) -> ItemId {
        ItemId(name.into())
    }

    /// A schedule with few items, so that two have items in common.
    pub fn schedule() -> impl Strategy<Value = Schedule> {
        let stories = prop::sample::select(vec!["bridge", "harbour"]);
        let items = prop::sample::select(vec!["one", "two", "generated:order-of-events:e1+e2"]);
        let ratings = prop::sample::select(Rating::ALL.to_vec());
        let record = (stories, items, ratings, 0..6_i64);
        prop::collection::vec(record, 0..12).prop_map(|records| {
            let mut schedule = Schedule::default();
            for (of, name, rating, day) in records {
                schedule.record(&story(of), &item(name), rating, day * DAY);
            }
            schedule
        })
    }

    fn merged(a: &Schedule, b: &Schedule) -> Schedule {
        let mut merged = a.clone();
        merged.merge(b);
        merged
    }

    proptest! {
        #[test]
        fn merging_depends_on_no_order(a in schedule(), b in schedule(), c in schedule()) {
            prop_assert_eq!(merged(&a, &a), a.clone());
            prop_assert_eq!(merged(&a, &b), merged(&b, &a));
            prop_assert_eq!(merged(&merged(&a, &b), &b), merged(&a, &b));
            prop_assert_eq!(merged(&merged(&a, &b), &c), merged(&a, &merged(&b, &c)));
        }

        #[test]
        fn merging_keeps_the_later_review(a in schedule(), b in schedule()) {
            let both = merged(&a, &b);
            for (story, item, card) in both.iter() {
                let cards = [a.card(story, item), b.card(story, item)];
                prop_assert!(cards.contains(&Some(card)));
                prop_assert!(cards.iter().flatten().all(|one| one.last_review() <= card.last_review()));
            }
            for (story, item, _) in a.iter().chain(b.iter()) {
                prop_assert!(both.card(story, item).is_some());
            }
        }

        #[test]
        fn what_is_due_is_sorted_and_counted(schedule in schedule(), day in 0..30_i64) {
            let now = day * DAY;
            let due = schedule.due(now);
            let total: usize = due.stories.iter().map(|(_, count)| count).sum();
            prop_assert_eq!(total, due.cards.len());
            prop_assert!(due.stories.is_sorted());
            prop_assert!(due.cards.is_sorted_by(|a, b| a.retrievability <= b.retrievability));
            let is_due = |story: &PackId, item: &ItemId| {
                due.cards.iter().any(|card| card.story == *story && card.item == *item)
            };
            for (story, item, card) in schedule.iter() {
                prop_assert_eq!(is_due(story, item), card.due() <= now);
            }
        }
    }

    #[test]
    fn cards_of_lost_items_are_dropped() {
        let mut schedule = Schedule::default();
        for (of, name) in [("bridge", "one"), ("harbour", "one"), ("harbour", "two")] {
            schedule.record(&story(of), &item(name), Rating::Good, DAY);
        }
        assert_eq!(schedule.keep_items(&story("harbour"), &[item("two")]), 1);
        assert!(schedule.card(&story("bridge"), &item("one")).is_some());
        assert!(schedule.card(&story("harbour"), &item("one")).is_none());
        assert!(schedule.card(&story("harbour"), &item("two")).is_some());
    }
}
