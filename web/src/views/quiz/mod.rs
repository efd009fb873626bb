//! The quiz: the choice of what to ask, one question at a time or all at once, and the result.

mod assigned;
mod build;
mod feedback;
mod gesture;
mod interaction;
mod item;
mod lazy;
mod options;
mod outcome;
mod paper;
mod progress_tiles;
mod review;
mod start;
mod state;
mod summary;
mod wording;

#[cfg(feature = "ssr")]
pub use interaction::{Context, Plain};
pub use interaction::{given_text, parts_text};
pub use review::sync_reviews;
use state::Shown;
pub use state::{Progress, QuizState};
#[cfg(feature = "ssr")]
pub use wording::material_view;
pub use wording::{material_text, prompt_text};

use super::heading::view_heading;
use super::lazy::is_loaded;
use crate::loader::Module;
use crate::node::*;
use crate::shared::Shared;
use item::item_view;
use lazy::{LazyPart, lazy_part};
use leptos::prelude::*;
use standpoint_core::pack::PackEntry;
use standpoint_core::quiz::ShowAnswers;
use start::start_view;

/// Renders the view. `packs` are the stories in which there may be something to review.
pub fn quiz(shared: Shared, state: QuizState, packs: RwSignal<Vec<PackEntry>>) -> Node {
    let words = shared.words.quiz();
    let heading = view_heading(shared, words.heading());
    if state.is_empty(shared) {
        return nodes((heading, p(words.none()).class("empty")));
    }
    let body = dynamic(move || match state.shown.get() {
        Shown::Start if state.assignment().is_some() => {
            lazy_part(shared, state, LazyPart::AssignedStart)
        }
        Shown::Start => start_view(shared, state),
        Shown::Pending => lazy_part(shared, state, LazyPart::Pending),
        Shown::Summary => lazy_part(shared, state, LazyPart::Summary(packs)),
        Shown::All => all_items(shared, state),
        Shown::One(at) => item_view(shared, state, at, false),
    });
    // The summary prints as it is displayed; a single question prints as all of them. Printing
    // doesn't wait, so before the code is loaded the question prints alone.
    let is_printing = RwSignal::new(false);
    let on_paper = dynamic(move || {
        let has_questions = is_printing.get() && state.shown.get() != Shown::Summary;
        (has_questions && is_loaded(shared, Module::Views))
            .then(|| lazy_part(shared, state, LazyPart::Paper))
    });
    // While a question is displayed, the heading is visually hidden to leave room for it.
    let is_asking = move || matches!(state.shown.get(), Shown::One(_) | Shown::All);
    let heading = header(heading).dynamic_attribute("class", move || {
        Some(if is_asking() {
            "visually-hidden"
        } else {
            "quiz-heading"
        })
    });
    // The tiles in words, for screen readers.
    let progress = dynamic(move || {
        let (answered, total, right) = state.progress.get();
        if state.shows_answers() {
            words.progress(answered, total, right)
        } else {
            words.progress_only(answered, total)
        }
    });
    let progress = p(span(progress).attribute("role", "status")).class("progress visually-hidden");
    let layout = dynamic(move || is_asking().then(|| layout(shared, state)));
    // Records each answer. The summary has it further up.
    let review = dynamic(move || {
        state.progress.track();
        // Pupils at what a teacher has set do that first.
        let is_own = shared.assignment.get().is_none();
        let is_here = is_own && !matches!(state.shown.get(), Shown::Pending | Shown::Summary);
        (is_here && is_loaded(shared, Module::Views))
            .then(|| lazy_part(shared, state, LazyPart::Review(packs)))
    });
    let quiz = div((heading, on_paper, progress, body, layout, review));
    let quiz = quiz
        .class("quiz")
        .on_window("beforeprint", move |_| is_printing.set(true))
        .on_window("afterprint", move |_| is_printing.set(false));
    nodes(quiz)
}

/// Renders a button that switches between one question and all.
fn layout(shared: Shared, state: QuizState) -> Element {
    let words = shared.words.quiz();
    let is_all = state.shows_all();
    let text = if is_all { words.one() } else { words.all() };
    let switch = state.check_button("link", text, move || state.show_all(shared, !is_all));
    p(switch).class("layout")
}

fn all_items(shared: Shared, state: QuizState) -> Node {
    let items: Vec<_> = (0..state.count())
        .map(|at| item_view(shared, state, at, false))
        .collect();
    let finish = finish_text(shared, state);
    let finish = state.step_button("button", finish, move || state.show_summary());
    nodes(div((items, p(finish).class("next-steps"))))
}

/// Returns what the button says that leads to the result.
fn finish_text(shared: Shared, state: QuizState) -> &'static str {
    let words = shared.words.quiz();
    match state.when_answers_are_shown() {
        ShowAnswers::AfterEach | ShowAnswers::AtEnd => words.finish(),
        ShowAnswers::Never => words.done(),
    }
}
