use super::metric::Metric;
use super::pair::Pair;
use super::rating::{Rating, Ratings, Weight};
use super::silence::{Bounds, bounds};
use super::standing::{Standing, Standings};
use crate::pack::{ActorId, Issue};
use crate::sort::sort;

/// How near two are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Nearness {
    /// There is an issue on which both are on the scale.
    Comparable(Agreement),
    /// There is none: nothing can be said, least of all 50 %.
    NotComparable {
        /// On how many issues one of them is on the scale.
        of: usize,
    },
}

/// How near two are, as an interval: what is certain, and what is possible.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Agreement {
    /// In percent, 0 to 100: on every issue where one is silent, it would be as far as can be.
    pub low: f64,
    /// In percent, `low` to 100: on every issue where one is silent, it would be as near as can be.
    pub high: f64,
    /// On how many issues both are on the scale.
    pub coverage: Coverage,
}

/// On how many issues two can be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// Issues on which both are on the scale.
    pub shared: usize,
    /// Issues that count: with the reader, those that the reader rated and did not skip;
    /// between actors, those on which at least one is on the scale.
    pub of: usize,
}

impl Nearness {
    /// How near two are over these pairs: 100·(1 − d), with d at its [`bounds`].
    pub fn of(metric: Metric, pairs: &[Pair]) -> Self {
        let shared = pairs.iter().filter(|pair| pair.is_shared()).count();
        let of = pairs.len();
        match bounds(metric, pairs) {
            Some(Bounds { nearest, furthest }) if shared > 0 => Self::Comparable(Agreement {
                low: 100.0 * (1.0 - furthest),
                high: 100.0 * (1.0 - nearest),
                coverage: Coverage { shared, of },
            }),
            _ => Self::NotComparable { of },
        }
    }

    /// The agreement, if the two can be compared.
    pub fn agreement(self) -> Option<Agreement> {
        match self {
            Self::Comparable(agreement) => Some(agreement),
            Self::NotComparable { .. } => None,
        }
    }

    /// On how many issues the two can be compared, be it none.
    pub fn coverage(self) -> Coverage {
        match self {
            Self::Comparable(agreement) => agreement.coverage,
            Self::NotComparable { of } => Coverage { shared: 0, of },
        }
    }
}

/// How near two are, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison<'p> {
    /// How near they are.
    pub nearness: Nearness,
    /// What each issue of the pack has to do with it, in the pack's order.
    pub shares: Vec<IssueShare<'p>>,
}

/// One issue's share in how near two are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct IssueShare<'p> {
    /// The issue.
    pub issue: &'p Issue,
    /// Where the one stands: the reader, where there is one.
    pub left: Viewpoint<'p>,
    /// Where the other stands.
    pub right: Viewpoint<'p>,
    /// How much the issue counts; between actors, and where the reader has not rated it, single.
    pub weight: Weight,
    /// What it does.
    pub part: Part,
}

/// Where one of two stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Viewpoint<'p> {
    /// The reader. `None`: not yet answered.
    Reader(Option<Rating>),
    /// An actor.
    Actor(Standing<'p>),
}

/// What an issue does to how near two are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Part {
    /// Both are on the scale.
    Shared {
        /// How far apart they are on this issue, from 0 to 1.
        distance: f64,
    },
    /// One is on the scale and an actor is silent: how far apart they can be on this issue.
    OneSilent(Bounds),
    /// Nothing: the reader skipped it or has not answered, or both actors are silent.
    DropsOut,
}

impl Comparison<'_> {
    /// Puts the issues on which the two are furthest apart, counting weights, first;
    /// then those where one is silent, then those that drop out. Equals keep the pack's order.
    pub fn sort_by_divergence(&mut self) {
        sort(&mut self.shares, |a, b| b.pull().total_cmp(&a.pull()));
    }
}

impl IssueShare<'_> {
    /// How much it drives two apart, from 0; below 0 where that can't be told.
    fn pull(&self) -> f64 {
        match self.part {
            Part::Shared { distance } => self.weight.factor() * distance,
            Part::OneSilent(_) => -1.0,
            Part::DropsOut => -2.0,
        }
    }
}

/// How near the reader is to an actor.
///
/// Issues that the reader skipped or has not answered drop out;
/// those where the actor is silent, in whatever way, widen the interval.
pub fn with_reader<'p>(
    standings: &Standings<'p>,
    ratings: &Ratings,
    actor: &ActorId,
    metric: Metric,
) -> Comparison<'p> {
    compare(standings, metric, &|issue| {
        let rating = ratings.get(&issue.id);
        let standing = standings.standing(actor, &issue.id);
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

/// How near two actors are.
///
/// Issues where both are silent drop out; those where one is, in whatever way, widen the interval.
pub fn between_actors<'p>(
    standings: &Standings<'p>,
    left: &ActorId,
    right: &ActorId,
    metric: Metric,
) -> Comparison<'p> {
    compare(standings, metric, &|issue| {
        let left = standings.standing(left, &issue.id);
        let right = standings.standing(right, &issue.id);
        let pair = Pair::between_actors(left.step(), right.step());
        (
            Viewpoint::Actor(left),
            Viewpoint::Actor(right),
            Weight::Single,
            pair,
        )
    })
}

