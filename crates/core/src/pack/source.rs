use super::{Date, Link};
use crate::json::{decode, decode_from_text};
use serde::{Deserialize, Serialize};
use sha2::Digest as _;
use std::fmt::{self, Write as _};

/// The article: who published it, and its paragraphs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Who published the article.
    pub publisher: String,
    /// The article's own headline. Absent if it has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The language of the article: a BCP 47 tag.
    pub language: String,
    /// When the article was published, as far as is known.
    pub published: Date,
    /// Where the article can be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<Link>,
    /// Whether the pack's author owns the text. Only then may paragraphs include it.
    pub owned: bool,
    /// The paragraphs, in the article's order. Evidence counts them from 1.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub paragraphs: Vec<Paragraph>,
}

/// One paragraph of the article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Paragraph {
    /// What the paragraph says, in one line of the author's own words.
    pub digest: String,
    /// SHA-256 of the paragraph's text after [`normalise`].
    #[cfg_attr(
        feature = "schema",
        schemars(
            description = "SHA-256 of the paragraph's text, after each run of white space is \
            replaced by one space, and removed at both ends."
        )
    )]
    pub sha256: Sha256,
    /// The text itself, if the pack's author owns it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// Normalises a paragraph's text for hashing and searching: replaces each run of white space
/// (Unicode `White_Space`) by one space, and removes it at both ends.
/// Nothing else changes: quotation marks, dashes and letters stay as they are.
///
/// ```
/// use standpoint_core::pack::normalise;
///
/// assert_eq!(normalise("  Two\u{a0}\n words "), "Two words");
/// ```
pub fn normalise(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A SHA-256 hash (FIPS 180-4), written as 64 lower-case hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct Sha256(String);

impl Sha256 {
    /// Hashes a text after [`normalise`].
    pub fn of(text: &str) -> Self {
        let mut hex = String::with_capacity(64);
        for byte in sha2::Sha256::digest(normalise(text).as_bytes()) {
            let _ = write!(hex, "{byte:02x}");
        }
        Self(hex)
    }

    /// The 64 hexadecimal digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The error for a text that is not a SHA-256 hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sha256Error;

impl fmt::Display for Sha256Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a SHA-256 hash: write 64 digits of 0-9 and a-f")
    }
}

impl std::error::Error for Sha256Error {}

impl TryFrom<String> for Sha256 {
    type Error = Sha256Error;

    fn try_from(text: String) -> Result<Self, Sha256Error> {
        let hex = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        if text.len() == 64 && text.bytes().all(hex) {
            Ok(Self(text))
        } else {
            Err(Sha256Error)
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Sha256 {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Sha256".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({"type": "string", "pattern": "^[0-9a-f]{64}$"})
    }
}

decode!(Paragraph: digest, sha256; text);
decode!(Source: publisher, language, published, owned, paragraphs; title, link);
decode_from_text!(Sha256: Sha256(String::new()));

#[cfg(test)]
mod tests {
    use super::Sha256;

    /// The example of FIPS 180-4: SHA-256 of `abc`.
    #[test]
    fn hashes_as_the_standard_does() {
        assert_eq!(
            Sha256::of(" abc\n").as_str(),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }
}
