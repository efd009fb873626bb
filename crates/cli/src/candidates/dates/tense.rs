//! Whether the words around a date speak of the past, the present or the future.

use crate::candidates::lexicon::{DateWords, Words};
use crate::candidates::text::Paragraph;
use std::ops::Range;

/// The tense of the part of a sentence around a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Present,
    /// It has no verb that is known, or several.
    Unclear,
}

/// Returns the part of the sentence around a date in which its verb is, in bytes.
fn clause(paragraph: &Paragraph<'_>, range: &Range<usize>) -> Range<usize> {
    let sentence = paragraph.sentence_at(range.start);
    let inside = |part: Range<usize>| paragraph.text.get(part).unwrap_or_default();
    let is_end = |c: char| matches!(c, ',' | ';' | ':' | '—' | '–' | '“' | '”' | '"');
    let before = inside(sentence.start..range.start);
    let after = inside(range.end..sentence.end.max(range.end));
    let own = before.rsplit(is_end).next().unwrap_or_default();
    let start = before.len() - own.len();
    let mut end = after.find(is_end).unwrap_or(after.len());
    let is_blank = |text: Option<&str>| text.unwrap_or_default().trim().is_empty();
    // "On 21 November, the council will decide": the date alone is no clause.
    if is_blank(before.get(start..)) && is_blank(after.get(..end)) {
        let rest = after.get(end..).unwrap_or_default();
        let rest_start = rest.find(char::is_alphanumeric).unwrap_or(rest.len());
        let rest = rest.get(rest_start..).unwrap_or_default();
        end += rest_start + rest.find(is_end).unwrap_or(rest.len());
    }
    sentence.start + start..range.end + end
}

/// Whether the part of the sentence around a date speaks of the future.
pub(super) fn is_to_come(
    paragraph: &Paragraph<'_>,
    range: &Range<usize>,
    words: &DateWords,
) -> bool {
    // "The hearing is set for May 20."
    let first = paragraph.words.partition_point(|it| it.start < range.start);
    let before = paragraph.lower_before(first, 1);
    if words.set_for.contains(&before.as_str()) {
        return true;
    }
    // "The council has until 18 December."
    let is_deadline = |word: String| words.deadline.contains(&word.as_str());
    // It may be taken for a part of the date, and German has "bis zum".
    let is_zum = before == "zum";
    let is_due = is_deadline(before)
        || is_deadline(paragraph.lower(first))
        || is_zum && is_deadline(paragraph.lower_before(first, 2));
    let within = paragraph.words_within(&clause(paragraph, range));
    let has = |list: Words| within.clone().any(|at| list.contains(&paragraph.lower(at)));
    let is_perfect = has(words.perfect) && !has(words.past);
    // "The decision was put off until June": what comes before June was in the past.
    let article = usize::from(
        words
            .articles
            .contains(&paragraph.lower_before(first, 1).as_str()),
    );
    let link = paragraph.lower_before(first, 1 + article);
    // It may be taken for a part of the date.
    let mut links = [link, paragraph.lower(first)].into_iter();
    let is_put_off = links.any(|it| words.put_off_to.contains(&it.as_str())) && has(words.put_off);
    if is_put_off && !has(words.before_past) {
        return true;
    }
    if is_due && (is_perfect || tense(paragraph, range, words) != Tense::Past) {
        return true;
    }
    within
        .map(|at| paragraph.lower(at))
        .any(|word| words.future.contains(&word.as_str()) || word.ends_with("’ll"))
}

/// Returns the tense of the verbs in the part of the sentence around a date.
pub(super) fn tense(paragraph: &Paragraph<'_>, range: &Range<usize>, words: &DateWords) -> Tense {
    const LEAST_LETTERS: usize = 5;
    let first = paragraph.words.partition_point(|it| it.start < range.start);
    let is_since = |word: &str| words.since.contains(&word);
    // It may be taken for a part of the date.
    if is_since(&paragraph.lower_before(first, 1)) || is_since(&paragraph.lower(first)) {
        return Tense::Past;
    }
    let (mut is_past, mut is_present, mut is_coming) = (false, false, false);
    // May is a month, too.
    let is_date = |at: &usize| {
        let word = paragraph.words.get(*at);
        word.is_some_and(|word| range.contains(&word.start))
    };
    let within = paragraph.words_within(&clause(paragraph, range));
    for at in within.filter(|at| !is_date(at)) {
        let word = paragraph.lower(at);
        let is_regular = word.chars().count() >= LEAST_LETTERS
            && words.past_endings.iter().any(|it| word.ends_with(it));
        if words.present.contains(&word) {
            is_present = true;
        } else if words.past.contains(&word) || is_regular && !is_present {
            is_past = true;
        }
        is_coming |= words.coming.contains(&word);
    }
    match (is_past, is_present || is_coming && !is_past) {
        (true, false) => Tense::Past,
        (false, true) => Tense::Present,
        _ => Tense::Unclear,
    }
}
