//! Dates in the article, as EDTF by the codebook's rules.

mod expression;
mod parse;
mod resolve;
mod tense;

use super::lexicon::Lexicon;
use super::passage::Passage;
use super::text::Paragraph;
use expression::{Expression, Year};
use parse::Found;
use resolve::{Published, resolved};
use standpoint_core::pack::{Basis, Edtf};
use std::ops::Range;
use tense::Tense;

/// A date that the article gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateCandidate {
    /// Where it is, and the article's words for it.
    pub passage: Passage,
    /// The date.
    pub edtf: Edtf,
    /// Whether the article gives all of it.
    pub basis: Basis,
    /// Whether the sentence speaks of what is still to come.
    pub is_to_come: bool,
    /// Whether it is only the beginning or the end of a time: "since 1998".
    pub is_bound: bool,
    /// Whether words or tense show which of those that come again and again it is.
    pub is_clear: bool,
}

/// Finds the dates in the paragraphs, in order.
pub(super) fn find(
    paragraphs: &[Paragraph<'_>],
    lexicon: Option<&Lexicon>,
    published: &Edtf,
) -> Vec<DateCandidate> {
    let mut found: Vec<(&Paragraph<'_>, Found)> = Vec::new();
    for paragraph in paragraphs {
        let dates = parse::dates(paragraph, lexicon);
        found.extend(dates.into_iter().map(|date| (paragraph, date)));
    }
    agree_on_the_future(&mut found);
    let published = Published::of(published);
    let dates = found.into_iter().filter_map(|(paragraph, found)| {
        let (edtf, basis) = resolved(&found, published)?;
        let expression = &found.expression;
        let is_weekday = matches!(expression, Expression::Weekday { .. });
        let is_coming = found.tense == Tense::Present && (is_weekday || expression.is_yearly());
        let is_clear = found.is_to_come
            || found.tense == Tense::Past
            || is_coming
            || !expression.is_one_of_many();
        Some(DateCandidate {
            is_bound: lexicon.is_some_and(|it| is_bound(paragraph, &found.range, it)),
            passage: Passage::new(paragraph.number, paragraph.text, found.range)?,
            edtf: Edtf::try_from(edtf).ok()?,
            basis,
            is_to_come: found.is_to_come || is_coming,
            is_clear,
        })
    });
    dates.collect()
}

/// Whether a word such as "since" is right before a date, or the first of its words.
fn is_bound(paragraph: &Paragraph<'_>, date: &Range<usize>, lexicon: &Lexicon) -> bool {
    let first = paragraph.words.partition_point(|it| it.start < date.start);
    let near = [paragraph.lower_before(first, 1), paragraph.lower(first)];
    let mut near = near.iter().map(String::as_str);
    near.any(|word| lexicon.dates.bounds.contains(&word))
}

/// Takes a day without a year as one to come wherever one sentence says that it is: an article that
/// announces a meeting on 21 November may later say that it has been moved.
fn agree_on_the_future(found: &mut [(&Paragraph<'_>, Found)]) {
    let day_of = |found: &Found| match found.expression {
        Expression::Day {
            day,
            month,
            year: Year::Absent,
        } => Some((day, month)),
        _ => None,
    };
    let to_come = found.iter().map(|it| &it.1).filter(|it| it.is_to_come);
    let to_come: Vec<_> = to_come.filter_map(day_of).collect();
    for (_, date) in found {
        date.is_to_come |= day_of(date).is_some_and(|day| to_come.contains(&day));
    }
}
