//! Finds the words for dates. English and German dates differ in their words and in a few signs, so
//! one parser reads both with a lexicon.

use super::expression::{Expression, Which, Year};
use super::tense::{Tense, is_to_come, tense};
use crate::candidates::lexicon::{DateWords, Lexicon, Unit};
use crate::candidates::text::Paragraph;
use jiff::civil::Weekday;
use std::ops::Range;

/// Words for a date.
pub(super) struct Found {
    /// Where the words are, in bytes.
    pub range: Range<usize>,
    pub expression: Expression,
    pub is_approximate: bool,
    /// Whether the sentence speaks of the future.
    pub is_to_come: bool,
    /// The tense of the verbs around the words, which decides what a day of the week means.
    pub tense: Tense,
}

/// An expression, and the words that it consists of.
struct Core {
    words: Range<usize>,
    expression: Expression,
}

/// Returns the dates of a paragraph.
pub(super) fn dates(paragraph: &Paragraph<'_>, lexicon: Option<&Lexicon>) -> Vec<Found> {
    let mut dates = Vec::new();
    let mut at = 0;
    while at < paragraph.words.len() {
        let core = match lexicon {
            Some(lexicon) => Parser {
                paragraph,
                words: &lexicon.dates,
                lexicon,
            }
            .date(at),
            None => iso_day(paragraph, at).map(|core| (core, false)),
        };
        let Some((core, is_approximate)) = core else {
            at += 1;
            continue;
        };
        at = core.words.end.max(at + 1);
        let (first, last) = (core.words.start, core.words.end.saturating_sub(1));
        let (Some(first), Some(last)) = (paragraph.words.get(first), paragraph.words.get(last))
        else {
            continue;
        };
        let range = first.start..last.end;
        dates.push(Found {
            is_to_come: lexicon.is_some_and(|it| is_to_come(paragraph, &range, &it.dates)),
            tense: lexicon.map_or(Tense::Unclear, |it| tense(paragraph, &range, &it.dates)),
            range,
            expression: core.expression,
            is_approximate,
        });
    }
    // Words that belong to a date may also have been taken by the one before.
    dates.dedup_by(|next, before| next.range.start < before.range.end);
    dates
}

/// Parses `2024-03-12`, which is the same in all languages.
fn iso_day(paragraph: &Paragraph<'_>, at: usize) -> Option<Core> {
    let word = |at: usize| paragraph.words.get(at).map(|word| word.text);
    let is_joined = paragraph.gap_after(at) == "-" && paragraph.gap_after(at + 1) == "-";
    let year = word(at).filter(|it| it.len() == 4)?.parse().ok()?;
    let part = |at: usize| word(at).filter(|it| it.len() == 2)?.parse::<i8>().ok();
    let (month, day) = (part(at + 1)?, part(at + 2)?);
    is_joined.then_some(Core {
        words: at..at + 3,
        expression: Expression::Day {
            day,
            month,
            year: Year::Stated(year),
        },
    })
}

struct Parser<'p, 't> {
    paragraph: &'p Paragraph<'t>,
    words: &'p DateWords,
    lexicon: &'p Lexicon,
}

impl Parser<'_, '_> {
    fn lower(&self, at: usize) -> String {
        self.paragraph.lower(at)
    }

    fn is(&self, at: usize, list: &[&str]) -> bool {
        list.contains(&self.lower(at).as_str())
    }

    /// Whether the word before the index is one of these, with nothing but a space between.
    fn follows(&self, at: usize, list: &[&str]) -> bool {
        at > 0 && self.is_near(at - 1) && self.is(at - 1, list)
    }

    /// Whether nothing but a space is between a word and the next.
    fn is_near(&self, at: usize) -> bool {
        self.paragraph.gap_after(at) == " "
    }

