//! Decodes JSON values into the model's types.
//!
//! serde's derive stops at the first error and adds about 5 kB of wasm per type. Here each type
//! lists its fields once ([`decode!`]), every value is decoded, and every error is reported. A test
//! checks that serde and this decoder accept the same JSON.
//!
//! A value with an error becomes a placeholder: returning an `Option` from every step would take
//! far more code. So a value is valid only if no error was reported while it was decoded
//! ([`Decoder::leave`]).

use super::Problems;
use super::problem::TOP;
use super::stored::digits::whole_number;
use serde_json::{Map, Value};
use std::fmt::Display;

/// A type that can be decoded from JSON.
pub(crate) trait Decode {
    /// Decodes a value. Reports its errors, and drops invalid parts or replaces them with
    /// placeholders.
    fn decode(value: &Value, decoder: &mut Decoder<'_>) -> Self;
}

/// Implements [`Decode`] for a struct: lists the required fields, then after a `;` the optional
/// ones (an `Option`, or a `Vec` that is empty if absent).
macro_rules! decode {
    ($type:ident: $($field:ident),* $(; $($absent:ident),*)?) => {
        impl $crate::json::Decode for $type {
            fn decode(value: &serde_json::Value, decoder: &mut $crate::json::Decoder<'_>) -> Self {
                const KEYS: &[&str] = &[$(stringify!($field),)* $($(stringify!($absent),)*)?];
                let object = decoder.object(value, KEYS);
                Self {
                    $($field: decoder.field(object, stringify!($field)),)*
                    $($($absent: decoder.field_or_none(object, stringify!($absent)),)*)?
                }
            }
        }
    };
}
pub(crate) use decode;

/// Implements [`Decode`] for types that implement `TryFrom<String>`. The expression is the
/// placeholder.
macro_rules! decode_from_text {
    ($($type:ident: $placeholder:expr),*) => {$(
        impl $crate::json::Decode for $type {
            fn decode(value: &serde_json::Value, decoder: &mut $crate::json::Decoder<'_>) -> Self {
                Self::try_from(decoder.text(value).to_owned()).unwrap_or_else(|error| {
                    decoder.error(&error);
                    $placeholder
                })
            }
        }
    )*};
}
pub(crate) use decode_from_text;

/// Implements [`Decode`] and `as_str` for an enum. The words must be those that serde uses.
macro_rules! decode_from_word {
    ($type:ident: $($word:literal => $variant:ident),*) => {
        impl $type {
            /// Returns the word for it in JSON.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)*
                }
            }
        }

        impl $crate::json::Decode for $type {
            fn decode(value: &serde_json::Value, decoder: &mut $crate::json::Decoder<'_>) -> Self {
                [$(Self::$variant),*][decoder.word(value, &[$($word),*])]
            }
        }
    };
}
pub(crate) use decode_from_word;

/// The state of decoding: the current path, and the errors so far.
pub(crate) struct Decoder<'p> {
    path: String,
    /// The values being decoded, the innermost last.
    entered: Vec<Entered>,
    /// The number of errors so far, including those that were not listed.
    errors: usize,
    /// Whether errors are ignored: the current value is a placeholder, and the error that caused it
    /// has been reported.
    silent: bool,
    /// The indices of the valid elements of the current top-level list.
    indices: Vec<usize>,
    problems: &'p mut Problems,
}

/// The decoder's state before a value was entered.
struct Entered {
    path: usize,
    errors: usize,
    silent: bool,
}

/// The value that placeholders are decoded from.
static NOTHING: Value = Value::Null;

impl<'p> Decoder<'p> {
    /// Creates a decoder for a whole file.
    pub(crate) fn new(problems: &'p mut Problems) -> Self {
        Self {
            path: String::new(),
            entered: Vec::new(),
            errors: 0,
            silent: false,
            indices: Vec::new(),
            problems,
        }
    }

    /// Reports a problem at the current path, unless one was already reported there.
    pub(crate) fn problem(&mut self, what: &str, hint: &str) {
        if self.silent {
            return;
        }
        self.errors += 1;
        let path = if self.path.is_empty() {
            TOP
        } else {
            &self.path
        };
        if !self.problems.reported_at(path) {
            self.problems.at(path, what, hint);
        }
    }

