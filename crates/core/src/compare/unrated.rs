use super::contest::Contest;
use super::institution::Voices;
use super::name_order::NameOrder;
use super::overlap::{Overlap, View};
use super::parties::parties;
use super::rating::Ratings;
use super::share::Share;
use super::standing::Standings;
use crate::pack::{Issue, Side};

/// Returns whether who comes first is settled: no answers to the issues that the reader hasn't rated
/// yet, with any weights, put somebody else first. A skipped issue counts as rated.
///
/// Somebody else is first if nobody who is [`super::first`] now is first then. If nobody is first
/// now, it is settled if nobody ever can be.
///
/// `true` is always certain. `false` is exact if one is first. If several are tied, it may be wrong in
/// rare cases: each of them can be passed, and the search for answers that pass all of them at once
/// was stopped because it took too long.
pub fn is_settled(
    standings: &Standings<'_>,
    ratings: &Ratings,
    voices: Voices,
    min_shared: usize,
    names: &NameOrder,
) -> bool {
    let contest = Contest::new(standings, ratings, voices, min_shared, names);
    let unrated: Vec<_> = indices_of_unrated(standings, ratings).collect();
    let mut first = Vec::new();
    let mut others = Vec::new();
    for (at, party) in contest.parties.iter().enumerate() {
        let rival = Rival {
            share: contest.shares[at],
            views: unrated.iter().map(|issue| party.views[*issue]).collect(),
        };
        match contest.is_first[at] {
            true => first.push(rival),
            false => others.push(rival),
        }
    }
    if first.is_empty() {
        return !others.iter().any(|it| it.can_qualify(min_shared));
    }
    let mut tries = MAX_TRIES;
    !others
        .iter()
        .any(|it| can_pass_all(it, &first, min_shared, &mut tries))
}

/// Returns the issue to rate next: of those that the reader hasn't rated yet, the one with the most
/// pairs of parties on opposite sides. Of equals it is the first in the pack.
///
/// Institutions whose voices are on both sides are on neither. `None`: every
/// issue is rated or skipped, or no unrated one has parties on both sides.
pub fn next_issue<'p>(
    standings: &Standings<'p>,
    ratings: &Ratings,
    voices: Voices,
) -> Option<&'p Issue> {
    let pack = standings.pack();
    let all = 0..pack.actors().len();
    let parties = parties(standings, voices, all);
    let mut most = None;
    for issue in indices_of_unrated(standings, ratings) {
        let on = |side| {
            let views = parties.iter().map(|party| party.views[issue]);
            views.filter(|view| *view == View::On(side)).count()
        };
        let pairs = on(Side::For) * on(Side::Against);
        if pairs > most.map_or(0, |(_, pairs)| pairs) {
            most = Some((issue, pairs));
        }
    }
    most.map(|(issue, _)| &pack.issues()[issue])
}

/// How many answers are tried to find some that pass several who are tied. So many take some tens of
/// milliseconds.
const MAX_TRIES: usize = 2_000;

fn indices_of_unrated<'a>(
    standings: &Standings<'a>,
    ratings: &'a Ratings,
) -> impl Iterator<Item = usize> {
    let issues = standings.pack().issues().iter().enumerate();
    let unrated = issues.filter(|(_, issue)| ratings.get(&issue.id).is_none());
    unrated.map(|(at, _)| at)
}

/// A party, and what further ratings can add to its share.
#[derive(Clone, Debug)]
struct Rival {
    share: Share,
    /// Its views on the issues that aren't rated yet.
    views: Vec<View>,
}

impl Rival {
    fn can_qualify(&self, min_shared: usize) -> bool {
        let mut share = self.share;
        for view in &self.views {
            share.add(Share::on_issue(Overlap::of(View::Neutral, *view), 1));
        }
        share.qualifies(min_shared)
    }

