use crate::json::decode_from_word;
use serde::{Deserialize, Serialize};

/// How directly the article shows something about an actor, the most certain first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Grade {
    /// The article has the actor's own words.
    OwnWords,
    /// The journalist reports it, without the actor's words.
    Reported,
    /// Another actor attributes it to them; `attributed_by` names that actor.
    Attributed,
    /// The pack's author infers it from what the passage says.
    Inferred,
}

impl Grade {
    /// All grades, the most certain first.
    pub const ALL: [Self; 4] = [
        Self::OwnWords,
        Self::Reported,
        Self::Attributed,
        Self::Inferred,
    ];

    /// Whether the article itself shows it, and no other actor's word or inference is needed.
    pub(crate) fn is_quoted_or_reported(self) -> bool {
        self <= Self::Reported
    }
}

decode_from_word!(Grade:
    "own-words" => OwnWords,
    "reported" => Reported,
    "attributed" => Attributed,
    "inferred" => Inferred
);
