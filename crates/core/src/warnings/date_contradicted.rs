//! A date should be one that its words can mean: “in March” is no day in May, “last Thursday” none
//! after the article, and what somebody “votes on” is still to come.

use super::calendar::{Calendar, ENGLISH_CALENDAR, GERMAN_CALENDAR};
use super::date_words::dates;
use super::numbers::with_ascii_digits;
use super::words::{Word, primary_language, words};
use super::{CheckInput, Warnings, paragraph_numbers};
use crate::pack::{Date, Day, Evidence, days_in};

pub(super) fn check(checked: &CheckInput<'_>, warnings: &mut Warnings) {
    let language = primary_language(&checked.pack.source.language);
    check_side(checked, &language, warnings);
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

/// Words that put a date before or after the article.
struct Sides {
    language: &'static str,
    /// How the words of a date begin that was before the article.
    past: &'static [&'static str],
    /// What comes right before the words of a date that is still to come.
    to_come: &'static [&'static str],
    /// Whether the language writes spaces between words.
    has_spaces: bool,
}

const SIDES: [Sides; 3] = [
    Sides {
        language: "en",
        past: &["last ", "yesterday"],
        to_come: &[
            "begins",
            "convenes",
            "decides",
            "due",
            "meets",
            "opens",
            "scheduled for",
            "set for",
            "starts",
            "to vote",
            "votes",
            "will be",
            "will decide",
            "will meet",
            "will vote",
        ],
        has_spaces: true,
    },
    Sides {
        language: "de",
        past: &[
            "gestern",
            "letzte",
            "letzten",
            "letztes",
            "vergangene",
            "vergangenen",
            "vergangenes",
            "vorige",
            "vorigen",
            "voriges",
        ],
        to_come: &[
            "beginnt",
            "berät",
            "endet",
            "entscheidet",
            "startet",
            "stimmt",
            "tagt",
            "wird",
        ],
        has_spaces: true,
    },
    Sides {
        language: "zh",
        past: &[
            "上周",
            "上週",
            "上个",
            "上個",
            "上星期",
            "上月",
            "昨天",
            "去年",
        ],
        to_come: &["将于", "將於", "定于", "定於", "拟于", "擬於"],
        has_spaces: false,
    },
];

/// Looks for dates on the wrong side of the article's own.
fn check_side(checked: &CheckInput<'_>, language: &str, warnings: &mut Warnings) {
    let Some(sides) = SIDES.iter().find(|it| it.language == language) else {
        return;
    };
    let published = &checked.pack.source.published.edtf;
    for (path, date, evidence) in dates(checked.pack) {
        let Some(text) = &date.words else {
            continue;
        };
        let edtf = date.edtf.as_str();
        let is_after = date.edtf.earliest() > published.latest() && published.latest().is_some();
        let is_before = date.edtf.latest() < published.earliest() && date.edtf.latest().is_some();
        let lower = text.to_lowercase();
        if is_after && sides.past.iter().any(|it| lower.starts_with(it)) {
            warnings.add(
                format!("{path}.edtf"),
                format!(
                    "`{edtf}`, but “{text}” is before the article of {}",
                    published.as_str()
                ),
                "correct the date, or its `words`",
            );
        } else if is_before && let Some(before) = to_come(checked, sides, text, evidence) {
            warnings.add(
                format!("{path}.edtf"),
                format!(
                    "`{edtf}`, before the article of {}, but “{before}” says that it is still to come",
                    published.as_str()
                ),
                "take the next such date after the article; if this one is right, cite other words",
            );
        }
    }
}

/// Returns the words with which a cited paragraph says that a date is still to come.
fn to_come(
    checked: &CheckInput<'_>,
    sides: &Sides,
    text: &str,
    evidence: &[Evidence],
) -> Option<String> {
    // With its year in its words, a date is as it is.
    let has_year = words(text).iter().any(|it| {
        let key = with_ascii_digits(&it.key);
        key.len() == 4 && key.bytes().all(|b| b.is_ascii_digit())
    });
    if has_year {
        return None;
    }
    paragraph_numbers(evidence).find_map(|number| {
        let paragraph = checked.paragraph(number)?;
        let (before, _) = paragraph.split_once(text)?;
        let before = before.trim_end();
        // A preposition may be no part of the words.
        let before = ["on", "am", "for", "by"].iter().fold(before, |before, it| {
            let rest = before.strip_suffix(it);
            rest.filter(|rest| rest.ends_with(' '))
                .map_or(before, str::trim_end)
        });
        let says = sides.to_come.iter().find(|it| {
            let rest = before.strip_suffix(**it);
            rest.is_some_and(|rest| !sides.has_spaces || rest.ends_with(' '))
        })?;
        let gap = if sides.has_spaces { " " } else { "" };
        Some([says, gap, text].concat())
    })
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
    let years = u32::from(day.year.saturating_sub(1));
    let months = (1..day.month).map(|month| u32::from(days_in(day.year, month)));
    let before = years * 365 + years / 4 - years / 100 + years / 400;
    before + months.sum::<u32>() + u32::from(day.day) - 1
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

    #[test]
    fn a_date_is_on_the_side_of_the_article_that_the_words_show() {
        let pack = |language: &str, paragraph: &str, text: &str, edtf: &str| {
            let mut pack = crate::quiz::sample::harbour();
            pack.source.language = language.into();
            pack.source.published = from(&json!({"edtf": "2026-06-10", "basis": "stated"}));
            pack.events.truncate(1);
            let event = pack.events.first_mut().expect("an event");
            event.date = from(&json!({"edtf": edtf, "words": text, "basis": "inferred"}));
            event.evidence = vec![from(&json!({"paragraph": 1}))];
            pack.quotes.clear();
            pack.positions.clear();
            pack.claims.clear();
            pack.figures.clear();
            let checked = CheckInput::new(&pack, &[paragraph.to_owned()]);
            let mut warnings = Warnings::default();
            check_side(&checked, language, &mut warnings);
            warnings.found.len()
        };
        for (language, paragraph, text, edtf, expected) in [
            (
                "en",
                "It met last Thursday.",
                "last Thursday",
                "2026-06-11",
                1,
            ),
            (
                "en",
                "It met last Thursday.",
                "last Thursday",
                "2026-06-04",
                0,
            ),
            (
                "en",
                "The committee votes on 8 July.",
                "on 8 July",
                "2025-07-08",
                1,
            ),
            (
                "en",
                "The committee votes on 8 July.",
                "8 July",
                "2025-07-08",
                1,
            ),
            (
                "en",
                "The committee votes on 8 July.",
                "on 8 July",
                "2026-07-08",
                0,
            ),
            (
                "en",
                "The committee voted on 8 July.",
                "on 8 July",
                "2025-07-08",
                0,
            ),
            (
                "en",
                "It had won five votes on 8 July 2025.",
                "on 8 July 2025",
                "2025-07-08",
                0,
            ),
            (
                "de",
                "Er war letzten Montag da.",
                "letzten Montag",
                "2026-06-15",
                1,
            ),
            (
                "de",
                "Der Ausschuss entscheidet am 8. Juli.",
                "am 8. Juli",
                "2025-07-08",
                1,
            ),
            (
                "de",
                "Der Ausschuss entschied am 8. Juli.",
                "am 8. Juli",
                "2025-07-08",
                0,
            ),
            ("zh", "上周四开会。", "上周四", "2026-06-11", 1),
            ("zh", "委员会将于7月8日表决。", "7月8日", "2025-07-08", 1),
        ] {
            let found = pack(language, paragraph, text, edtf);
            assert_eq!(found, expected, "{paragraph} {edtf}");
        }
    }
}
