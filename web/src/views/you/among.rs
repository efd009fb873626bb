//! The reader's ratings on the same lines as everybody's positions.

use crate::choices::Choices;
use crate::node::*;
use crate::shared::Shared;
use crate::views::statements::{Statements, scale};
use leptos::prelude::*;
use standpoint_core::compare::{Standings, divisions, widest_clashes};

/// The number of statements that are shown at first: the widest clashes, if there are any.
const MAX_SHOWN: usize = 6;

pub fn among(shared: Shared) -> Node {
    let is_open = RwSignal::new(false);
    let toggle = move |event| {
        let element = event_target::<web_sys::Element>(&event);
        is_open.set(element.has_attribute("open"));
    };
    dynamic(move || {
        let words = &shared.words.you;
        let (shown, rest) = lines(shared, false);
        if shown.is_empty() {
            return None;
        }
        let rest = (rest > 0).then(|| {
            let others = dynamic(move || {
                is_open
                    .get()
                    .then(|| div(lines(shared, true).0).class("lines"))
            });
            details((summary(words.other_statements(rest)), others))
                .flag("open", is_open.get_untracked())
                .on("toggle", toggle)
                .class("other-statements")
        });
        Some((
            h2(words.among()),
            p(words.among_about()).class("standfirst"),
            div((scale(shared), shown)).class("lines"),
            rest,
        ))
    })
}

/// Renders the statements that are shown at first, or the others; and returns how many others there
/// are.
fn lines(shared: Shared, others: bool) -> (Vec<Element>, usize) {
    let pack = shared.pack();
    let Choices { filter, voices } = shared.choices.get();
    let standings = Standings::new(&pack, filter);
    let ratings = shared.ratings.get();
    let mut rated = divisions(&standings, voices);
    rated.retain(|it| {
        let rating = ratings.get(&it.issue.id);
        rating.is_some_and(|rating| rating.answer.step().is_some())
    });
    let mut first: Vec<_> = match rated.len() <= MAX_SHOWN {
        true => rated.iter().collect(),
        false => widest_clashes(&rated, MAX_SHOWN),
    };
    if first.is_empty() {
        first = rated.iter().take(MAX_SHOWN).collect();
    }
    let is_first = |id: &_| first.iter().any(|it| it.issue.id == *id);
    let rows = Statements::new(shared, &standings).with_ratings(&ratings);
    let shown = rated
        .iter()
        .filter(|it| is_first(&it.issue.id) != others)
        .map(|it| rows.on_line(it));
    (shown.collect(), rated.len() - first.len())
}
