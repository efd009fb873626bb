use super::checks::{ProblemList, visit_evidence};
use super::{Asks, AuthoredText, EntityRef, Kind, QuestionProblem};
use crate::Pack;
use crate::json::decode;
use crate::pack::{Decimal, Evidence};
use crate::quiz::interaction::{EnterNumber, Interaction};
use crate::quiz::item::{Material, Reason};
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

/// A number that the reader enters. The prompt should say what is counted, and when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Number {
    /// The right number, in `unit`s.
    pub value: Decimal,
    /// The unit, as it stands behind the number: `%`, `tons`, `cases`.
    pub unit: String,
    /// How far from `value` an answer may be and still be right, in `unit`s. Absent: not at all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tolerance: Option<Decimal>,
    /// How far from `value` an answer may be and still earn half a point, in `unit`s: more than
    /// `tolerance`. Absent: only a right answer earns points.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub half_point_within: Option<Decimal>,
    /// The ends of a slider for it. Absent: it can only be typed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub range: Option<NumberRange>,
    /// Why that is the number, in one or two sentences.
    pub reason: String,
    /// Where the article gives it, at least one passage.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub evidence: Vec<Evidence>,
}

/// The ends of a slider for a number, in its `unit`. Other numbers can still be typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NumberRange {
    /// The smallest number.
    pub from: Decimal,
    /// The largest number.
    pub to: Decimal,
    /// The distance between two numbers on it, such that one of them is `to`. Absent: 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<Decimal>,
}

/// How many steps a slider may have. With more, a step is too small to point at.
const STEPS: RangeInclusive<i64> = 5..=1000;

impl NumberRange {
    /// The distance between two numbers on it, in hundredths: at least 1.
    fn step(self) -> i64 {
        self.step.map_or(100, Decimal::hundredths).max(1)
    }

    /// How many steps there are from the smallest number to the largest.
    pub fn last(self) -> usize {
        let steps = (self.to - self.from).hundredths() / self.step();
        usize::try_from(steps).unwrap_or_default()
    }

    /// The number after so many steps from the smallest.
    pub fn at(self, steps: usize) -> Decimal {
        let steps = i64::try_from(steps.min(self.last())).unwrap_or_default();
        let number = self.from.hundredths() + steps * self.step();
        Decimal::from_hundredths(number).unwrap_or(self.to)
    }

    /// How many steps from the smallest number the one is that is closest to `number`.
    pub fn closest(self, number: Decimal) -> usize {
        let distance = (number - self.from).hundredths().max(0);
        let steps = (distance + self.step() / 2) / self.step();
        usize::try_from(steps).unwrap_or_default().min(self.last())
    }

    /// Checks the range itself, and that its slider reaches a right number.
    fn check(self, number: &Number, problems: &mut ProblemList) {
        let length = (self.to - self.from).hundredths();
        let steps = length / self.step();
        let off = (self.at(self.closest(number.value)) - number.value).abs();
        if length <= 0 {
            let hint = "write the larger number here";
            problems.add("range.to", "not above `from`", hint);
        } else if self.step.is_some_and(|step| step <= Decimal::default()) {
            let hint = "write how far apart two numbers are";
            problems.add("range.step", "not above zero", hint);
        } else if length % self.step() != 0 {
            let hint = "write a step that divides the range, or move one of its ends";
            problems.add("range.step", "no number of steps leads to `to`", hint);
        } else if !STEPS.contains(&steps) {
            let (least, most) = (STEPS.start(), STEPS.end());
            let what = format!("{steps} steps where {least} to {most} fit");
            let hint = "write a larger or smaller `step`, or move the ends of the range";
            problems.add("range.step", what, hint);
        } else if number.value < self.from || number.value > self.to {
            problems.add(
                "range",
                "the right number isn’t in it",
                "move one of its ends",
            );
        } else if off > number.tolerance.unwrap_or_default().max(Decimal::default()) {
            let hint = "write a smaller `step`, or a larger `tolerance`";
            problems.add("range.step", "the slider reaches no right number", hint);
        }
    }
}

impl Kind for Number {
    fn references<'a>(&'a self, visit: &mut dyn FnMut(&str, EntityRef<'a>)) {
        visit_evidence("evidence", &self.evidence, visit);
    }

    fn problems(&self, _: &Pack) -> Vec<QuestionProblem> {
        let mut problems = ProblemList::default();
        problems.written("unit", &self.unit);
        problems.written("reason", &self.reason);
        let hint = "name the paragraph that gives the number";
        problems.evidence("evidence", &self.evidence, hint);
        let tolerance = self.tolerance.unwrap_or_default();
        if tolerance < Decimal::default() {
            problems.add(
                "tolerance",
                "below zero",
                "write how far off a right answer may be, or remove it",
            );
        } else if self.half_point_within.is_some_and(|most| most <= tolerance) {
            problems.add(
                "half_point_within",
                "no more than the tolerance, so that it never counts",
                "use a larger number, or remove it",
            );
        }
        if let Some(range) = self.range {
            range.check(self, &mut problems);
        }
        problems.0
    }

    fn build(&self, _: &Pack) -> (Option<Material>, Interaction) {
        let interaction = EnterNumber {
            value: self.value,
            unit: self.unit.clone(),
            tolerance: self.tolerance.unwrap_or_default(),
            half_point_within: self.half_point_within.unwrap_or_default(),
            range: self.range,
            reason: Reason::Authored(self.reason.clone()),
            evidence: self.evidence.clone(),
        };
        (None, interaction.into())
    }

    fn rests_on(&self) -> &'static [&'static str] {
        &[]
    }

    fn asks<'a>(&'a self, _pack: &'a Pack) -> Asks<'a> {
        Asks::Other
    }

    fn texts(&self) -> Vec<AuthoredText<'_>> {
        vec![AuthoredText::new("reason", &self.reason, &self.evidence)]
    }
}

decode!(Number: value, unit, reason, evidence; tolerance, half_point_within, range);
decode!(NumberRange: from, to; step);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::sample::from;
    use serde_json::json;

    #[test]
    fn a_slider_has_the_closest_number_and_its_ends_for_those_outside() {
        let range: NumberRange = from(&json!({"from": -1, "to": 1.5, "step": 0.25}));
        let number = |number: f64| Decimal::try_from(number).expect("two decimals");
        assert_eq!(range.last(), 10);
        for steps in 0..=10 {
            assert_eq!(range.closest(range.at(steps)), steps);
        }
        assert_eq!(range.at(3), number(-0.25));
        for (typed, steps) in [(0.12, 4), (0.13, 5), (-7.0, 0), (1.51, 10), (1e15, 10)] {
            assert_eq!(range.closest(number(typed)), steps, "{typed}");
        }
        assert_eq!(range.at(11), number(1.5));
        let whole: NumberRange = from(&json!({"from": 0, "to": 7}));
        assert_eq!((whole.last(), whole.at(3)), (7, number(3.0)));
    }
}
