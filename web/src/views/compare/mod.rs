//! The comparison: who stands where, in tabs.

mod actors;
mod everyone;
mod find;
mod grid;
mod pair;
mod statements;

use super::changes::change;
use super::claims::{derived_conflict, dispute};
use super::filters::filters_of_positions;
use super::heading::view_heading;
use super::save::{Data, Saved, with_menu};
use super::topics::class_of_view;
use crate::node::*;
use crate::route::{Route, Tab};
use crate::shared::Shared;
use leptos::prelude::*;
use standpoint_core::Pack;
use standpoint_core::compare::{Dispute, Filter, Standings, changes, conflicts, disputes};

/// Renders the view.
pub fn compare(shared: Shared) -> Node {
    shared.follow_choices();
    let pack = shared.pack();
    let tabs = tabs(&pack);
    let first = tabs.first().map_or(Tab::Statements, |(tab, _)| *tab);
    let wanted = move |route: &Route| match route {
        Route::Top(_) => first,
        route => route.tab(),
    };
    // Not the route itself: choosing another pair must not render the tab again.
    let current = memo(move || shared.route.with(wanted));
    let compare = div((
        view_heading(shared, shared.words.compare().title()),
        links(shared, &tabs, current),
        dynamic(move || panel(shared, current.get())),
    ));
    nodes(compare.class(class_of_view("compare", &pack)))
}

fn links(shared: Shared, tabs: &[(Tab, Option<usize>)], current: RwSignal<Tab>) -> Element {
    let link = |(tab, count): (Tab, Option<usize>)| {
        let count = count.map(|count| (" ", small(count as u32)));
        let link = a((name(shared, tab), count))
            .attribute("href", shared.link(&Route::Compare(tab)))
            .dynamic_attribute("aria-current", move || {
                (current.get() == tab).then_some("true")
            });
        li(link)
    };
    let links: Vec<_> = tabs.iter().copied().map(link).collect();
    nav(ul(links))
        .class("tabs")
        .attribute("aria-label", shared.words.compare().title())
}

fn name(shared: Shared, tab: Tab) -> &'static str {
    let words = shared.words.compare();
    match tab {
        Tab::Statements => words.statements(),
        Tab::Grid => words.matrix(),
        Tab::Pair => words.pair(),
        Tab::Claims => words.claims(),
        Tab::Changes => words.changes_tab(),
    }
}

/// Returns the tabs that have something to show, whatever the reader leaves out. Those that are lists
/// have their number of entries.
fn tabs(pack: &Pack) -> Vec<(Tab, Option<usize>)> {
    let standings = Standings::new(pack, Filter::ALL);
    let tabs = Tab::ALL.into_iter().filter_map(|tab| {
        let count = match tab {
            Tab::Statements => pack.issues().len(),
            Tab::Claims => disputes(pack).len(),
            Tab::Changes => changes(&standings).len(),
            Tab::Grid => return (!pack.issues().is_empty()).then_some((tab, None)),
            Tab::Pair => {
                let actors = pack.actors().iter();
                let with_position = actors.filter(|it| standings.has_position(&it.id));
                return (with_position.count() > 1).then_some((tab, None));
            }
        };
        (count > 0).then_some((tab, Some(count)))
    });
    tabs.collect()
}

fn panel(shared: Shared, tab: Tab) -> Element {
    let pack = shared.pack();
    let content = match tab {
        Tab::Statements => statements::statements(shared),
        Tab::Grid => grid::grid(shared),
        Tab::Pair => pair::pair(shared, &pack),
        Tab::Claims => claims(shared, &pack),
        Tab::Changes => changed(shared),
    };
    section((h2(name(shared, tab)).class("visually-hidden"), content)).class("panel")
}

fn claims(shared: Shared, pack: &Pack) -> Node {
    let (denied, weakened): (Vec<_>, Vec<_>) =
        disputes(pack).into_iter().partition(|it| it.denials() > 0);
    if denied.is_empty() && weakened.is_empty() {
        return none(shared);
    }
    let words = shared.words.statements();
    let group = |title, disputes: Vec<Dispute<'_>>| {
        (!disputes.is_empty()).then(|| {
            let heading = heading_of_group(title, disputes.len());
            let entry = |it| dispute(shared, pack, &it, true);
            let entries: Vec<_> = disputes.into_iter().map(entry).collect();
            (heading.class("group"), ul(entries).class("disputes"))
        })
    };
    let derived = conflicts(pack).into_iter().filter(|it| !it.is_direct());
    let derived: Vec<_> = derived
        .map(|it| derived_conflict(shared, pack, &it))
        .collect();
    let derived = (!derived.is_empty()).then(|| {
        (
            h3(words.derived()).class("group"),
            p(words.derived_about()).class("standfirst"),
            ul(derived).class("disputes"),
        )
    });
    nodes((
        p(shared.words.story().claims_about()).class("standfirst"),
        with_menu(
            shared,
            saved(shared.words.compare().disputes(), "claims", Data::Claims),
            div((
                group(words.denied(), denied),
                group(words.weakened(), weakened),
                derived,
            )),
        ),
    ))
}

fn changed(shared: Shared) -> Node {
    let words = shared.words.compare();
    let entries = dynamic(move || {
        let pack = shared.pack();
        let standings = Standings::new(&pack, shared.choices.get().filter);
        let entry = |it| change(shared, &pack, it);
        let entries: Vec<_> = changes(&standings).iter().map(entry).collect();
        if entries.is_empty() {
            none(shared)
        } else {
            nodes(div(entries).class("changes"))
        }
    });
    nodes((
        filters_of_positions(shared),
        p(words.changes_about()).class("standfirst"),
        with_menu(
            shared,
            saved(words.changes_tab(), "changes", Data::Changes),
            div(entries),
        ),
    ))
}

fn saved(title: &'static str, name: &'static str, data: Data) -> Saved {
    let title = title.to_owned();
    Saved { name, title, data }
}

/// Renders the heading of a group of entries, with their number.
fn heading_of_group(title: &'static str, count: usize) -> Element {
    h3((title, " ", small(count as u32)))
}

/// Renders the text of a tab that has nothing to show.
fn none(shared: Shared) -> Node {
    nodes(p(shared.words.compare().none()).class("empty"))
}
