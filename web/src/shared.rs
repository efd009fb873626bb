//! The state that all views of one pack share.

use crate::choices::Choices;
use crate::keys::{self, PREFIX};
use crate::loader::{self, Module};
use crate::name_order::name_order;
use crate::navigation::Navigation;
use crate::node::Element;
use crate::route::{Route, View};
use crate::store::{Store, StoreError, back_up, is_backup};
use crate::words::Words;
use leptos::prelude::*;
use standpoint_core::Pack;
use standpoint_core::class::Assignment;
use standpoint_core::compare::{NameOrder, Ratings};
use standpoint_core::pack::{ActorId, Evidence, IssueId};
use std::sync::Arc;

/// The state that all views of one pack share. Cheap to copy; lives as long as the pack is shown.
#[derive(Clone, Copy)]
pub struct Shared {
    /// The UI text.
    pub words: &'static Words,
    /// Whether the pack and the UI text are in the same language.
    same_language: bool,
    /// The current view.
    pub view: RwSignal<View>,
    /// The current route within the view.
    pub route: RwSignal<Route>,
    /// The quiz that a teacher has set, if the reader has opened one. It stays until they open the
    /// quiz without it.
    pub assignment: RwSignal<Option<Assignment>>,
    /// The content of the dialog, if it is open.
    pub dialog: RwSignal<Option<DialogContent>>,
    /// What the reader chose to compare.
    pub choices: RwSignal<Choices>,
    /// The reader's ratings.
    pub ratings: RwSignal<Ratings>,
    /// The reader's ratings as the result shows them: in a large pack, a rating is shown first, and the
    /// result follows in a task of its own.
    pub rated: RwSignal<Ratings>,
    /// The ratings in the address, which are shown instead of the reader's own.
    pub shown_ratings: RwSignal<Option<Ratings>>,
    /// Whether the reader sees where others stand while rating.
    pub sees_result: RwSignal<bool>,
    /// The ratings when the reader saw that first.
    pub first_ratings: RwSignal<Option<Ratings>>,
    /// Whether the reader has agreed to share their ratings with the host page. Not stored.
    pub shares_ratings: RwSignal<bool>,
    /// Messages to the reader, each at most once.
    pub notices: RwSignal<Vec<Notice>>,
    /// Whether there are [answers to earlier versions](Shared::backups).
    pub has_backups: RwSignal<bool>,
    /// Whether each module is loaded.
    pub loaded: [RwSignal<bool>; Module::ALL.len()],
    /// Whether loading each module failed when a view in it was opened.
    pub load_failed: [RwSignal<bool>; Module::ALL.len()],
    inner: StoredValue<Inner>,
}

/// The state that isn't reactive.
struct Inner {
    pack: Arc<Pack>,
    /// Computed at the first use.
    name_order: Option<Arc<NameOrder>>,
    navigation: Arc<dyn Navigation>,
    store: Arc<dyn Store>,
    /// The current fragment, without `#`.
    fragment: String,
    /// Whether the reader navigated to the current route, rather than the page or its host.
    has_navigated: bool,
    /// The prefix of all storage keys of this pack.
    prefix: String,
    /// For each key, the text that this page stored or read last; `None` if there was none. If the
    /// stored text differs, another tab has changed or deleted it.
    seen: Vec<(String, Option<String>)>,
    /// The keys whose text can be neither used nor backed up, so it must not be overwritten.
    blocked: Vec<String>,
    /// Another tab has a newer version of the story, so this page stores nothing any more.
    is_read_only: bool,
}

/// A change to a stored text since this page last stored or read it.
pub enum StoredChange {
    /// Nothing has changed, or the storage can't be read.
    Unchanged,
    /// The text has been deleted.
    Deleted,
    /// The stored text is new to this page.
    Stored(String, Writer),
}

/// Who stored a text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Writer {
    /// An earlier visit.
    EarlierVisit,
    /// An earlier visit, with a version of the page whose keys were shared by all installations on
    /// an origin.
    OldVersion,
    /// Another tab, since this page last looked.
    OtherTab,
}

/// The content of the dialog.
#[derive(Clone, Debug, PartialEq)]
pub enum DialogContent {
    /// A passage of the article.
    Passage(Evidence),
    /// An actor's positions on an issue.
    Standing(ActorId, IssueId),
    /// The positions of all voices of an institution on an issue.
    Voices(ActorId, IssueId),
}

/// A message to the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Nothing can be stored on this device.
    NotSaved,
    /// The stored state can't be used, and is backed up.
    RestoreError,
    /// The stored state can't be used, and there are too many backups for another.
    TooManyBackups,
    /// Another tab has a newer version of the story.
    Outdated,
    /// The address doesn't name a part of this story.
    UnknownAddress,
}

