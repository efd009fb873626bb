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
    let mut within = within.map(|at| paragraph.lower(at));
    within.any(|word| words.future.contains(&word.as_str()) || word.ends_with("’ll"))
        || outlook(paragraph, range, words) == Some(Outlook::ToCome)
}

/// What a verb says of a date that belongs to its plan or promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outlook {
    /// "said that talks would begin in March", "plans to close in March".
    ToCome,
    /// "was to close in March", "decided to close in March": it may be over by now.
    Open,
}

/// Returns what the verb nearest to a date says of it, if that is a plan or a promise.
fn outlook(paragraph: &Paragraph<'_>, range: &Range<usize>, words: &DateWords) -> Option<Outlook> {
    let clause = clause(paragraph, range);
    let own = paragraph.words_within(range);
    let within = paragraph.words_within(&clause);
    let before = within.start..own.start.max(within.start);
    let was_before = |at: usize| {
        let mut earlier = (within.start..at).map(|at| paragraph.lower(at));
        earlier.any(|it| words.before_past.contains(&it))
    };
    let of_verb = |at: usize| -> Option<Option<Outlook>> {
        let lower = paragraph.lower(at);
        if words.would.contains(&lower) {
            // "would have begun in March": it did not.
            let is_unreal = (at + 1..at + 3).any(|at| paragraph.lower(at) == "have");
            let outlook = match was_before(at) {
                true => Outlook::Open,
                false => Outlook::ToCome,
            };
            return Some((!is_unreal).then_some(outlook));
        }
        if lower == "to" && is_infinitive(paragraph, at, words) {
            return Some(outlook_of_infinitive(paragraph, at, words));
        }
        let link = paragraph.lower_before(at, 1);
        let is_passive = matches!(link.as_str(), "be" | "been" | "being" | "get");
        // "would close the disused pool in March".
        let is_adjective = OF_NOUN.contains(&link.as_str()) && paragraph.gap_after(at) == " ";
        let is_verb = lower != "been" && !is_passive && !is_adjective;
        (is_past_form(&lower, words) && is_verb).then_some(None)
    };
    match before.clone().rev().find_map(of_verb) {
        Some(found) => found,
        // "In March talks about it would begin": the first verb after the date.
        None => (own.end..within.end).find_map(of_verb).flatten(),
    }
}

/// Words before a noun: after them, "plan" is one.
const OF_NOUN: &[&str] = &["a", "an", "her", "his", "its", "our", "the", "their"];

/// Returns what the words before an infinitive say of it: "is set to close", "decided to close".
fn outlook_of_infinitive(
    paragraph: &Paragraph<'_>,
    to: usize,
    words: &DateWords,
) -> Option<Outlook> {
    let not = usize::from(paragraph.lower_before(to, 1) == "not");
    let verb = paragraph.lower_before(to, 1 + not);
    let before = [2, 3].map(|places| paragraph.lower_before(to, places + not));
    let is_present = before.iter().any(|it| words.now.contains(it));
    let is_noun = before.first().is_some_and(|it| {
        OF_NOUN.contains(&it.as_str()) || it.ends_with("’s") || it.ends_with("'s")
    });
    match () {
        () if words.done.contains(&verb) => None,
        () if words.planning.contains(&verb) && !is_noun => Some(Outlook::ToCome),
        () if is_present && (verb.ends_with("ed") || words.ready.contains(&verb)) => {
            Some(Outlook::ToCome)
        }
        () => Some(Outlook::Open),
    }
}

/// Whether "to" leads to a verb: not "to offices", "to the coast", "to power".
fn is_infinitive(paragraph: &Paragraph<'_>, to: usize, words: &DateWords) -> bool {
    let Some(verb) = paragraph.words.get(to + 1) else {
        return false;
    };
    let lower = verb.lower();
    let is_plural = lower.ends_with('s') && !lower.ends_with("ss");
    paragraph.gap_after(to) == " "
        && lower.chars().all(char::is_alphabetic)
        && !verb.is_capitalised()
        && !is_plural
        && !lower.ends_with("ing")
        && !words.after_to.contains(&lower)
        && !words.is_number(&lower)
}

/// Whether a word in lower case can be a verb in the past tense.
fn is_past_form(word: &str, words: &DateWords) -> bool {
    const LEAST_LETTERS: usize = 5;
    let is_regular = word.chars().count() >= LEAST_LETTERS
        && words.past_endings.iter().any(|it| word.ends_with(it));
    words.past.contains(word) || is_regular
}

/// Returns the tense of the verbs in the part of the sentence around a date.
pub(super) fn tense(paragraph: &Paragraph<'_>, range: &Range<usize>, words: &DateWords) -> Tense {
    let first = paragraph.words.partition_point(|it| it.start < range.start);
    let is_since = |word: &str| words.since.contains(&word);
    // It may be taken for a part of the date.
    if is_since(&paragraph.lower_before(first, 1)) || is_since(&paragraph.lower(first)) {
        return Tense::Past;
    }
    let within = paragraph.words_within(&clause(paragraph, range));
    let has = |list: Words| within.clone().any(|at| list.contains(&paragraph.lower(at)));
    // "Sie wollte sich am Dienstag nicht äußern."
    let is_open = has(words.open) && !has(words.not);
    if outlook(paragraph, range, words).is_some() || is_open {
        return Tense::Unclear;
    }
    let (mut is_past, mut is_present, mut is_coming) = (false, false, false);
    // May is a month, too.
    let is_date = |at: &usize| {
        let word = paragraph.words.get(*at);
        word.is_some_and(|word| range.contains(&word.start) || word.text == "May")
    };
    for at in within.filter(|at| !is_date(at)) {
        let word = paragraph.lower(at);
        if words.present.contains(&word) {
            is_present = true;
        } else if words.past.contains(&word) || is_past_form(&word, words) && !is_present {
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
