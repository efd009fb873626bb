//! How sure it is who comes first: by other measures, with other ratings, and with those to come.

use super::result::{Fold, MIN_SHARED, fold};
use crate::choices::Choices;
use crate::node::*;
use crate::shared::Shared;
use crate::views::names::{name_list, sentence};
use leptos::prelude::*;
use standpoint_core::Pack;
use standpoint_core::compare::{
    FewestChanges, Metric, OnSide, RatingChange, Ratings, Standings, Voices, Weight,
    fewest_changes, first, institution, is_settled, next_issue, robustness,
};
use standpoint_core::pack::{Actor, ActorId, Side};

/// Renders how sure it is who comes first. What takes long to compute is folded.
pub fn certainty(
    shared: Shared,
    standings: &Standings<'_>,
    ratings: &Ratings,
    all: &[OnSide<'_>],
    open: RwSignal<Vec<Fold>>,
) -> Node {
    let words = shared.words.you();
    let rests_on = first(all, MIN_SHARED).into_iter().next();
    let changes = fold(open, Fold::Changes, words.what_changes(), move || {
        changes(shared)
    });
    nodes((
        h3(words.how_sure()).class("how-sure"),
        rests_on.map(|it| p(words.rests_on(it.shared()))),
        other_measures(shared, standings, ratings, all),
        changes.class("robust"),
        p(words.conclude()).class("conclude"),
    ))
}

/// Renders whether unrated statements can still change who comes first, or which of them has the most
/// parties on opposite sides.
pub fn to_come(
    shared: Shared,
    standings: &Standings<'_>,
    ratings: &Ratings,
    voices: Voices,
) -> Option<Element> {
    let words = shared.words.you();
    if ratings.iter().count() == standings.pack().issues().len() {
        return None;
    }
    let names = shared.name_order();
    if is_settled(standings, ratings, voices, MIN_SHARED, &names) {
        return Some(p(words.settled()).class("order"));
    }
    let next = next_issue(standings, ratings, voices)?;
    let statement = q(&next.proposition).lang_of_pack(&shared);
    Some(p((words.rate_next(), " ", statement)).class("order"))
}

/// Renders what would put somebody else first.
fn changes(shared: Shared) -> Node {
    let words = shared.words.you();
    let pack = shared.pack();
    let Choices { filter, voices, .. } = shared.choices.get();
    let standings = Standings::new(&pack, filter);
    let ratings = shared.rated_in_view();
    let names = shared.name_order();
    match fewest_changes(&standings, &ratings, voices, MIN_SHARED, &names) {
        FewestChanges::Found { changes, first } => {
            let first: Vec<_> = first.iter().map(|it| it.name.as_str()).collect();
            let first = words.others_first(&name_list(shared.words, &first));
            let changes: Vec<_> = changes.iter().map(|it| change(shared, it)).collect();
            nodes((
                p(sentence(shared, &first)),
                ul(changes).class("rating-changes"),
            ))
        }
        FewestChanges::NoneWithin(count) => nodes(p(words.no_change_within(count))),
        FewestChanges::Never => nodes(p(words.no_change())),
        FewestChanges::NobodyFirst => nodes(p(words.too_little())),
    }
}

fn change(shared: Shared, change: &RatingChange<'_>) -> Element {
    let words = shared.words;
    let (issue, instead) = match change {
        RatingChange::Answer(issue, side) => (
            issue,
            match side {
                Some(Side::For) => words.statements().side_for(),
                Some(Side::Against) => words.statements().side_against(),
                None => words.model().neutral(),
            },
        ),
        RatingChange::Weight(issue, Weight::Double) => (issue, words.you().double()),
        RatingChange::Weight(issue, Weight::Single) => (issue, words.you().single()),
    };
    li((
        q(&issue.proposition).lang_of_pack(&shared),
        " ",
        strong(instead),
    ))
}

/// Returns the one in the result that an actor is counted with.
fn counted_as<'p>(pack: &'p Pack, actor: &'p Actor, voices: Voices) -> &'p ActorId {
    match voices {
        Voices::OneByOne => &actor.id,
        Voices::ByInstitution => &institution(pack, actor).id,
    }
}

/// Renders whether other measures give the same first place, and who is closest by them. `None`: nobody
/// can be compared.
fn other_measures(
    shared: Shared,
    standings: &Standings<'_>,
    ratings: &Ratings,
    all: &[OnSide<'_>],
) -> Option<Element> {
    let words = shared.words.you();
    let pack = standings.pack();
    let voices = shared.choices.get().voices;
    let metric = Metric::default();
    let found = robustness(standings, ratings, metric, &shared.name_order())?;
    let first: Vec<_> = first(all, MIN_SHARED)
        .into_iter()
        .map(|it| counted_as(pack, it.actor, voices))
        .collect();
    let mut closest = found.closest.iter();
    let verdict = match closest.all(|it| first.contains(&counted_as(pack, it, voices))) {
        _ if first.is_empty() => "",
        true => words.fits(),
        false => words.differs(),
    };
    let closest: Vec<_> = found.closest.iter().map(|it| it.name.as_str()).collect();
    let closest = name_list(shared.words, &closest);
    let closest = words.closest(&closest, found.stays, found.runs);
    Some(p((verdict, " ", sentence(shared, &closest))).class("other-measures"))
}
