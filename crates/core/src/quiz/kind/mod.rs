//! The kinds of question, a file each: its JSON form, the [`Item`] it becomes,
//! and the items of its kind that can be made from a pack's model.
//!
//! A new kind is a file that implements `Kind`, and an entry in the list below.

mod checks;

use super::item::{Choice, Interaction, Item, ItemId, Material, Origin, Prompt};
use super::make::SideChoices;
use super::rng::Rng;
use crate::Pack;
use crate::pack::{ActorId, EventId, Evidence, IssueId, QuoteId, Skill, TopicId};
use crate::read::{Decode, Decoder};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What is wrong with a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where, below the question's `ask`: `single-choice.options[2].evidence`.
    pub path: String,
    /// What is wrong there.
    pub what: String,
    /// How to fix it.
    pub hint: &'static str,
}

/// What a question refers to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum EntityRef<'a> {
    /// An actor of the pack.
    Actor(&'a ActorId),
    /// An issue of the pack.
    Issue(&'a IssueId),
    /// A quote of the pack.
    Quote(&'a QuoteId),
    /// An event of the pack.
    Event(&'a EventId),
    /// A passage of the article.
    Evidence(&'a Evidence),
}

/// What every kind can do. Paths are below the kind's own name.
trait Kind {
    /// Tells each reference, with its path.
    fn references<'a>(&'a self, visit: &mut dyn FnMut(&str, EntityRef<'a>));

    /// What is wrong. What the pack does not have is passed over: it is told elsewhere.
    fn problems(&self, pack: &Pack) -> Vec<Problem>;

    /// What the reader is shown besides the prompt, and is to do. The pack has been checked.
    fn shown(&self, pack: &Pack) -> (Option<Material>, Interaction);

    /// Makes items from the pack's model, in an order that `rng` gives, of which any may be
    /// left out. What can't be made fairly is not made: no wrong option may be right too.
    fn make(pack: &Pack, rng: &mut Rng, items: &mut Items)
    where
        Self: Sized;
}

/// An item made from the pack's model, but for its name.
struct Made {
    /// What it was made from, the same for every seed.
    of: String,
    skill: Skill,
    topic: Option<TopicId>,
    prompt: Prompt,
    material: Option<Material>,
    interaction: Interaction,
}

impl Made {
    /// An item that asks who takes a side.
    fn of_side(
        sides: SideChoices<'_>,
        prompt: Prompt,
        interaction: fn(Vec<Choice>) -> Interaction,
    ) -> Self {
        let (issue, side) = (sides.issue, sides.side);
        Self {
            of: [issue.id.as_str(), ":", side.word()].concat(),
            skill: Skill::Attribution,
            topic: Some(issue.topic.clone()),
            prompt,
            material: Some(Material::Side {
                issue: issue.id.clone(),
                side,
            }),
            interaction: interaction(sides.choices),
        }
    }
}

/// The items of one kind that have been made.
struct Items {
    kind: &'static str,
    items: Vec<Item>,
}

impl Items {
    fn add(&mut self, made: Made) {
        self.items.push(Item {
            id: ItemId(["made:", self.kind, ":", &made.of].concat()),
            kind: self.kind,
            skill: made.skill,
            topic: made.topic,
            origin: Origin::Made,
            prompt: made.prompt,
            material: made.material,
            interaction: made.interaction,
        });
    }
}

type Make = fn(&Pack, &mut Rng, &mut Items);

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:literal => $file:ident::$kind:ident,)*) => {
        $(
            mod $file;
            pub use $file::*;
        )*

        /// A question's kind, with what that kind needs. In JSON an object with the kind as its
        /// one key: `{"single-choice": {…}}`.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum QuestionKind {
            $($(#[$doc])* #[serde(rename = $name)] $kind($kind),)*
        }

        impl QuestionKind {
            /// The names of all kinds.
            pub const NAMES: &[&str] = &[$($name),*];

            /// The name of the kind.
            pub fn name(&self) -> &'static str {
                match self { $(Self::$kind(_) => $name,)* }
            }

            fn kind(&self) -> &dyn Kind {
                match self { $(Self::$kind(kind) => kind,)* }
            }

            /// `None`: there is no such kind.
            fn decode_named(name: &str, value: &Value, decoder: &mut Decoder<'_>) -> Option<Self> {
                match name {
                    $($name => Some(Self::$kind(decoder.inside(value, name))),)*
                    _ => None,
                }
            }

            /// For each kind, the items of it that can be made.
            pub(super) fn made(pack: &Pack, rng: &mut Rng) -> Vec<Vec<Item>> {
                let mut kinds = Vec::new();
                for (kind, make) in [$(($name, $kind::make as Make)),*] {
                    let mut items = Items { kind, items: Vec::new() };
                    make(pack, rng, &mut items);
                    kinds.push(items.items);
                }
                kinds
            }
        }
    };
}

kinds! {
    /// One option is right.
    "single-choice" => single_choice::SingleChoice,
    /// Several options are right.
    "several-right" => several_right::SeveralRight,
    /// Which actor said the words.
    "who-said-it" => who_said_it::WhoSaidIt,
    /// Which actor takes a side on an issue.
    "who-holds-it" => who_holds_it::WhoHoldsIt,
    /// Events to be put in order.
    "order-of-events" => order_of_events::OrderOfEvents,
    /// Whether the article states a thing, contradicts it, or does not say.
    "in-the-article" => in_the_article::InTheArticle,
}

impl Decode for QuestionKind {
    fn decode(value: &Value, decoder: &mut Decoder<'_>) -> Self {
        let placeholder = Self::SingleChoice(SingleChoice {
            options: Vec::new(),
        });
        let Some((name, value)) = decoder.only_entry(value, "the question's kind") else {
            return placeholder;
        };
        Self::decode_named(name, value, decoder).unwrap_or_else(|| {
            decoder.unknown_word(name, Self::NAMES);
            placeholder
        })
    }
}

impl QuestionKind {
    /// Tells each reference, with its path below the question's `ask`.
    pub fn references<'a>(&'a self, visit: &mut dyn FnMut(&str, EntityRef<'a>)) {
        let name = self.name();
        self.kind()
            .references(&mut |path, reference| visit(&[name, ".", path].concat(), reference));
    }

    /// What is wrong with the question, apart from references to what the pack does not have.
    pub fn problems(&self, pack: &Pack) -> Vec<Problem> {
        let mut problems = self.kind().problems(pack);
        for fault in &mut problems {
            fault.path = [self.name(), ".", &fault.path].concat();
        }
        problems
    }

    pub(super) fn shown(&self, pack: &Pack) -> (Option<Material>, Interaction) {
        self.kind().shown(pack)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::sample::{ask, harbour};
    use serde_json::json;

    fn choice(text: &str, verdict: &str) -> Value {
        json!({"text": text, "verdict": verdict, "reason": "r", "evidence": [{"paragraph": 1}]})
    }

    fn actors(ids: &[&str]) -> Vec<Value> {
        ids.iter()
            .map(|id| json!({"actor": id, "reason": "r"}))
            .collect()
    }

    fn who_said(quote: &str, ids: &[&str]) -> Value {
        json!({"who-said-it": {"quote": quote, "options": actors(ids)}})
    }

    fn who_holds(side: &str, ids: &[&str]) -> Value {
        json!({"who-holds-it": {"issue": "wall", "side": side, "options": actors(ids)}})
    }

    fn order(ids: &[&str]) -> Value {
        let event = |id: &&str| json!({"event": id, "reason": "r"});
        json!({"order-of-events": {"events": ids.iter().map(event).collect::<Vec<_>>()}})
    }

    fn presence(answer: &str, evidence: Value) -> Value {
        let reasons = json!({"stated": "s", "contradicted": "c", "not_in_the_article": "n"});
        json!({"in-the-article": {"statement": "s", "answer": answer, "reasons": reasons, "evidence": evidence}})
    }

    #[test]
    fn faults_are_found_where_they_are() {
        let (right, wrong) = (choice("a", "right"), choice("b", "wrong"));
        let bare = json!({"text": "c", "verdict": "right", "reason": " "});
        let single = |options: &[&Value]| json!({"single-choice": {"options": options}});
        let several = |options: &[&Value]| json!({"several-right": {"options": options}});
        let cases: Vec<(Value, &[&str])> = vec![
            (single(&[&right, &wrong]), &[]),
            (single(&[&right]), &["options"]),
            (single(&[&wrong, &choice("c", "not-stated")]), &["options"]),
            (single(&[&right, &choice("c", "right")]), &["options"]),
            (
                single(&[&wrong, &bare]),
                &["options[1].reason", "options[1].evidence"],
            ),
            (
                single(&[&right, &choice("A ", "wrong")]),
                &["options[1].text"],
            ),
            (several(&[&right, &wrong, &choice("c", "right")]), &[]),
            (
                several(&[&right, &choice("c", "right")]),
                &["options", "options"],
            ),
            (
                several(&[&right, &wrong, &choice("c", "wrong")]),
                &["options"],
            ),
            (who_said("q1", &["ada", "dan"]), &[]),
            (who_said("q1", &["guild", "dan"]), &["options"]),
            (
                who_said("q1", &["ada", "dan", "ada"]),
                &["options[2].actor"],
            ),
            (who_said("q1", &["ada", "eve"]), &["options[1].actor"]),
            (who_said("gone", &["gone", "ada"]), &[]),
            (who_holds("for", &["ada", "dan"]), &[]),
            (who_holds("for", &["dan", "guild"]), &["options"]),
            // Eve was for it at another date.
            (who_holds("for", &["ada", "eve"]), &["options"]),
            (order(&["strike", "flood", "vote"]), &[]),
            (order(&["strike", "flood"]), &["events"]),
            (order(&["strike", "flood", "strike"]), &["events[2].event"]),
            (
                order(&["vote", "flood", "spring"]),
                &["events[2].event", "events[2].event"],
            ),
            (order(&["strike", "flood", "gone"]), &[]),
            (presence("stated", json!([{"paragraph": 1}])), &[]),
            (presence("not-in-the-article", json!([])), &[]),
            (presence("contradicted", json!([])), &["evidence"]),
            (
                presence("not-in-the-article", json!([{"paragraph": 1}])),
                &["evidence"],
            ),
        ];
        let pack = harbour();
        for (json, paths) in cases {
            let ask = ask(json.clone());
            let problems = ask.problems(&pack);
            let found: Vec<_> = problems.iter().map(|fault| fault.path.clone()).collect();
            let expected: Vec<_> = paths
                .iter()
                .map(|path| format!("{}.{path}", ask.name()))
                .collect();
            assert_eq!(found, expected, "{json}: {problems:?}");
        }
    }

    #[test]
    fn references_have_their_paths_in_the_json() {
        let questions = [
            json!({"single-choice": {"options": [choice("a", "right"), choice("b", "wrong")]}}),
            json!({"several-right": {"options": [choice("a", "right")]}}),
            json!({"who-said-it": {"quote": "q1", "options":
                [{"actor": "ada", "reason": "r", "evidence": [{"paragraph": 1}, {"paragraph": 2}]}]}}),
            who_holds("for", &["ada", "dan"]),
            order(&["flood", "vote"]),
            presence("stated", json!([{"paragraph": 3}])),
        ];
        let counts = [2, 1, 4, 3, 2, 1];
        for (json, count) in questions.into_iter().zip(counts) {
            let mut visited = 0;
            ask(json.clone()).references(&mut |path, reference| {
                let pointer = path.replace('[', "/").replace(']', "").replace('.', "/");
                let there = json.pointer(&format!("/{pointer}")).expect(path);
                let expected = match reference {
                    EntityRef::Actor(id) => json!(id),
                    EntityRef::Issue(id) => json!(id),
                    EntityRef::Quote(id) => json!(id),
                    EntityRef::Event(id) => json!(id),
                    EntityRef::Evidence(evidence) => json!(evidence),
                };
                assert_eq!(there, &expected, "{path}");
                visited += 1;
            });
            assert_eq!(visited, count, "{json}");
        }
    }
}
