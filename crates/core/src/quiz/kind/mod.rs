//! The kinds of question, a folder each: the JSON form, the [`Item`] that a question becomes, and
//! what items of the kind can be generated from a pack's model.
//!
//! A new kind is a folder and an entry in the list below:
//!
//! - `mod.rs` with the JSON form, its `decode!` and an `impl Kind`,
//! - `example.json`, a sound question about the invented harbour of `quiz/sample.rs`,
//! - `problems.json`, edits of the example and the paths at which they must be reported.
//!
//! If no [`Interaction`] fits, add one first.

mod checks;
mod shared_words;
mod sought;

use super::generate::SideChoices;
use super::interaction::{Choice, Interaction};
use super::item::{Item, ItemId, Material, Origin, Prompt};
use super::rng::Rng;
use crate::Pack;
use crate::fnv::Fnv;
use crate::json::{Decode, Decoder};
use crate::pack::{
    ActorId, ActorOption, ChoiceOption, ClaimId, EventId, Evidence, IssueId, Position, Quote,
    QuoteId, Relation, Skill, TopicId,
};
use crate::sort::sort;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What is wrong with a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionProblem {
    /// Where, below the question's `kind`: `single-choice.options[2].evidence`.
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
    /// A claim of the pack.
    Claim(&'a ClaimId),
    /// A passage of the article.
    Evidence(&'a Evidence),
    /// A paragraph of the article, counted from 1.
    Paragraph(u32),
}

/// What every kind does. Paths are below the kind's own name.
trait Kind {
    /// Visits each reference, with its path.
    fn references<'a>(&'a self, visit: &mut dyn FnMut(&str, EntityRef<'a>));

    /// What is wrong. References to what the pack doesn't have are reported elsewhere.
    fn problems(&self, pack: &Pack) -> Vec<QuestionProblem>;

    /// What the item shows besides the prompt, and its interaction. The pack has been checked.
    fn build(&self, pack: &Pack) -> (Option<Material>, Interaction);

    /// Each text that the author wrote, for [`mod@crate::warnings`].
    fn texts(&self) -> Vec<AuthoredText<'_>>;

    /// The lists of the pack that decide what is right, such as `positions`, or `paragraphs` for the
    /// text of the article. While an entry of one is invalid, `problems` are not looked for.
    fn rests_on(&self) -> &'static [&'static str];

    /// What it asks about, for [`mod@crate::warnings`].
    fn asks<'a>(&'a self, pack: &'a Pack) -> Asks<'a>;

    /// Generates items from the pack's model in random order; any of them may be left out. No
    /// wrong option may be right by the model: what can't be asked fairly is not asked.
    fn generate(_pack: &Pack, _rng: &mut Rng, _items: &mut Items) {}
}

/// What a question asks about. The warnings treat all questions that ask about the same by one rule.
pub(crate) enum Asks<'a> {
    /// Which of these actors is right. In JSON they are its `options`.
    Actors {
        options: Vec<OfferedActor<'a>>,
        /// The issue on which it asks who takes a side.
        issue: Option<&'a IssueId>,
    },
    /// Which of these texts is right. In JSON they are its `options`.
    Texts(&'a [ChoiceOption]),
    /// Whether or where the article says this. In JSON it is its `statement`.
    Statement {
        text: &'a str,
        /// Whether the article says it.
        is_stated: bool,
        evidence: &'a [Evidence],
    },
    /// Something else.
    Other,
}

/// An actor that a question offers.
pub(crate) struct OfferedActor<'a> {
    pub option: &'a ActorOption,
    /// What makes it right. `None`: it is wrong.
    pub right_by: Option<RightBy<'a>>,
}

impl<'a> OfferedActor<'a> {
    /// The quote whose speaker it is, if that is what is asked.
    pub fn quote(&self) -> Option<&'a Quote> {
        match self.right_by {
            Some(RightBy::Quote(quote)) => Some(quote),
            _ => None,
        }
    }
}

