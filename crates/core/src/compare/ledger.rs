use super::agreement::{Agreement, ComparisonResult, Coverage};
use super::rating::{Ratings, Weight};
use super::standing::Standings;
use crate::Pack;
use crate::pack::{ActorId, Issue, Step, Topic};

/// What each issue adds to an agreement under the default metric, or takes from it.
///
/// Whole points, so the parts sum exactly to the whole. Only the default metric, city-block, is a
/// sum of parts: under the others an issue has no part of its own. So no metric can be chosen here.
#[derive(Clone, Debug, PartialEq)]
pub struct Ledger<'p> {
    /// The issues that count, in the pack's order. See [`Coverage::of`].
    pub entries: Vec<LedgerEntry<'p>>,
}

/// The part of an issue.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LedgerEntry<'p> {
    /// The issue.
    pub issue: &'p Issue,
    /// Its points.
    pub points: Points,
    /// Whether both are on the scale. If not, the points are bounds over all steps that the silent
    /// side could take.
    pub is_shared: bool,
}

/// The points of an issue, or of several. An issue of single weight gives four points, less one for
/// each step between the two; one of double weight twice as many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Points {
    /// If every silent side took the step furthest away.
    pub low: u32,
    /// If every silent side took the step closest to the other: at least `low`.
    pub high: u32,
    /// If the two were at the same step on every issue: at least `high`. What is missing to this is
    /// what the issue takes from the agreement.
    pub full: u32,
}

/// The points of some issues, and how many issues they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subtotal {
    /// The sum of the points.
    pub points: Points,
    /// The number of issues.
    pub coverage: Coverage,
}

impl Subtotal {
    /// Returns the agreement on these issues. Without a shared issue there is none.
    pub fn result(self) -> ComparisonResult {
        let Self {
            points: Points { low, high, full },
            coverage,
        } = self;
        let percent = |points| 100.0 * f64::from(points) / f64::from(full);
        match coverage.shared {
            0 => ComparisonResult::NotComparable { of: coverage.of },
            _ => ComparisonResult::Comparable(Agreement {
                low: percent(low),
                high: percent(high),
                coverage,
            }),
        }
    }
}

impl<'p> Ledger<'p> {
    /// Creates the ledger of the reader and an actor. Counts the same issues as
    /// [`super::with_reader`].
    pub fn with_reader(standings: &Standings<'p>, ratings: &Ratings, actor: &ActorId) -> Self {
        let issues = standings.pack().issues().iter();
        let entries = issues.filter_map(|issue| {
            let rating = ratings.get(&issue.id)?;
            let step = rating.answer.step()?;
            let other = standings.standing(actor, &issue.id).step();
            Some(LedgerEntry::new(issue, step, other, rating.weight))
        });
        Self {
            entries: entries.collect(),
        }
    }

    /// Creates the ledger of two actors. Counts the same issues as [`super::between_actors`].
    pub fn between_actors(standings: &Standings<'p>, left: &ActorId, right: &ActorId) -> Self {
        let issues = standings.pack().issues().iter();
        let entries = issues.filter_map(|issue| {
            let [left, right] = [left, right].map(|it| standings.standing(it, &issue.id).step());
            let (step, other) = match left {
                Some(left) => (left, right),
                None => (right?, None),
            };
            Some(LedgerEntry::new(issue, step, other, Weight::Single))
        });
        Self {
            entries: entries.collect(),
        }
    }

    /// Returns the sum of all entries.
    pub fn total(&self) -> Subtotal {
        self.subtotal(|_| true)
    }

    /// Returns the sum for each topic, in the pack's order. Topics of which no issue counts are left
    /// out. `pack` must be the pack that the ledger was created from.
    pub fn by_topic<'t>(&self, pack: &'t Pack) -> Vec<(&'t Topic, Subtotal)> {
        let topics = pack.topics().iter();
        let subtotals = topics.map(|topic| {
            let subtotal = self.subtotal(|issue| issue.topic == topic.id);
            (topic, subtotal)
        });
        subtotals.filter(|(_, it)| it.coverage.of > 0).collect()
    }

    fn subtotal(&self, counts: impl Fn(&Issue) -> bool) -> Subtotal {
        let mut points = Points::default();
        let mut coverage = Coverage { shared: 0, of: 0 };
        for entry in self.entries.iter().filter(|entry| counts(entry.issue)) {
            points.low += entry.points.low;
            points.high += entry.points.high;
            points.full += entry.points.full;
            coverage.shared += usize::from(entry.is_shared);
            coverage.of += 1;
        }
        Subtotal { points, coverage }
    }
}

