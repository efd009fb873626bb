use super::institution::Voices;
use super::rating::Ratings;
use super::standing::Standings;
use crate::pack::{ActorId, Issue, Side, Step};

/// One of two that are compared.
#[derive(Clone, Copy, Debug)]
pub enum Party<'a> {
    /// The reader, whose skipped issues count as silence.
    Reader(&'a Ratings),
    /// An actor.
    Actor(&'a ActorId),
    /// An institution with all its members. `id` is that of the institution.
    Institution(&'a ActorId),
}

impl<'a> Party<'a> {
    /// Returns the party that an id stands for: by institution, all voices of an actor that belongs to
    /// no other; otherwise the actor alone.
    pub fn of(standings: &Standings<'_>, id: &'a ActorId, voices: Voices) -> Self {
        let index = standings.actor_index(id);
        match index.is_some_and(|index| voices.speaker(standings, index) != index) {
            false if voices == Voices::ByInstitution => Self::Institution(id),
            _ => Self::Actor(id),
        }
    }
}

/// How two parties relate on an issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overlap {
    /// Both are on the same side, or both are neutral.
    Agree,
    /// They are on opposite sides.
    Differ,
    /// One is neutral, and the other takes a side.
    OneNeutral,
    /// One is an institution whose voices are on both sides.
    Split,
    /// Only one is on the scale.
    OneSilent,
    /// Neither is on the scale.
    BothSilent,
    /// One is not on the scale and was not looked for in all of the article, so nobody knows.
    NotCoded,
}

impl Overlap {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Agree,
        Self::Differ,
        Self::OneNeutral,
        Self::Split,
        Self::OneSilent,
        Self::BothSilent,
        Self::NotCoded,
    ];

    /// Whether both are on the scale.
    pub fn is_shared(self) -> bool {
        match self {
            Self::Agree | Self::Differ | Self::OneNeutral | Self::Split => true,
            Self::OneSilent | Self::BothSilent | Self::NotCoded => false,
        }
    }

    pub(super) fn of(left: View, right: View) -> Self {
        match (left, right) {
            (View::NotCoded, _) | (_, View::NotCoded) => Self::NotCoded,
            (View::Silent, View::Silent) => Self::BothSilent,
            (View::Silent, _) | (_, View::Silent) => Self::OneSilent,
            (View::Split, _) | (_, View::Split) => Self::Split,
            (View::Neutral, View::Neutral) => Self::Agree,
            (View::Neutral, _) | (_, View::Neutral) => Self::OneNeutral,
            (View::On(left), View::On(right)) if left == right => Self::Agree,
            (View::On(_), View::On(_)) => Self::Differ,
        }
    }
}

/// Returns how the two relate on each issue, in the pack's order.
pub fn overlaps<'p>(
    standings: &Standings<'p>,
    left: Party<'_>,
    right: Party<'_>,
) -> Vec<(&'p Issue, Overlap)> {
    let [left, right] = [left, right].map(|party| views(standings, party));
    let views = left.into_iter().zip(right);
    let overlaps = views.map(|(left, right)| Overlap::of(left, right));
    standings.pack().issues().iter().zip(overlaps).collect()
}

/// Returns a party's view on each issue, in the pack's order.
pub(super) fn views(standings: &Standings<'_>, party: Party<'_>) -> Vec<View> {
    match party {
        Party::Reader(ratings) => {
            let issues = standings.pack().issues().iter();
            let view = |issue: &Issue| View::from_steps(ratings.step(&issue.id));
            issues.map(view).collect()
        }
        Party::Actor(id) => {
            let actor = standings.actor_index(id);
            views_of(standings, actor.as_slice())
        }
        Party::Institution(id) => {
            let whole = standings.actor_index(id);
            let actors = 0..standings.pack().actors().len();
            let members = actors.filter(|it| Some(standings.institution_of(*it)) == whole);
            views_of(standings, &members.collect::<Vec<_>>())
        }
    }
}

