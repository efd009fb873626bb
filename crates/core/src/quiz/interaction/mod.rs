//! The ways to answer an item, a file each: what the reader is given, what they respond with, and
//! how that is scored. A response has a name, under which it is stored: `{"one": 2}`.
//!
//! A new interaction is a file here with an `impl Interact`, files of the same name in
//! `web/src/views/quiz/interaction/` and `tests/browser/interaction/`, and a line in
//! [`with_interactions!`](crate::with_interactions!).

mod choices;

pub use choices::{Choice, ChoiceResult};

use super::item::Material;
use super::rng::Rng;
use crate::fnv::Fnv;
use crate::json::{Decode, Decoder, quoted};
use crate::pack::{ActorId, Decimal, Evidence};
use serde::{Deserialize, Serialize};
use serde_json::Value;
#[cfg(test)]
use {super::Item, crate::Pack, proptest::prelude::*};

/// Passes the list of interactions to a macro, so that another crate can have something for each:
/// `file::Interaction, "name of a response": Response(its type) -> type of the feedback;`
#[macro_export]
macro_rules! with_interactions {
    ($callback:ident) => {
        $callback! {
            choose_one::ChooseOne, "one": One(usize) -> Vec<ChoiceResult>;
            choose_several::ChooseSeveral, "several": Several(Vec<usize>) -> Vec<ChoiceResult>;
            put_in_order::PutInOrder, "order": Order(Vec<usize>) -> Vec<SlotResult>;
            enter_number::EnterNumber, "number": Number(Decimal) -> NumberResult;
            match_pairs::MatchPairs, "match": Match(Vec<usize>) -> Vec<MatchResult>;
            place_in_time::PlaceInTime, "time": Time(usize) -> TimeResult;
            enter_text::EnterText, "text": Text(String) -> TextResult;
            mark_sentences::MarkSentences, "sentences": Sentences(Vec<usize>) -> Vec<ChoiceResult>;
        }
    };
}

/// What each interaction does. A value is what the reader is given, with what is right.
///
/// Options are counted from 0 in the interaction's own order, which is the same for every seed.
trait Interact: Sized {
    type Response;

    /// How many options there are.
    fn options(&self) -> usize {
        0
    }

    /// Scores a response. The points are 1 if and only if it is exactly right.
    fn score(&self, response: &Self::Response) -> Result<ItemScore, ResponseError>;

    /// The response that is exactly right.
    fn key(&self) -> Self::Response;

    /// The order in which the options are displayed. It must not give the key away.
    fn display_order(&self, _rng: &mut Rng) -> Vec<usize> {
        Vec::new()
    }

    /// Hashes all that the reader sees before answering, and what is right.
    fn hash(&self, hash: &mut Fnv);

    /// The passages that the feedback cites, those of what is right first.
    fn evidence(&self) -> Vec<&Evidence>;

    /// The actors among the options, or among the right ones.
    fn actors(&self, _right_only: bool) -> Vec<&ActorId> {
        Vec::new()
    }

    /// Whether a reader can answer who has seen all evidence for which `seen` is true.
    fn is_answered_by(&self, seen: &dyn Fn(&[Evidence]) -> bool) -> bool;

    /// Whether several others can give it away together, of which none does alone.
    fn is_revealed_in_parts(&self) -> bool {
        false
    }

    /// Whether the key of one gives away part of the other, though neither has a material.
    fn overlaps(&self, _other: &Self) -> bool {
        false
    }

    /// Whether its key says what an item with this material asks for.
    fn asks_about(&self, _material: &Material) -> bool {
        false
    }

    /// Checks that a generated item is fair: only what is right by the model is right.
    #[cfg(test)]
    fn check_fair(&self, pack: &Pack, item: &Item);

    /// Any response, fitting or not.
    #[cfg(test)]
    fn any_response() -> BoxedStrategy<Self::Response>;
}

/// How well a response did.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemScore {
    /// From 0 to 1.
    pub points: f64,
    /// Whether it is exactly right. Then, and only then, are the points 1.
    pub right: bool,
    /// What the reader did with each part, and what was right.
    pub feedback: Feedback,
}

/// How right a response is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Exactly right.
    Right,
    /// It earns some points.
    Partly,
    /// It earns none.
    Wrong,
}

impl ItemScore {
    /// Returns how right the response is.
    pub fn outcome(&self) -> Outcome {
        if self.right {
            Outcome::Right
        } else if self.points > 0.0 {
            Outcome::Partly
        } else {
            Outcome::Wrong
        }
    }
}

