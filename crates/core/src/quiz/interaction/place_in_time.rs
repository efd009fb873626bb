use super::{Feedback, Interact, ItemScore, ResponseError};
use crate::fnv::Fnv;
use crate::pack::{EventId, Evidence};
use crate::quiz::item::Reason;
use crate::quiz::time_axis::{TimeAxis, TimeUnit};
#[cfg(test)]
use {crate::Pack, crate::quiz::Item, proptest::prelude::*};

/// Place an event on an axis of years or months. The response is a step of the axis.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceInTime {
    /// The event.
    pub event: EventId,
    /// The axis.
    pub axis: TimeAxis,
    /// The first step that is right.
    pub first: usize,
    /// The last step that is right.
    pub last: usize,
    /// Why it belongs there.
    pub reason: Reason,
    /// Where the article shows it.
    pub evidence: Vec<Evidence>,
}

/// Where the reader placed the event, and how many steps that is from where it belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeResult {
    /// The step that the reader chose.
    pub given: usize,
    /// How many steps it is before the first right one.
    pub too_early: usize,
    /// How many steps it is after the last right one.
    pub too_late: usize,
}

impl TimeResult {
    /// Whether the event belongs there.
    pub fn is_right(self) -> bool {
        self.too_early + self.too_late == 0
    }
}

impl Interact for PlaceInTime {
    type Response = usize;

    /// 1 − 4d ÷ n points, and at least 0, for a step that is d steps from the nearest right one, on
    /// an axis that is n steps long: nothing for a quarter of the axis.
    fn score(&self, step: &usize) -> Result<ItemScore, ResponseError> {
        let given = *step;
        if given > self.axis.last() {
            return Err(ResponseError::NoSuchOption(given));
        }
        let result = TimeResult {
            given,
            too_early: self.first.saturating_sub(given),
            too_late: given.saturating_sub(self.last),
        };
        let distance = (result.too_early + result.too_late) as f64;
        Ok(ItemScore {
            points: (1.0 - 4.0 * distance / self.axis.last().max(1) as f64).max(0.0),
            right: result.is_right(),
            feedback: Feedback::PlaceInTime(result),
        })
    }

    /// The middle of the right steps.
    fn key(&self) -> usize {
        self.first.midpoint(self.last)
    }

    fn hash(&self, hash: &mut Fnv) {
        hash.number(u64::from(self.axis.unit() == TimeUnit::Month));
        let start = self.axis.moment(0).first_day();
        let start = usize::from(start.year) * 12 + usize::from(start.month);
        for number in [start, self.axis.last(), self.first, self.last] {
            hash.number(number as u64);
        }
    }

    fn evidence(&self) -> Vec<&Evidence> {
        self.evidence.iter().collect()
    }

    fn is_answered_by(&self, seen: &dyn Fn(&[Evidence]) -> bool) -> bool {
        seen(&self.evidence)
    }

    /// Whether both ask for the same event.
    fn overlaps(&self, other: &Self) -> bool {
        self.event == other.event
    }

    #[cfg(test)]
    fn check_fair(&self, pack: &Pack, item: &Item) {
        let event = &pack[&self.event];
        let (date, axis) = (&event.date.edtf, self.axis);
        assert!(!date.uncertain && !date.approximate, "{}", item.id);
        let days = date.earliest().zip(date.latest());
        let (earliest, latest) = days.expect("a date with an end");
        let at = axis.moment(self.first);
        assert!(
            at.first_day() <= earliest && latest <= at.last_day(),
            "{}",
            item.id
        );
        assert_eq!(self.first, self.last, "{}", item.id);
        let margin = axis.last() / 10;
        assert!(margin > 0 && self.first >= margin, "{}", item.id);
        assert!(self.last + margin <= axis.last(), "{}", item.id);
        let has_digit = event.title.chars().any(|c| c.is_ascii_digit());
        assert!(!has_digit && !self.evidence.is_empty(), "{}", item.id);
    }

    #[cfg(test)]
    fn any_response() -> BoxedStrategy<usize> {
        prop_oneof![0..70_usize, any::<usize>()].boxed()
    }
}
