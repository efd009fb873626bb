use crate::json::{Decode, Decoder};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::fmt;

/// The error for a text that is not an id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdError(pub String);

impl fmt::Display for IdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` is not an id: write up to 64 of a-z, 0-9 and -, starting with a letter",
            self.0
        )
    }
}

impl std::error::Error for IdError {}

/// The pattern of an id, for the schema.
#[cfg(feature = "schema")]
const PATTERN: &str = "^[a-z][a-z0-9-]{0,63}$";

fn is_id(text: &str) -> bool {
    text.len() <= 64
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// Decodes the text of an id, and reports it if it is not one.
fn decode(value: &Value, decoder: &mut Decoder<'_>) -> String {
    let text = decoder.text(value).to_owned();
    if !is_id(&text) {
        decoder.error(&IdError(text.clone()));
    }
    text
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        ///
        /// 1 to 64 characters of `a-z`, `0-9` and `-`, starting with a letter.
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String")]
        pub struct $name(String);

        impl $name {
            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = IdError;

            fn try_from(text: String) -> Result<Self, IdError> {
                if is_id(&text) { Ok(Self(text)) } else { Err(IdError(text)) }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl Decode for $name {
            fn decode(value: &Value, decoder: &mut Decoder<'_>) -> Self {
                Self(decode(value, decoder))
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({"type": "string", "pattern": PATTERN})
            }
        }
    )*};
}

ids! {
    /// The id of a pack.
    PackId
    /// The id of a topic.
    TopicId
    /// The id of an issue.
    IssueId
    /// The id of an actor.
    ActorId
    /// The id of a position.
    PositionId
    /// The id of a quote.
    QuoteId
    /// The id of a claim.
    ClaimId
    /// The id of an event.
    EventId
    /// The id of a figure.
    FigureId
    /// The id of a question.
    QuestionId
}

#[cfg(test)]
mod tests {
    use super::is_id;

    #[test]
    fn ids_are_short_lower_case_words() {
        for good in ["a", "trump", "us-dea", "q12", &"a".repeat(64)] {
            assert!(is_id(good), "{good}");
        }
        for bad in [
            "",
            "-a",
            "1a",
            "A",
            "a b",
            "__proto__",
            "é",
            &"a".repeat(65),
        ] {
            assert!(!is_id(bad), "{bad}");
        }
    }
}
