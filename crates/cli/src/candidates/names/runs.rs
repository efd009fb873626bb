//! Runs of capitalised words, which may be names.

use crate::candidates::lexicon::Lexicon;
use crate::candidates::text::Paragraph;
use standpoint_core::pack::ActorKind;
use std::ops::Range;

/// Words that may be a name.
#[derive(Clone, Debug)]
pub(super) struct Run {
    /// The index of the paragraph.
    pub paragraph: usize,
    /// The words in the paragraph.
    pub words: Range<usize>,
}

/// What follows a name in lower case and belongs to it: "the Trump administration".
const LOWER_TAILS: &[&str] = &[
    "administration",
    "campaign",
    "coalition",
    "committee",
    "council",
    "government",
];

/// What follows "and" in the name of an organisation.
const PAIRED: &[&str] = &[
    "agriculture",
    "commerce",
    "culture",
    "development",
    "education",
    "energy",
    "families",
    "food",
    "health",
    "industry",
    "innovation",
    "justice",
    "prevention",
    "rescue",
    "research",
    "rights",
    "science",
    "security",
    "sons",
    "sport",
    "technology",
    "tourism",
    "trade",
    "welfare",
    "wildlife",
];

/// First names that are also words with which a sentence can start.
pub(super) const FIRST_NAMES: [&str; 4] = ["april", "june", "may", "will"];

/// Finds the runs of a paragraph.
pub(super) fn runs(index: usize, paragraph: &Paragraph<'_>, lexicon: &Lexicon) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut at = 0;
    while at < paragraph.words.len() {
        if !starts_run(paragraph, at, lexicon) {
            at += 1;
            continue;
        }
        let end = end_of_run(paragraph, at, lexicon);
        runs.push(Run {
            paragraph: index,
            words: at..end,
        });
        at = end;
    }
    runs
}

fn has_article(paragraph: &Paragraph<'_>, start: usize, lexicon: &Lexicon) -> bool {
    let before = paragraph.lower_before(start, 1);
    paragraph.gap_before(start) == " " && lexicon.names.articles.contains(&before)
}

fn is_capitalised(paragraph: &Paragraph<'_>, at: usize) -> bool {
    paragraph
        .words
        .get(at)
        .is_some_and(|it| it.is_capitalised())
}

fn starts_run(paragraph: &Paragraph<'_>, at: usize, lexicon: &Lexicon) -> bool {
    let lower = base(&paragraph.lower(at));
    let is_date = |names: &&'static [&'static str]| names.contains(&lower.as_str());
    let is_date = lexicon.dates.calendar.weekdays.iter().any(is_date)
        || lexicon.dates.calendar.months.iter().any(is_date) && !is_capitalised(paragraph, at + 1);
    let is_start = paragraph.starts_sentence(at)
        && lexicon.names.starts.contains(&lower)
        && !is_first_name(paragraph, at, lexicon);
    let is_pronoun = lower == "i" || lower.starts_with("i’") || lower.starts_with("i'");
    // "Nach Ansicht von Ann Lee": the name begins later.
    let is_view = lexicon.has_capitalised_nouns && lexicon.names.views.contains(&lower);
    is_capitalised(paragraph, at) && !is_date && !is_start && !is_pronoun && !is_view
}

/// Whether a word such as "Will" or "May" at the start of a sentence is a first name: "Will Garrity,
/// secretary of …", "May Lee said".
fn is_first_name(paragraph: &Paragraph<'_>, at: usize, lexicon: &Lexicon) -> bool {
    let is_name = FIRST_NAMES.contains(&paragraph.lower(at).as_str());
    let next = at + 1;
    let follows = paragraph.gap_after(next) == ", "
        || lexicon.names.can_speak(&paragraph.lower(next + 1))
            && paragraph.lower(next + 1).ends_with(['d', 's']);
    is_name && paragraph.gap_after(at) == " " && is_capitalised(paragraph, next) && follows
}

/// Returns a word without its possessive ending.
pub(super) fn base(word: &str) -> String {
    let endings = ["’s", "'s", "’", "'"];
    let stripped = endings.iter().find_map(|it| word.strip_suffix(it));
    stripped.unwrap_or(word).to_owned()
}

fn end_of_run(paragraph: &Paragraph<'_>, start: usize, lexicon: &Lexicon) -> usize {
    let mut last = start;
    while let Some(next) = next_in_run(paragraph, start, last, lexicon) {
        last = next;
    }
    last + 1
}

/// Returns the next word of the run after this one.
fn next_in_run(
    paragraph: &Paragraph<'_>,
    start: usize,
    last: usize,
    lexicon: &Lexicon,
) -> Option<usize> {
    let word = paragraph.words.get(last)?.text;
    let next = last + 1;
    // "St. Olave’s Hospital", but "China’s Ministry".
    let is_possessive = base(word) != word && paragraph.lower(start) != "st";
    if is_possessive || next >= paragraph.words.len() {
        return None;
    }
    let gap = paragraph.gap_after(last);
    let lower = paragraph.lower(last);
    // "the Egg Producers’ Union".
    let is_of_members = matches!(gap, "’ " | "' ") && lower.ends_with('s');
    if is_of_members && is_capitalised(paragraph, next) && has_article(paragraph, start, lexicon) {
        let next_lower = paragraph.lower(next);
        let groups = lexicon.names.heads.iter();
        let mut groups = groups.filter(|(kind, _)| *kind == ActorKind::Group);
        return groups
            .any(|(_, words)| words.contains(&next_lower))
            .then_some(next);
    }
    let is_initial = word.chars().count() == 1 || word.contains('.');
    let is_abbreviation = lexicon.names.titles.contains(&lower) || lexicon.is_abbreviation(word);
    if gap == ". " && (is_initial || is_abbreviation) {
        let next_lower = base(&paragraph.lower(next));
        let is_name =
            is_capitalised(paragraph, next) && !lexicon.names.starts.contains(&next_lower);
        return is_name.then_some(next);
    }
    if gap == " & " && is_capitalised(paragraph, next) {
        return Some(next);
    }
    if gap != " " && gap != "-" {
        return None;
    }
    if is_capitalised(paragraph, next) {
        return Some(next);
    }
    let next_lower = paragraph.lower(next);
    if gap == " " && LOWER_TAILS.contains(&next_lower.as_str()) && !lexicon.has_capitalised_nouns {
        return Some(next);
    }
    if gap == "-" || !lexicon.names.links.contains(&next_lower) {
        return None;
    }
    // "of the", "van der".
    let second = paragraph.lower(next + 1);
    let is_double = lexicon.names.links.contains(&second) && paragraph.gap_after(next) == " ";
    let after = next + 1 + usize::from(is_double);
    if !is_capitalised(paragraph, after) || paragraph.gap_before(after) != " " {
        return None;
    }
    let is_head = lexicon
        .names
        .heads
        .iter()
        .any(|(_, words)| words.contains(&lower));
    let is_office = lexicon.names.titles.contains(&lower);
    let has_of = (start..last).any(|at| matches!(paragraph.lower(at).as_str(), "of" | "for"));
    let joins = match next_lower.as_str() {
        "of" | "for" => is_head || is_office,
        "and" => has_of && !is_double || PAIRED.contains(&paragraph.lower(after).as_str()),
        // Only after "van" or "von".
        "der" | "den" => matches!(lower.as_str(), "van" | "von"),
        // "Walk the Water".
        "the" => start == last && !is_double && !paragraph.starts_sentence(start) && !is_head,
        _ => true,
    };
    joins.then_some(after)
}
