//! A date should be one that its words can mean: “in March” is no day in May.

use super::calendar::{Calendar, ENGLISH_CALENDAR, GERMAN_CALENDAR};
use super::date_words::dates;
use super::numbers::with_ascii_digits;
use super::words::{Word, primary_language, words};
use super::{CheckInput, Warnings};
use crate::pack::{Date, Day};

pub(super) fn check(checked: &CheckInput<'_>, warnings: &mut Warnings) {
    let language = primary_language(&checked.pack.source.language);
    let Some(names) = NAMES.iter().find(|names| names.language == language) else {
        return;
    };
    for (path, date, _) in dates(checked.pack) {
        let Some(text) = &date.words else {
            continue;
        };
        if let Some(named) = contradiction(text, date, names) {
            warnings.add(
                format!("{path}.edtf"),
                format!(
                    "`{}`, but its words “{text}” name {named}",
                    date.edtf.as_str()
                ),
                "correct the date, or its `words`",
            );
        }
    }
}

/// What dates are written with in a language.
struct Names {
    language: &'static str,
    calendar: Calendar,
    /// Words with which a date is another one than the named.
    relative: &'static [&'static str],
}

const NAMES: [Names; 2] = [
    Names {
        language: "en",
        calendar: ENGLISH_CALENDAR,
        relative: &[
            "after",
            "ago",
            "ahead",
            "before",
            "earlier",
            "eve",
            "following",
            "later",
            "next",
            "preceding",
            "previous",
            "prior",
            "since",
            "until",
            "till",
            "by",
        ],
    },
    Names {
        language: "de",
        calendar: GERMAN_CALENDAR,
        relative: &[
            "ab",
            "bis",
            "danach",
            "darauf",
            "davor",
            "folgenden",
            "früher",
            "nach",
            "seit",
            "später",
            "vor",
            "vorabend",
            "zuvor",
        ],
    },
];

/// Returns what the words name that no day of the date is: a year, a month, a day of the month or of
/// the week.
fn contradiction(text: &str, date: &Date, names: &Names) -> Option<String> {
    let (first, last) = (date.edtf.earliest()?, date.edtf.latest()?);
    let words = words(text);
    let is_relative = |word: &Word| names.relative.contains(&word.key.as_str());
    if words.iter().any(is_relative) || date.edtf.approximate {
        return None;
    }
    for (at, word) in words.iter().enumerate() {
        let key = with_ascii_digits(word.stem());
        let year = key.parse::<u16>().ok().filter(|_| key.len() == 4);
        let year = year.filter(|year| (1500..2200).contains(year));
        if year.is_some_and(|year| year < first.year || last.year < year) {
            return Some(key);
        }
        let month = place(&names.calendar.months, &key).and_then(|at| u8::try_from(at + 1).ok());
        if let Some(month) = month {
            let name = text.get(word.start..word.end).unwrap_or_default();
            if !has_month(first, last, month) {
                return Some(name.to_owned());
            }
            let neighbours = [at.checked_sub(1), Some(at + 1)];
            let neighbours = neighbours.into_iter().flatten();
            let mut days = neighbours.filter_map(|at| day_of(words.get(at)?));
            // Of two numbers, such as in “3 March 20”, it isn't clear which one is the day.
            if let (Some(day), None) = (days.next(), days.next())
                && !has_day(first, last, month, day)
            {
                return Some(format!("{day} {name}"));
            }
        }
        let weekday = place(&names.calendar.weekdays, &key);
        if weekday.is_some_and(|weekday| !has_weekday(first, last, weekday)) {
            return text.get(word.start..word.end).map(str::to_owned);
        }
    }
    None
}

/// Returns the index of the month or day of the week with this name.
fn place(names: &[&[&str]], key: &str) -> Option<usize> {
    names.iter().position(|forms| forms.contains(&key))
}

