//! JSON values take the shape of the model's types.
//!
//! serde's derive stops at the first error and brings some five kilobytes of code a type into the
//! browser. Here each type lists its fields once ([`decode!`]), every value is looked at,
//! and all that does not fit is told. A test holds both to the same JSON.
//!
//! What does not fit is told, and a stand-in takes its place: a value that may be missing at each
//! step, and is dropped halfway, would take far more code. So a value is sound only if nothing was
//! told while it took its shape ([`Decoder::leave`]).

use super::Problems;
use super::problem::TOP;
use super::stored::digits::whole_number;
use serde_json::{Map, Value};
use std::fmt::Display;

/// A type that takes its shape from JSON.
pub(crate) trait Decode {
    /// Tells what does not fit, and leaves it out or puts a stand-in in its place.
    fn decode(value: &Value, decoder: &mut Decoder<'_>) -> Self;
}

/// Lists the fields of a struct, first those that must be there, then those that may be absent
/// (an `Option`, or a list that is then empty).
macro_rules! decode {
    ($type:ident: $($field:ident),* $(; $($absent:ident),*)?) => {
        impl $crate::read::Decode for $type {
            fn decode(value: &serde_json::Value, decoder: &mut $crate::read::Decoder<'_>) -> Self {
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

/// Types that take their shape from a text, and tell what is wrong with it as they are made.
/// What follows each is its stand-in.
macro_rules! decode_from_text {
    ($($type:ident: $placeholder:expr),*) => {$(
        impl $crate::read::Decode for $type {
            fn decode(value: &serde_json::Value, decoder: &mut $crate::read::Decoder<'_>) -> Self {
                Self::try_from(decoder.text(value).to_owned()).unwrap_or_else(|error| {
                    decoder.misfit(&error);
                    $placeholder
                })
            }
        }
    )*};
}
pub(crate) use decode_from_text;

/// Types that are one of a few words, which serde knows them by too.
macro_rules! decode_from_word {
    ($type:ident: $($word:literal => $variant:ident),*) => {
        impl $crate::read::Decode for $type {
            fn decode(value: &serde_json::Value, decoder: &mut $crate::read::Decoder<'_>) -> Self {
                [$(Self::$variant),*][decoder.word(value, &[$($word),*])]
            }
        }
    };
}
pub(crate) use decode_from_word;

/// Where the decoder is, and what it has found wrong.
pub(crate) struct Decoder<'p> {
    path: String,
    /// What is being shaped, the innermost last.
    entered: Vec<Entered>,
    /// How much did not fit so far, be it told or not.
    misfits: usize,
    /// Whether only stand-ins are being made here: why has been told.
    silent: bool,
    /// The places of the sound elements of the outermost list at hand.
    places: Vec<usize>,
    problems: &'p mut Problems,
}

/// How things were when a value was entered.
struct Entered {
    path: usize,
    misfits: usize,
    silent: bool,
}

const MEND: &str = "see data/pack.schema.json for what belongs here";

/// What stand-ins take their shape from.
static NOTHING: Value = Value::Null;

impl<'p> Decoder<'p> {
    /// At the top of a value.
    pub(crate) fn new(problems: &'p mut Problems) -> Self {
        Self {
            path: String::new(),
            entered: Vec::new(),
            misfits: 0,
            silent: false,
            places: Vec::new(),
            problems,
        }
    }

    /// Tells what is wrong here, unless something has been told of this very place.
    pub(crate) fn problem(&mut self, what: &str, hint: &str) {
        if self.silent {
            return;
        }
        self.misfits += 1;
        let path = if self.path.is_empty() {
            TOP
        } else {
            &self.path
        };
        if !self.problems.told_at(path) {
            self.problems.at(path, what, hint);
        }
    }

    /// Tells an error of the model's own types: `what is wrong: how to fix it`.
    pub(crate) fn misfit(&mut self, error: &dyn Display) {
        let error = error.to_string();
        let colon = error.as_bytes().windows(2).rposition(|two| two == b": ");
        match colon.and_then(|at| Some((error.get(..at)?, error.get(at + 2..)?))) {
            Some((what, hint)) => self.problem(what, hint),
            None => self.problem(&error, MEND),
        }
    }

    /// Reads an object and reports its unknown keys, but for `$schema` at the top. `None` where it is
    /// no object, which is reported too.
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
            // Editors find the schema of a file by this key at its top.
            let is_schema = key == "$schema" && self.entered.is_empty();
            if !is_schema && !keys.contains(&key.as_str()) {
                self.enter(key);
                self.problem("an unknown key", &["use ", &keys.join(", ")].concat());
                self.leave();
            }
        }
        Some(object)
    }

    /// The one key of an object, and its value. `None`: it is no such object, which is told.
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
        let expected = ["an object with ", key, " as its one key"].concat();
        self.unexpected(value, &expected);
        None
    }

    /// The value of a key that must be there.
    pub(crate) fn field<T: Decode>(&mut self, object: Option<&Map<String, Value>>, key: &str) -> T {
        let value = self.enter_field(object, key, true);
        let shaped = T::decode(value, self);
        self.leave();
        shaped
    }

    /// The value of a key that may be absent.
    pub(crate) fn field_or_none<T: Decode>(
        &mut self,
        object: Option<&Map<String, Value>>,
        key: &str,
    ) -> T {
        let value = self.enter_field(object, key, false);
        let shaped = T::decode(value, self);
        self.leave();
        shaped
    }

    /// The value at hand of a key.
    pub(crate) fn inside<T: Decode>(&mut self, value: &Value, key: &str) -> T {
        self.enter(key);
        let shaped = T::decode(value, self);
        self.leave();
        shaped
    }

    /// A text.
    pub(crate) fn text<'v>(&mut self, value: &'v Value) -> &'v str {
        match value {
            Value::String(text) => text,
            _ => {
                self.unexpected(value, "a text");
                ""
            }
        }
    }

    /// A list.
    pub(crate) fn list<'v>(&mut self, value: &'v Value) -> &'v [Value] {
        match value {
            Value::Array(elements) => elements,
            _ => {
                self.unexpected(value, "a list");
                &[]
            }
        }
    }

    /// Which of a few words it is; the first where it is none of them.
    pub(crate) fn word(&mut self, value: &Value, words: &[&str]) -> usize {
        let Value::String(word) = value else {
            self.unexpected(value, "one of the words for this");
            return 0;
        };
        let known = words.iter().position(|it| it == word);
        if known.is_none() {
            self.unknown_word(word, words);
        }
        known.unwrap_or(0)
    }

    /// Tells of a word that is none of these.
    pub(crate) fn unknown_word(&mut self, word: &str, words: &[&str]) {
        let what = ["`", word, "` is not one of the words for this"].concat();
        self.problem(&what, &["use one of ", &words.join(", ")].concat());
        self.silent = true;
    }

    /// Tells that the value is of another kind. From here on there are only stand-ins inside it.
    pub(crate) fn unexpected(&mut self, value: &Value, expected: &str) {
        let what = [kind_of(value), ", not ", expected].concat();
        self.problem(&what, MEND);
        self.silent = true;
    }

    /// The places in the file of the sound elements of the outermost list that was shaped last.
    pub(crate) fn take_places(&mut self) -> Vec<usize> {
        std::mem::take(&mut self.places)
    }

    fn enter(&mut self, key: &str) {
        let point = if self.path.is_empty() { "" } else { "." };
        self.enter_path(&[point, key].concat());
    }

    fn enter_path(&mut self, path: &str) {
        self.entered.push(Entered {
            path: self.path.len(),
            misfits: self.misfits,
            silent: self.silent,
        });
        self.path.push_str(path);
    }

    /// What the value at a key takes its shape from.
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
                // Told of the key, so that each missing one has its own place.
                self.problem("missing", "add the key");
            }
            self.silent = true;
            &NOTHING
        })
    }

    fn enter_element(&mut self, index: usize) {
        self.enter_path(&["[", &index.to_string(), "]"].concat());
    }

    /// Leaves what was entered last, and tells whether it is sound.
    fn leave(&mut self) -> bool {
        let Some(entered) = self.entered.pop() else {
            return false;
        };
        self.path.truncate(entered.path);
        self.silent = entered.silent;
        self.misfits == entered.misfits
    }

    fn leave_element(&mut self, index: usize) -> bool {
        let is_sound = self.leave();
        if is_sound && self.entered.len() == 1 {
            self.places.push(index);
        }
        is_sound
    }
}

