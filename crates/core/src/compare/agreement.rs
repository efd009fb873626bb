use super::bounds::Bounds;
use super::metric::Metric;
use super::pair::{Pair, bounds};
use super::rating::{Rating, Ratings, Weight};
use super::standing::{Standing, Standings};
use crate::pack::{ActorId, Issue};
use crate::sort::sort;

/// The result of comparing the reader with an actor, or two actors.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ComparisonResult {
    /// Both are on the scale on at least one issue.
    Comparable(Agreement),
    /// There is no such issue. There is no agreement to report, least of all 50 %.
    NotComparable {
        /// The number of issues that count: see [`Coverage::of`].
        of: usize,
    },
}

/// An agreement, as an interval from the certain to the possible.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Agreement {
    /// In percent, 0 to 100: the agreement if every silent side took the step furthest away.
    pub low: f64,
    /// In percent, `low` to 100: the agreement if every silent side took the step closest to the other.
    pub high: f64,
    /// The number of issues that it is based on.
    pub coverage: Coverage,
}

/// On how many issues the two can be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// Issues on which both are on the scale.
    pub shared: usize,
    /// Issues that count: with the reader, those that the reader rated and didn't skip;
    /// between actors, those on which at least one is on the scale.
    pub of: usize,
}

impl ComparisonResult {
    /// Computes the agreement over these pairs: 100·(1 − d), with d at its [`bounds`].
    pub fn of(metric: Metric, pairs: &[Pair]) -> Self {
        let shared = pairs.iter().filter(|pair| pair.is_shared()).count();
        let of = pairs.len();
        Self::new(bounds(metric, pairs), Coverage { shared, of })
    }

    /// `distance`: `None` if no issue counts.
    pub(super) fn new(distance: Option<Bounds>, coverage: Coverage) -> Self {
        match distance {
            Some(Bounds { min, max }) if coverage.shared > 0 => Self::Comparable(Agreement {
                low: 100.0 * (1.0 - max),
                high: 100.0 * (1.0 - min),
                coverage,
            }),
            _ => Self::NotComparable { of: coverage.of },
        }
    }

    /// Returns the agreement, if the two can be compared.
    pub fn agreement(self) -> Option<Agreement> {
        match self {
            Self::Comparable(agreement) => Some(agreement),
            Self::NotComparable { .. } => None,
        }
    }

    /// Returns the number of issues on which the two can be compared, possibly 0.
    pub fn coverage(self) -> Coverage {
        match self {
            Self::Comparable(agreement) => agreement.coverage,
            Self::NotComparable { of } => Coverage { shared: 0, of },
        }
    }
}

/// A comparison over all issues.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison<'p> {
    /// The result.
    pub result: ComparisonResult,
    /// Each issue, in the pack's order.
    pub issues: Vec<IssueComparison<'p>>,
}

/// The comparison on one issue, and what it contributes to the result.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct IssueComparison<'p> {
    /// The issue.
    pub issue: &'p Issue,
    /// The position of the first side: the reader's, if the reader is being compared.
    pub left: Viewpoint<'p>,
    /// The position of the second.
    pub right: Viewpoint<'p>,
    /// The weight of the issue. Single between actors, and if the reader hasn't rated the issue.
    pub weight: Weight,
    /// The effect on the result.
    pub contribution: Contribution,
}

/// The position of one of the two.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Viewpoint<'p> {
    /// The reader. `None`: not yet answered.
    Reader(Option<Rating>),
    /// An actor.
    Actor(Standing<'p>),
}

/// The effect of an issue on a comparison.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Contribution {
    /// Both are on the scale.
    Shared {
        /// The distance on this issue, from 0 to 1.
        distance: f64,
    },
    /// One is on the scale and an actor is silent: the possible distances on this issue.
    OneSilent(Bounds),
    /// Not counted: the reader skipped or hasn't answered it, or both actors are silent.
    NotCounted,
}

impl Comparison<'_> {
    /// Sorts the issues by weighted distance, the greatest first; then come those where one is
    /// silent, then those that aren't counted. Equals keep the pack's order.
    pub fn sort_by_divergence(&mut self) {
        sort(&mut self.issues, |a, b| {
            b.weighted_distance().total_cmp(&a.weighted_distance())
        });
    }
}

