use super::division::{IssueDivision, division};
use super::institution::Voices;
use super::overlap::{Overlap, views_of};
use super::standing::Standings;
use crate::Pack;
use crate::pack::{ActorId, Issue, Position, Quote, Step};
use crate::sort::sort;

/// Two actors or institutions side by side on one issue.
#[derive(Clone, Debug, PartialEq)]
pub struct Divergence<'p> {
    /// The issue.
    pub issue: &'p Issue,
    /// How they relate.
    pub overlap: Overlap,
    /// How many steps of the scale their nearest voices are apart. `None`: one of them is silent.
    pub steps: Option<usize>,
    /// The first one.
    pub left: DivergenceSide<'p>,
    /// The second.
    pub right: DivergenceSide<'p>,
}

/// One of the two.
#[derive(Clone, Debug, PartialEq)]
pub struct DivergenceSide<'p> {
    /// Where its voices stand.
    pub division: IssueDivision<'p>,
    /// The voices' quotes about the issue that are evidence for their positions: of the same date, and
    /// from the same paragraphs. In the pack's order. Others, such as from before one changed, would
    /// speak for another stance.
    pub quotes: Vec<&'p Quote>,
}

/// Compares two on every issue. Those with the most steps between them come first, then those on
/// which they stand at the same step, then those on which one is silent. Equals keep the pack's order.
///
/// By institution, an actor that belongs to none is compared with all its members' voices; one that
/// belongs to another is a single voice. A voice that is the other's doesn't count on this side.
pub fn divergences<'p>(
    standings: &Standings<'p>,
    left: &ActorId,
    right: &ActorId,
    voices: Voices,
) -> Vec<Divergence<'p>> {
    let pack = standings.pack();
    let [mut left, mut right] = [left, right].map(|id| {
        let index = standings.actor_index(id);
        index.map_or_else(Vec::new, |index| voices.members_of(standings, index))
    });
    match left.len() > right.len() {
        true => left.retain(|voice| !right.contains(voice)),
        false => right.retain(|voice| !left.contains(voice)),
    }
    let side = |members: &[usize], issue: usize| {
        let division = division(standings, members, issue, voices);
        let quotes = quotes(pack, &division);
        DivergenceSide { division, quotes }
    };
    let views = views_of(standings, &left).into_iter();
    let views = views.zip(views_of(standings, &right));
    let mut divergences = Vec::new();
    for (index, (issue, (left_view, right_view))) in pack.issues().iter().zip(views).enumerate() {
        let (left, right) = (side(&left, index), side(&right, index));
        divergences.push(Divergence {
            issue,
            overlap: Overlap::of(left_view, right_view),
            steps: nearest(&left.division, &right.division),
            left,
            right,
        });
    }
    sort(&mut divergences, |a, b| b.steps.cmp(&a.steps));
    divergences
}

/// Returns how many steps the nearest voices are apart.
fn nearest(left: &IssueDivision<'_>, right: &IssueDivision<'_>) -> Option<usize> {
    let steps = |division: &IssueDivision<'_>| -> Vec<Step> {
        division.groups.iter().map(|group| group.step).collect()
    };
    let right = steps(right);
    let pairs = steps(left).into_iter().flat_map(|left| {
        let apart = right.iter().map(move |right| left.steps_from(*right));
        apart.collect::<Vec<_>>()
    });
    pairs.min()
}