    /// Returns the party once its first unrated issue has been rated like this.
    fn rated(&self, answer: View, weight: i32) -> Self {
        let mut share = self.share;
        let mut views = self.views.iter().copied();
        if let Some(view) = views.next() {
            share.add(Share::on_issue(Overlap::of(answer, view), weight));
        }
        Self {
            share,
            views: views.collect(),
        }
    }
}

/// Returns whether there are answers with which it is ahead of all who are first. Stops after this
/// many tries with `true`.
fn can_pass_all(rival: &Rival, first: &[Rival], min_shared: usize, tries: &mut usize) -> bool {
    if !first.iter().all(|it| can_pass(rival, it, min_shared)) {
        return false;
    }
    if first.len() == 1 || rival.views.is_empty() || *tries == 0 {
        return true;
    }
    *tries -= 1;
    let own = rival.views[0];
    // Its own view first, since that is most likely to help.
    let (on_for, on_against) = (View::On(Side::For), View::On(Side::Against));
    let answers = [own, on_for, on_against, View::Neutral];
    let is_silent = |it: &Rival| it.views[0] == View::Silent;
    // An issue on which nobody speaks changes nothing, so it is only skipped.
    let speaks = !is_silent(rival) || !first.iter().all(is_silent);
    for (at, answer) in answers.into_iter().enumerate().filter(|_| speaks) {
        if matches!(answer, View::Split | View::Silent) || (at > 0 && answer == own) {
            continue;
        }
        for weight in [2, 1] {
            let first: Vec<_> = first.iter().map(|it| it.rated(answer, weight)).collect();
            if can_pass_all(&rival.rated(answer, weight), &first, min_shared, tries) {
                return true;
            }
        }
    }
    // Skipped.
    let first: Vec<_> = first.iter().map(|it| it.rated(View::Silent, 1)).collect();
    can_pass_all(&rival.rated(View::Silent, 1), &first, min_shared, tries)
}

/// Returns whether there are answers with which it qualifies and is ahead of one who is first. Exact.
///
/// What counts is the lead: a·w′ − a′·w, where a of w is its share, and a′ of w′ that of the one who
/// is first. It is ahead if the lead is positive, or if it is 0 and it shares more issues.
fn can_pass(rival: &Rival, first: &Rival, min_shared: usize) -> bool {
    let (mut own, mut other) = (rival.share, first.share);
    // The number of issues by how the two could still be rated.
    let (mut only_other, mut only_own_split, mut same, mut both_own_split) = (0, 0, 0, 0);
    for (own_view, other_view) in rival.views.iter().zip(&first.views) {
        match (own_view, other_view) {
            (View::Silent, View::Silent) => {}
            (View::Silent, _) => only_other += 1,
            (View::Split, View::Silent) => only_own_split += 1,
            (View::Split, _) => both_own_split += 1,
            (own_view, other_view) if own_view == other_view => same += 1,
            // Its own answer at double weight increases the lead more than any other rating.
            _ => {
                own.add(Share::on_issue(Overlap::of(*own_view, *own_view), 2));
                other.add(Share::on_issue(Overlap::of(*own_view, *other_view), 2));
            }
        }
    }
    // An issue on which only the other speaks is best answered against it, at double weight. But if
    // its own share is 0, that can only cost a tie. So all of them are answered or none.
    for answered_against in [0, only_other] {
        // Where its own voices are split it can't gain, but such issues are shared too. They cost
        // least at single weight.
        for answered_split in 0..=only_own_split {
            let mut own = own;
            let mut other = other;
            own.weight += answered_split;
            own.shared += answered_split;
            other.weight += 2 * answered_against;
            other.shared += answered_against;
            let groups = [
                (same, Agreed::Possible),
                (both_own_split, Agreed::Impossible),
            ];
            if is_ahead_with(own, other, groups, min_shared) {
                return true;
            }
        }
    }
    false
}

/// Whether the reader can agree with both on an issue, or only with neither.
#[derive(Clone, Copy)]
enum Agreed {
    Possible,
    Impossible,
}

