use super::characters::first_forbidden;
use super::problem::TOP;
use super::{Location, Problems};
use crate::text::find_all;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use std::fmt;

/// How large a pack may be. A larger one is refused before any work is done on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file.
    pub bytes: usize,
    /// Levels of nested objects and lists.
    pub depth: usize,
    /// Elements of one list, or keys of one object.
    pub elements: usize,
    /// Values in total.
    pub values: usize,
    /// Bytes of one string.
    pub text: usize,
    /// Bytes of one key.
    pub key: usize,
}

/// The limits that [`crate::read()`] enforces: some twenty times what a long article needs.
pub const LIMITS: Limits = Limits {
    bytes: 4 << 20,
    depth: 16,
    elements: 2_000,
    values: 100_000,
    text: 20_000,
    key: 200,
};

/// The hint for a pack beyond the limits.
const SPLIT: &str = "split the pack, or remove what readers do not need";

/// Parses JSON within [`LIMITS`]. Checks that every string is safe to display.
pub(crate) fn scan(bytes: &[u8], problems: &mut Problems) -> Option<Value> {
    scan_within(bytes, &LIMITS, problems)
}

/// Parses JSON as [`scan`] does, within other limits.
pub(crate) fn scan_within(bytes: &[u8], limits: &Limits, problems: &mut Problems) -> Option<Value> {
    if bytes.len() > limits.bytes {
        let what = format!(
            "{} bytes, but at most {} are allowed",
            bytes.len(),
            limits.bytes
        );
        problems.add(Location::File, what, SPLIT);
        return None;
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let location = location_of(bytes, error.valid_up_to());
            problems.add(location, "not UTF-8", "save the file as UTF-8");
            return None;
        }
    };

    let mut json = serde_json::Deserializer::from_str(text);
    let mut state = State {
        limits,
        path: String::new(),
        values: 0,
        is_beyond: false,
        problems,
    };
    let scan = Scan {
        state: &mut state,
        depth: 0,
    };
    let scanned = scan.deserialize(&mut json);
    if state.is_beyond {
        return None;
    }
    match scanned.and_then(|value| json.end().map(|()| value)) {
        Ok(value) => Some(value),
        Err(error) => {
            let location = Location::Text {
                line: error.line(),
                column: error.column().max(1),
            };
            let what = error.to_string();
            // The message ends with the position, which is in `location` already.
            let what = find_all(&what, " at line ")
                .next()
                .and_then(|at| what.get(..at));
            problems.add(
                location,
                what.unwrap_or("invalid JSON"),
                "fix the JSON syntax here",
            );
            None
        }
    }
}

fn location_of(bytes: &[u8], offset: usize) -> Location {
    let before = &bytes[..offset];
    let line_start = before
        .iter()
        .rposition(|b| *b == b'\n')
        .map_or(0, |at| at + 1);
    Location::Text {
        line: before.iter().filter(|b| **b == b'\n').count() + 1,
        column: offset - line_start + 1,
    }
}

struct State<'p> {
    limits: &'p Limits,
    /// The path of the value being scanned, as in [`Location::Path`].
    path: String,
    values: usize,
    /// A limit is exceeded, which is reported: nothing more is stored or reported.
    is_beyond: bool,
    problems: &'p mut Problems,
}

impl State<'_> {
    /// Checks a count against its limit, and reports the first one that is exceeded.
    /// Returns whether all limits hold so far.
    fn is_within(&mut self, most: usize, count: usize, of: &str) -> bool {
        if count > most && !self.is_beyond {
            let what = ["more than ", &most.to_string(), " ", of].concat();
            self.problem(what, SPLIT);
            self.is_beyond = true;
        }
        !self.is_beyond
    }

    fn problem(&mut self, what: impl Into<String>, hint: &str) {
        if self.is_beyond {
            return;
        }
        let path = if self.path.is_empty() {
            TOP
        } else {
            &self.path
        };
        self.problems.at(path, what, hint);
    }

    fn enter_key(&mut self, key: &str, is_duplicate: bool) {
        if !self.path.is_empty() {
            self.path.push('.');
        }
        self.path.push_str(key);
        if is_duplicate {
            self.problem("duplicate key", "remove one of the two");
        }
        if let Some((_, forbidden)) = first_forbidden(key) {
            let what = format!("the key contains U+{:04X}", u32::from(forbidden));
            self.problem(what, "remove this character");
        }
    }

    fn check_text(&mut self, text: &str) {
        if text.trim().is_empty() {
            self.problem(
                "empty text",
                "write something, or remove the key if it may be left out",
            );
        }
        if let Some((at, forbidden)) = first_forbidden(text) {
            let number = text.get(..at).unwrap_or_default().chars().count() + 1;
            let what = format!("character {number} is U+{:04X}", u32::from(forbidden));
            self.problem(
                what,
                "remove it (it is invisible here and can disguise the text)",
            );
        }
    }
}

/// Scans one value. Every value of the file passes through here, whatever its type.
struct Scan<'s, 'p> {
    state: &'s mut State<'p>,
    depth: usize,
}

impl<'s, 'p> Scan<'s, 'p> {
    fn inner(&mut self) -> Scan<'_, 'p> {
        Scan {
            state: self.state,
            depth: self.depth + 1,
        }
    }

    /// Enters an object or a list.
    fn enter(&mut self) {
        self.state
            .is_within(self.state.limits.depth, self.depth + 1, "levels of nesting");
    }

    /// Whether one more element is allowed after this many.
    fn has_room(&mut self, elements: usize) -> bool {
        self.state
            .is_within(self.state.limits.elements, elements + 1, "elements")
    }
}

impl<'de> DeserializeSeed<'de> for Scan<'_, '_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        self.state.values += 1;
        self.state
            .is_within(self.state.limits.values, self.state.values, "values");
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Scan<'_, '_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        if !self
            .state
            .is_within(self.state.limits.text, text.len(), "bytes of text")
        {
            return Ok(Value::Null);
        }
        self.state.check_text(text);
        Ok(text.into())
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        self.state.problem(
            "null is not allowed",
            "write a value, or remove the key if it may be left out",
        );
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut access: A) -> Result<Value, A::Error> {
        self.enter();
        let mut elements = Vec::new();
        let here = self.state.path.len();
        loop {
            let index = elements.len().to_string();
            self.state.path.extend(["[", &index, "]"]);
            let element = access.next_element_seed(self.inner())?;
            self.state.path.truncate(here);
            let Some(element) = element else {
                return Ok(Value::Array(elements));
            };
            if self.has_room(elements.len()) {
                elements.push(element);
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut access: A) -> Result<Value, A::Error> {
        self.enter();
        let mut object = Map::new();
        let here = self.state.path.len();
        while let Some(key) = access.next_key::<String>()? {
            let is_stored = self.has_room(object.len())
                && self
                    .state
                    .is_within(self.state.limits.key, key.len(), "bytes in a key");
            if is_stored {
                self.state.enter_key(&key, object.contains_key(&key));
            }
            let value = access.next_value_seed(self.inner())?;
            self.state.path.truncate(here);
            if is_stored {
                object.insert(key, value);
            }
        }
        Ok(Value::Object(object))
    }
}
