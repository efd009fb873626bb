//! What all views of one pack share.

use crate::name_order::name_order;
use crate::node::Element;
use crate::place::Place;
use crate::route::{Route, View};
use crate::store::{Store, StoreError, set_aside};
use crate::words::Words;
use leptos::prelude::*;
use standpoint_core::Pack;
use standpoint_core::compare::{Grades, NameOrder, Ratings};
use standpoint_core::pack::{ActorId, Evidence, IssueId};
use std::sync::Arc;

/// What all views of one pack share. Cheap to copy; lives as long as the pack is shown.
#[derive(Clone, Copy)]
pub struct Shared {
    /// The page's own voice.
    pub words: &'static Words,
    /// Whether the pack is in the language of the page's own voice.
    is_one_language: bool,
    /// The view that is shown now.
    pub view: RwSignal<View>,
    /// What of it is asked for.
    pub route: RwSignal<Route>,
    /// What is opened over the page.
    pub opened: RwSignal<Option<Opened>>,
    /// The grades of positions that count.
    pub grades: RwSignal<Grades>,
    /// Where the reader stands.
    pub ratings: RwSignal<Ratings>,
    /// Whether the reader has agreed to tell those around how they rate, till the page is left.
    pub tells_ratings: RwSignal<bool>,
    /// What the reader should know, each once.
    pub notices: RwSignal<Vec<Notice>>,
    around: StoredValue<Around>,
}

/// What is given, and what has become of it.
struct Around {
    pack: Arc<Pack>,
    /// Known from when it is first asked for.
    name_order: Option<Arc<NameOrder>>,
    place: Arc<dyn Place>,
    store: Arc<dyn Store>,
    /// The reader has gone to where the page is now.
    has_moved: bool,
    /// Whether to keep anything: not where that would overwrite what could not be set aside.
    keeps: bool,
    /// By key, what this page has kept or seen last: what differs is another tab's.
    seen: Vec<(String, String)>,
}

/// What is opened over the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Opened {
    /// A passage of the article.
    Passage(Evidence),
    /// Where an actor stands on an issue.
    Standing(ActorId, IssueId),
}

/// What the reader should know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Nothing can be kept on this device.
    NotSaved,
    /// What was kept can't be used, and is set aside.
    SetAside,
    /// The address names nothing here.
    UnknownAddress,
}

impl Shared {
    /// Opens a pack where the address says.
    pub fn new(
        pack: Arc<Pack>,
        words: &'static Words,
        place: Arc<dyn Place>,
        store: Arc<dyn Store>,
    ) -> Self {
        let (route, is_unknown) = find_route(&place.fragment(), &pack, &*place);
        let shared = Self {
            words,
            is_one_language: words.is_of(pack.language()),
            view: RwSignal::new(route.view()),
            route: RwSignal::new(route),
            opened: RwSignal::new(None),
            grades: RwSignal::new(Grades::ALL),
            ratings: RwSignal::new(Ratings::default()),
            tells_ratings: RwSignal::new(false),
            notices: RwSignal::new(Vec::new()),
            around: StoredValue::new(Around {
                pack,
                name_order: None,
                place,
                store,
                has_moved: false,
                keeps: true,
                seen: Vec::new(),
            }),
        };
        if is_unknown {
            shared.notify(Notice::UnknownAddress);
        }
        shared
    }

    /// The pack.
    pub fn pack(self) -> Arc<Pack> {
        self.around.with_value(|around| around.pack.clone())
    }

    /// The language of what is in the page's own voice, a BCP 47 tag.
    pub fn language(self) -> String {
        match self.is_one_language {
            // It may say more than the words, such as a country.
            true => self.pack().language().into(),
            false => self.words.language.tag().into(),
        }
    }

    /// The pack's actors by name, as its language has it. Ordered once.
    pub fn name_order(self) -> Arc<NameOrder> {
        let known = self.around.with_value(|around| around.name_order.clone());
        known.unwrap_or_else(|| {
            let order = Arc::new(name_order(&self.pack()));
            self.around
                .update_value(|around| around.name_order = Some(order.clone()));
            order
        })
    }

    /// Where the page is.
    pub fn place(self) -> Arc<dyn Place> {
        self.around.with_value(|around| around.place.clone())
    }

    /// Whether focus is to come to the heading of the view that is drawn now: the reader came to
    /// it from another, and asked for nothing further down.
    pub fn comes_to_heading(self) -> bool {
        let is_top = self
            .route
            .with_untracked(|route| matches!(route, Route::Top(_)));
        is_top && self.around.with_value(|around| around.has_moved)
    }

    /// The address of a route.
    pub fn link(self, route: &Route) -> String {
        self.place().link(route)
    }

    /// Tells the reader, unless it stands there already.
    pub fn notify(self, notice: Notice) {
        if self
            .notices
            .with_untracked(|notices| !notices.contains(&notice))
        {
            self.notices.update(|notices| notices.push(notice));
        }
    }