/// Returns whether it can be ahead by ratings of the issues on which both speak and neither gains
/// alone, of which there are two groups.
///
/// The lead is linear in these ratings, whatever the others are: agreeing with both at weight v adds
/// v·(a − a′ + w′ − w), and agreeing with neither v·(a − a′). So each group has a best rating.
fn is_ahead_with(own: Share, other: Share, groups: [(i32, Agreed); 2], min_shared: usize) -> bool {
    let mut lead = own.agree * other.weight - other.agree * own.weight;
    let against = own.agree - other.agree;
    let with_both = against + other.weight - own.weight;
    let min_shared = i32::try_from(min_shared.max(1)).unwrap_or(i32::MAX);
    let mut missing = min_shared - own.shared;

    let costs = groups.map(|(issues, agreed)| {
        let best = match agreed {
            Agreed::Possible => against.max(with_both),
            Agreed::Impossible => against,
        };
        if best >= 0 {
            lead += 2 * best * issues;
            missing -= issues;
            (0, 0)
        } else {
            (-best, issues)
        }
    });
    // To qualify it may need issues that cost something, at single weight. The first group never
    // costs more than the second.
    for (cost, issues) in costs {
        let needed = missing.clamp(0, issues);
        lead -= cost * needed;
        missing -= needed;
    }
    missing <= 0 && (lead > 0 || (lead == 0 && own.shared > other.shared))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Pack;
    use crate::compare::fixture::{PackBuilder, answer, cases, id, shown_first};
    use crate::compare::{Grades, Rating, Weight};
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
        /// As for actors, and `s` for skipped. `.` is not yet rated.
        reader: String,
        settled: bool,
        next: Option<String>,
    }

    const ISSUES: [&str; 8] = ["a", "b", "c", "d", "e", "f", "g", "h"];

    fn build<'a>(
        actors: impl IntoIterator<Item = (&'a str, &'a str)>,
        members: &[(String, String)],
    ) -> Pack {
        let actors: Vec<_> = actors.into_iter().collect();
        let names: Vec<_> = actors.iter().map(|it| it.0).collect();
        let mut builder = PackBuilder::new(&names, &ISSUES);
        for (actor, signs) in actors {
            builder = builder.takes(actor, &ISSUES, signs);
        }
        builder = builder.belong(members);
        builder.pack()
    }

    fn rate(ratings: &mut Ratings, issue: &str, view: char, weight: Weight) {
        if let Some(answer) = answer(view) {
            ratings.set(id(issue), Rating { answer, weight });
        }
    }

    #[test]
    fn settled_and_next_match_the_cases() {
        for case in cases::<Case>(include_str!("unrated.json")) {
            let actors = case.actors.iter().map(|(a, v)| (&**a, &**v));
            let pack = build(actors, &case.members);
            let mut ratings = Ratings::default();
            for (at, issue) in ISSUES.iter().enumerate() {
                let view = case.reader.chars().nth(at).unwrap_or('s');
                rate(&mut ratings, issue, view, Weight::Single);
            }
            let standings = Standings::new(&pack, Grades::ALL);
            let names = NameOrder::by_code_point(&pack);
            let voices = Voices::ByInstitution;
            let settled = is_settled(&standings, &ratings, voices, case.min_shared, &names);
            assert_eq!(settled, case.settled, "{}", case.about);
            let next = next_issue(&standings, &ratings, Voices::ByInstitution);
            let next = next.map(|issue| issue.id.to_string());
            assert_eq!(next, case.next, "{}", case.about);
        }
    }

    const FURTHER: [(View, i32); 7] = [
        (View::Silent, 1),
        (View::Neutral, 1),
        (View::Neutral, 2),
        (View::On(Side::For), 1),
        (View::On(Side::For), 2),
        (View::On(Side::Against), 1),
        (View::On(Side::Against), 2),
    ];

    /// Whether a rival passes all, tried with every rating of the rest.
    fn passes(rival: &Rival, first: &[Rival], min_shared: usize) -> bool {
        if rival.views.is_empty() {
            let mut first = first.iter();
            return rival.share.qualifies(min_shared)
                && first.all(|it| rival.share.is_ahead_of(it.share));
        }
        FURTHER.iter().any(|(answer, weight)| {
            let first: Vec<_> = first.iter().map(|it| it.rated(*answer, *weight)).collect();
            passes(&rival.rated(*answer, *weight), &first, min_shared)
        })
    }

    fn rival(shared: std::ops::Range<i32>) -> impl Strategy<Value = Rival> {
        let view = prop::sample::select(vec![
            View::Silent,
            View::Neutral,
            View::On(Side::For),
            View::On(Side::Against),
            View::Split,
        ]);
        let views = prop::collection::vec(view, 4);
        // Each shared issue: on the reader's side or not, at single or double weight. That none is on
        // the reader's side has rules of its own, so it is tried often.
        let agrees = prop_oneof![Just([false; 5]), any::<[bool; 5]>()];
        let rated = (shared, agrees, any::<[bool; 5]>());
        (rated, views).prop_map(|((shared, agrees, doubles), views)| {
            let mut share = Share::default();
            for at in 0..shared as usize {
                let weight = 1 + i32::from(doubles[at]);
                share.add(Share {
                    agree: if agrees[at] { weight } else { 0 },
                    weight,
                    shared: 1,
                });
            }
            Rival { share, views }
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]

        /// Whether one can pass others is what trying every rating finds, whatever the shares are.
        #[test]
        fn passing_is_what_trying_everything_finds(
            own in rival(0..6),
            first in prop::collection::vec(rival(1..6), 1..4),
            min_shared in 0..7_usize,
        ) {
            let mut tries = MAX_TRIES;
            let found = can_pass_all(&own, &first, min_shared, &mut tries);
            prop_assert!(tries > 0);
            prop_assert_eq!(found, passes(&own, &first, min_shared));
            prop_assert_eq!(
                can_pass(&own, &first[0], min_shared),
                passes(&own, &first[..1], min_shared)
            );
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]

        /// It is settled if no ratings of the rest put somebody else first in the list.
        #[test]
        fn settled_is_what_trying_everything_finds(
            held in prop::collection::vec("[+\\-0.]{6}", 4),
            rated in "[+\\-0s.]{1}[+\\-0]{2}",
            min_shared in 0..5_usize,
            by_institution: bool,
        ) {
            let views = held.iter().map(String::as_str);
            let members = [("z".to_owned(), "w".to_owned())];
            let pack = build(["w", "x", "y", "z"].into_iter().zip(views), &members);
            let voices = match by_institution {
                true => Voices::ByInstitution,
                false => Voices::OneByOne,
            };
            let mut ratings = Ratings::default();
            for (at, view) in rated.chars().enumerate() {
                rate(&mut ratings, ISSUES[at], view, Weight::Single);
            }
            for issue in &ISSUES[6..] {
                rate(&mut ratings, issue, 's', Weight::Single);
            }
            let now = shown_first(&pack, &ratings, voices, min_shared);
            let mut all = vec![ratings.clone()];
            for issue in ISSUES.iter().filter(|issue| ratings.get(&id(issue)).is_none()) {
                let mut next = all.clone();
                for before in &all {
                    for (view, weight) in [
                        ('+', Weight::Single),
                        ('+', Weight::Double),
                        ('-', Weight::Single),
                        ('-', Weight::Double),
                        ('0', Weight::Double),
                    ] {
                        let mut ratings = before.clone();
                        rate(&mut ratings, issue, view, weight);
                        next.push(ratings);
                    }
                }
                all = next;
            }
            let another = all.iter().any(|ratings| {
                let then = shown_first(&pack, ratings, voices, min_shared);
                !then.is_empty() && !then.iter().any(|it| now.contains(it))
            });
            let standings = Standings::new(&pack, Grades::ALL);
            let names = NameOrder::by_code_point(&pack);
            let settled = is_settled(&standings, &ratings, voices, min_shared, &names);
            prop_assert_eq!(settled, !another);
        }
    }
}
