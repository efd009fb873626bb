//! The comparison: who stands where, in tabs.

mod matrix;
mod pair;
mod statements;

pub use matrix::grades;

use super::changes::change;
use super::claims::dispute;
use super::heading::view_heading;
use crate::node::*;
use crate::route::{Route, Tab};
use crate::shared::Shared;
use leptos::prelude::*;
use standpoint_core::Pack;
use standpoint_core::compare::{Grades, Standings, changes, disputes};

/// Renders the view.
pub fn compare(shared: Shared) -> Node {
    // Not the route itself: choosing another pair must not render the tab again.
    let tab = RwSignal::new(shared.route.with_untracked(Route::tab));
    on_mount(move || {
        let now = shared.route.with(Route::tab);
        if tab.get_untracked() != now {
            tab.set(now);
        }
    });
    let compare = div((
        view_heading(shared, shared.words.compare.title()),
        tabs(shared, tab),
        dynamic(move || panel(shared, tab.get())),
    ));
    nodes(compare.class("compare"))
}

/// Renders the links to the tabs, without those that have nothing to show.
fn tabs(shared: Shared, current: RwSignal<Tab>) -> Element {
    let pack = shared.pack();
    let links = Tab::ALL.map(|tab| {
        let count = count(&pack, tab);
        (count != Some(0)).then(|| {
            let count = count.map(|count| (" ", small(count as u32)));
            let link = a((name(shared, tab), count))
                .attribute("href", shared.link(&Route::Compare(tab)))
                .dynamic_attribute("aria-current", move || {
                    (current.get() == tab).then_some("true")
                });
            li(link)
        })
    });
    let links: Vec<_> = links.into_iter().flatten().collect();
    nav(ul(links))
        .class("tabs")
        .attribute("aria-label", shared.words.compare.title())
}

fn name(shared: Shared, tab: Tab) -> &'static str {
    let words = &shared.words.compare;
    match tab {
        Tab::Statements => words.statements(),
        Tab::Grid => words.matrix(),
        Tab::Pair => words.pair(),
        Tab::Claims => words.claims(),
        Tab::Changes => words.changes_tab(),
    }
}

/// Returns how much a tab has to show, if it is a number that says something.
fn count(pack: &Pack, tab: Tab) -> Option<usize> {
    let standings = || Standings::new(pack, Grades::ALL);
    match tab {
        Tab::Statements => Some(pack.issues().len()),
        Tab::Grid => None,
        Tab::Pair => {
            let standings = standings();
            let actors = pack.actors().iter();
            let count = actors.filter(|it| standings.has_position(&it.id)).count();
            (count < 2).then_some(0)
        }
        Tab::Claims => Some(disputes(pack).len()),
        Tab::Changes => Some(changes(&standings()).len()),
    }
}

fn panel(shared: Shared, tab: Tab) -> Element {
    let pack = shared.pack();
    let content = match tab {
        Tab::Statements => statements::statements(shared),
        Tab::Grid => matrix::matrix(shared, &pack),
        Tab::Pair => pair::pair(shared, &pack),
        Tab::Claims => claims(shared, &pack),
        Tab::Changes => changed(shared),
    };
    section((h2(name(shared, tab)).class("visually-hidden"), content)).class("panel")
}

fn claims(shared: Shared, pack: &Pack) -> Node {
    let entry = |it| dispute(shared, pack, &it, true);
    let entries: Vec<_> = disputes(pack).into_iter().map(entry).collect();
    if entries.is_empty() {
        return none(shared);
    }
    nodes((
        p(shared.words.story.claims_about()).class("standfirst"),
        ul(entries).class("disputes"),
    ))
}

fn changed(shared: Shared) -> Node {
    let words = &shared.words.compare;
    let entries = dynamic(move || {
        let pack = shared.pack();
        let standings = Standings::new(&pack, shared.grades.get());
        let entry = |it| change(shared, &pack, it);
        let entries: Vec<_> = changes(&standings).iter().map(entry).collect();
        if entries.is_empty() {
            none(shared)
        } else {
            nodes(div(entries).class("changes"))
        }
    });
    nodes((p(words.changes_about()).class("standfirst"), entries))
}

/// Renders the text of a tab that has nothing to show.
fn none(shared: Shared) -> Node {
    nodes(p(shared.words.compare.none()).class("empty"))
}
