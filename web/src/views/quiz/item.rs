//! One question: asked, or answered.

use super::feedback::feedback_view;
use super::form::form_view;
use super::state::{Focus, QuizState};
use super::wording::{material_view, prompt_text};
use crate::shared::Shared;
use leptos::html;
use leptos::prelude::*;
use standpoint_core::quiz::Origin;

/// The question at a place in the quiz, counted from 0.
pub fn item_view(shared: Shared, state: QuizState, at: usize) -> AnyView {
    let words = &shared.words.quiz;
    let found = state.session.with_untracked(|session| {
        let item = session.items().get(at)?.clone();
        Some((item, session.items().len()))
    });
    let Some((item, count)) = found else {
        return ().into_any();
    };

    let heading = NodeRef::<html::H2>::new();
    Effect::new(move |_| {
        if let Some(heading) = heading.get()
            && state.focus.get_value() == Focus::Question
        {
            state.focus.set_value(Focus::Stay);
            let _ = heading.focus();
        }
    });

    let id = item.id.clone();
    let answer =
        Memo::new(move |_| state.session.with(|session| session.answered(&id).cloned()));
    let skill = (shared.words.model.skill)(item.skill);
    let made = (item.origin == Origin::Made).then(|| view! { " · " {words.made} });
    let prompt = prompt_text(shared.words, &item);
    let material = material_view(shared, &item);
    let body = move || match answer.get() {
        None => form_view(shared, state, &item),
        Some(answer) => feedback_view(shared, state, &item, &answer),
    };
    view! {
        <section class="item">
            <p class="above">{(words.question_of)(at + 1, count)}" · "{skill}{made}</p>
            <h2 node_ref=heading tabindex="-1" dir="auto">{prompt}</h2>
            {material}
            {body}
            {move || (!state.all.get()).then(|| onward(shared, state, at, count, answer.with(Option::is_some)))}
        </section>
    }
    .into_any()
}

fn onward(shared: Shared, state: QuizState, at: usize, count: usize, is_answered: bool) -> AnyView {
    let words = &shared.words.quiz;
    let class = if is_answered { "button" } else { "button quiet" };
    let previous = (at > 0).then(|| {
        view! {
            <button type="button" class="button quiet" on:click=move |_| state.go_to(at - 1)>{words.previous}</button>
        }
    });
    let next = if at + 1 < count {
        view! {
            <button type="button" class=class on:click=move |_| state.go_to(at + 1)>{words.next}</button>
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