fn quotes<'p>(pack: &'p Pack, division: &IssueDivision<'_>) -> Vec<&'p Quote> {
    let voices = division.groups.iter().flat_map(|group| &group.voices);
    let on_scale = voices.map(|voice| voice.position);
    let off_scale = division.absences.iter().map(|(_, position, _)| *position);
    let positions: Vec<&Position> = on_scale.chain(off_scale).collect();
    let is_behind = |quote: &Quote, position: &Position| {
        let mut passages = position.evidence.iter();
        quote.actor == position.actor
            && quote.issues.contains(&position.issue)
            && quote.date.edtf == position.date.edtf
            && passages.any(|passage| passage.paragraph == quote.evidence.paragraph)
    };
    let quotes = pack.quotes().iter();
    quotes
        .filter(|quote| positions.iter().any(|position| is_behind(quote, position)))
        .collect()
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
        let divergences = divergences(&standings, &id("ann"), &id("bob"), Voices::OneByOne);
        let described = divergences.iter().map(|it| {
            let words = |quotes: &[&Quote]| {
                let words: Vec<_> = quotes.iter().map(|quote| quote.words()).collect();
                words.join(" ")
            };
            let (left, right) = (words(&it.left.quotes), words(&it.right.quotes));
            (it.issue.name.as_str(), it.steps, left, right)
        });
        let row = |issue, steps, left: &str, right: &str| {
            (issue, steps, left.to_owned(), right.to_owned())
        };
        assert_eq!(
            described.collect::<Vec<_>>(),
            [
                row("far", Some(3), "mine", "his"),
                row("near", Some(1), "", ""),
                row("same", Some(0), "ours", ""),
                row("one", None, "", "silent"),
                row("none", None, "", ""),
            ]
        );
        assert_eq!(divergences[3].right.division.absences.len(), 1);
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
        let found = divergences(&standings, &id("ann"), &id("bob"), Voices::OneByOne);
        let words: Vec<_> = found[0].left.quotes.iter().map(|it| it.words()).collect();
        assert_eq!(words, ["close it"]);
    }

    #[test]
    fn an_institution_is_compared_by_all_its_voices_and_a_member_by_its_own() {
        let pack = PackBuilder::new(&["state", "envoy", "bob"], &["x", "y"])
            .belongs("envoy", "state")
            .holds("state", "x", "strongly-agree", "2025")
            .holds("envoy", "x", "disagree", "2025")
            .holds("bob", "x", "strongly-disagree", "2025")
            .holds("envoy", "y", "agree", "2025")
            .holds("bob", "y", "agree", "2025")
            .pack();
        let standings = Standings::new(&pack, Grades::ALL);
        let described = |left: &str, voices| {
            let found = divergences(&standings, &id(left), &id("bob"), voices);
            let found = found.iter().map(|it| {
                format!(
                    "{}: {:?} {:?} {}",
                    it.issue.id,
                    it.overlap,
                    it.steps,
                    it.left.division.voices()
                )
            });
            found.collect::<Vec<_>>().join(", ")
        };
        let whole = "x: Split Some(1) 2, y: Agree Some(0) 1";
        assert_eq!(described("state", Voices::ByInstitution), whole);
        let own = "x: Differ Some(4) 1, y: OneSilent None 0";
        assert_eq!(described("state", Voices::OneByOne), own);
        let member = "x: Agree Some(1) 1, y: Agree Some(0) 1";
        for voices in [Voices::ByInstitution, Voices::OneByOne] {
            assert_eq!(described("envoy", voices), member);
        }
    }

    #[test]
    fn a_member_is_not_compared_with_itself() {
        let pack = PackBuilder::new(&["state", "envoy", "other"], &["x", "y"])
            .belongs("envoy", "state")
            .belongs("other", "state")
            .holds("envoy", "x", "agree", "2025")
            .holds("other", "x", "disagree", "2025")
            .holds("envoy", "y", "agree", "2025")
            .pack();
        let standings = Standings::new(&pack, Grades::ALL);
        for (left, right) in [("state", "envoy"), ("envoy", "state")] {
            let found = divergences(&standings, &id(left), &id(right), Voices::ByInstitution);
            let found = found
                .iter()
                .map(|it| format!("{}: {:?}", it.issue.id, it.overlap));
            assert_eq!(
                found.collect::<Vec<_>>().join(", "),
                "x: Differ, y: OneSilent"
            );
        }
    }
}
