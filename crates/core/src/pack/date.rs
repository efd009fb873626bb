use crate::json::{decode, decode_from_text, decode_from_word};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A date, with the article's words for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Date {
    /// The date in EDTF.
    pub edtf: Edtf,
    /// The article's own words for it: "late last month".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// Whether the article states the date.
    pub basis: Basis,
}

/// How a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// The article states it.
    Stated,
    /// The pack's author infers all or part of it from the article, such as the year.
    Inferred,
}

/// A date in the Extended Date/Time Format (ISO 8601-2:2019), to the day at the finest.
///
/// Accepted: dates (`2025`, `2025-03`, `2025-03-04`), unspecified digits (`202X`, `2025-XX`),
/// seasons (`2024-21` to `2024-24`), the qualifiers `?`, `~` and `%` at the end of a date,
/// intervals (`2024-02/2025`, `../2025`, `2025/..`), and one of a set
/// (`[2024-09,2025-09]`, `[2025-05..2025-12]`). Years run from 0001 to 9999.
///
/// ```
/// use standpoint_core::pack::Edtf;
///
/// let praise: Edtf = "2019".to_owned().try_into()?;
/// let tariff: Edtf = "2025-03".to_owned().try_into()?;
/// assert!(praise.certainly_before(&tariff));
/// # Ok::<(), standpoint_core::pack::EdtfError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Edtf {
    text: String,
    /// The date without its qualifiers.
    pub value: EdtfValue,
    /// `?` or `%`: the source is uncertain.
    pub uncertain: bool,
    /// `~` or `%`: the date is approximate.
    pub approximate: bool,
}

/// The kinds of EDTF dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EdtfValue {
    /// One date.
    On(Moment),
    /// The whole time from one date to the other. `None` is open or unknown.
    Span(Option<Moment>, Option<Moment>),
    /// Some time between the two. `None` is open.
    Within(Option<Moment>, Option<Moment>),
    /// One of these dates.
    OneOf(Vec<Moment>),
}

/// A date with its precision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// 1 to 9999. For a century or decade, its first year.
    pub year: u16,
    /// The precision of the date.
    pub precision: Precision,
}

/// The precision of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// `20XX`
    Century,
    /// `202X`
    Decade,
    /// `2025`, `2025-XX`, `2025-XX-XX`
    Year,
    /// `2025-21` to `2025-24`: spring, summer, autumn, winter are 0 to 3.
    Season(u8),
    /// `2025-03`, `2025-03-XX`: months are 1 to 12.
    Month(u8),
    /// `2025-03-04`: months are 1 to 12, days 1 to 31.
    Day(u8, u8),
}

/// A day of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    /// 1 to 9999.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl Edtf {
    /// The text in the pack.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Returns the first day that it can mean. `None`: no bound.
    pub fn earliest(&self) -> Option<Day> {
        match &self.value {
            EdtfValue::On(moment) => Some(moment.first_day()),
            EdtfValue::Span(from, _) | EdtfValue::Within(from, _) => {
                from.map(|from| from.first_day())
            }
            EdtfValue::OneOf(moments) => moments.iter().map(|moment| moment.first_day()).min(),
        }
    }

    /// Returns the last day that it can mean. `None`: no bound.
    pub fn latest(&self) -> Option<Day> {
        match &self.value {
            EdtfValue::On(moment) => Some(moment.last_day()),
            EdtfValue::Span(_, to) | EdtfValue::Within(_, to) => to.map(|to| to.last_day()),
            EdtfValue::OneOf(moments) => moments.iter().map(|moment| moment.last_day()).max(),
        }
    }

    /// Whether all of it is before all of `other`, and neither is uncertain or approximate.
    pub fn certainly_before(&self, other: &Self) -> bool {
        let in_doubt = [self, other]
            .iter()
            .any(|date| date.uncertain || date.approximate);
        match (self.latest(), other.earliest()) {
            (Some(latest), Some(earliest)) => !in_doubt && latest < earliest,
            _ => false,
        }
    }

    /// Returns a sort key for display: by the last day that a date can mean, then by the first.
    /// Dates without a last day come last; with equal last days, those without a first come first.
    pub fn order(&self) -> impl Ord + use<> {
        (self.latest().is_none(), self.latest(), self.earliest())
    }
}

impl Moment {
    /// Returns its first day.
    pub fn first_day(self) -> Day {
        let (year, month, day) = match self.precision {
            Precision::Century | Precision::Decade => (self.year.max(1), 1, 1),
            Precision::Year => (self.year, 1, 1),
            Precision::Season(season) => (self.year, season * 3 + 3, 1),
            Precision::Month(month) => (self.year, month, 1),
            Precision::Day(month, day) => (self.year, month, day),
        };
        Day { year, month, day }
    }

