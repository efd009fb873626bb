use super::{ActorId, Date, Decimal, Evidence, FigureId};
use crate::json::{decode, decode_from_word};
use serde::{Deserialize, Serialize};

/// A number with its unit, and who gives it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// The id that references use.
    pub id: FigureId,
    /// What is counted or measured, in a few of the author's own words.
    pub label: String,
    /// The number, in `unit`s.
    pub value: Decimal,
    /// The unit of `value`: `%`, `tons`, `cases`.
    pub unit: String,
    /// How exact the number is.
    pub qualifier: Qualifier,
    /// The article's own words for the number, if it gives no digits: "tens of thousands".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// The actor who gives the number. Absent: the article itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given_by: Option<ActorId>,
    /// The time that the number is about.
    pub date: Date,
    /// Where the article says so, at least one passage.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub evidence: Vec<Evidence>,
}

/// How exact a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Qualifier {
    /// Exactly this number.
    Exactly,
    /// More than this number.
    Over,
    /// About this number.
    About,
    /// Several times this number: "tens of thousands" is multiples of 10,000.
    MultiplesOf,
}

decode!(Figure: id, label, value, unit, qualifier, date, evidence; words, given_by);
decode_from_word!(Qualifier:
    "exactly" => Exactly,
    "over" => Over,
    "about" => About,
    "multiples-of" => MultiplesOf
);
