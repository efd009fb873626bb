use super::institution::Voices;
use super::name_order::NameOrder;
use super::overlap::{Overlap, Party, View, views, views_of};
use super::rating::{Ratings, Weight};
use super::share::Share;
use super::standing::Standings;
use crate::pack::{Actor, Issue};
use crate::sort::sort;

/// On how many of the issues that the reader rated somebody is on the reader's side.
#[derive(Clone, Debug, PartialEq)]
pub struct OnSide<'p> {
    /// The actor or the institution.
    pub actor: &'p Actor,
    /// The number of actors with a position whose voices are counted: at least one.
    pub voices: usize,
    /// The issues that the reader rated and didn't skip, in the pack's order.
    pub rated: Vec<RatedOverlap<'p>>,
}

/// How somebody relates to the reader on an issue that the reader rated.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RatedOverlap<'p> {
    /// The issue.
    pub issue: &'p Issue,
    /// How the two relate.
    pub overlap: Overlap,
    /// How much the issue matters to the reader.
    pub weight: Weight,
}

impl OnSide<'_> {
    /// Returns on how many issues they relate in this way.
    pub fn count(&self, wanted: Overlap) -> usize {
        let of_kind = self.rated.iter().filter(|it| it.overlap == wanted);
        of_kind.count()
    }

    /// Returns on how many issues both are on the scale.
    pub fn shared(&self) -> usize {
        let shared = self.rated.iter().filter(|it| it.overlap.is_shared());
        shared.count()
    }

    /// Returns how much of what the two share is on the reader's side.
    fn share(&self) -> Share {
        let mut share = Share::default();
        for it in &self.rated {
            share.add(Share::on_issue(it.overlap, it.weight.whole().into()));
        }
        share
    }
}

/// Returns all who have a position, with how they relate to the reader.
///
/// Those with the greatest share of shared issues on the reader's side come first, where an issue
/// counts by its weight; of equals, those with more shared issues; and then by name. Those without a
/// shared issue come last.
pub fn on_side<'p>(
    standings: &Standings<'p>,
    ratings: &Ratings,
    voices: Voices,
    names: &NameOrder,
) -> Vec<OnSide<'p>> {
    let pack = standings.pack();
    let members = voices.members(standings);
    let rated: Vec<_> = pack
        .issues()
        .iter()
        .zip(views(standings, Party::Reader(ratings)))
        .enumerate()
        .filter_map(|(index, (issue, view))| {
            let rating = ratings.get(&issue.id)?;
            rating.answer.step()?;
            Some((index, issue, view, rating.weight))
        })
        .collect();
    let mut all = Vec::new();
    for index in names.indices() {
        let members = &members[index];
        if members.is_empty() {
            continue;
        }
        let views = views_of(standings, members);
        let overlap =
            |(index, issue, own, weight): &(usize, &'p Issue, View, Weight)| RatedOverlap {
                issue,
                overlap: Overlap::of(*own, views[*index]),
                weight: *weight,
            };
        let it = OnSide {
            actor: &pack.actors()[index],
            voices: members.len(),
            rated: rated.iter().map(overlap).collect(),
        };
        all.push((it.share(), it));
    }
    sort(&mut all, |(a, _), (b, _)| a.order(*b));
    all.into_iter().map(|(_, it)| it).collect()
}

/// Returns those who are first in a list of [`on_side`]: of those who share at least so many issues
/// with the reader (0 counts as 1), those with the greatest share and of equals with the most shared
/// issues. More than one if they are tied, and none if nobody shares enough.
pub fn first<'l, 'p>(all: &'l [OnSide<'p>], min_shared: usize) -> Vec<&'l OnSide<'p>> {
    let enough = all.iter().filter(|it| it.share().qualifies(min_shared));
    let mut first: Vec<&OnSide<'p>> = Vec::new();
    for it in enough {
        if first
            .first()
            .is_some_and(|known| known.share().is_ahead_of(it.share()))
        {
            break;
        }
        first.push(it);
    }
    first
}

/// Who is most on the reader's side, in two ways.
#[derive(Clone, Debug, PartialEq)]
pub struct Nearest<'l, 'p> {
    /// Those with the greatest share on the reader's side, where an issue counts by its weight. More than
    /// one if they are tied, also if they share more or fewer issues with the reader.
    pub by_share: Vec<&'l OnSide<'p>>,
    /// Those on the reader's side on the most issues. Empty if none of them has more than everybody in
    /// `by_share`.
    pub by_number: Vec<&'l OnSide<'p>>,
    /// The number of those who share enough issues to be compared.
    pub comparable: usize,
}

