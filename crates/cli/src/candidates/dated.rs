//! The date of what a sentence says.

use super::dates::DateCandidate;
use super::lexicon::Lexicon;
use super::passage::Passage;
use super::text::Paragraph;
use standpoint_core::warnings::Quoted;
use std::ops::Range;

/// The dates of an article by where they are.
pub(super) struct Dated<'p, 't> {
    paragraphs: &'p [Paragraph<'t>],
    quoted: &'p [Vec<Quoted>],
    dates: &'p [DateCandidate],
    lexicon: Option<&'static Lexicon>,
    /// For each paragraph, the indices of its dates with where they are.
    places: Vec<Vec<(usize, Range<usize>)>>,
}

impl<'p, 't> Dated<'p, 't> {
    pub fn new(
        paragraphs: &'p [Paragraph<'t>],
        quoted: &'p [Vec<Quoted>],
        dates: &'p [DateCandidate],
        lexicon: Option<&'static Lexicon>,
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
            lexicon,
            places,
        }
    }

    /// Returns the index of the date on which quoted words were said: the only one in their sentence
    /// outside quotation marks, unless it is still to come, only the beginning or end of a time, or that of
    /// a relative clause.
    pub fn of_quote(&self, quote: &Passage) -> Option<usize> {
        let date = self.only(quote, Kind::Quote)?;
        let date_of = self.dates.get(date)?;
        (!date_of.is_to_come && !date_of.is_bound).then_some(date)
    }

    /// Returns the index of the only date in the sentence of a number, unless it is that of another clause.
    pub fn of_number(&self, number: &Passage) -> Option<usize> {
        self.only(number, Kind::Number)
    }

    fn only(&self, passage: &Passage, kind: Kind) -> Option<usize> {
        let (at, range) = place(passage, self.paragraphs)?;
        let paragraph = self.paragraphs.get(at)?;
        let start = paragraph.sentence_at(range.start).start;
        // Quoted words may be several sentences, and the verb comes after them.
        let end = paragraph.sentence_at(range.end).end;
        let is_inside = |range: &Range<usize>| start <= range.start && range.end <= end;
        let places = self.places.get(at)?.iter();
        let counts = |date: &Range<usize>| {
            let mut quoted = self.quoted.get(at).into_iter().flatten();
            let is_quoted = quoted.any(|it| it.outer.start < date.end && date.start < it.outer.end);
            kind == Kind::Number || !is_quoted
        };
        let mut inside = places.filter(|(_, range)| is_inside(range) && counts(range));
        let (index, date) = inside.next()?;
        let date_of = self.dates.get(*index)?;
        let is_clear = date_of.is_clear;
        // "It is to close on 31 May and move to Carrow, 41 kilometres away": so far it is today.
        let between = paragraph.text.get(date.end..range.start);
        let is_aside = between
            .is_some_and(|it| it.trim_end().ends_with(',') && it.contains(char::is_alphanumeric));
        let is_apart = || {
            kind == Kind::Number && date_of.is_to_come && is_aside
                || self.is_apart(paragraph, &range, date, start, kind)
        };
        (inside.next().is_none() && is_clear && !is_apart()).then_some(*index)
    }

    /// Whether a date is in another clause than a passage of the same sentence: "…,” said Lee, who left in
    /// 2019"; "it has 40 members, and was founded in 2019".
    fn is_apart(
        &self,
        paragraph: &Paragraph<'_>,
        passage: &Range<usize>,
        date: &Range<usize>,
        sentence: usize,
        kind: Kind,
    ) -> bool {
        let Some(lexicon) = self.lexicon else {
            return false;
        };
        let words = &lexicon.dates;
        let text = |range: Range<usize>| paragraph.text.get(range).unwrap_or_default();
        let is_before = passage.end <= date.start;
        let between = match is_before {
            true => passage.end..date.start,
            false => date.end..passage.start,
        };
        let is_after_comma = |at: &usize| paragraph.gap_before(*at).starts_with(',');
        let has = |list: &[&str], at: usize| list.contains(&paragraph.lower(at).as_str());
        // "17 sheep, four dogs, and three cats" is a list.
        let is_joined = |at: usize| {
            let is_list = words.is_number(&paragraph.lower(at + 1));
            has(words.joining, at) && !is_list && is_after_comma(&at)
        };
        let speaks = |at: usize| lexicon.names.can_speak(&paragraph.lower(at));
        // "… it “late” and said that talks began in March": the date is that of the talks.
        let goes_on = |at: usize| {
            let is_that = has(&["that", "dass"], at + 1);
            has(words.joining, at) && (speaks(at + 1) || is_that)
        };
        let mut within = paragraph.words_within(&between);
        if within.any(|at| is_joined(at) || kind == Kind::Quote && goes_on(at)) {
            return true;
        }
        // "She said that the ward, shut in March, was “safe”".
        let from = if is_before { passage.end } else { sentence };
        let mut before = paragraph.words_within(&(from..date.start));
        let is_reported = |at: usize| speaks(at) && has(&["that", "dass"], at + 1);
        if kind == Kind::Quote && before.any(is_reported) {
            return true;
        }
        // The relative clause of one of the two is over before the other.
        let is_relative = |from: usize, range: &Range<usize>| {
            let before = paragraph.words_within(&(from..range.start));
            let mut relatives = before.filter(is_after_comma);
            let last = relatives.rfind(|at| has(words.relative, *at));
            let start = last
                .and_then(|at| paragraph.words.get(at))
                .map(|it| it.start);
            start.is_some_and(|start| !text(start..range.start).contains(','))
        };
        let is_over = text(between).contains(',');
        match is_before {
            true => {
                is_relative(passage.end, date)
                    || kind == Kind::Number && is_over && is_relative(sentence, passage)
            }
            false => is_over && is_relative(sentence, date),
        }
    }
}

/// What a date is looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Quote,
    Number,
}

/// Returns the index of a passage's paragraph, and where its words are there.
fn place(passage: &Passage, paragraphs: &[Paragraph<'_>]) -> Option<(usize, Range<usize>)> {
    let at = usize::try_from(passage.paragraph).ok()?.checked_sub(1)?;
    let [before, exact, _] = passage.selector.split(paragraphs.get(at)?.text)?;
    Some((at, before.len()..before.len() + exact.len()))
}