    /// Parses a date or a range whose first word is at the index, with the words that belong to it.
    fn date(&self, at: usize) -> Option<(Core, bool)> {
        let mut core = self.range(at).or_else(|| self.single(at))?;
        let mut is_approximate = false;
        // "late last month", "in the spring", "around 1987".
        while let Some(before) = core.words.start.checked_sub(1) {
            let is_late = self.is(before, self.words.late);
            let joins = self.is_near(before) || self.paragraph.gap_after(before) == "-";
            if !joins {
                break;
            }
            match core.expression {
                Expression::Year(year) if is_late => {
                    core.expression = Expression::LateInYear(year);
                }
                Expression::Unit { unit, offset: 0 } if self.is(before, self.words.earlier) => {
                    core.expression = Expression::Earlier(unit);
                }
                Expression::Unit { unit, offset: 0 } if self.is(before, self.words.later) => {
                    core.expression = Expression::Later(unit);
                }
                _ if is_late || self.is(before, self.words.early) || self.is(before, &["the"]) => {}
                _ if self.is(before, self.words.included) => {
                    is_approximate = self.is(before, self.words.around);
                    core.words.start = before;
                    break;
                }
                _ => break,
            }
            core.words.start = before;
        }
        // "the" alone at the start says nothing.
        if self.is(core.words.start, &["the"]) {
            core.words.start += 1;
        }
        Some((core, is_approximate))
    }

    /// Parses "from 3 March to 5 April", "2019–2021", "3 to 7 June".
    fn range(&self, at: usize) -> Option<Core> {
        let introduced = |list: &[&str]| self.follows(at, list);
        let is_between = introduced(self.words.between);
        let is_from = introduced(self.words.from);
        // "3 to 7 June", "3. bis 7. Juni": only the second has a month.
        let day = self.day_number(at);
        let (from, next) = match self.single(at) {
            Some(core) => (Some(core.expression), core.words.end),
            None => (None, at + 1),
        };
        if from.is_none() && day.is_none() {
            return None;
        }
        let gap = self.paragraph.gap_after(next - 1);
        let is_dash = matches!(gap.trim(), "–" | "-" | "—");
        let is_word = matches!(gap, " " | ". ") && self.is(next, self.words.to);
        let second = if is_dash { next } else { next + 1 };
        let to = (is_dash || is_word).then(|| self.single(second))??;
        let from = match (from, day, &to.expression) {
            (Some(from), _, _) => from.with_year_of(&to.expression),
            (None, Some(day), Expression::Day { month, year, .. }) => Expression::Day {
                day,
                month: *month,
                year: *year,
            },
            _ => return None,
        };
        // "in March and April" is no range, and neither are dates of two kinds.
        let is_and = is_word && ["and", "und"].contains(&self.lower(next).as_str());
        let is_same_kind = std::mem::discriminant(&from) == std::mem::discriminant(&to.expression);
        let is_range = if is_and {
            is_between
        } else {
            is_from || is_dash || day.is_some()
        };
        if !is_same_kind || !is_range {
            return None;
        }
        let (from, expression) = (Box::new(from), Box::new(to.expression));
        let start = if is_between || is_from { at - 1 } else { at };
        Some(Core {
            words: start..to.words.end,
            expression: if is_between {
                Expression::Within(from, expression)
            } else {
                Expression::Span(from, expression)
            },
        })
    }

    fn single(&self, at: usize) -> Option<Core> {
        iso_day(self.paragraph, at)
            .or_else(|| self.dotted_day(at))
            .or_else(|| self.weekday(at))
            .or_else(|| self.day_and_month(at))
            .or_else(|| self.month(at))
            .or_else(|| self.season(at))
            .or_else(|| self.decade(at))
            .or_else(|| self.ago(at))
            .or_else(|| self.relative(at))
            .or_else(|| self.year(at))
    }

    /// Parses a day of the month: `12`, `12th`, and in German the number of `12.`.
    fn day_number(&self, at: usize) -> Option<i8> {
        let word = self.paragraph.words.get(at)?.text;
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let suffix = word.get(digits.len()..)?;
        let is_ordinal = matches!(suffix, "" | "st" | "nd" | "rd" | "th");
        let day = digits.parse().ok().filter(|day| (1..=31).contains(day))?;
        let has_dot =
            !self.lexicon.has_dotted_ordinals || self.paragraph.gap_after(at).starts_with('.');
        (is_ordinal && has_dot && digits.len() <= 2).then_some(day)
    }

