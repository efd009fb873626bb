//! The reader's ratings, and who is on the reader's side.

mod among;
mod certainty;
mod rating;
mod result;
mod share;

use super::filters::filters;
use super::heading::heading;
use super::topics::class_of_view;
use crate::keys::RATINGS;
use crate::node::{NodeRef, *};
use crate::shared::{Shared, StoredChange, Writer};
use crate::task::later;
use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use standpoint_core::compare::Ratings;
use standpoint_core::pack::Issue;

/// Loads the ratings that an earlier visit or another tab has stored, and drops deleted ones.
/// Unusable ones are backed up.
pub fn sync_stored(shared: Shared) {
    match shared.check_stored(RATINGS) {
        StoredChange::Unchanged => {}
        StoredChange::Deleted => shared.ratings.set(Ratings::default()),
        StoredChange::Stored(text, writer) => match Ratings::from_json(&text) {
            Some(stored) => {
                shared.ratings.set(stored);
                if writer != Writer::OtherTab {
                    shared.migrate(RATINGS, text, writer);
                }
            }
            None => {
                let now = shared.ratings.with_untracked(Ratings::to_json);
                shared.replace_unusable(RATINGS, &text, writer, true, now);
            }
        },
    }
}

/// Changes the ratings, and stores them.
fn rate(shared: Shared, change: impl FnOnce(&mut Ratings)) {
    // Otherwise another tab's ratings would be lost, or deleted ones would come back.
    sync_stored(shared);
    shared.ratings.update(change);
    shared.save(RATINGS, shared.ratings.with_untracked(Ratings::to_json));
}

/// Deletes all ratings.
pub fn clear(shared: Shared) {
    rate(shared, |ratings| *ratings = Ratings::default());
}

/// With more, computing the result takes a task of its own.
const MANY_ACTORS: usize = 200;

/// How the reader rates. Lasts as long as the view is shown.
#[derive(Clone, Copy)]
struct RatingState {
    shared: Shared,
    /// Whether one statement is shown at a time.
    one_by_one: RwSignal<bool>,
    /// The statement that is shown, by its index in the order of the page.
    current: RwSignal<usize>,
    /// The heading of the result.
    result: NodeRef,
}

impl RatingState {
    fn new(shared: Shared) -> Self {
        let follow = move || {
            // The story may be gone by then.
            let Some(now) = shared.ratings.try_get_untracked() else {
                return;
            };
            if shared.rated.with_untracked(|rated| *rated != now) {
                shared.rated.set(now);
            }
        };
        follow();
        let is_large = shared.pack().actors().len() > MANY_ACTORS;
        on_mount(move || {
            shared.ratings.track();
            match is_large {
                true => later(Box::new(follow)),
                false => follow(),
            }
        });
        // Also if they are deleted in another tab or by the host page.
        on_mount(move || {
            if shared.ratings.with(Ratings::is_empty) {
                shared.sees_result.set(false);
                shared.first_ratings.set(None);
            }
        });
        Self {
            shared,
            one_by_one: RwSignal::new(true),
            current: RwSignal::new(0),
            result: NodeRef::new(),
        }
    }

    /// Shows the result.
    fn show_result(self) {
        let shared = self.shared;
        if shared.first_ratings.with_untracked(Option::is_none) {
            let ratings = shared.ratings.get_untracked();
            shared.first_ratings.set(Some(ratings));
        }
        shared.sees_result.set(true);
    }

    /// Shows the result, and goes there.
    fn go_to_result(self) {
        self.show_result();
        // Without the result, the page is too short to scroll to its heading.
        spawn_local(async move {
            tick().await;
            self.result.show();
        });
    }

    /// Returns how many ratings the reader added or changed after seeing the result.
    fn changed_since(self) -> usize {
        let now = self.shared.ratings.get();
        let pack = self.shared.pack();
        self.shared.first_ratings.with(|first| {
            let Some(first) = first else {
                return 0;
            };
            let issues = pack.issues().iter();
            let differs = |issue: &&Issue| first.get(&issue.id) != now.get(&issue.id);
            issues.filter(differs).count()
        })
    }
}

/// Renders *Your view*: the statements to rate, and the result. If the address has ratings, renders
/// those instead.
pub fn you(shared: Shared) -> Node {
    let are_damaged = share::follow_ratings(shared);
    shared.follow_choices();
    let title_ref = NodeRef::new();
    // They are set with each navigation, also to the same ones.
    let shown = memo(move || shared.shown_ratings.get());
    // A live region must stay in the document while its text changes.
    let damaged = dynamic(move || {
        are_damaged
            .get()
            .then(|| p(shared.words.sharing().damaged()))
    });
    let damaged = div(damaged).attribute("role", "status");
    let content = dynamic(move || match shown.with(Option::is_some) {
        true => share::shared_ratings(shared, title_ref),
        false => own_view(shared),
    });
    let title = dynamic(move || match shown.with(Option::is_some) {
        true => shared.words.sharing().title(),
        false => shared.words.you().propositions(),
    });
    let above = p(shared.pack().title().to_owned()).lang_of_pack(&shared);
    let heading = heading(shared, above, h1(title).node_ref(title_ref));
    let class = class_of_view("you", &shared.pack());
    nodes(div((heading, damaged, content)).class(class))
}

/// Renders the statements to rate, and the result.
fn own_view(shared: Shared) -> Node {
    let pack = shared.pack();
    let words = shared.words.you();
    if pack.issues().is_empty() {
        return nodes(p(shared.words.compare().none()).class("empty"));
    }
    let rating = RatingState::new(shared);
    let result = dynamic(move || {
        shared.sees_result.get().then(|| {
            (
                filters(shared),
                dynamic(move || changed_since(rating)),
                result::saveable_result(shared),
                share::share_if_rated(shared),
                among::among(shared),
            )
        })
    });
    let matches = section((
        h2(words.matches())
            .attribute("tabindex", "-1")
            .node_ref(rating.result),
        dynamic(move || (!shared.sees_result.get()).then(|| p(words.hidden()).class("empty"))),
        result,
    ))
    .class("matches");
    // If ratings can be shared, the consent box says so instead.
    let private = (!shared.navigation().asks_for_ratings()).then_some((" ", words.private()));
    nodes((
        p((words.intro(), private)).class("lead"),
        consent(shared),
        rating::rating(rating, &pack),
        matches,
    ))
}

/// Renders how many ratings the reader added or changed after seeing where others stand.
fn changed_since(state: RatingState) -> Option<Element> {
    let changed = state.changed_since();
    (changed > 0).then(|| p(state.shared.words.you().changed_since(changed)).class("order"))
}

/// Renders the checkbox for sharing ratings with the host page, if the host page asks for them.
fn consent(shared: Shared) -> Node {
    if !shared.navigation().asks_for_ratings() {
        return nodes(());
    }
    let input = input()
        .attribute("type", "checkbox")
        .prop("checked", move || shared.shares_ratings.get())
        .on("change", move |event| {
            shared.shares_ratings.set(event_target_checked(&event));
        });
    nodes(p(
        label((input, span(shared.words.you().share_ratings()))).class("consent")
    ))
}
