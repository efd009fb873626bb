//! What all views of one pack share.

use crate::name_order::name_order;
use crate::navigation::Navigation;
use crate::node::Element;
use crate::route::{Route, View};
use crate::store::{Store, StoreError, back_up, is_backup};
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
    /// Whether there are [earlier answers](Shared::backups).
    pub has_backups: RwSignal<bool>,
    /// Whether the lazy-loaded [views](crate::views) are loaded.
    pub has_lazy: RwSignal<bool>,
    /// Whether loading them failed when one was opened.
    pub lazy_failed: RwSignal<bool>,
    around: StoredValue<Around>,
}

/// What is given, and what has become of it.
struct Around {
    pack: Arc<Pack>,
    /// Known from when it is first asked for.
    name_order: Option<Arc<NameOrder>>,
    place: Arc<dyn Navigation>,
    store: Arc<dyn Store>,
    /// The reader has gone to where the page is now.
    has_moved: bool,
    /// What every key of this pack begins with.
    prefix: String,
    /// By key, what this page has stored or read last; `None` where nothing was stored. What
    /// differs is another tab's, or has been deleted.
    seen: Vec<(String, Option<String>)>,
    /// The keys whose text can neither be used nor backed up: it must not be overwritten.
    blocked: Vec<String>,
    /// Another tab has stored what this version of the story can't use: nothing is stored any more.
    is_outdated: bool,
}

/// What has become of what is stored under a key.
pub enum News {
    /// It is as this page has stored or read it last.
    Unchanged,
    /// It was there, and has been deleted.
    Deleted,
    /// This is stored now.
    Stored(String, By),
}

/// Who has stored something.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// An earlier visit.
    Earlier,
    /// An earlier visit, under a key that did not tell installations on one origin apart.
    EarlierAnywhere,
    /// Another tab, since this page has looked.
    OtherTab,
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
    /// Nothing can be stored on this device.
    NotSaved,
    /// What was stored can't be used, and is backed up.
    RestoreError,
    /// It can't be used, and there are too many backups for another.
    TooManyBackups,
    /// Another tab has a newer version of the story.
    Outdated,
    /// The address names nothing here.
    UnknownAddress,
}

/// What all our keys begin with.
const PREFIX: &str = "standpoint:";

