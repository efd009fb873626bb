use super::institution::Voices;
use super::name_order::NameOrder;
use super::overlap::Overlap;
use super::parties::{PartyViews, parties};
use super::standing::Standings;
use crate::pack::Actor;
use crate::sort::sort;
use kodama::{MethodChain, nnchain};

/// A matrix of everyone with everyone: how each two relate on the issues on which both are on the
/// scale. Those who agree with each other are placed close together.
#[derive(Clone, Debug, PartialEq)]
pub struct Everyone<'p> {
    /// The rows, which are also the columns.
    pub parties: Vec<SpeakingParty<'p>>,
    /// The number of those who are on the scale of an issue and not in the matrix.
    pub left_out: usize,
    /// For each row, its index in the order before clustering.
    places: Vec<usize>,
    /// The cells above the diagonal, row by row, in the order before clustering.
    cells: Vec<Option<PairCounts>>,
}

/// An actor or an institution that is on the scale of at least one issue.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SpeakingParty<'p> {
    /// The actor or the institution.
    pub actor: &'p Actor,
    /// The number of issues on which it is on the scale.
    pub spoken: usize,
}

/// On how many issues two relate in which way. Only issues on which both are on the scale count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PairCounts {
    /// They agree: see [`Overlap::Agree`].
    pub agree: u16,
    /// They are on opposite sides.
    pub differ: u16,
    /// One is neutral, and the other takes a side.
    pub one_neutral: u16,
    /// One is an institution whose voices are on both sides.
    pub split: u16,
}

impl PairCounts {
    /// Returns on how many issues both are on the scale: at least one.
    pub fn shared(self) -> usize {
        [self.agree, self.differ, self.one_neutral, self.split]
            .into_iter()
            .map(usize::from)
            .sum()
    }

    /// Returns the share of the shared issues on which the two don't agree, from 0 to 1. Where one
    /// is neutral counts one half.
    fn distance(self) -> f64 {
        let apart = f64::from(self.differ) + f64::from(self.split);
        (apart + f64::from(self.one_neutral) / 2.0) / self.shared() as f64
    }
}

impl Everyone<'_> {
    /// Returns how two parties relate, by their indices in [`Everyone::parties`]. Their order
    /// doesn't matter. `None`: there is no issue on which both are on the scale, or the two are one.
    pub fn pair(&self, one: usize, other: usize) -> Option<PairCounts> {
        let (one, other) = (*self.places.get(one)?, *self.places.get(other)?);
        let cell = cell(self.places.len(), one.min(other), one.max(other))?;
        *self.cells.get(cell)?
    }
}

/// Compares everyone with everyone.
///
/// The order is that of the leaves of an average-linkage clustering by the share of shared issues on
/// which two don't agree. Two without a shared issue have no distance. For the clustering alone they
/// get the mean of all known distances, so that silence neither attracts nor repels; their cell
/// stays empty. Where two clusters meet, the one whose first member is on the scale of more issues
/// comes first; of equals, the one whose first member comes first by name. If no two share an issue,
/// the order is that of the names.
pub fn everyone<'p>(standings: &Standings<'p>, voices: Voices, names: &NameOrder) -> Everyone<'p> {
    matrix(standings, sorted_parties(standings, voices, names), names)
}

/// Compares those who are on the scale of the most issues, at most `limit`. Of equals, those who come
/// first by name are chosen. Those who share no issue with anybody are left out.
///
/// With thousands, [`everyone`] takes long: it compares each two. This compares only those chosen.
pub fn everyone_who_spoke_most<'p>(
    standings: &Standings<'p>,
    voices: Voices,
    names: &NameOrder,
    limit: usize,
) -> Everyone<'p> {
    let mut chosen = sorted_parties(standings, voices, names);
    let count = chosen.len();
    let mut speakers = vec![0; standings.pack().issues().len()];
    for party in &chosen {
        for issue in party.issues() {
            speakers[issue] += 1;
        }
    }
    chosen.retain(|party| party.issues().any(|issue| speakers[issue] > 1));
    chosen.truncate(limit);
    let left_out = count - chosen.len();
    Everyone {
        left_out,
        ..matrix(standings, chosen, names)
    }
}