    fn month_name(&self, at: usize) -> Option<i8> {
        let word = self.paragraph.words.get(at)?;
        let lower = word.lower();
        let lower = lower.trim_end_matches("’s").trim_end_matches("'s");
        let found = self
            .words
            .calendar
            .months
            .iter()
            .position(|names| names.contains(&lower));
        let month = found.filter(|_| word.is_capitalised())?;
        i8::try_from(month + 1).ok()
    }

    /// Parses a year in digits.
    fn year_number(&self, at: usize) -> Option<i16> {
        let word = self.paragraph.words.get(at)?.text;
        let is_year = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
        let year = word
            .parse()
            .ok()
            .filter(|year| (1000..=2199).contains(year))?;
        is_year.then_some(year)
    }

    /// Parses the year after a month, from the index on: "2024", ", 2024", "of 2024", "next year".
    fn year_after(&self, at: usize) -> (Year, usize) {
        let gap = at.checked_sub(1).map(|last| self.paragraph.gap_after(last));
        let gap = gap.unwrap_or_default();
        if !matches!(gap, " " | ", " | ". ") {
            return (Year::Absent, at);
        }
        if let Some(year) = self.year_number(at) {
            return (Year::Stated(year), at + 1);
        }
        let of = usize::from(gap == " " && self.is(at, &["of", "des", "in"]) && self.is_near(at));
        if of == 1
            && let Some(year) = self.year_number(at + 1)
        {
            return (Year::Stated(year), at + 2);
        }
        if let Some(Expression::Unit {
            unit: Unit::Year,
            offset,
        }) = self.relative(at + of).map(|core| core.expression)
            && gap == " "
            && let Ok(offset) = i16::try_from(offset)
        {
            return (Year::Relative(offset), at + of + 2);
        }
        (Year::Absent, at)
    }

    /// Parses `12.03.2024` and `12. 3. 2024`, where a lexicon has such ordinals.
    fn dotted_day(&self, at: usize) -> Option<Core> {
        if !self.lexicon.has_dotted_ordinals {
            return None;
        }
        // Unicode's rules take `12.03.2024` as one word.
        let word = self.paragraph.words.get(at)?.text;
        let parts: Vec<&str> = word.split('.').collect();
        let (numbers, end) = match parts.as_slice() {
            [day, month, year] => ([*day, *month, *year], at + 1),
            [day]
                if self.paragraph.gap_after(at) == ". "
                    && self.paragraph.gap_after(at + 1) == ". " =>
            {
                let word = |at: usize| self.paragraph.words.get(at).map(|word| word.text);
                ([*day, word(at + 1)?, word(at + 2)?], at + 3)
            }
            _ => return None,
        };
        let [day, month, year] = numbers;
        let year: i16 = year.parse().ok().filter(|_| year.len() == 4)?;
        Some(Core {
            words: at..end,
            expression: Expression::Day {
                day: day.parse().ok().filter(|day| (1..=31).contains(day))?,
                month: month
                    .parse()
                    .ok()
                    .filter(|month| (1..=12).contains(month))?,
                year: Year::Stated(year),
            },
        })
    }

    /// Parses "12 March 2024", "the 12th of March", "March 12, 2024".
    fn day_and_month(&self, at: usize) -> Option<Core> {
        let (day, month, end) = match (self.day_number(at), self.month_name(at)) {
            (Some(day), _) => {
                let gap = self.paragraph.gap_after(at);
                let of = usize::from(self.is(at + 1, &["of"]));
                let is_near = matches!(gap, " " | ". ");
                let month = self.month_name(at + 1 + of).filter(|_| is_near)?;
                (day, month, at + 2 + of)
            }
            (None, Some(month)) if !self.lexicon.has_dotted_ordinals => {
                let gap = self.paragraph.gap_after(at);
                let day = self.day_number(at + 1)?;
                matches!(gap, " " | ". ").then_some((day, month, at + 2))?
            }
            _ => return None,
        };
        let (year, end) = self.year_after(end);
        Some(Core {
            words: at..end,
            expression: Expression::Day { day, month, year },
        })
    }

