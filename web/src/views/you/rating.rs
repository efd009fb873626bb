//! The statements to rate: one by one, or all at once.

use super::{RatingState, clear, rate};
use crate::event::Event;
use crate::node::{NodeRef, *};
use crate::shared::Shared;
use crate::views::action::{action, radio};
use crate::views::mark::{own_mark, sign};
use crate::views::stance::{step_class, step_sign};
use crate::views::topics::statements_by_topic;
use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use standpoint_core::Pack;
use standpoint_core::compare::{Answer, Rating, Weight};
use standpoint_core::pack::{Issue, IssueId, Step, Topic};

pub fn rating(state: RatingState, pack: &Pack) -> Element {
    let shared = state.shared;
    let words = shared.words.you();
    let by_topic = statements_by_topic(pack);
    let count = pack.issues().len();
    let forms: Vec<_> = (0..count).map(|_| NodeRef::new()).collect();
    let mut at = 0;
    let topics: Vec<_> = by_topic
        .iter()
        .map(|(topic, issues)| {
            let issues = issues.iter().map(|issue| {
                at += 1;
                proposition(state, issue, topic, [at - 1, count], forms[at - 1])
            });
            let issues: Vec<_> = issues.collect();
            (h3(&topic.name).lang_of_pack(&shared), issues)
        })
        .collect();
    let overview = overview(state, &by_topic, &forms);
    let content = (
        div((topics, steps(state, forms))).class("card"),
        rated(state, count),
        overview,
    );
    let class = move || match state.one_by_one.get() {
        true => Some("rating one-by-one"),
        false => Some("rating"),
    };
    section((
        h2(words.statements()).class("visually-hidden"),
        manner(state),
        div(content).dynamic_attribute("class", class),
    ))
}

/// Renders the choice between one by one and all at once, and whether names are hidden.
fn manner(state: RatingState) -> Element {
    let words = &state.shared.words;
    let choice = |text: &'static str, one_by_one: bool| {
        radio(
            "manner",
            span(text),
            move || state.one_by_one.get() == one_by_one,
            move || state.one_by_one.set(one_by_one),
        )
    };
    let choices = div((
        choice(words.quiz().one(), true),
        choice(words.quiz().all(), false),
    ));
    let sees_result = state.shared.sees_result;
    let blind = input()
        .attribute("type", "checkbox")
        .prop("checked", move || !sees_result.get())
        .on("change", move |event| match event_target_checked(&event) {
            true => sees_result.set(false),
            false => state.show_result(),
        });
    form((
        fieldset((
            legend(words.quiz().layout()).class("visually-hidden"),
            choices.class("switch"),
        )),
        label((blind, span(words.you().blind()))).class("blind"),
    ))
    .class("manner")
}

/// Renders the buttons that go from one statement to another, and to the result.
fn steps(state: RatingState, forms: Vec<NodeRef>) -> Element {
    let words = state.shared.words.you();
    let last = forms.len() - 1;
    let forms = StoredValue::new(forms);
    let go = move |to: usize| {
        forms.with_value(|forms| show(state, to, forms[to]));
    };
    let back = action("button secondary back", words.back(), move || {
        go(state.current.get_untracked().saturating_sub(1));
    })
    .prop("disabled", move || state.current.get() == 0);
    let text = dynamic(move || match state.current.get() < last {
        true => words.next(),
        false => words.see_result(),
    });
    let next = action("button next", text, move || {
        match state.current.get_untracked() {
            current if current < last => go(current + 1),
            _ => state.go_to_result(),
        }
    });
    let ask = action("link to-result", words.see_result(), move || {
        state.go_to_result();
    })
    // There the button that goes on says the same.
    .prop("hidden", move || {
        state.one_by_one.get() && state.current.get() == last
    });
    p((back, next, ask)).class("rating-steps")
}

/// Shows a statement and focuses it.
fn show(state: RatingState, at: usize, form: NodeRef) {
    state.current.set(at);
    // It can take the focus once it isn't hidden any more.
    spawn_local(async move {
        tick().await;
        form.focus();
    });
}

