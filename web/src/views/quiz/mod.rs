//! The quiz: one question at a time or all on a page, and how it went.

mod feedback;
mod form;
mod item;
mod state;
mod summary;
mod wording;

pub use state::QuizState;
use state::Shown;

use super::heading::heading;
use crate::route::View;
use crate::shared::Shared;
use item::item_view;
use leptos::prelude::*;
use summary::summary_view;

/// The quiz.
pub fn quiz(shared: Shared, state: QuizState) -> AnyView {
    let pack = shared.pack();
    let words = &shared.words.quiz;
    let title = (shared.words.page.view)(View::Quiz).to_owned();
    let body = move || match state.shown.get() {
        _ if state.is_empty() => view! { <p class="empty">{words.none}</p> }.into_any(),
        Shown::Summary => summary_view(shared, state),
        Shown::All => all_items(shared, state),
        Shown::One(at) => item_view(shared, state, at),
    };
    view! {
        <div class="quiz">
            {heading(shared, pack.title().to_owned(), title)}
            <p class="lead">{words.intro}</p>
            {toolbar(shared, state)}
            {body}
        </div>
    }
    .into_any()
}

fn toolbar(shared: Shared, state: QuizState) -> AnyView {
    let words = &shared.words.quiz;
    let text = move || {
        let (answered, total, right) = state.progress.get();
        (words.progress)(answered, total, right)
    };
    let layout = |label: &'static str, is_all: bool| {
        view! {
            <label>
                <input type="radio" name="layout" prop:checked=move || state.all.get() == is_all
                    on:change=move |_| state.show_all(shared, is_all)/>
                <span>{label}</span>
            </label>
        }
        .into_any()
    };
    view! {
        <form class="toolbar">
            <fieldset class="layout">
                <legend>{words.layout}</legend>
                {layout(words.one, false)}
                {layout(words.all, true)}
            </fieldset>
            <p class="progress">
                <span role="status">{text}</span>
                <progress max=move || state.progress.get().1 prop:value=move || state.progress.get().0 as u32 aria-hidden="true"></progress>
            </p>
        </form>
    }
    .into_any()
}

fn all_items(shared: Shared, state: QuizState) -> AnyView {
    let items: Vec<_> = (0..state.count())
        .map(|at| item_view(shared, state, at))
        .collect();
    view! {
        <div>
            {items}
            <p class="onward">
                <button type="button" class="button" on:click=move |_| state.show_summary()>
                    {shared.words.quiz.finish}
                </button>
            </p>
        </div>
    }
    .into_any()
}
