//! The whole article, folded: the timeline, the actors, and a line for each paragraph.

use super::anchored;
use crate::node::{NodeRef, *};
use crate::route::Route;
use crate::shared::Shared;
use crate::views::action::{in_parts, opened};
use crate::views::dates::date;
use crate::views::evidence::evidence_links;
use crate::views::names::{isolated, name_list, sentence};
use leptos::prelude::*;
use standpoint_core::Pack;
use standpoint_core::compare::{is_to_come, speakers, timeline};
use standpoint_core::pack::{Actor, Event, Paragraph};

/// With more people, they are rendered while they are open: so many in a task.
const MANY_PEOPLE: usize = 200;

/// Renders the section.
pub fn everything(shared: Shared, pack: &Pack) -> Element {
    let words = shared.words.story();
    section((
        h2(words.everything()),
        events(shared, pack),
        people(shared, pack),
        paragraphs(shared, pack),
        about_source(shared, pack),
    ))
    .class("everything")
}

fn folded(title: impl IntoNodes, note: impl IntoNodes, content: Element) -> Element {
    let head = summary((h3(title), " ", small(note)));
    details((head, content)).class("folded")
}

fn events(shared: Shared, pack: &Pack) -> Option<Element> {
    let words = shared.words.story();
    let entry = |event: &Event| {
        let to_come = is_to_come(pack, event);
        let to_come = to_come.then(|| small(words.to_come()).class("basis").lang_of_page(&shared));
        let what = (
            event.title.clone(),
            " ",
            evidence_links(shared, &event.evidence),
            to_come,
        );
        li((
            p(date(shared.words, &event.date)).class("when"),
            p(what).class("what").lang_of_pack(&shared),
        ))
    };
    let entries: Vec<_> = timeline(pack).into_iter().map(entry).collect();
    let count = entries.len();
    (count > 0).then(|| {
        let list = ol(entries).class("timeline");
        folded(words.timeline(), words.event_count(count), list)
    })
}

fn people(shared: Shared, pack: &Pack) -> Option<Element> {
    let words = shared.words.story();
    let count = pack.actors().len();
    let (title, note) = (words.people(), words.named(count));
    if count == 0 {
        return None;
    }
    if !are_many(pack) {
        return Some(folded(title, note, list_of_people(shared)));
    }
    let is_open = RwSignal::new(false);
    let head = (h3(title), " ", small(note));
    let set_open = move |now| is_open.set(now);
    let list = move || list_of_people(shared);
    Some(opened(head, move || is_open.get(), set_open, list).class("folded"))
}

/// Returns whether a pack has so many actors that they would be most of the story.
fn are_many(pack: &Pack) -> bool {
    pack.actors().len() > MANY_PEOPLE
}

/// Renders the actors for readers without a script, if the story shows them only while they are open.
#[cfg(feature = "ssr")]
pub fn plain_people(shared: Shared, pack: &Pack) -> Option<Node> {
    are_many(pack).then(|| {
        let title = h2(shared.words.story().people());
        let people = dl(persons(shared, pack, pack.actors())).class("people");
        nodes(section((title, people)))
    })
}

fn list_of_people(shared: Shared) -> Element {
    let count = shared.pack().actors().len();
    let list = in_parts(MANY_PEOPLE, count, move |range| {
        let pack = shared.pack();
        nodes(persons(shared, &pack, &pack.actors()[range]))
    });
    dl(list).class("people")
}

fn persons(shared: Shared, pack: &Pack, actors: &[Actor]) -> Vec<Element> {
    actors.iter().map(|it| person(shared, pack, it)).collect()
}

fn person(shared: Shared, pack: &Pack, actor: &Actor) -> Element {
    let group = actor.member_of.as_ref();
    let group = group.map(|group| {
        let group = [" (", &isolated(&pack[group].name), ")"].concat();
        sentence(shared, &group)
    });
    let kind = span((shared.words.model().actor_kind(actor.kind), group)).class("kind");
    let who = (
        kind,
        ". ",
        span(&actor.role).lang_of_pack(&shared),
        " ",
        evidence_links(shared, &actor.evidence),
    );
    div((dt(&actor.name).lang_of_pack(&shared), dd(who).dir_auto()))
}

fn paragraphs(shared: Shared, pack: &Pack) -> Element {
    let words = shared.words.story();
    let paragraphs = &pack.source().paragraphs;
    let count = paragraphs.len();
    let node_refs: Vec<_> = (0..count).map(|_| NodeRef::new()).collect();
    let entries: Vec<_> = paragraphs
        .iter()
        .zip(1..)
        .zip(&node_refs)
        .map(|((paragraph, number), node_ref)| {
            paragraph_entry(shared, pack, paragraph, number).node_ref(*node_ref)
        })
        .collect();
    let list = ol(entries).class("paragraphs");
    let details = NodeRef::new();
    let list = folded(words.paragraphs(count), words.paragraphs_about(), list).node_ref(details);
    on_mount(move || {
        if let Route::Paragraph(number) = shared.route.get()
            && let Some(at) = (number as usize).checked_sub(1)
            && let Some(entry) = node_refs.get(at)
        {
            details.open();
            entry.show();
        }
    });
    list
}

fn paragraph_entry(shared: Shared, pack: &Pack, paragraph: &Paragraph, number: u32) -> Element {
    let class = move || {
        let is_target = shared
            .route
            .with(|route| *route == Route::Paragraph(number));
        is_target.then_some("target")
    };
    let speakers: Vec<_> = speakers(pack, number)
        .into_iter()
        .map(|id| pack[id].short_name())
        .collect();
    let speakers = (!speakers.is_empty())
        .then(|| span(sentence(shared, &name_list(shared.words, &speakers))).class("speakers"));
    let entry = li((span(&paragraph.digest).lang_of_pack(&shared), speakers));
    let entry = entry.focusable().dynamic_attribute("class", class);
    anchored(shared, entry, &Route::Paragraph(number))
}

/// Renders whose article it is, and how to read it.
fn about_source(shared: Shared, pack: &Pack) -> Node {
    let words = shared.words.story();
    let source = pack.source();
    let title = source.title.clone().map(|title| {
        let cited = cite(title)
            .attribute("lang", source.language.clone())
            .dir_auto();
        (words.source_title(), " ", cited, " ")
    });
    let digests_only = (!source.owned).then(|| (words.digests_only(), " "));
    let link = match &source.link {
        Some(link) => {
            let link = a(words.read()).attribute("href", link.as_str().to_owned());
            nodes(link.attribute("rel", "noopener noreferrer"))
        }
        None if source.owned => nodes(()),
        None => nodes(words.no_link()),
    };
    nodes(p((title, digests_only, link)).class("about-source"))
}