    fn month(&self, at: usize) -> Option<Core> {
        let month = self.month_name(at)?;
        let (year, end) = self.year_after(at + 1);
        let (which, start) = self.which(at);
        let next = self.paragraph.words.get(at + 1);
        let may_be_name = next.is_some_and(|it| it.is_capitalised()) && self.is_near(at);
        let is_given_name = may_be_name && matches!(month, 4 | 5 | 6 | 8);
        let is_short = self.paragraph.words.get(at)?.text.len() < 4 && month != 5;
        // A name such as April or May needs a word that shows that it is a month.
        let is_certain = year != Year::Absent
            || which != Which::Any
            || !is_short && self.follows(at, self.words.before)
            || !is_short && self.follows(at, self.words.from)
            || self.follows(at, self.words.to) && !may_be_name
            || self.follows(at, &["a", "its", "the", "that"]) && !is_given_name;
        is_certain.then_some(Core {
            words: start..end,
            expression: Expression::Month { month, year, which },
        })
    }

    fn season(&self, at: usize) -> Option<Core> {
        let lower = self.lower(at);
        let found = self
            .words
            .seasons
            .iter()
            .position(|it| it.contains(&lower.as_str()));
        let season = i8::try_from(found?).ok()?;
        let (year, end) = self.year_after(at + 1);
        let (which, start) = self.which(at);
        // "In summer" and "sure of the winter" are no dates.
        let before = self.words.before.iter().filter(|it| **it != "of");
        let before: Vec<&str> = before.copied().collect();
        let is_in_the = self.follows(at, &["the"]) && self.follows(at - 1, &before);
        let is_after = self.follows(at, &before) && !self.follows(at, &["in"]);
        let is_certain = year != Year::Absent || which != Which::Any || is_in_the || is_after;
        is_certain.then_some(Core {
            words: start..end,
            expression: Expression::Season {
                season,
                year,
                which,
            },
        })
    }

    fn decade(&self, at: usize) -> Option<Core> {
        let word = self.paragraph.words.get(at)?.text;
        let digits = word.get(..4).filter(|it| it.ends_with('0'))?;
        let year: i16 = digits
            .parse()
            .ok()
            .filter(|year| (1000..=2199).contains(year))?;
        let is_decade = self.words.decade.contains(&word.get(4..)?);
        is_decade.then_some(Core {
            words: at..at + 1,
            expression: Expression::Decade(year),
        })
    }

    fn weekday(&self, at: usize) -> Option<Core> {
        let word = self
            .paragraph
            .words
            .get(at)
            .filter(|it| it.is_capitalised())?;
        let lower = word.lower();
        let lower = lower.trim_end_matches("’s").trim_end_matches("'s");
        let found = self
            .words
            .calendar
            .weekdays
            .iter()
            .position(|it| it.contains(&lower));
        let offset = i8::try_from(found?).ok()?;
        // "Tuesday, 15 October": the day of the month says more.
        let gap = self.paragraph.gap_after(at);
        let the = usize::from(gap == ", " && self.is(at + 1, &["den", "dem", "the"]));
        if matches!(gap, " " | ", ")
            && let Some(day) = self.day_and_month(at + 1 + the)
        {
            return Some(Core {
                words: at..day.words.end,
                ..day
            });
        }
        let (which, start) = self.which(at);
        let is_name = self.paragraph.gap_after(at) == " "
            && self
                .paragraph
                .words
                .get(at + 1)
                .is_some_and(|it| it.is_capitalised())
            && !self.lexicon.has_dotted_ordinals;
        let is_repeated = (1..=2).any(|places| {
            let before = self.paragraph.lower_before(at, places);
            self.words.repeated.contains(&before.as_str())
        });
        let is_noun = matches!(which, Which::Any) && self.is_noun(at);
        (!is_name && !is_repeated && !is_noun).then_some(Core {
            words: start..at + 1,
            expression: Expression::Weekday {
                weekday: Weekday::from_monday_zero_offset(offset).ok()?,
                which,
            },
        })
    }

