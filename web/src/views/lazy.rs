//! The views that the page can open without. In the browser they are in the lazy module
//! (see [`loader`]), fetched when the page is idle or when one of them is opened.
//!
//! The story is one of them: the page opens with its HTML, which is hydrated later.

use super::action::action;
use super::class::class;
use super::compare::compare;
use super::evidence::{link_to_passage, passage_beside, passage_view, standing_view, voices_view};
use super::my_answers::my_answers;
use super::quiz::{
    QuestionPart, QuizState, assigned_start, loaded_question_part, more_options, paper,
    review_part, summary_view,
};
use super::shell::OpenPack;
use super::story::story;
use super::you::you;
use crate::loader;
use crate::node::*;
#[cfg(any(feature = "csr", feature = "hydrate"))]
use crate::route::Route;
use crate::shared::{DialogContent, Shared};
use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use standpoint_core::Pack;
use standpoint_core::pack::{Evidence, PackEntry};
use standpoint_core::quiz::{Item, Plan, RestoreError, Restored, Saved as SavedQuiz, Session};
use std::sync::Arc;

/// Whether this is the program of a widget, which leaves out what only a page has
/// ([`Route::is_of_page`](crate::route::Route::is_of_page)).
pub const IS_WIDGET: bool = cfg!(feature = "widget");

/// A view in the lazy module.
#[derive(Clone)]
pub enum Lazy {
    /// [`View::Story`](crate::route::View::Story).
    Story,
    /// [`View::Compare`](crate::route::View::Compare).
    Compare,
    /// [`View::You`](crate::route::View::You).
    You,
    /// [`View::Class`](crate::route::View::Class).
    Class,
    /// The start of a quiz that a teacher has set.
    AssignedQuiz(QuizState),
    /// A quiz that waits for the code which generates questions.
    PendingQuiz(QuizState),
    /// A part of a question.
    Question(QuizState, Box<Item>, QuestionPart),
    /// More choices of what the quiz asks.
    QuizOptions(QuizState),
    /// A passage beside the question that it answers.
    Passage(Evidence),
    /// All questions of the quiz, to be printed.
    Paper(QuizState),
    /// The summary of the quiz, with what there is to review in which stories.
    Summary(QuizState, RwSignal<Vec<PackEntry>>),
    /// What there is to review in which stories. Also records the answers.
    Review(QuizState, RwSignal<Vec<PackEntry>>),
    /// Saving, opening and erasing the reader's answers.
    MyAnswers(Box<OpenPack>),
    /// The content of the dialog.
    Dialog(DialogContent),
}

/// Renders the story. A prerendered one stays as it is until the code is loaded: a click on a passage
/// loads it and is then repeated.
pub fn lazy_story(shared: Shared) -> Node {
    /// What a click on a passage does.
    #[derive(Clone, Copy, PartialEq)]
    enum Click {
        Loads,
        Waits,
        /// It is the repeated one.
        Passes,
    }

    dynamic(move || {
        if is_loaded(shared) {
            return render_loaded(shared, Lazy::Story);
        }
        let click = StoredValue::new(Click::Loads);
        let story = article(lazy(shared, Lazy::Story)).prerendered();
        nodes(story.on("click", move |event| {
            let Some(link) = link_to_passage(&event) else {
                return;
            };
            let now = click.get_value();
            if now != Click::Passes {
                event.prevent_default();
            }
            if now == Click::Loads {
                click.set_value(Click::Waits);
                spawn_local(async move {
                    load(shared).await;
                    tick().await;
                    // Now it opens the passage, or if the code could not be loaded, it goes to the
                    // paragraph. Disposed with the prerendered story.
                    click.try_update_value(|click| *click = Click::Passes);
                    link.click();
                    click.try_update_value(|click| *click = Click::Loads);
                });
            }
        }))
    })
}

/// Loads the code at once if the address leads to a paragraph of the prerendered story: otherwise the
/// page would scroll there long after it has opened.
#[cfg(any(feature = "csr", feature = "hydrate"))]
pub fn load_if_at_paragraph(shared: Shared) {
    if matches!(shared.route.get_untracked(), Route::Paragraph(_)) {
        spawn_local(load(shared));
    }
}

/// Renders the view once its code is loaded. Until then renders a loading message, or an error with
/// a button that tries again.
pub fn lazy(shared: Shared, what: Lazy) -> Node {
    dynamic(move || {
        if is_loaded(shared) {
            return render_loaded(shared, what.clone());
        }
        if shared.lazy_failed.get() {
            let again = action("button", shared.words.load_error.again(), move || {
                shared.lazy_failed.set(false);
            });
            let failed = p(shared.words.page.lazy_failed()).attribute("role", "alert");
            return nodes(div((failed, p(again))).class("lazy-loading"));
        }
        spawn_local(load(shared));
        let loading = p(shared.words.page.lazy_loading()).attribute("role", "status");
        nodes(div(loading).class("lazy-loading"))
    })
}