impl Shared {
    /// Opens a pack at the route in the address.
    pub fn new(
        pack: Arc<Pack>,
        words: &'static Words,
        navigation: Arc<dyn Navigation>,
        store: Arc<dyn Store>,
    ) -> Self {
        let fragment = navigation.fragment();
        let (route, is_unknown) = find_route(&fragment, &pack, &*navigation);
        let id = pack.id();
        let prefix = keys::key(Some(id), &navigation.home(id), "");
        let shared = Self {
            words,
            same_language: words.is_of(pack.language()),
            view: RwSignal::new(route.view()),
            assignment: RwSignal::new(match route {
                Route::Assignment(assignment) => Some(assignment),
                _ => None,
            }),
            route: RwSignal::new(route),
            dialog: RwSignal::new(None),
            choices: RwSignal::new(Choices::default()),
            ratings: RwSignal::new(Ratings::default()),
            rated: RwSignal::new(Ratings::default()),
            shown_ratings: RwSignal::new(None),
            sees_result: RwSignal::new(false),
            first_ratings: RwSignal::new(None),
            shares_ratings: RwSignal::new(false),
            notices: RwSignal::new(Vec::new()),
            has_backups: RwSignal::new(false),
            loaded: Module::ALL.map(|module| RwSignal::new(loader::is_loaded(module))),
            // A widget has tried before it shows the view.
            load_failed: Module::ALL.map(|module| RwSignal::new(loader::take_failure(module))),
            inner: StoredValue::new(Inner {
                pack,
                name_order: None,
                navigation,
                store,
                fragment,
                has_navigated: false,
                prefix,
                seen: Vec::new(),
                blocked: Vec::new(),
                is_read_only: false,
            }),
        };
        if is_unknown {
            shared.notify(Notice::UnknownAddress);
        }
        shared
    }

    /// Lets a view whose code is loaded be rendered in a task after that of the page, before the page is
    /// rendered: rendering a large pack takes long.
    pub fn defer_views(self) {
        // Without code splitting, nothing would load them.
        if cfg!(code_split) {
            for loaded in self.loaded {
                loaded.set(false);
            }
        }
    }

    /// Returns the pack.
    pub fn pack(self) -> Arc<Pack> {
        self.inner.with_value(|inner| inner.pack.clone())
    }

    /// Returns the language of the UI text, a BCP 47 tag.
    pub fn language(self) -> String {
        match self.same_language {
            // It may be more specific, such as with a country.
            true => self.pack().language().into(),
            false => self.words.language.tag().into(),
        }
    }

    /// Returns the pack's actors sorted by name, in the collation of its language.
    pub fn name_order(self) -> Arc<NameOrder> {
        let known = self.inner.with_value(|inner| inner.name_order.clone());
        known.unwrap_or_else(|| {
            let order = Arc::new(name_order(&self.pack()));
            self.inner
                .update_value(|inner| inner.name_order = Some(order.clone()));
            order
        })
    }

    /// Returns the page's or widget's navigation.
    pub fn navigation(self) -> Arc<dyn Navigation> {
        self.inner.with_value(|inner| inner.navigation.clone())
    }

    /// Returns whether a newly rendered view focuses its heading: the reader came from another
    /// view, and the route doesn't lead further down.
    pub fn focuses_heading(self) -> bool {
        let is_top = self
            .route
            .with_untracked(|route| matches!(route, Route::Top(_) | Route::Assignment(_)));
        is_top && self.inner.with_value(|inner| inner.has_navigated)
    }

    /// Returns the current fragment, without `#`.
    pub fn fragment(self) -> String {
        self.inner.with_value(|inner| inner.fragment.clone())
    }

    /// Replaces the fragment of the address, without navigating.
    pub fn set_fragment(self, fragment: String) {
        self.navigation().set_fragment(&fragment);
        self.inner.update_value(|inner| inner.fragment = fragment);
    }

    /// Returns the address of a route. That of the quiz leads back to the one that a teacher has set.
    pub fn link(self, route: &Route) -> String {
        let navigation = self.navigation();
        match self.assignment.get_untracked() {
            Some(assignment) if *route == Route::Top(View::Quiz) => {
                navigation.link(&Route::Assignment(assignment))
            }
            _ => navigation.link(route),
        }
    }

    /// Returns the ratings that *Your view* is about: those in the address, or the reader's own.
    pub fn rated_in_view(self) -> Ratings {
        let shown = self.shown_ratings.get();
        shown.unwrap_or_else(|| self.rated.get())
    }

    /// Shows a notice to the reader, unless it is already shown.
    pub fn notify(self, notice: Notice) {
        if self
            .notices
            .with_untracked(|notices| !notices.contains(&notice))
        {
            self.notices.update(|notices| notices.push(notice));
        }
    }

