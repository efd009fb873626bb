//! Distance metrics: 0 is the smallest possible distance of two positions, 1 the greatest.
//!
//! A metric combines a kernel, which computes the distance of two coordinates on one issue, with a
//! weighted sum over the issues. To add a metric, add a file here and a line in [`METRICS`].

mod city_block;
mod directional;
mod euclidean;
mod hybrid;

use crate::pack::Step;

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

    /// Returns the distance over all issues, from 0 to 1. `None`: there are no issues.
    pub(super) fn total(self, terms: &[Term]) -> Option<f64> {
        self.sum.of(terms)
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

impl Aggregate {
    fn of(self, terms: &[Term]) -> Option<f64> {
        let (mut distances, mut weights) = (0.0, 0.0);
        for &Term { distance, weight } in terms {
            let part = weight * distance;
            match self {
                Self::Mean => {
                    distances += part;
                    weights += weight;
                }
                Self::RootMeanSquare => {
                    distances += part * part;
                    weights += weight * weight;
                }
            }
        }
        let mean = (weights > 0.0).then(|| distances / weights)?;
        Some(match self {
            Self::Mean => mean,
            Self::RootMeanSquare => mean.sqrt(),
        })
    }
}

/// One issue's term in a sum.
#[derive(Clone, Copy, Debug)]
pub(super) struct Term {
    /// 0 to 1.
    pub distance: f64,
    /// Greater than 0.
    pub weight: f64,
}
