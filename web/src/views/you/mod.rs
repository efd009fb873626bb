//! The reader's ratings, and who is on the reader's side.

mod result;

use super::action::action;
use super::filters::filters;
use super::heading::view_heading;
use super::stance::step_class;
use crate::event::Event;
use crate::node::*;
use crate::shared::{Shared, StoredChange, Writer};
use leptos::prelude::*;
use standpoint_core::Pack;
use standpoint_core::compare::{Answer, Rating, Ratings, Weight};
use standpoint_core::pack::{Issue, IssueId, Step};

/// The storage key of the ratings.
const KEY: &str = "ratings";

/// Loads the ratings that an earlier visit or another tab has stored, and drops deleted ones.
/// Unusable ones are backed up.
pub fn sync_stored(shared: Shared) {
    match shared.check_stored(KEY) {
        StoredChange::Unchanged => {}
        StoredChange::Deleted => shared.ratings.set(Ratings::default()),
        StoredChange::Stored(text, writer) => match Ratings::from_json(&text) {
            Some(stored) => {
                shared.ratings.set(stored);
                if writer != Writer::OtherTab {
                    shared.migrate(KEY, text, writer);
                }
            }
            None => {
                let now = shared.ratings.with_untracked(Ratings::to_json);
                shared.replace_unusable(KEY, &text, writer, true, now);
            }
        },
    }
}

/// Changes the ratings, and stores them.
fn rate(shared: Shared, change: impl FnOnce(&mut Ratings)) {
    // Otherwise another tab's ratings would be lost, or deleted ones would come back.
    sync_stored(shared);
    shared.ratings.update(change);
    shared.save(KEY, shared.ratings.with_untracked(Ratings::to_json));
}

/// Deletes all ratings.
pub fn clear(shared: Shared) {
    rate(shared, |ratings| *ratings = Ratings::default());
}

/// Renders *Your view*: the propositions to rate, and the result.
pub fn you(shared: Shared) -> Node {
    shared.follow_choices();
    let pack = shared.pack();
    let words = &shared.words.you;
    let heading = view_heading(shared, words.propositions());
    if pack.issues().is_empty() {
        return nodes((heading, p(shared.words.compare.none()).class("empty")));
    }
    let rated = section((
        h2(words.statements()).class("visually-hidden"),
        propositions(shared, &pack),
    ));
    let matches = section((
        h2(words.matches()),
        filters(shared),
        div(result::result(shared)),
    ))
    .class("matches");
    // If ratings can be shared, the consent box says so instead.
    let private = (!shared.navigation().asks_for_ratings()).then_some((" ", words.private()));
    let you = div((
        heading,
        p((words.intro(), private)).class("lead"),
        consent(shared),
        div((rated, matches)).class("columns"),
    ));
    nodes(you.class("you"))
}

fn propositions(shared: Shared, pack: &Pack) -> Node {
    let words = &shared.words.you;
    let count = pack.issues().len();
    let topics: Vec<_> = pack
        .topics()
        .iter()
        .filter_map(|topic| {
            let issues = pack.issues().iter().filter(|issue| issue.topic == topic.id);
            let issues: Vec<_> = issues.map(|issue| proposition(shared, issue)).collect();
            let name = h3(&topic.name).lang_of_pack(&shared);
            (!issues.is_empty()).then_some((name, issues))
        })
        .collect();
    let rated = dynamic(move || {
        let (rated, skipped) = shared.ratings.with(|ratings| {
            let all = ratings.iter().count();
            let skipped = ratings
                .iter()
                .filter(|(_, rating)| rating.answer == Answer::Skipped);
            let skipped = skipped.count();
            (all - skipped, skipped)
        });
        words.rated_of(rated, skipped, count)
    });
    let clear = action("button secondary", words.clear(), move || clear(shared));
    let clear = clear.prop("disabled", move || shared.ratings.with(Ratings::is_empty));
    let rated = p((span(rated).attribute("role", "status"), " ", clear)).class("rated");
    nodes((topics, rated))
}

fn proposition(shared: Shared, issue: &Issue) -> Element {
    let (you, model) = (&shared.words.you, &shared.words.model);
    let answers: Vec<_> = Step::ALL
        .into_iter()
        .map(|step| {
            let class = ["answer ", step_class(step)].concat();
            answer(
                shared,
                &issue.id,
                Answer::Step(step),
                class,
                model.own_step(step),
            )
        })
        .collect();
    let skip = answer(
        shared,
        &issue.id,
        Answer::Skipped,
        "answer skip-answer".into(),
        you.skip(),
    );
    let fields = fieldset((
        legend(&issue.proposition).lang_of_pack(&shared),
        div(answers).class("answers"),
        div((skip, double(shared, issue.id.clone()))).class("rating-options"),
    ));
    form(fields).class("proposition-form")
}

fn answer(
    shared: Shared,
    issue: &IssueId,
    answer: Answer,
    class: String,
    text: &'static str,
) -> Element {
    let (issue, id) = (issue.clone(), issue.clone());
    let is_chosen = move || {
        shared.ratings.with(|ratings| {
            ratings
                .get(&id)
                .is_some_and(|rating| rating.answer == answer)
        })
    };
    let choose = move |_| {
        rate(shared, |ratings| {
            let weight = ratings.get(&issue).map_or(Weight::Single, |old| old.weight);
            ratings.set(issue.clone(), Rating { answer, weight });
        });
        emit_rated(shared, &issue);
    };
    let input = input()
        .attribute("type", "radio")
        .attribute("name", "answer")
        .prop("checked", is_chosen)
        .on("change", choose);
    label((input, span(text))).class(class)
}

/// Emits [`Event::Rated`], with the rating if the reader has agreed to share it.
fn emit_rated(shared: Shared, issue: &IssueId) {
    shared.ratings.with_untracked(|ratings| {
        let is_shared = shared.shares_ratings.get_untracked();
        let rating = ratings.get(issue).filter(|_| is_shared);
        let rated = ratings.iter().count();
        shared.navigation().emit(Event::Rated(issue, rated, rating));
    });
}

/// Renders the checkbox for sharing ratings with the host page, if the host page asks for them.
fn consent(shared: Shared) -> Node {
    if !shared.navigation().asks_for_ratings() {
        return nodes(());
    }
    let input = input()
        .attribute("type", "checkbox")
        .prop("checked", move || shared.shares_ratings.get())
        .on("change", move |event| {
            shared.shares_ratings.set(event_target_checked(&event));
        });
    nodes(p(
        label((input, span(shared.words.you.share_ratings()))).class("consent")
    ))
}

/// Renders the checkbox that lets a rating count double, enabled if the rating is on the scale.
fn double(shared: Shared, issue: IssueId) -> Element {
    let issue = StoredValue::new(issue);
    let on_scale = move || {
        let rating = shared
            .ratings
            .with(|ratings| issue.with_value(|issue| ratings.get(issue)));
        rating.filter(|rating| rating.answer.step().is_some())
    };
    let choose = move |event| {
        if let Some(rating) = untrack(on_scale) {
            let weight = if event_target_checked(&event) {
                Weight::Double
            } else {
                Weight::Single
            };
            let answer = rating.answer;
            rate(shared, |ratings| {
                ratings.set(issue.get_value(), Rating { answer, weight });
            });
            issue.with_value(|issue| emit_rated(shared, issue));
        }
    };
    let input = input()
        .attribute("type", "checkbox")
        .prop("disabled", move || on_scale().is_none())
        .prop("checked", move || {
            on_scale().is_some_and(|rating| rating.weight == Weight::Double)
        })
        .on("change", choose);
    label((input, span(shared.words.you.double()))).class("double")
}
