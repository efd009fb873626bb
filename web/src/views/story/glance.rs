//! The dispute at a glance: the statements on which voices clash, and then the others.

use crate::node::*;
use crate::route::{Route, View};
use crate::shared::Shared;
use crate::views::action::opened;
use crate::views::save::{Data, Saved, with_menu};
use crate::views::statements::{Statements, key, scale};
use leptos::prelude::*;
use standpoint_core::compare::{
    Division, Filter, IssueDivision, Standings, Voices, divisions, widest_clashes,
};

/// The number of clashes up to which all are shown.
const MAX_CLASHES: usize = 8;
/// The number of statements up to which all are shown on the line, also those without a clash.
const FEW_STATEMENTS: usize = 6;

/// Renders the section. Nothing if the story has no statements.
pub fn glance(shared: Shared, standings: &Standings<'_>) -> Option<Element> {
    let all = divisions(standings, Voices::ByInstitution);
    if all.is_empty() {
        return None;
    }
    let words = shared.words.statements();
    let rows = Statements::new(shared, standings);
    let count = |is: fn(Division) -> bool| all.iter().filter(|it| is(it.division())).count();
    let clashes = count(|it| it == Division::Clash);
    let one_sided = count(|it| matches!(it, Division::OneSided(_)));
    let title = match clashes {
        0 => words.no_clash().to_owned(),
        _ => words.clash(clashes, all.len()),
    };
    let without = all.len() - clashes - one_sided;
    let are_all_coded = standings.are_all_coded();
    let facts = [
        (clashes > 0).then(|| words.opposite().to_owned()),
        (one_sided > 0).then(|| match are_all_coded {
            true => words.one_sided(one_sided, all.len()),
            false => words.one_sided_so_far(one_sided, all.len()),
        }),
        (without > 0).then(|| words.no_sides(without, all.len())),
        (!are_all_coded).then(|| words.partly_coded().to_owned()),
    ];
    let facts: Vec<_> = facts.into_iter().flatten().collect();
    let intro = div((p(facts.join(" ")).class("standfirst"), key(shared)));

    let is_small = all.len() <= FEW_STATEMENTS;
    let on_line = match is_small {
        true => all.iter().collect(),
        false => widest_clashes(&all, MAX_CLASHES),
    };
    let is_on_line = |it: &IssueDivision<'_>| on_line.iter().any(|on| on.issue.id == it.issue.id);
    let others: Vec<_> = all.iter().filter(|it| !is_on_line(it)).collect();
    let lines: Vec<_> = on_line.iter().map(|it| rows.on_line(it)).collect();
    let lines = (!lines.is_empty()).then(|| {
        let saved = Saved {
            name: "clashes",
            title: title.clone(),
            data: Data::Positions,
        };
        (saved, div((scale(shared), lines)).class("lines"))
    });
    let intro = intro.class("intro");
    let picture = match lines {
        // The picture has the key too.
        Some((saved, lines)) => with_menu(shared, saved, div((intro, lines)).class("glance")),
        None => nodes(intro),
    };
    Some(section((
        h2(title),
        picture,
        more_clashes(rows, &others),
        sides(rows, &others, are_all_coded),
        take_sides(shared, standings),
    )))
}

/// Renders the clashes that are left, folded: in a large story they are most of the page.
fn more_clashes(rows: Statements<'_>, others: &[&IssueDivision<'_>]) -> Option<Element> {
    let shared = rows.shared;
    let is_clash = |it: &&&IssueDivision<'_>| it.division() == Division::Clash;
    let clashes = others.iter().filter(is_clash);
    let ids: Vec<_> = clashes.map(|it| it.issue.id.clone()).collect();
    (!ids.is_empty()).then(|| {
        let label = shared.words.statements().more_clashes(ids.len());
        let is_open = RwSignal::new(false);
        let content = move || {
            let pack = shared.pack();
            let standings = Standings::new(&pack, Filter::ALL);
            let rows = Statements::new(shared, &standings);
            let all = divisions(&standings, Voices::ByInstitution);
            let clashes = all.iter().filter(|it| ids.contains(&it.issue.id));
            ul(clashes.map(|it| rows.in_list(it)).collect::<Vec<_>>())
        };
        opened(
            label,
            move || is_open.get(),
            move |now| is_open.set(now),
            content,
        )
        .class("more-clashes")
    })
}

/// Renders the statements on which all who spoke are on one side, by topic, and then those on which
/// nobody takes a side.
fn sides(rows: Statements<'_>, others: &[&IssueDivision<'_>], are_all_coded: bool) -> Option<Node> {
    let words = rows.shared.words.statements();
    let list = |heading: Element, is: &dyn Fn(&IssueDivision<'_>) -> bool| {
        let statements = others.iter().filter(|it| is(it));
        let statements: Vec<_> = statements.map(|it| rows.in_list(it)).collect();
        (!statements.is_empty()).then(|| section((heading, ul(statements))))
    };
    let topics = rows.pack.topics().iter();
    let lists: Vec<_> = topics
        .filter_map(|topic| {
            list(h4(&topic.name).lang_of_pack(&rows.shared), &|it| {
                it.issue.topic == topic.id && matches!(it.division(), Division::OneSided(_))
            })
        })
        .collect();
    let one_sided = (!lists.is_empty()).then(|| {
        let about = are_all_coded.then(|| p(words.one_sided_about()));
        let title = div((h3(words.one_sided_title()), about)).class("subheading");
        (title, div(lists).class("one-sided"))
    });
    let title = div(h3(words.no_sides_title())).class("subheading");
    let nobody = list(title, &|it| it.division() == Division::NoSides);
    let nobody = nobody.map(|list| div(list).class("one-sided"));
    (one_sided.is_some() || nobody.is_some()).then(|| nodes((one_sided, nobody)))
}

/// Renders how many of the actors take a side, with a link to the comparison.
fn take_sides(shared: Shared, standings: &Standings<'_>) -> Element {
    let words = shared.words.story();
    let pack = standings.pack();
    let actors = pack.actors().iter();
    let sides = actors.filter(|it| standings.takes_side(&it.id)).count();
    let link = a(words.to_compare()).attribute("href", shared.link(&Route::Top(View::Compare)));
    p((words.take_sides(pack.actors().len(), sides), " ", link)).class("more")
}