/// Returns the view of actors together on each issue, in the pack's order. The actors are given by
/// index.
pub(super) fn views_of(standings: &Standings<'_>, actors: &[usize]) -> Vec<View> {
    let issues = 0..standings.pack().issues().len();
    issues
        .map(|issue| view_of(standings, actors, issue))
        .collect()
}

/// Returns the view of actors together on an issue. All are given by index.
pub(super) fn view_of(standings: &Standings<'_>, actors: &[usize], issue: usize) -> View {
    let mut actors = actors.iter();
    let steps = actors.clone();
    match View::from_steps(steps.filter_map(|actor| standings.step_at(*actor, issue))) {
        View::Silent if !actors.all(|actor| standings.is_coded_at(*actor, issue)) => View::NotCoded,
        view => view,
    }
}

/// The side that a party takes on an issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum View {
    /// Not on the scale.
    Silent,
    /// Not on the scale, and not looked for in all of the article.
    NotCoded,
    /// On the scale, and on neither side.
    Neutral,
    /// On this side, and nobody on the other.
    On(Side),
    /// On both sides.
    Split,
}

impl View {
    /// A side, if at least one takes it and nobody the other. Neutral voices contradict nobody.
    pub(super) fn from_steps(steps: impl IntoIterator<Item = Step>) -> Self {
        steps.into_iter().fold(Self::Silent, Self::with)
    }