    /// Reports an error whose text is `what is wrong: how to fix it`.
    pub(crate) fn error(&mut self, error: &dyn Display) {
        let error = error.to_string();
        let colon = error.as_bytes().windows(2).rposition(|two| two == b": ");
        match colon.and_then(|at| Some((error.get(..at)?, error.get(at + 2..)?))) {
            Some((what, hint)) => self.problem(what, hint),
            None => self.problem(&error, "see data/pack.schema.json"),
        }
    }

    /// Returns the value as an object, or reports that it is not one. Also reports unknown keys,
    /// except those for authors.
    pub(crate) fn object<'v>(
        &mut self,
        value: &'v Value,
        keys: &[&str],
    ) -> Option<&'v Map<String, Value>> {
        let Value::Object(object) = value else {
            self.unexpected(value, "an object");
            return None;
        };
        for key in object.keys() {
            if !keys.contains(&key.as_str()) && !self.is_for_authors(key) {
                self.enter(key);
                self.problem(
                    "unknown key",
                    &["remove it, or use ", &keys.join(", ")].concat(),
                );
                self.leave();
            }
        }
        Some(object)
    }

    /// Whether authors and their tools may write this key here, which reading ignores: `$schema` and
    /// `allowed` at the top level, and `draft` in an element of a list.
    fn is_for_authors(&self, key: &str) -> bool {
        match key {
            "$schema" | "allowed" => self.entered.is_empty(),
            _ => key == "draft" && self.path.ends_with(']'),
        }
    }

    /// Returns an object's only key with its value, or reports that the value isn't an object with
    /// one key. `key` describes the expected key in the error.
    pub(crate) fn only_entry<'v>(
        &mut self,
        value: &'v Value,
        key: &str,
    ) -> Option<(&'v str, &'v Value)> {
        if let Value::Object(object) = value
            && object.len() == 1
            && let Some((key, value)) = object.iter().next()
        {
            return Some((key, value));
        }
        let expected = ["an object whose only key is ", key].concat();
        self.unexpected(value, &expected);
        None
    }

    /// Decodes the value of a required key.
    pub(crate) fn field<T: Decode>(&mut self, object: Option<&Map<String, Value>>, key: &str) -> T {
        let value = self.enter_field(object, key, true);
        let decoded = T::decode(value, self);
        self.leave();
        decoded
    }

    /// Decodes the value of an optional key.
    pub(crate) fn field_or_none<T: Decode>(
        &mut self,
        object: Option<&Map<String, Value>>,
        key: &str,
    ) -> T {
        let value = self.enter_field(object, key, false);
        let decoded = T::decode(value, self);
        self.leave();
        decoded
    }

    /// Decodes the given value, and reports its errors under this key.
    pub(crate) fn inside<T: Decode>(&mut self, value: &Value, key: &str) -> T {
        self.enter(key);
        let decoded = T::decode(value, self);
        self.leave();
        decoded
    }

    /// Returns the value as a string, or reports that it is not one.
    pub(crate) fn text<'v>(&mut self, value: &'v Value) -> &'v str {
        match value {
            Value::String(text) => text,
            _ => {
                self.unexpected(value, "a string");
                ""
            }
        }
    }

    /// Returns the value as a list, or reports that it is not one.
    pub(crate) fn list<'v>(&mut self, value: &'v Value) -> &'v [Value] {
        match value {
            Value::Array(elements) => elements,
            _ => {
                self.unexpected(value, "a list");
                &[]
            }
        }
    }

    /// Returns the index of the value in `words`, or reports that it is not there and returns 0.
    pub(crate) fn word(&mut self, value: &Value, words: &[&str]) -> usize {
        let Value::String(word) = value else {
            self.unexpected(value, "a string");
            return 0;
        };
        let known = words.iter().position(|known| known == word);
        if known.is_none() {
            self.unknown_word(word, words);
        }
        known.unwrap_or(0)
    }

    /// Reports a word that is not in `words`.
    pub(crate) fn unknown_word(&mut self, word: &str, words: &[&str]) {
        let what = ["`", word, "` is not allowed here"].concat();
        self.problem(&what, &["write one of ", &words.join(", ")].concat());
        self.silent = true;
    }

    /// Reports a value of the wrong type. Errors inside its placeholder are ignored.
    pub(crate) fn unexpected(&mut self, value: &Value, expected: &str) {
        let what = ["expected ", expected, ", found ", type_of(value)].concat();
        let hint = ["write ", expected, " (see data/pack.schema.json)"].concat();
        self.problem(&what, &hint);
        self.silent = true;
    }

    /// Takes the indices of the last top-level list's valid elements, as counted in the file.
    pub(crate) fn take_indices(&mut self) -> Vec<usize> {
        std::mem::take(&mut self.indices)
    }

    fn enter(&mut self, key: &str) {
        let dot = if self.path.is_empty() { "" } else { "." };
        self.enter_path([dot, key, ""]);
    }

    fn enter_path(&mut self, path: [&str; 3]) {
        self.entered.push(Entered {
            path: self.path.len(),
            errors: self.errors,
            silent: self.silent,
        });
        self.path.extend(path);
    }

    /// Enters a key and returns its value, or [`NOTHING`] if the key is missing.
    fn enter_field<'v>(
        &mut self,
        object: Option<&'v Map<String, Value>>,
        key: &str,
        required: bool,
    ) -> &'v Value {
        self.enter(key);
        let value = object.and_then(|object| object.get(key));
        value.unwrap_or_else(|| {
            if required {
                // Reported at the key, not the object, so that each missing key has its own path.
                self.problem("missing", "add the key");
            }
            self.silent = true;
            &NOTHING
        })
    }

    fn enter_element(&mut self, index: usize) {
        self.enter_path(["[", &index.to_string(), "]"]);
    }

    /// Leaves the value that was entered last. Returns whether it is valid.
    fn leave(&mut self) -> bool {
        let Some(entered) = self.entered.pop() else {
            return false;
        };
        self.path.truncate(entered.path);
        self.silent = entered.silent;
        self.errors == entered.errors
    }

    fn leave_element(&mut self, index: usize) -> bool {
        let is_valid = self.leave();
        if is_valid && self.entered.len() == 1 {
            self.indices.push(index);
        }
        is_valid
    }
}