    /// Removes a notice.
    fn remove_notice(self, notice: Notice) {
        // An update without a change would make screen readers announce the rest again.
        if self
            .notices
            .with_untracked(|notices| notices.contains(&notice))
        {
            self.notices
                .update(|notices| notices.retain(|other| *other != notice));
        }
    }

    /// Checks whether the text stored under a key has changed since this page last stored or read
    /// it. Call this before changing the text, so that two tabs don't overwrite each other's
    /// changes or restore what the reader has deleted. An unreadable storage counts as unchanged.
    pub fn check_stored(self, key: &str) -> StoredChange {
        let store = self.store();
        let stored = match store.get(&self.key(key)) {
            Ok(stored) => stored,
            Err(error) => {
                self.notify_error(error);
                return StoredChange::Unchanged;
            }
        };
        let seen = self.inner.with_value(|inner| {
            let mut seen = inner.seen.iter();
            seen.find(|(seen_key, _)| *seen_key == key)
                .map(|(_, seen)| seen.clone())
        });
        if seen.as_ref() == Some(&stored) {
            return StoredChange::Unchanged;
        }
        self.mark_seen(key, stored.clone());
        match (seen, stored) {
            (Some(_), None) => StoredChange::Deleted,
            (Some(_), Some(text)) => StoredChange::Stored(text, Writer::OtherTab),
            (None, Some(text)) => StoredChange::Stored(text, Writer::EarlierVisit),
            (None, None) => match store.get(&self.old_key(key)) {
                Ok(Some(text)) => StoredChange::Stored(text, Writer::OldVersion),
                Ok(None) | Err(_) => StoredChange::Unchanged,
            },
        }
    }

    /// Returns whether this page stores nothing any more: another tab has a newer version of the story.
    pub fn is_read_only(self) -> bool {
        self.inner.with_value(|inner| inner.is_read_only)
    }

    /// Stores a text for this pack under a key. If that fails, a notice says so, once.
    pub fn save(self, key: &str, text: String) {
        let is_writable = self.inner.with_value(|inner| {
            !inner.is_read_only && !inner.blocked.iter().any(|blocked| blocked == key)
        });
        if !is_writable {
            return;
        }
        match self.store().set(&self.key(key), &text) {
            Ok(()) => self.mark_seen(key, Some(text)),
            Err(error) => self.notify_error(error),
        }
    }

    /// Returns the text that is stored under a key.
    pub fn stored(self, key: &str) -> Option<String> {
        self.store().get(&self.key(key)).ok().flatten()
    }

    /// Deletes the text that is stored under a key.
    pub fn delete(self, key: &str) {
        if let Err(error) = self.store().remove(&self.key(key)) {
            self.notify_error(error);
        }
    }

    /// Forgets what this page has stored or read under a key, as if it had just been opened.
    pub fn forget_seen(self, key: &str) {
        self.inner
            .update_value(|inner| inner.seen.retain(|(seen_key, _)| seen_key != key));
    }

    fn mark_seen(self, key: &str, stored: Option<String>) {
        self.inner.update_value(|inner| {
            inner.seen.retain(|(seen_key, _)| *seen_key != key);
            inner.seen.push((key.into(), stored));
        });
    }

    /// Moves a text of an [old version](Writer::OldVersion) to the key of this installation. Does
    /// nothing for other writers.
    pub fn migrate(self, key: &str, text: String, writer: Writer) {
        if writer == Writer::OldVersion {
            self.save(key, text);
            let saved = self.store().get(&self.key(key));
            if saved.is_ok_and(|saved| saved.is_some()) {
                // Otherwise it would come back once the reader has deleted the new text.
                let _ = self.store().remove(&self.old_key(key));
            }
        }
    }

    /// Replaces a stored text that can't be used with `now`. If it `matters`, it is backed up
    /// first. If the backup fails, the text stays and nothing is stored under the key any more.
    pub fn replace_unusable(
        self,
        key: &str,
        text: &str,
        writer: Writer,
        matters: bool,
        now: String,
    ) {
        if writer == Writer::OtherTab {
            // That tab has a newer version of the story: the reader should go on there.
            self.inner.update_value(|inner| inner.is_read_only = true);
            return self.notify(Notice::Outdated);
        }
        if matters {
            // A text under an old key stays in place: it may belong to another installation.
            if writer == Writer::EarlierVisit
                && let Err(error) = back_up(&*self.store(), &self.key(key), text)
            {
                self.inner
                    .update_value(|inner| inner.blocked.push(key.into()));
                return self.notify_error(error);
            }
            self.notify(Notice::RestoreError);
        }
        self.save(key, now);
    }

    /// Shows the notice for an error of the storage.
    pub fn notify_error(self, error: StoreError) {
        self.notify(match error {
            StoreError::Blocked | StoreError::Full => Notice::NotSaved,
            StoreError::TooManyBackups => Notice::TooManyBackups,
        });
    }

