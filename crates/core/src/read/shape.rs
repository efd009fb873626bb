//! JSON values take the shape of the model's types.
//!
//! serde's derive stops at the first error and brings some five kilobytes of code a type into the
//! browser. Here each type lists its fields once ([`shape!`]), every value is looked at,
//! and all that does not fit is told. A test holds both to the same JSON.

use super::Problems;
use super::problem::TOP;
use serde::Deserialize;
use serde::de::value::StrDeserializer;
use serde_json::{Map, Value};
use std::fmt::Display;

/// A type that takes its shape from JSON.
pub(crate) trait Shape: Sized {
    /// `None` where the value does not fit: why is told. `Some` with problems told inside
    /// where a list has elements that do not fit; it goes on without them.
    fn shape(value: &Value, shaping: &mut Shaping<'_>) -> Option<Self>;
}

/// Lists the fields of a struct, first those that must be there, then those that may be absent
/// (an `Option`, or a list that is then empty).
macro_rules! shape {
    ($type:ident: $($field:ident),* $(; $($absent:ident),*)?) => {
        impl $crate::read::Shape for $type {
            fn shape(
                value: &serde_json::Value,
                shaping: &mut $crate::read::Shaping<'_>,
            ) -> Option<Self> {
                const KEYS: &[&str] = &[$(stringify!($field),)* $($(stringify!($absent),)*)?];
                let object = shaping.object(value, KEYS)?;
                $(let $field = shaping.field(object, stringify!($field));)*
                $($(let $absent = shaping.field_or_default(object, stringify!($absent));)*)?
                Some(Self { $($field: $field?,)* $($($absent: $absent?,)*)? })
            }
        }
    };
}
pub(crate) use shape;

/// Types that take their shape from a text, and tell what is wrong with it as they are made.
macro_rules! shape_from_text {
    ($($type:ident),*) => {$(
        impl $crate::read::Shape for $type {
            fn shape(
                value: &serde_json::Value,
                shaping: &mut $crate::read::Shaping<'_>,
            ) -> Option<Self> {
                let text = shaping.text(value)?.to_owned();
                Self::try_from(text).map_err(|error| shaping.misfit(&error)).ok()
            }
        }
    )*};
}
pub(crate) use shape_from_text;

/// Types that are one of a few words, as serde names them.
macro_rules! shape_from_word {
    ($($type:ident),*) => {$(
        impl $crate::read::Shape for $type {
            fn shape(
                value: &serde_json::Value,
                shaping: &mut $crate::read::Shaping<'_>,
            ) -> Option<Self> {
                shaping.word(value)
            }
        }
    )*};
}
pub(crate) use shape_from_word;

/// Where the shaping is, and what it has found wrong.
pub(crate) struct Shaping<'p> {
    path: String,
    /// How much did not fit so far, be it told or not.
    misfits: usize,
    problems: &'p mut Problems,
}

const MEND: &str = "see data/pack.schema.json for what belongs here";

impl<'p> Shaping<'p> {
    /// At the top of a value.
    pub(crate) fn new(problems: &'p mut Problems) -> Self {
        Self {
            path: String::new(),
            misfits: 0,
            problems,
        }
    }

    /// Tells what is wrong here, unless something has been told of this very place.
    pub(crate) fn problem(&mut self, what: &str, mend: &str) {
        self.misfits += 1;
        let path = if self.path.is_empty() { TOP } else { &self.path };
        if !self.problems.told_at(path) {
            self.problems.at(path, what, mend);
        }
    }

    /// Tells an error of the model's own types: `what is wrong: how to mend it`.
    pub(crate) fn misfit(&mut self, error: &dyn Display) {
        let error = error.to_string();
        let (what, mend) = error.rsplit_once(": ").unwrap_or((&error, MEND));
        self.problem(what, mend);
    }

