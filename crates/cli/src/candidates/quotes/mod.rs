//! Quoted words and who said them.

mod clause;
mod pronouns;
mod reported;
mod speaker;
mod verb;

pub use reported::ReportedCandidate;

use super::lexicon::Lexicon;
use super::names::{Mention, NameCandidate};
use super::passage::Passage;
use super::text::Paragraph;
use standpoint_core::pack::words_in;
use standpoint_core::warnings::Quoted;
use std::ops::Range;

/// Words between quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuoteCandidate {
    /// The words, without marks and without the comma that ends them.
    pub passage: Passage,
    /// Who said them. `None`: the article doesn't show it clearly.
    pub speaker: Option<Speaker>,
    /// What the article calls whoever said them, if it has no name for them there: "the vet" of “…,” the
    /// vet said.
    pub described: Option<String>,
    /// Whether they are only a term: one or two words, for which there is no draft.
    pub is_term: bool,
    /// Whether they go on with a quotation before them, in the same sentence or from the paragraph
    /// before.
    pub continues: bool,
    /// The index of the date in [`super::Candidates::dates`] on which it was said, if the sentence
    /// shows it.
    pub date: Option<usize>,
}

/// Who said something to the article, also where they relay what somebody else said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The index of the speaker in [`super::Candidates::names`].
    pub name: usize,
    /// The others whom the name in the article may mean. If there are any, it isn't clear who spoke.
    pub others: Vec<usize>,
    /// Where the speaker is named.
    pub named_in: NamedIn,
}

impl Speaker {
    /// Whether the paragraph of the quotation shows who spoke.
    pub fn is_clear(&self) -> bool {
        self.others.is_empty() && self.named_in != NamedIn::ParagraphBefore
    }
}

/// Where the speaker of a quotation is named, from the most certain to the least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NamedIn {
    /// As the subject of a verb in the sentence of the quotation, or of the one in which it goes on.
    Sentence,
    /// In another sentence of the paragraph: the sentence has a pronoun or nothing.
    Paragraph,
    /// In the paragraph before.
    ParagraphBefore,
}

/// Finds the quotations in the paragraphs, in order, and the words that sentences give somebody without
/// quotation marks.
pub(super) fn find(
    paragraphs: &[Paragraph<'_>],
    lexicon: Option<&'static Lexicon>,
    quoted_in: &[Vec<Quoted>],
    names: &[NameCandidate],
    mentions: &[Mention],
) -> (Vec<QuoteCandidate>, Vec<ReportedCandidate>) {
    let finder = lexicon
        .map(|lexicon| speaker::Finder::new(paragraphs, lexicon, quoted_in, names, mentions));
    let speakers = finder.as_ref().map(speaker::Finder::all);
    let mut found = Vec::new();
    let mut was_open = false;
    for (index, (paragraph, quoted)) in paragraphs.iter().zip(quoted_in).enumerate() {
        let mut before: Option<&Quoted> = None;
        for (at, quotation) in quoted.iter().enumerate() {
            let goes_on = was_open && at == 0 && quotation.outer.start == 0;
            let continues = goes_on || before.is_some_and(|it| is_one(paragraph, it, quotation));
            before = Some(quotation);
            was_open = quotation.is_open;
            let range = exact(paragraph.text, quotation.inner.clone());
            let is_term = !says_something(paragraph.text, &range);
            let speakers = speakers.as_ref().and_then(|it| it.get(index));
            let passage = Passage::new(paragraph.number, paragraph.text, range);
            // Where a mark is missing, the words are not only the speaker's.
            let next = quoted_in.get(index + 1).and_then(|it| it.first());
            let is_broken = quotation.is_open && next.is_none_or(|it| it.outer.start > 0);
            let speaker = speakers.and_then(|it| it.get(at).cloned().flatten());
            let described = finder.as_ref().and_then(|it| it.described(index, at));
            found.extend(passage.map(|passage| QuoteCandidate {
                passage,
                speaker: speaker.filter(|_| !is_broken),
                described: described.filter(|_| !is_broken),
                is_term,
                continues,
                date: None,
            }));
        }
        was_open &= !quoted.is_empty();
    }
    let reported = finder.map(|finder| finder.reported());
    (found, reported.unwrap_or_default())
}

/// Whether two quotations are halves of one: “I was wrong,” she said, “and I am glad.”
fn is_one(paragraph: &Paragraph<'_>, first: &Quoted, second: &Quoted) -> bool {
    let text = |range: Range<usize>| paragraph.text.get(range).unwrap_or_default();
    let between = text(first.outer.end..second.outer.start);
    let goes_on = text(second.inner.clone()).starts_with(char::is_lowercase);
    let has_comma = text(first.inner.clone()).ends_with(',') || between.starts_with(',');
    goes_on && has_comma && !between.contains(['.', '!', '?'])
}

/// Returns the words without spaces, and without the comma that the sentence around them needs.
fn exact(text: &str, range: Range<usize>) -> Range<usize> {
    let words = text.get(range.clone()).unwrap_or_default();
    let start = range.start + (words.len() - words.trim_start().len());
    let trimmed = words.trim().trim_end_matches([',', ';', ' ']);
    start..start + trimmed.len()
}

/// Whether the words are more than a single term: at least three, or a sentence.
fn says_something(text: &str, range: &Range<usize>) -> bool {
    const LEAST_WORDS: usize = 3;
    /// In a script without spaces.
    const LEAST_CHARACTERS: usize = 6;
    let words = text.get(range.clone()).unwrap_or_default();
    let count = words_in(words);
    let is_sentence = words.starts_with(char::is_uppercase) && words.ends_with(['.', '!', '?']);
    let has_no_spaces = words
        .chars()
        .any(|c| ('\u{3040}'..='\u{9FFF}').contains(&c));
    count >= LEAST_WORDS
        || count > 1 && is_sentence
        || has_no_spaces && words.chars().count() >= LEAST_CHARACTERS
}
