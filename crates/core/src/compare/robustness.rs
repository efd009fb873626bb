use super::metric::{METRICS, Metric};
use super::name_order::NameOrder;
use super::pair::Pair;
use super::ranking::ranking;
use super::rating::Ratings;
use super::silence::Silence;
use super::standing::Standings;
use crate::pack::{Actor, ActorId};

/// Whether the nearest to the reader is the nearest by other methods too.
#[derive(Clone, Debug, PartialEq)]
pub struct Robustness<'p> {
    /// The actors at the first place of the ranking: more than one where they are tied.
    pub nearest: Vec<&'p Actor>,
    /// In how many of the runs one of them is the nearest, alone or tied.
    pub stays: usize,
    /// How many runs there were.
    pub runs: usize,
}

/// Runs every metric with every [`Silence`] rule, with all issues and with each left out in turn,
/// and counts how often the nearest stays the nearest. `None`: no actor can be compared.
///
/// Louwerse and Rosema (2014) found that most users of a voting advice application would have
/// got other advice under another model. The lower bound, by which we rank, takes no run of
/// its own: the silent are furthest where [`Silence::OppositeExtreme`] puts them.
/// An actor that shares no issue with the reader once one is left out takes no part in that run.
pub fn robustness<'p>(
    standings: &Standings<'p>,
    ratings: &Ratings,
    metric: Metric,
    names: &NameOrder,
) -> Option<Robustness<'p>> {
    let (mut nearest, mut profiles) = (Vec::new(), Vec::new());
    for ranked in ranking(standings, ratings, metric, names).comparable {
        if ranked.place == 1 {
            nearest.push(ranked.actor);
        }
        profiles.push(Profile {
            is_nearest: ranked.place == 1,
            pairs: pairs(standings, ratings, &ranked.actor.id),
        });
    }

    let (mut stays, mut runs) = (0, 0);
    let issues = profiles.first()?.pairs.len();
    // Past the last: none is left out.
    for left_out in 0..=issues {
        let profiles: Vec<_> = profiles
            .iter()
            .filter_map(|it| it.without(left_out))
            .collect();
        for metric in METRICS {
            for silence in Silence::ALL {
                if let Some(stayed) = nearest_stays(&profiles, metric, silence) {
                    runs += 1;
                    stays += usize::from(stayed);
                }
            }
        }
    }
    Some(Robustness {
        nearest,
        stays,
        runs,
    })
}

/// An actor as seen from the reader.
struct Profile {
    is_nearest: bool,
    /// One for each issue that the reader rated, the same for all actors.
    pairs: Vec<Pair>,
}

impl Profile {
    /// `None` where no shared issue is left.
    fn without(&self, left_out: usize) -> Option<Self> {
        let mut pairs = self.pairs.clone();
        if left_out < pairs.len() {
            pairs.remove(left_out);
        }
        let is_comparable = pairs.iter().any(|pair| pair.is_shared());
        is_comparable.then_some(Self {
            is_nearest: self.is_nearest,
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

/// Whether one of the nearest is the nearest. `None`: no one can be compared.
/// They lead the profiles, so whoever only ties with them comes too late.
fn nearest_stays(profiles: &[Profile], metric: Metric, silence: Silence) -> Option<bool> {
    let mut least: Option<(f64, bool)> = None;
    for profile in profiles {
        if let Some(distance) = silence.distance(metric, &profile.pairs)
            && least.is_none_or(|(least, _)| distance < least)
        {
            least = Some((distance, profile.is_nearest));
        }
    }
    least.map(|(_, stays)| stays)
}

#[cfg(test)]
mod tests {
    use super::robustness;
    use crate::compare::fixture::{Story, ratings};
    use crate::compare::{Grades, Metric, NameOrder, Ratings, Robustness, Standings};

    fn told(story: &Story, ratings: &Ratings) -> Option<(Vec<String>, usize, usize)> {
        let pack = story.pack();
        let standings = Standings::new(&pack, Grades::ALL);
        let Robustness {
            nearest,
            stays,
            runs,
        } = robustness(
            &standings,
            ratings,
            Metric::default(),
            &NameOrder::by_code_point(&pack),
        )?;
        let names = nearest.iter().map(|actor| actor.name.clone()).collect();
        Some((names, stays, runs))
    }

    #[test]
    fn a_twin_is_the_nearest_by_every_method() {
        let story = Story::new(&["far", "twin"], &["a", "b"])
            .holds("twin", "a", "strongly-agree", "2025")
            .holds("twin", "b", "strongly-disagree", "2025")
            .holds("far", "a", "strongly-disagree", "2025")
            .holds("far", "b", "neutral", "2025");
        let reader = ratings(&[("a", "strongly-agree"), ("b", "strongly-disagree")]);
        // 4 metrics by 3 rules, by all issues, without a, without b.
        assert_eq!(told(&story, &reader), Some((vec!["twin".into()], 36, 36)));
    }

    #[test]
    fn it_counts_the_methods_that_prefer_another() {
        // By the directional metric keen is at ¼ and mild at 3/8; by the others mild is nearer.
        // There is one issue: to leave it out leaves no run.
        let story = Story::new(&["keen", "mild"], &["a"])
            .holds("mild", "a", "agree", "2025")
            .holds("keen", "a", "strongly-agree", "2025");
        let reader = ratings(&[("a", "agree")]);
        assert_eq!(told(&story, &reader), Some((vec!["mild".into()], 9, 12)));
    }

    #[test]
    fn who_shares_no_issue_in_a_run_has_no_part_in_it() {
        // Without a, bob shares nothing with the reader, though silence taken for neutral
        // would put him before ann. With both issues the Euclidean metric, which minds
        // ann's one great distance, puts him first by two rules, and the directional
        // metric ties them by one.
        let story = Story::new(&["bob", "ann"], &["a", "b"])
            .holds("ann", "a", "agree", "2025")
            .holds("ann", "b", "disagree", "2025")
            .holds("bob", "a", "disagree", "2025");
        let reader = ratings(&[("a", "agree"), ("b", "strongly-agree")]);
        assert_eq!(told(&story, &reader), Some((vec!["ann".into()], 34, 36)));
    }

    #[test]
    fn no_ratings_no_runs() {
        let story = Story::new(&["ann"], &["a"]).holds("ann", "a", "agree", "2025");
        assert_eq!(told(&story, &Ratings::default()), None);
        assert_eq!(told(&story, &ratings(&[("a", "skipped")])), None);
    }
}
