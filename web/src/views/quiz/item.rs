//! One question, with its form or with the feedback.

use super::feedback::feedback_view;
use super::finish_text;
use super::interaction::{QuestionPart, Submit, given_text, question_part};
use super::lazy::{LazyPart, lazy_part};
use super::progress_tiles::progress_tiles;
use super::state::{Focus, QuizState};
use super::wording::{material_view, prompt_text};
use crate::node::*;
use crate::shared::Shared;
use leptos::prelude::*;
use standpoint_core::quiz::{Item, Origin, Prompt};
use std::sync::Arc;

/// Renders the question at an index. With `is_blank` it looks unanswered, for paper.
pub fn item_view(shared: Shared, state: QuizState, at: usize, is_blank: bool) -> Node {
    let words = shared.words.quiz();
    let Some(item) = state.item(at) else {
        return nodes(p(words.none()).class("empty"));
    };
    let is_answered = RwSignal::new(state.answer_to(&item.id).is_some());
    let is_alone = !is_blank && !state.shows_all();
    let is_generated = item.origin == Origin::Generated;
    let note = is_generated.then(|| p(words.generated()).class("note"));
    let above = p((
        words.question_of(at + 1, state.count()),
        " · ",
        shared.words.model().skill(item.skill),
    ));
    let tiles = is_alone.then(|| {
        dynamic(move || {
            is_answered.track();
            progress_tiles(state, Some(at))
        })
    });
    let is_authored = matches!(item.prompt, Prompt::Authored(_));
    let prompt = h2(prompt_text(shared.words, &item))
        .lang_of_pack_if(is_authored, &shared)
        .focused_if(state.takes_focus(Focus::Question));
    let material = material_view(shared, &item);
    let passage = item.interaction.evidence().first().copied().cloned();
    let body = dynamic(move || {
        is_answered.track();
        let answer = state.answer_to(&item.id).filter(|_| !is_blank);
        match answer {
            Some(answer) if state.shows_answers() => feedback_view(shared, state, &item, &answer),
            answer => nodes((
                answer.map(|answer| {
                    let given = given_text(shared, &item, &answer.score.feedback);
                    let given = given.map(|text| (" ", words.you_said(&text)));
                    p((words.replaces(), given)).class("hint").dir_auto()
                }),
                form(shared, state, &item, is_answered),
            )),
        }
    });
    let next_steps =
        is_alone.then(|| dynamic(move || next_steps(shared, state, at, is_answered.get())));
    let passage = passage.filter(|_| is_alone).map(|passage| {
        dynamic(move || {
            let is_due = is_answered.get() && state.shows_answers();
            is_due.then(|| {
                aside(lazy_part(shared, state, LazyPart::Passage(passage.clone())))
                    .class("passage-beside")
            })
        })
    });
    let chrome = div((above.class("above"), tiles)).class("chrome");
    let question = div((chrome, prompt, material, body, next_steps, note)).class("question");
    nodes(section((question, passage)).class("item"))
}

fn form(shared: Shared, state: QuizState, item: &Item, is_answered: RwSignal<bool>) -> Node {
    let id = item.id.clone();
    let submit: Submit = Arc::new(move |response, certainty| {
        state.answer(shared, &id, response, certainty);
        // Disposed with the question if the answer leads to the next one.
        is_answered.try_set(true);
    });
    question_part(shared, state, item, QuestionPart::Form(submit))
}

fn next_steps(shared: Shared, state: QuizState, at: usize, is_answered: bool) -> Element {
    let words = shared.words.quiz();
    let is_last = at + 1 == state.count();
    let finish = finish_text(shared, state);
    let (class, text) = match (is_answered, is_last) {
        (true, false) => ("button next", words.next()),
        (true, true) => ("button next", finish),
        (false, false) => ("link next", words.skip()),
        (false, true) => ("link next", finish),
    };
    let previous = (at > 0).then(|| {
        state.step_button("link previous", words.previous(), move || {
            state.go_to(shared, at - 1)
        })
    });
    let next = state.step_button(class, text, move || {
        if is_last {
            state.show_summary();
        } else {
            state.go_to(shared, at + 1);
        }
    });
    p((next, previous)).class("next-steps")
}
