use super::rng::Rng;
use crate::Pack;
use crate::pack::{Day, Edtf, EdtfValue, Event, Moment, Precision};
use std::ops::RangeInclusive;

/// An axis of years or months. Its steps are counted from 0, the first year or month on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TimeAxis {
    unit: TimeUnit,
    /// The first step: a number of [`TimeUnit::count`].
    from: usize,
    last: usize,
}

/// What a step of a [`TimeAxis`] is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TimeUnit {
    /// A year.
    #[default]
    Year,
    /// A month.
    Month,
}

/// How many years from the article an event may be to be asked for to the month.
const RECENT: usize = 3;

impl TimeUnit {
    /// Returns the unit of a date that is exactly one year or one month.
    pub(crate) fn of(date: &Edtf) -> Option<Self> {
        match date.value {
            EdtfValue::On(Moment { precision, .. }) if !is_in_doubt(date) => match precision {
                Precision::Year => Some(Self::Year),
                Precision::Month(_) => Some(Self::Month),
                _ => None,
            },
            _ => None,
        }
    }

    /// Returns the unit in which to ask when an event was: months if it is certain to the month and
    /// the article is of about that time, else years.
    fn fitting(pack: &Pack, event: &Event) -> Self {
        let published = Self::Year.allowed_by(&pack.source.published.edtf);
        match (published, Self::Month.allowed_by(&event.date.edtf)) {
            (Some((_, published)), Some((first, last)))
                if first == last && published.abs_diff(first / 12) <= RECENT =>
            {
                Self::Month
            }
            _ => Self::Year,
        }
    }

    /// Counts years or months from the year 0.
    fn count(self, day: Day) -> usize {
        let year = usize::from(day.year);
        match self {
            Self::Year => year,
            Self::Month => year * 12 + usize::from(day.month) - 1,
        }
    }

    /// Returns the first and the last year or month that a date allows. A date that is uncertain or
    /// approximate allows as many more before and after as it would otherwise: "about 1987" is 1986
    /// to 1988. `None`: it is open.
    fn allowed_by(self, date: &Edtf) -> Option<(usize, usize)> {
        let (first, last) = (self.count(date.earliest()?), self.count(date.latest()?));
        let more = if is_in_doubt(date) {
            last + 1 - first
        } else {
            0
        };
        Some((first.saturating_sub(more), last + more))
    }

    /// Whether an event is certain to the year or month, and that isn't just the article's own year,
    /// which readers know.
    pub(crate) fn is_worth_asking(self, pack: &Pack, event: &Event) -> bool {
        let allowed = self.allowed_by(&event.date.edtf);
        let published = Self::Year.allowed_by(&pack.source.published.edtf);
        let is_own_year =
            |year| published.is_some_and(|(first, last)| first <= year && year <= last);
        allowed.is_some_and(|(first, last)| {
            first == last && !(self == Self::Year && is_own_year(first))
        })
    }

    /// How many steps an axis has that is derived from a pack: at least, and at most.
    fn bounds(self) -> (usize, usize) {
        match self {
            Self::Year => (12, 60),
            Self::Month => (18, 48),
        }
    }
}

fn is_in_doubt(date: &Edtf) -> bool {
    date.uncertain || date.approximate
}

impl TimeAxis {
    /// How many steps an axis may be long. With more, a step is too small to point at.
    pub(crate) const LENGTHS: RangeInclusive<usize> = 5..=400;

    /// Returns the axis from one year or month to a later one. `None` if they are not of the same
    /// unit, or in the wrong order.
    pub(crate) fn between(from: &Edtf, to: &Edtf) -> Option<Self> {
        let unit = TimeUnit::of(from).filter(|unit| TimeUnit::of(to) == Some(*unit))?;
        let (from, to) = (unit.count(from.earliest()?), unit.count(to.earliest()?));
        let last = to.checked_sub(from).filter(|last| *last > 0)?;
        Some(Self { unit, from, last })
    }

    /// Derives an axis on which to place an event. It is as long as the time between the pack's
    /// events, within limits, and does not depend on the event. Where the event is on it follows
    /// from `rng` alone, and at least a tenth of the axis is before it and after it. `None` if its
    /// date is open, or too vague.
    pub(crate) fn derived(pack: &Pack, event: &Event, rng: &mut Rng) -> Option<Self> {
        let unit = TimeUnit::fitting(pack, event);
        let mut span: Option<(usize, usize)> = None;
        for other in &pack.events {
            if TimeUnit::fitting(pack, other) == unit
                && let Some((first, last)) = unit.allowed_by(&other.date.edtf)
            {
                let (from, to) = span.unwrap_or((first, last));
                span = Some((from.min(first), to.max(last)));
            }
        }
        let (least, most) = unit.bounds();
        let length = span.map_or(0, |(from, to)| to - from).clamp(least, most);
        let (first, last) = unit.allowed_by(&event.date.edtf)?;
        let margin = length.div_ceil(10);
        // How many places there are for its first step.
        let places = (length + 1).checked_sub(2 * margin + (last - first))?;
        if places == 0 {
            return None;
        }
        let axis = Self {
            unit,
            from: first.checked_sub(margin + rng.below(places))?,
            last: length,
        };
        let years = axis.moment(0).year..=axis.moment(length).year;
        let exists = *years.start() > 0 && *years.end() <= 9999;
        (exists && axis.allowed(&event.date.edtf).is_some()).then_some(axis)
    }

