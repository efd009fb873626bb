use crate::pack::{IssueId, Stance, Step};
use serde::{Deserialize, Serialize};
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
    type Error = AnswerError;

    fn try_from(text: String) -> Result<Self, AnswerError> {
        if text == Self::Skipped.word() {
            return Ok(Self::Skipped);
        }
        let stance = Stance::try_from(text).map_err(|_| AnswerError)?;
        stance.step().map(Self::Step).ok_or(AnswerError)
    }
}

/// Why a text is not an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AnswerError;

impl fmt::Display for AnswerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "not an answer: use strongly-disagree, disagree, neutral, agree, strongly-agree \
             or skipped",
        )
    }
}

impl std::error::Error for AnswerError {}

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
#[serde(transparent)]
pub struct Ratings(BTreeMap<IssueId, Rating>);

impl Ratings {
    /// The rating of this issue. `None`: not yet answered.
    pub fn get(&self, issue: &IssueId) -> Option<Rating> {
        self.0.get(issue).copied()
    }

    /// Rates an issue, in place of what stood there.
    pub fn set(&mut self, issue: IssueId, rating: Rating) {
        self.0.insert(issue, rating);
    }

    /// Puts an issue back to not yet answered.
    pub fn clear(&mut self, issue: &IssueId) {
        self.0.remove(issue);
    }

    /// All ratings, skipped ones too, in the order of the issues' ids.
    pub fn iter(&self) -> impl Iterator<Item = (&IssueId, Rating)> {
        self.0.iter().map(|(issue, rating)| (issue, *rating))
    }

    /// Whether no issue is answered or skipped.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
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
            assert_eq!(Answer::try_from(bad.to_owned()), Err(AnswerError), "{bad}");
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
