use super::metric::{Coordinate, Metric, Term};
use super::pair::Pair;

/// How near and how far apart two can be, from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// The least distance.
    pub nearest: f64,
    /// The greatest distance.
    pub furthest: f64,
}

/// How near and how far apart two can be over all pairs, whatever the silent would say.
/// `None`: there are no pairs.
///
/// Each silent issue is taken at the best and at the worst of the five steps. These are
/// the bounds of the whole, as every metric's sum grows with each issue's distance.
pub fn bounds(metric: Metric, pairs: &[Pair]) -> Option<Bounds> {
    let (mut nearest, mut furthest) = (Vec::new(), Vec::new());
    for pair in pairs {
        let (bounds, weight) = (pair.bounds(metric), pair.weight());
        nearest.push(Term {
            distance: bounds.nearest,
            weight,
        });
        furthest.push(Term {
            distance: bounds.furthest,
            weight,
        });
    }
    Some(Bounds {
        nearest: metric.total(&nearest)?,
        furthest: metric.total(&furthest)?,
    })
}

/// What voting advice applications put in the place of silence.
///
/// Each makes a number of what nobody said, so no [`super::Agreement`] rests on them;
/// they show how much hangs on the choice ([`super::robustness`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Silence {
    /// The silent is taken to be neutral.
    Neutral,
    /// The silent is taken to stand at the end of the scale that is further from the other;
    /// from the middle, at strongly agree. Also called relative maximum.
    OppositeExtreme,
    /// The issue drops out.
    SharedOnly,
}

impl Silence {
    /// All rules.
    pub const ALL: [Self; 3] = [Self::Neutral, Self::OppositeExtreme, Self::SharedOnly];

    /// Its name, in lower case with hyphens.
    pub fn name(self) -> &'static str {
        match self {
            Self::Neutral => "neutral",
            Self::OppositeExtreme => "opposite-extreme",
            Self::SharedOnly => "shared-only",
        }
    }

    /// How far apart two are under this rule, from 0 to 1. `None`: no issue counts.
    pub fn distance(self, metric: Metric, pairs: &[Pair]) -> Option<f64> {
        let mut terms = Vec::new();
        for pair in pairs {
            if let Some(other) = pair.other().or_else(|| self.placeholder(pair.spoken())) {
                terms.push(Term {
                    distance: metric.apart(pair.spoken(), other),
                    weight: pair.weight(),
                });
            }
        }
        metric.total(&terms)
    }

    /// Where the silent is taken to stand, opposite the one who spoke.
    fn placeholder(self, spoken: Coordinate) -> Option<Coordinate> {
        match self {
            Self::Neutral => Some(Coordinate::NEUTRAL),
            Self::OppositeExtreme if spoken > Coordinate::NEUTRAL => {
                Some(Coordinate::STRONGLY_DISAGREE)
            }
            Self::OppositeExtreme => Some(Coordinate::STRONGLY_AGREE),
            Self::SharedOnly => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Silence;
    use crate::compare::metric::Coordinate;
    use crate::pack::Step;

    #[test]
    fn each_rule_has_its_stand_in() {
        let stand_ins = |silence: Silence| {
            Step::ALL.map(|spoken| silence.placeholder(spoken.into()).map(Coordinate::get))
        };
        let (low, middle, high) = (Some(-0.5), Some(0.0), Some(0.5));
        assert_eq!(stand_ins(Silence::Neutral), [middle; 5]);
        assert_eq!(
            stand_ins(Silence::OppositeExtreme),
            [high, high, high, low, low]
        );
        assert_eq!(stand_ins(Silence::SharedOnly), [None; 5]);
    }
}
