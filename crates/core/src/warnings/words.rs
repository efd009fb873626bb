//! The words of a text, and runs of words that two texts have in common, in any script.

use crate::text::is_letter_or_digit;
use std::ops::Range;

/// A word of a text. In scripts without spaces between words, each character counts as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// In bytes.
    pub start: usize,
    pub end: usize,
    /// The word in lower case, with straight apostrophes.
    pub key: String,
}

impl Word {
    /// Whether it is one character of a script without spaces.
    pub fn is_unspaced(&self) -> bool {
        self.key.starts_with(is_unspaced)
    }

    /// The word without the ending of an English genitive.
    pub fn stem(&self) -> &str {
        self.key.strip_suffix("'s").unwrap_or(&self.key)
    }
}

/// Splits a text into words: runs of letters and digits, with apostrophes and joiners inside. A
/// number with its separators, such as `2,400.5`, is one word.
pub(super) fn words(text: &str) -> Vec<Word> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut words = Vec::new();
    let mut start = None;
    for (i, (at, c)) in chars.iter().enumerate() {
        let neighbour = |i: Option<usize>| i.and_then(|i| chars.get(i)).map_or(' ', |it| it.1);
        let (before, after) = (neighbour(i.checked_sub(1)), neighbour(Some(i + 1)));
        if is_letter_or_digit(*c) && !is_unspaced(*c) {
            start.get_or_insert(*at);
        } else if !is_inside(*c, before, after) {
            if let Some(start) = start.take() {
                words.push(word(text, start..*at));
            }
            if is_unspaced(*c) {
                words.push(word(text, *at..*at + c.len_utf8()));
            }
        }
    }
    if let Some(start) = start {
        words.push(word(text, start..text.len()));
    }
    words
}

/// Whether a character that is no letter is inside a word.
fn is_inside(c: char, before: char, after: char) -> bool {
    let is_letter = |c: char| is_letter_or_digit(c) && !is_unspaced(c);
    match c {
        '\'' | '’' | '\u{200C}' | '\u{200D}' => is_letter(before) && is_letter(after),
        '.' | ',' | '\u{66B}' | '\u{66C}' => before.is_numeric() && after.is_numeric(),
        _ => false,
    }
}

fn word(text: &str, range: Range<usize>) -> Word {
    let (start, end) = (range.start, range.end);
    let key = text.get(range).unwrap_or_default();
    Word {
        start,
        end,
        key: key.to_lowercase().replace('’', "'"),
    }
}

/// Whether the character belongs to a script that has no spaces between words: Chinese, Japanese,
/// Thai, Lao, Tibetan, Burmese and Khmer.
pub(super) fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}'
        | '\u{E00}'..='\u{EFF}' | '\u{F00}'..='\u{FFF}' | '\u{1000}'..='\u{109F}'
        | '\u{1780}'..='\u{17FF}')
}

/// How long a run of words is, in words. Two characters of a script without spaces are one word.
pub(super) fn length(words: &[Word]) -> usize {
    let unspaced = words.iter().filter(|word| word.is_unspaced()).count();
    words.len() - unspaced + unspaced.div_ceil(2)
}

/// Returns the longest run of words that both texts contain, as indices into `one`.
pub(super) fn longest_shared_run(one: &[Word], other: &[Word]) -> Range<usize> {
    let mut longest = 0..0;
    // For each word of `other`, how many words up to it are the same as those up to this one.
    let mut lengths = vec![0; other.len()];
    for (i, word) in one.iter().enumerate() {
        for j in (0..other.len()).rev() {
            let before = j.checked_sub(1).map_or(0, |before| lengths[before]);
            lengths[j] = if word.key == other[j].key {
                before + 1
            } else {
                0
            };
            if lengths[j] > longest.len() {
                longest = i + 1 - lengths[j]..i + 1;
            }
        }
    }
    longest
}

/// Returns the part of the text from the first word to the last.
pub(super) fn slice<'t>(text: &'t str, words: &[Word]) -> &'t str {
    match (words.first(), words.last()) {
        (Some(first), Some(last)) => text.get(first.start..last.end).unwrap_or_default(),
        _ => "",
    }
}

/// Returns the first subtag of a language tag, in lower case: `en` of `en-GB`.
pub(super) fn primary_language(tag: &str) -> String {
    let primary = tag.split('-').next().unwrap_or_default();
    primary.to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn words_are_parts_of_the_text_in_order(text in "[ a’'.,1٢桥ก“é\u{200c}]{0,30}") {
            let mut end = 0;
            for word in words(&text) {
                prop_assert!(end <= word.start && word.start < word.end);
                let part = text.get(word.start..word.end).expect("whole characters");
                prop_assert_eq!(part.to_lowercase().replace('’', "'"), word.key);
                end = word.end;
            }
        }
    }

    #[test]
    fn texts_are_split_into_words_in_any_script() {
        let cases: [(&str, &[&str]); 6] = [
            (" “China’s” words—", &["china's", "words"]),
            ("over 2,400.5 tons, 3.", &["over", "2,400.5", "tons", "3"]),
            ("‘the boys’ till’", &["the", "boys", "till"]),
            ("在2024年，桥", &["在", "2024", "年", "桥"]),
            ("نمی\u{200c}شود۔ ۱۲٫۵", &["نمی\u{200c}شود", "۱۲٫۵"]),
            ("", &[]),
        ];
        for (text, expected) in cases {
            let words = words(text);
            let keys: Vec<_> = words.iter().map(|word| word.key.as_str()).collect();
            assert_eq!(keys, expected, "{text}");
        }
    }

    #[test]
    fn shared_runs_ignore_case_and_punctuation() {
        let run = |one: &str, other: &str| {
            let words_of_one = words(one);
            let range = longest_shared_run(&words_of_one, &words(other));
            slice(one, &words_of_one[range]).to_owned()
        };
        assert_eq!(
            run("He said: “The Bridge, it stays.”", "the bridge it was"),
            "The Bridge, it"
        );
        assert_eq!(run("a b c d", "x c d a b c y"), "a b c");
        assert_eq!(run("a b", "c d"), "");
        assert_eq!(run("", "c d"), "");
        assert_eq!(run("桥上没有汽车", "他说桥上没有船"), "桥上没有");
    }

    #[test]
    fn two_characters_without_spaces_count_as_a_word() {
        assert_eq!(length(&words("the bridge")), 2);
        assert_eq!(length(&words("桥上没有汽车了")), 4);
    }
}
