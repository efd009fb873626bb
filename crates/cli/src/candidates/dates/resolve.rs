//! What a date's words mean in an article published on a given day.

use super::expression::{Expression, Which, Year};
use super::parse::Found;
use super::tense::Tense;
use crate::candidates::lexicon::Unit;
use jiff::ToSpan;
use jiff::civil::Date;
use standpoint_core::pack::{Basis, Day, Edtf};

/// The first and the last day on which the article can have appeared.
#[derive(Clone, Copy)]
pub(super) struct Published {
    first: Date,
    last: Date,
}

impl Published {
    /// Returns the bounds of a date. `None`: it has none on one side, so nothing can be worked out
    /// from it.
    pub fn of(published: &Edtf) -> Option<Self> {
        Some(Self {
            first: civil(published.earliest()?)?,
            last: civil(published.latest()?)?,
        })
    }
}

fn civil(day: Day) -> Option<Date> {
    let year = i16::try_from(day.year).ok()?;
    let (month, day) = (i8::try_from(day.month).ok()?, i8::try_from(day.day).ok()?);
    Date::new(year, month, day).ok()
}

/// Returns the date in EDTF, and whether the article states all of it.
pub(super) fn resolved(found: &Found, published: Option<Published>) -> Option<(String, Basis)> {
    let expression = &found.expression;
    let basis = if expression.is_stated() {
        Basis::Stated
    } else {
        Basis::Inferred
    };
    let when = When {
        is_to_come: found.is_to_come,
        tense: found.tense,
    };
    let mut edtf = match published {
        // Nothing depends on the day.
        _ if matches!(basis, Basis::Stated) => {
            on(expression, Date::constant(2000, 1, 1), When::PAST)?
        }
        None => return None,
        Some(Published { first, last }) => {
            let early = on(expression, first, when)?;
            let late = on(expression, last, when)?;
            if early == late {
                early
            } else {
                either(expression, &early, &late)?
            }
        }
    };
    if found.is_approximate && is_plain(&edtf) {
        edtf.push('~');
    }
    Some((edtf, basis))
}

/// Whether a date is one day, month or year, and certain.
fn is_plain(edtf: &str) -> bool {
    edtf.chars().all(|c| c.is_ascii_digit() || c == '-')
}

/// Joins the dates for the first and the last day on which the article can have appeared.
fn either(expression: &Expression, early: &str, late: &str) -> Option<String> {
    let recurs_yearly = matches!(
        expression,
        Expression::Day { .. } | Expression::Month { .. } | Expression::Season { .. }
    );
    if is_plain(early) && is_plain(late) {
        // "September" is one of two months; "last month" can be any in between.
        let sign = if recurs_yearly { "," } else { ".." };
        return Some(format!("[{early}{sign}{late}]"));
    }
    let bounds = |text: &str| Edtf::try_from(text.to_owned()).ok();
    let (first, last) = (bounds(early)?.earliest()?, bounds(late)?.latest()?);
    Some(format!("[{}..{}]", civil(first)?, civil(last)?))
}

/// Whether the sentence speaks of the past or of the future.
#[derive(Clone, Copy)]
struct When {
    /// Whether it speaks of the future.
    is_to_come: bool,
    tense: Tense,
}

impl When {
    const PAST: Self = Self {
        is_to_come: false,
        tense: Tense::Past,
    };
    const TO_COME: Self = Self {
        is_to_come: true,
        tense: Tense::Present,
    };
}

