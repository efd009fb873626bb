//! What the reader should be asked again: a review of this story, and links to others.

use super::state::{QuizState, RatedAnswer, Shown};
use crate::clock::{end_of_today, now};
use crate::device::with_device;
use crate::navigation::DEFAULT_PLAN;
use crate::node::*;
use crate::shared::Shared;
use leptos::prelude::*;
use standpoint_core::pack::{PackEntry, PackId};
use standpoint_core::quiz::{ItemId, Plan, Session};
use standpoint_core::review::Schedule;

/// Renders what there is to review, or during a review the way back to the quiz. Each time it is
/// rendered, it records the answers that the reviews don't have yet.
pub fn review_part(shared: Shared, state: QuizState, packs: RwSignal<Vec<PackEntry>>) -> Node {
    let due = RwSignal::new(Due::find(shared, state));
    let content = dynamic(move || match state.is_review() {
        true => nodes(leave(shared, state)),
        false => nodes(due.with(|due| {
            let own = (!due.own.is_empty()).then(|| own(shared, state, due.own.len()));
            let others = (!due.others.is_empty()).then(|| others(shared, &due.others, packs));
            (own, others)
        })),
    });
    let mut part = div(content).class("due");
    // Another tab has recorded answers, or a day has passed.
    for event in ["storage", "focus", "visibilitychange"] {
        part = part.on_window(event, move |_| {
            let now = Due::find(shared, state);
            // Rendered again, the button would lose the focus.
            if due.with_untracked(|due| *due != now) {
                due.set(now);
            }
        });
    }
    nodes(part)
}

fn own(shared: Shared, state: QuizState, count: usize) -> Element {
    let words = shared.words.review();
    let start = state.step_button("button secondary", words.start(), move || {
        // A story with generated questions may have others than when the button was rendered.
        let due = Due::find(shared, state).own;
        if !due.is_empty() {
            state.review(shared, plan_of(state, due));
        }
    });
    section((
        div((p(strong(words.due(count))), p(words.about()))),
        p(start),
    ))
}

fn leave(shared: Shared, state: QuizState) -> Element {
    let words = shared.words.review();
    let label = match state.leads_back_to_result() {
        true => words.leave_to_result(),
        false => words.leave(),
    };
    p(state.step_button("link", label, move || state.leave_review(shared)))
}

/// Renders the other stories, each with the number of its questions. Those that the page's list of
/// stories lacks may have been removed, so they have no link.
fn others(shared: Shared, others: &[(PackId, usize)], packs: RwSignal<Vec<PackEntry>>) -> Element {
    let navigation = shared.navigation();
    let link = |(story, count): &(PackId, usize)| {
        let entry = packs.with(|packs| packs.iter().find(|it| it.id == *story).cloned());
        let title = match entry {
            Some(entry) => a(entry.title).attribute("href", navigation.pack_link(story)),
            None => span(story.to_string()),
        };
        li((title.dir_auto(), " ", small(count.to_string())))
    };
    let links: Vec<_> = others.iter().map(link).collect();
    div((p(shared.words.review().elsewhere()), ul(links)))
}

/// What the reader should be asked again today.
#[derive(PartialEq)]
struct Due {
    /// The questions of this story, the least known first.
    own: Vec<ItemId>,
    /// The other stories, each with the number of its questions. None while the reader is answering, and
    /// none in a widget, which doesn't link to others.
    others: Vec<(PackId, usize)>,
}

impl Due {
    fn find(shared: Shared, state: QuizState) -> Self {
        let schedule = sync_reviews(shared, state);
        let pack = shared.pack();
        let due = schedule.due(end_of_today());
        let own = due.cards.into_iter().filter(|it| it.story == *pack.id());
        let is_asking = matches!(state.shown.get_untracked(), Shown::One(_) | Shown::All)
            && !state.with(Session::finished);
        let mut others = due.stories;
        if is_asking || !shared.navigation().is_page() {
            others.clear();
        }
        others.retain(|(story, _)| story != pack.id());
        Self {
            own: own.map(|it| it.item).collect(),
            others,
        }
    }
}

/// Records the answers that the reviews don't have yet, drops the cards of questions that the story no
/// longer has, and returns the schedule. Answers that can't be stored are in it too, and the next call
/// tries again to store them.
pub fn sync_reviews(shared: Shared, state: QuizState) -> Schedule {
    // Otherwise answers that were deleted in another tab would be recorded again.
    state.sync_stored(shared);
    let (pack, story) = (shared.pack(), shared.pack().id().clone());
    with_device(shared, &|device| {
        let stored = device.reviews(now());
        let is_writable = stored.is_ok() && !shared.is_read_only();
        let mut schedule = stored.unwrap_or_default();
        let before = schedule.clone();
        let (mut answers, quiz) = state.to_record();
        if state.is_review() {
            // What another tab has reviewed meanwhile is not due any more.
            answers.retain(|(item, _)| {
                let card = schedule.card(&story, item);
                card.is_none_or(|it| it.due() <= end_of_today())
            });
        }
        for (item, rating) in quiz {
            let is_it = |(other, _): &RatedAnswer| *other == item;
            if schedule.card(&story, &item).is_none() && !answers.iter().any(is_it) {
                answers.push((item, rating));
            }
        }
        let cards = schedule.iter().filter(|(of, ..)| **of == story);
        let mut items: Vec<_> = cards.map(|(_, item, _)| item.clone()).collect();
        for (item, _) in &answers {
            if !items.contains(item) {
                items.push(item.clone());
            }
        }
        if items.is_empty() {
            return schedule;
        }
        // Those that were generated with another seed can't all be asked again.
        let session = Session::start(&pack, plan_of(state, items));
        let items: Vec<_> = session.items().iter().map(|item| item.id.clone()).collect();
        schedule.keep_items(&story, &items);
        for (item, rating) in answers {
            if items.contains(&item) {
                schedule.record(&story, &item, rating, now());
            }
        }
        if schedule == before {
            state.mark_recorded();
        } else if is_writable {
            match device.write_reviews(&schedule, now()) {
                Ok(()) => state.mark_recorded(),
                Err(error) => shared.notify_error(error),
            }
        }
        schedule
    })
}

/// Renders how answers are rated, and what follows from it.
pub fn how_reviewed(shared: Shared) -> Element {
    let words = shared.words.review();
    let ratings = [
        words.rated_again(),
        words.rated_hard(),
        words.rated_good(),
        words.rated_easy(),
    ];
    details((
        summary(words.how()),
        div((
            p(words.how_rated()),
            ul(ratings.map(li)),
            p(words.how_dates()),
        )),
    ))
    .class("folded")
}

/// Returns when the reader is asked again, if the question can be asked again.
pub fn next_time(shared: Shared, schedule: &Schedule, item: &ItemId) -> Option<String> {
    let words = shared.words.review();
    let card = schedule.card(shared.pack().id(), item)?;
    let days = (card.due() - end_of_today() - 1).div_euclid(DAY) + 1;
    Some(match days {
        ..1 => words.today().into(),
        1 => words.tomorrow().into(),
        days => words.later(days as usize),
    })
}

/// Seconds in a day.
const DAY: i64 = 86_400;

/// Returns the plan of a review of these questions. The seed is always the same, so that it generates
/// the same ones.
fn plan_of(state: QuizState, only: Vec<ItemId>) -> Plan {
    Plan {
        certainty: state.with(|session| session.plan().certainty),
        only,
        ..DEFAULT_PLAN
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests;
