//! Numbers in the article with what they count.

use super::dates::DateCandidate;
use super::lexicon::{Lexicon, NumberWords};
use super::passage::Passage;
use super::text::Paragraph;
use standpoint_core::pack::{Decimal, Qualifier};
use standpoint_core::warnings::{Hedge, HedgeWords, Number, hedge_before, numbers_in};
use std::ops::Range;

/// A number that the article gives.
#[derive(Clone, Debug, PartialEq)]
pub struct NumberCandidate {
    /// The words: the number, what makes it approximate, and its unit.
    pub passage: Passage,
    /// The number, in `unit`s.
    pub value: Decimal,
    /// What is counted or measured, as in the article, or `%`. `None`: the words don't say.
    pub unit: Option<String>,
    /// How exact it is.
    pub qualifier: Qualifier,
    /// Which end of a range it is, if it is one.
    pub end: Option<RangeEnd>,
    /// The article's words for number and unit, if it has no digits for the number.
    pub words: Option<String>,
    /// The index of the only date of the sentence in [`super::Candidates::dates`].
    pub date: Option<usize>,
}

/// An end of a range such as "between nine and 14 animals".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RangeEnd {
    Lower,
    Upper,
}

/// Finds the numbers in the paragraphs that are no part of a date.
pub(super) fn find(
    paragraphs: &[Paragraph<'_>],
    lexicon: Option<&Lexicon>,
    language: &str,
    dates: &[DateCandidate],
) -> Vec<NumberCandidate> {
    let mut found = Vec::new();
    for paragraph in paragraphs {
        let dates = dates
            .iter()
            .filter(|it| it.passage.paragraph == paragraph.number);
        let dates: Vec<_> = dates
            .filter_map(|it| {
                let [before, exact, _] = it.passage.selector.split(paragraph.text)?;
                Some(before.len()..before.len() + exact.len())
            })
            .collect();
        let reader = Reader {
            paragraph,
            words: lexicon.map(|lexicon| &lexicon.numbers),
            lexicon,
            language,
            all: numbers_in(paragraph.text, language),
        };
        let mut at = 0;
        while let Some(word) = paragraph.words.get(at) {
            let is_date = dates
                .iter()
                .any(|it| it.start < word.end && word.start < it.end);
            let number = (!is_date).then(|| reader.number(at)).flatten();
            match number {
                Some((number, end)) => {
                    found.push(number);
                    at = end.max(at + 1);
                }
                None => at += 1,
            }
        }
    }
    found
}

/// A number without its unit.
struct Amount {
    value: Decimal,
    /// The words that it consists of.
    words: Range<usize>,
    /// Where it starts, with a currency sign.
    start: usize,
    /// Where it ends, with a sign such as `%`.
    end: usize,
    /// The unit, if a sign shows it.
    sign: Option<String>,
    has_digits: bool,
    is_multiple: bool,
    /// By what a word such as "million" after the digits has multiplied them.
    scale: i64,
}

struct Reader<'p, 't> {
    paragraph: &'p Paragraph<'t>,
    words: Option<&'p NumberWords>,
    lexicon: Option<&'p Lexicon>,
    language: &'p str,
    /// The numbers of the paragraph, also those in words.
    all: Vec<Number>,
}

impl Reader<'_, '_> {
    /// Reads a number that starts at a word, and returns the word after it.
    fn number(&self, at: usize) -> Option<(NumberCandidate, usize)> {
        let amount = self.amount(at)?;
        if self.is_share(&amount) {
            return None;
        }
        if let Some(lower) = self.lower_end(at, &amount) {
            return Some((lower, amount.words.end));
        }
        let last = amount.words.end.saturating_sub(1);
        let unit = match &amount.sign {
            Some(sign) => Some((sign.clone(), last)),
            None => self.unit(amount.words.end),
        };
        if self.words.is_none() && amount.sign.as_deref() != Some("%") {
            return None;
        }
        // "Three" alone may count anything, and so may a number that looks like a year.
        let is_year = amount.value.hundredths() % 100 == 0
            && (190_000..=209_900).contains(&amount.value.hundredths())
            && self.paragraph.words.get(at)?.text.len() == 4;
        if unit.is_none() && (!amount.has_digits && !amount.is_multiple || is_year) {
            return None;
        }
        let (qualifier, start, end_of_range) =
            self.qualifier(at, &amount, unit.as_ref().map(|(unit, _)| unit));
        let unit_end = unit
            .as_ref()
            .and_then(|(_, at)| self.paragraph.words.get(*at));
        let end = unit_end.map_or(amount.end, |word| word.end.max(amount.end));
        let text = self.paragraph.text;
        let is_average = qualifier == Qualifier::Exactly && self.is_average(start, end);
        let qualifier = match is_average {
            true => Qualifier::About,
            false => qualifier,
        };
        let words = text.get(amount.start..end)?.to_owned();
        let next = unit.as_ref().map_or(amount.words.end, |(_, at)| at + 1);
        let number = NumberCandidate {
            passage: Passage::new(self.paragraph.number, text, start..end)?,
            value: amount.value,
            unit: unit.map(|(unit, _)| unit),
            qualifier,
            end: end_of_range,
            words: (!amount.has_digits).then_some(words),
            date: None,
        };
        // What is left of "38 of the 61 shops" is a number of its own.
        let is_part = self.is_of(amount.words.end);
        Some((number, if is_part { amount.words.end } else { next }))
    }

    fn amount(&self, at: usize) -> Option<Amount> {
        self.digits(at).or_else(|| self.in_words(at))
    }

    /// Returns the lower end of a range, with the unit and the "million" that only its upper end has:
    /// "between 2.1 and 2.5 million euros".
    fn lower_end(&self, at: usize, amount: &Amount) -> Option<NumberCandidate> {
        /// Between the number and "and": its own unit.
        const MOST_WORDS: usize = 2;
        self.hedge(at).filter(|it| it.hedge == Hedge::RangeStart)?;
        let first = amount.words.end;
        let joining = |at: &usize| matches!(self.paragraph.lower(*at).as_str(), "and" | "und");
        let second = (first..=first + MOST_WORDS).find(joining)? + 1;
        let (upper_amount, (upper, _)) = (self.amount(second)?, self.number(second)?);
        let is_scaled_in_words = !upper_amount.has_digits
            && upper.value.hundredths() >= amount.value.hundredths().checked_mul(1000)?;
        if upper.end != Some(RangeEnd::Upper) || is_scaled_in_words {
            return None;
        }
        let scale = match amount.scale {
            1 => upper_amount.scale,
            _ => 1,
        };
        let text = self.paragraph.text.get(amount.start..amount.end)?;
        Some(NumberCandidate {
            value: Decimal::from_hundredths(amount.value.hundredths().checked_mul(scale)?).ok()?,
            unit: amount.sign.clone().or_else(|| upper.unit.clone()),
            end: Some(RangeEnd::Lower),
            words: (!amount.has_digits).then(|| text.to_owned()),
            ..upper
        })
    }

    /// Whether a number is one of "one in five", which counts nothing.
    fn is_share(&self, amount: &Amount) -> bool {
        /// Of more than so many, "in" says where or when.
        const MOST: f64 = 10.0;
        let start = |at: usize| self.paragraph.words.get(at).map(|it| it.start);
        let is_in = |at: usize| {
            let lower = self.paragraph.lower(at);
            self.words
                .is_some_and(|it| it.share.contains(&lower.as_str()))
        };
        let number_at = |at: usize| self.all.iter().find(|it| Some(it.range.start) == start(at));
        let is_small = |at: usize| {
            let number = number_at(at).and_then(|it| it.values.last());
            number.is_some_and(|it| *it <= MOST)
        };
        let (first, end) = (amount.words.start, amount.words.end);
        let before = first
            .checked_sub(2)
            .is_some_and(|at| is_in(at + 1) && is_small(at));
        before || is_in(end) && is_small(first) && number_at(end + 1).is_some()
    }

    /// Reads a number in digits, with a currency sign or a percent sign, and "million".
    fn digits(&self, at: usize) -> Option<Amount> {
        let word = self.paragraph.words.get(at)?;
        let is_digit = |c: char| c.is_ascii_digit();
        if !word.text.starts_with(is_digit) {
            return None;
        }
        let digits = word.text.trim_end_matches(|c: char| !is_digit(c));
        let suffix = word.text.get(digits.len()..)?;
        let before = self.paragraph.text.get(..word.start)?;
        let after = self.paragraph.text.get(word.end..)?;
        if self.names_something(at, before, after) {
            return None;
        }
        let has_comma = match self.words {
            Some(words) => words.has_decimal_comma,
            // Without a lexicon it is not known what a comma or a full stop means.
            None => digits
                .bytes()
                .all(|b| b.is_ascii_digit())
                .then_some(false)?,
        };
        let mut hundredths = hundredths(digits, has_comma)?;
        let (mut end, mut words) = (word.end, at..at + 1);
        let mut scaled_by = 1;
        if !suffix.is_empty() {
            if let Some(scale) = self.scale(suffix) {
                hundredths = hundredths.checked_mul(scale)?;
                scaled_by = scale;
            } else if !self.words.is_some_and(|it| it.invariable.contains(&suffix)) {
                // An ordinal, a time, a code.
                return None;
            }
        } else if let Some(scale) = self.scale(&self.paragraph.lower(at + 1))
            && self.paragraph.gap_after(at) == " "
            && self.paragraph.lower(at + 1).len() > 2
        {
            hundredths = hundredths.checked_mul(scale)?;
            scaled_by = scale;
            words.end += 1;
            end = self.paragraph.words.get(at + 1)?.end;
        }
        let (mut sign, mut start) = (None, word.start);
        if !suffix.is_empty() && scaled_by == 1 {
            sign = Some(suffix.to_owned());
        }
        let currency = before.chars().next_back().filter(|c| "£$€¥".contains(*c));
        if let Some(currency) = currency {
            start -= currency.len_utf8();
            sign = Some(currency.to_string());
        }
        let rest = self.paragraph.text.get(end..)?;
        let trimmed = rest.trim_start_matches(' ');
        let first = trimmed.chars().next().filter(|c| "%€£$¥".contains(*c));
        // "5 £6" are two numbers.
        let is_own = first.is_some_and(|c| {
            let next = trimmed.get(c.len_utf8()..).unwrap_or_default();
            !next.starts_with(is_digit)
        });
        if let Some(first) = first.filter(|_| is_own && rest.len() - trimmed.len() <= 1) {
            end += rest.len() - trimmed.len() + first.len_utf8();
            sign = Some(first.to_string());
        }
        let value = Decimal::from_hundredths(hundredths).ok()?;
        Some(Amount {
            value,
            start,
            end,
            sign,
            has_digits: true,
            is_multiple: false,
            scale: scaled_by,
            words,
        })
    }

    fn has_capitalised_nouns(&self) -> bool {
        self.lexicon.is_some_and(|it| it.has_capitalised_nouns)
    }

    /// Whether digits name or order something: a page, an age, a telephone number, a score.
    fn names_something(&self, at: usize, before: &str, after: &str) -> bool {
        let digit_after = |sign: &str| {
            let rest = after.strip_prefix(sign).unwrap_or_default();
            rest.starts_with(|c: char| c.is_ascii_digit())
        };
        let digit_before = |sign: &str| {
            let rest = before.strip_suffix(sign).unwrap_or_default();
            rest.ends_with(|c: char| c.is_ascii_digit())
        };
        let joints = ["-", "–", "/", ":", " ", ".", "+"];
        if joints.iter().any(|it| digit_after(it) || digit_before(it)) {
            return true;
        }
        let is_age = (before.ends_with(", ") && after.starts_with([',', '.', ';']))
            || before.ends_with('(') && after.starts_with(')')
            || after.starts_with("-year-old")
            || after.starts_with("-jährig");
        if is_age
            || before.trim_end().ends_with('§')
            || before.ends_with(['#', '+', '-', '/', '@', '_', '.', '&'])
        {
            return true;
        }
        let word = self.paragraph.words.get(at).map_or("", |word| word.text);
        if word.len() > 1 && word.starts_with('0') && word.bytes().all(|b| b.is_ascii_digit()) {
            return true;
        }
        let is_clock = |words: &NumberWords| {
            let next = self.paragraph.lower(at + 1);
            words.clock.contains(&next.as_str())
        };
        self.words
            .is_some_and(|words| is_clock(words) || self.follows_name(at, words))
    }

    /// Whether the word before is a name or a word such as "page".
    fn follows_name(&self, at: usize, words: &NumberWords) -> bool {
        let Some(before) = at
            .checked_sub(1)
            .filter(|it| self.paragraph.gap_after(*it) == " ")
        else {
            return self.paragraph.gap_before(at) == ". "
                && words
                    .naming
                    .contains(&self.paragraph.lower_before(at, 1).as_str());
        };
        let lower = self.paragraph.lower(before);
        if lower == "at" {
            // "At 30" may be an age or a time; "at 30 schools" and "put it at 41" are not.
            return self.unit(at + 1).is_none() && !self.follows_measuring(at, before, words);
        }
        let is_capitalised = self
            .paragraph
            .words
            .get(before)
            .is_some_and(|it| it.is_capitalised());
        // "Only 12 came": the first word of a sentence is always capitalised, so there the number
        // must count something.
        let is_name = is_capitalised
            && !self.has_capitalised_nouns()
            && !(self.paragraph.starts_sentence(before) && self.is_counted(before, at));
        words.naming.contains(&lower.as_str()) || is_name
    }

    /// Whether a verb before "at" shows that the number after it is a result: "put it at 41".
    /// "Arrived at 9" is a time of day.
    fn follows_measuring(&self, number: usize, at: usize, words: &NumberWords) -> bool {
        const LAST_HOUR: i64 = 24;
        let near = (1..=3).map(|places| self.paragraph.lower_before(at, places));
        let mut verbs = near.take_while(|it| !words.stop.contains(&it.as_str()) || it == "it");
        let value = self.paragraph.words.get(number);
        let value = value.and_then(|word| word.text.replace(',', "").parse::<i64>().ok());
        verbs.any(|verb| match verb.as_str() {
            "arrive" | "arrives" | "arrived" => value.is_none_or(|it| it > LAST_HOUR),
            verb => words.measuring.contains(&verb),
        })
    }

    /// Whether a number after the first word of a sentence counts something.
    fn is_counted(&self, before: usize, at: usize) -> bool {
        let lower = self.paragraph.lower(before);
        self.unit(at + 1).is_some() || lower == "only" || self.hedge(at).is_some()
    }

    /// Returns the words before a number that make it approximate or a bound.
    fn hedge(&self, at: usize) -> Option<HedgeWords> {
        let start = self.paragraph.words.get(at)?.start;
        hedge_before(self.paragraph.text.get(..start)?, self.language)
    }

    fn scale(&self, word: &str) -> Option<i64> {
        let word = word.to_lowercase();
        let scales = self.words?.scales.iter();
        scales.clone().find(|it| it.0 == word).map(|it| it.1)
    }

    /// Reads "six", "two million", "dozens", "tens of thousands".
    fn in_words(&self, at: usize) -> Option<Amount> {
        let words = self.words?;
        let lower = self.paragraph.lower(at);
        let amount = |value: i64, end: usize, is_multiple: bool| {
            let (first, last) = (
                self.paragraph.words.get(at)?,
                self.paragraph.words.get(end - 1)?,
            );
            Some(Amount {
                value: Decimal::from_hundredths(value.checked_mul(100)?).ok()?,
                words: at..end,
                start: first.start,
                end: last.end,
                sign: None,
                has_digits: false,
                is_multiple,
                scale: 1,
            })
        };
        if let Some((_, factor)) = words.multiplied.iter().find(|it| it.0 == lower)
            && words.of.contains(&self.paragraph.lower(at + 1).as_str())
        {
            let second = self.paragraph.lower(at + 2);
            if let Some((_, value)) = words.multiples.iter().find(|it| it.0 == second) {
                return amount(factor * value, at + 3, true);
            }
        }
        let is_of = |at: usize| words.of.contains(&self.paragraph.lower(at).as_str());
        if let Some((_, value)) = words.multiples.iter().find(|it| it.0 == lower) {
            let is_several = is_of(at + 1) || self.has_capitalised_nouns();
            return is_several.then(|| amount(*value, at + 1, true)).flatten();
        }
        let start = self.paragraph.words.get(at)?.start;
        let index = self.all.binary_search_by_key(&start, |it| it.range.start);
        let number = self.all.get(index.ok()?)?;
        let end = number.range.end;
        let after = self.paragraph.text.get(end..)?;
        // Not "two-thirds", nor "both".
        let is_hyphenated = after.starts_with('-') || self.paragraph.gap_before(at) == "-";
        if number.is_in_digits || is_hyphenated || words.two.contains(&lower.as_str()) {
            return None;
        }
        let value = *number.values.last()?;
        // "One" is often a pronoun; larger numbers are no figures.
        let is_whole = value.fract() == 0.0 && (2.0..1e15).contains(&value);
        let end = self.paragraph.words.partition_point(|it| it.start < end);
        amount(is_whole.then_some(value as i64)?, end, false)
    }

    /// Whether the word is "of": what comes is what the number is a part of.
    fn is_of(&self, at: usize) -> bool {
        let is_of = |words: &NumberWords| words.of.contains(&self.paragraph.lower(at).as_str());
        self.words.is_some_and(is_of)
    }

    /// Finds what is counted, from a word on: its name, and the last word of it.
    fn unit(&self, at: usize) -> Option<(String, usize)> {
        const MOST_WORDS: usize = 5;
        let words = self.words?;
        let is_compound = self.paragraph.gap_before(at) == "-";
        let first = self.paragraph.words.get(at)?;
        if is_compound {
            let is_word = first.text.chars().all(char::is_alphabetic);
            return is_word.then(|| (first.text.to_owned(), at));
        }
        let lower = first.lower();
        if self.paragraph.gap_before(at) != " " {
            return None;
        }
        if words.percent.contains(&lower.as_str()) {
            return Some(("%".to_owned(), at));
        }
        if lower == "per" && self.paragraph.lower(at + 1) == "cent" {
            return Some(("%".to_owned(), at + 1));
        }
        let is_part = self.is_of(at);
        let first_at = at;
        for at in at..at + MOST_WORDS {
            let word = self.paragraph.words.get(at)?;
            let lower = word.lower();
            // "22 full-time jobs"
            let is_joined = at > first_at && self.paragraph.gap_before(at) == "-";
            if !is_joined && self.paragraph.gap_before(at) != " " {
                return None;
            }
            let is_determiner = is_part
                && (words.of.contains(&lower.as_str())
                    || matches!(
                        lower.as_str(),
                        "the" | "its" | "his" | "her" | "their" | "den"
                    )
                    || lower.bytes().all(|b| b.is_ascii_digit()));
            let is_possessive = lower.ends_with("’s") || lower.ends_with("'s");
            if is_determiner || is_possessive {
                continue;
            }
            if lower != "times" && words.stop.contains(&lower.as_str()) {
                return None;
            }
            let is_unit = words.invariable.contains(&lower.as_str())
                || if self.has_capitalised_nouns() {
                    word.is_capitalised()
                } else {
                    !word.is_capitalised() && is_plural(&lower)
                };
            // "22 Vollzeit-Stellen" counts Stellen.
            let is_first_part = self.has_capitalised_nouns() && self.paragraph.gap_after(at) == "-";
            if is_unit && !is_first_part {
                let before = self.paragraph.lower(at.saturating_sub(1));
                let unit = match words.of_unit.contains(&before.as_str()) {
                    true => format!("{before} {}", word.text),
                    false => word.text.to_owned(),
                };
                return Some((unit, at));
            }
        }
        None
    }

    /// Whether words around a number make it an average: "52 minutes on average".
    fn is_average(&self, start: usize, end: usize) -> bool {
        let part = |range: Range<usize>| self.paragraph.text.get(range).unwrap_or_default();
        let (before, after) = (part(0..start), part(end..self.paragraph.text.len()));
        self.words.is_some_and(|it| it.is_average(before, after))
    }

    /// Reads the words before a number that make it approximate, and returns where they start, and which
    /// end of a range it is.
    fn qualifier(
        &self,
        at: usize,
        amount: &Amount,
        unit: Option<&String>,
    ) -> (Qualifier, usize, Option<RangeEnd>) {
        let is_spell = |words: &NumberWords| {
            unit.is_some_and(|unit| words.spells.contains(&unit.to_lowercase().as_str()))
        };
        let is_spell = self.words.is_some_and(is_spell);
        let hedge = self.hedge(at).filter(|it| {
            let is_known = it.hedge != Hedge::RangeStart;
            is_known && (!is_spell || it.hedge != Hedge::Above)
        });
        // Also of a round number: what the article doesn't say is for a person to judge.
        let own = match amount.is_multiple {
            true => Qualifier::MultiplesOf,
            false => Qualifier::Exactly,
        };
        match hedge {
            None => (own, amount.start, None),
            Some(hedge) => {
                let end = (hedge.hedge == Hedge::RangeEnd).then_some(RangeEnd::Upper);
                let qualifier = match amount.is_multiple {
                    true => own,
                    false => hedge.hedge.qualifier(),
                };
                (qualifier, hedge.range.start, end)
            }
        }
    }
}

/// Whether an English word looks like a plural.
fn is_plural(word: &str) -> bool {
    let is_long = word.chars().count() > 3;
    let is_other = ["ss", "us", "is", "ous"]
        .iter()
        .any(|it| word.ends_with(it));
    is_long && word.ends_with('s') && !is_other
}

/// Reads a number in digits, with groups of three and decimals, times 100.
fn hundredths(text: &str, has_decimal_comma: bool) -> Option<i64> {
    let (group, point) = if has_decimal_comma {
        ('.', ',')
    } else {
        (',', '.')
    };
    let (whole, decimals) = match text.split_once(point) {
        Some((whole, decimals)) => (whole, decimals),
        None => (text, ""),
    };
    let groups: Vec<&str> = whole.split(group).collect();
    let are_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let are_groups = match groups.as_slice() {
        [_] => true,
        [first, rest @ ..] => {
            (1..=3).contains(&first.len()) && rest.iter().all(|group| group.len() == 3)
        }
        [] => false,
    };
    if !are_groups || decimals.len() > 2 || !are_digits(decimals) {
        return None;
    }
    let whole: String = groups.concat();
    let digits = whole + decimals + &"0".repeat(2 - decimals.len());
    are_digits(&digits).then(|| digits.parse().ok())?
}
