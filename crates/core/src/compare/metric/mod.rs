//! Distance metrics: 0 is the smallest possible distance of two positions, 1 the greatest.
//!
//! A metric combines a kernel, which computes the distance of two coordinates on one issue, with a
//! weighted sum over the issues. To add a metric, add a file here and a line in [`METRICS`].

mod city_block;
mod directional;
mod euclidean;
mod hybrid;

use crate::pack::Step;
use std::ops::{AddAssign, Sub};

/// All metrics, the default first.
pub const METRICS: [Metric; 4] = [
    city_block::METRIC,
    euclidean::METRIC,
    directional::METRIC,
    hybrid::METRIC,
];

/// A distance metric.
#[derive(Clone, Copy, Debug)]
pub struct Metric {
    name: &'static str,
    /// Symmetric, from 0 to 1.
    kernel: fn(Coordinate, Coordinate) -> f64,
    sum: Aggregate,
}

impl Metric {
    /// Returns the metric with this name.
    pub fn named(name: &str) -> Option<Self> {
        METRICS.into_iter().find(|metric| metric.name == name)
    }

    /// Returns the metric's name, in lower case with hyphens.
    pub fn name(self) -> &'static str {
        self.name
    }

    /// Returns the distance on one issue, from 0 to 1.
    pub fn distance(self, one: Coordinate, other: Coordinate) -> f64 {
        (self.kernel)(one, other)
    }

    /// Returns the term of one issue in the sum over all of them.
    ///
    /// `distance` is from 0 to 1, `weight` greater than 0.
    pub(super) fn term(self, distance: f64, weight: f64) -> Sum {
        let part = weight * distance;
        match self.sum {
            Aggregate::Mean => Sum {
                distances: part,
                weights: weight,
            },
            Aggregate::RootMeanSquare => Sum {
                distances: part * part,
                weights: weight * weight,
            },
        }
    }

    /// Returns the distance over all issues of a sum, from 0 to 1. `None`: there are none.
    pub(super) fn total(self, sum: Sum) -> Option<f64> {
        let mean = (sum.weights > 0.0).then(|| sum.distances / sum.weights)?;
        Some(match self.sum {
            Aggregate::Mean => mean,
            Aggregate::RootMeanSquare => mean.sqrt(),
        })
    }
}

/// The default of voting advice applications: city-block.
impl Default for Metric {
    fn default() -> Self {
        city_block::METRIC
    }
}

/// Metrics are compared by name.
impl PartialEq for Metric {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Metric {}

/// A position on the scale: −½ (strongly disagree) to +½ (strongly agree).
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Coordinate(f64);

impl Coordinate {
    /// The negative end of the scale.
    pub const STRONGLY_DISAGREE: Self = Self(-0.5);
    /// The middle of the scale.
    pub const NEUTRAL: Self = Self(0.0);
    /// The positive end of the scale.
    pub const STRONGLY_AGREE: Self = Self(0.5);

    /// Returns the number, from −½ to +½.
    pub fn get(self) -> f64 {
        self.0
    }
}

/// x = −½ + (v − 1)/4, where v is the step's ordinal.
impl From<Step> for Coordinate {
    fn from(step: Step) -> Self {
        Self(f64::from(step.ordinal() - 1) / 4.0 - 0.5)
    }
}

/// How the distances on single issues are combined.
#[derive(Clone, Copy, Debug)]
enum Aggregate {
    /// Σ w·d / Σ w
    Mean,
    /// √Σ (w·d)² / √Σ w²
    RootMeanSquare,
}

/// The terms of some issues, summed. Without any, it is the default.
///
/// The distance between two steps is a multiple of 1⁄16, and the reader's weights are 1 and 2. So a
/// sum is exact, and subtracting an issue's term gives the same sum as leaving the issue out.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Sum {
    distances: f64,
    weights: f64,
}

impl AddAssign for Sum {
    fn add_assign(&mut self, other: Self) {
        self.distances += other.distances;
        self.weights += other.weights;
    }
}

impl Sub for Sum {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self {
            distances: self.distances - other.distances,
            weights: self.weights - other.weights,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{METRICS, Sum};
    use crate::compare::Weight;
    use crate::pack::Step;

    #[test]
    fn sums_of_the_readers_issues_are_exact() {
        // 1⁄16 squared: with numbers of up to 53 bits, billions of such terms sum exactly.
        let is_multiple = |part: f64| (part * 256.0).fract() == 0.0;
        for metric in METRICS {
            for one in Step::ALL {
                for other in Step::ALL {
                    for weight in [Weight::Single, Weight::Double] {
                        let distance = metric.distance(one.into(), other.into());
                        let Sum { distances, weights } = metric.term(distance, weight.factor());
                        let name = metric.name();
                        assert!(is_multiple(distances) && is_multiple(weights), "{name}");
                    }
                }
            }
        }
    }
}
