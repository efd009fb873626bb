//! All statements by topic, with everyone on a line from disagree to agree.

use super::find::{Search, find_statement, found};
use super::none;
use crate::choices::Choices;
use crate::node::*;
use crate::shared::Shared;
use crate::views::filters::filters;
use crate::views::save::{Data, Saved, with_menu};
use crate::views::statements::{Statements, key, scale};
use crate::views::topics::{are_many, chooser, used_topics};
use leptos::prelude::*;
use standpoint_core::compare::{IssueDivision, Standings, divisions, names_on};

pub fn statements(shared: Shared) -> Node {
    let pack = shared.pack();
    let count = pack.issues().len();
    if count == 0 {
        return none(shared);
    }
    let are_many = are_many(&pack);
    let chosen = RwSignal::new(0);
    let search = Search::new();
    let lines = dynamic(move || {
        with_found(shared, search, &|standings, found| {
            let rows = Statements::new(shared, standings).by_topic();
            let topics = used_topics(standings.pack()).into_iter().enumerate();
            let shows_all = !are_many || !search.is_empty();
            let topics = topics.filter(|(index, _)| shows_all || *index == chosen.get());
            let topics = topics.map(|(_, topic)| {
                let of_topic = found.iter().filter(|it| it.issue.topic == topic.id);
                let lines: Vec<_> = of_topic.map(|it| rows.on_line(it)).collect();
                let heading = h3(&topic.name).class("topic").lang_of_pack(&shared);
                (!lines.is_empty()).then_some((heading, lines))
            });
            nodes(topics.collect::<Vec<_>>())
        })
    });
    let status = dynamic(move || {
        (!search.is_empty()).then(|| {
            with_found(shared, search, &|_, all| {
                nodes(found(shared, search, [all.len(), count], &[], || {}))
            })
        })
    });
    let saved = Saved {
        name: "statements",
        title: shared.words.compare().statements().to_owned(),
        data: Data::Positions,
    };
    nodes((
        filters(shared),
        find_statement(shared, search),
        // A search finds statements of all topics.
        dynamic(move || (are_many && search.is_empty()).then(|| chooser(shared, chosen))),
        with_menu(
            shared,
            saved,
            div((
                div(status).attribute("role", "status"),
                key(shared),
                div((scale(shared), lines)).class("lines"),
            )),
        ),
    ))
}

/// Computes the statements that are found for `render`.
fn with_found(
    shared: Shared,
    search: Search,
    render: &dyn Fn(&Standings<'_>, &[IssueDivision<'_>]) -> Node,
) -> Node {
    let pack = shared.pack();
    let Choices { filter, voices, .. } = shared.choices.get();
    let standings = Standings::new(&pack, filter);
    let mut found = divisions(&standings, voices);
    if let Some(finds) = search.matcher() {
        found.retain(|it| finds(&names_on(&pack, it)));
    }
    render(&standings, &found)
}
