use crate::read::{decode, decode_from_text, decode_from_word};
use serde::{Deserialize, Serialize};
use std::fmt;

/// When something was, with the words the article used for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Date {
    /// When, in EDTF.
    pub edtf: Edtf,
    /// The article's own words for it: "late last month".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// Whether the article states it.
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
/// Taken: dates (`2025`, `2025-03`, `2025-03-04`), unspecified digits (`202X`, `2025-XX`),
/// seasons (`2024-21` to `2024-24`), the qualifiers `?`, `~` and `%` at a date's end,
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
    /// What the text says.
    pub value: EdtfValue,
    /// `?` or `%`: the source is in doubt.
    pub uncertain: bool,
    /// `~` or `%`: near it.
    pub approximate: bool,
}

/// What an EDTF text says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EdtfValue {
    /// One date.
    On(Moment),
    /// From one to the other, all along. `None` is open or unknown.
    Span(Option<Moment>, Option<Moment>),
    /// Once, between the two. `None` is open.
    Within(Option<Moment>, Option<Moment>),
    /// Once, on one of these.
    OneOf(Vec<Moment>),
}

/// A date as finely as it is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// 1 to 9999; the first of the century or decade, where only that is given.
    pub year: u16,
    /// How finely it is given.
    pub precision: Precision,
}

/// How finely a date is given.
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
    /// The text as it stands in the pack.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The first day that it can mean. `None`: no bound.
    pub fn earliest(&self) -> Option<Day> {
        match &self.value {
            EdtfValue::On(moment) => Some(moment.first_day()),
            EdtfValue::Span(from, _) | EdtfValue::Within(from, _) => {
                from.map(|from| from.first_day())
            }
            EdtfValue::OneOf(moments) => moments.iter().map(|moment| moment.first_day()).min(),
        }
    }

    /// The last day that it can mean. `None`: no bound.
    pub fn latest(&self) -> Option<Day> {
        match &self.value {
            EdtfValue::On(moment) => Some(moment.last_day()),
            EdtfValue::Span(_, to) | EdtfValue::Within(_, to) => to.map(|to| to.last_day()),
            EdtfValue::OneOf(moments) => moments.iter().map(|moment| moment.last_day()).max(),
        }
    }

    /// Whether all of it lies before all of `other`, with neither of them in doubt.
    pub fn certainly_before(&self, other: &Self) -> bool {
        let in_doubt = [self, other]
            .iter()
            .any(|date| date.uncertain || date.approximate);
        match (self.latest(), other.earliest()) {
            (Some(latest), Some(earliest)) => !in_doubt && latest < earliest,
            _ => false,
        }
    }

    /// A key that puts dates in an order to show them in: by the last day they can mean,
    /// then by the first; what has no bound comes last and first.
    pub fn order(&self) -> impl Ord + use<> {
        (self.latest().is_none(), self.latest(), self.earliest())
    }
}

impl Moment {
    /// Its first day.
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

    /// Its last day. Seasons are the meteorological ones of the northern half:
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

fn days_in(year: u16, month: u8) -> u8 {
    let leap = (year.is_multiple_of(4) && !year.is_multiple_of(100)) || year.is_multiple_of(400);
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 31,
    }
}

/// Why a text is not a date.
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
        let mut doubt = Doubt::default();
        match parse(&text, &mut doubt) {
            Some(value) => Ok(Self {
                text,
                value,
                uncertain: doubt.uncertain,
                approximate: doubt.approximate,
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

/// Any date, in place of a text that is none.
fn placeholder() -> Edtf {
    Edtf {
        text: String::new(),
        value: EdtfValue::Span(None, None),
        uncertain: false,
        approximate: false,
    }
}

#[derive(Default)]
struct Doubt {
    uncertain: bool,
    approximate: bool,
}

fn parse(text: &str, doubt: &mut Doubt) -> Option<EdtfValue> {
    if let Some(set) = text
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
    {
        // Not at `".."`: see `places`.
        if let Some((from, to)) = set.split_once('.') {
            let to = to.strip_prefix('.')?;
            return range(from, to, "", doubt).map(|(from, to)| EdtfValue::Within(from, to));
        }
        let mut moments = Vec::new();
        for text in set.split(',') {
            moments.push(moment(text, doubt)?);
        }
        return Some(EdtfValue::OneOf(moments));
    }
    if let Some((from, to)) = text.split_once('/') {
        return range(from, to, "..", doubt).map(|(from, to)| EdtfValue::Span(from, to));
    }
    moment(text, doubt).map(EdtfValue::On)
}

type Range = (Option<Moment>, Option<Moment>);

/// Both ends of a range, of which one may be `open`; the end must not lie before the start.
fn range(from: &str, to: &str, open: &str, doubt: &mut Doubt) -> Option<Range> {
    let mut end = |text: &str| {
        if text == open {
            Some(None)
        } else {
            moment(text, doubt).map(Some)
        }
    };
    match (end(from)?, end(to)?) {
        (None, None) => None,
        (Some(from), Some(to)) if to.last_day() < from.first_day() => None,
        ends => Some(ends),
    }
}

fn moment(text: &str, doubt: &mut Doubt) -> Option<Moment> {
    let mark = text.bytes().next_back();
    doubt.uncertain |= matches!(mark, Some(b'?' | b'%'));
    doubt.approximate |= matches!(mark, Some(b'~' | b'%'));
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
    fn what_is_not_a_date_is_refused() {
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
    fn doubt_is_never_certainly_before() {
        let date = |text: &str| Edtf::try_from(text.to_owned()).expect("a date");
        assert!(date("2019").certainly_before(&date("2020-01-01")));
        assert!(!date("2019").certainly_before(&date("2019-12")));
        assert!(!date("2019~").certainly_before(&date("2025")));
        assert!(!date("2019/..").certainly_before(&date("2025")));
    }
}
