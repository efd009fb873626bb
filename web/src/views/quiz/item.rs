//! One question, with its form or with the feedback.

use super::feedback::feedback_view;
use super::interaction::{QuestionPart, Submit, question_part};
use super::state::{Focus, QuizState};
use super::wording::{material_view, prompt_text};
use crate::node::*;
use crate::shared::Shared;
use leptos::prelude::*;
use standpoint_core::quiz::{Item, Origin, Prompt};
use std::sync::Arc;

/// Renders the question at an index. With `is_blank` it looks unanswered, for paper.
pub fn item_view(shared: Shared, state: QuizState, at: usize, is_blank: bool) -> Node {
    let words = &shared.words.quiz;
    let Some(item) = state.item(at) else {
        return nodes(());
    };
    let is_answered = RwSignal::new(state.answer_to(&item.id).is_some());
    let above = p((
        words.question_of(at + 1, state.count()),
        " · ",
        shared.words.model.skill(item.skill),
        (item.origin == Origin::Generated).then_some((" · ", words.generated())),
    ));
    let is_authored = matches!(item.prompt, Prompt::Authored(_));
    let prompt = h2(prompt_text(shared.words, &item))
        .lang_of_pack_if(is_authored, &shared)
        .focused_if(state.takes_focus(Focus::Question));
    let material = material_view(shared, &item);
    let body = dynamic(move || {
        is_answered.track();
        let answer = state.answer_to(&item.id).filter(|_| !is_blank);
        match answer {
            None => form(shared, state, &item, is_answered),
            Some(answer) => feedback_view(shared, state, &item, &answer),
        }
    });
    let is_alone = !state.all.get_untracked();
    let next_steps =
        is_alone.then(|| dynamic(move || next_steps(shared, state, at, is_answered.get())));
    nodes(section((above.class("above"), prompt, material, body, next_steps)).class("item"))
}

fn form(shared: Shared, state: QuizState, item: &Item, is_answered: RwSignal<bool>) -> Node {
    let id = item.id.clone();
    let submit: Submit = Arc::new(move |response| {
        state.answer(shared, &id, response);
        is_answered.set(true);
    });
    question_part(shared, state, item, QuestionPart::Form(submit))
}

fn next_steps(shared: Shared, state: QuizState, at: usize, is_answered: bool) -> Element {
    let words = &shared.words.quiz;
    let class = if is_answered {
        "button"
    } else {
        "button secondary"
    };
    let previous = (at > 0).then(|| {
        state.step_button("button secondary", words.previous(), move || {
            state.go_to(shared, at - 1)
        })
    });
    let next = if at + 1 < state.count() {
        state.step_button(class, words.next(), move || state.go_to(shared, at + 1))
    } else {
        state.step_button(class, words.finish(), move || state.show_summary())
    };
    p((previous, next)).class("next-steps")
}