    /// Whether a weekday is spoken of in general: "Sunday is quiet", "for Sunday opening".
    fn is_noun(&self, at: usize) -> bool {
        const BEFORE: [&str; 7] = ["a", "der", "ein", "for", "of", "our", "the"];
        let begins = at == 0 || self.paragraph.gap_after(at - 1) != " ";
        let is_subject = begins && self.paragraph.gap_after(at) == " ";
        is_subject || BEFORE.contains(&self.paragraph.lower_before(at, 1).as_str())
    }

    /// Reads "last", "this" or "next" before the word at the index.
    fn which(&self, at: usize) -> (Which, usize) {
        let lists = [
            (self.words.last, Which::Last),
            (self.words.this, Which::This),
            (self.words.next, Which::Next),
        ];
        let found = lists.iter().find(|(list, _)| self.follows(at, list));
        found.map_or((Which::Any, at), |(_, which)| (*which, at - 1))
    }

    /// Parses "three years ago", "vor drei Jahren".
    fn ago(&self, at: usize) -> Option<Core> {
        let before = usize::from(self.is(at, self.words.ago_before));
        let (number, unit) = (at + before, at + before + 1);
        let lower = self.lower(number);
        let count = self.words.numbers.iter().find(|it| it.0 == lower);
        let count = count.map(|it| it.1).or_else(|| lower.parse().ok());
        let unit_name = self.lower(unit);
        let found = self.words.units.iter().find(|it| it.0 == unit_name)?;
        let is_ago = before == 1 || self.is_near(unit) && self.is(unit + 1, self.words.ago_after);
        let end = unit + 2 - before;
        let count = i32::try_from(count?).ok().filter(|count| *count <= 1000)?;
        (is_ago && self.is_near(number)).then_some(Core {
            words: at..end,
            expression: Expression::Ago {
                unit: found.1,
                count,
            },
        })
    }

    /// Parses "today", "last month", "this year".
    fn relative(&self, at: usize) -> Option<Core> {
        let lower = self.lower(at);
        if let Some((_, offset)) = self.words.days.iter().find(|it| it.0 == lower) {
            return Some(Core {
                words: at..at + 1,
                expression: Expression::Unit {
                    unit: Unit::Day,
                    offset: *offset,
                },
            });
        }
        let lists = [
            (self.words.last, -1),
            (self.words.this, 0),
            (self.words.next, 1),
        ];
        let (_, offset) = lists.iter().find(|(list, _)| self.is(at, list))?;
        let unit = self.lower(at + 1);
        let unit = unit.trim_end_matches("’s").trim_end_matches("'s");
        let (_, unit) = self.words.units.iter().find(|it| it.0 == unit)?;
        // "Over the last year" is no year of the calendar, and "this day" no date.
        let is_stretch = self.follows(at, &["the", "his", "her", "its", "their", "our", "my"])
            || self.lower(at + 1).ends_with("s’");
        let is_unit = matches!(unit, Unit::Week | Unit::Month | Unit::Year);
        (is_unit && !is_stretch && self.is_near(at)).then_some(Core {
            words: at..at + 2,
            expression: Expression::Unit {
                unit: *unit,
                offset: *offset,
            },
        })
    }

    fn year(&self, at: usize) -> Option<Core> {
        let year = self.year_number(at)?;
        let gap = self.paragraph.gap_before(at);
        let is_certain = self.follows(at, self.words.before)
            || self.follows(at, self.words.from)
            || self.follows(at, self.words.to) && gap == " "
            || gap.trim() == "–"
            || gap == "-" && self.is(at - 1, &["mid"])
            // "China’s 2024 efforts", but not "2000 people".
            || (1900..=2099).contains(&year) && year % 100 != 0 && gap == " ";
        let is_money = gap.ends_with(['£', '$', '€']);
        let next = self.paragraph.gap_after(at);
        let is_part = next.starts_with(['-', '.', ',', ':'])
            && next.len() == 1
            && self
                .paragraph
                .words
                .get(at + 1)
                .is_some_and(|it| it.text.starts_with(|c: char| c.is_ascii_digit()));
        (is_certain && !is_money && !is_part).then_some(Core {
            words: at..at + 1,
            expression: Expression::Year(year),
        })
    }
}