    /// Adds a voice.
    pub(super) fn with(self, step: Step) -> Self {
        match (self, step.side()) {
            (Self::Silent | Self::NotCoded, None) => Self::Neutral,
            (Self::Silent | Self::NotCoded | Self::Neutral, Some(side)) => Self::On(side),
            (Self::On(known), Some(side)) if known != side => Self::Split,
            (view, _) => view,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Pack;
    use crate::compare::Grades;
    use crate::compare::fixture::{PackBuilder, id, ratings};
    use crate::sort::sort;
    use proptest::prelude::*;
    use serde_json::{Value, json};

    fn described(pack: &Pack, left: Party<'_>, right: Party<'_>) -> String {
        let standings = Standings::new(pack, Grades::ALL);
        let overlaps = overlaps(&standings, left, right).into_iter();
        let words: Vec<_> = overlaps
            .map(|(issue, it)| format!("{} {it:?}", issue.id))
            .collect();
        words.join(", ")
    }

    fn harbour() -> Pack {
        PackBuilder::new(&["state", "ann", "bob", "cyd"], &["a", "b", "c", "d", "e"])
            .belongs("ann", "state")
            .belongs("bob", "state")
            .holds("ann", "a", "agree", "2025")
            .holds("bob", "a", "strongly-disagree", "2025")
            .holds("cyd", "a", "agree", "2025")
            .holds("ann", "b", "agree", "2025")
            .holds("bob", "b", "neutral", "2025")
            .holds("cyd", "b", "disagree", "2025")
            .holds("ann", "c", "neutral", "2025")
            .holds("cyd", "c", "neutral", "2025")
            .holds("cyd", "d", "agree", "2025")
            .holds("ann", "e", "said-nothing", "2025")
            .holds("cyd", "e", "unclear", "2025")
            .pack()
    }

    #[test]
    fn actors_are_compared_by_side() {
        let pack = harbour();
        let [ann, bob, cyd] = ["ann", "bob", "cyd"].map(id);
        assert_eq!(
            described(&pack, Party::Actor(&ann), Party::Actor(&cyd)),
            "a Agree, b Differ, c Agree, d OneSilent, e BothSilent"
        );
        assert_eq!(
            described(&pack, Party::Actor(&ann), Party::Actor(&bob)),
            "a Differ, b OneNeutral, c OneSilent, d BothSilent, e BothSilent"
        );
    }

    #[test]
    fn an_institution_is_split_if_its_voices_are_on_both_sides() {
        let pack = harbour();
        let (state, cyd) = (id("state"), id("cyd"));
        assert_eq!(
            described(&pack, Party::Institution(&state), Party::Actor(&cyd)),
            "a Split, b Differ, c Agree, d OneSilent, e BothSilent"
        );
    }

    #[test]
    fn what_is_not_coded_is_not_silence() {
        let all = |actors: Value| json!([{"actors": actors, "issues": "all", "paragraphs": "all"}]);
        let story = || {
            PackBuilder::new(&["state", "ann", "cyd"], &["a", "b", "c"])
                .belongs("ann", "state")
                .holds("ann", "a", "agree", "2025")
                .holds("cyd", "b", "agree", "2025")
        };
        let [state, ann, cyd] = ["state", "ann", "cyd"].map(id);
        for (coded, of_ann, of_state) in [
            (
                json!(["state", "ann", "cyd"]),
                "a OneSilent, b OneSilent, c BothSilent",
                "a OneSilent, b OneSilent, c BothSilent",
            ),
            (
                json!(["ann", "cyd"]),
                "a OneSilent, b OneSilent, c BothSilent",
                // Nobody has looked for what the state itself says.
                "a OneSilent, b NotCoded, c NotCoded",
            ),
            (
                json!(["state", "ann"]),
                "a NotCoded, b OneSilent, c NotCoded",
                "a NotCoded, b OneSilent, c NotCoded",
            ),
            (
                json!([]),
                "a NotCoded, b NotCoded, c NotCoded",
                "a NotCoded, b NotCoded, c NotCoded",
            ),
        ] {
            let pack = story().coded(all(coded)).pack();
            let party = Party::Actor(&ann);
            assert_eq!(described(&pack, party, Party::Actor(&cyd)), of_ann);
            let party = Party::Institution(&state);
            assert_eq!(described(&pack, party, Party::Actor(&cyd)), of_state);
        }
    }

    #[test]
    fn skipped_issues_of_the_reader_are_silence() {
        let pack = harbour();
        let cyd = id("cyd");
        let given = ratings(&[("a", "strongly-agree"), ("b", "neutral"), ("c", "skipped")]);
        assert_eq!(
            described(&pack, Party::Reader(&given), Party::Actor(&cyd)),
            "a Agree, b OneNeutral, c OneSilent, d OneSilent, e BothSilent"
        );
    }

    fn steps() -> impl Strategy<Value = Vec<Step>> {
        prop::collection::vec(prop::sample::select(Step::ALL.to_vec()), 0..5)
    }

    proptest! {
        #[test]
        fn the_order_of_the_two_does_not_matter(left in steps(), right in steps()) {
            let [left, right] = [left, right].map(View::from_steps);
            prop_assert_eq!(Overlap::of(left, right), Overlap::of(right, left));
        }

        #[test]
        fn the_order_of_voices_does_not_matter(mut voices in steps(), other in steps()) {
            let other = View::from_steps(other);
            let before = Overlap::of(View::from_steps(voices.clone()), other);
            sort(&mut voices, Ord::cmp);
            prop_assert_eq!(before, Overlap::of(View::from_steps(voices), other));
        }

        #[test]
        fn it_is_shared_if_both_have_a_voice(left in steps(), right in steps()) {
            let both = !left.is_empty() && !right.is_empty();
            let [left, right] = [left, right].map(View::from_steps);
            prop_assert_eq!(Overlap::of(left, right).is_shared(), both);
        }

        /// Reversing every proposition changes nothing.
        #[test]
        fn reversing_the_scale_changes_nothing(left in steps(), right in steps()) {
            let reversed = |steps: &[Step]| -> Vec<Step> {
                let ordinals = steps.iter().map(|step| 6 - step.ordinal());
                ordinals.filter_map(Step::from_ordinal).collect()
            };
            let after = Overlap::of(
                View::from_steps(reversed(&left)),
                View::from_steps(reversed(&right)),
            );
            prop_assert_eq!(Overlap::of(View::from_steps(left), View::from_steps(right)), after);
        }
    }
}
