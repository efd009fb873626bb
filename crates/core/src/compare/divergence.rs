use super::metric::Metric;
use super::standing::{Standing, Standings};
use crate::Pack;
use crate::pack::{ActorId, Issue, IssueId, Quote};
use crate::sort::sort;

/// Two actors side by side on one issue.
#[derive(Clone, Debug, PartialEq)]
pub struct Divergence<'p> {
    /// The issue.
    pub issue: &'p Issue,
    /// The first actor's position.
    pub left: Standing<'p>,
    /// The second actor's position.
    pub right: Standing<'p>,
    /// The distance, from 0 to 1. `None`: one of them is silent.
    pub distance: Option<f64>,
    /// The first actor's quotes about the issue that are evidence for its position: of the same date,
    /// and from the same paragraphs. In the pack's order. Others, such as from before it changed, would
    /// speak for another stance.
    pub left_quotes: Vec<&'p Quote>,
    /// The second actor's, in the same way.
    pub right_quotes: Vec<&'p Quote>,
}

/// Compares two actors on every issue on which at least one is on the scale. The issues with the
/// greatest distance come first, then those on which they agree, then those on which one is silent.
/// Equals keep the pack's order.
pub fn divergences<'p>(
    standings: &Standings<'p>,
    left: &ActorId,
    right: &ActorId,
    metric: Metric,
) -> Vec<Divergence<'p>> {
    let pack = standings.pack();
    let mut divergences = Vec::new();
    for issue in pack.issues() {
        let left_standing = standings.standing(left, &issue.id);
        let right_standing = standings.standing(right, &issue.id);
        let distance = match (left_standing.step(), right_standing.step()) {
            (None, None) => continue,
            (Some(one), Some(other)) => Some(metric.distance(one.into(), other.into())),
            _ => None,
        };
        divergences.push(Divergence {
            issue,
            left: left_standing,
            right: right_standing,
            distance,
            left_quotes: quotes(pack, left_standing, &issue.id),
            right_quotes: quotes(pack, right_standing, &issue.id),
        });
    }
    // Unknown distances come last: no distance is below 0.
    let order = |it: &Divergence| it.distance.unwrap_or(-1.0);
    sort(&mut divergences, |a, b| order(b).total_cmp(&order(a)));
    divergences
}

fn quotes<'p>(pack: &'p Pack, standing: Standing<'_>, issue: &IssueId) -> Vec<&'p Quote> {
    let Some(position) = standing.position() else {
        return Vec::new();
    };
    let is_behind = |quote: &&Quote| {
        let mut passages = position.evidence.iter();
        quote.actor == position.actor
            && quote.issues.contains(issue)
            && quote.date.edtf == position.date.edtf
            && passages.any(|passage| passage.paragraph == quote.evidence.paragraph)
    };
    pack.quotes().iter().filter(is_behind).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::Grades;
    use crate::compare::fixture::{PackBuilder, id};

    #[test]
    fn greatest_distances_come_first_with_the_quotes_of_both() {
        let pack = PackBuilder::new(
            &["ann", "bob", "cyd"],
            &["one", "same", "none", "near", "far"],
        )
        .holds("ann", "one", "agree", "2025")
        .holds("bob", "one", "said-nothing", "2025")
        .holds("ann", "same", "agree", "2025")
        .holds("bob", "same", "agree", "2025")
        .holds("ann", "near", "agree", "2025")
        .holds("bob", "near", "neutral", "2025")
        .holds("ann", "far", "strongly-agree", "2025")
        .holds("bob", "far", "disagree", "2025")
        .holds("cyd", "none", "agree", "2025")
        // A position's evidence is the paragraph with its number.
        .says("ann", &["far", "near"], 7, "mine")
        .says("ann", &["near"], 1, "elsewhere")
        .says("bob", &["far"], 8, "his")
        .says("cyd", &["far"], 8, "hers")
        .says("ann", &["same"], 3, "ours")
        .says("bob", &["one"], 2, "silent")
        .pack();
        let standings = Standings::new(&pack, Grades::ALL);
        let divergences = divergences(&standings, &id("ann"), &id("bob"), Metric::default());
        let described = divergences.iter().map(|it| {
            let words = |quotes: &[&Quote]| {
                let words: Vec<_> = quotes.iter().map(|quote| quote.words()).collect();
                words.join(" ")
            };
            let (left, right) = (words(&it.left_quotes), words(&it.right_quotes));
            (it.issue.name.as_str(), it.distance, left, right)
        });
        let row = |issue, distance, left: &str, right: &str| {
            (issue, distance, left.to_owned(), right.to_owned())
        };
        assert_eq!(
            described.collect::<Vec<_>>(),
            [
                row("far", Some(0.75), "mine", "his"),
                row("near", Some(0.25), "", ""),
                row("same", Some(0.0), "ours", ""),
                row("one", None, "", "silent"),
            ]
        );
        assert!(matches!(divergences[3].right, Standing::Absent(..)));
    }

    #[test]
    fn a_quote_from_before_a_change_is_left_out() {
        // Both positions cite the paragraph of the quotes.
        let mut pack = PackBuilder::new(&["ann", "bob"], &["road"])
            .holds("ann", "road", "disagree", "2021")
            .holds("ann", "road", "agree", "2025")
            .holds("bob", "road", "agree", "2025")
            .says("ann", &["road"], 1, "it stays a road")
            .says("ann", &["road"], 1, "close it")
            .pack();
        pack.positions[1].evidence = pack.positions[0].evidence.clone();
        pack.quotes[0].date = pack.positions[0].date.clone();
        let standings = Standings::new(&pack, Grades::ALL);
        let found = divergences(&standings, &id("ann"), &id("bob"), Metric::default());
        let words: Vec<_> = found[0].left_quotes.iter().map(|it| it.words()).collect();
        assert_eq!(words, ["close it"]);
    }
}
