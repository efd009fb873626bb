use crate::json::{
    Decode, Decoder, decode, decode_from_text, decode_from_word, decode_value, from_json,
};
use crate::pack::{IssueId, Stance, Step};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt;

/// The reader's rating of an issue.
///
/// An issue that the reader hasn't answered yet has no rating; one that the reader skipped has the
/// answer [`Answer::Skipped`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rating {
    /// The reader's position.
    pub answer: Answer,
    /// How much the issue matters to the reader.
    pub weight: Weight,
}

/// The reader's position on an issue's proposition.
///
/// In JSON a string: the step as in a pack, or `skipped`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Answer {
    /// A step on the scale. Neutral is a step, and differs from skipping.
    Step(Step),
    /// The reader skipped the issue.
    Skipped,
}

impl Answer {
    /// Returns the step, unless the reader skipped.
    pub fn step(self) -> Option<Step> {
        match self {
            Self::Step(step) => Some(step),
            Self::Skipped => None,
        }
    }

    /// Returns the string used in stored state.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Step(step) => step.as_str(),
            Self::Skipped => "skipped",
        }
    }
}

impl From<Answer> for String {
    fn from(answer: Answer) -> Self {
        answer.as_str().into()
    }
}

impl TryFrom<String> for Answer {
    type Error = ParseAnswerError;

    fn try_from(text: String) -> Result<Self, ParseAnswerError> {
        if text == Self::Skipped.as_str() {
            return Ok(Self::Skipped);
        }
        let stance = Stance::try_from(text).map_err(|_| ParseAnswerError)?;
        stance.step().map(Self::Step).ok_or(ParseAnswerError)
    }
}

/// The error for a string that isn't an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseAnswerError;

impl fmt::Display for ParseAnswerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "not an answer: use strongly-disagree, disagree, neutral, agree, strongly-agree \
             or skipped",
        )
    }
}

impl std::error::Error for ParseAnswerError {}

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
    /// Returns the factor for the issue's distance: 1 or 2.
    pub fn factor(self) -> f64 {
        self.whole().into()
    }

    /// Returns the factor as a whole number.
    pub(super) fn whole(self) -> u8 {
        match self {
            Self::Single => 1,
            Self::Double => 2,
        }
    }
}

/// The reader's ratings, sorted by issue id.
///
/// In JSON an object: issue id to [`Rating`]. It may contain issues that the pack doesn't have;
/// comparisons ignore them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "BTreeMap<IssueId, Rating>", into = "BTreeMap<IssueId, Rating>")]
pub struct Ratings(Vec<(IssueId, Rating)>);

impl Ratings {
    /// Parses ratings that [`Ratings::to_json`] wrote, in this version or an earlier one.
    pub fn from_json(text: &str) -> Option<Self> {
        match from_json::<Saved>(text) {
            Some(saved) => (saved.format == FORMAT).then_some(saved.ratings),
            // The first format was the ratings without a version.
            None => from_json(text),
        }
    }

    /// Decodes ratings as [`Ratings::from_json`] does.
    pub(crate) fn from_value(json: &Value) -> Option<Self> {
        match decode_value::<Saved>(json) {
            Some(saved) => (saved.format == FORMAT).then_some(saved.ratings),
            // The first format was the ratings without a version.
            None => decode_value(json),
        }
    }

    /// Returns the ratings as JSON for storage, with the version of the format.
    pub fn to_json(&self) -> String {
        let mut json = format!(r#"{{"format":{FORMAT},"ratings":{{"#);
        for (at, (issue, rating)) in self.0.iter().enumerate() {
            let comma = if at > 0 { "," } else { "" };
            let (answer, weight) = (rating.answer.as_str(), rating.weight.as_str());
            json += &format!(r#"{comma}"{issue}":{{"answer":"{answer}","weight":"{weight}"}}"#);
        }
        json.push_str("}}");
        json
    }

    /// Returns the rating of an issue. `None`: not yet answered.
    pub fn get(&self, issue: &IssueId) -> Option<Rating> {
        let at = self.find(issue).ok()?;
        Some(self.0[at].1)
    }

    /// Returns the step that the reader rated an issue with. `None`: not yet answered, or skipped.
    pub fn step(&self, issue: &IssueId) -> Option<Step> {
        self.get(issue)?.answer.step()
    }

    /// Sets the rating of an issue. A skipped issue always gets the weight [`Weight::Single`], so a
    /// later answer to it counts once.
    pub fn set(&mut self, issue: IssueId, mut rating: Rating) {
        if rating.answer == Answer::Skipped {
            rating.weight = Weight::Single;
        }
        match self.find(&issue) {
            Ok(at) => self.0[at].1 = rating,
            Err(at) => self.0.insert(at, (issue, rating)),
        }
    }

    /// Removes the rating of an issue: it is not yet answered.
    pub fn clear(&mut self, issue: &IssueId) {
        if let Ok(at) = self.find(issue) {
            self.0.remove(at);
        }
    }

    /// Iterates over all ratings, including skipped ones, sorted by issue id.
    pub fn iter(&self) -> impl Iterator<Item = (&IssueId, Rating)> {
        self.0.iter().map(|(issue, rating)| (issue, *rating))
    }

    /// Returns whether no issue is answered or skipped.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the index of an issue, or as an error the index to insert it at.
    fn find(&self, issue: &IssueId) -> Result<usize, usize> {
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

/// The version of the storage format.
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
                Err(error) => decoder.error(&error),
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
        // The current format and the first one.
        for stored in [saved, json] {
            assert_eq!(Ratings::from_json(&stored).as_ref(), Some(&ratings));
        }
        let none = Ratings::default();
        assert_eq!(Ratings::from_json(&none.to_json()), Some(none));
    }

    #[test]
    fn skipped_issues_have_single_weight() {
        let (answer, weight) = (Answer::Skipped, Weight::Double);
        let mut ratings = Ratings::default();
        ratings.set(issue("blame"), Rating { answer, weight });
        let weight_in = |ratings: &Ratings| ratings.get(&issue("blame")).map(|one| one.weight);
        assert_eq!(weight_in(&ratings), Some(Weight::Single));
        assert!(!ratings.to_json().contains("double"));
        // Earlier versions stored a double weight.
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
    fn invalid_ratings_are_rejected() {
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
                Err(ParseAnswerError),
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
