use super::agreement::{ComparisonResult, Coverage};
use super::metric::{Metric, Sum};
use super::pair::total_bounds;
use super::rated::{SILENT, rated_issues, state};
use super::rating::Ratings;
use super::standing::Standings;

/// Compares the reader with each actor, in the pack's order. The results are those of
/// [`super::with_reader`].
pub fn agreements(
    standings: &Standings<'_>,
    ratings: &Ratings,
    metric: Metric,
) -> Vec<ComparisonResult> {
    let rated = rated_issues(standings, ratings);
    let terms = rated
        .iter()
        .map(|issue| (issue.index, issue.pairs.map(|pair| pair.terms(metric))));
    let terms: Vec<_> = terms.collect();
    let of = rated.len();
    let result = |actor| {
        let steps = standings.steps_at(actor);
        let mut sums = [Sum::default(); 2];
        let mut shared = 0;
        for (issue, by_state) in &terms {
            let state = state(steps[*issue]);
            let [smallest, greatest] = by_state[state];
            sums[0] += smallest;
            sums[1] += greatest;
            shared += usize::from(state != SILENT);
        }
        ComparisonResult::new(total_bounds(metric, sums), Coverage { shared, of })
    };
    (0..standings.pack().actors().len()).map(result).collect()
}

#[cfg(test)]
mod tests {
    use super::agreements;
    use crate::compare::fixture::any_story;
    use crate::compare::{Grades, METRICS, Standings, with_reader};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn each_is_the_agreement_with_the_reader((pack, ratings) in any_story()) {
            let standings = Standings::new(&pack, Grades::ALL);
            for metric in METRICS {
                let all = agreements(&standings, &ratings, metric);
                prop_assert_eq!(all.len(), pack.actors().len());
                for (actor, result) in pack.actors().iter().zip(all) {
                    let one = with_reader(&standings, &ratings, &actor.id, metric).result;
                    prop_assert_eq!(result, one, "{} {}", metric.name(), actor.id);
                }
            }
        }
    }
}
