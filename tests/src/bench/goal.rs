//! Upper limits for what is measured. A missed one is reported but is not an error: times depend on
//! the machine and its load.

use std::fmt;

use serde_json::{Value, json};

/// An upper limit for a measured value.
#[derive(Debug)]
pub(crate) struct Goal {
    pub(crate) description: String,
    pub(crate) at_most: f64,
    /// `None` if a metric was not measured.
    pub(crate) value: Option<f64>,
}

impl Goal {
    pub(crate) fn new(
        description: impl Into<String>,
        at_most: f64,
        value: impl Into<Option<f64>>,
    ) -> Self {
        Self {
            description: description.into(),
            at_most,
            value: value.into(),
        }
    }

    pub(crate) fn is_reached(&self) -> bool {
        self.value.is_some_and(|value| value <= self.at_most)
    }

    pub(crate) fn json(&self) -> Value {
        json!({
            "says": self.description,
            "at_most": self.at_most,
            "is": self.value,
            "reached": self.is_reached(),
        })
    }
}

impl fmt::Display for Goal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = if self.is_reached() { "pass" } else { "fail" };
        let value = self.value.map_or("–".into(), |value| match value {
            100.0.. => format!("{value:.0}"),
            10.0.. => format!("{value:.1}"),
            _ => format!("{value:.3}"),
        });
        let Self {
            description,
            at_most,
            ..
        } = self;
        write!(f, "{state}  {value:>6} of at most {at_most}: {description}")
    }
}

/// Returns the median: of an even number of values, the mean of the middle two.
pub(crate) fn median(values: impl Iterator<Item = f64>) -> Option<f64> {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    let upper = *values.get(values.len() / 2)?;
    let lower = *values.get(values.len().saturating_sub(1) / 2)?;
    Some(f64::midpoint(lower, upper))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_middle_value() {
        let of = |values: &[f64]| median(values.iter().copied());
        assert_eq!(of(&[3.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(of(&[4.0, 1.0, 2.0, 9.0]), Some(3.0));
        assert_eq!(of(&[5.0]), Some(5.0));
        assert_eq!(of(&[]), None);
    }

    #[test]
    fn a_goal_without_a_measurement_is_not_reached() {
        let goal = Goal::new("time", 0.6, None);
        assert!(!goal.is_reached());
        assert_eq!(goal.to_string(), "fail       – of at most 0.6: time");
        assert!(Goal::new("time", 0.6, 0.6).is_reached());
    }
}
