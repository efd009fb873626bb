//! The views that the page can open without. In the browser their code is in modules that are
//! [loaded](loader) when the page is idle or when one of them is opened.
//!
//! The story is one of them: the page opens with its HTML, which is hydrated later.

mod quiz;

pub use quiz::{LazyQuiz, lazy_quiz};

use super::action::action;
use super::class::class;
use super::compare::compare;
use super::earlier_answers::earlier_answers;
use super::evidence::{link_to_passage, passage_view, standing_view, voices_view};
use super::my_answers::my_answers;
use super::shell::OpenPack;
use super::story::story;
use super::you::you;
use crate::loader::{self, Module, ready};
use crate::node::{NodeRef, *};
#[cfg(any(feature = "csr", feature = "hydrate"))]
use crate::route::Route;
use crate::shared::{DialogContent, Shared};
use leptos::prelude::*;
use leptos::task::{spawn_local, tick};

/// Whether this is the program of a widget, which leaves out what only a page has
/// ([`Route::is_of_page`](crate::route::Route::is_of_page)).
pub const IS_WIDGET: bool = cfg!(feature = "widget");

/// A view of [`Module::Views`].
#[derive(Clone)]
pub enum Lazy {
    /// [`View::Story`](crate::route::View::Story).
    Story,
    /// [`View::Compare`](crate::route::View::Compare).
    Compare,
    /// [`View::You`](crate::route::View::You).
    You,
    /// Saving, opening and erasing the reader's answers.
    MyAnswers(Box<OpenPack>),
    /// The answers to earlier versions of the story, and what has the focus once they are deleted.
    EarlierAnswers(Box<OpenPack>, NodeRef),
    /// The content of the dialog.
    Dialog(DialogContent),
}

/// Renders the view once its code is loaded.
pub fn lazy(shared: Shared, what: Lazy) -> Node {
    when_loaded(shared, Module::Views, move || {
        ready(render(shared, what.clone()))
    })
}

#[cfg_attr(code_split, leptos::wasm_split::wasm_split(views, wasm_split_path = leptos::wasm_split))]
fn render(shared: Shared, what: Lazy) -> Node {
    match what {
        Lazy::Story => story(shared),
        Lazy::Compare => compare(shared),
        Lazy::You => you(shared),
        Lazy::MyAnswers(open_pack) => my_answers(*open_pack),
        Lazy::EarlierAnswers(open_pack, button) => earlier_answers(*open_pack, button),
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

/// Renders [`View::Class`](crate::route::View::Class) once its code is loaded.
#[cfg(not(feature = "widget"))]
pub fn lazy_class(shared: Shared) -> Node {
    when_loaded(shared, Module::Class, move || ready(render_class(shared)))
}

#[cfg(not(feature = "widget"))]
#[cfg_attr(code_split, leptos::wasm_split::wasm_split(class, wasm_split_path = leptos::wasm_split))]
fn render_class(shared: Shared) -> Node {
    class(shared)
}

/// A widget has no page for teachers. Its code compiles, but isn't linked.
#[cfg(feature = "widget")]
pub fn lazy_class(shared: Shared) -> Node {
    if IS_WIDGET { nodes(()) } else { class(shared) }
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
        if is_loaded(shared, Module::Views) {
            // Not `lazy`, whose markers the prerendered story doesn't have.
            return ready(render(shared, Lazy::Story)).unwrap_or_else(|| nodes(()));
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
                    load(shared, Module::Views).await;
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
        spawn_local(load(shared, Module::Views));
    }
}

/// Renders a view once its module is loaded. Until then renders a loading message, or an error with a
/// button that tries again.
pub fn when_loaded(
    shared: Shared,
    module: Module,
    render: impl Fn() -> Option<Node> + Send + 'static,
) -> Node {
    render_when_loaded(shared, module, Box::new(render))
}

fn render_when_loaded(
    shared: Shared,
    module: Module,
    render: Box<dyn Fn() -> Option<Node> + Send>,
) -> Node {
    dynamic(move || {
        if is_loaded(shared, module) {
            return render().unwrap_or_else(|| nodes(()));
        }
        let has_failed = shared.load_failed[module as usize];
        if has_failed.get() {
            let again = action("button", shared.words.load_error.again(), move || {
                has_failed.set(false);
            });
            let failed = p(shared.words.page.lazy_failed()).attribute("role", "alert");
            return nodes(div((failed, p(again))).class("lazy-loading"));
        }
        spawn_local(load(shared, module));
        let loading = p(shared.words.page.lazy_loading()).attribute("role", "status");
        nodes(div(loading).class("lazy-loading"))
    })
}

/// Loads a module and those before it, and records whether that has worked.
pub async fn load(shared: Shared, module: Module) {
    let was_loaded = loader::is_loaded(module);
    match loader::load(module).await {
        Ok(_) => {
            // So that what shows it is rendered in a task of its own.
            if was_loaded {
                loader::next_task().await;
            }
            mark_loaded(shared, module);
        }
        Err(_) => drop(shared.load_failed[module as usize].try_set(true)),
    }
}

/// Returns whether a module is loaded. Tracks when it is.
pub fn is_loaded(shared: Shared, module: Module) -> bool {
    shared.loaded[module as usize].get()
}

/// Prefetches the code when the page is idle, without that for teachers, which few readers need. If
/// that fails, opening a view tries again.
pub fn load_when_idle(shared: Shared) {
    if cfg!(code_split) {
        spawn_local(async move {
            for module in [Module::Quiz, Module::Views] {
                if loader::load_when_idle(module).await.is_ok() {
                    mark_loaded(shared, module);
                }
            }
        });
    }
}

/// Marks a module and those before it as loaded. Only once: setting a signal again would re-render the
/// view and lose the focus. The signals may have been disposed with the story.
fn mark_loaded(shared: Shared, last: Module) {
    for module in Module::ALL.into_iter().filter(|it| *it <= last) {
        let loaded = shared.loaded[module as usize];
        if loaded.try_get_untracked() == Some(false) {
            loaded.set(true);
        }
    }
}
