use super::{ActorId, Date, Evidence, FigureId};
use crate::read::{decode, decode_from_word};
use serde::{Deserialize, Serialize};

/// A number with its unit, and who gives it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// What references use.
    pub id: FigureId,
    /// What is counted or measured, in a few words of the author's own.
    pub label: String,
    /// The number, in `unit`s, with at most two decimals.
    pub value: f64,
    /// What one of `value` is: `%`, `tons`, `cases`.
    pub unit: String,
    /// How the number is meant.
    pub qualifier: Qualifier,
    /// The article's own words for it, where it gives no digits: "tens of thousands".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// Who gives it. Absent: the article itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given_by: Option<ActorId>,
    /// What time it is for.
    pub date: Date,
    /// Where it stands, at least one passage.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub evidence: Vec<Evidence>,
}

/// How a number is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Qualifier {
    /// The number itself.
    Exactly,
    /// More than it.
    Over,
    /// Near it.
    About,
    /// Some multiples of it: "tens of thousands" is multiples of 10,000.
    MultiplesOf,
}

decode!(Figure: id, label, value, unit, qualifier, date, evidence; words, given_by);
decode_from_word!(Qualifier:
    "exactly" => Exactly,
    "over" => Over,
    "about" => About,
    "multiples-of" => MultiplesOf
);
