//! Generates items from a pack's model.

mod actors;
mod quotes;
mod values;

pub(super) use actors::{SideChoices, add_unrelated, side_choices};
pub(super) use quotes::{Said, plain, said, said_too};
pub(super) use values::{far_apart, matches_a_figure, near_values, same_text};

use super::QuestionKind;
use super::given_away::Shown;
use super::item::Item;
use crate::Pack;

/// Generates up to `how_many` items from the pack's model, mixing kinds evenly. Skips an item that
/// asks the same as another or as an `existing` one, or that an `existing` one gives away.
///
/// The same arguments always give the same items, and asking for fewer gives the first of them. No
/// wrong option is right by the model: what can't be asked fairly is not asked.
pub fn generate(pack: &Pack, seed: u64, how_many: usize, existing: &[Item]) -> Vec<Item> {
    let mut kinds = QuestionKind::generated(pack, seed);
    for kind in &mut kinds {
        kind.reverse(); // The first is popped first.
    }

    let mut given = Shown::default();
    for item in existing {
        given.add(item);
    }
    let mut generated: Vec<Item> = Vec::new();
    // One of each kind in turn, until there are enough or no kind has any left.
    loop {
        let before = generated.len();
        for kind in &mut kinds {
            while generated.len() < how_many
                && let Some(item) = kind.pop()
            {
                let is_same = |other: &Item| item.asks_the_same(other);
                if !given.give_away(&item) && !generated.iter().any(is_same) {
                    generated.push(item);
                    break;
                }
            }
        }
        if generated.len() == before {
            return generated;
        }
    }
}

