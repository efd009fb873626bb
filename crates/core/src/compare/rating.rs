use crate::pack::{IssueId, Stance, Step};
use crate::read::{Decode, Decoder, decode, decode_from_text, decode_from_word, from_json};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt;

/// The reader's own stance on an issue.
///
/// An issue that the reader has not come to has no rating;
/// one that the reader passed over has the answer [`Answer::Skipped`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rating {
    /// Where the reader stands.
    pub answer: Answer,
    /// How much the issue matters to the reader.
    pub weight: Weight,
}

/// Where the reader stands on an issue's proposition.
///
/// In JSON one word: the step's word as in a pack, or `skipped`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Answer {
    /// On the scale. Neutral is a step, and not the same as skipping.
    Step(Step),
    /// The reader would not say.
    Skipped,
}

impl Answer {
    /// The step, unless the reader skipped.
    pub fn step(self) -> Option<Step> {
        match self {
            Self::Step(step) => Some(step),
            Self::Skipped => None,
        }
    }

    /// The word for it in stored state.
    pub fn word(self) -> &'static str {
        match self {
            Self::Step(step) => step.word(),
            Self::Skipped => "skipped",
        }
    }
}

impl From<Answer> for String {
    fn from(answer: Answer) -> Self {
        answer.word().into()
    }
}

impl TryFrom<String> for Answer {
    type Error = ResponseError;

    fn try_from(text: String) -> Result<Self, ResponseError> {
        if text == Self::Skipped.word() {
            return Ok(Self::Skipped);
        }
        let stance = Stance::try_from(text).map_err(|_| ResponseError)?;
        stance.step().map(Self::Step).ok_or(ResponseError)
    }
}

/// Why a text is not an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ResponseError;

impl fmt::Display for ResponseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "not an answer: use strongly-disagree, disagree, neutral, agree, strongly-agree \
             or skipped",
        )
    }
}

impl std::error::Error for ResponseError {}

/// How much an issue matters to the reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Weight {
    /// As much as any other.
    #[default]
    Single,
    /// Twice as much.
    Double,
}

impl Weight {
    /// The word for it in stored state.
    pub fn word(self) -> &'static str {
        match self {
            Self::Single => "single",
            Self::Double => "double",
        }
    }

    /// What it multiplies the issue's distance by: 1 or 2.
    pub fn factor(self) -> f64 {
        match self {
            Self::Single => 1.0,
            Self::Double => 2.0,
        }
    }
}

/// The reader's ratings, in the order of the issues' ids.
///
/// In JSON an object: issue id to [`Rating`].
/// Issues that a pack does not have can stand here; nothing that compares looks at them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "BTreeMap<IssueId, Rating>", into = "BTreeMap<IssueId, Rating>")]
pub struct Ratings(Vec<(IssueId, Rating)>);

impl Ratings {
    /// The ratings that [`Ratings::to_json`] wrote, in this version or an earlier one.
    pub fn from_json(text: &str) -> Option<Self> {
        match from_json::<Saved>(text) {
            Some(saved) => (saved.format == FORMAT).then_some(saved.ratings),
            // The first form was the ratings alone.
            None => from_json(text),
        }
    }

