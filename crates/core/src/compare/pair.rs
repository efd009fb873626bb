use super::bounds::Bounds;
use super::metric::{Coordinate, Metric, Sum};
use super::rating::Answer;
use crate::pack::Step;

/// Two positions on one issue, at least one of them on the scale.
///
/// Which of the two is on the scale doesn't matter, since every metric is symmetric. An issue that
/// the reader skipped, or on which both are silent, makes no pair: it isn't counted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    spoken: Coordinate,
    other: Option<Coordinate>,
    weight: f64,
}

impl Pair {
    /// Pairs the reader with an actor, who is silent if there is no step.
    ///
    /// Returns `None` if the reader skipped the issue, or if the weight isn't from 10⁻⁶ to 10⁶:
    /// a negative or infinite weight is invalid.
    pub fn with_reader(answer: Answer, actor: Option<Step>, weight: f64) -> Option<Self> {
        let spoken = answer.step()?.into();
        (1e-6..=1e6).contains(&weight).then(|| Self {
            spoken,
            other: actor.map(Coordinate::from),
            weight,
        })
    }

    /// Pairs two actors, each silent if there is no step. Returns `None` if both are silent.
    pub fn between_actors(left: Option<Step>, right: Option<Step>) -> Option<Self> {
        let (spoken, other) = match left {
            Some(left) => (left, right),
            None => (right?, None),
        };
        Some(Self {
            spoken: spoken.into(),
            other: other.map(Coordinate::from),
            weight: 1.0,
        })
    }

    /// Returns the pair in which the other takes this step.
    pub(super) fn with_other(self, other: Step) -> Self {
        Self {
            other: Some(other.into()),
            ..self
        }
    }

    /// Returns whether both are on the scale.
    pub fn is_shared(self) -> bool {
        self.other.is_some()
    }

    /// Returns the position that is certainly on the scale.
    pub(super) fn spoken(self) -> Coordinate {
        self.spoken
    }

    /// Returns the other position. `None`: silent.
    pub(super) fn other(self) -> Option<Coordinate> {
        self.other
    }

    /// Returns the term of this issue at its smallest and at its greatest possible distance.
    pub(super) fn terms(self, metric: Metric) -> [Sum; 2] {
        let Bounds { min, max } = self.bounds(metric);
        [min, max].map(|distance| metric.term(distance, self.weight))
    }

    /// Returns the weight of the issue, greater than 0.
    pub(super) fn weight(self) -> f64 {
        self.weight
    }

    /// Returns the smallest and the greatest possible distance on this issue. If one is silent,
    /// over all five steps that it could take; if both are on the scale, the two bounds are the
    /// same.
    pub(super) fn bounds(self, metric: Metric) -> Bounds {
        if let Some(other) = self.other {
            let distance = metric.distance(self.spoken, other);
            return Bounds {
                min: distance,
                max: distance,
            };
        }
        let mut bounds = Bounds { min: 1.0, max: 0.0 };
        for step in Step::ALL {
            let distance = metric.distance(self.spoken, step.into());
            bounds.min = bounds.min.min(distance);
            bounds.max = bounds.max.max(distance);
        }
        bounds
    }
}

/// Returns the bounds of the distance over all pairs, whatever steps the silent sides would take.
/// `None`: there are no pairs.
///
/// Takes each issue with a silent side once at its smallest and once at its greatest distance. These
/// give the bounds of the total, because no total falls when one distance grows.
pub fn bounds(metric: Metric, pairs: &[Pair]) -> Option<Bounds> {
    let (mut smallest, mut greatest) = (Sum::default(), Sum::default());
    for pair in pairs {
        let [min, max] = pair.terms(metric);
        smallest += min;
        greatest += max;
    }
    total_bounds(metric, [smallest, greatest])
}

/// Returns the bounds of the distance, by the sums of the terms at the smallest and at the greatest
/// distances. `None`: they are of no issues.
pub(super) fn total_bounds(metric: Metric, [smallest, greatest]: [Sum; 2]) -> Option<Bounds> {
    Some(Bounds {
        min: metric.total(smallest)?,
        max: metric.total(greatest)?,
    })
}
