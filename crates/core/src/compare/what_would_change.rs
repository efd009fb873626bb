use super::contest::{Contest, on_scale};
use super::institution::Voices;
use super::name_order::NameOrder;
use super::overlap::{Overlap, View};
use super::rating::{Ratings, Weight};
use super::share::Share;
use super::standing::Standings;
use crate::pack::{Actor, Issue, Side};

/// The fewest changes to the reader's ratings that put somebody else first.
#[derive(Clone, Debug, PartialEq)]
pub enum FewestChanges<'p> {
    /// These changes do, and no fewer.
    Found {
        /// The changes, in the pack's order. Of one issue, the answer comes before the weight.
        changes: Vec<RatingChange<'p>>,
        /// Who is first then, sorted by name: more than one if they are tied.
        first: Vec<&'p Actor>,
    },
    /// No changes up to this number do. More may.
    NoneWithin(usize),
    /// No changes do, however many.
    Never,
    /// Nobody shares enough issues with the reader to be first.
    NobodyFirst,
}

/// A change to the rating of an issue.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum RatingChange<'p> {
    /// Another answer. How strong it is doesn't matter. `None`: neutral.
    Answer(&'p Issue, Option<Side>),
    /// The other weight.
    Weight(&'p Issue, Weight),
}

/// Finds the fewest changes to the reader's ratings that put somebody else first.
///
/// Somebody else is first if nobody who is [`super::first`] now is first then: another party is
/// strictly ahead of all of them. A change gives an issue that the reader rated and didn't skip
/// another answer on the scale, or the other weight. Doing both to one issue is two changes. No change
/// affects how many issues a party shares with the reader.
///
/// The search is exhaustive up to three changes if the reader rated at most 20 issues, and else up to
/// two. Of equally few changes, those to issues that come first in the pack are returned, and of one
/// issue an answer before a weight.
pub fn fewest_changes<'p>(
    standings: &Standings<'p>,
    ratings: &Ratings,
    voices: Voices,
    min_shared: usize,
    names: &NameOrder,
) -> FewestChanges<'p> {
    let contest = Contest::new(standings, ratings, voices, min_shared, names);
    if !contest.is_first.contains(&true) {
        return FewestChanges::NobodyFirst;
    }
    let mut search = Search::new(standings, ratings, &contest, min_shared);
    if !search.is_first.contains(&false) {
        return FewestChanges::Never;
    }
    let limit = if search.issues.len() <= 20 { 3 } else { 2 };
    for changes in 1..=limit {
        if search.finds(0, changes) {
            return FewestChanges::Found {
                changes: search.changes(),
                first: search.first(),
            };
        }
    }
    // An answer and a weight for each issue are all changes that there are.
    if limit >= 2 * search.issues.len() {
        return FewestChanges::Never;
    }
    FewestChanges::NoneWithin(limit)
}

/// An exhaustive search. The shares of all parties are kept up to date while changes are tried.
struct Search<'p> {
    /// Those who share enough issues.
    parties: Vec<&'p Actor>,
    is_first: Vec<bool>,
    shares: Vec<Share>,
    /// For each rated issue, what it can be changed to.
    issues: Vec<Vec<Alternative<'p>>>,
    /// The alternatives that are being tried: the indices of the issue and of the alternative.
    tried: Vec<(usize, usize)>,
}

/// Another rating of an issue.
struct Alternative<'p> {
    answer: Option<RatingChange<'p>>,
    weight: Option<RatingChange<'p>>,
    /// How many changes it is: one or two.
    changes: usize,
    /// For each party, what it adds to the share.
    parts: Vec<Share>,
}

impl<'p> Search<'p> {
    fn new(
        standings: &Standings<'p>,
        ratings: &Ratings,
        contest: &Contest<'p>,
        min_shared: usize,
    ) -> Self {
        let qualified: Vec<_> = (0..contest.parties.len())
            .filter(|at| contest.shares[*at].qualifies(min_shared))
            .collect();
        let mut issues = Vec::new();
        for (at, issue) in standings.pack().issues().iter().enumerate() {
            if let Some((answer, weight)) = ratings.get(&issue.id).and_then(on_scale) {
                let views = qualified
                    .iter()
                    .map(|party| contest.parties[*party].views[at]);
                let views: Vec<_> = views.collect();
                issues.push(alternatives(issue, answer, weight, &views));
            }
        }
        let parties = qualified.iter().map(|at| contest.parties[*at].actor);
        Self {
            parties: parties.collect(),
            is_first: qualified.iter().map(|at| contest.is_first[*at]).collect(),
            shares: qualified.iter().map(|at| contest.shares[*at]).collect(),
            issues,
            tried: Vec::new(),
        }
    }