/// Generates every item that a quiz with this seed could ask, by kind. Some ask the same as others.
pub fn generate_all(pack: &Pack, seed: u64) -> Vec<Item> {
    QuestionKind::generated(pack, seed).concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::interaction::{Choice, ChooseOne, ChooseSeveral, Interaction};
    use crate::quiz::item::{Label, Reason};
    use crate::quiz::sample::{from, harbour, question};
    use serde_json::json;
    use std::collections::{BTreeMap, BTreeSet};

    const SEEDS: std::ops::Range<u64> = 0..200;

    fn find<'i>(items: &'i [Item], id: &str) -> Option<&'i Item> {
        items.iter().find(|item| item.id.as_str() == id)
    }

    fn choices(item: &Item) -> &[Choice] {
        match &item.interaction {
            Interaction::ChooseOne(ChooseOne(choices))
            | Interaction::ChooseSeveral(ChooseSeveral(choices)) => choices,
            _ => &[],
        }
    }

    fn actors<'i>(item: &'i Item) -> Vec<&'i str> {
        let actor = |choice: &'i Choice| match &choice.label {
            Label::Actor(id) => Some(id.as_str()),
            _ => None,
        };
        choices(item).iter().filter_map(actor).collect()
    }

    /// All actors who are an option of the item with any seed.
    fn ever_options(id: &str) -> Vec<String> {
        let pack = harbour();
        let mut ever = BTreeSet::new();
        for seed in SEEDS {
            let items = generate(&pack, seed, 100, &[]);
            let item = find(&items, id);
            ever.extend(item.into_iter().flat_map(actors).map(String::from));
        }
        ever.into_iter().collect()
    }

    #[test]
    fn wrong_options_are_actors_who_did_not_say_the_words() {
        // Eve said the same as Ada.
        assert_eq!(
            ever_options("generated:who-said-it:q1"),
            ["ada", "dan", "guild", "office", "town"]
        );
        // The office belongs to the town.
        assert_eq!(
            ever_options("generated:who-said-it:q5"),
            ["ada", "dan", "eve", "guild", "office"]
        );
    }

    #[test]
    fn options_are_actors_whose_side_is_certain() {
        // Eve took both sides. The town and its office spoke of the wall, and took none.
        // Gus's position is inferred: too uncertain for a right answer, certain enough for a wrong one.
        let clear = ["ada", "bo", "dan", "guild", "stranger"];
        assert_eq!(ever_options("generated:several-right:wall:for"), clear);
        assert_eq!(
            ever_options("generated:who-holds-it:wall:against"),
            ["ada", "bo", "dan", "guild", "gus"]
        );
    }

    #[test]
    fn actors_that_may_have_a_side_are_not_offered_as_silent() {
        let mut pack = harbour();
        for id in ["board", "critic"] {
            pack.actors.push(from(&json!(
                {"id": id, "name": id, "kind": "agency", "role": "r", "evidence": []}
            )));
        }
        // Its office is quoted on the wall.
        let office = pack.actors.iter_mut().find(|it| it.id.as_str() == "office");
        office.expect("the office").member_of = Some(from(&json!("board")));
        let gus = pack.positions.iter_mut().find(|it| it.id.as_str() == "p7");
        let gus = gus.expect("a position");
        (gus.grade, gus.attributed_by) = (from(&json!("attributed")), Some(from(&json!("critic"))));
        for seed in SEEDS {
            for item in generate(&pack, seed, 100, &[]) {
                let silent = choices(&item)
                    .iter()
                    .filter(|choice| choice.reason == Reason::NoPosition);
                for choice in silent {
                    let Label::Actor(actor) = &choice.label else {
                        continue;
                    };
                    assert!(
                        !["board", "critic"].contains(&actor.as_str()),
                        "{actor} in {}",
                        item.id
                    );
                }
            }
        }
    }

    #[test]
    fn opponents_are_preferred_as_wrong_options() {
        let mut pack = harbour();
        pack.actors.push(from(
            &json!({"id": "zoe", "name": "z", "kind": "person", "role": "r", "evidence": []}),
        ));
        for seed in SEEDS {
            let items = generate(&pack, seed, 100, &[]);
            let Some(item) = find(&items, "generated:who-holds-it:wall:for") else {
                continue;
            };
            let actors = actors(item);
            assert!(
                actors.contains(&"dan") && actors.contains(&"guild"),
                "{actors:?}"
            );
            let no_position = choices(item)
                .iter()
                .filter(|choice| choice.reason == Reason::NoPosition);
            assert_eq!(no_position.count(), 1);
        }
    }

    #[test]
    fn only_events_with_a_certain_order_are_asked() {
        let pack = harbour();
        for seed in SEEDS {
            let items = generate(&pack, seed, 100, &[]);
            let orders: Vec<_> = items
                .iter()
                .filter(|item| item.kind == "order-of-events")
                .collect();
            assert_eq!(orders.len(), 1);
            // The event `spring` is dated about 2019, so its place is uncertain.
            assert!(
                !orders[0].id.as_str().contains("spring"),
                "{}",
                orders[0].id
            );
        }
    }

    /// Otherwise a new kind would change all quizzes with generated items.
    #[test]
    fn the_items_of_a_kind_depend_on_no_other_kind() {
        let mut without_figures = harbour();
        without_figures.figures.clear();
        let of_sides = |pack: &Pack, seed| {
            let mut items = generate_all(pack, seed);
            items.retain(|item| ["who-holds-it", "several-right"].contains(&item.kind));
            items.sort_by(|one, other| one.id.as_str().cmp(other.id.as_str()));
            items
        };
        for seed in SEEDS {
            let items = of_sides(&harbour(), seed);
            assert!(!items.is_empty());
            assert_eq!(items, of_sides(&without_figures, seed));
        }
    }

    #[test]
    fn kinds_are_mixed_evenly() {
        let pack = harbour();
        for seed in SEEDS {
            let items = generate(&pack, seed, 6, &[]);
            let kinds: BTreeSet<_> = items.iter().map(|item| item.kind).collect();
            assert_eq!(kinds.len(), items.len(), "{kinds:?}");
        }
    }

    #[test]
    fn no_speaker_is_asked_about_twice_before_all_have_been_once() {
        let mut pack = harbour();
        for id in ["q7", "q8", "q9"] {
            let mut quote = pack.quotes[1].clone();
            quote.id = from(&json!(id));
            pack.quotes.push(quote);
        }
        for seed in SEEDS {
            // Whatever other kinds ask about the quotes.
            let items = QuestionKind::generated(&pack, seed).concat();
            let mut asked: BTreeMap<&str, usize> = BTreeMap::new();
            let said = items
                .iter()
                .filter(|item| item.kind == "who-said-it")
                .take(6);
            for item in said {
                let right = choices(item).iter().find(|choice| choice.is_right());
                if let Some(Label::Actor(actor)) = right.map(|choice| &choice.label) {
                    *asked.entry(actor.as_str()).or_default() += 1;
                }
            }
            assert!(asked.values().all(|times| *times == 1), "{asked:?}");
        }
    }

    #[test]
    fn what_the_author_asks_is_not_asked_again() {
        let pack = harbour();
        let options = json!([{"actor": "ada", "reason": "r"}, {"actor": "dan", "reason": "r"}]);
        let ask = json!({"who-said-it": {"quote": "q1", "options": options}});
        let authored = Item::of(&from(&question("x", ask)), &pack);
        // Also with another kind.
        let asks = |existing: &[Item]| {
            let mut items = SEEDS.flat_map(|seed| generate(&pack, seed, 100, existing));
            items.any(|item| item.material == authored.material)
        };
        assert!(asks(&[]));
        assert!(!asks(std::slice::from_ref(&authored)));
    }

    #[test]
    fn items_given_away_by_authored_questions_are_skipped() {
        let mut pack = harbour();
        pack.quotes[1].evidence.paragraph = 5;
        let option = |verdict: &str, paragraph: u32| json!({"text": verdict, "verdict": verdict, "reason": "r", "evidence": [{"paragraph": paragraph}]});
        let options = [
            option("right", 2),
            option("wrong", 5),
            option("not-stated", 6),
        ];
        let ask = json!({"single-choice": {"options": options}});
        let authored = Item::of(&from(&question("x", ask)), &pack);
        let generated: BTreeSet<String> = SEEDS
            .flat_map(|seed| generate(&pack, seed, 100, std::slice::from_ref(&authored)))
            .map(|item| item.id.as_str().to_owned())
            .collect();
        assert!(!generated.contains("generated:who-said-it:q1"));
        // The reason of a wrong option tells what its passage says, too.
        assert!(!generated.contains("generated:who-said-it:q2"));
        assert!(generated.iter().any(|id| id.ends_with(":stone")));
        assert!(generated.contains("generated:who-holds-it:wall:against"));
    }
}
