//! One question: asked, or answered.

use super::feedback::feedback_view;
use super::form::form_view;
use super::state::{Focus, QuizState};
use super::wording::{material_view, prompt_text};
use crate::shared::Shared;
use crate::views::arrive::arrive;
use leptos::prelude::*;
use standpoint_core::quiz::Origin;

/// The question at a place in the quiz, counted from 0.
pub fn item_view(shared: Shared, state: QuizState, at: usize) -> AnyView {
    let words = &shared.words.quiz;
    let Some(item) = state.item(at) else {
        return ().into_any();
    };
    let is_answered = RwSignal::new(state.answer_to(&item.id).is_some());
    let skill = (shared.words.model.skill)(item.skill);
    let made = (item.origin == Origin::Made).then(|| view! { " · " {words.made} });
    let prompt = prompt_text(shared.words, &item);
    let material = material_view(shared, &item);
    let takes_focus = state.takes_focus(Focus::Question);
    let body = move || {
        is_answered.track();
        match state.answer_to(&item.id) {
            None => form_view(shared, state, &item, is_answered),
            Some(answer) => feedback_view(shared, state, &item, &answer),
        }
    };
    let is_alone = !state.all.get_untracked();
    let onward = is_alone.then_some(move || onward(shared, state, at, is_answered.get()));
    view! {
        <section class="item">
            <p class="above">{(words.question_of)(at + 1, state.count())}" · "{skill}{made}</p>
            <h2 use:arrive=takes_focus tabindex="-1" dir="auto">{prompt}</h2>
            {material}
            {body}
            {onward}
        </section>
    }
    .into_any()
}

fn onward(shared: Shared, state: QuizState, at: usize, is_answered: bool) -> AnyView {
    let words = &shared.words.quiz;
    let class = if is_answered {
        "button"
    } else {
        "button quiet"
    };
    let previous = (at > 0).then(|| {
        view! {
            <button type="button" class="button quiet" on:click=move |_| state.go_to(shared, at - 1)>{words.previous}</button>
        }
    });
    let next = if at + 1 < state.count() {
        view! {
            <button type="button" class=class on:click=move |_| state.go_to(shared, at + 1)>{words.next}</button>
        }
        .into_any()
    } else {
        view! {
            <button type="button" class=class on:click=move |_| state.show_summary()>{words.finish}</button>
        }
        .into_any()
    };
    view! { <p class="onward">{previous}{next}</p> }.into_any()
}