/// Returns who is most on the reader's side, from a list of [`on_side`]: of those who share at least so
/// many issues with the reader (0 counts as 1). `None`: nobody does.
pub fn nearest<'l, 'p>(all: &'l [OnSide<'p>], min_shared: usize) -> Option<Nearest<'l, 'p>> {
    let enough = all.iter().filter(|it| it.share().qualifies(min_shared));
    let enough: Vec<_> = enough.collect();
    let greatest = enough.first()?.share();
    let agreed = |it: &&OnSide<'_>| it.count(Overlap::Agree);
    let most = |those: &[&OnSide<'_>]| those.iter().map(agreed).max();
    let tied = enough.iter().filter(|it| it.share().equals(greatest));
    let by_share: Vec<_> = tied.copied().collect();
    let by_number = match most(&enough) {
        number if number > most(&by_share) => {
            let with_most = enough.iter().filter(|it| Some(agreed(it)) == number);
            with_most.copied().collect()
        }
        _ => Vec::new(),
    };
    Some(Nearest {
        by_share,
        by_number,
        comparable: enough.len(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Pack;
    use crate::compare::Grades;
    use crate::compare::fixture::{PackBuilder, id, ratings, stance};
    use crate::pack::Step;
    use proptest::prelude::*;

    fn described(pack: &Pack, ratings: &Ratings, voices: Voices) -> Vec<String> {
        let standings = Standings::new(pack, Grades::ALL);
        let names = NameOrder::by_code_point(pack);
        let all = on_side(&standings, ratings, voices, &names);
        let described = all.iter().map(|it| {
            format!(
                "{} ({}): {} of {}",
                it.actor.id,
                it.voices,
                it.count(Overlap::Agree),
                it.shared()
            )
        });
        described.collect()
    }

    #[test]
    fn the_greatest_share_comes_first_and_then_the_most_shared() {
        let pack = PackBuilder::new(
            &["state", "ann", "bob", "cyd", "dan", "eve", "mute"],
            &["a", "b", "c", "d", "e"],
        )
        .belongs("ann", "state")
        .belongs("bob", "state")
        .holds("ann", "a", "agree", "2025")
        .holds("bob", "a", "disagree", "2025")
        .holds("bob", "b", "strongly-agree", "2025")
        .holds("cyd", "a", "strongly-agree", "2025")
        .holds("cyd", "b", "agree", "2025")
        .holds("dan", "c", "neutral", "2025")
        .holds("dan", "d", "agree", "2025")
        .holds("eve", "e", "agree", "2025")
        .pack();
        // `d` is skipped and `e` isn't rated.
        let given = [
            ("a", "agree"),
            ("b", "agree"),
            ("c", "disagree"),
            ("d", "skipped"),
        ];
        assert_eq!(
            described(&pack, &ratings(&given), Voices::OneByOne),
            [
                "cyd (1): 2 of 2",
                "ann (1): 1 of 1",
                "bob (1): 1 of 2",
                "dan (1): 0 of 1",
                "eve (1): 0 of 0",
            ]
        );
        // The voices of the state are split on `a`.
        assert_eq!(
            described(&pack, &ratings(&given), Voices::ByInstitution),
            [
                "cyd (1): 2 of 2",
                "state (2): 1 of 2",
                "dan (1): 0 of 1",
                "eve (1): 0 of 0",
            ]
        );
    }

    #[test]
    fn a_double_weight_counts_twice_in_the_share() {
        let pack = PackBuilder::new(&["ann", "bob"], &["a", "b"])
            .holds("ann", "a", "agree", "2025")
            .holds("ann", "b", "disagree", "2025")
            .holds("bob", "a", "disagree", "2025")
            .holds("bob", "b", "agree", "2025")
            .pack();
        let mut given = ratings(&[("a", "agree"), ("b", "agree")]);
        let first = |given: &Ratings| described(&pack, given, Voices::OneByOne).remove(0);
        assert_eq!(first(&given), "ann (1): 1 of 2");
        let mut rating = given.get(&id("b")).expect("a rating");
        rating.weight = Weight::Double;
        given.set(id("b"), rating);
        assert_eq!(first(&given), "bob (1): 1 of 2");
    }

    #[test]
    fn first_are_those_who_are_tied_and_share_enough() {
        let pack = PackBuilder::new(
            &["few", "tied", "half", "also", "more"],
            &["a", "b", "c", "d"],
        )
        .holds("few", "a", "agree", "2025")
        .holds("tied", "a", "agree", "2025")
        .holds("tied", "b", "agree", "2025")
        .holds("half", "a", "agree", "2025")
        .holds("half", "b", "disagree", "2025")
        .holds("also", "b", "agree", "2025")
        .holds("also", "c", "agree", "2025")
        .holds("more", "b", "agree", "2025")
        .holds("more", "c", "agree", "2025")
        .holds("more", "d", "disagree", "2025")
        .pack();
        let standings = Standings::new(&pack, Grades::ALL);
        let names = NameOrder::by_code_point(&pack);
        let given = ratings(&[
            ("a", "agree"),
            ("b", "agree"),
            ("c", "agree"),
            ("d", "agree"),
        ]);
        let all = on_side(&standings, &given, Voices::OneByOne, &names);
        let ids = |all: &[OnSide<'_>], min_shared| {
            let first = first(all, min_shared);
            let ids: Vec<_> = first.iter().map(|it| it.actor.id.as_str()).collect();
            ids.join(" ")
        };
        for (min_shared, expected) in [(0, "also tied"), (2, "also tied"), (3, "more"), (4, "")] {
            assert_eq!(ids(&all, min_shared), expected, "{min_shared}");
        }
        let all = on_side(
            &standings,
            &ratings(&[("a", "agree")]),
            Voices::OneByOne,
            &names,
        );
        assert_eq!(ids(&all, 1), "few half tied");
        let given = ratings(&[("b", "agree")]);
        let all = on_side(&standings, &given, Voices::OneByOne, &names);
        assert_eq!(ids(&all, 1), "also more tied");
        let all = on_side(&standings, &ratings(&[]), Voices::OneByOne, &names);
        assert_eq!(ids(&all, 0), "");
    }

    #[test]
    fn the_nearest_by_share_and_by_number() {
        let issues = ["a", "b", "c", "d"];
        let pack = PackBuilder::new(&["two", "three", "four", "one"], &issues)
            .takes("two", &issues, "++")
            .takes("three", &issues, "+++")
            .takes("four", &issues, "+++-")
            .takes("one", &issues, "   +")
            .pack();
        let standings = Standings::new(&pack, Grades::ALL);
        let names = NameOrder::by_code_point(&pack);
        let ids = |those: &[&OnSide<'_>]| {
            let ids: Vec<_> = those.iter().map(|it| it.actor.id.as_str()).collect();
            ids.join(" ")
        };
        // What the reader answers on each issue, how much has to be shared, and who is nearest.
        for (answers, min_shared, expected) in [
            ("++++", 1, Some(("three two one", "", 4))),
            ("++++", 2, Some(("three two", "", 3))),
            // The one who shares most isn't first.
            ("+-++", 1, Some(("one", "three four", 4))),
            ("+-++", 3, Some(("three", "", 2))),
            ("--+-", 3, Some(("four", "", 2))),
            // Nobody is on the reader's side.
            ("---+", 2, Some(("four three two", "", 3))),
            ("++++", 5, None),
        ] {
            let answers = issues.iter().zip(answers.chars());
            let answers: Vec<_> = answers
                .filter_map(|(issue, sign)| Some((*issue, stance(sign)?)))
                .collect();
            let all = on_side(&standings, &ratings(&answers), Voices::OneByOne, &names);
            let found = nearest(&all, min_shared);
            let found = found.map(|it| (ids(&it.by_share), ids(&it.by_number), it.comparable));
            let found = found
                .as_ref()
                .map(|(share, number, all)| (share.as_str(), number.as_str(), *all));
            assert_eq!(found, expected, "{answers:?}, {min_shared}");
        }
    }

    proptest! {
        /// Nobody is above somebody with a greater share, and the counts add up to the rated issues.
        #[test]
        fn shares_do_not_rise(
            held in prop::collection::vec(prop::option::of(0..5_usize), 12),
            given in prop::collection::vec(prop::option::of(0..5_usize), 3),
        ) {
            let (actors, issues) = (["w", "x", "y", "z"], ["a", "b", "c"]);
            let mut builder = PackBuilder::new(&actors, &issues).belongs("z", "w");
            for (at, step) in held.iter().enumerate() {
                if let Some(step) = step {
                    builder = builder.holds(actors[at / 3], issues[at % 3], Step::ALL[*step].as_str(), "2025");
                }
            }
            let rated: Vec<_> = issues
                .iter()
                .zip(&given)
                .filter_map(|(issue, step)| Some((*issue, Step::ALL[(*step)?].as_str())))
                .collect();
            let pack = builder.pack();
            let standings = Standings::new(&pack, Grades::ALL);
            let names = NameOrder::by_code_point(&pack);
            for voices in [Voices::ByInstitution, Voices::OneByOne] {
                let all = on_side(&standings, &ratings(&rated), voices, &names);
                for it in &all {
                    let sum: usize = Overlap::ALL.map(|overlap| it.count(overlap)).iter().sum();
                    prop_assert_eq!(sum, rated.len());
                    prop_assert_eq!(it.count(Overlap::BothSilent), 0);
                }
                let shares = all.iter().map(|it| match it.shared() {
                    0 => -1.0,
                    shared => it.count(Overlap::Agree) as f64 / shared as f64,
                });
                let shares: Vec<_> = shares.collect();
                prop_assert!(shares.is_sorted_by(|a, b| a >= b), "{:?}", shares);
            }
        }
    }
}