    /// The ratings, to be stored, with the version of the form.
    pub fn to_json(&self) -> String {
        let mut json = format!(r#"{{"format":{FORMAT},"ratings":{{"#);
        for (at, (issue, rating)) in self.0.iter().enumerate() {
            let comma = if at > 0 { "," } else { "" };
            let (answer, weight) = (rating.answer.word(), rating.weight.word());
            json += &format!(r#"{comma}"{issue}":{{"answer":"{answer}","weight":"{weight}"}}"#);
        }
        json.push_str("}}");
        json
    }

    /// The rating of this issue. `None`: not yet answered.
    pub fn get(&self, issue: &IssueId) -> Option<Rating> {
        let at = self.place(issue).ok()?;
        Some(self.0[at].1)
    }

    /// Rates an issue, in place of what stood there. What is skipped has no weight to double:
    /// rated again, it counts as any other.
    pub fn set(&mut self, issue: IssueId, mut rating: Rating) {
        if rating.answer == Answer::Skipped {
            rating.weight = Weight::Single;
        }
        match self.place(&issue) {
            Ok(at) => self.0[at].1 = rating,
            Err(at) => self.0.insert(at, (issue, rating)),
        }
    }

    /// Puts an issue back to not yet answered.
    pub fn clear(&mut self, issue: &IssueId) {
        if let Ok(at) = self.place(issue) {
            self.0.remove(at);
        }
    }

    /// All ratings, skipped ones too, in the order of the issues' ids.
    pub fn iter(&self) -> impl Iterator<Item = (&IssueId, Rating)> {
        self.0.iter().map(|(issue, rating)| (issue, *rating))
    }

    /// Whether no issue is answered or skipped.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Where the issue is, or where it would be.
    fn place(&self, issue: &IssueId) -> Result<usize, usize> {
        self.0.binary_search_by(|(other, _)| other.cmp(issue))
    }
}

impl From<BTreeMap<IssueId, Rating>> for Ratings {
    fn from(rated: BTreeMap<IssueId, Rating>) -> Self {
        let mut ratings = Self::default();
        for (issue, rating) in rated {
            ratings.set(issue, rating);
        }
        ratings
    }
}

impl From<Ratings> for BTreeMap<IssueId, Rating> {
    fn from(ratings: Ratings) -> Self {
        ratings.0.into_iter().collect()
    }
}

/// The version of the form in which ratings are stored.
const FORMAT: u32 = 2;

/// Ratings as they are stored.
struct Saved {
    format: u32,
    ratings: Ratings,
}

decode!(Saved: format, ratings);
decode!(Rating: answer, weight);
decode_from_text!(Answer: Answer::Skipped);
decode_from_word!(Weight: "single" => Single, "double" => Double);

impl Decode for Ratings {
    fn decode(value: &Value, decoder: &mut Decoder<'_>) -> Self {
        let mut ratings = Self::default();
        let Value::Object(object) = value else {
            decoder.unexpected(value, "an object");
            return ratings;
        };
        for (issue, rating) in object {
            match IssueId::try_from(issue.clone()) {
                Ok(id) => ratings.set(id, decoder.inside(rating, issue)),
                Err(error) => decoder.misfit(&error),
            }
        }
        ratings
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn issue(id: &str) -> IssueId {
        id.to_owned().try_into().expect("an id")
    }

    #[test]
    fn ratings_survive_storage() {
        let mut ratings = Ratings::default();
        let agree = Answer::Step(Step::Agree);
        ratings.set(
            issue("tariffs"),
            Rating {
                answer: agree,
                weight: Weight::Double,
            },
        );
        ratings.set(
            issue("blame"),
            Rating {
                answer: Answer::Skipped,
                weight: Weight::Single,
            },
        );
        let json = serde_json::to_string(&ratings).expect("JSON");
        assert_eq!(
            json,
            r#"{"blame":{"answer":"skipped","weight":"single"},"tariffs":{"answer":"agree","weight":"double"}}"#
        );
        assert_eq!(
            serde_json::from_str::<Ratings>(&json).expect("ratings"),
            ratings
        );
        let saved = format!(r#"{{"format":2,"ratings":{json}}}"#);
        assert_eq!(ratings.to_json(), saved);
        // As it is stored now, and as it was at first.
        for stored in [saved, json] {
            assert_eq!(Ratings::from_json(&stored).as_ref(), Some(&ratings));
        }
        let none = Ratings::default();
        assert_eq!(Ratings::from_json(&none.to_json()), Some(none));
    }

    #[test]
    fn what_is_skipped_counts_single() {
        let (answer, weight) = (Answer::Skipped, Weight::Double);
        let mut ratings = Ratings::default();
        ratings.set(issue("blame"), Rating { answer, weight });
        let weight_in = |ratings: &Ratings| ratings.get(&issue("blame")).map(|it| it.weight);
        assert_eq!(weight_in(&ratings), Some(Weight::Single));
        assert!(!ratings.to_json().contains("double"));
        // Earlier versions stored it so.
        let earlier = r#"{"blame":{"answer":"skipped","weight":"double"}}"#;
        let saved = format!(r#"{{"format":2,"ratings":{earlier}}}"#);
        for stored in [earlier, &saved] {
            let read = Ratings::from_json(stored).expect("ratings");
            assert_eq!(weight_in(&read), Some(Weight::Single));
        }
        let read: Ratings = serde_json::from_str(earlier).expect("ratings");
        assert_eq!(weight_in(&read), Some(Weight::Single));
    }

    #[test]
    fn an_issue_may_be_called_format() {
        let mut ratings = Ratings::default();
        let answer = Answer::Step(Step::Neutral);
        let weight = Weight::Single;
        ratings.set(issue("format"), Rating { answer, weight });
        let json = serde_json::to_string(&ratings).expect("JSON");
        for stored in [ratings.to_json(), json] {
            assert_eq!(Ratings::from_json(&stored).as_ref(), Some(&ratings));
        }
    }

    #[test]
    fn what_is_not_ratings_is_not_taken() {
        for bad in [
            "",
            "[]",
            r#"{"a": 1}"#,
            r#"{"A": {"answer": "agree", "weight": "single"}}"#,
            r#"{"a": {"answer": "unclear", "weight": "single"}}"#,
            r#"{"a": {"answer": "agree", "weight": "triple"}}"#,
            r#"{"a": {"answer": "agree"}}"#,
            r#"{"format": 3, "ratings": {}}"#,
            r#"{"format": 2, "ratings": {}, "more": 1}"#,
        ] {
            assert_eq!(Ratings::from_json(bad), None, "{bad}");
        }
    }

    #[test]
    fn an_actors_absence_is_no_answer() {
        for bad in [
            "declined-to-comment",
            "said-nothing",
            "unclear",
            "3",
            "",
            "Agree",
        ] {
            assert_eq!(
                Answer::try_from(bad.to_owned()),
                Err(ResponseError),
                "{bad}"
            );
        }
    }

    #[test]
    fn skipped_neutral_and_unanswered_are_three_states() {
        let mut ratings = Ratings::default();
        assert!(ratings.get(&issue("a")).is_none());
        for answer in [Answer::Skipped, Answer::Step(Step::Neutral)] {
            ratings.set(
                issue("a"),
                Rating {
                    answer,
                    weight: Weight::Single,
                },
            );
            assert_eq!(
                ratings.get(&issue("a")).map(|rating| rating.answer),
                Some(answer)
            );
        }
        ratings.clear(&issue("a"));
        assert!(ratings.is_empty());
    }
}