/// Returns in EDTF what an expression means in an article of this day.
fn on(expression: &Expression, today: Date, when: When) -> Option<String> {
    let is_coming = when.tense == Tense::Present && expression.is_yearly();
    let is_to_come = when.is_to_come || is_coming;
    let is_unclear = !is_to_come && when.tense == Tense::Unclear;
    let text = match expression {
        // "The council votes on 15 January": the tense is unclear, because no list has all verbs.
        _ if is_unclear && expression.is_yearly() => {
            let last = on(expression, today, When::PAST)?;
            let next = on(expression, today, When::TO_COME)?;
            match last == next {
                true => last,
                false => format!("[{last},{next}]"),
            }
        }
        Expression::Day { day, month, year } => day_of(*day, *month, *year, today, is_to_come)?,
        Expression::Month { month, year, which } => {
            let year = match year {
                Year::Stated(year) => *year,
                Year::Relative(offset) => today.year().checked_add(*offset)?,
                Year::Absent => {
                    let is_past = *month < today.month();
                    let is_past_or_present = *month <= today.month();
                    year_of(today, is_past, is_past_or_present, *which, is_to_come)?
                }
            };
            format!("{}-{month:02}", four_digits(year)?)
        }
        Expression::Season {
            season,
            year,
            which,
        } => season_of(*season, *year, *which, today, is_to_come)?,
        Expression::Year(year) => four_digits(*year)?,
        Expression::LateInYear(year) => {
            let year = four_digits(*year)?;
            format!("[{year}-10..{year}-12]")
        }
        Expression::Decade(year) => format!("{}X", four_digits(*year)?.get(..3)?),
        Expression::Weekday { weekday, which } => {
            // Without "last" or "next", today counts as past: agencies name the day even for today.
            let since = i64::from(today.weekday().since(*weekday));
            let last = today.checked_sub(since.days()).ok()?;
            let next = last.checked_add(7.days()).ok()?;
            let before = last.checked_sub(7.days()).ok()?;
            match which {
                Which::Any if is_to_come => next.to_string(),
                Which::Any if since == 0 => last.to_string(),
                Which::Any => match when.tense {
                    Tense::Past => last.to_string(),
                    Tense::Present => next.to_string(),
                    Tense::Unclear => format!("[{last},{next}]"),
                },
                Which::This if monday(last)? == monday(today)? => last.to_string(),
                Which::This => next.to_string(),
                Which::Last if since == 0 => before.to_string(),
                // In this week or in the one before: usage differs.
                Which::Last if monday(last)? == monday(today)? => format!("[{before},{last}]"),
                Which::Last => last.to_string(),
                Which::Next if monday(next)? == monday(today)? => {
                    format!("[{next},{}]", next.checked_add(7.days()).ok()?)
                }
                Which::Next => next.to_string(),
            }
        }
        Expression::Unit {
            unit: Unit::Week,
            offset: 0,
        } if is_to_come => {
            let sunday = monday(today)?.checked_add(6.days()).ok()?;
            format!("[{today}..{sunday}]")
        }
        Expression::Unit { unit, offset } => unit_of(*unit, *offset, today)?,
        Expression::Earlier(unit) => match unit {
            Unit::Year => format!("[{}-01..{}]", year(today)?, month(today)?),
            Unit::Month => format!("[{}..{today}]", today.first_of_month()),
            Unit::Day => today.to_string(),
            _ => format!("[{}..{today}]", monday(today)?),
        },
        Expression::Later(unit) => match unit {
            Unit::Year => format!("[{}..{}-12]", month(today)?, year(today)?),
            Unit::Month => format!("[{today}..{}]", today.last_of_month()),
            Unit::Day => today.to_string(),
            _ => format!("[{today}..{}]", monday(today)?.checked_add(6.days()).ok()?),
        },
        Expression::Ago { unit, count } => ago(*unit, *count, today)?,
        Expression::Span(from, to) => {
            let (from, to) = ends(from, to, today, when)?;
            format!("{from}/{to}")
        }
        Expression::Within(from, to) => {
            let (from, to) = ends(from, to, today, when)?;
            format!("[{from}..{to}]")
        }
    };
    Some(text)
}

/// Returns both ends of a range. The start is the last one before the end.
fn ends(from: &Expression, to: &Expression, today: Date, when: When) -> Option<(String, String)> {
    let when = match when.tense {
        // The ends of a range can't be alternatives.
        Tense::Unclear if !when.is_to_come => When::PAST,
        _ => when,
    };
    let end = on(to, today, when)?;
    let last = civil(Edtf::try_from(end.clone()).ok()?.latest()?)?;
    let start = on(
        from,
        if from.is_stated() { today } else { last },
        When::PAST,
    )?;
    Some((start, end))
}

fn four_digits(year: i16) -> Option<String> {
    (1..=9999).contains(&year).then(|| format!("{year:04}"))
}

fn year(date: Date) -> Option<String> {
    four_digits(date.year())
}

