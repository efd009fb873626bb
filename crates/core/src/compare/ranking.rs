use super::agreement::{Agreement, with_reader};
use super::metric::Metric;
use super::name_order::NameOrder;
use super::rating::Ratings;
use super::standing::Standings;
use crate::pack::Actor;
use crate::sort::sort;

/// Actors ranked by agreement with the reader.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranking<'p> {
    /// The actors that share an issue with the reader, the closest match first.
    pub comparable: Vec<Ranked<'p>>,
    /// The actors that have positions but share no issue with the reader, sorted by name. They have
    /// no rank.
    pub not_comparable: Vec<&'p Actor>,
}

/// A ranked actor.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ranked<'p> {
    /// The actor.
    pub actor: &'p Actor,
    /// The agreement with the reader.
    pub agreement: Agreement,
    /// The rank, counted from 1. Tied actors have the same rank, and the ranks after it are
    /// skipped: 1, 2, 2, 4.
    pub place: usize,
    /// Whether another actor has the same rank.
    pub tied: bool,
}

/// Ranks every actor that has a position by agreement with the reader.
///
/// The certain agreement decides (`low`), then the possible one (`high`). If both are equal, the
/// actors are tied and sorted by name.
pub fn ranking<'p>(
    standings: &Standings<'p>,
    ratings: &Ratings,
    metric: Metric,
    names: &NameOrder,
) -> Ranking<'p> {
    let (mut comparable, mut not_comparable) = (Vec::new(), Vec::new());
    let actors = names.actors(standings.pack());
    for actor in actors.filter(|actor| standings.has_position(&actor.id)) {
        let comparison = with_reader(standings, ratings, &actor.id, metric);
        match comparison.result.agreement() {
            Some(agreement) => comparable.push(Ranked {
                actor,
                agreement,
                place: 0,
                tied: false,
            }),
            None => not_comparable.push(actor),
        }
    }
    // The sort is stable, so tied actors stay sorted by name.
    sort(&mut comparable, |a, b| {
        let by_low = b.agreement.low.total_cmp(&a.agreement.low);
        by_low.then(b.agreement.high.total_cmp(&a.agreement.high))
    });

    for index in 0..comparable.len() {
        comparable[index].place = index + 1;
        if index > 0 && is_tie(comparable[index - 1].agreement, comparable[index].agreement) {
            comparable[index - 1].tied = true;
            comparable[index].tied = true;
            comparable[index].place = comparable[index - 1].place;
        }
    }
    Ranking {
        comparable,
        not_comparable,
    }
}

/// Compares exactly: distances are multiples of 1⁄16 and weights are 1 or 2, so sums are exact, and
/// equal sums give equal agreements whichever issues they are from.
fn is_tie(a: Agreement, b: Agreement) -> bool {
    a.low == b.low && a.high == b.high
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::Grades;
    use crate::compare::fixture::{PackBuilder, ratings};

    fn ranked(story: &PackBuilder, reader: &Ratings) -> (Vec<String>, Vec<String>) {
        let pack = story.pack();
        let standings = Standings::new(&pack, Grades::ALL);
        let Ranking {
            comparable,
            not_comparable,
        } = ranking(
            &standings,
            reader,
            Metric::default(),
            &NameOrder::by_code_point(&pack),
        );
        let described = comparable.iter().map(|it| {
            let tied = if it.tied { " tied" } else { "" };
            let Agreement { low, high, .. } = it.agreement;
            format!("{}{tied}: {} {low} to {high}", it.place, it.actor.name)
        });
        let names = not_comparable.iter().map(|it| it.name.clone()).collect();
        (described.collect(), names)
    }

    #[test]
    fn low_decides_ties_are_marked_and_silent_actors_are_separate() {
        let story = PackBuilder::new(
            &["silent", "zed", "half", "ann", "mute", "foe", "twin"],
            &["a", "b"],
        )
        .holds("twin", "a", "strongly-agree", "2025")
        .holds("twin", "b", "strongly-agree", "2025")
        .holds("zed", "a", "strongly-agree", "2025")
        .holds("zed", "b", "neutral", "2025")
        .holds("ann", "a", "neutral", "2025")
        .holds("ann", "b", "strongly-agree", "2025")
        .holds("half", "a", "agree", "2025")
        .holds("foe", "a", "strongly-agree", "2025")
        .holds("foe", "b", "strongly-disagree", "2025")
        .holds("silent", "a", "declined-to-comment", "2025");
        let reader = ratings(&[("a", "strongly-agree"), ("b", "strongly-agree")]);
        let (comparable, not_comparable) = ranked(&story, &reader);
        assert_eq!(
            comparable,
            [
                "1: twin 100 to 100",
                "2 tied: ann 75 to 75",
                "2 tied: zed 75 to 75",
                "4: foe 50 to 50",
                "5: half 37.5 to 87.5",
            ]
        );
        // `mute` has no position at all.
        assert_eq!(not_comparable, ["silent"]);
    }

    #[test]
    fn with_equal_low_the_higher_high_comes_first() {
        let story = PackBuilder::new(&["ann", "bob"], &["a", "b"])
            .holds("ann", "a", "strongly-agree", "2025")
            .holds("ann", "b", "strongly-disagree", "2025")
            .holds("bob", "a", "strongly-agree", "2025");
        let reader = ratings(&[("a", "strongly-agree"), ("b", "strongly-agree")]);
        let (comparable, _) = ranked(&story, &reader);
        assert_eq!(comparable, ["1: bob 50 to 100", "2: ann 50 to 50"]);
    }

    #[test]
    fn without_ratings_nobody_is_ranked() {
        let story = PackBuilder::new(&["bob", "ann"], &["a"])
            .holds("ann", "a", "agree", "2025")
            .holds("bob", "a", "agree", "2025");
        for reader in [Ratings::default(), ratings(&[("a", "skipped")])] {
            let (comparable, not_comparable) = ranked(&story, &reader);
            assert_eq!(
                (comparable.len(), not_comparable),
                (0, vec!["ann".into(), "bob".into()])
            );
        }
    }
}
