//! Ratings in links: the reader shares theirs, and sees somebody else's.

use super::among::among;
use super::rate;
use super::result::saveable_result;
use crate::choices::code_of_ratings;
use crate::node::{NodeRef, *};
use crate::route::{Route, View};
use crate::shared::Shared;
use crate::views::action::{action, expanded};
use crate::views::filters::filters;
use crate::views::link_to_copy::{LinkToCopy, link_to_copy};
use crate::views::mark::own_mark;
use crate::views::topics::statements_by_topic;
use leptos::prelude::*;
use standpoint_core::compare::{Answer, Ratings, Weight};

/// Reads ratings from the address, now and after each navigation. Returns whether the address has
/// some that can't be used.
pub fn follow_ratings(shared: Shared) -> RwSignal<bool> {
    let are_damaged = RwSignal::new(false);
    let read = move || {
        let code = code_of_ratings(&shared.fragment());
        let found = code
            .as_ref()
            .map(|it| Ratings::from_code(it, &shared.pack()));
        are_damaged.set(found == Some(None));
        // A link without ratings is one to the view.
        let found = found.flatten().filter(|it| !it.is_empty());
        shared.shown_ratings.set(found);
    };
    read();
    on_mount(move || {
        shared.route.track();
        if shared.view.get_untracked() == View::You {
            untrack(read);
        }
    });
    are_damaged
}

/// Renders the ratings in the address and whose side they are on.
pub fn shared_ratings(shared: Shared, heading: NodeRef) -> Node {
    let words = shared.words.sharing();
    let leave = move || {
        shared.shown_ratings.set(None);
        shared.update_address();
        heading.focus();
    };
    let own = dynamic(move || match shared.ratings.with(Ratings::is_empty) {
        true => words.rate(),
        false => words.own(),
    });
    let own = action("button", own, leave);
    // Not if it would replace ratings.
    let keep = dynamic(move || {
        shared.ratings.with(Ratings::is_empty).then(|| {
            action("button secondary", words.keep(), move || {
                let shown = shared.shown_ratings.get_untracked().unwrap_or_default();
                rate(shared, |ratings| {
                    // Another widget on the page may have stored some.
                    if ratings.is_empty() {
                        *ratings = shown;
                    }
                });
                leave();
            })
        })
    });
    nodes((
        p(words.about()).class("lead"),
        p((own, " ", keep)).class("next-steps"),
        details((summary(words.all()), list(shared))).class("shared-ratings"),
        section((
            h2(words.matches()),
            filters(shared),
            saveable_result(shared),
            among(shared),
        ))
        .class("matches"),
    ))
}

/// Returns the title of a saved picture, which says so if the ratings are not the reader's.
pub fn title(shared: Shared, own: &'static str) -> String {
    match shared.shown_ratings.with_untracked(Option::is_some) {
        true => [shared.words.sharing().title(), " · ", own].concat(),
        false => own.to_owned(),
    }
}

/// Returns the name of a saved file: another one if the ratings are not the reader's.
pub fn file_name(shared: Shared, own: &'static str, of_link: &'static str) -> &'static str {
    match shared.shown_ratings.with_untracked(Option::is_some) {
        true => of_link,
        false => own,
    }
}

/// Renders all statements that are rated, by topic.
fn list(shared: Shared) -> Node {
    let words = shared.words;
    let shown = shared.shown_ratings.get_untracked().unwrap_or_default();
    let pack = shared.pack();
    let topics = statements_by_topic(&pack)
        .into_iter()
        .map(|(topic, issues)| {
            let entries = issues.into_iter().filter_map(|issue| {
                let rating = shown.get(&issue.id)?;
                let statement = q(&issue.proposition).lang_of_pack(&shared);
                let double = (rating.weight == Weight::Double)
                    .then(|| [words.language.comma(), words.you().double()].concat());
                let how = match rating.answer {
                    Answer::Step(step) => {
                        nodes((own_mark(step), " ", words.model().own_step(step)))
                    }
                    Answer::Skipped => nodes(words.you().skipped()),
                };
                Some(li((statement, " ", span((how, double)).class("how"))))
            });
            let entries: Vec<_> = entries.collect();
            (!entries.is_empty()).then(|| (h3(&topic.name).lang_of_pack(&shared), ul(entries)))
        });
    nodes(topics.collect::<Vec<_>>())
}

/// Renders [`share`] once there is something to share.
pub fn share_if_rated(shared: Shared) -> Node {
    // Not rendered again with each rating: the link would close.
    let is_empty = memo(move || shared.ratings.with(Ratings::is_empty));
    dynamic(move || (!is_empty.get()).then(|| share(shared)).flatten())
}

/// Renders the button that makes a link with the reader's ratings, and the link with a warning.
/// Nothing if nobody else could open the page.
fn share(shared: Shared) -> Option<Element> {
    let page = shared.navigation().shared_address()?;
    let words = shared.words.sharing();
    let is_open = RwSignal::new(false);
    let link = move || {
        let ratings = shared.ratings.get();
        // Tracked, since the link has the choices.
        shared.choices.track();
        let fragment = shared.fragment_with(&Route::Top(View::You), Some(&ratings));
        [&page, "#", &fragment].concat()
    };
    let press = action("button secondary", words.share(), move || {
        is_open.update(|it| *it = !*it);
    })
    .dynamic_attribute("aria-expanded", move || Some(expanded(is_open.get())));
    let panel = dynamic(move || {
        is_open.get().then(|| {
            let LinkToCopy {
                field,
                button,
                status,
            } = link_to_copy(shared, link.clone(), words.link());
            (p(words.warning()), field, p((button, " ", status)))
        })
    });
    Some(
        div((press, panel))
            .class("share")
            .attribute("data-no-picture", ""),
    )
}