    /// Returns the stored answers to earlier versions, each with its key: backups, and texts that
    /// old versions of the page stored for all installations on the origin.
    pub fn backups(self) -> Vec<(String, String)> {
        let store = self.store();
        let (prefix, old_prefix) = (self.key(""), self.old_key(""));
        let mut backups = Vec::new();
        for key in store.keys() {
            let is_earlier =
                key.starts_with(&*old_prefix) || (key.starts_with(&*prefix) && is_backup(&key));
            if is_earlier && let Ok(Some(text)) = store.get(&key) {
                backups.push((key, text));
            }
        }
        backups
    }

    /// Updates [`Shared::has_backups`].
    pub fn check_backups(self) {
        let has_backups = !self.backups().is_empty();
        if self.has_backups.get_untracked() != has_backups {
            self.has_backups.set(has_backups);
        }
    }

    /// Deletes the backups. Texts that couldn't be backed up before are then checked again.
    pub fn delete_backups(self) {
        for (key, _) in self.backups() {
            // Fails only if the storage can't be read either.
            let _ = self.store().remove(&key);
        }
        self.inner.update_value(|inner| {
            let blocked = &mut inner.blocked;
            inner.seen.retain(|(key, _)| !blocked.contains(key));
            blocked.clear();
        });
        self.remove_notice(Notice::TooManyBackups);
        self.remove_notice(Notice::RestoreError);
        self.check_backups();
    }

    /// Returns the store of the reader's answers, which has more keys than this pack's.
    pub fn store(self) -> Arc<dyn Store> {
        self.inner.with_value(|inner| inner.store.clone())
    }

    fn key(self, key: &str) -> String {
        self.inner.with_value(|inner| [&inner.prefix, key].concat())
    }

    /// Returns the key that old versions of the page used, in all installations on an origin.
    fn old_key(self, key: &str) -> String {
        [PREFIX, self.pack().id().as_str(), ":", key].concat()
    }

    /// Goes to the window's fragment, if the window's address is the page's own.
    pub fn follow_address(self) {
        if let Some(fragment) = self.navigation().window_fragment() {
            self.go_to(&fragment, true);
        }
    }

    /// Goes to the route of a fragment. Moves the focus only if the navigation is `by_reader`.
    pub fn go_to(self, fragment: &str, by_reader: bool) {
        let (route, is_unknown) = find_route(fragment, &self.pack(), &*self.navigation());
        self.inner.update_value(|inner| {
            inner.has_navigated = by_reader;
            inner.fragment = fragment.into();
        });
        self.dialog.set(None);
        self.remove_notice(Notice::UnknownAddress);
        if is_unknown {
            self.notify(Notice::UnknownAddress);
        }
        let view = route.view();
        match route {
            Route::Assignment(assignment) => self.assignment.set(Some(assignment)),
            Route::Top(View::Quiz) => self.assignment.set(None),
            _ => {}
        }
        self.route.set(route);
        // Setting the signal re-renders the view.
        if self.view.get_untracked() != view {
            self.view.set(view);
        }
    }
}

impl Element {
    /// Marks content in the pack's language, with automatic direction.
    #[must_use]
    pub fn lang_of_pack(self, shared: &Shared) -> Self {
        let element = self.dir_auto();
        match shared.same_language {
            true => element,
            false => element.attribute("lang", shared.pack().language().to_owned()),
        }
    }

    /// Does the same if `is_of_pack`. Otherwise the content is UI text, which can contain text of
    /// the pack, so only the direction is automatic.
    #[must_use]
    pub fn lang_of_pack_if(self, is_of_pack: bool, shared: &Shared) -> Self {
        match is_of_pack {
            true => self.lang_of_pack(shared),
            false => self.dir_auto(),
        }
    }

    /// Marks UI text inside content in the pack's language.
    #[must_use]
    pub fn lang_of_page(self, shared: &Shared) -> Self {
        match shared.same_language {
            true => self,
            false => self.attribute("lang", shared.words.language.tag()),
        }
    }
}

/// Returns the route of a fragment, and whether the fragment is unknown: then it is the story.
fn find_route(fragment: &str, pack: &Pack, navigation: &dyn Navigation) -> (Route, bool) {
    /// In bytes. Browsers store the page's whole address with each of its links.
    const MAX_FRAGMENT_LENGTH: usize = 1_000;

    let found = Route::find(fragment, pack);
    let found = found.filter(|route| navigation.is_page() || !route.is_of_page());
    let is_unknown = found.is_none() && !fragment.is_empty();
    let route = found.unwrap_or(Route::Top(View::Story));
    if fragment.len() > MAX_FRAGMENT_LENGTH {
        navigation.set_fragment(&route.fragment());
    }
    (route, is_unknown)
}
