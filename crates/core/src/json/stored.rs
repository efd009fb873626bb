//! JSON that is stored on the device. Another version or a person may have written it, so it is
//! decoded like a pack: as untrusted input, with the same limits.

use super::Problems;
use super::decode::{Decode, Decoder};
use super::scan::scan;
use serde_json::Value;

/// Decodes a value from JSON, or returns `None` if the text has any problem.
pub(crate) fn from_json<T: Decode>(text: &str) -> Option<T> {
    let mut problems = Problems::default();
    let json = scan(text.as_bytes(), &mut problems)?;
    problems.is_empty().then(|| decode_value(&json)).flatten()
}

/// Decodes a value from JSON that was scanned before, or returns `None` if it has any problem.
pub(crate) fn decode_value<T: Decode>(json: &Value) -> Option<T> {
    let mut problems = Problems::default();
    let value = T::decode(json, &mut Decoder::new(&mut problems));
    problems.is_empty().then_some(value)
}

/// For `#[serde(with = "digits")]`: serializes a whole number as a string of digits, and
/// deserializes it from such a string or from a number.
pub(crate) mod digits {
    use serde::de::Error as _;
    use serde::{Deserialize as _, Deserializer, Serializer};
    use serde_json::Value;

    pub(crate) fn serialize<S: Serializer>(number: &u64, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(number)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<u64, D::Error> {
        let value = Value::deserialize(from)?;
        whole_number(&value).ok_or_else(|| D::Error::custom("expected a whole number of 0 or more"))
    }

    /// Reads a number, or a string of digits.
    pub(crate) fn whole_number(value: &Value) -> Option<u64> {
        match value.as_str() {
            Some(text) => text.parse().ok(),
            None => value.as_u64(),
        }
    }
}

/// Returns the text as a JSON string, with its quotation marks.
pub fn quoted(text: &str) -> String {
    let mut json = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => json.extend(['\\', c]),
            // Control characters end at U+009F, so four hexadecimal digits are enough.
            c if c.is_control() => {
                json.push_str("\\u");
                for shift in [12, 8, 4, 0] {
                    let digit = (u32::from(c) >> shift) & 0xf;
                    json.extend(char::from_digit(digit, 16));
                }
            }
            c => json.push(c),
        }
    }
    json.push('"');
    json
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn any_text_can_be_quoted() {
        for text in [
            "",
            "generated:several-right:wall:for",
            "\"a\\b\"",
            "\n\u{1}\u{9f}",
            "é“ – 𝄞",
        ] {
            let read = serde_json::from_str::<String>(&quoted(text));
            assert_eq!(read.expect("JSON"), text);
        }
    }
}