impl<'p> LedgerEntry<'p> {
    /// `other`: `None` if the other side is silent.
    fn new(issue: &'p Issue, step: Step, other: Option<Step>, weight: Weight) -> Self {
        let (nearest, furthest) = match other {
            Some(other) => {
                let distance = step.steps_from(other) as u32;
                (distance, distance)
            }
            None => {
                let from_end = |end: Step| step.steps_from(end) as u32;
                let ends = [Step::StronglyDisagree, Step::StronglyAgree].map(from_end);
                (0, ends[0].max(ends[1]))
            }
        };
        let factor = u32::from(weight.whole());
        Self {
            issue,
            points: Points {
                low: factor * (STEPS_APART - furthest),
                high: factor * (STEPS_APART - nearest),
                full: factor * STEPS_APART,
            },
            is_shared: other.is_some(),
        }
    }
}

/// The number of steps from one end of the scale to the other.
const STEPS_APART: u32 = Step::ALL.len() as u32 - 1;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::fixture::{PackBuilder, cases, id};
    use crate::compare::{Answer, Grades, Metric, Rating, between_actors, with_reader};
    use proptest::prelude::*;
    use serde::Deserialize;

    /// The answers of two sides, and the ledger that must result.
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Case {
        about: String,
        /// Topic and issue, the positions of the two, and the ledger's entry: `low-high of full`,
        /// or empty if the issue doesn't count. A `*` after the first position doubles the weight.
        issues: Vec<(String, String, String, String)>,
        /// Whether the first is the reader.
        reader: bool,
        /// As `low-high of full, shared of counted`.
        total: String,
        topics: Vec<String>,
    }

    fn points(it: Points) -> String {
        format!("{}-{} of {}", it.low, it.high, it.full)
    }

    fn subtotal(it: Subtotal) -> String {
        let Coverage { shared, of } = it.coverage;
        format!("{}, {shared} of {of}", points(it.points))
    }

    /// Builds a pack with `ann` and `bob`, and ratings with what `ann` holds.
    fn build(issues: &[(&str, &str, &str)]) -> (Pack, Ratings) {
        let ids: Vec<_> = issues.iter().map(|(issue, _, _)| *issue).collect();
        let mut builder = PackBuilder::new(&["ann", "bob"], &ids);
        let mut ratings = Ratings::default();
        for (path, left, right) in issues {
            let issue = path.rsplit('/').next().unwrap_or_default();
            let single = left.trim_end_matches('*');
            if let Ok(answer) = Answer::try_from(single.to_owned()) {
                let weight = match single == *left {
                    true => Weight::Single,
                    false => Weight::Double,
                };
                ratings.set(id(issue), Rating { answer, weight });
            }
            for (actor, stance) in [("ann", single), ("bob", *right)] {
                if !matches!(stance, "" | "skipped") {
                    builder = builder.holds(actor, issue, stance, "2025");
                }
            }
        }
        (builder.pack(), ratings)
    }

    #[test]
    fn ledgers_match_the_cases() {
        for case in cases::<Case>(include_str!("ledger.json")) {
            let about = &case.about;
            let issues = case.issues.iter();
            let issues: Vec<_> = issues.map(|it| (&*it.0, &*it.1, &*it.2)).collect();
            let (pack, ratings) = build(&issues);
            let standings = Standings::new(&pack, Grades::ALL);
            let ledger = match case.reader {
                true => Ledger::with_reader(&standings, &ratings, &id("bob")),
                false => Ledger::between_actors(&standings, &id("ann"), &id("bob")),
            };
            let entries = ledger.entries.iter();
            let entries: Vec<_> = entries.map(|it| points(it.points)).collect();
            let expected = case.issues.iter().map(|it| it.3.clone());
            let expected: Vec<_> = expected.filter(|it| !it.is_empty()).collect();
            assert_eq!(entries, expected, "{about}");
            assert_eq!(subtotal(ledger.total()), case.total, "{about}");
            let topics = ledger.by_topic(&pack).into_iter();
            let topics: Vec<_> = topics
                .map(|(topic, it)| format!("{}: {}", topic.id, subtotal(it)))
                .collect();
            assert_eq!(topics, case.topics, "{about}");
        }
    }

    fn is_near(one: ComparisonResult, other: ComparisonResult) -> bool {
        let near = |one: f64, other: f64| (one - other).abs() < 1e-9;
        match (one, other) {
            (ComparisonResult::Comparable(one), ComparisonResult::Comparable(other)) => {
                one.coverage == other.coverage
                    && near(one.low, other.low)
                    && near(one.high, other.high)
            }
            (one, other) => one == other,
        }
    }

    const HELD: [&str; 7] = [
        "",
        "unclear",
        "strongly-disagree",
        "disagree",
        "neutral",
        "agree",
        "strongly-agree",
    ];
    const ANSWERED: [&str; 9] = [
        "",
        "skipped",
        "strongly-disagree",
        "disagree*",
        "neutral",
        "neutral*",
        "agree",
        "agree*",
        "strongly-agree*",
    ];
    const ISSUES: [&str; 6] = ["s/a", "t/b", "s/c", "t/d", "u/e", "s/f"];

    proptest! {
        /// The parts sum to the whole, which is the agreement under the default metric. So do the
        /// topics.
        #[test]
        fn the_parts_sum_to_the_whole(
            held in prop::collection::vec((0..ANSWERED.len(), 0..HELD.len()), ISSUES.len()),
            left in 0..HELD.len(),
        ) {
            let issues: Vec<_> = ISSUES
                .iter()
                .zip(&held)
                .map(|(issue, (answer, other))| (*issue, ANSWERED[*answer], HELD[*other]))
                .collect();
            let (pack, ratings) = build(&issues);
            let held: Vec<_> = issues
                .iter()
                .enumerate()
                .map(|(at, (issue, _, other))| (*issue, HELD[(left + at * 3) % HELD.len()], *other))
                .collect();
            let (actors, _) = build(&held);
            let reader_standings = Standings::new(&pack, Grades::ALL);
            let standings = Standings::new(&actors, Grades::ALL);
            let (ann, bob, metric) = (id("ann"), id("bob"), Metric::default());
            for (pack, ledger, comparison) in [
                (
                    &pack,
                    Ledger::with_reader(&reader_standings, &ratings, &bob),
                    with_reader(&reader_standings, &ratings, &bob, metric),
                ),
                (
                    &actors,
                    Ledger::between_actors(&standings, &ann, &bob),
                    between_actors(&standings, &ann, &bob, metric),
                ),
            ] {
                let total = ledger.total();
                prop_assert!(
                    is_near(total.result(), comparison.result),
                    "{:?} {:?}", total.result(), comparison.result
                );
                let sum = |part: fn(Points) -> u32| -> u32 {
                    ledger.entries.iter().map(|it| part(it.points)).sum()
                };
                let Points { low, high, full } = total.points;
                prop_assert_eq!(sum(|it| it.low), low);
                prop_assert_eq!(sum(|it| it.high), high);
                prop_assert_eq!(sum(|it| it.full), full);

                let topics = ledger.by_topic(pack);
                let of_topics = |part: fn(Subtotal) -> usize| -> usize {
                    topics.iter().map(|(_, it)| part(*it)).sum()
                };
                prop_assert_eq!(of_topics(|it| it.points.low as usize), low as usize);
                prop_assert_eq!(of_topics(|it| it.points.high as usize), high as usize);
                prop_assert_eq!(of_topics(|it| it.points.full as usize), full as usize);
                prop_assert_eq!(of_topics(|it| it.coverage.shared), total.coverage.shared);
                prop_assert_eq!(of_topics(|it| it.coverage.of), total.coverage.of);
                for entry in &ledger.entries {
                    let Points { low, high, full } = entry.points;
                    prop_assert!(low <= high && high <= full);
                    prop_assert!(!entry.is_shared || low == high);
                }
            }
        }

        /// Which of two actors comes first doesn't matter.
        #[test]
        fn the_order_of_the_two_does_not_matter(
            held in prop::collection::vec((0..HELD.len(), 0..HELD.len()), ISSUES.len()),
        ) {
            let issues: Vec<_> = ISSUES
                .iter()
                .zip(&held)
                .map(|(issue, (left, right))| (*issue, HELD[*left], HELD[*right]))
                .collect();
            let (pack, _) = build(&issues);
            let standings = Standings::new(&pack, Grades::ALL);
            let (ann, bob) = (id("ann"), id("bob"));
            prop_assert_eq!(
                Ledger::between_actors(&standings, &ann, &bob),
                Ledger::between_actors(&standings, &bob, &ann)
            );
        }
    }
}
