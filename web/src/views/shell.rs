//! The layout that all views share: masthead, navigation, notices and footer.

use super::action::action;
use super::evidence::evidence_dialog;
use super::lazy::{
    Lazy, LazyQuiz, is_loaded, lazy, lazy_class, lazy_quiz, lazy_story, load_when_idle,
};
use super::stored_answers::stored_answers;
use super::stories::stories;
use super::you;
use crate::event::Event;
use crate::loader::Module;
use crate::navigation::Navigation;
use crate::node::{NodeRef, *};
use crate::route::{Route, View};
use crate::shared::{Notice, Shared};
use crate::store::Store;
use crate::words::Words;
use leptos::prelude::*;
use standpoint_core::Pack;
use standpoint_core::pack::PackEntry;
use std::sync::Arc;

/// An open pack, with the reader's state.
#[derive(Clone, Copy)]
pub struct OpenPack {
    /// The state that its views share.
    pub shared: Shared,
    /// Its quiz.
    pub quiz: LazyQuiz,
}

impl OpenPack {
    /// Opens a pack with `words` as UI text, and loads the reader's stored state on mount.
    pub fn open(
        pack: Arc<Pack>,
        words: &'static Words,
        navigation: Arc<dyn Navigation>,
        store: Arc<dyn Store>,
    ) -> Self {
        let shared = Shared::new(pack, words, navigation, store);
        let quiz = LazyQuiz::new();
        let open_pack = Self { shared, quiz };
        // On mount, since hydration needs the first render to match the prerendered HTML.
        on_mount(move || {
            // And again once the code of the quiz is loaded.
            is_loaded(shared, Module::Quiz);
            open_pack.sync_stored();
        });
        on_mount(move || load_when_idle(shared));
        open_pack
    }

    /// Syncs the state with storage: loads what has changed, and drops what has been deleted.
    pub fn sync_stored(self) {
        you::sync_stored(self.shared);
        self.quiz.sync_stored(self.shared);
        self.shared.check_backups();
    }

    /// Deletes all answers and ratings.
    pub fn reset(self) {
        self.quiz.reset(self.shared);
        you::clear(self.shared);
        self.shared.shares_ratings.set(false);
    }
}

/// Renders one pack with all its views.
///
/// `packs` are all packs to choose from, including this one. With fewer than two there is no
/// story menu.
pub fn standpoint(open_pack: OpenPack, packs: RwSignal<Vec<PackEntry>>) -> Node {
    let OpenPack { shared, quiz } = open_pack;
    let words = shared.words;
    report_view(shared);

    let pack = shared.pack();
    let main_element = NodeRef::new();
    // A button, since a link would need an id that is unique in the host page.
    let skip = action("skip", words.page.skip(), move || main_element.focus());
    let view = dynamic(move || match shared.view.get() {
        View::Story => lazy_story(shared),
        View::Quiz => lazy_quiz(shared, quiz, packs),
        View::Compare => lazy(shared, Lazy::Compare),
        View::You => lazy(shared, Lazy::You),
        View::Class => lazy_class(shared),
    });
    let masthead = (
        skip,
        p(words.page.name()).class("name"),
        navigation(shared),
        story_menu(shared, packs),
    );
    let is_page = shared.navigation().is_page();
    let private = match is_page {
        true => words.page.private(),
        false => words.page.private_embedded(),
    };
    let content = (notices(shared), view);
    // A document may have only one `main`, so a widget doesn't use it.
    let content = if is_page { main(content) } else { div(content) };
    let page = (
        header(masthead).class("masthead"),
        content.class("content").focusable().node_ref(main_element),
        footer((about(shared), stored_answers(open_pack, private))),
        evidence_dialog(shared),
    );
    let page = if is_page {
        div(page)
    } else {
        section(page).attribute("aria-label", pack.title().to_owned())
    };
    let mut page = page
        .class("standpoint")
        .attribute("lang", shared.language())
        .attribute("dir", words.language.dir())
        .on_window("hashchange", move |_| shared.follow_address());
    // `storage` alone isn't enough: it isn't fired when stored data is deleted in the browser's
    // settings, and it comes too late when a page is restored from the back/forward cache.
    for event in ["storage", "pageshow", "visibilitychange", "focus"] {
        page = page.on_window(event, move |_| open_pack.sync_stored());
    }
    nodes(page)
}

/// Sets the title and emits an event, on mount and whenever the view changes.
fn report_view(shared: Shared) {
    on_mount(move || {
        let (page, pack) = (&shared.words.page, shared.pack());
        let view = shared.view.get();
        let title = match view {
            View::Story => [pack.title(), " · ", page.name()].concat(),
            view => [page.view(view), " · ", pack.title(), " · ", page.name()].concat(),
        };
        shared.navigation().set_title(&title);
        shared.navigation().emit(Event::View(view));
    });
}

fn navigation(shared: Shared) -> Element {
    let page = &shared.words.page;
    let links = View::ALL.map(|view| {
        let link = a(page.view(view))
            .dynamic_attribute("href", move || {
                shared.assignment.track();
                Some(shared.link(&Route::Top(view)))
            })
            .dynamic_attribute("aria-current", move || {
                (shared.view.get() == view).then_some("page")
            });
        li(link)
    });
    nav(ul(links)).attribute("aria-label", page.views())
}

/// Says what the page is, with a link for teachers once the page has started: without script it would
/// lead nowhere.
fn about(shared: Shared) -> Element {
    let page = &shared.words.page;
    let has_started = RwSignal::new(false);
    on_mount(move || has_started.set(true));
    let for_teachers = dynamic(move || {
        let is_due = has_started.get() && shared.navigation().is_page();
        is_due.then(|| {
            let address = shared.link(&Route::Top(View::Class));
            (" ", a(page.view(View::Class)).attribute("href", address))
        })
    });
    p((page.about(), for_teachers))
}

fn story_menu(shared: Shared, packs: RwSignal<Vec<PackEntry>>) -> Node {
    let shown = shared.pack().id().clone();
    let label = shared.words.page.stories();
    stories(packs, shared.navigation(), Some(shown), 2, move |links| {
        nodes(details((summary(label), links)).class("story-menu"))
    })
}

fn notices(shared: Shared) -> Element {
    let page = &shared.words.page;
    let text = move |notice: Notice| match notice {
        Notice::NotSaved => page.not_saved(),
        Notice::RestoreError => page.started_over(),
        Notice::TooManyBackups => page.too_many_backups(),
        Notice::Outdated => page.outdated(),
        Notice::UnknownAddress => page.unknown_address(),
    };
    let notices = dynamic(move || {
        let notices = shared.notices.get().into_iter();
        notices.map(|notice| p(text(notice))).collect::<Vec<_>>()
    });
    div(notices).class("notices").attribute("role", "status")
}