    /// Tries all sets of exactly this many changes to the issues from this one on. If one puts
    /// somebody else first, it stays made.
    fn finds(&mut self, from: usize, changes: usize) -> bool {
        for issue in from..self.issues.len() {
            for alternative in 0..self.issues[issue].len() {
                let Some(left) = changes.checked_sub(self.issues[issue][alternative].changes)
                else {
                    continue;
                };
                self.tried.push((issue, alternative));
                let parts = &self.issues[issue][alternative].parts;
                for (share, part) in self.shares.iter_mut().zip(parts) {
                    share.add(*part);
                }
                let found = match left {
                    0 => self.is_another_first(),
                    _ => self.finds(issue + 1, left),
                };
                if found {
                    return true;
                }
                let parts = &self.issues[issue][alternative].parts;
                for (share, part) in self.shares.iter_mut().zip(parts) {
                    share.remove(*part);
                }
                self.tried.pop();
            }
        }
        false
    }

    /// Returns whether somebody is strictly ahead of all who were first.
    fn is_another_first(&self) -> bool {
        // The greatest share of the others, and of those who were first.
        let mut greatest: [Option<Share>; 2] = [None; 2];
        for (share, is_first) in self.shares.iter().zip(&self.is_first) {
            let known = &mut greatest[usize::from(*is_first)];
            if known.is_none_or(|known| share.is_ahead_of(known)) {
                *known = Some(*share);
            }
        }
        matches!(greatest, [Some(other), Some(first)] if other.is_ahead_of(first))
    }

    fn changes(&self) -> Vec<RatingChange<'p>> {
        let mut changes = Vec::new();
        for &(issue, alternative) in &self.tried {
            let alternative = &self.issues[issue][alternative];
            changes.extend(alternative.answer);
            changes.extend(alternative.weight);
        }
        changes
    }

    fn first(&self) -> Vec<&'p Actor> {
        let all = self.parties.iter().zip(&self.shares);
        let first = all.filter(|(_, share)| !self.shares.iter().any(|it| it.is_ahead_of(**share)));
        first.map(|(party, _)| *party).collect()
    }
}