impl Decode for String {
    fn decode(value: &Value, decoder: &mut Decoder<'_>) -> Self {
        decoder.text(value).into()
    }
}

/// The placeholder is `true` because of `Source::owned`: fewer rules apply to an article that the
/// author owns, so the placeholder causes no false problems.
impl Decode for bool {
    fn decode(value: &Value, decoder: &mut Decoder<'_>) -> Self {
        value.as_bool().unwrap_or_else(|| {
            decoder.unexpected(value, "true or false");
            true
        })
    }
}

macro_rules! decode_whole_number {
    ($($type:ident)*) => {$(
        impl Decode for $type {
            fn decode(value: &Value, decoder: &mut Decoder<'_>) -> Self {
                let number = value.as_u64().and_then(|number| Self::try_from(number).ok());
                number.unwrap_or_else(|| {
                    decoder.unexpected(value, "a whole number of 0 or more");
                    0
                })
            }
        }
    )*};
}
decode_whole_number! { u32 usize }

/// Only saved state has a `u64`: a string of digits, or a number as earlier versions wrote it.
impl Decode for u64 {
    fn decode(value: &Value, decoder: &mut Decoder<'_>) -> Self {
        whole_number(value).unwrap_or_else(|| {
            decoder.unexpected(value, "a whole number of 0 or more");
            0
        })
    }
}

impl<T: Decode> Decode for Option<T> {
    fn decode(value: &Value, decoder: &mut Decoder<'_>) -> Self {
        if value.is_null() {
            decoder.problem("null is not allowed", "remove the key");
            return None;
        }
        Some(T::decode(value, decoder))
    }
}

/// Drops the invalid elements.
impl<T: Decode> Decode for Vec<T> {
    fn decode(value: &Value, decoder: &mut Decoder<'_>) -> Self {
        let mut valid = Vec::new();
        for (index, element) in decoder.list(value).iter().enumerate() {
            decoder.enter_element(index);
            let element = T::decode(element, decoder);
            if decoder.leave_element(index) {
                valid.push(element);
            }
        }
        valid
    }
}

fn type_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
