//! Dates in words: what all languages share.

use standpoint_core::pack::{Moment, Precision, Shape};

/// How a language writes dates.
pub struct Style {
    /// January to December.
    pub months: [&'static str; 12],
    /// Spring to winter.
    pub seasons: [&'static str; 4],
    /// Day, month and year.
    pub day: fn(u8, &str, u16) -> String,
    /// Month or season, and year.
    pub month: fn(&str, u16) -> String,
    /// The ten years from this one.
    pub decade: fn(u16) -> String,
    /// The hundred years from this one.
    pub century: fn(u16) -> String,
    /// All along, from one to the other.
    pub span: fn(&str, &str) -> String,
    /// Since.
    pub since: fn(&str) -> String,
    /// Until.
    pub until: fn(&str) -> String,
    /// Once, between the two.
    pub between: fn(&str, &str) -> String,
    /// Once, at the earliest.
    pub not_before: fn(&str) -> String,
    /// Once, at the latest.
    pub not_after: fn(&str) -> String,
    /// Between the last two of several.
    pub or: &'static str,
}

impl Style {
    /// What a date says.
    pub fn shape(&self, shape: &Shape) -> String {
        match shape {
            Shape::On(moment) => self.moment(*moment),
            Shape::Span(Some(from), Some(to)) => {
                (self.span)(&self.first(*from, *to), &self.moment(*to))
            }
            Shape::Span(Some(from), None) => (self.since)(&self.moment(*from)),
            Shape::Span(None, Some(to)) => (self.until)(&self.moment(*to)),
            Shape::Within(Some(from), Some(to)) => {
                (self.between)(&self.first(*from, *to), &self.moment(*to))
            }
            Shape::Within(Some(from), None) => (self.not_before)(&self.moment(*from)),
            Shape::Within(None, Some(to)) => (self.not_after)(&self.moment(*to)),
            Shape::OneOf(moments) => {
                let moments: Vec<_> = moments.iter().map(|it| self.moment(*it)).collect();
                moments.join(self.or)
            }
            // Refused when a pack is read.
            Shape::Span(None, None) | Shape::Within(None, None) => String::new(),
        }
    }

    /// The first of two: of two months of a year, the second alone says which year.
    fn first(&self, first: Moment, second: Moment) -> String {
        match (first.precision, second.precision) {
            (Precision::Month(month), Precision::Month(_)) if first.year == second.year => {
                self.month_name(month).into()
            }
            _ => self.moment(first),
        }
    }

    fn moment(&self, moment: Moment) -> String {
        let year = moment.year;
        match moment.precision {
            Precision::Century => (self.century)(year),
            Precision::Decade => (self.decade)(year),
            Precision::Year => year.to_string(),
            Precision::Season(season) => (self.month)(self.seasons[usize::from(season) % 4], year),
            Precision::Month(month) => (self.month)(self.month_name(month), year),
            Precision::Day(month, day) => (self.day)(day, self.month_name(month), year),
        }
    }

    fn month_name(&self, month: u8) -> &'static str {
        self.months[(usize::from(month) + 11) % 12]
    }
}