/// Why a response doesn't fit an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResponseError {
    /// It is a response to another interaction, such as an order where an option is to be chosen.
    OtherInteraction,
    /// The item has no option with this index.
    NoSuchOption(usize),
    /// It names this option twice.
    Twice(usize),
    /// It doesn't put all options in order, or doesn't have an option for each row.
    Incomplete,
    /// The text isn't one that [`typed_text`](super::typed_text()) returns.
    NotTyped,
}

macro_rules! interactions {
    ($($file:ident::$name:ident, $key:literal: $response:ident($given:ty) -> $feedback:ty;)*) => {
        $(
            mod $file;
            pub use $file::*;

            impl From<$name> for Interaction {
                fn from(interaction: $name) -> Self {
                    Self::$name(interaction)
                }
            }
        )*

        /// How the reader answers an item. Show the options in their
        /// [`display_order`](super::display_order()): their own order may give the answer away.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Interaction {
            $(#[doc = concat!("See [`", stringify!($name), "`].")] $name($name),)*
        }

        /// What the reader answered. It names options by their index in the item, not by where
        /// they were shown, so it stays true when they are shown in another order.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        pub enum Response {
            $(
                #[doc = concat!("A response to [`", stringify!($name), "`].")]
                #[serde(rename = $key)]
                $response($given),
            )*
        }

        /// What the reader did with each part of an interaction, and what was right.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Feedback {
            $(#[doc = concat!("On [`", stringify!($name), "`].")] $name($feedback),)*
        }

        impl Interaction {
            /// How many options there are.
            pub fn options(&self) -> usize {
                match self { $(Self::$name(it) => it.options(),)* }
            }

            /// Scores a response.
            ///
            /// # Errors
            ///
            /// Fails if the response is not one to this interaction.
            pub fn score(&self, response: &Response) -> Result<ItemScore, ResponseError> {
                match self {
                    $(Self::$name(it) => match response {
                        Response::$response(given) => it.score(given),
                        _ => Err(ResponseError::OtherInteraction),
                    },)*
                }
            }

            /// The response that is exactly right.
            pub fn key(&self) -> Response {
                match self { $(Self::$name(it) => Response::$response(it.key()),)* }
            }

            pub(super) fn display_order(&self, rng: &mut Rng) -> Vec<usize> {
                match self { $(Self::$name(it) => it.display_order(rng),)* }
            }

            pub(super) fn hash(&self, hash: &mut Fnv) {
                match self { $(Self::$name(it) => it.hash(hash),)* }
            }

            /// The passages that the feedback cites, those of what is right first.
            pub fn evidence(&self) -> Vec<&Evidence> {
                match self { $(Self::$name(it) => it.evidence(),)* }
            }

            /// The actors among the options, or among the right ones.
            pub fn actors(&self, right_only: bool) -> Vec<&ActorId> {
                match self { $(Self::$name(it) => it.actors(right_only),)* }
            }

            pub(super) fn is_answered_by(&self, seen: &dyn Fn(&[Evidence]) -> bool) -> bool {
                match self { $(Self::$name(it) => it.is_answered_by(seen),)* }
            }

            pub(super) fn is_revealed_in_parts(&self) -> bool {
                match self { $(Self::$name(it) => it.is_revealed_in_parts(),)* }
            }

            #[cfg(test)]
            pub(super) fn check_fair(&self, pack: &Pack, item: &Item) {
                match self { $(Self::$name(it) => it.check_fair(pack, item),)* }
            }

            pub(super) fn asks_about(&self, material: &Material) -> bool {
                match self { $(Self::$name(it) => it.asks_about(material),)* }
            }

            pub(super) fn overlaps(&self, other: &Self) -> bool {
                match (self, other) {
                    $((Self::$name(one), Self::$name(other)) => one.overlaps(other),)*
                    _ => false,
                }
            }
        }

        impl Response {
            /// The names under which responses are stored.
            pub const NAMES: &[&str] = &[$($key),*];

            /// The response as JSON.
            pub(super) fn to_json(&self) -> String {
                let (name, given) = match self { $(Self::$response(given) => ($key, given.to_json()),)* };
                ["{\"", name, "\":", &given, "}"].concat()
            }

            /// Any response, fitting or not.
            #[cfg(test)]
            pub(super) fn any() -> BoxedStrategy<Self> {
                proptest::strategy::Union::new([
                    $($name::any_response().prop_map(Self::$response).boxed(),)*
                ])
                .boxed()
            }
        }

        impl Decode for Response {
            fn decode(value: &Value, decoder: &mut Decoder<'_>) -> Self {
                let placeholder = Self::One(0);
                match decoder.only_entry(value, "how the item is answered") {
                    $(Some((name @ $key, given)) => Self::$response(decoder.inside(given, name)),)*
                    Some((name, _)) => {
                        decoder.unknown_word(name, Self::NAMES);
                        placeholder
                    }
                    None => placeholder,
                }
            }
        }
    };
}