/// Returns the other ratings of an issue: first other answers, then the other weight, then both.
/// `views` are those of the parties.
fn alternatives<'p>(
    issue: &'p Issue,
    answer: View,
    weight: i32,
    views: &[View],
) -> Vec<Alternative<'p>> {
    let same = (answer, None);
    let mut answers = Vec::new();
    for side in [Some(Side::Against), None, Some(Side::For)] {
        let view = side.map_or(View::Neutral, View::On);
        if view != answer {
            answers.push((view, Some(RatingChange::Answer(issue, side))));
        }
    }
    let other = match weight {
        1 => Weight::Double,
        _ => Weight::Single,
    };
    let same_weight = (weight, None);
    let other_weight = (
        i32::from(other.whole()),
        Some(RatingChange::Weight(issue, other)),
    );

    let mut ratings: Vec<_> = answers.iter().map(|it| (*it, same_weight)).collect();
    ratings.push((same, other_weight));
    ratings.extend(answers.iter().map(|it| (*it, other_weight)));
    let alternatives = ratings
        .into_iter()
        .map(|((view, change), (factor, other))| {
            let parts = views.iter().map(|party| {
                let mut part = Share::on_issue(Overlap::of(view, *party), factor);
                part.remove(Share::on_issue(Overlap::of(answer, *party), weight));
                part
            });
            Alternative {
                answer: change,
                weight: other,
                changes: usize::from(change.is_some()) + usize::from(other.is_some()),
                parts: parts.collect(),
            }
        });
    alternatives.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::fixture::{PackBuilder, answer, cases, id, shown_first};
    use crate::compare::{Answer, Grades, Rating};
    use crate::pack::Step;
    use proptest::prelude::*;
    use serde::Deserialize;
    use std::collections::BTreeMap;

    /// A pack, the reader's ratings, and what must be found.
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Case {
        about: String,
        min_shared: usize,
        #[serde(default)]
        members: Vec<(String, String)>,
        /// A character per issue: `+` agrees, `-` disagrees, `0` is neutral, `.` has no position.
        actors: BTreeMap<String, String>,
        /// A rating per issue: as for actors, `s` for skipped, and doubled for double weight.
        reader: Vec<String>,
        found: String,
    }

    fn issues(count: usize) -> Vec<String> {
        (0..count).map(|at| format!("i{at}")).collect()
    }

    fn build<'a>(
        actors: impl IntoIterator<Item = (&'a str, &'a str)>,
        count: usize,
    ) -> PackBuilder {
        let actors: Vec<_> = actors.into_iter().collect();
        let issues = issues(count);
        let ids: Vec<_> = issues.iter().map(String::as_str).collect();
        let names: Vec<_> = actors.iter().map(|it| it.0).collect();
        let mut builder = PackBuilder::new(&names, &ids);
        for (actor, signs) in actors {
            builder = builder.takes(actor, &ids, signs);
        }
        builder
    }

    fn rate<'a>(rated: impl IntoIterator<Item = &'a str>) -> Ratings {
        let mut ratings = Ratings::default();
        for (at, text) in rated.into_iter().enumerate() {
            let Some(answer) = text.chars().next().and_then(answer) else {
                continue;
            };
            let weight = match text.len() {
                1 => Weight::Single,
                _ => Weight::Double,
            };
            ratings.set(id(&format!("i{at}")), Rating { answer, weight });
        }
        ratings
    }

    fn described(found: &FewestChanges<'_>) -> String {
        match found {
            FewestChanges::Found { changes, first } => {
                let changes = changes.iter().map(|change| match change {
                    RatingChange::Answer(issue, side) => match side {
                        Some(side) => format!("{} {side:?}", issue.id),
                        None => format!("{} Neutral", issue.id),
                    },
                    RatingChange::Weight(issue, weight) => format!("{} {weight:?}", issue.id),
                });
                let changes: Vec<_> = changes.collect();
                let first: Vec<_> = first.iter().map(|it| it.id.as_str()).collect();
                format!("{}: {}", changes.join(", "), first.join(" "))
            }
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn the_fewest_changes_match_the_cases() {
        for case in cases::<Case>(include_str!("what_would_change.json")) {
            let actors = case.actors.iter().map(|(a, v)| (&**a, &**v));
            let pack = build(actors, case.reader.len())
                .belong(&case.members)
                .pack();
            let ratings = rate(case.reader.iter().map(String::as_str));
            let standings = Standings::new(&pack, Grades::ALL);
            let names = NameOrder::by_code_point(&pack);
            let voices = Voices::ByInstitution;
            let found = fewest_changes(&standings, &ratings, voices, case.min_shared, &names);
            assert_eq!(described(&found), case.found, "{}", case.about);
        }
    }

    /// Every way to rate the issues that the reader rated, with the number of changes.
    fn all_ratings(rated: &[&str]) -> Vec<(Vec<&'static str>, usize)> {
        let mut all = vec![(Vec::new(), 0)];
        for now in rated {
            let mut next = Vec::new();
            for (ratings, changes) in &all {
                let others: &[&str] = match *now {
                    "." => &["."],
                    "s" => &["s"],
                    _ => &["+", "++", "-", "--", "0", "00"],
                };
                for other in others {
                    let mut ratings: Vec<&str> = ratings.clone();
                    ratings.push(other);
                    let answer = usize::from(other[..1] != now[..1]);
                    let weight = usize::from(other.len() != now.len());
                    next.push((ratings, changes + answer + weight));
                }
            }
            all = next;
        }
        all
    }

    const ACTORS: [&str; 4] = ["w", "x", "y", "z"];

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(80))]

        /// The result is that of comparing all ratings that there are.
        #[test]
        fn it_is_what_trying_everything_finds(
            held in prop::collection::vec("[+\\-0.]{4}", ACTORS.len()),
            rated in prop::collection::vec(
                prop::sample::select(vec!["+", "++", "-", "--", "0", "00", "+", "-", "s", "."]), 4,
            ),
            min_shared in 0..4_usize,
            by_institution: bool,
        ) {
            let views = held.iter().map(String::as_str);
            let actors = ACTORS.iter().copied().zip(views);
            // `z` speaks for `w`, so that an institution can be split.
            let pack = build(actors, 4).belongs("z", "w").pack();
            let voices = match by_institution {
                true => Voices::ByInstitution,
                false => Voices::OneByOne,
            };
            let now = shown_first(&pack, &rate(rated.iter().copied()), voices, min_shared);
            let mut fewest: Option<usize> = None;
            for (other, changes) in all_ratings(&rated) {
                if fewest.is_some_and(|fewest| fewest <= changes) {
                    continue;
                }
                let then = shown_first(&pack, &rate(other), voices, min_shared);
                if !then.is_empty() && !then.iter().any(|it| now.contains(it)) {
                    fewest = Some(changes);
                }
            }

            let standings = Standings::new(&pack, Grades::ALL);
            let names = NameOrder::by_code_point(&pack);
            let mut ratings = rate(rated.iter().copied());
            match fewest_changes(&standings, &ratings, voices, min_shared, &names) {
                FewestChanges::Found { changes, first } => {
                    prop_assert_eq!(Some(changes.len()), fewest);
                    for change in changes {
                        let (RatingChange::Answer(issue, _) | RatingChange::Weight(issue, _)) = change;
                        let mut rating = ratings.get(&issue.id).expect("a rating");
                        match change {
                            RatingChange::Weight(_, weight) => rating.weight = weight,
                            RatingChange::Answer(_, side) => {
                                let step = match side {
                                    None => Step::Neutral,
                                    Some(Side::For) => Step::StronglyAgree,
                                    Some(Side::Against) => Step::Disagree,
                                };
                                rating.answer = Answer::Step(step);
                            }
                        }
                        ratings.set(issue.id.clone(), rating);
                    }
                    let first: Vec<_> = first.iter().map(|it| it.id.to_string()).collect();
                    prop_assert_eq!(first, shown_first(&pack, &ratings, voices, min_shared));
                }
                FewestChanges::NoneWithin(limit) => {
                    prop_assert!(fewest.is_none_or(|fewest| fewest > limit));
                }
                FewestChanges::Never => prop_assert_eq!(fewest, None),
                FewestChanges::NobodyFirst => prop_assert!(now.is_empty()),
            }
        }
    }
}