impl IssueComparison<'_> {
    /// Returns the distance times the weight. Below 0 if the distance is unknown or isn't counted.
    fn weighted_distance(&self) -> f64 {
        match self.contribution {
            Contribution::Shared { distance } => self.weight.factor() * distance,
            Contribution::OneSilent(_) => -1.0,
            Contribution::NotCounted => -2.0,
        }
    }
}

/// Compares the reader with an actor.
///
/// Issues that the reader skipped or hasn't answered aren't counted; those where the actor is
/// silent, for any reason, widen the interval.
pub fn with_reader<'p>(
    standings: &Standings<'p>,
    ratings: &Ratings,
    actor: &ActorId,
    metric: Metric,
) -> Comparison<'p> {
    let actor = standings.actor_index(actor);
    compare(standings, metric, &|index, issue| {
        let rating = ratings.get(&issue.id);
        let standing = standing(standings, actor, index);
        let weight = rating.map_or(Weight::Single, |rating| rating.weight);
        let pair = rating
            .and_then(|rating| Pair::with_reader(rating.answer, standing.step(), weight.factor()));
        (
            Viewpoint::Reader(rating),
            Viewpoint::Actor(standing),
            weight,
            pair,
        )
    })
}

/// Compares two actors.
///
/// Issues where both are silent aren't counted; those where one is, for any reason, widen the
/// interval.
pub fn between_actors<'p>(
    standings: &Standings<'p>,
    left: &ActorId,
    right: &ActorId,
    metric: Metric,
) -> Comparison<'p> {
    let actors = [left, right].map(|actor| standings.actor_index(actor));
    compare(standings, metric, &|index, _| {
        let [left, right] = actors.map(|actor| standing(standings, actor, index));
        let pair = Pair::between_actors(left.step(), right.step());
        (
            Viewpoint::Actor(left),
            Viewpoint::Actor(right),
            Weight::Single,
            pair,
        )
    })
}

/// Returns the position of an actor, given by index. Without one, it is of another pack.
fn standing<'p>(standings: &Standings<'p>, actor: Option<usize>, issue: usize) -> Standing<'p> {
    actor.map_or(Standing::NoPosition, |actor| {
        standings.standing_at(actor, issue)
    })
}

/// The positions of both on an issue, its weight, and their pair if the issue counts.
type IssuePositions<'p> = (Viewpoint<'p>, Viewpoint<'p>, Weight, Option<Pair>);

