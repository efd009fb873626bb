//! The parts of the quiz whose code is in [`Module::Views`]: most readers see the first question without
//! them.

use super::assigned::assigned_start;
use super::interaction::{QuestionPart, loaded_question_part};
use super::options::more_options;
use super::paper::paper;
use super::review::review_part;
use super::state::QuizState;
use super::summary::summary_view;
use crate::loader::{Module, ready};
use crate::node::*;
use crate::shared::Shared;
use crate::views::evidence::passage_beside;
use crate::views::lazy::{IS_WIDGET, when_loaded};
use leptos::prelude::*;
use standpoint_core::pack::{Evidence, PackEntry};
use standpoint_core::quiz::Item;

/// A part of the quiz.
#[derive(Clone)]
pub enum LazyPart {
    /// The start of a quiz that a teacher has set.
    AssignedStart,
    /// A quiz that waits for the code which generates questions.
    Pending,
    /// A part of a question.
    Question(Box<Item>, QuestionPart),
    /// More choices of what the quiz asks.
    Options,
    /// A passage beside the question that it answers.
    Passage(Evidence),
    /// All questions of the quiz, to be printed.
    Paper,
    /// The summary of the quiz, with what there is to review in which stories.
    Summary(RwSignal<Vec<PackEntry>>),
    /// What there is to review in which stories. Also records the answers.
    Review(RwSignal<Vec<PackEntry>>),
}

/// Renders the part once its code is loaded.
pub fn lazy_part(shared: Shared, state: QuizState, part: LazyPart) -> Node {
    when_loaded(shared, Module::Views, move || {
        ready(render(shared, state, part.clone()))
    })
}

#[cfg_attr(code_split, leptos::wasm_split::wasm_split(views, wasm_split_path = leptos::wasm_split))]
fn render(shared: Shared, state: QuizState, part: LazyPart) -> Node {
    match part {
        LazyPart::AssignedStart if IS_WIDGET => nodes(()),
        LazyPart::AssignedStart => assigned_start(shared, state),
        LazyPart::Pending => {
            on_mount(move || state.finish_pending(shared));
            nodes(())
        }
        LazyPart::Question(item, part) => loaded_question_part(shared, state, &item, part),
        LazyPart::Options => more_options(shared, state),
        LazyPart::Passage(passage) => passage_beside(shared, &passage),
        LazyPart::Paper => paper(shared, state),
        LazyPart::Summary(packs) => summary_view(shared, state, packs),
        LazyPart::Review(packs) => review_part(shared, state, packs),
    }
}