/// Reads a day of the month: `12` or `12th`.
fn day_of(word: &Word) -> Option<u8> {
    let key = with_ascii_digits(&word.key);
    let digits = key.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let is_ordinal = matches!(key.get(digits.len()..)?, "" | "st" | "nd" | "rd" | "th");
    let day = digits.parse().ok().filter(|day| (1..=31).contains(day));
    day.filter(|_| is_ordinal)
}

/// Whether a day from the first to the last is in this month.
fn has_month(first: Day, last: Day, month: u8) -> bool {
    let from = |day: Day| u32::from(day.year) * 12 + u32::from(day.month);
    let mut months = (from(first)..=from(last)).take(12);
    months.any(|it| it % 12 == u32::from(month) % 12)
}

fn has_day(first: Day, last: Day, month: u8, day: u8) -> bool {
    let mut years = first.year..=last.year;
    years.any(|year| (first..=last).contains(&Day { year, month, day }))
}

/// Whether a day from the first to the last is this day of the week, where Monday is 0.
fn has_weekday(first: Day, last: Day, weekday: usize) -> bool {
    let (first, last) = (days_until(first), days_until(last));
    let mut days = (first..=last).take(7);
    // 1 January of the year 1 was a Monday.
    days.any(|day| usize::try_from(day % 7).ok() == Some(weekday))
}

/// Returns how many days are between 1 January of the year 1 and a day.
fn days_until(day: Day) -> u32 {
    const BEFORE: [u32; 12] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
    let (year, years) = (u32::from(day.year), u32::from(day.year) - 1);
    let is_leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    let leap_day = u32::from(is_leap && day.month > 2);
    let before = BEFORE.get(usize::from(day.month) - 1).copied();
    years * 365 + years / 4 - years / 100
        + years / 400
        + before.unwrap_or_default()
        + leap_day
        + u32::from(day.day)
        - 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::sample::from;
    use serde_json::json;

    #[test]
    fn only_what_no_day_of_the_date_can_be_is_a_contradiction() {
        let cases = [
            ("en", "in March", "2024-05", Some("March")),
            ("en", "in March", "2024-03-12", None),
            ("en", "in March", "2024", None),
            ("en", "In March 2023", "2024-03", Some("2023")),
            ("en", "on 12 March", "2024-03-13", Some("12 March")),
            ("en", "March 12th", "2024-03-12", None),
            ("en", "on 12 March", "2024-03", None),
            ("en", "from March to May", "2024-03/2024-05", None),
            ("en", "from March to June", "2024-03/2024-05", Some("June")),
            ("en", "since March", "2024-05", None),
            ("en", "a week after 12 March", "2024-03-19", None),
            ("en", "in 2019", "2019/..", None),
            ("en", "around 1987", "1986~", None),
            ("en", "on Tuesday", "2024-10-15", None),
            ("en", "On Tuesday", "2024-10-16", Some("Tuesday")),
            ("en", "on Tuesday", "[2024-10-08,2024-10-15]", None),
            ("en", "on trial Sundays", "2024-10-15", None),
            ("en", "last winter", "2024-24", None),
            ("en", "in December", "2024-24", None),
            ("de", "am 3. Mai", "2024-05-04", Some("3 Mai")),
            ("de", "im März 2024", "2024-03", None),
            ("de", "am Mittwoch", "2024-10-15", Some("Mittwoch")),
        ];
        for (language, text, edtf, expected) in cases {
            let date: Date = from(&json!({"edtf": edtf, "words": text, "basis": "inferred"}));
            let names = NAMES.iter().find(|it| it.language == language);
            let found = contradiction(text, &date, names.expect("a language"));
            assert_eq!(found.as_deref(), expected, "{text}: {edtf}");
        }
    }

    #[test]
    fn days_of_the_week_are_those_of_the_calendar() {
        for (year, month, day, weekday) in [
            (1, 1, 1, 0),
            (1582, 10, 15, 4),
            (2000, 2, 29, 1),
            (2024, 10, 15, 1),
            (9999, 12, 31, 4),
        ] {
            let date = Day { year, month, day };
            assert_eq!(days_until(date) % 7, weekday, "{date:?}");
        }
    }
}