fn compare<'p>(
    standings: &Standings<'p>,
    metric: Metric,
    positions: &dyn Fn(usize, &'p Issue) -> IssuePositions<'p>,
) -> Comparison<'p> {
    let (mut issues, mut pairs) = (Vec::new(), Vec::new());
    for (index, issue) in standings.pack().issues().iter().enumerate() {
        let (left, right, weight, pair) = positions(index, issue);
        let contribution = match pair {
            Some(pair) => {
                pairs.push(pair);
                let bounds = pair.bounds(metric);
                if pair.is_shared() {
                    Contribution::Shared {
                        distance: bounds.min,
                    }
                } else {
                    Contribution::OneSilent(bounds)
                }
            }
            None => Contribution::NotCounted,
        };
        issues.push(IssueComparison {
            issue,
            left,
            right,
            weight,
            contribution,
        });
    }
    Comparison {
        result: ComparisonResult::of(metric, &pairs),
        issues,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::Grades;
    use crate::compare::fixture::{PackBuilder, id, ratings};

    fn story() -> PackBuilder {
        PackBuilder::new(&["ann", "bob", "mute"], &["a", "b", "c", "d", "e"])
            .holds("ann", "a", "strongly-agree", "2025")
            .holds("ann", "b", "agree", "2025")
            .holds("ann", "c", "declined-to-comment", "2025")
            .holds("bob", "a", "strongly-agree", "2025")
            .holds("bob", "b", "strongly-disagree", "2025")
            .holds("bob", "c", "neutral", "2025")
            .holds("bob", "d", "unclear", "2025")
    }

    fn parts(comparison: &Comparison) -> Vec<String> {
        let issues = comparison.issues.iter();
        let described = issues.map(|row| match row.contribution {
            Contribution::Shared { distance } => format!("{} {distance}", row.issue.id),
            Contribution::OneSilent(Bounds { min, max }) => {
                format!("{} {min} to {max}", row.issue.id)
            }
            Contribution::NotCounted => format!("{} -", row.issue.id),
        });
        described.collect()
    }

    #[test]
    fn silent_issues_widen_the_interval_between_actors() {
        let pack = story().pack();
        let standings = Standings::new(&pack, Grades::ALL);
        let metric = Metric::default();
        let mut comparison = between_actors(&standings, &id("ann"), &id("bob"), metric);
        // Distances 0 and ¾, and on c from 0 to ½ (bob is neutral there); both are silent on d, e.
        assert_eq!(
            parts(&comparison),
            ["a 0", "b 0.75", "c 0 to 0.5", "d -", "e -"]
        );
        let agreement = comparison.result.agreement().expect("an agreement");
        assert!(
            (agreement.low - 100.0 * (1.0 - 1.25 / 3.0)).abs() < 1e-9,
            "{agreement:?}"
        );
        assert!((agreement.high - 75.0).abs() < 1e-9, "{agreement:?}");
        assert_eq!(agreement.coverage, Coverage { shared: 2, of: 3 });

        comparison.sort_by_divergence();
        assert_eq!(
            parts(&comparison),
            ["b 0.75", "a 0", "c 0 to 0.5", "d -", "e -"]
        );

        let none = between_actors(&standings, &id("mute"), &id("bob"), metric).result;
        assert_eq!(none, ComparisonResult::NotComparable { of: 3 });
        assert_eq!(none.coverage(), Coverage { shared: 0, of: 3 });
    }

    #[test]
    fn skipped_and_unanswered_issues_drop_out_and_weights_count() {
        let pack = story().pack();
        let standings = Standings::new(&pack, Grades::ALL);
        let mut reader = ratings(&[
            ("a", "strongly-disagree"),
            ("b", "skipped"),
            ("c", "agree"),
            ("gone-from-the-pack", "agree"),
        ]);
        let mut rating = reader.get(&id("c")).expect("a rating");
        rating.weight = Weight::Double;
        reader.set(id("c"), rating);

        let mut comparison = with_reader(&standings, &reader, &id("bob"), Metric::default());
        assert_eq!(parts(&comparison), ["a 1", "b -", "c 0.25", "d -", "e -"]);
        assert_eq!(
            comparison.result,
            ComparisonResult::Comparable(Agreement {
                low: 50.0,
                high: 50.0,
                coverage: Coverage { shared: 2, of: 2 },
            })
        );
        assert_eq!(
            comparison.issues[1].left,
            Viewpoint::Reader(reader.get(&id("b")))
        );
        assert_eq!(comparison.issues[3].left, Viewpoint::Reader(None));

        // Twice ½ is more than once ¾.
        rating.answer = "strongly-agree".to_owned().try_into().expect("an answer");
        reader.set(id("c"), rating);
        reader.set(
            id("a"),
            ratings(&[("a", "disagree")])
                .get(&id("a"))
                .expect("a rating"),
        );
        comparison = with_reader(&standings, &reader, &id("bob"), Metric::default());
        comparison.sort_by_divergence();
        assert_eq!(parts(&comparison)[..2], ["c 0.5", "a 0.75"]);
    }

    #[test]
    fn left_out_grades_count_as_silence() {
        let story = story().graded("ann", "d", "agree", "2025", crate::pack::Grade::Inferred);
        let pack = story.pack();
        let reader = ratings(&[("a", "agree"), ("d", "agree")]);
        let mut grades = Grades::ALL;
        let coverage = |grades| {
            let standings = Standings::new(&pack, grades);
            with_reader(&standings, &reader, &id("ann"), Metric::default())
                .result
                .coverage()
        };
        assert_eq!(coverage(grades), Coverage { shared: 2, of: 2 });
        grades.set(crate::pack::Grade::Inferred, false);
        assert_eq!(coverage(grades), Coverage { shared: 1, of: 2 });
    }
}
