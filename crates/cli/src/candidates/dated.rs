//! The date of what a sentence says.

use super::dates::DateCandidate;
use super::passage::Passage;
use super::text::Paragraph;
use standpoint_core::warnings::Quoted;
use std::ops::Range;

/// The dates of an article by where they are.
pub(super) struct Dated<'p, 't> {
    paragraphs: &'p [Paragraph<'t>],
    quoted: &'p [Vec<Quoted>],
    dates: &'p [DateCandidate],
    /// For each paragraph, the indices of its dates with where they are.
    places: Vec<Vec<(usize, Range<usize>)>>,
}

impl<'p, 't> Dated<'p, 't> {
    pub fn new(
        paragraphs: &'p [Paragraph<'t>],
        quoted: &'p [Vec<Quoted>],
        dates: &'p [DateCandidate],
    ) -> Self {
        let mut places = vec![Vec::new(); paragraphs.len()];
        for (index, date) in dates.iter().enumerate() {
            if let Some((at, range)) = place(&date.passage, paragraphs)
                && let Some(places) = places.get_mut(at)
            {
                places.push((index, range));
            }
        }
        Self {
            paragraphs,
            quoted,
            dates,
            places,
        }
    }

    /// Returns the index of the date on which quoted words were said: the only one in their sentence
    /// outside quotation marks, unless it is still to come, or only the beginning or end of a time.
    pub fn of_quote(&self, quote: &Passage) -> Option<usize> {
        let date = self.only(quote, |at, range| {
            let mut quoted = self.quoted.get(at).into_iter().flatten();
            !quoted.any(|it| it.outer.start < range.end && range.start < it.outer.end)
        })?;
        let date_of = self.dates.get(date)?;
        (!date_of.is_to_come && !date_of.is_bound).then_some(date)
    }

    /// Returns the index of the only date in the sentence of a number.
    pub fn of_number(&self, number: &Passage) -> Option<usize> {
        self.only(number, |_, _| true)
    }

    fn only(
        &self,
        passage: &Passage,
        counts: impl Fn(usize, &Range<usize>) -> bool,
    ) -> Option<usize> {
        let (at, range) = place(passage, self.paragraphs)?;
        let paragraph = self.paragraphs.get(at)?;
        let start = paragraph.sentence_at(range.start).start;
        // Quoted words may be several sentences, and the verb comes after them.
        let end = paragraph.sentence_at(range.end).end;
        let is_inside = |range: &Range<usize>| start <= range.start && range.end <= end;
        let places = self.places.get(at)?.iter();
        let mut inside = places.filter(|(_, range)| is_inside(range) && counts(at, range));
        let (index, _) = inside.next()?;
        let is_clear = self.dates.get(*index).is_some_and(|it| it.is_clear);
        (inside.next().is_none() && is_clear).then_some(*index)
    }
}

/// Returns the index of a passage's paragraph, and where its words are there.
fn place(passage: &Passage, paragraphs: &[Paragraph<'_>]) -> Option<(usize, Range<usize>)> {
    let at = usize::try_from(passage.paragraph).ok()?.checked_sub(1)?;
    let [before, exact, _] = passage.selector.split(paragraphs.get(at)?.text)?;
    Some((at, before.len()..before.len() + exact.len()))
}
