use crate::json::{decode_from_text, decode_from_word};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Where an actor stands on an issue's proposition: a step of the scale, or a named absence.
/// An absence is never a number.
///
/// In JSON one word: [`Step::as_str`] or [`Absence::as_str`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Stance {
    /// On the scale.
    Step(Step),
    /// Not on the scale, and why.
    Absence(Absence),
}

impl Stance {
    /// Returns the step, or `None` for an absence.
    pub fn step(self) -> Option<Step> {
        match self {
            Self::Step(step) => Some(step),
            Self::Absence(_) => None,
        }
    }

    /// Whether it is an absence, because the actor has not spoken about the issue.
    pub fn is_silent(self) -> bool {
        match self {
            Self::Step(_) => false,
            Self::Absence(absence) => !absence.has_spoken(),
        }
    }

    /// The word for it in a pack's JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Step(step) => step.as_str(),
            Self::Absence(absence) => absence.as_str(),
        }
    }

    fn all() -> impl Iterator<Item = Self> {
        let steps = Step::ALL.into_iter().map(Self::Step);
        steps.chain(Absence::ALL.into_iter().map(Self::Absence))
    }
}

/// The five steps of the scale, from strongly disagree to strongly agree
/// (a Likert scale of five, the ordinal of which is 1 to 5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Ordinal 1.
    StronglyDisagree,
    /// Ordinal 2.
    Disagree,
    /// Ordinal 3: the actor spoke, and takes neither side.
    Neutral,
    /// Ordinal 4.
    Agree,
    /// Ordinal 5.
    StronglyAgree,
}

impl Step {
    /// All steps, from strongly disagree to strongly agree.
    pub const ALL: [Self; 5] = [
        Self::StronglyDisagree,
        Self::Disagree,
        Self::Neutral,
        Self::Agree,
        Self::StronglyAgree,
    ];

    /// Returns 1 (strongly disagree) to 5 (strongly agree).
    pub fn ordinal(self) -> u8 {
        self as u8 + 1
    }

    /// Returns the step with this ordinal, or `None` outside 1 to 5.
    pub fn from_ordinal(ordinal: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.ordinal() == ordinal)
    }

    /// The side that it is on, or `None` if it is neutral.
    pub fn side(self) -> Option<Side> {
        match self {
            Self::StronglyDisagree | Self::Disagree => Some(Side::Against),
            Self::Neutral => None,
            Self::Agree | Self::StronglyAgree => Some(Side::For),
        }
    }

    /// The distance between two steps: 0 if they are the same, at most 4.
    pub fn steps_from(self, other: Self) -> usize {
        self.ordinal().abs_diff(other.ordinal()).into()
    }

    /// The word for it in a pack's JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::StronglyDisagree => "strongly-disagree",
            Self::Disagree => "disagree",
            Self::Neutral => "neutral",
            Self::Agree => "agree",
            Self::StronglyAgree => "strongly-agree",
        }
    }
}

/// A side of a proposition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// Agrees or strongly agrees.
    For,
    /// Disagrees or strongly disagrees.
    Against,
}

impl Side {
    /// Both sides.
    pub const ALL: [Self; 2] = [Self::For, Self::Against];

    /// The other side.
    pub fn opposite(self) -> Self {
        match self {
            Self::For => Self::Against,
            Self::Against => Self::For,
        }
    }

    /// Whether the stance is on this side.
    pub fn has(self, stance: Stance) -> bool {
        stance.step().and_then(Step::side) == Some(self)
    }
}

/// Why an actor has no step on the scale, according to the article.
/// An absence is not neutrality, and not the same as an article that says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Absence {
    /// The article says that the actor has not spoken about the issue.
    SaidNothing,
    /// The article says that the actor was asked and declined to comment.
    DeclinedToComment,
    /// The actor spoke, but the article does not show for which side.
    Unclear,
}

impl Absence {
    /// All absences that a pack can name.
    pub const ALL: [Self; 3] = [Self::SaidNothing, Self::DeclinedToComment, Self::Unclear];

    /// The word for it in a pack's JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SaidNothing => "said-nothing",
            Self::DeclinedToComment => "declined-to-comment",
            Self::Unclear => "unclear",
        }
    }

    /// Whether the actor spoke about the issue, and so may take a side of it.
    pub fn has_spoken(self) -> bool {
        match self {
            Self::SaidNothing | Self::DeclinedToComment => false,
            Self::Unclear => true,
        }
    }
}

/// The error for a text that is not a stance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StanceError(String);

impl fmt::Display for StanceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words: Vec<_> = Stance::all().map(Stance::as_str).collect();
        write!(
            f,
            "`{}` is not a stance: write one of {}",
            self.0,
            words.join(", ")
        )
    }
}

impl std::error::Error for StanceError {}

impl TryFrom<String> for Stance {
    type Error = StanceError;

    fn try_from(text: String) -> Result<Self, StanceError> {
        Self::all()
            .find(|stance| stance.as_str() == text)
            .ok_or(StanceError(text))
    }
}

impl From<Stance> for String {
    fn from(stance: Stance) -> Self {
        stance.as_str().into()
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Stance {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Stance".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let words: Vec<_> = Self::all().map(Self::as_str).collect();
        schemars::json_schema!({"type": "string", "enum": words})
    }
}

decode_from_word!(Side: "for" => For, "against" => Against);
decode_from_text!(Stance: Stance::Absence(Absence::Unclear));