impl Decode for String {
    fn decode(value: &Value, decoder: &mut Decoder<'_>) -> Self {
        decoder.text(value).into()
    }
}

/// True where it is none: what is owned may be quoted at length, and its text may be there.
impl Decode for bool {
    fn decode(value: &Value, decoder: &mut Decoder<'_>) -> Self {
        value.as_bool().unwrap_or_else(|| {
            decoder.unexpected(value, "true or false");
            true
        })
    }
}

impl Decode for f64 {
    fn decode(value: &Value, decoder: &mut Decoder<'_>) -> Self {
        value.as_f64().unwrap_or_else(|| {
            decoder.unexpected(value, "a number");
            0.0
        })
    }
}

macro_rules! shape_from_whole_number {
    ($($type:ident)*) => {$(
        impl Decode for $type {
            fn decode(value: &Value, decoder: &mut Decoder<'_>) -> Self {
                let number = value.as_u64().and_then(|number| Self::try_from(number).ok());
                number.unwrap_or_else(|| {
                    decoder.unexpected(value, "a whole number from 0 up");
                    0
                })
            }
        }
    )*};
}
shape_from_whole_number! { u32 usize }

/// Only saved state has these: a text of digits, or a number, as earlier versions wrote them.
impl Decode for u64 {
    fn decode(value: &Value, decoder: &mut Decoder<'_>) -> Self {
        whole_number(value).unwrap_or_else(|| {
            decoder.unexpected(value, "a whole number from 0 up");
            0
        })
    }
}

impl<T: Decode> Decode for Option<T> {
    fn decode(value: &Value, decoder: &mut Decoder<'_>) -> Self {
        if value.is_null() {
            decoder.problem("null", "leave the key out");
            return None;
        }
        Some(T::decode(value, decoder))
    }
}

/// The sound elements.
impl<T: Decode> Decode for Vec<T> {
    fn decode(value: &Value, decoder: &mut Decoder<'_>) -> Self {
        let mut sound = Vec::new();
        for (index, element) in decoder.list(value).iter().enumerate() {
            decoder.enter_element(index);
            let element = T::decode(element, decoder);
            if decoder.leave_element(index) {
                sound.push(element);
            }
        }
        sound
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