impl Shared {
    /// Opens a pack where the address says.
    pub fn new(
        pack: Arc<Pack>,
        words: &'static Words,
        place: Arc<dyn Navigation>,
        store: Arc<dyn Store>,
    ) -> Self {
        let (route, is_unknown) = find_route(&place.fragment(), &pack, &*place);
        let id = pack.id();
        let prefix = [PREFIX, id.as_str(), "@", &place.home(id), ":"].concat();
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
            has_backups: RwSignal::new(false),
            has_lazy: RwSignal::new(false),
            lazy_failed: RwSignal::new(false),
            around: StoredValue::new(Around {
                pack,
                name_order: None,
                place,
                store,
                has_moved: false,
                prefix,
                seen: Vec::new(),
                blocked: Vec::new(),
                is_outdated: false,
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
    pub fn place(self) -> Arc<dyn Navigation> {
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

    /// Takes back what the reader was told.
    fn forget_notice(self, notice: Notice) {
        // Else what stands there would be read out again.
        if self
            .notices
            .with_untracked(|notices| notices.contains(&notice))
        {
            self.notices
                .update(|notices| notices.retain(|it| *it != notice));
        }
    }

    /// Looks at what is stored for this pack under a key. Look before dynamic it, so that two tabs
    /// lose nothing of each other's, and bring back nothing that the reader has deleted. What can't
    /// be read is as if it were not there.
    pub fn news(self, key: &str) -> News {
        let store = self.store();
        let stored = match store.get(&self.key(key)) {
            Ok(stored) => stored,
            Err(error) => {
                self.not_kept(error);
                return News::Unchanged;
            }
        };
        let seen = self.around.with_value(|around| {
            let mut seen = around.seen.iter();
            seen.find(|(of, _)| *of == key)
                .map(|(_, seen)| seen.clone())
        });
        if seen.as_ref() == Some(&stored) {
            return News::Unchanged;
        }
        self.see(key, stored.clone());
        match (seen, stored) {
            (Some(_), None) => News::Deleted,
            (Some(_), Some(text)) => News::Stored(text, By::OtherTab),
            (None, Some(text)) => News::Stored(text, By::Earlier),
            (None, None) => match store.get(&self.key_anywhere(key)) {
                Ok(Some(text)) => News::Stored(text, By::EarlierAnywhere),
                Ok(None) | Err(_) => News::Unchanged,
            },
        }
    }

    /// Stores a text for this pack under a key; where that fails the reader is told once.
    pub fn keep(self, key: &str, text: String) {
        let is_kept = self.around.with_value(|around| {
            !around.is_outdated && !around.blocked.iter().any(|blocked| blocked == key)
        });
        if !is_kept {
            return;
        }
        match self.store().set(&self.key(key), &text) {
            Ok(()) => self.see(key, Some(text)),
            Err(error) => self.not_kept(error),
        }
    }

    fn see(self, key: &str, stored: Option<String>) {
        self.around.update_value(|around| {
            around.seen.retain(|(of, _)| *of != key);
            around.seen.push((key.into(), stored));
        });
    }

    /// What was stored under a key is taken up: from here on, under the key of this installation.
    pub fn take(self, key: &str, text: String, by: By) {
        if by == By::EarlierAnywhere {
            self.keep(key, text);
            let is_kept = self.store().get(&self.key(key));
            if is_kept.is_ok_and(|kept| kept.is_some()) {
                // Else it would be there again once the reader has deleted the other.
                let _ = self.store().remove(&self.key_anywhere(key));
            }
        }
    }

    /// What was stored under a key can't be used, and makes way for `now`. Where it `matters`, it
    /// is backed up before; where that fails, it stays and nothing is stored in its place.
    pub fn start_over(self, key: &str, text: &str, by: By, matters: bool, now: String) {
        if by == By::OtherTab {
            // That tab has a newer version. It is the one to go on with.
            self.around.update_value(|around| around.is_outdated = true);
            return self.notify(Notice::Outdated);
        }
        if matters {
            // One under a key for all installations stays where it is: it may be another's.
            if by == By::Earlier
                && let Err(error) = back_up(&*self.store(), &self.key(key), text)
            {
                self.around.update_value(|it| it.blocked.push(key.into()));
                return self.not_kept(error);
            }
            self.notify(Notice::RestoreError);
        }
        self.keep(key, now);
    }

    fn not_kept(self, error: StoreError) {
        self.notify(match error {
            StoreError::Blocked | StoreError::Full => Notice::NotSaved,
            StoreError::TooManyBackups => Notice::TooManyBackups,
        });
    }

    /// The earlier answers that are stored on the device and not used, each with its key: backups,
    /// and what earlier versions of the page stored for all installations of the origin.
    pub fn backups(self) -> Vec<(String, String)> {
        let store = self.store();
        let (own, anywhere) = (self.key(""), self.key_anywhere(""));
        let mut backups = Vec::new();
        for key in store.keys() {
            let is_earlier =
                key.starts_with(&*anywhere) || (key.starts_with(&*own) && is_backup(&key));
            if is_earlier && let Ok(Some(text)) = store.get(&key) {
                backups.push((key, text));
            }
        }
        backups
    }

    /// Looks whether there are earlier answers.
    pub fn find_backups(self) {
        let has_backups = !self.backups().is_empty();
        if self.has_backups.get_untracked() != has_backups {
            self.has_backups.set(has_backups);
        }
    }

    /// Deletes the earlier answers. What there was no room for is then looked at again.
    pub fn delete_backups(self) {
        for (key, _) in self.backups() {
            // Fails where nothing can be read either.
            let _ = self.store().remove(&key);
        }
        self.around.update_value(|around| {
            let blocked = &mut around.blocked;
            around.seen.retain(|(key, _)| !blocked.contains(key));
            blocked.clear();
        });
        self.forget_notice(Notice::TooManyBackups);
        self.forget_notice(Notice::RestoreError);
        self.find_backups();
    }

    fn store(self) -> Arc<dyn Store> {
        self.around.with_value(|around| around.store.clone())
    }

    fn key(self, key: &str) -> String {
        self.around
            .with_value(|around| [&around.prefix, key].concat())
    }

    /// The key under which earlier versions of the page stored, in all installations of an origin.
    fn key_anywhere(self, key: &str) -> String {
        [PREFIX, self.pack().id().as_str(), ":", key].concat()
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
        self.forget_notice(Notice::UnknownAddress);
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
    pub fn lang_of_pack(self, shared: &Shared) -> Self {
        let element = self.dir_auto();
        match shared.is_one_language {
            true => element,
            false => element.attribute("lang", shared.pack().language().to_owned()),
        }
    }

    /// The same, if it does; else it holds one in the page's own voice, which can have some of the
    /// pack's in it.
    #[must_use]
    pub fn lang_of_pack_if(self, holds: bool, shared: &Shared) -> Self {
        match holds {
            true => self.lang_of_pack(shared),
            false => self.dir_auto(),
        }
    }

    /// Within a text of the pack, it is in the page's own voice.
    #[must_use]
    pub fn lang_of_page(self, shared: &Shared) -> Self {
        match shared.is_one_language {
            true => self,
            false => self.attribute("lang", shared.words.language.tag()),
        }
    }
}

/// What a fragment asks for, and whether it names nothing here: then it is the story.
fn find_route(fragment: &str, pack: &Pack, place: &dyn Navigation) -> (Route, bool) {
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