    /// The unit of its steps.
    pub fn unit(self) -> TimeUnit {
        self.unit
    }

    /// The last step, which is also the length of the axis.
    pub fn last(self) -> usize {
        self.last
    }

    /// The year or month of a step.
    pub fn moment(self, step: usize) -> Moment {
        let count = self.from + step;
        let (year, precision) = match self.unit {
            TimeUnit::Year => (count, Precision::Year),
            TimeUnit::Month => (count / 12, Precision::Month((count % 12) as u8 + 1)),
        };
        Moment {
            year: year as u16,
            precision,
        }
    }

    /// The steps that a date allows, if all are on the axis, with another one before them and after
    /// them, and they are at most a third of it: else the axis gives the answer away.
    pub(crate) fn allowed(self, date: &Edtf) -> Option<(usize, usize)> {
        let (first, last) = self.unit.allowed_by(date)?;
        let (first, last) = (first.checked_sub(self.from)?, last - self.from);
        let fits = first > 0 && last < self.last && (last + 1 - first) * 3 <= self.last;
        fits.then_some((first, last))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::sample::harbour;
    use std::collections::BTreeSet;

    fn date(text: &str) -> Edtf {
        text.to_owned().try_into().expect("a date")
    }

    fn axis(from: &str, to: &str) -> Option<TimeAxis> {
        TimeAxis::between(&date(from), &date(to))
    }

    #[test]
    fn an_axis_goes_from_a_year_or_month_to_a_later_one() {
        let months = axis("2024-11", "2025-06").expect("an axis");
        assert_eq!((months.unit(), months.last()), (TimeUnit::Month, 7));
        let third = Moment {
            year: 2025,
            precision: Precision::Month(1),
        };
        assert_eq!(months.moment(2), third);
        assert_eq!(axis("2010", "2025").map(TimeAxis::last), Some(15));
        let refused = [
            ("2010", "2025-06"),
            ("2025", "2010"),
            ("2010", "2010"),
            ("2010~", "2025"),
            ("201X", "202X"),
            ("2010-01-01", "2025-01-01"),
            ("2010/2011", "2025"),
        ];
        for (from, to) in refused {
            assert_eq!(axis(from, to), None, "{from} to {to}");
        }
    }

    #[test]
    fn a_date_allows_what_it_can_mean() {
        let cases = [
            ("2010", "2030", "2019", Some((9, 9))),
            ("2010", "2030", "2019-05-06", Some((9, 9))),
            ("2010", "2030", "2019~", Some((8, 10))),
            ("2010", "2030", "2019-05?", Some((8, 10))),
            ("2010", "2030", "[2018..2020]", Some((8, 10))),
            // Winter ends in the next year.
            ("2010", "2030", "2019-24", Some((9, 10))),
            ("2010", "2030", "2010", None),
            ("2010", "2030", "2030", None),
            ("2010", "2030", "2009", None),
            ("2010", "2030", "2019/..", None),
            ("2010", "2030", "[2015..2021]", None),
            ("2018-06", "2019-12", "2019-03-04", Some((9, 9))),
            ("2018-06", "2019-12", "2019-03%", Some((8, 10))),
            ("2018-06", "2019-12", "2018-23", Some((3, 5))),
        ];
        for (from, to, when, steps) in cases {
            let axis = axis(from, to).expect("an axis");
            assert_eq!(axis.allowed(&date(when)), steps, "{when} on {from} to {to}");
        }
    }

    /// Else readers who know the rule know the answer.
    #[test]
    fn an_event_is_nowhere_by_rule_on_a_derived_axis() {
        let pack = harbour();
        for (id, unit) in [("flood", TimeUnit::Year), ("digging", TimeUnit::Month)] {
            let event = pack.find_event(id).expect("an event");
            let mut places = BTreeSet::new();
            let mut lengths = BTreeSet::new();
            for seed in 0..500 {
                let axis = TimeAxis::derived(&pack, event, &mut Rng::new(seed)).expect("an axis");
                assert_eq!(axis.unit(), unit, "{id}");
                places.extend(axis.allowed(&event.date.edtf));
                lengths.insert(axis.last());
            }
            let length = lengths.pop_first().expect("a length");
            assert!(lengths.is_empty(), "{id}");
            let margin = length.div_ceil(10);
            let all: BTreeSet<_> = (margin..=length - margin).map(|at| (at, at)).collect();
            assert_eq!(places, all, "{id}: of {length}");
        }
    }
}
