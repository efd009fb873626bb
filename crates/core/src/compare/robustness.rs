use super::agreement::ComparisonResult;
use super::agreements::agreements;
use super::metric::{METRICS, Metric, Sum};
use super::name_order::NameOrder;
use super::rated::{RatedIssue, SILENT, rated_issues, state};
use super::rating::Ratings;
use super::silence::SilenceRule;
use super::standing::Standings;
use crate::pack::{Actor, Step};

/// How robust the closest match is: how many other scoring methods give the same one.
#[derive(Clone, Debug, PartialEq)]
pub struct Robustness<'p> {
    /// The actors ranked first: more than one if they are tied.
    pub closest: Vec<&'p Actor>,
    /// The number of runs in which one of them is the closest match, alone or tied.
    pub stays: usize,
    /// The number of runs.
    pub runs: usize,
}

/// Runs every metric with every [`SilenceRule`], with all issues and with each left out in turn,
/// and counts how often the closest match stays the same. `None`: no actor can be compared.
///
/// Louwerse and Rosema (2014) found that most users of a voting advice application would have got
/// different advice under another model. The lower bound, by which we rank, needs no run of its
/// own: [`SilenceRule::OppositeExtreme`] assumes the most distant position. An actor that shares no issue
/// with the reader once one is left out isn't part of that run.
pub fn robustness<'p>(
    standings: &Standings<'p>,
    ratings: &Ratings,
    metric: Metric,
    names: &NameOrder,
) -> Option<Robustness<'p>> {
    robustness_by(&METRICS, standings, ratings, metric, names)
}

/// Runs these metrics only.
fn robustness_by<'p>(
    metrics: &[Metric],
    standings: &Standings<'p>,
    ratings: &Ratings,
    metric: Metric,
    names: &NameOrder,
) -> Option<Robustness<'p>> {
    let agreements = agreements(standings, ratings, metric);
    let is_closest = closest(&agreements);
    let (mut closest, mut comparable) = (Vec::new(), Vec::new());
    for index in names.indices() {
        if let Some(agreement) = agreements[index].agreement() {
            if is_closest[index] {
                closest.push(&standings.pack().actors()[index]);
            }
            comparable.push(Comparable {
                is_closest: is_closest[index],
                shared: agreement.coverage.shared,
                steps: standings.steps_at(index),
            });
        }
    }
    if closest.is_empty() {
        return None;
    }

    let rated = rated_issues(standings, ratings);
    let (mut stays, mut runs) = (0, 0);
    for metric in metrics {
        for silence in SilenceRule::ALL {
            for run in runs_of(&comparable, &rated, *metric, silence) {
                if let Some(stayed) = run.stays() {
                    runs += 1;
                    stays += usize::from(stayed);
                }
            }
        }
    }
    Some(Robustness {
        closest,
        stays,
        runs,
    })
}

/// Returns for each actor whether it is the closest match, alone or tied. The certain agreement
/// decides (`low`), then the possible one (`high`).
///
/// Compares exactly: equal sums ([`super::metric`]) give equal agreements, whichever issues they are
/// from.
fn closest(agreements: &[ComparisonResult]) -> Vec<bool> {
    let bounds = |result: &ComparisonResult| result.agreement().map(|it| (it.low, it.high));
    let mut best = None;
    for result in agreements {
        if bounds(result) > best {
            best = bounds(result);
        }
    }
    let is_closest = |result| best.is_some() && bounds(result) == best;
    agreements.iter().map(is_closest).collect()
}

/// An actor that shares an issue with the reader.
struct Comparable<'s> {
    is_closest: bool,
    /// The number of issues that it shares with the reader.
    shared: usize,
    /// Its step on each issue of the pack.
    steps: &'s [Option<Step>],
}

/// The smallest distances in a run. Infinite: no such actor can be compared.
#[derive(Clone, Copy)]
struct Run {
    /// Of the closest matches by all issues.
    closest: f64,
    /// Of the other actors.
    others: f64,
}

impl Run {
    fn add(&mut self, is_closest: bool, distance: f64) {
        let least = match is_closest {
            true => &mut self.closest,
            false => &mut self.others,
        };
        if distance < *least {
            *least = distance;
        }
    }

    /// Returns whether one of the closest matches still is, alone or tied. `None`: no actor can be
    /// compared.
    fn stays(self) -> Option<bool> {
        let is_run = self.closest.min(self.others).is_finite();
        is_run.then_some(self.closest <= self.others)
    }
}

