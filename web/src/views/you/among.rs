//! The reader's ratings on the same lines as everybody's positions.

use super::share::{file_name, title};
use crate::choices::Choices;
use crate::node::*;
use crate::shared::Shared;
use crate::views::action::opened;
use crate::views::save::{Data, Saved, with_menu};
use crate::views::statements::{Statements, scale};
use leptos::prelude::*;
use standpoint_core::compare::{Standings, divisions, widest_clashes};

/// The number of statements that are shown at first: the widest clashes, if there are any.
const MAX_SHOWN: usize = 6;

pub fn among(shared: Shared) -> Node {
    let is_open = RwSignal::new(false);
    dynamic(move || {
        let words = shared.words.you();
        let (shown, rest) = lines(shared, false);
        if shown.is_empty() {
            return None;
        }
        let rest = (rest > 0).then(|| {
            opened(
                words.other_statements(rest),
                move || is_open.get(),
                move |now| is_open.set(now),
                move || div(lines(shared, true).0).class("lines"),
            )
            .class("other-statements")
        });
        let saved = Saved {
            name: file_name(shared, "among", "among-from-a-link"),
            title: title(shared, words.among()),
            data: Data::Positions,
        };
        Some((
            h2(words.among()),
            p(words.among_about()).class("standfirst"),
            with_menu(shared, saved, div((scale(shared), shown)).class("lines")),
            rest,
        ))
    })
}

/// Renders the statements that are shown at first, or the others; and returns how many others there
/// are.
fn lines(shared: Shared, others: bool) -> (Vec<Element>, usize) {
    let pack = shared.pack();
    let Choices { filter, voices, .. } = shared.choices.get();
    let standings = Standings::new(&pack, filter);
    let ratings = shared.rated_in_view();
    let mut rated = divisions(&standings, voices);
    rated.retain(|it| ratings.step(&it.issue.id).is_some());
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
