//! The reader's ratings, and who is on the reader's side.

mod among;
mod certainty;
mod rating;
mod result;

use super::filters::filters;
use super::heading::view_heading;
use crate::node::{NodeRef, *};
use crate::shared::{Shared, StoredChange, Writer};
use leptos::prelude::*;
use standpoint_core::compare::Ratings;
use standpoint_core::pack::Issue;

/// The storage key of the ratings.
const KEY: &str = "ratings";

/// Loads the ratings that an earlier visit or another tab has stored, and drops deleted ones.
/// Unusable ones are backed up.
pub fn sync_stored(shared: Shared) {
    match shared.check_stored(KEY) {
        StoredChange::Unchanged => {}
        StoredChange::Deleted => shared.ratings.set(Ratings::default()),
        StoredChange::Stored(text, writer) => match Ratings::from_json(&text) {
            Some(stored) => {
                shared.ratings.set(stored);
                if writer != Writer::OtherTab {
                    shared.migrate(KEY, text, writer);
                }
            }
            None => {
                let now = shared.ratings.with_untracked(Ratings::to_json);
                shared.replace_unusable(KEY, &text, writer, true, now);
            }
        },
    }
}

/// Changes the ratings, and stores them.
fn rate(shared: Shared, change: impl FnOnce(&mut Ratings)) {
    // Otherwise another tab's ratings would be lost, or deleted ones would come back.
    sync_stored(shared);
    shared.ratings.update(change);
    shared.save(KEY, shared.ratings.with_untracked(Ratings::to_json));
}

/// Deletes all ratings.
pub fn clear(shared: Shared) {
    rate(shared, |ratings| *ratings = Ratings::default());
}

/// How the reader rates, and whether the result is shown. Lasts as long as the view is shown.
#[derive(Clone, Copy)]
struct RatingState {
    shared: Shared,
    /// Whether one statement is shown at a time.
    one_by_one: RwSignal<bool>,
    /// The statement that is shown, by its index in the order of the page.
    current: RwSignal<usize>,
    /// Whether nobody's position is shown before the reader asks for the result.
    is_blind: RwSignal<bool>,
    /// Whether the reader has asked for the result.
    has_asked: RwSignal<bool>,
    /// The ratings when the reader asked for it.
    asked_with: StoredValue<Option<Ratings>>,
    /// The heading of the result.
    result: NodeRef,
}

impl RatingState {
    fn new(shared: Shared) -> Self {
        // A reader who returns has seen the result before.
        let has_rated = shared.ratings.with_untracked(|it| !it.is_empty());
        Self {
            shared,
            one_by_one: RwSignal::new(true),
            current: RwSignal::new(0),
            is_blind: RwSignal::new(true),
            has_asked: RwSignal::new(has_rated),
            asked_with: StoredValue::new(None),
            result: NodeRef::new(),
        }
    }

    fn shows_result(self) -> bool {
        self.has_asked.get() || !self.is_blind.get()
    }

    /// Shows the result, and goes there.
    fn ask(self) {
        if !self.has_asked.get_untracked() {
            let ratings = self.shared.ratings.get_untracked();
            self.asked_with.set_value(Some(ratings));
            self.has_asked.set(true);
        }
        self.result.show();
    }

    /// Deletes all ratings, and hides the result.
    fn start_over(self) {
        clear(self.shared);
        self.has_asked.set(false);
        self.asked_with.set_value(None);
        self.current.set(0);
    }

    /// Returns how many ratings the reader changed after seeing the result.
    fn changed_since(self) -> usize {
        let now = self.shared.ratings.get();
        let pack = self.shared.pack();
        self.asked_with.with_value(|before| {
            let Some(before) = before else {
                return 0;
            };
            let issues = pack.issues().iter();
            let differs = |issue: &&Issue| before.get(&issue.id) != now.get(&issue.id);
            issues.filter(differs).count()
        })
    }
}

/// Renders *Your view*: the statements to rate, and the result.
pub fn you(shared: Shared) -> Node {
    shared.follow_choices();
    let pack = shared.pack();
    let words = &shared.words.you;
    let heading = view_heading(shared, words.propositions());
    if pack.issues().is_empty() {
        return nodes((heading, p(shared.words.compare.none()).class("empty")));
    }
    let rating = RatingState::new(shared);
    let result = dynamic(move || {
        rating.shows_result().then(|| {
            (
                filters(shared),
                div(result::result(shared, rating)),
                among::among(shared),
            )
        })
    });
    let matches = section((
        h2(words.matches())
            .attribute("tabindex", "-1")
            .node_ref(rating.result),
        dynamic(move || (!rating.shows_result()).then(|| p(words.hidden()).class("empty"))),
        result,
    ))
    .class("matches");
    // If ratings can be shared, the consent box says so instead.
    let private = (!shared.navigation().asks_for_ratings()).then_some((" ", words.private()));
    let you = div((
        heading,
        p((words.intro(), private)).class("lead"),
        consent(shared),
        rating::rating(rating, &pack),
        matches,
    ));
    nodes(you.class("you"))
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
        label((input, span(shared.words.you.share_ratings()))).class("consent")
    ))
}