/// Returns all who are on the scale of an issue: those on the scale of the most issues first, and equals
/// by name.
fn sorted_parties<'p>(
    standings: &Standings<'p>,
    voices: Voices,
    names: &NameOrder,
) -> Vec<PartyViews<'p>> {
    let mut all: Vec<_> = parties(standings, voices, names.indices())
        .into_iter()
        .map(|party| (party.spoken(), party))
        .collect();
    // The sort is stable, so equals stay sorted by name.
    sort(&mut all, |(a, _), (b, _)| b.cmp(a));
    all.into_iter().map(|(_, party)| party).collect()
}

fn matrix<'p>(
    standings: &Standings<'p>,
    all: Vec<PartyViews<'p>>,
    names: &NameOrder,
) -> Everyone<'p> {
    let cells = cells(&all);
    let places = match distances(&cells) {
        Some(distances) => leaves(distances, all.len()),
        None => {
            let by_name = names.actors(standings.pack()).filter_map(|actor| {
                let mut parties = all.iter();
                parties.position(|party| std::ptr::eq(party.actor, actor))
            });
            by_name.collect()
        }
    };
    let spoken = places.iter().map(|place| SpeakingParty {
        actor: all[*place].actor,
        spoken: all[*place].spoken(),
    });
    Everyone {
        parties: spoken.collect(),
        left_out: 0,
        places,
        cells,
    }
}

/// Returns the index of the cell of a row and a later column. `None`: the column isn't later.
fn cell(parties: usize, row: usize, column: usize) -> Option<usize> {
    let before = row * (2 * parties).saturating_sub(row + 1) / 2;
    (row < column).then(|| before + column - row - 1)
}