type Seen<'p> = (Viewpoint<'p>, Viewpoint<'p>, Weight, Option<Pair>);

fn compare<'p>(
    standings: &Standings<'p>,
    metric: Metric,
    see: &dyn Fn(&'p Issue) -> Seen<'p>,
) -> Comparison<'p> {
    let (mut shares, mut pairs) = (Vec::new(), Vec::new());
    for issue in standings.pack().issues() {
        let (left, right, weight, pair) = see(issue);
        let part = match pair {
            Some(pair) => {
                pairs.push(pair);
                let bounds = pair.bounds(metric);
                if pair.is_shared() {
                    Part::Shared {
                        distance: bounds.nearest,
                    }
                } else {
                    Part::OneSilent(bounds)
                }
            }
            None => Part::DropsOut,
        };
        shares.push(IssueShare {
            issue,
            left,
            right,
            weight,
            part,
        });
    }
    Comparison {
        nearness: Nearness::of(metric, &pairs),
        shares,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::Grades;
    use crate::compare::fixture::{Story, id, ratings};

    fn story() -> Story {
        Story::new(&["ann", "bob", "mute"], &["a", "b", "c", "d", "e"])
            .holds("ann", "a", "strongly-agree", "2025")
            .holds("ann", "b", "agree", "2025")
            .holds("ann", "c", "declined-to-comment", "2025")
            .holds("bob", "a", "strongly-agree", "2025")
            .holds("bob", "b", "strongly-disagree", "2025")
            .holds("bob", "c", "neutral", "2025")
            .holds("bob", "d", "unclear", "2025")
    }

    fn parts(comparison: &Comparison) -> Vec<String> {
        let shares = comparison.shares.iter();
        let told = shares.map(|share| match share.part {
            Part::Shared { distance } => format!("{} {distance}", share.issue.id),
            Part::OneSilent(Bounds { nearest, furthest }) => {
                format!("{} {nearest} to {furthest}", share.issue.id)
            }
            Part::DropsOut => format!("{} -", share.issue.id),
        });
        told.collect()
    }

    #[test]
    fn two_actors_are_as_near_as_the_silent_allow() {
        let pack = story().pack();
        let standings = Standings::new(&pack, Grades::ALL);
        let metric = Metric::default();
        let mut comparison = between_actors(&standings, &id("ann"), &id("bob"), metric);
        // Distances 0 and ¾, and on c from 0 to ½ (bob is neutral there); both are silent on d, e.
        assert_eq!(
            parts(&comparison),
            ["a 0", "b 0.75", "c 0 to 0.5", "d -", "e -"]
        );
        let agreement = comparison.nearness.agreement().expect("an agreement");
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

        let none = between_actors(&standings, &id("mute"), &id("bob"), metric).nearness;
        assert_eq!(none, Nearness::NotComparable { of: 3 });
        assert_eq!(none.coverage(), Coverage { shared: 0, of: 3 });
    }

    #[test]
    fn the_readers_skipped_and_unanswered_issues_drop_out_and_weights_count() {
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
            comparison.nearness,
            Nearness::Comparable(Agreement {
                low: 50.0,
                high: 50.0,
                coverage: Coverage { shared: 2, of: 2 },
            })
        );
        assert_eq!(
            comparison.shares[1].left,
            Viewpoint::Reader(reader.get(&id("b")))
        );
        assert_eq!(comparison.shares[3].left, Viewpoint::Reader(None));

        // Twice ¾ pulls further than once 1.
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
    fn grades_left_out_are_silence() {
        let story = story().graded("ann", "d", "agree", "2025", crate::pack::Grade::Inferred);
        let pack = story.pack();
        let reader = ratings(&[("a", "agree"), ("d", "agree")]);
        let mut grades = Grades::ALL;
        let coverage = |grades| {
            let standings = Standings::new(&pack, grades);
            with_reader(&standings, &reader, &id("ann"), Metric::default())
                .nearness
                .coverage()
        };
        assert_eq!(coverage(grades), Coverage { shared: 2, of: 2 });
        grades.set(crate::pack::Grade::Inferred, false);
        assert_eq!(coverage(grades), Coverage { shared: 1, of: 2 });
    }
}