    /// An object, unknown keys of which are told.
    pub(crate) fn object<'v>(
        &mut self,
        value: &'v Value,
        keys: &[&str],
    ) -> Option<&'v Map<String, Value>> {
        let Value::Object(object) = value else {
            return self.unexpected(value, "an object");
        };
        for key in object.keys().filter(|key| !keys.contains(&key.as_str())) {
            let here = self.enter(key);
            self.problem("an unknown key", &["use ", &keys.join(", ")].concat());
            self.leave(here);
        }
        Some(object)
    }

    /// The value of a key that must be there.
    pub(crate) fn field<T: Shape>(&mut self, object: &Map<String, Value>, key: &str) -> Option<T> {
        match object.get(key) {
            Some(value) => self.inside(value, key),
            None => {
                // Told of the key, so that each missing one has its own place.
                let here = self.enter(key);
                self.problem("missing", "add the key");
                self.leave(here);
                None
            }
        }
    }

    /// The value of a key that may be absent.
    pub(crate) fn field_or_default<T: Shape + Default>(
        &mut self,
        object: &Map<String, Value>,
        key: &str,
    ) -> Option<T> {
        match object.get(key) {
            Some(value) => self.inside(value, key),
            None => Some(T::default()),
        }
    }

    /// The value of a key.
    pub(crate) fn inside<T: Shape>(&mut self, value: &Value, key: &str) -> Option<T> {
        let here = self.enter(key);
        let shaped = T::shape(value, self);
        self.leave(here);
        shaped
    }

    /// The elements of a list, and which of them are sound.
    pub(crate) fn elements<T: Shape>(&mut self, elements: &[Value]) -> Vec<(usize, T)> {
        let mut shaped = Vec::new();
        for (index, element) in elements.iter().enumerate() {
            let here = self.path.len();
            self.path.push_str(&["[", &index.to_string(), "]"].concat());
            let before = self.misfits;
            let element = T::shape(element, self);
            let is_sound = self.misfits == before;
            self.leave(here);
            if let (Some(element), true) = (element, is_sound) {
                shaped.push((index, element));
            }
        }
        shaped
    }

    /// A text.
    pub(crate) fn text<'v>(&mut self, value: &'v Value) -> Option<&'v str> {
        match value {
            Value::String(text) => Some(text),
            _ => self.unexpected(value, "a text"),
        }
    }

    /// A list.
    pub(crate) fn list<'v>(&mut self, value: &'v Value) -> Option<&'v [Value]> {
        match value {
            Value::Array(elements) => Some(elements),
            _ => self.unexpected(value, "a list"),
        }
    }

    /// One of a few words.
    pub(crate) fn word<'v, T: Deserialize<'v>>(&mut self, value: &'v Value) -> Option<T> {
        let Value::String(word) = value else {
            return self.unexpected(value, "one of the words for this");
        };
        T::deserialize(StrDeserializer::new(word))
            .map_err(|WordError(words)| self.unknown_word(word, words))
            .ok()
    }

    /// Tells of a word that is none of these.
    pub(crate) fn unknown_word(&mut self, word: &str, words: &[&str]) {
        let what = ["`", word, "` is not one of the words for this"].concat();
        self.problem(&what, &["use one of ", &words.join(", ")].concat());
    }

    /// Tells that the value is of another kind.
    pub(crate) fn unexpected<T>(&mut self, value: &Value, expected: &str) -> Option<T> {
        let what = [kind_of(value), ", not ", expected].concat();
        self.problem(&what, MEND);
        None
    }

    fn enter(&mut self, key: &str) -> usize {
        let here = self.path.len();
        if here > 0 {
            self.path.push('.');
        }
        self.path.push_str(key);
        here
    }

    fn leave(&mut self, here: usize) {
        self.path.truncate(here);
    }
}

impl Shape for String {
    fn shape(value: &Value, shaping: &mut Shaping<'_>) -> Option<Self> {
        shaping.text(value).map(Self::from)
    }
}

impl Shape for bool {
    fn shape(value: &Value, shaping: &mut Shaping<'_>) -> Option<Self> {
        match value {
            Value::Bool(value) => Some(*value),
            _ => shaping.unexpected(value, "true or false"),
        }
    }
}

impl Shape for f64 {
    fn shape(value: &Value, shaping: &mut Shaping<'_>) -> Option<Self> {
        match value.as_f64() {
            Some(number) => Some(number),
            None => shaping.unexpected(value, "a number"),
        }
    }
}

impl Shape for u64 {
    fn shape(value: &Value, shaping: &mut Shaping<'_>) -> Option<Self> {
        match value.as_u64() {
            Some(number) => Some(number),
            None => shaping.unexpected(value, "a whole number from 0 up"),
        }
    }
}

impl Shape for u32 {
    fn shape(value: &Value, shaping: &mut Shaping<'_>) -> Option<Self> {
        match value.as_u64().map(Self::try_from) {
            Some(Ok(number)) => Some(number),
            _ => shaping.unexpected(value, "a whole number from 0 up"),
        }
    }
}

impl<T: Shape> Shape for Option<T> {
    fn shape(value: &Value, shaping: &mut Shaping<'_>) -> Option<Self> {
        T::shape(value, shaping).map(Some)
    }
}

impl<T: Shape> Shape for Vec<T> {
    fn shape(value: &Value, shaping: &mut Shaping<'_>) -> Option<Self> {
        let elements = shaping.list(value)?;
        let shaped = shaping.elements(elements).into_iter();
        Some(shaped.map(|(_, element)| element).collect())
    }
}

fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

/// What serde's derive says of a word that an enum does not have: the words that it has.
#[derive(Debug)]
struct WordError(&'static [&'static str]);

impl Display for WordError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("not one of the words")
    }
}

impl std::error::Error for WordError {}

impl serde::de::Error for WordError {
    fn custom<T: Display>(_: T) -> Self {
        Self(&[])
    }

    fn unknown_variant(_: &str, words: &'static [&'static str]) -> Self {
        Self(words)
    }
}
