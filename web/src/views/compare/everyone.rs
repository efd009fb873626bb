//! A table of all pairs: on how many of their shared statements the two agree.

use crate::choices::Choices;
use crate::event::Event;
use crate::node::{NodeRef, *};
use crate::route::Route;
use crate::shared::Shared;
use crate::views::evidence::opens_new_tab;
use crate::views::names::{isolated, sentence};
use crate::views::save::{Data, Saved, with_menu};
use leptos::prelude::*;
use standpoint_core::compare::{PairCounts, Standings, everyone_who_spoke_most};
use standpoint_core::pack::Actor;

/// With more, the table would be larger than a page.
const MAX_SHOWN: usize = 20;

/// Renders the table. Nothing if fewer than three spoke on the same statements.
/// A link puts two side by side and leads to `comparison`.
pub fn everyone_table(shared: Shared, comparison: NodeRef) -> Option<Node> {
    let words = shared.words.compare();
    let pack = shared.pack();
    let Choices { filter, voices, .. } = shared.choices.get();
    let standings = Standings::new(&pack, filter);
    let shown = everyone_who_spoke_most(&standings, voices, &shared.name_order(), MAX_SHOWN);
    let count = shown.parties.len();
    if count < 3 {
        return None;
    }
    let actor = |at: usize| shown.parties[at].actor;
    let head = |at: usize| {
        let name = span(actor(at).short_name().to_owned()).lang_of_pack(&shared);
        th(name).attribute("scope", "col").class("upright")
    };
    let row = |row: usize| {
        let cell = |column: usize| {
            let counts = shown.pair(row, column);
            td(counts.map(|counts| cell(shared, [actor(row), actor(column)], counts, comparison)))
        };
        let cells: Vec<_> = (0..count).map(cell).collect();
        let name = th(actor(row).short_name().to_owned())
            .attribute("scope", "row")
            .lang_of_pack(&shared);
        tr((name, cells))
    };
    let heads: Vec<_> = (0..count).map(head).collect();
    let rows: Vec<_> = (0..count).map(row).collect();
    let content = (thead(tr((td(()), heads))), tbody(rows));
    let left_out = shown.left_out;
    let left_out = (left_out > 0).then(|| p(words.everyone_left_out(left_out)).class("order"));
    let saved = Saved {
        name: "everyone",
        title: words.everyone().to_owned(),
        data: Data::Everyone,
    };
    Some(nodes((
        h3(words.everyone()),
        p(words.everyone_about()).class("standfirst"),
        with_menu(
            shared,
            saved,
            div(table(content).class("everyone")).class("scroll"),
        ),
        left_out,
    )))
}

/// Renders how two relate as a link that puts them side by side.
fn cell(
    shared: Shared,
    [one, other]: [&Actor; 2],
    counts: PairCounts,
    comparison: NodeRef,
) -> Element {
    let (agree, of) = (usize::from(counts.agree), counts.shared());
    let [left, right] = [one, other].map(|it| isolated(it.short_name()));
    let words = shared.words.compare();
    let label = words.everyone_cell(&left, &right, agree, of);
    // From no agreement to full agreement.
    let shade = match (agree, agree * 3 / of) {
        (0, _) => "shade-0",
        (_, 0) => "shade-1",
        (_, 1) => "shade-2",
        (_, 2) => "shade-3",
        _ => "shade-4",
    };
    let text = [&agree.to_string(), "/", &of.to_string()].concat();
    let (left, right) = (one.id.clone(), other.id.clone());
    let route = Route::Pair(left.clone(), right.clone());
    a((
        span(text).attribute("aria-hidden", "true"),
        span(sentence(shared, &label)).class("visually-hidden"),
    ))
    .attribute("href", shared.link(&route))
    .class(shade)
    .on("click", move |event| {
        if opens_new_tab(&event) {
            return;
        }
        event.prevent_default();
        shared.navigation().emit(Event::Compared(&left, &right));
        shared.route.set(Route::Pair(left.clone(), right.clone()));
        shared.update_address();
        comparison.show();
    })
}