/// Renders all statements with the reader's ratings, as buttons that go to each.
fn overview(state: RatingState, by_topic: &[(&Topic, Vec<&Issue>)], forms: &[NodeRef]) -> Element {
    let shared = state.shared;
    let mut at = 0;
    let topics = by_topic.iter().map(|(topic, issues)| {
        let entries = issues.iter().map(|issue| {
            let (here, form) = (at, forms[at]);
            at += 1;
            let id = issue.id.clone();
            let mark = dynamic(move || rating_mark(shared, &id));
            let name = span(&issue.name).lang_of_pack(&shared);
            let go = action("to-statement", (mark, name), move || {
                show(state, here, form);
            });
            li(go.dynamic_attribute("aria-current", move || {
                (state.current.get() == here).then_some("true")
            }))
        });
        let entries: Vec<_> = entries.collect();
        (h3(&topic.name).lang_of_pack(&shared), ul(entries))
    });
    let topics: Vec<_> = topics.collect();
    div(topics).class("overview")
}

/// Renders the reader's rating of a statement as a mark, with its name for screen readers.
fn rating_mark(shared: Shared, issue: &IssueId) -> Node {
    let words = shared.words;
    let rating = shared.ratings.with(|ratings| ratings.get(issue));
    let (mark, word) = match rating.map(|rating| rating.answer) {
        Some(Answer::Step(step)) => (own_mark(step), words.model().own_step(step)),
        Some(Answer::Skipped) => (empty_mark("»"), words.you().skipped()),
        None => (empty_mark(""), words.you().unrated()),
    };
    let word = span([word, words.language.comma()].concat());
    nodes((mark, word.class("visually-hidden")))
}

fn empty_mark(sign: &'static str) -> Element {
    span(sign)
        .class("mark off-scale")
        .attribute("aria-hidden", "true")
}

/// Renders how many statements are rated, and the button that deletes the ratings.
fn rated(state: RatingState, count: usize) -> Element {
    let shared = state.shared;
    let words = shared.words.you();
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
    let clear = action("button secondary", words.clear(), move || {
        clear(shared);
        state.current.set(0);
    });
    let clear = clear.prop("disabled", move || shared.ratings.with(|it| it.is_empty()));
    p((span(rated).attribute("role", "status"), " ", clear)).class("rated")
}

/// Renders a statement with its answers. One by one, only the current one is shown.
fn proposition(
    state: RatingState,
    issue: &Issue,
    topic: &Topic,
    [at, count]: [usize; 2],
    node_ref: NodeRef,
) -> Element {
    let shared = state.shared;
    let (you, model) = (shared.words.you(), shared.words.model());
    let answers: Vec<_> = Step::ALL
        .into_iter()
        .map(|step| {
            let class = ["answer ", step_class(step)].concat();
            answer(
                shared,
                &issue.id,
                Answer::Step(step),
                class,
                (sign(step_sign(step)), span(model.own_step(step))),
            )
        })
        .collect();
    let skip = answer(
        shared,
        &issue.id,
        Answer::Skipped,
        "answer skip-answer".into(),
        span(you.skip()),
    );
    let topic = span(&topic.name).lang_of_pack(&shared);
    let about = p((you.statement_of(at + 1, count), " · ", topic)).class("about-statement");
    let fields = fieldset((
        legend(&issue.proposition).lang_of_pack(&shared),
        div(answers).class("answers"),
        div((skip, double(shared, issue.id.clone()))).class("rating-options"),
    ));
    let fields = fields.attribute("tabindex", "-1").node_ref(node_ref);
    form((about, fields))
        .class("proposition-form")
        .prop("hidden", move || {
            state.one_by_one.get() && state.current.get() != at
        })
}

fn answer(
    shared: Shared,
    issue: &IssueId,
    answer: Answer,
    class: String,
    content: impl IntoNodes,
) -> Element {
    let (issue, id) = (issue.clone(), issue.clone());
    let is_chosen = move || {
        shared.ratings.with(|ratings| {
            ratings
                .get(&id)
                .is_some_and(|rating| rating.answer == answer)
        })
    };
    let choose = move || {
        rate(shared, |ratings| {
            let weight = ratings.get(&issue).map_or(Weight::Single, |old| old.weight);
            ratings.set(issue.clone(), Rating { answer, weight });
        });
        emit_rated(shared, &issue);
    };
    radio("answer", content, is_chosen, choose).class(class)
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
    label((input, span(shared.words.you().double()))).class("double")
}
