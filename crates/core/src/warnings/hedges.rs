//! The words right before a number that make it another than exactly this one.

use super::numbers::numbers_in;
use super::words::{Word, primary_language, words};
use crate::pack::Qualifier;
use std::ops::Range;

/// How a number with words such as “about” before it is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hedge {
    /// More than the number.
    Above,
    /// The number or more.
    AtLeast,
    /// Not far from the number.
    Near,
    /// The number or less.
    AtMost,
    /// Less than the number.
    Below,
    /// The lower end of a range, if a number and its other end follow: "between 9 and 14".
    RangeStart,
    /// The upper end of a range.
    RangeEnd,
}

impl Hedge {
    /// Returns the qualifier of a figure with these words.
    pub fn qualifier(self) -> Qualifier {
        match self {
            Self::Above => Qualifier::Over,
            Self::AtLeast
            | Self::Near
            | Self::AtMost
            | Self::Below
            | Self::RangeStart
            | Self::RangeEnd => Qualifier::About,
        }
    }
}

/// Words before a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HedgeWords {
    /// Where they are, in bytes.
    pub range: Range<usize>,
    /// How the number is to be read.
    pub hedge: Hedge,
    /// Whether they always say so. “More than” also belongs to a limit, such as that for lorries of
    /// more than 7.5 tonnes.
    pub is_certain: bool,
}

/// Returns the longest hedge at the end of what stands before a number, with nothing but white space
/// and a currency sign after it. `None` too if the language isn't known.
pub fn hedge_before(text: &str, language: &str) -> Option<HedgeWords> {
    let language = primary_language(language);
    let (_, hedges) = HEDGES.iter().find(|(known, _)| *known == language)?;
    let words = words(text);
    // The comma in “about, 20” ends the hedge.
    let gap = text.get(words.last()?.end..)?;
    if !gap.chars().all(|c| c.is_whitespace() || "£$€¥".contains(c)) {
        return None;
    }
    let range = |phrase: &str| {
        let phrase: Vec<&str> = phrase.split(' ').collect();
        let first = words.len().checked_sub(phrase.len())?;
        let last = words.get(first..)?;
        let is_same = last.iter().map(|it| it.key.as_str()).eq(phrase);
        let is_joined = last.windows(2).all(|pair| match pair {
            [one, next] => text.get(one.end..next.start) == Some(" "),
            _ => false,
        });
        (is_same && is_joined).then_some(last.first()?.start..last.last()?.end)
    };
    let found = hedges.iter().filter_map(|(phrase, hedge, is_certain)| {
        Some(HedgeWords {
            range: range(phrase)?,
            hedge: *hedge,
            is_certain: *is_certain,
        })
    });
    let ends = range_before(text, &words, &language);
    found.chain(ends).max_by_key(|it| it.range.len())
}

/// Returns the words that make the number after them an end of a range: "between", "between 9 and".
fn range_before(text: &str, words: &[Word], language: &str) -> Option<HedgeWords> {
    /// Between both ends: "between 2.1 million and", "between 9 per cent and".
    const MOST_WORDS: usize = 3;
    let (_, between, and) = RANGES.iter().find(|(known, ..)| *known == language)?;
    let (last, before) = words.split_last()?;
    let hedge = |start: usize, hedge: Hedge| HedgeWords {
        range: start..last.end,
        hedge,
        is_certain: hedge == Hedge::RangeEnd,
    };
    if last.key == *between {
        return Some(hedge(last.start, Hedge::RangeStart));
    }
    let near = before.len().saturating_sub(MOST_WORDS + 1);
    let near = before.get(near..).unwrap_or_default().iter();
    let start = near.rev().find(|it| it.key == *between)?;
    let between = text.get(start.end..last.start)?;
    let first = numbers_in(between, language).into_iter().next()?;
    let lead = between.get(..first.range.start)?;
    let is_next = lead
        .chars()
        .all(|c| c.is_whitespace() || "£$€¥".contains(c));
    (last.key == *and && is_next).then(|| hedge(start.start, Hedge::RangeEnd))
}

/// The words that lead to the ends of a range.
const RANGES: &[(&str, &str, &str)] = &[("en", "between", "and"), ("de", "zwischen", "und")];

