//! A paragraph's words and sentences.

use super::lexicon::Lexicon;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// A word of a text, as Unicode's rules find it: `4,000`, `don’t` and `Xi’s` are one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'t> {
    pub text: &'t str,
    pub start: usize,
    pub end: usize,
}

impl Word<'_> {
    pub fn is_capitalised(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }

    pub fn lower(&self) -> String {
        self.text.to_lowercase()
    }
}

/// A paragraph, prepared for searching.
pub(super) struct Paragraph<'t> {
    /// Counted from 1.
    pub number: u32,
    pub text: &'t str,
    pub words: Vec<Word<'t>>,
    /// The sentences, which cover the whole text.
    pub sentences: Vec<Range<usize>>,
}

impl<'t> Paragraph<'t> {
    pub fn new(number: u32, text: &'t str, lexicon: Option<&Lexicon>) -> Self {
        let words = text.unicode_word_indices().map(|(start, text)| Word {
            text,
            start,
            end: start + text.len(),
        });
        Self {
            number,
            text,
            words: words.collect(),
            sentences: sentences(text, lexicon),
        }
    }

    /// Returns what is between the word at this index and the next.
    pub fn gap_after(&self, index: usize) -> &'t str {
        let end = self.words.get(index).map_or(0, |word| word.end);
        let next = self.words.get(index + 1);
        let next = next.map_or(self.text.len(), |word| word.start);
        self.text.get(end..next).unwrap_or_default()
    }

    /// Whether a comma, another sign or the end follows the word at this index.
    pub fn ends_part(&self, index: usize) -> bool {
        let gap = self.gap_after(index);
        gap.is_empty() || gap.starts_with([',', '.', ';', ':', ')', '”', '"'])
    }

    /// Returns what is between the word at this index and the one before.
    pub fn gap_before(&self, index: usize) -> &'t str {
        let start = self.words.get(index).map_or(0, |word| word.start);
        let before = index.checked_sub(1).and_then(|at| self.words.get(at));
        let end = before.map_or(0, |word| word.end);
        self.text.get(end..start).unwrap_or_default()
    }

    /// Returns the word at this index in lower case, or nothing.
    pub fn lower(&self, index: usize) -> String {
        self.words.get(index).map(Word::lower).unwrap_or_default()
    }

    /// Whether the word at this index only says whose something is: "Lee’s".
    pub fn is_possessive(&self, index: usize) -> bool {
        let text = self.words.get(index).map_or("", |word| word.text);
        text.ends_with("’s") || text.ends_with("'s")
    }

    /// Returns the word this many places before the index, in lower case, or nothing.
    pub fn lower_before(&self, index: usize, places: usize) -> String {
        let at = index.checked_sub(places);
        at.map(|at| self.lower(at)).unwrap_or_default()
    }

    /// Returns the sentence that a byte belongs to.
    pub fn sentence_at(&self, at: usize) -> Range<usize> {
        let next = self.sentences.partition_point(|it| it.end <= at);
        let found = self.sentences.get(next).filter(|it| it.contains(&at));
        found.cloned().unwrap_or(0..self.text.len())
    }

    /// Whether the word at this index is the first of a sentence, or of quoted words.
    pub fn starts_sentence(&self, index: usize) -> bool {
        let Some(word) = self.words.get(index) else {
            return false;
        };
        let sentence = self.sentence_at(word.start);
        let before = self.text.get(sentence.start..word.start);
        let is_first = !before.unwrap_or_default().contains(char::is_alphanumeric);
        let opens = ['“', '"', '„', '«', '»', '‘', '‚', ':', '(', '–', '•'];
        is_first || self.gap_before(index).trim_end().ends_with(opens)
    }

    /// Returns the indices of the words in a range of the text.
    pub fn words_within(&self, range: &Range<usize>) -> Range<usize> {
        let from = self.words.partition_point(|it| it.start < range.start);
        let to = self.words.partition_point(|it| it.end <= range.end);
        from..to.max(from)
    }
}

/// Splits a text into sentences by Unicode's rules, which end one after each full stop before a
/// capital. Those after abbreviations are joined again.
fn sentences(text: &str, lexicon: Option<&Lexicon>) -> Vec<Range<usize>> {
    let mut sentences: Vec<Range<usize>> = Vec::new();
    for (start, sentence) in text.split_sentence_bound_indices() {
        let end = start + sentence.len();
        let before = text.get(..start).unwrap_or_default();
        match sentences.last_mut() {
            Some(last) if ends_with_abbreviation(before, sentence, lexicon) => last.end = end,
            _ => sentences.push(start..end),
        }
    }
    sentences
}

/// Whether a text ends with an abbreviation and its full stop, such as `Dr.`, `U.S.`, `12.` in a date,
/// and goes on after it with `next`. After `Ltd.` it doesn't if a word such as `The` comes next, or a name
/// and a verb.
fn ends_with_abbreviation(text: &str, next: &str, lexicon: Option<&Lexicon>) -> bool {
    let Some(text) = text.trim_end().strip_suffix('.') else {
        return false;
    };
    let word = text
        .rsplit(|c: char| c.is_whitespace() || "“\"„(".contains(c))
        .next()
        .unwrap_or_default();
    let is_initial = word.chars().count() == 1 && word.starts_with(char::is_uppercase)
        || word.contains('.') && word.split('.').all(|it| it.chars().count() == 1);
    let Some(lexicon) = lexicon else {
        return is_initial;
    };
    let mut words = next.unicode_words();
    let (first, second) = (words.next().unwrap_or_default(), words.next());
    let lower = word.to_lowercase();
    let has_number = first.starts_with(|c: char| c.is_ascii_digit());
    // "… to Marsh Ltd. Holt said", but not "Marsh Co. President Ann Holt said".
    let is_company = lexicon.companies.contains(&lower.as_str());
    let begins = first.starts_with(char::is_uppercase)
        && second.is_none_or(|it| it.starts_with(char::is_lowercase));
    let is_end = is_company && begins
        || lexicon.ending.contains(&lower.as_str())
            && lexicon.names.starts.contains(&first.to_lowercase())
        || lexicon.numbering.contains(&lower.as_str()) && !has_number;
    !is_end && (is_initial || lexicon.is_abbreviation(word))
}
