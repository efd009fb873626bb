use crate::read::decode_from_word;
use serde::{Deserialize, Serialize};

/// How directly the article lets one know something of an actor, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Grade {
    /// The actor's own words stand in the article.
    OwnWords,
    /// The journalist reports it, without the actor's words.
    Reported,
    /// Another actor ascribes it to them; `by` names who.
    Attributed,
    /// The pack's author infers it from what the passage says.
    Inferred,
}

impl Grade {
    /// All grades, the surest first.
    pub const ALL: [Self; 4] = [
        Self::OwnWords,
        Self::Reported,
        Self::Attributed,
        Self::Inferred,
    ];
}

decode_from_word!(Grade:
    "own-words" => OwnWords,
    "reported" => Reported,
    "attributed" => Attributed,
    "inferred" => Inferred
);
