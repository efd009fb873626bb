use super::metric::{METRICS, Metric};
use super::name_order::NameOrder;
use super::pair::Pair;
use super::ranking::ranking;
use super::rating::Ratings;
use super::silence::SilenceRule;
use super::standing::Standings;
use crate::pack::{Actor, ActorId};

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
    let (mut closest, mut profiles) = (Vec::new(), Vec::new());
    for ranked in ranking(standings, ratings, metric, names).comparable {
        if ranked.place == 1 {
            closest.push(ranked.actor);
        }
        profiles.push(Profile {
            is_closest: ranked.place == 1,
            pairs: pairs(standings, ratings, &ranked.actor.id),
        });
    }

    let (mut stays, mut runs) = (0, 0);
    let issues = profiles.first()?.pairs.len();
    // With the last index + 1, no issue is left out.
    for left_out in 0..=issues {
        let profiles: Vec<_> = profiles
            .iter()
            .filter_map(|profile| profile.without(left_out))
            .collect();
        for metric in metrics {
            for silence in SilenceRule::ALL {
                if let Some(stayed) = closest_stays(&profiles, *metric, silence) {
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

/// An actor's pairs with the reader.
struct Profile {
    is_closest: bool,
    /// One for each issue that the reader rated: the same issues for all actors.
    pairs: Vec<Pair>,
}

impl Profile {
    /// Returns the profile without one issue. `None`: no shared issue is left.
    fn without(&self, left_out: usize) -> Option<Self> {
        let mut pairs = self.pairs.clone();
        if left_out < pairs.len() {
            pairs.remove(left_out);
        }
        let is_comparable = pairs.iter().any(|pair| pair.is_shared());
        is_comparable.then_some(Self {
            is_closest: self.is_closest,
            pairs,
        })
    }
}

fn pairs(standings: &Standings, ratings: &Ratings, actor: &ActorId) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for issue in standings.pack().issues() {
        if let Some(rating) = ratings.get(&issue.id) {
            let step = standings.standing(actor, &issue.id).step();
            pairs.extend(Pair::with_reader(
                rating.answer,
                step,
                rating.weight.factor(),
            ));
        }
    }
    pairs
}

/// Returns whether one of the first-ranked actors is the closest match. `None`: no actor can be
/// compared. The first-ranked ones come first in `profiles`, so an actor that only ties with them
/// doesn't replace them.
fn closest_stays(profiles: &[Profile], metric: Metric, silence: SilenceRule) -> Option<bool> {
    let mut least: Option<(f64, bool)> = None;
    for profile in profiles {
        if let Some(distance) = silence.distance(metric, &profile.pairs)
            && least.is_none_or(|(least, _)| distance < least)
        {
            least = Some((distance, profile.is_closest));
        }
    }
    least.map(|(_, stays)| stays)
}

#[cfg(test)]
mod tests {
    use super::{robustness, robustness_by};
    use crate::compare::fixture::{PackBuilder, ratings};
    use crate::compare::{
        Grades, METRICS, Metric, NameOrder, Ratings, Robustness, SilenceRule, Standings,
    };

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
}