/// Loads the code, and records whether that has worked.
pub async fn load(shared: Shared) {
    match loader::load().await {
        Ok(_) => mark_loaded(shared),
        Err(_) => drop(shared.lazy_failed.try_set(true)),
    }
}

/// Whether the code is loaded. Tracks when it is.
pub fn is_loaded(shared: Shared) -> bool {
    shared.has_lazy.get()
}

/// Prefetches the code when the page is idle. If that fails, opening a view tries again.
pub fn load_when_idle(shared: Shared) {
    if cfg!(code_split) {
        spawn_local(async move {
            if loader::load_when_idle().await.is_ok() {
                mark_loaded(shared);
            }
        });
    }
}

/// Marks the code as loaded. Only once: setting the signal again would re-render the view and lose
/// the focus. The signals may have been disposed with the story.
fn mark_loaded(shared: Shared) {
    if shared.has_lazy.try_get_untracked() == Some(false) {
        shared.has_lazy.set(true);
    }
}

/// A quiz to be built by code in the lazy module.
pub enum ToBuild {
    /// A new one.
    Start(Plan),
    /// A saved one.
    Restore(SavedQuiz),
}

/// A quiz that was built.
pub enum Built {
    /// A new one.
    Started(Session),
    /// A saved one, if it could be restored.
    Restored(Result<Restored, RestoreError>),
}

/// Puts a quiz together, once the code is loaded. `None` only if it isn't.
pub fn build_loaded(shared: Shared, what: ToBuild) -> Option<Built> {
    let built = build(shared.pack(), what);
    #[cfg(code_split)]
    let built = ready(built)?;
    Some(built)
}

#[cfg_attr(code_split, leptos::wasm_split::wasm_split(lazy, wasm_split_path = leptos::wasm_split))]
fn build(pack: Arc<Pack>, what: ToBuild) -> Built {
    match what {
        ToBuild::Start(plan) => Built::Started(Session::start(&pack, plan)),
        ToBuild::Restore(saved) => Built::Restored(Session::restore(&pack, &saved)),
    }
}

/// Renders a view whose code is loaded. `wasm_split` makes `render` async, but its future is ready
/// at the first poll.
#[cfg(code_split)]
fn render_loaded(shared: Shared, what: Lazy) -> Node {
    ready(render(shared, what)).unwrap_or_else(|| nodes(()))
}

/// Returns the result of a function whose code is loaded.
#[cfg(code_split)]
fn ready<T>(future: impl Future<Output = T>) -> Option<T> {
    use std::task::{Context, Poll, Waker};

    match std::pin::pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => Some(value),
        Poll::Pending => None,
    }
}

#[cfg(not(code_split))]
use render as render_loaded;

#[cfg_attr(code_split, leptos::wasm_split::wasm_split(lazy, wasm_split_path = leptos::wasm_split))]
fn render(shared: Shared, what: Lazy) -> Node {
    match what {
        Lazy::Story => story(shared),
        Lazy::Compare => compare(shared),
        Lazy::You => you(shared),
        Lazy::Class if !IS_WIDGET => class(shared),
        Lazy::AssignedQuiz(state) if !IS_WIDGET => assigned_start(shared, state),
        Lazy::Class | Lazy::AssignedQuiz(_) => nodes(()),
        Lazy::Question(state, item, part) => loaded_question_part(shared, state, &item, part),
        Lazy::PendingQuiz(state) => {
            on_mount(move || state.finish_pending(shared));
            nodes(())
        }
        Lazy::QuizOptions(state) => more_options(shared, state),
        Lazy::Passage(passage) => passage_beside(shared, &passage),
        Lazy::Paper(state) => paper(shared, state),
        Lazy::Summary(state, packs) => summary_view(shared, state, packs),
        Lazy::Review(state, packs) => review_part(shared, state, packs),
        Lazy::MyAnswers(open_pack) => my_answers(*open_pack),
        Lazy::Dialog(DialogContent::Passage(passage)) => {
            passage_view(shared, &shared.pack(), &passage)
        }
        Lazy::Dialog(DialogContent::Standing(actor, issue)) => {
            standing_view(shared, &shared.pack(), &actor, &issue)
        }
        Lazy::Dialog(DialogContent::Voices(institution, issue)) => {
            voices_view(shared, &shared.pack(), &institution, &issue)
        }
    }
}