/// Words, how they are read, and whether they always are.
type Row = (&'static str, Hedge, bool);

const HEDGES: &[(&str, &[Row])] = &[("en", ENGLISH), ("de", GERMAN)];

const ENGLISH: &[Row] = &[
    ("over", Hedge::Above, false),
    ("above", Hedge::Above, false),
    ("more than", Hedge::Above, false),
    ("greater than", Hedge::Above, false),
    ("upwards of", Hedge::Above, false),
    ("in excess of", Hedge::Above, false),
    ("at least", Hedge::AtLeast, true),
    ("a minimum of", Hedge::AtLeast, true),
    ("no fewer than", Hedge::AtLeast, true),
    ("not fewer than", Hedge::AtLeast, true),
    ("no less than", Hedge::AtLeast, true),
    ("not less than", Hedge::AtLeast, true),
    ("not under", Hedge::AtLeast, true),
    ("not below", Hedge::AtLeast, true),
    ("about", Hedge::Near, true),
    ("almost", Hedge::Near, true),
    ("an average of", Hedge::Near, false),
    ("an estimated", Hedge::Near, true),
    ("approximately", Hedge::Near, true),
    ("around", Hedge::Near, true),
    ("as few as", Hedge::Near, true),
    ("as little as", Hedge::Near, true),
    ("close to", Hedge::Near, true),
    ("just over", Hedge::Above, true),
    ("just under", Hedge::Near, true),
    ("nearly", Hedge::Near, true),
    ("not quite", Hedge::Near, true),
    ("roughly", Hedge::Near, true),
    ("some", Hedge::Near, true),
    ("as many as", Hedge::AtMost, true),
    ("as much as", Hedge::AtMost, true),
    ("at most", Hedge::AtMost, true),
    ("a maximum of", Hedge::AtMost, true),
    ("no more than", Hedge::AtMost, true),
    ("not more than", Hedge::AtMost, true),
    ("no greater than", Hedge::AtMost, true),
    ("not over", Hedge::AtMost, true),
    ("not above", Hedge::AtMost, true),
    ("up to", Hedge::AtMost, true),
    ("below", Hedge::Below, false),
    ("fewer than", Hedge::Below, false),
    ("less than", Hedge::Below, false),
    ("under", Hedge::Below, false),
];

const GERMAN: &[Row] = &[
    ("mehr als", Hedge::Above, false),
    ("über", Hedge::Above, false),
    ("mindestens", Hedge::AtLeast, true),
    ("nicht unter", Hedge::AtLeast, true),
    ("nicht weniger als", Hedge::AtLeast, true),
    ("wenigstens", Hedge::AtLeast, true),
    ("zumindest", Hedge::AtLeast, true),
    ("annähernd", Hedge::Near, true),
    ("ca", Hedge::Near, true),
    ("circa", Hedge::Near, true),
    ("durchschnittlich", Hedge::Near, false),
    ("etwa", Hedge::Near, true),
    ("fast", Hedge::Near, true),
    ("gut", Hedge::Near, true),
    ("knapp", Hedge::Near, true),
    ("nahezu", Hedge::Near, true),
    ("rund", Hedge::Near, true),
    ("ungefähr", Hedge::Near, true),
    ("zirka", Hedge::Near, true),
    ("bis zu", Hedge::AtMost, true),
    ("höchstens", Hedge::AtMost, true),
    ("maximal", Hedge::AtMost, true),
    ("nicht mehr als", Hedge::AtMost, true),
    ("nicht über", Hedge::AtMost, true),
    ("unter", Hedge::Below, false),
    ("weniger als", Hedge::Below, false),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_words_before_a_number_count() {
        let cases = [
            ("en", "more than", Hedge::Above),
            ("en", "no more than", Hedge::AtMost),
            ("en", "There were not more than", Hedge::AtMost),
            ("en", "No fewer than", Hedge::AtLeast),
            ("en", "not less than", Hedge::AtLeast),
            ("en", "no less than", Hedge::AtLeast),
            ("en", "as many as", Hedge::AtMost),
            ("en", "up to £", Hedge::AtMost),
            ("en", "at least", Hedge::AtLeast),
            ("en", "at most", Hedge::AtMost),
            ("en", "nearly", Hedge::Near),
            ("en-GB", "Almost", Hedge::Near),
            ("en", "fewer than", Hedge::Below),
            ("en", "well over", Hedge::Above),
            ("en", "just over", Hedge::Above),
            ("en", "between £", Hedge::RangeStart),
            ("en", "between nine and", Hedge::RangeEnd),
            ("en", "between £2.1 million and £", Hedge::RangeEnd),
            ("de", "zwischen 2,1 und", Hedge::RangeEnd),
            ("en", "not over", Hedge::AtMost),
            ("de", "mehr als", Hedge::Above),
            ("de", "nicht mehr als", Hedge::AtMost),
            ("de", "Nicht weniger als", Hedge::AtLeast),
            ("de-AT", "höchstens", Hedge::AtMost),
        ];
        for (language, text, expected) in cases {
            let found = hedge_before(&format!("{text} "), language);
            assert_eq!(found.map(|it| it.hedge), Some(expected), "{text}");
        }
        for (language, text) in [
            ("en", "about, "),
            ("en", "there were "),
            ("en", "more. Than "),
            ("en", "between the two parties and "),
            ("en", "nine and "),
            ("en", ""),
            ("de", "about "),
            ("fr", "plus de "),
        ] {
            assert_eq!(hedge_before(text, language), None, "{text}");
        }
    }

    #[test]
    fn no_phrase_is_there_twice() {
        for (_, rows) in HEDGES {
            let mut phrases: Vec<_> = rows.iter().map(|row| row.0).collect();
            phrases.sort_unstable();
            let all = phrases.len();
            phrases.dedup();
            assert_eq!(phrases.len(), all);
        }
    }
}