/// Runs a metric with a rule: with each issue left out in turn, and then with all.
fn runs_of(
    actors: &[Comparable<'_>],
    rated: &[RatedIssue],
    metric: Metric,
    silence: SilenceRule,
) -> Vec<Run> {
    let terms = rated.iter().map(|issue| {
        let by_state = issue.pairs.map(|pair| silence.term(metric, pair));
        (issue.index, by_state)
    });
    let terms: Vec<_> = terms.collect();
    let none = Run {
        closest: f64::INFINITY,
        others: f64::INFINITY,
    };
    let (mut without, mut with_all) = (vec![none; rated.len()], none);
    for actor in actors {
        let mut sum = Sum::default();
        for (issue, by_state) in &terms {
            sum += by_state[state(actor.steps[*issue])];
        }
        let add = |run: &mut Run, sum| {
            if let Some(distance) = metric.total(sum) {
                run.add(actor.is_closest, distance);
            }
        };
        for ((issue, by_state), run) in terms.iter().zip(&mut without) {
            let state = state(actor.steps[*issue]);
            if actor.shared > usize::from(state != SILENT) {
                add(run, sum - by_state[state]);
            }
        }
        add(&mut with_all, sum);
    }
    without.push(with_all);
    without
}

#[cfg(test)]
mod tests {
    use super::{robustness, robustness_by};
    use crate::compare::fixture::{PackBuilder, any_story, ratings};
    use crate::compare::{
        Grades, METRICS, Metric, NameOrder, Pair, Ratings, Robustness, SilenceRule, Standings,
        with_reader,
    };
    use proptest::prelude::*;

    /// Runs four metrics, so that a new one doesn't change the counts.
    fn describe(story: &PackBuilder, ratings: &Ratings) -> Option<(Vec<String>, usize, usize)> {
        let metrics = ["city-block", "euclidean", "directional", "hybrid"]
            .map(|name| Metric::named(name).expect("the name of a metric"));
        let pack = story.pack();
        let standings = Standings::new(&pack, Grades::ALL);
        let Robustness {
            closest,
            stays,
            runs,
        } = robustness_by(
            &metrics,
            &standings,
            ratings,
            Metric::default(),
            &NameOrder::by_code_point(&pack),
        )?;
        let names = closest.iter().map(|actor| actor.name.clone()).collect();
        Some((names, stays, runs))
    }

    #[test]
    fn an_identical_actor_is_the_closest_match_by_every_method() {
        let story = PackBuilder::new(&["far", "twin"], &["a", "b"])
            .holds("twin", "a", "strongly-agree", "2025")
            .holds("twin", "b", "strongly-disagree", "2025")
            .holds("far", "a", "strongly-disagree", "2025")
            .holds("far", "b", "neutral", "2025");
        let reader = ratings(&[("a", "strongly-agree"), ("b", "strongly-disagree")]);
        // 4 metrics by 3 rules, by all issues, without a, without b.
        assert_eq!(
            describe(&story, &reader),
            Some((vec!["twin".into()], 36, 36))
        );
    }

    #[test]
    fn every_metric_and_rule_is_run() {
        let pack = PackBuilder::new(&["ann"], &["a"])
            .holds("ann", "a", "agree", "2025")
            .pack();
        let standings = Standings::new(&pack, Grades::ALL);
        let reader = ratings(&[("a", "agree")]);
        let names = NameOrder::by_code_point(&pack);
        let robustness = robustness(&standings, &reader, Metric::default(), &names);
        assert_eq!(
            robustness.map(|it| it.runs),
            Some(METRICS.len() * SilenceRule::ALL.len())
        );
    }

    #[test]
    fn methods_that_prefer_another_actor_are_counted() {
        // The directional metric puts keen at ¼ and mild at 3/8; by the others mild is closer.
        // There is only one issue, so leaving it out gives no run.
        let story = PackBuilder::new(&["keen", "mild"], &["a"])
            .holds("mild", "a", "agree", "2025")
            .holds("keen", "a", "strongly-agree", "2025");
        let reader = ratings(&[("a", "agree")]);
        assert_eq!(
            describe(&story, &reader),
            Some((vec!["mild".into()], 9, 12))
        );
    }

    #[test]
    fn an_actor_without_a_shared_issue_is_not_part_of_a_run() {
        // Without a, bob shares no issue with the reader, although counting silence as neutral
        // would rank him before ann. With both issues, the Euclidean metric punishes ann's one
        // great distance and ranks him first under two rules; the directional metric ties them
        // under one.
        let story = PackBuilder::new(&["bob", "ann"], &["a", "b"])
            .holds("ann", "a", "agree", "2025")
            .holds("ann", "b", "disagree", "2025")
            .holds("bob", "a", "disagree", "2025");
        let reader = ratings(&[("a", "agree"), ("b", "strongly-agree")]);
        assert_eq!(
            describe(&story, &reader),
            Some((vec!["ann".into()], 34, 36))
        );
    }

    #[test]
    fn without_ratings_there_are_no_runs() {
        let story = PackBuilder::new(&["ann"], &["a"]).holds("ann", "a", "agree", "2025");
        assert_eq!(describe(&story, &Ratings::default()), None);
        assert_eq!(describe(&story, &ratings(&[("a", "skipped")])), None);
    }

    fn closest(story: &PackBuilder, ratings: &Ratings) -> String {
        let closest = describe(story, ratings).map_or_else(Vec::new, |(names, ..)| names);
        closest.join(" ")
    }

    #[test]
    fn low_decides_who_is_closest_then_high_and_ties_are_sorted_by_name() {
        let reader = ratings(&[("a", "strongly-agree"), ("b", "strongly-agree")]);
        // 75 to 75, 50 to 50, and 37.5 to 87.5.
        let story = PackBuilder::new(
            &["silent", "zed", "half", "ann", "mute", "foe"],
            &["a", "b"],
        )
        .holds("zed", "a", "strongly-agree", "2025")
        .holds("zed", "b", "neutral", "2025")
        .holds("half", "a", "agree", "2025")
        .holds("foe", "a", "strongly-agree", "2025")
        .holds("foe", "b", "strongly-disagree", "2025")
        .holds("silent", "a", "declined-to-comment", "2025");
        assert_eq!(closest(&story, &reader), "zed");
        let story =
            story
                .holds("ann", "a", "neutral", "2025")
                .holds("ann", "b", "strongly-agree", "2025");
        assert_eq!(closest(&story, &reader), "ann zed");
        // 50 to 100, and 50 to 50.
        let story = PackBuilder::new(&["ann", "bob"], &["a", "b"])
            .holds("ann", "a", "strongly-agree", "2025")
            .holds("ann", "b", "strongly-disagree", "2025")
            .holds("bob", "a", "strongly-agree", "2025");
        assert_eq!(closest(&story, &reader), "bob");
    }

    /// Computes the same from the definition: each run by itself, from all pairs.
    fn by_definition(
        standings: &Standings<'_>,
        ratings: &Ratings,
    ) -> Option<(Vec<String>, usize, usize)> {
        let actors = standings.pack().actors();
        let bounds = actors.iter().map(|actor| {
            let result = with_reader(standings, ratings, &actor.id, Metric::default()).result;
            result.agreement().map(|it| (it.low, it.high))
        });
        let bounds: Vec<_> = bounds.collect();
        let best = bounds
            .iter()
            .flatten()
            .copied()
            .reduce(|a, b| if b > a { b } else { a })?;
        let pairs = |actor: usize, left_out: usize| -> Vec<Pair> {
            let issues = standings.pack().issues().iter().enumerate();
            let pairs = issues.filter_map(|(at, issue)| {
                let rating = ratings.get(&issue.id).filter(|_| at != left_out)?;
                let step = standings.step_at(actor, at);
                Pair::with_reader(rating.answer, step, rating.weight.factor())
            });
            pairs.collect()
        };
        let issues = standings.pack().issues();
        let is_rated = |at: &usize| {
            let rating = issues.get(*at).and_then(|issue| ratings.get(&issue.id));
            *at == issues.len() || rating.is_some_and(|rating| rating.answer.step().is_some())
        };
        let (mut stays, mut runs) = (0, 0);
        for left_out in (0..=issues.len()).filter(is_rated) {
            for metric in METRICS {
                for silence in SilenceRule::ALL {
                    let distance = |actor: &usize| {
                        let pairs = pairs(*actor, left_out);
                        let is_comparable = pairs.iter().any(|pair| pair.is_shared());
                        is_comparable.then(|| silence.distance(metric, &pairs))?
                    };
                    let all: Vec<_> = (0..actors.len()).map(|actor| distance(&actor)).collect();
                    if let Some(least) = all.iter().flatten().copied().reduce(f64::min) {
                        let mut stayed = all.iter().zip(&bounds);
                        runs += 1;
                        stays += usize::from(
                            stayed.any(|(it, bounds)| *it == Some(least) && *bounds == Some(best)),
                        );
                    }
                }
            }
        }
        let closest = actors
            .iter()
            .zip(&bounds)
            .filter(|(_, it)| **it == Some(best));
        let names = closest.map(|(actor, _)| actor.name.clone()).collect();
        Some((names, stays, runs))
    }

    proptest! {
        #[test]
        fn leaving_issues_out_of_a_sum_changes_no_run((pack, ratings) in any_story()) {
            let standings = Standings::new(&pack, Grades::ALL);
            let names = NameOrder::by_code_point(&pack);
            let found = robustness(&standings, &ratings, Metric::default(), &names);
            let found = found.map(|it| {
                let closest = it.closest.iter().map(|actor| actor.name.clone());
                (closest.collect(), it.stays, it.runs)
            });
            prop_assert_eq!(found, by_definition(&standings, &ratings));
        }
    }
}