    /// What is kept for this pack under a key, unless this page has kept or seen it last: an
    /// earlier visit's the first time, and then another tab's. Ask before changing what is kept,
    /// so that two tabs lose nothing of each other's. What can't be read is as if it were not there.
    pub fn news(self, key: &str) -> Option<String> {
        let text = match self.store().get(&self.key(key)) {
            Ok(text) => text?,
            Err(error) => {
                self.not_kept(error);
                return None;
            }
        };
        let is_seen = self.around.with_value(|around| {
            around
                .seen
                .iter()
                .any(|(of, seen)| *of == key && *seen == text)
        });
        if is_seen {
            return None;
        }
        self.see(key, text.clone());
        Some(text)
    }

    /// Whether an event of the window, `storage`, tells that another tab has kept something under
    /// a key.
    pub fn is_told_by(self, event: &web_sys::Event, key: &str) -> bool {
        self.store().is_told_by(event, &self.key(key))
    }

    /// Keeps a text for this pack under a key; where that fails the reader is told once.
    pub fn keep(self, key: &str, text: String) {
        if !self.around.with_value(|around| around.keeps) {
            return;
        }
        match self.store().set(&self.key(key), &text) {
            Ok(()) => self.see(key, text),
            Err(error) => self.not_kept(error),
        }
    }

    fn see(self, key: &str, text: String) {
        self.around.update_value(|around| {
            around.seen.retain(|(of, _)| *of != key);
            around.seen.push((key.into(), text));
        });
    }

    /// Moves what is kept under a key, and can't be used, to where nothing overwrites it.
    /// Where that fails, nothing is kept from now on.
    pub fn set_aside(self, key: &str, text: &str) {
        match set_aside(&*self.store(), &self.key(key), text) {
            Ok(()) => self.notify(Notice::SetAside),
            Err(error) => {
                self.around.update_value(|around| around.keeps = false);
                self.not_kept(error);
            }
        }
    }

    fn not_kept(self, error: StoreError) {
        match error {
            StoreError::Blocked | StoreError::Full => self.notify(Notice::NotSaved),
        }
    }

    fn store(self) -> Arc<dyn Store> {
        self.around.with_value(|around| around.store.clone())
    }

    fn key(self, key: &str) -> String {
        ["standpoint:", self.pack().id().as_str(), ":", key].concat()
    }

    /// Follows the window's address, where that is the page's own.
    pub fn follow_address(self) {
        if let Some(fragment) = self.place().moved_to() {
            self.go_to(&fragment, true);
        }
    }

    /// Goes to where a fragment leads. Focus follows only a `reader` who wants to.
    pub fn go_to(self, fragment: &str, reader: bool) {
        let (route, is_unknown) = find_route(fragment, &self.pack(), &*self.place());
        self.around.update_value(|around| around.has_moved = reader);
        self.opened.set(None);
        // Else what stands there would be read out again.
        if self
            .notices
            .with_untracked(|notices| notices.contains(&Notice::UnknownAddress))
        {
            self.notices
                .update(|notices| notices.retain(|it| *it != Notice::UnknownAddress));
        }
        if is_unknown {
            self.notify(Notice::UnknownAddress);
        }
        let view = route.view();
        self.route.set(route);
        // A view is drawn anew only where it is another.
        if self.view.get_untracked() != view {
            self.view.set(view);
        }
    }
}

impl Element {
    /// It holds a text of the pack, in whose language it is, and runs as its own letters do.
    #[must_use]
    pub fn of_pack(self, shared: &Shared) -> Self {
        let element = self.any_direction();
        match shared.is_one_language {
            true => element,
            false => element.attribute("lang", shared.pack().language().to_owned()),
        }
    }

    /// The same, if it does; else it holds one in the page's own voice, which can have some of the
    /// pack's in it.
    #[must_use]
    pub fn of_pack_if(self, holds: bool, shared: &Shared) -> Self {
        match holds {
            true => self.of_pack(shared),
            false => self.any_direction(),
        }
    }

    /// Within a text of the pack, it is in the page's own voice.
    #[must_use]
    pub fn of_words(self, shared: &Shared) -> Self {
        match shared.is_one_language {
            true => self,
            false => self.attribute("lang", shared.words.language.tag()),
        }
    }
}

/// What a fragment asks for, and whether it names nothing here: then it is the story.
fn find_route(fragment: &str, pack: &Pack, place: &dyn Place) -> (Route, bool) {
    /// In bytes. A browser keeps the page's address with each link of it.
    const LONGEST_FRAGMENT: usize = 1_000;

    let found = Route::find(fragment, pack);
    let is_unknown = found.is_none() && !fragment.is_empty();
    let route = found.unwrap_or(Route::Top(View::Story));
    if fragment.len() > LONGEST_FRAGMENT {
        place.set_fragment(&route);
    }
    (route, is_unknown)
}
