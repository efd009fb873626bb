use crate::read::decode;
use serde::{Deserialize, Serialize};

/// The maximum number of consecutive words that a pack may quote from an article that its author
/// does not own: prefix, exact and suffix of one selector together.
pub const MOST_QUOTED_WORDS: usize = 8;

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

impl TextQuoteSelector {
    /// Returns prefix, exact and suffix as one text.
    pub fn in_context(&self) -> String {
        let part = |part: &Option<String>| part.clone().unwrap_or_default();
        [part(&self.prefix), self.exact.clone(), part(&self.suffix)].concat()
    }

    /// Returns how often the words occur in a normalised text. In a valid pack, once.
    pub fn found_in(&self, normalised: &str) -> Found {
        match places(normalised, &self.in_context()).take(2).count() {
            0 => Found::Nowhere,
            1 => Found::Once,
            _ => Found::MoreThanOnce,
        }
    }

    /// Splits a normalised text into the part before the exact words, the words, and the part
    /// after them. `None` if the text does not contain them.
    pub fn split<'t>(&self, normalised: &'t str) -> Option<[&'t str; 3]> {
        let context = places(normalised, &self.in_context()).next()?;
        let start = context + self.prefix.as_ref().map_or(0, String::len);
        let (before, rest) = normalised.split_at_checked(start)?;
        let (exact, after) = rest.split_at_checked(self.exact.len())?;
        Some([before, exact, after])
    }
}

/// Returns the byte offsets at which `sought` occurs in a text, including overlapping ones.
///
/// The standard library's search, fast for long texts, would add 3 kB to the compressed page.
pub(crate) fn places(text: &str, sought: &str) -> impl Iterator<Item = usize> {
    let windows = text.as_bytes().windows(sought.len().max(1)).enumerate();
    windows.filter_map(move |(at, window)| (window == sought.as_bytes()).then_some(at))
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

/// Counts the words in a text: runs of letters and digits, which may contain apostrophes and
/// joiners.
///
/// ```
/// use standpoint_core::pack::words_in;
///
/// assert_eq!(words_in("an “American problem”—China’s words"), 5);
/// ```
pub fn words_in(text: &str) -> usize {
    let in_word =
        |c: char| is_letter_or_digit(c) || matches!(c, '\'' | '’' | '\u{200C}' | '\u{200D}');
    text.split(|c| !in_word(c))
        .filter(|word| word.contains(is_letter_or_digit))
        .count()
}

/// Whether the character is part of a word. Outside ASCII that is everything except white space and
/// the blocks of punctuation and symbols: Unicode's tables would add 3 kB to the compressed page.
pub(crate) fn is_letter_or_digit(c: char) -> bool {
    let is_symbol = matches!(c,
        // Latin-1: symbols, except ª, µ and º.
        '\u{80}'..='\u{A9}' | '\u{AB}'..='\u{B4}' | '\u{B6}'..='\u{B9}' | '\u{BB}'..='\u{BF}' | '×' | '÷'
        // Arabic comma, semicolon, question mark and full stop.
        | '\u{60C}' | '\u{61B}' | '\u{61F}' | '\u{6D4}'
        // Devanagari full stops.
        | '\u{964}' | '\u{965}'
        // Hebrew, Armenian, Tibetan and Ethiopic marks between words and sentences.
        | '\u{589}' | '\u{5BE}' | '\u{5C3}' | '\u{66A}'..='\u{66D}' | '\u{F0B}'
        | '\u{1361}'..='\u{1368}'
        // Currencies and letterlike symbols; other forms of punctuation; emoji.
        | '\u{20A0}'..='\u{20CF}' | '\u{2100}'..='\u{214F}' | '\u{FE10}'..='\u{FE1F}'
        | '\u{FE30}'..='\u{FE6F}' | '\u{FFE0}'..='\u{FFEE}' | '\u{1F000}'..='\u{1FAFF}'
        // General punctuation; arrows to dingbats and mathematics.
        | '\u{2000}'..='\u{206F}' | '\u{2190}'..='\u{2BFF}'
        // Chinese, Japanese and Korean punctuation, and full-width symbols.
        | '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{FF01}'..='\u{FF0F}'
        | '\u{FF1A}'..='\u{FF20}' | '\u{FF3B}'..='\u{FF40}' | '\u{FF5B}'..='\u{FF65}'
    );
    c.is_ascii_alphanumeric() || !(c.is_ascii() || c.is_whitespace() || is_symbol)
}

decode!(Evidence: paragraph; selector);
decode!(TextQuoteSelector: exact; prefix, suffix);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_in_any_script() {
        let cases = [
            ("", 0),
            (" — … “” ", 0),
            ("rock ’n’ roll", 3),
            ("¿Quién paga £5 – y cuándo?", 5),
            ("Кто платит — и когда?", 4),
            ("من يدفع، ومتى؟", 3),
            ("कौन देगा। कब?", 3),
            ("誰が払う。いつ？", 2),
            ("نمی\u{200c}تواند برود", 2),
            ("25 % of 1,000", 4),
            ("5 € pro Tag", 3),
            ("אל־על", 2),
            ("ሰላም፡ለሁሉም", 2),
        ];
        for (text, count) in cases {
            assert_eq!(words_in(text), count, "{text}");
        }
    }
}
