use super::metric::{Coordinate, Metric, Sum};
use super::pair::Pair;

/// A rule for issues on which an actor takes no position, as voting advice applications use them.
///
/// Except for [`SilenceRule::SharedOnly`], each assumes a position that nobody took. So no
/// [`super::Agreement`] uses them. They show how much depends on the choice of rule
/// ([`super::robustness`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SilenceRule {
    /// A silent actor counts as neutral.
    Neutral,
    /// A silent actor counts as being at the end of the scale further from the other position; if
    /// that is neutral, as strongly agree. Also called relative maximum.
    OppositeExtreme,
    /// The issue isn't counted.
    SharedOnly,
}

impl SilenceRule {
    /// All rules.
    pub const ALL: [Self; 3] = [Self::Neutral, Self::OppositeExtreme, Self::SharedOnly];

    /// Returns the rule's name, in lower case with hyphens.
    pub fn name(self) -> &'static str {
        match self {
            Self::Neutral => "neutral",
            Self::OppositeExtreme => "opposite-extreme",
            Self::SharedOnly => "shared-only",
        }
    }

    /// Returns the distance under this rule, from 0 to 1. `None`: no issue counts.
    pub fn distance(self, metric: Metric, pairs: &[Pair]) -> Option<f64> {
        let mut sum = Sum::default();
        for pair in pairs {
            sum += self.term(metric, *pair);
        }
        metric.total(sum)
    }

    /// Returns the term of an issue under this rule: that of no issue if it isn't counted.
    pub(super) fn term(self, metric: Metric, pair: Pair) -> Sum {
        let other = pair.other().or_else(|| self.assumed(pair.spoken()));
        other.map_or_else(Sum::default, |other| {
            metric.term(metric.distance(pair.spoken(), other), pair.weight())
        })
    }

    /// Returns the position assumed for a silent actor, given the other's position.
    fn assumed(self, spoken: Coordinate) -> Option<Coordinate> {
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
    use super::SilenceRule;
    use crate::compare::metric::Coordinate;
    use crate::pack::Step;

    #[test]
    fn each_rule_assumes_its_position() {
        let assumed = |silence: SilenceRule| {
            Step::ALL.map(|spoken| silence.assumed(spoken.into()).map(Coordinate::get))
        };
        let (low, middle, high) = (Some(-0.5), Some(0.0), Some(0.5));
        assert_eq!(assumed(SilenceRule::Neutral), [middle; 5]);
        assert_eq!(
            assumed(SilenceRule::OppositeExtreme),
            [high, high, high, low, low]
        );
        assert_eq!(assumed(SilenceRule::SharedOnly), [None; 5]);
    }
}
