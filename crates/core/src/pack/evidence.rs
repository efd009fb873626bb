use crate::json::decode;
use crate::text::find_all;
use serde::{Deserialize, Serialize};

/// The maximum number of consecutive words that a pack may quote from an article that its author
/// does not own: prefix, exact and suffix of one selector together.
pub const MAX_QUOTED_WORDS: usize = 8;

/// A passage of the article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// The number of the paragraph, counted from 1.
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub paragraph: u32,
    /// The quoted words in the paragraph, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub selector: Option<TextQuoteSelector>,
}

/// Words in a paragraph: the TextQuoteSelector of the W3C Web Annotation Data Model, §4.2.4,
/// applied to the paragraph's text after [`super::normalise`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "schema",
    schemars(
        description = "Words in a paragraph: the TextQuoteSelector of the W3C Web Annotation \
        Data Model, applied to the paragraph's text with single spaces. Prefix, exact and suffix \
        together occur there exactly once."
    )
)]
#[serde(deny_unknown_fields)]
pub struct TextQuoteSelector {
    /// The words themselves.
    pub exact: String,
    /// The text right before the words, if they occur more than once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prefix: Option<String>,
    /// The text right after the words, if they occur more than once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suffix: Option<String>,
}

impl Evidence {
    /// Returns whether two passages share text, as far as the pack says: both are in one paragraph,
    /// and one of them is the whole of it or contains the words of the other.
    pub fn overlaps(&self, other: &Self) -> bool {
        let contains = |one: &str, other: &str| find_all(one, other).next().is_some();
        self.paragraph == other.paragraph
            && match (&self.selector, &other.selector) {
                (Some(one), Some(other)) => {
                    contains(&one.exact, &other.exact) || contains(&other.exact, &one.exact)
                }
                _ => true,
            }
    }
}

impl TextQuoteSelector {
    /// Returns prefix, exact and suffix as one text.
    pub fn in_context(&self) -> String {
        let part = |part: &Option<String>| part.clone().unwrap_or_default();
        [part(&self.prefix), self.exact.clone(), part(&self.suffix)].concat()
    }

    /// Returns how often the words occur in a normalised text. In a valid pack, once.
    pub fn found_in(&self, normalised: &str) -> Found {
        match find_all(normalised, &self.in_context()).take(2).count() {
            0 => Found::Nowhere,
            1 => Found::Once,
            _ => Found::MoreThanOnce,
        }
    }

    /// Splits a normalised text into the part before the exact words, the words, and the part
    /// after them. `None` if the text does not contain them.
    pub fn split<'t>(&self, normalised: &'t str) -> Option<[&'t str; 3]> {
        let context = find_all(normalised, &self.in_context()).next()?;
        let start = context + self.prefix.as_ref().map_or(0, String::len);
        let (before, rest) = normalised.split_at_checked(start)?;
        let (exact, after) = rest.split_at_checked(self.exact.len())?;
        Some([before, exact, after])
    }
}

/// How often a [`TextQuoteSelector`] finds its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// They do not occur.
    Nowhere,
    /// They occur once.
    Once,
    /// They occur several times.
    MoreThanOnce,
}

decode!(Evidence: paragraph; selector);
decode!(TextQuoteSelector: exact; prefix, suffix);