fn cells(all: &[PartyViews<'_>]) -> Vec<Option<PairCounts>> {
    let mut cells = Vec::with_capacity(all.len() * all.len().saturating_sub(1) / 2);
    for (at, row) in all.iter().enumerate() {
        let spoken: Vec<_> = row.issues().collect();
        for column in &all[at + 1..] {
            let mut counts = PairCounts::default();
            for &issue in &spoken {
                match Overlap::of(row.views[issue], column.views[issue]) {
                    Overlap::Agree => counts.agree += 1,
                    Overlap::Differ => counts.differ += 1,
                    Overlap::OneNeutral => counts.one_neutral += 1,
                    Overlap::Split => counts.split += 1,
                    Overlap::OneSilent | Overlap::BothSilent | Overlap::NotCoded => {}
                }
            }
            cells.push((counts.shared() > 0).then_some(counts));
        }
    }
    cells
}

/// Returns a distance for each cell. `None`: no cell has one.
fn distances(cells: &[Option<PairCounts>]) -> Option<Vec<f64>> {
    let known = cells.iter().flatten();
    let (mut sum, mut count) = (0.0, 0);
    for counts in known {
        sum += counts.distance();
        count += 1;
    }
    let mean = (count > 0).then(|| sum / f64::from(count))?;
    let distances = cells.iter().map(|it| it.map_or(mean, PairCounts::distance));
    Some(distances.collect())
}

/// Clusters by average linkage, and returns the leaves in order. Of two clusters that are merged, the
/// one with the smallest first leaf comes first.
fn leaves(mut distances: Vec<f64>, parties: usize) -> Vec<usize> {
    // The cluster `n` is the `n`th leaf, or after the leaves the result of a merge.
    let mut clusters: Vec<Vec<usize>> = (0..parties).map(|leaf| vec![leaf]).collect();
    for step in nnchain(&mut distances, parties, MethodChain::Average).steps() {
        let mut first = std::mem::take(&mut clusters[step.cluster1]);
        let mut then = std::mem::take(&mut clusters[step.cluster2]);
        if then.first() < first.first() {
            std::mem::swap(&mut first, &mut then);
        }
        first.append(&mut then);
        clusters.push(first);
    }
    clusters.pop().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::fixture::{PackBuilder, cases};
    use crate::compare::{Grades, Party, overlaps};
    use crate::pack::{ActorId, Step};
    use proptest::prelude::*;
    use serde::Deserialize;
    use std::collections::BTreeMap;

    /// A pack, and the matrix that must result.
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Case {
        about: String,
        #[serde(default)]
        members: Vec<(String, String)>,
        #[serde(default)]
        one_by_one: bool,
        /// For each actor, a character per issue: `+` agrees, `-` disagrees, `0` is neutral, `?` is
        /// unclear, `.` has no position.
        views: BTreeMap<String, String>,
        /// `party: cell cell …`. A cell is agree/differ/one neutral/split, or `.` for none.
        matrix: Vec<String>,
    }

    const ISSUES: [&str; 9] = ["a", "b", "c", "d", "e", "f", "g", "h", "i"];

    fn builder(actors: &[&str], views: &[(&str, &str)]) -> PackBuilder {
        let mut builder = PackBuilder::new(actors, &ISSUES);
        for (actor, signs) in views {
            builder = builder.takes(actor, &ISSUES, signs);
        }
        builder
    }

    fn described(everyone: &Everyone<'_>) -> Vec<String> {
        let rows = everyone.parties.iter().enumerate().map(|(row, party)| {
            let cells = (0..everyone.parties.len()).map(|column| {
                everyone.pair(row, column).map_or(".".to_owned(), |it| {
                    format!("{}/{}/{}/{}", it.agree, it.differ, it.one_neutral, it.split)
                })
            });
            let cells: Vec<_> = cells.collect();
            format!("{}: {}", party.actor.id, cells.join(" "))
        });
        rows.collect()
    }

    #[test]
    fn matrices_match_the_cases() {
        for case in cases::<Case>(include_str!("everyone.json")) {
            let actors: Vec<_> = case.views.keys().map(String::as_str).collect();
            let views: Vec<_> = case.views.iter().map(|(a, v)| (&**a, &**v)).collect();
            let mut builder = builder(&actors, &views);
            builder = builder.belong(&case.members);
            let pack = builder.pack();
            let standings = Standings::new(&pack, Grades::ALL);
            let voices = match case.one_by_one {
                true => Voices::OneByOne,
                false => Voices::ByInstitution,
            };
            let found = everyone(&standings, voices, &NameOrder::by_code_point(&pack));
            assert_eq!(described(&found), case.matrix, "{}", case.about);
        }
    }

    const ACTORS: [&str; 6] = ["u", "v", "w", "x", "y", "z"];

    fn held() -> impl Strategy<Value = Vec<Option<usize>>> {
        prop::collection::vec(prop::option::of(0..Step::ALL.len()), 24)
    }

    fn random(actors: &[&str], held: &[Option<usize>]) -> PackBuilder {
        let mut builder = PackBuilder::new(actors, &["a", "b", "c", "d"]).belongs("z", "v");
        for (at, step) in held.iter().enumerate() {
            if let Some(step) = step {
                let (actor, issue) = (ACTORS[at / 4], ["a", "b", "c", "d"][at % 4]);
                builder = builder.holds(actor, issue, Step::ALL[*step].as_str(), "2025");
            }
        }
        builder
    }

    proptest! {
        /// Each cell counts what comparing the two alone counts, and everyone who speaks is listed
        /// once.
        #[test]
        fn cells_are_the_comparisons_of_two(held in held()) {
            let pack = random(&ACTORS, &held).pack();
            let standings = Standings::new(&pack, Grades::ALL);
            let names = NameOrder::by_code_point(&pack);
            for voices in [Voices::ByInstitution, Voices::OneByOne] {
                let all = everyone(&standings, voices, &names);
                let party =
                    |at: usize| Party::of(&standings, &all.parties[at].actor.id, voices);
                for row in 0..all.parties.len() {
                    for column in 0..all.parties.len() {
                        let pair = all.pair(row, column);
                        prop_assert_eq!(pair, all.pair(column, row));
                        if row == column {
                            prop_assert_eq!(pair, None);
                            continue;
                        }
                        let overlaps = overlaps(&standings, party(row), party(column));
                        let count = |kind| overlaps.iter().filter(|(_, it)| *it == kind).count();
                        let counted = pair.unwrap_or_default();
                        for (number, kind) in [
                            (counted.agree, Overlap::Agree),
                            (counted.differ, Overlap::Differ),
                            (counted.one_neutral, Overlap::OneNeutral),
                            (counted.split, Overlap::Split),
                        ] {
                            prop_assert_eq!(usize::from(number), count(kind));
                        }
                        prop_assert!(pair.is_none_or(|it| it.shared() > 0));
                    }
                }
                let mut listed: Vec<_> = all.parties.iter().map(|it| it.actor.id.as_str()).collect();
                sort(&mut listed, Ord::cmp);
                let speak_for = |whole: &ActorId| {
                    let actors = pack.actors().iter();
                    let voices = actors.filter(|it| {
                        it.id == *whole || it.member_of.as_ref() == Some(whole)
                    });
                    voices.filter(|it| standings.has_position(&it.id)).count()
                };
                let mut expected: Vec<_> = pack
                    .actors()
                    .iter()
                    .filter(|it| standings.speaks(&it.id))
                    .map(|it| match (voices, &it.member_of) {
                        (Voices::ByInstitution, Some(whole)) if speak_for(whole) > 1 => {
                            whole.as_str()
                        }
                        _ => it.id.as_str(),
                    })
                    .collect();
                sort(&mut expected, Ord::cmp);
                expected.dedup();
                prop_assert_eq!(listed, expected);
            }
        }

        /// Choosing nobody out changes nothing but those who share no issue, and each cell is the same.
        #[test]
        fn those_who_spoke_most_are_compared_alike(held in held(), limit in 0_usize..8) {
            let pack = random(&ACTORS, &held).pack();
            let standings = Standings::new(&pack, Grades::ALL);
            let names = NameOrder::by_code_point(&pack);
            for voices in [Voices::ByInstitution, Voices::OneByOne] {
                let all = everyone(&standings, voices, &names);
                let some = everyone_who_spoke_most(&standings, voices, &names, limit);
                prop_assert_eq!(some.parties.len() + some.left_out, all.parties.len());
                let place = |party: &SpeakingParty<'_>| {
                    let mut parties = all.parties.iter();
                    parties.position(|it| it.actor.id == party.actor.id).expect("one of all")
                };
                for (row, one) in some.parties.iter().enumerate() {
                    for (column, other) in some.parties.iter().enumerate() {
                        let pair = all.pair(place(one), place(other));
                        prop_assert_eq!(some.pair(row, column), pair);
                    }
                }
                // The chosen ones are the first of those who share an issue with anybody.
                let count = all.parties.len();
                let shares = |at: usize| (0..count).any(|other| all.pair(at, other).is_some());
                let mut wanted: Vec<_> = (0..count).filter(|at| shares(*at)).collect();
                sort(&mut wanted, |a, b| {
                    let [a, b] = [a, b].map(|at| &all.parties[*at]);
                    b.spoken.cmp(&a.spoken).then_with(|| a.actor.name.cmp(&b.actor.name))
                });
                wanted.truncate(limit);
                let mut chosen: Vec<_> = some.parties.iter().map(place).collect();
                sort(&mut chosen, Ord::cmp);
                sort(&mut wanted, Ord::cmp);
                if wanted.len() == count {
                    prop_assert_eq!(&some, &all);
                }
                prop_assert_eq!(chosen, wanted);
            }
        }

        /// The order of the actors in the pack doesn't matter.
        #[test]
        fn the_order_is_by_name_and_not_by_the_pack(
            held in held(),
            actors in Just(ACTORS.to_vec()).prop_shuffle(),
        ) {
            let described = |actors: &[&str]| {
                let pack = random(actors, &held).pack();
                let standings = Standings::new(&pack, Grades::ALL);
                let names = NameOrder::by_code_point(&pack);
                described(&everyone(&standings, Voices::OneByOne, &names))
            };
            prop_assert_eq!(described(&ACTORS), described(&actors));
        }

        /// Reversing every proposition changes nothing.
        #[test]
        fn reversing_the_scale_changes_nothing(held in held()) {
            let described = |held: &[Option<usize>]| {
                let pack = random(&ACTORS, held).pack();
                let standings = Standings::new(&pack, Grades::ALL);
                let names = NameOrder::by_code_point(&pack);
                described(&everyone(&standings, Voices::ByInstitution, &names))
            };
            let reversed: Vec<_> = held.iter().map(|step| step.map(|step| 4 - step)).collect();
            prop_assert_eq!(described(&held), described(&reversed));
        }
    }
}
