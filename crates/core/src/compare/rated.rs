use super::pair::Pair;
use super::rating::Ratings;
use super::standing::Standings;
use crate::pack::Step;

/// An issue that the reader rated and didn't skip, with the reader's pair for whatever an actor says.
/// There are six, so what is computed for each of them is looked up for all actors.
pub(super) struct RatedIssue {
    /// The index of the issue in the pack.
    pub index: usize,
    /// The pair with an actor, by [`state`].
    pub pairs: [Pair; STATES],
}

/// The five steps, and silence.
pub(super) const STATES: usize = SILENT + 1;

/// The state of an actor who isn't on the scale.
pub(super) const SILENT: usize = Step::ALL.len();

/// Returns an actor's state on an issue: the index of the step, or [`SILENT`].
pub(super) fn state(step: Option<Step>) -> usize {
    step.map_or(SILENT, |step| step as usize)
}

/// Returns the issues that the reader rated and didn't skip, in the pack's order.
pub(super) fn rated_issues(standings: &Standings<'_>, ratings: &Ratings) -> Vec<RatedIssue> {
    let mut rated = Vec::new();
    for (index, issue) in standings.pack().issues().iter().enumerate() {
        let Some(rating) = ratings.get(&issue.id) else {
            continue;
        };
        if let Some(silent) = Pair::with_reader(rating.answer, None, rating.weight.factor()) {
            let mut pairs = [silent; STATES];
            for step in Step::ALL {
                pairs[state(Some(step))] = silent.with_other(step);
            }
            rated.push(RatedIssue { index, pairs });
        }
    }
    rated
}
