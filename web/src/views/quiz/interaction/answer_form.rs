//! What all forms have in common.

use super::super::state::QuizState;
use crate::node::*;
use crate::shared::Shared;
use leptos::prelude::*;
use standpoint_core::quiz::{Certainty, ShowAnswers};
use std::sync::Arc;
use wasm_bindgen::JsCast as _;
use web_sys::KeyboardEvent;

/// Takes what the reader has entered, and how sure they say they are of it.
pub(super) type Check = Arc<dyn Fn(Certainty) + Send + Sync>;

/// Checks on Enter in a field. The form has no submit button, so browsers do nothing.
pub(super) fn on_enter(fields: Element, check: Check) -> Element {
    fields.on("keydown", move |event| {
        let key: &KeyboardEvent = event.unchecked_ref();
        if key.key() == "Enter" && !key.repeat() {
            event.prevent_default();
            check(Certainty::Sure);
        }
    })
}

/// The fields with the buttons that check them, and a hint while `is_hint_due`. The two buttons also
/// say how sure the reader is; Enter in a field is like the first. Nothing is submitted: a sandboxed
/// frame may forbid that.
pub(super) fn answer_form(
    shared: Shared,
    state: QuizState,
    fields: Element,
    hint_text: &'static str,
    is_hint_due: RwSignal<bool>,
    check: Check,
) -> Element {
    let words = shared.words.quiz();
    let submit = check.clone();
    let button = |class: &'static str, text: &'static str, certainty: Certainty| {
        let check = check.clone();
        state.check_button(class, text, move || check(certainty))
    };
    let is_checked = state.when_answers_are_shown() == ShowAnswers::AfterEach;
    let buttons = if state.asks_certainty() {
        nodes((
            is_checked.then(|| span(words.check_it())),
            button("button", words.sure(), Certainty::Sure),
            button("button secondary", words.guessing(), Certainty::Guessing),
        ))
    } else {
        nodes(button("button", words.check(), Certainty::Sure))
    };
    let hint = dynamic(move || is_hint_due.get().then_some(hint_text));
    let below = p((buttons, span(hint).class("hint").attribute("role", "alert")));
    form((fields, below.class("check"))).on("submit", move |event| {
        event.prevent_default();
        submit(Certainty::Sure);
    })
}