with_interactions!(interactions);

/// Writes what a response consists of. Serde's `Serialize` would add kilobytes to the page.
trait ToJson {
    fn to_json(&self) -> String;
}

/// Types whose text is their JSON.
macro_rules! to_json_as_text {
    ($($type:ident)*) => {$(
        impl ToJson for $type {
            fn to_json(&self) -> String {
                self.to_string()
            }
        }
    )*};
}
to_json_as_text! { u32 usize Decimal }

impl ToJson for String {
    fn to_json(&self) -> String {
        quoted(self)
    }
}

impl ToJson for Vec<usize> {
    fn to_json(&self) -> String {
        let mut json = String::from("[");
        for (index, number) in self.iter().enumerate() {
            if index > 0 {
                json.push(',');
            }
            json.push_str(&number.to_string());
        }
        json.push(']');
        json
    }
}

/// Checks that the indices are those of options, each at most once.
fn check_indices(options: usize, indices: &[usize]) -> Result<(), ResponseError> {
    for (at, index) in indices.iter().enumerate() {
        if *index >= options {
            return Err(ResponseError::NoSuchOption(*index));
        }
        if indices[..at].contains(index) {
            return Err(ResponseError::Twice(*index));
        }
    }
    Ok(())
}

/// Any few indices, of options that there are and others.
#[cfg(test)]
fn any_indices() -> BoxedStrategy<Vec<usize>> {
    prop::collection::vec(0..7_usize, 0..5).boxed()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::sample::{from, harbour, question};

    /// A question, and for responses to it the points or the error.
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Cases {
        question: Value,
        scores: Vec<(Response, Value)>,
    }

    macro_rules! case_files {
        ($($file:ident::$name:ident, $key:literal: $response:ident($given:ty) -> $feedback:ty;)*) => {
            [$((stringify!($name), include_str!(concat!(stringify!($file), ".json")))),*]
        };
    }

    #[test]
    fn points_are_as_documented() {
        for (name, cases) in with_interactions!(case_files) {
            let Cases {
                question: asked,
                scores,
            } = serde_json::from_str(cases).expect(name);
            let item = Item::of(&from(&question("q", asked)), &harbour());
            for (response, expected) in scores {
                match item.interaction.score(&response) {
                    Ok(score) => assert_eq!(
                        Some(score.points),
                        expected.as_f64(),
                        "{name}: {response:?}"
                    ),
                    Err(error) => {
                        assert_eq!(format!("{error:?}"), expected, "{name}: {response:?}")
                    }
                }
            }
        }
    }

    #[test]
    fn feedback_says_what_was_given_and_what_is_right() {
        let item = |asked: Value| Item::of(&from(&question("q", asked)), &harbour());
        let choice =
            |verdict: &str| serde_json::json!({"text": "t", "verdict": verdict, "reason": "r"});
        let several = item(serde_json::json!({"several-right": {"options":
            [choice("right"), choice("right"), choice("wrong")]}}));
        let score = several.interaction.score(&Response::Several(vec![2, 0]));
        let result = |chosen, right| ChoiceResult { chosen, right };
        assert_eq!(
            score.map(|score| score.feedback),
            Ok(Feedback::ChooseSeveral(vec![
                result(true, true),
                result(false, true),
                result(true, false)
            ]))
        );

        let gap = item(serde_json::json!({"fill-the-gap": {
            "text": "___ said it.", "answer": "Hua Xendong", "accepted": ["Hua Zhendong", "Hua"],
            "reason": "r", "evidence": [{"paragraph": 1}]}}));
        let typed = [
            ("Hua Xendong", false),
            ("hua zhendong", true),
            ("Hua Xendon", true),
            ("Hua", false),
            ("Dan Xu", false),
        ];
        for (given, is_respelled) in typed {
            let given = given.to_owned();
            let score = gap.interaction.score(&Response::Text(given.clone()));
            let result = TextResult {
                given,
                is_respelled,
            };
            let feedback = score.map(|score| score.feedback);
            assert_eq!(feedback, Ok(Feedback::EnterText(result)));
        }

        let event = |id: &str| serde_json::json!({"event": id, "reason": "r"});
        let order = item(serde_json::json!({"order-of-events": {"events":
            [event("strike"), event("flood"), event("vote")]}}));
        let score = order.interaction.score(&Response::Order(vec![2, 1, 0]));
        let result = |given, right| SlotResult { given, right };
        assert_eq!(
            score.map(|score| score.feedback),
            Ok(Feedback::PutInOrder(vec![
                result(2, 2),
                result(1, 0),
                result(0, 1)
            ]))
        );
    }
}
