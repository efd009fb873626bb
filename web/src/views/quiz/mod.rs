//! The quiz: one question at a time or all at once, and the summary.

mod feedback;
mod gesture;
mod interaction;
mod item;
mod paper;
mod state;
mod summary;
mod wording;

#[cfg(feature = "ssr")]
pub use interaction::{Context, Plain};
pub use interaction::{QuestionPart, loaded_question_part};
pub use paper::paper;
use state::Shown;
pub use state::{Progress, QuizState};
pub use summary::summary_view;
#[cfg(feature = "ssr")]
pub use wording::{material_text, material_view, prompt_text};

use super::action::radio;
use super::heading::view_heading;
use super::lazy::{Lazy, is_loaded, lazy};
use crate::node::*;
use crate::shared::Shared;
use item::item_view;
use leptos::prelude::*;

/// Renders the view.
pub fn quiz(shared: Shared, state: QuizState) -> Node {
    let words = &shared.words.quiz;
    let heading = view_heading(shared, shared.words.page.quiz());
    if state.is_empty() {
        return nodes((heading, p(words.none()).class("empty")));
    }
    let body = dynamic(move || match state.shown.get() {
        Shown::Summary => lazy(shared, Lazy::Summary(state)),
        Shown::All => all_items(shared, state),
        Shown::One(at) => item_view(shared, state, at, false),
    });
    // The summary prints as it is displayed; a single question prints as all of them. Printing
    // doesn't wait, so before the code is loaded the question prints alone.
    let is_printing = RwSignal::new(false);
    let on_paper = dynamic(move || {
        let has_questions = is_printing.get() && state.shown.get() != Shown::Summary;
        (has_questions && is_loaded(shared)).then(|| lazy(shared, Lazy::Paper(state)))
    });
    let quiz = div((
        heading,
        on_paper,
        p(words.intro()).class("lead"),
        toolbar(shared, state),
        body,
    ));
    let quiz = quiz
        .class("quiz")
        .on_window("beforeprint", move |_| is_printing.set(true))
        .on_window("afterprint", move |_| is_printing.set(false));
    nodes(quiz)
}

fn toolbar(shared: Shared, state: QuizState) -> Element {
    let words = &shared.words.quiz;
    let text = dynamic(move || {
        let (answered, total, right) = state.progress.get();
        words.progress(answered, total, right)
    });
    let layout = |text: &'static str, is_all: bool| {
        radio(
            "layout",
            span(text),
            move || state.all.get() == is_all,
            move || state.show_all(shared, is_all),
        )
    };
    let layout = (
        legend(words.layout()),
        layout(words.one(), false),
        layout(words.all(), true),
    );
    let bar = progress(())
        .dynamic_attribute("max", move || Some(state.progress.get().1.to_string()))
        .dynamic_attribute("value", move || Some(state.progress.get().0.to_string()))
        .attribute("aria-hidden", "true");
    form((
        fieldset(layout).class("layout"),
        p((span(text).attribute("role", "status"), bar)).class("progress"),
    ))
    .class("toolbar")
}

fn all_items(shared: Shared, state: QuizState) -> Node {
    let items: Vec<_> = (0..state.count())
        .map(|at| item_view(shared, state, at, false))
        .collect();
    let finish = state.step_button("button", shared.words.quiz.finish(), move || {
        state.show_summary()
    });
    nodes(div((items, p(finish).class("next-steps"))))
}
