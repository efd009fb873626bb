//! What serde says of a value, in words for an author.

use serde::de::{Expected, Unexpected};
use std::collections::BTreeSet;
use std::fmt;

/// Why a value does not fit its type.
#[derive(Debug)]
pub(super) struct Misfit {
    /// Empty until the nearest node fills it in.
    pub path: String,
    pub what: String,
    pub mend: String,
    /// The key that the object at `path` lacks, where that is why.
    pub lacking: Option<String>,
}

const MEND: &str = "see data/pack.schema.json for what belongs here";

impl Misfit {
    /// With this path, unless it has one.
    pub fn at(mut self, path: &str) -> Self {
        if self.path.is_empty() {
            path.clone_into(&mut self.path);
        }
        self
    }

    /// Whether what is lacking is there, and masked.
    pub fn follows_from(&self, masked: &BTreeSet<String>) -> bool {
        let lacking = self.lacking.as_ref();
        lacking.is_some_and(|key| masked.contains(&format!("{}.{key}", self.path)))
    }
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)
    }
}

impl std::error::Error for Misfit {}

impl serde::de::Error for Misfit {
    /// The messages of the model's own types end in `: how to mend it`.
    fn custom<T: fmt::Display>(message: T) -> Self {
        let message = message.to_string();
        let (what, mend) = message.rsplit_once(": ").unwrap_or((&message, MEND));
        Self {
            path: String::new(),
            what: what.into(),
            mend: mend.into(),
            lacking: None,
        }
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let (what, mend) = (format!("{found}, not {}", in_words(expected)), MEND.into());
        Self {
            path: String::new(),
            what,
            mend,
            lacking: None,
        }
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::invalid_type(found, expected)
    }

    fn missing_field(field: &'static str) -> Self {
        Self {
            path: String::new(),
            what: format!("`{field}` is missing"),
            mend: "add the key".into(),
            lacking: Some(field.into()),
        }
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        Self {
            path: String::new(),
            what: format!(
                "`{}` is not one of the words for this",
                variant.escape_debug()
            ),
            mend: format!("use one of {}", expected.join(", ")),
            lacking: None,
        }
    }
}

/// What serde calls by the names of Rust's types.
fn in_words(expected: &dyn Expected) -> String {
    match expected.to_string().as_str() {
        "a string" => "a text".into(),
        "a boolean" => "true or false".into(),
        "f64" => "a number".into(),
        "u32" => "a whole number from 0 up".into(),
        other => other.into(),
    }
}
