use crate::candidates::lexicon::Unit;
use jiff::civil::Weekday;

/// What the words for a date say, before it is known when they were published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Expression {
    /// "12 March 2024", "12 March", "1 April next year".
    Day { day: i8, month: i8, year: Year },
    /// "March 2024", "in March", "last March".
    Month { month: i8, year: Year, which: Which },
    /// "the spring of 2021", "last winter". Spring is 0, winter 3.
    Season {
        season: i8,
        year: Year,
        which: Which,
    },
    /// "2024".
    Year(i16),
    /// "late 2024".
    LateInYear(i16),
    /// "the 1990s", by the first year.
    Decade(i16),
    /// "on Tuesday", "next Tuesday".
    Weekday { weekday: Weekday, which: Which },
    /// "last month": a unit of the calendar, by its distance from the present one.
    Unit { unit: Unit, offset: i32 },
    /// "earlier this year".
    Earlier(Unit),
    /// "later this year".
    Later(Unit),
    /// "three years ago".
    Ago { unit: Unit, count: i32 },
    /// All the time from one to the other.
    Span(Box<Expression>, Box<Expression>),
    /// Some time between the two.
    Within(Box<Expression>, Box<Expression>),
}

/// The year of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    /// The words give none.
    Absent,
    /// The words give it in digits.
    Stated(i16),
    /// "next year", by its distance from the present one.
    Relative(i16),
}

/// Which one of those that come again and again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    /// The words don't say.
    Any,
    Last,
    This,
    Next,
}

impl Expression {
    /// Whether the words give the whole date.
    pub fn is_stated(&self) -> bool {
        match self {
            Self::Day { year, .. } | Self::Month { year, .. } | Self::Season { year, .. } => {
                matches!(year, Year::Stated(_))
            }
            Self::Year(_) | Self::Decade(_) => true,
            Self::Span(from, to) | Self::Within(from, to) => from.is_stated() && to.is_stated(),
            _ => false,
        }
    }

    /// Whether it comes again and again, and the words don't say which one is meant.
    pub fn is_one_of_many(&self) -> bool {
        match self {
            Self::Day { year, .. } => *year == Year::Absent,
            Self::Month { year, which, .. } | Self::Season { year, which, .. } => {
                *year == Year::Absent && *which == Which::Any
            }
            Self::Weekday { which, .. } => *which == Which::Any,
            Self::Span(from, to) | Self::Within(from, to) => {
                from.is_one_of_many() || to.is_one_of_many()
            }
            _ => false,
        }
    }

    /// Whether it comes once a year, and the words don't say in which.
    pub fn is_yearly(&self) -> bool {
        let is_span = matches!(self, Self::Span(..) | Self::Within(..));
        self.is_one_of_many() && !is_span && !matches!(self, Self::Weekday { .. })
    }

    /// Gives the expression the year of another if it has none: "3 March to 5 April 2024".
    pub fn with_year_of(self, other: &Self) -> Self {
        let taken = match other {
            Self::Day { year, .. } | Self::Month { year, .. } => *year,
            _ => return self,
        };
        match self {
            Self::Day {
                day,
                month,
                year: Year::Absent,
            } => Self::Day {
                day,
                month,
                year: taken,
            },
            Self::Month {
                month,
                year: Year::Absent,
                which,
            } => Self::Month {
                month,
                year: taken,
                which,
            },
            other => other,
        }
    }
}