/// What makes an actor the right answer.
#[derive(Clone, Copy)]
pub(crate) enum RightBy<'a> {
    Quote(&'a Quote),
    Position(&'a Position),
    Relation(&'a Relation),
}

/// A text that the author wrote into a question.
pub(crate) struct AuthoredText<'a> {
    /// Where, below the question's `kind`.
    pub path: String,
    pub text: &'a str,
    /// The actor whom it is about, if the JSON says so.
    pub actor: Option<&'a ActorId>,
    /// What it rests on.
    pub evidence: &'a [Evidence],
}

impl<'a> AuthoredText<'a> {
    /// Returns a text that is about no actor in particular.
    fn new(path: impl Into<String>, text: &'a str, evidence: &'a [Evidence]) -> Self {
        Self {
            path: path.into(),
            text,
            actor: None,
            evidence,
        }
    }
}

/// A generated item, without its id and kind.
struct Generated {
    /// What it was generated from, the same for every seed.
    of: String,
    skill: Skill,
    topic: Option<TopicId>,
    prompt: Prompt,
    material: Option<Material>,
    interaction: Interaction,
}

impl Generated {
    /// An item that asks who takes a side.
    fn of_side(
        sides: SideChoices<'_>,
        prompt: Prompt,
        interaction: fn(Vec<Choice>) -> Interaction,
    ) -> Self {
        let (issue, side) = (sides.issue, sides.side);
        Self {
            of: [issue.id.as_str(), ":", side.as_str()].concat(),
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

/// The items of one kind that have been generated.
struct Items {
    kind: &'static str,
    items: Vec<Item>,
}

impl Items {
    fn add(&mut self, generated: Generated) {
        self.items.push(Item {
            id: ItemId(["generated:", self.kind, ":", &generated.of].concat()),
            kind: self.kind,
            skill: generated.skill,
            topic: generated.topic,
            origin: Origin::Generated,
            prompt: generated.prompt,
            material: generated.material,
            interaction: generated.interaction,
            gives_away: Vec::new(),
        });
    }
}

type Generate = fn(&Pack, &mut Rng, &mut Items);

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:literal => $file:ident::$kind:ident,)*) => {
        $(
            mod $file;
            pub use $file::*;
        )*

        /// Of each kind its name, its `example.json` and its `problems.json`.
        #[cfg(test)]
        pub(super) const FILES: &[(&str, &str, &str)] = &[$((
            $name,
            include_str!(concat!(stringify!($file), "/example.json")),
            include_str!(concat!(stringify!($file), "/problems.json")),
        )),*];

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

            /// Visits each reference, with its path below the question's `kind`.
            pub fn references<'a>(&'a self, visit: &mut dyn FnMut(&str, EntityRef<'a>)) {
                let mut visit = |path: &str, reference: EntityRef<'a>| {
                    visit(&[self.name(), ".", path].concat(), reference);
                };
                match self { $(Self::$kind(kind) => kind.references(&mut visit),)* }
            }

            /// What is wrong with the question, apart from references to what the pack does not have.
            pub fn problems(&self, pack: &Pack) -> Vec<QuestionProblem> {
                let mut problems = match self { $(Self::$kind(kind) => kind.problems(pack),)* };
                for problem in &mut problems {
                    problem.path = [self.name(), ".", &problem.path].concat();
                }
                problems
            }

            /// What the item shows besides the prompt, and its interaction.
            pub(super) fn build(&self, pack: &Pack) -> (Option<Material>, Interaction) {
                match self { $(Self::$kind(kind) => kind.build(pack),)* }
            }

            /// Each text that the author wrote.
            pub(crate) fn texts(&self) -> Vec<AuthoredText<'_>> {
                let mut texts = match self { $(Self::$kind(kind) => kind.texts(),)* };
                for text in &mut texts {
                    text.path = [self.name(), ".", &text.path].concat();
                }
                texts
            }

            /// The lists of the pack that decide what is right.
            pub(crate) fn rests_on(&self) -> &'static [&'static str] {
                match self { $(Self::$kind(kind) => kind.rests_on(),)* }
            }

            /// What the question asks about.
            pub(crate) fn asks<'a>(&'a self, pack: &'a Pack) -> Asks<'a> {
                match self { $(Self::$kind(kind) => kind.asks(pack),)* }
            }

            /// The options in the author's words, if there are any.
            pub(crate) fn options<'a>(&'a self, pack: &'a Pack) -> &'a [ChoiceOption] {
                match self.asks(pack) {
                    Asks::Texts(options) => options,
                    Asks::Actors { .. } | Asks::Statement { .. } | Asks::Other => &[],
                }
            }

            /// `None`: there is no such kind.
            fn decode_named(name: &str, value: &Value, decoder: &mut Decoder<'_>) -> Option<Self> {
                match name {
                    $($name => Some(Self::$kind(decoder.inside(value, name))),)*
                    _ => None,
                }
            }

            /// For each kind that has any, the items of it that can be generated, in an order that
            /// depends on the seed.
            pub(super) fn generated(pack: &Pack, seed: u64) -> Vec<Vec<Item>> {
                let mut kinds = Vec::new();
                for (kind, generate) in [$(($name, $kind::generate as Generate)),*] {
                    // Each kind has random numbers of its own, or a new kind would change the items
                    // of all others.
                    let mut own = Fnv::default();
                    own.number(seed);
                    own.text(kind);
                    let mut rng = Rng::new(own.finish());
                    let place = rng.below(usize::from(u16::MAX));
                    let mut items = Items { kind, items: Vec::new() };
                    generate(pack, &mut rng, &mut items);
                    if !items.items.is_empty() {
                        kinds.push((place, items.items));
                    }
                }
                sort(&mut kinds, |(one, _), (other, _)| one.cmp(other));
                kinds.into_iter().map(|(_, items)| items).collect()
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
    /// A number to be entered.
    "number" => number::Number,
    /// Two columns to be matched.
    "match" => match_up::MatchUp,
    /// Who disputes a claim, and how.
    "who-disputes" => who_disputes::WhoDisputes,
    /// An event to be placed in time.
    "on-a-timeline" => on_a_timeline::OnATimeline,
    /// The paragraph of the article that says a thing.
    "find-the-passage" => find_the_passage::FindThePassage,
    /// A name or word to be typed into a sentence.
    "fill-the-gap" => fill_the_gap::FillTheGap,
    /// The sentences of a paragraph that say a thing, to be marked in its text.
    "mark-the-sentence" => mark_the_sentence::MarkTheSentence,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::sample::{example, harbour, is_reference, kind, question_of};
    use serde_json::json;

    /// An edit of a kind's example, and where it must be reported.
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Case {
        about: String,
        /// By JSON pointer below the kind's name, what to put there. A list can be extended by one.
        edit: serde_json::Map<String, Value>,
        /// All paths that must be reported, below the kind's name.
        problems: Vec<String>,
    }

    fn edited(example: &Value, edit: &serde_json::Map<String, Value>) -> Value {
        let mut edited = example.clone();
        for (pointer, value) in edit {
            if let Some(place) = edited.pointer_mut(pointer) {
                *place = value.clone();
                continue;
            }
            let (above, key) = pointer.rsplit_once('/').expect("a pointer");
            match edited.pointer_mut(above).expect(pointer) {
                Value::Array(list) => list.push(value.clone()),
                object => object[key] = value.clone(),
            }
        }
        edited
    }

    #[test]
    fn problems_are_found_where_they_are() {
        let pack = harbour();
        for (name, _, problems) in FILES {
            let sound = example(name);
            assert_eq!(kind(json!({ *name: sound.clone() })).problems(&pack), []);
            let cases: Vec<Case> = serde_json::from_str(problems).expect(name);
            assert!(!cases.is_empty(), "{name} has no cases");
            for case in cases {
                let kind = kind(json!({ *name: edited(&sound, &case.edit) }));
                let found = kind.problems(&pack);
                let paths: Vec<_> = found.iter().map(|problem| problem.path.clone()).collect();
                let expected: Vec<_> = case
                    .problems
                    .iter()
                    .map(|path| format!("{name}.{path}"))
                    .collect();
                assert_eq!(paths, expected, "{name}, {}: {found:?}", case.about);
            }
        }
    }

    #[test]
    fn references_have_their_paths_in_the_json() {
        for (name, ..) in FILES {
            let json = json!({ *name: example(name) });
            let mut visited = 0;
            kind(json.clone()).references(&mut |path, reference| {
                let pointer = path.replace('[', "/").replace(']', "").replace('.', "/");
                let there = json.pointer(&format!("/{pointer}")).expect(path);
                let expected = match reference {
                    EntityRef::Actor(id) => json!(id),
                    EntityRef::Issue(id) => json!(id),
                    EntityRef::Quote(id) => json!(id),
                    EntityRef::Event(id) => json!(id),
                    EntityRef::Claim(id) => json!(id),
                    EntityRef::Evidence(evidence) => json!(evidence),
                    EntityRef::Paragraph(number) => json!(number),
                };
                assert_eq!(there, &expected, "{path}");
                visited += 1;
            });
            assert_eq!(visited, count_references(&json), "{json}");
        }
    }

    #[test]
    fn texts_have_their_paths_in_the_json() {
        for (name, ..) in FILES {
            let json = json!({ *name: example(name) });
            let kind = kind(json.clone());
            let texts = kind.texts();
            assert!(!texts.is_empty(), "{name} has no text");
            for text in texts {
                let pointer = text
                    .path
                    .replace('[', "/")
                    .replace(']', "")
                    .replace('.', "/");
                let there = json.pointer(&format!("/{pointer}"));
                assert_eq!(there, Some(&json!(text.text)), "{}", text.path);
            }
        }
    }

    fn count_references(json: &Value) -> usize {
        match json {
            Value::Object(object) => object
                .iter()
                .map(|(key, value)| match value {
                    Value::Array(passages) if key == "evidence" => passages.len(),
                    Value::String(_) => usize::from(is_reference(key)),
                    Value::Number(_) => usize::from(key == "paragraph"),
                    value => count_references(value),
                })
                .sum(),
            Value::Array(list) => list.iter().map(count_references).sum(),
            _ => 0,
        }
    }

    #[test]
    fn every_kind_can_be_answered_right() {
        let pack = harbour();
        assert_eq!(FILES.len(), QuestionKind::NAMES.len());
        for (name, ..) in FILES {
            let item = Item::of(&question_of(name), &pack);
            let score = item.interaction.score(&item.interaction.key());
            assert_eq!(
                score.map(|score| (score.points, score.right)),
                Ok((1.0, true)),
                "{name}"
            );
        }
    }
}