    /// Returns its last day. Seasons are the meteorological ones of the northern hemisphere:
    /// spring is March to May, and winter ends in February of the next year.
    pub fn last_day(self) -> Day {
        let (year, month) = match self.precision {
            Precision::Century => (self.year + 99, 12),
            Precision::Decade => (self.year + 9, 12),
            Precision::Year => (self.year, 12),
            Precision::Season(3) => (self.year + 1, 2),
            Precision::Season(season) => (self.year, season * 3 + 5),
            Precision::Month(month) => (self.year, month),
            Precision::Day(month, day) => {
                return Day {
                    year: self.year,
                    month,
                    day,
                };
            }
        };
        Day {
            year,
            month,
            day: days_in(year, month),
        }
    }
}

/// Returns how many days a month has.
pub(crate) fn days_in(year: u16, month: u8) -> u8 {
    let leap = (year.is_multiple_of(4) && !year.is_multiple_of(100)) || year.is_multiple_of(400);
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 31,
    }
}

/// The error for a text that is not a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EdtfError(String);

impl fmt::Display for EdtfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` is not a date: write EDTF such as 2025, 2025-03, 2025-03-04, 2024-23 (autumn), \
             2024/2025 or [2025-05..2025-12]",
            self.0
        )
    }
}

impl std::error::Error for EdtfError {}

impl TryFrom<String> for Edtf {
    type Error = EdtfError;

    fn try_from(text: String) -> Result<Self, EdtfError> {
        let mut qualifiers = Qualifiers::default();
        match parse(&text, &mut qualifiers) {
            Some(value) => Ok(Self {
                text,
                value,
                uncertain: qualifiers.uncertain,
                approximate: qualifiers.approximate,
            }),
            None => Err(EdtfError(text)),
        }
    }
}

impl From<Edtf> for String {
    fn from(date: Edtf) -> Self {
        date.text
    }
}

/// A placeholder for a text that is not a date.
fn placeholder() -> Edtf {
    Edtf {
        text: String::new(),
        value: EdtfValue::Span(None, None),
        uncertain: false,
        approximate: false,
    }
}

#[derive(Default)]
struct Qualifiers {
    uncertain: bool,
    approximate: bool,
}

fn parse(text: &str, qualifiers: &mut Qualifiers) -> Option<EdtfValue> {
    if let Some(set) = text
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
    {
        // Not at `".."`: see `find_all` in `text.rs`.
        if let Some((from, to)) = set.split_once('.') {
            let to = to.strip_prefix('.')?;
            return range(from, to, "", qualifiers).map(|(from, to)| EdtfValue::Within(from, to));
        }
        let mut moments = Vec::new();
        for text in set.split(',') {
            moments.push(moment(text, qualifiers)?);
        }
        return Some(EdtfValue::OneOf(moments));
    }
    if let Some((from, to)) = text.split_once('/') {
        return range(from, to, "..", qualifiers).map(|(from, to)| EdtfValue::Span(from, to));
    }
    moment(text, qualifiers).map(EdtfValue::On)
}

type Range = (Option<Moment>, Option<Moment>);

/// Parses both ends of a range, one of which may be `open`. The end must not be before the start.
fn range(from: &str, to: &str, open: &str, qualifiers: &mut Qualifiers) -> Option<Range> {
    let mut end = |text: &str| {
        if text == open {
            Some(None)
        } else {
            moment(text, qualifiers).map(Some)
        }
    };
    match (end(from)?, end(to)?) {
        (None, None) => None,
        (Some(from), Some(to)) if to.last_day() < from.first_day() => None,
        ends => Some(ends),
    }
}

fn moment(text: &str, qualifiers: &mut Qualifiers) -> Option<Moment> {
    let mark = text.bytes().next_back();
    qualifiers.uncertain |= matches!(mark, Some(b'?' | b'%'));
    qualifiers.approximate |= matches!(mark, Some(b'~' | b'%'));
    let is_marked = matches!(mark, Some(b'?' | b'~' | b'%'));
    let date = text.get(..text.len() - usize::from(is_marked))?;

    let mut parts = date.split('-');
    let year = parts.next()?;
    let (month, day) = (parts.next(), parts.next());
    if year.len() != 4 || parts.next().is_some() {
        return None;
    }
    let (year, precision) = match (year.trim_end_matches('X'), month, day) {
        (digits, None, None) if digits.len() == 2 => (number(digits)? * 100, Precision::Century),
        (digits, None, None) if digits.len() == 3 => (number(digits)? * 10, Precision::Decade),
        (digits, month, day) if digits.len() == 4 => {
            let year = number(digits).filter(|year| *year > 0)?;
            (year, finer(year, month, day)?)
        }
        _ => return None,
    };
    Some(Moment { year, precision })
}

fn finer(year: u16, month: Option<&str>, day: Option<&str>) -> Option<Precision> {
    let two = |text: &str| if text.len() == 2 { number(text) } else { None };
    match (month, day) {
        (None, None) | (Some("XX"), None | Some("XX")) => Some(Precision::Year),
        (Some(month), None | Some("XX")) => match (two(month)?, day) {
            (month @ 1..=12, _) => Some(Precision::Month(month as u8)),
            (season @ 21..=24, None) => Some(Precision::Season((season - 21) as u8)),
            _ => None,
        },
        (Some(month), Some(day)) => {
            let month = two(month).filter(|month| (1..=12).contains(month))? as u8;
            let day = two(day).filter(|day| (1..=days_in(year, month).into()).contains(day))?;
            Some(Precision::Day(month, day as u8))
        }
        (None, Some(_)) => None,
    }
}

fn number(digits: &str) -> Option<u16> {
    if digits.bytes().all(|b| b.is_ascii_digit()) {
        digits.parse().ok()
    } else {
        None
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Edtf {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Edtf".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "A date in EDTF (ISO 8601-2:2019)",
            "examples": ["2025", "2025-03", "2025-03-04", "2024-23", "[2025-05..2025-12]"]
        })
    }
}

decode!(Date: edtf, basis; words);
decode_from_word!(Basis: "stated" => Stated, "inferred" => Inferred);
decode_from_text!(Edtf: placeholder());

#[cfg(test)]
mod tests {
    use super::*;

    fn bounds(text: &str) -> Option<(String, String)> {
        let date = Edtf::try_from(text.to_owned()).ok()?;
        let show = |day: Option<Day>| match day {
            Some(Day { year, month, day }) => format!("{year:04}-{month:02}-{day:02}"),
            None => "..".into(),
        };
        Some((show(date.earliest()), show(date.latest())))
    }

    #[test]
    fn dates_have_bounds() {
        let cases = [
            ("2025", "2025-01-01", "2025-12-31"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("1900-02", "1900-02-01", "1900-02-28"),
            ("2025-03-04", "2025-03-04", "2025-03-04"),
            ("202X", "2020-01-01", "2029-12-31"),
            ("20XX", "2000-01-01", "2099-12-31"),
            ("2025-XX", "2025-01-01", "2025-12-31"),
            ("2025-05-XX", "2025-05-01", "2025-05-31"),
            ("2024-23", "2024-09-01", "2024-11-30"),
            ("2024-24", "2024-12-01", "2025-02-28"),
            ("2025~", "2025-01-01", "2025-12-31"),
            ("2022-08/2023", "2022-08-01", "2023-12-31"),
            ("../2025", "..", "2025-12-31"),
            ("2025/..", "2025-01-01", ".."),
            ("[2025-05..2025-12]", "2025-05-01", "2025-12-31"),
            ("[..2025]", "..", "2025-12-31"),
            ("[2024-09,2025-09]", "2024-09-01", "2025-09-30"),
        ];
        for (text, earliest, latest) in cases {
            assert_eq!(
                bounds(text),
                Some((earliest.into(), latest.into())),
                "{text}"
            );
        }
    }

    #[test]
    fn invalid_dates_are_refused() {
        let bad = [
            "",
            "25",
            "2025-13",
            "2025-00",
            "2025-02-29",
            "2025-04-31",
            "2025-20",
            "2025-25",
            "2025-21-01",
            "2025-3",
            "2025-03-4",
            "March",
            "2025-03-04T10:00",
            "0000",
            "+2025",
            "2025-03-04-05",
            "../..",
            "2025/2024",
            "[]",
            "[2025",
            "2XXX",
            "2025-XX-04",
            "20X5",
            "２０２５",
            "[2025..2024]",
            "2025/",
            "2025??",
        ];
        for text in bad {
            assert_eq!(bounds(text), None, "{text:?}");
        }
    }

    #[test]
    fn an_uncertain_date_is_never_certainly_before() {
        let date = |text: &str| Edtf::try_from(text.to_owned()).expect("a date");
        assert!(date("2019").certainly_before(&date("2020-01-01")));
        assert!(!date("2019").certainly_before(&date("2019-12")));
        assert!(!date("2019~").certainly_before(&date("2025")));
        assert!(!date("2019/..").certainly_before(&date("2025")));
    }
}