fn month(date: Date) -> Option<String> {
    Some(format!("{}-{:02}", year(date)?, date.month()))
}

fn monday(date: Date) -> Option<Date> {
    let days = i64::from(date.weekday().to_monday_zero_offset());
    date.checked_sub(days.days()).ok()
}

fn day_of(day: i8, month: i8, year: Year, today: Date, is_to_come: bool) -> Option<String> {
    let in_year = |year: i16| Date::new(year, month, day).ok();
    let date = match year {
        Year::Stated(year) => in_year(year)?,
        Year::Relative(offset) => in_year(today.year().checked_add(offset)?)?,
        // 29 February may be some years away.
        Year::Absent if is_to_come => {
            let years = (0..8).filter_map(|it| in_year(today.year().checked_add(it)?));
            years.into_iter().find(|it| *it >= today)?
        }
        Year::Absent => {
            let years = (0..8).filter_map(|it| in_year(today.year().checked_sub(it)?));
            years.into_iter().find(|it| *it <= today)?
        }
    };
    four_digits(date.year())?;
    Some(date.to_string())
}

/// Returns the year of a month or season without one.
fn year_of(
    today: Date,
    is_past: bool,
    is_past_or_present: bool,
    which: Which,
    is_to_come: bool,
) -> Option<i16> {
    let this = today.year();
    match which {
        Which::This => Some(this),
        Which::Last if is_past => Some(this),
        Which::Last => this.checked_sub(1),
        Which::Next if is_past_or_present => this.checked_add(1),
        Which::Next => Some(this),
        Which::Any if is_to_come && is_past => this.checked_add(1),
        Which::Any if is_to_come || is_past_or_present => Some(this),
        Which::Any => this.checked_sub(1),
    }
}

fn season_of(
    season: i8,
    year: Year,
    which: Which,
    today: Date,
    is_to_come: bool,
) -> Option<String> {
    const WINTER: i8 = 3;
    let code = 21 + season;
    let year = match year {
        // It can begin or end in that year.
        Year::Stated(year) if season == WINTER => {
            return Some(format!("{}-{code}?", four_digits(year)?));
        }
        Year::Stated(year) => year,
        Year::Relative(offset) => today.year().checked_add(offset)?,
        Year::Absent => {
            let (start, end) = (season * 3 + 3, season * 3 + 5);
            // In January and February it is still the winter of the year before.
            if season == WINTER && today.month() <= 2 && matches!(which, Which::Any | Which::This) {
                today.year().checked_sub(1)?
            } else {
                let is_past = end < today.month();
                let has_started = start <= today.month();
                year_of(today, is_past, has_started, which, is_to_come)?
            }
        }
    };
    Some(format!("{}-{code}", four_digits(year)?))
}

fn unit_of(unit: Unit, offset: i32, today: Date) -> Option<String> {
    let offset = i64::from(offset);
    match unit {
        Unit::Day => Some(today.checked_add(offset.days()).ok()?.to_string()),
        Unit::Week => {
            let start = monday(today)?.checked_add((7 * offset).days()).ok()?;
            let end = start.checked_add(6.days()).ok()?;
            // What has happened this week has happened by today.
            let end = if offset == 0 { today } else { end };
            Some(format!("[{start}..{end}]"))
        }
        Unit::Month => month(today.first_of_month().checked_add(offset.months()).ok()?),
        Unit::Year => year(today.first_of_month().checked_add(offset.years()).ok()?),
        Unit::Decade => None,
    }
}

/// Returns the approximate time so long before today.
fn ago(unit: Unit, count: i32, today: Date) -> Option<String> {
    let count = i64::from(count);
    let text = match unit {
        Unit::Day => today.checked_sub(count.days()).ok()?.to_string(),
        Unit::Week => today.checked_sub((7 * count).days()).ok()?.to_string(),
        Unit::Month => month(today.first_of_month().checked_sub(count.months()).ok()?)?,
        Unit::Year => year(today.first_of_month().checked_sub(count.years()).ok()?)?,
        Unit::Decade => {
            let years = count.checked_mul(10)?;
            year(today.first_of_month().checked_sub(years.years()).ok()?)?
        }
    };
    Some(text + "~")
}
