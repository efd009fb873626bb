use super::item::Item;
use super::rng::Rng;
use crate::fnv::Fnv;

/// The order in which to show an item's options: for each place on the page, the option's index.
///
/// It follows from the seed and the item's id alone, so it is the same after a reload and
/// whatever other items there are. Numbers, paragraphs, sentences and the three answers on what the
/// article does keep their natural order, and so do the ways to dispute a claim; events are never
/// shown in the right one.
pub fn display_order(item: &Item, seed: u64) -> Vec<usize> {
    let mut id = Fnv::default();
    id.text(item.id.as_str());
    item.interaction
        .display_order(&mut Rng::new(seed ^ id.finish()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::generate;
    use crate::quiz::sample::{from, harbour, question};
    use serde_json::json;
    use std::collections::BTreeSet;

    /// The items' own options are the same for every seed, so what differs is the order.
    #[test]
    fn only_what_has_no_natural_order_is_shuffled() {
        for item in generate(&harbour(), 1, 100, &[]) {
            let orders: BTreeSet<_> = (0..200).map(|seed| display_order(&item, seed)).collect();
            const NATURAL: [&str; 6] = [
                "single-choice",
                "in-the-article",
                "who-disputes",
                "on-a-timeline",
                "find-the-passage",
                "fill-the-gap",
            ];
            let natural = NATURAL.contains(&item.kind);
            assert_eq!(orders.len() == 1, natural, "{}", item.id);
        }
    }

    /// Prerendered pages and saved quizzes depend on it.
    #[test]
    fn an_order_never_changes() {
        let option = json!({"text": "t", "verdict": "right", "reason": "r", "evidence": []});
        let several = json!({"several-right": {"options": vec![option; 5]}});
        let item = Item::of(&from(&question("x", several)), &harbour());
        assert_eq!(display_order(&item, 42), [1, 2, 0, 3, 4]);
    }
}
