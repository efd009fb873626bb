//! The page around the views: masthead, navigation, notices, foot.

use super::action::action;
use super::evidence::opened_dialog;
use super::lazy::{Lazy, lazy, load_when_idle};
use super::quiz::{QuizState, quiz};
use super::saving::answers_on_device;
use super::stories::stories;
use super::story::story;
use super::you;
use crate::event::Event;
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

/// A pack that is being read.
#[derive(Clone, Copy)]
pub struct Reading {
    /// What its views share.
    pub shared: Shared,
    /// Where the reader is in its quiz.
    pub quiz: QuizState,
}

impl Reading {
    /// Opens a pack, with the page's own voice in these words, and takes up what was kept of it.
    pub fn begin(
        pack: Arc<Pack>,
        words: &'static Words,
        place: Arc<dyn Navigation>,
        store: Arc<dyn Store>,
    ) -> Self {
        let shared = Shared::new(pack, words, place, store);
        let quiz = QuizState::new(shared);
        let reading = Self { shared, quiz };
        // After drawing: the first drawing must be the same wherever it is done.
        on_mount(move || {
            reading.catch_up();
            load_when_idle(shared);
        });
        reading
    }

    /// Takes up what has changed on the device, and lets go of what has been deleted there.
    pub fn catch_up(self) {
        you::catch_up(self.shared);
        self.quiz.catch_up(self.shared);
        self.shared.find_backups();
    }

    /// Forgets all answers and ratings.
    pub fn reset(self) {
        self.quiz.reset(self.shared);
        you::clear(self.shared);
        self.shared.tells_ratings.set(false);
    }
}

/// One pack with all its views.
///
/// `packs` are those to choose from, this one among them; while there are fewer than two, there
/// is no chooser.
pub fn standpoint(reading: Reading, packs: RwSignal<Vec<PackEntry>>) -> Node {
    let Reading {
        shared,
        quiz: quiz_state,
    } = reading;
    let words = shared.words;
    tell_view(shared);

    let pack = shared.pack();
    let main_element = NodeRef::new();
    // A button, since a link would need a global id to lead to.
    let skip = action("skip", words.page.skip(), move || main_element.focus());
    let view = dynamic(move || match shared.view.get() {
        View::Story => story(shared),
        View::Quiz => quiz(shared, quiz_state),
        View::Compare => lazy(shared, Lazy::Compare),
        View::You => lazy(shared, Lazy::You),
    });
    let masthead = (
        skip,
        p(words.page.name()).class("name"),
        navigation(shared),
        chooser(shared, packs),
    );
    let is_page = shared.place().is_page();
    let private = match is_page {
        true => words.page.private(),
        false => words.page.private_aside(),
    };
    let content = (notices(shared), view);
    // A document has one main part, which a widget in it is not.
    let content = if is_page { main(content) } else { div(content) };
    let page = (
        header(masthead).class("masthead"),
        content.class("content").focusable().reference(main_element),
        footer((p(words.page.about()), answers_on_device(reading, private))),
        opened_dialog(shared),
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
    // `storage` does not come where the browser's own settings delete what is stored, nor in time
    // where it brings a page back from memory.
    for event in ["storage", "pageshow", "visibilitychange", "focus"] {
        page = page.on_window(event, move |_| reading.catch_up());
    }
    nodes(page)
}

/// Names what is shown, and tells of it.
fn tell_view(shared: Shared) {
    on_mount(move || {
        let (page, pack) = (&shared.words.page, shared.pack());
        let view = shared.view.get();
        let title = match view {
            View::Story => [pack.title(), " · ", page.name()].concat(),
            view => [page.view(view), " · ", pack.title(), " · ", page.name()].concat(),
        };
        shared.place().set_title(&title);
        shared.place().tell(Event::View(view));
    });
}

fn navigation(shared: Shared) -> Element {
    let page = &shared.words.page;
    let links = View::ALL.map(|view| {
        let link = a(page.view(view))
            .attribute("href", shared.link(&Route::Top(view)))
            .dynamic_attribute("aria-current", move || {
                (shared.view.get() == view).then_some("page")
            });
        li(link)
    });
    nav(ul(links)).attribute("aria-label", page.views())
}

fn chooser(shared: Shared, packs: RwSignal<Vec<PackEntry>>) -> Node {
    let shown = shared.pack().id().clone();
    let label = shared.words.page.stories();
    stories(packs, shared.place(), Some(shown), 2, move |links| {
        nodes(details((summary(label), links)).class("chooser"))
    })
}

fn notices(shared: Shared) -> Element {
    let page = &shared.words.page;
    let text = move |notice: Notice| match notice {
        Notice::NotSaved => page.not_saved(),
        Notice::RestoreError => page.set_aside(),
        Notice::TooManyBackups => page.too_many_backups(),
        Notice::Outdated => page.outdated(),
        Notice::UnknownAddress => page.unknown_address(),
    };
    let notices = dynamic(move || {
        let notices = shared.notices.get().into_iter();
        notices.map(|it| p(text(it))).collect::<Vec<_>>()
    });
    div(notices).class("notices").attribute("role", "status")
}
