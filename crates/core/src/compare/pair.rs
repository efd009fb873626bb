use super::metric::{Coordinate, Metric};
use super::rating::Answer;
use super::silence::Bounds;
use crate::pack::Step;

/// One issue between two of whom one at least is on the scale.
///
/// Which of the two that is does not matter, as every metric is symmetric.
/// An issue that the reader skipped, or on which both are silent, makes no pair: it drops out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    spoken: Coordinate,
    other: Option<Coordinate>,
    weight: f64,
}

impl Pair {
    /// The reader and an actor, who is silent where there is no step.
    ///
    /// `None` where the reader skipped, or where the weight is not from 10⁻⁶ to 10⁶:
    /// a negative or endless weight is no weight.
    pub fn with_reader(answer: Answer, actor: Option<Step>, weight: f64) -> Option<Self> {
        let spoken = answer.step()?.into();
        (1e-6..=1e6).contains(&weight).then(|| Self {
            spoken,
            other: actor.map(Coordinate::from),
            weight,
        })
    }

    /// Two actors, each silent where there is no step. `None` where both are.
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

    /// Whether both are on the scale.
    pub fn is_shared(self) -> bool {
        self.other.is_some()
    }

    /// The one that is surely on the scale.
    pub(super) fn spoken(self) -> Coordinate {
        self.spoken
    }

    /// The other. `None`: silent.
    pub(super) fn other(self) -> Option<Coordinate> {
        self.other
    }

    /// How much the issue counts, over 0.
    pub(super) fn weight(self) -> f64 {
        self.weight
    }

    /// How near and how far apart the two can be on this issue: where one is silent,
    /// over all five steps that it could take; where both spoke, the two bounds are the same.
    pub(super) fn bounds(self, metric: Metric) -> Bounds {
        if let Some(other) = self.other {
            let distance = metric.apart(self.spoken, other);
            return Bounds {
                nearest: distance,
                furthest: distance,
            };
        }
        let mut bounds = Bounds {
            nearest: 1.0,
            furthest: 0.0,
        };
        for step in Step::ALL {
            let distance = metric.apart(self.spoken, step.into());
            bounds.nearest = bounds.nearest.min(distance);
            bounds.furthest = bounds.furthest.max(distance);
        }
        bounds
    }
}
