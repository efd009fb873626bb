//! The story at a glance: timeline, figures, people, and a digest of each paragraph.

use super::dates::date;
use super::evidence::evidence_links;
use super::heading::heading;
use super::names::{isolated, name_list, sentence};
use crate::node::{NodeRef, *};
use crate::route::{Route, View};
use crate::shared::Shared;
use leptos::prelude::*;
use standpoint_core::Pack;
use standpoint_core::compare::{speakers, timeline};
use standpoint_core::pack::{Actor, Event, Figure, Paragraph};

/// Renders the view.
pub fn story(shared: Shared) -> Node {
    let pack = shared.pack();
    let words = &shared.words.story;
    let above = words.source(&isolated(&pack.source().publisher));
    let link = |view, class: &'static str, text: &'static str| {
        a(text)
            .class(class)
            .attribute("href", shared.link(&Route::Top(view)))
    };
    let next_steps = p((
        link(View::Quiz, "button", words.to_quiz()),
        link(View::Compare, "button secondary", words.to_compare()),
    ));
    let story = article((
        heading(
            shared,
            p(sentence(shared, &above)),
            h1(pack.title().to_owned()).lang_of_pack(&shared),
        ),
        p(pack.summary().to_owned())
            .class("lead")
            .lang_of_pack(&shared),
        about_source(shared, &pack),
        next_steps.class("next-steps"),
        timeline_section(shared, &pack),
        figures(shared, &pack),
        people(shared, &pack),
        paragraphs(shared, &pack),
    ));
    nodes(anchored(
        shared,
        story.class("story"),
        &Route::Top(View::Story),
    ))
}

fn about_source(shared: Shared, pack: &Pack) -> Node {
    let words = &shared.words.story;
    let source = pack.source();
    let title = source.title.clone();
    let title = title.map(|title| {
        let cited = cite(title)
            .attribute("lang", source.language.clone())
            .dir_auto();
        p((words.source_title(), " ", cited)).class("source-title")
    });
    let published = date(shared.words, &source.published);
    let digests_only = (!source.owned).then_some((" ", words.digests_only()));
    let link = match &source.link {
        Some(link) => {
            let link = a(words.read()).attribute("href", link.as_str().to_owned());
            nodes((" ", link.attribute("rel", "noopener noreferrer")))
        }
        None if source.owned => nodes(()),
        None => nodes((" ", words.no_link())),
    };
    let about = p((words.published(), " ", published, ".", digests_only, link));
    nodes((title, about.class("about-source")))
}

fn timeline_section(shared: Shared, pack: &Pack) -> Option<Element> {
    let entry = |event: &Event| {
        let what = (
            event.title.clone(),
            " ",
            evidence_links(shared, &event.evidence),
        );
        li((
            p(date(shared.words, &event.date)).class("when"),
            p(what).class("what").lang_of_pack(&shared),
        ))
    };
    let entries: Vec<_> = timeline(pack).into_iter().map(entry).collect();
    (!entries.is_empty()).then(|| {
        section((
            h2(shared.words.story.timeline()),
            ol(entries).class("timeline"),
        ))
    })
}

fn figures(shared: Shared, pack: &Pack) -> Option<Element> {
    let entry = |figure| figure_entry(shared, pack, figure);
    let entries: Vec<_> = pack.figures().iter().map(entry).collect();
    (!entries.is_empty()).then(|| {
        section((
            h2(shared.words.story.figures()),
            ul(entries).class("figures"),
        ))
    })
}

fn figure_entry(shared: Shared, pack: &Pack, figure: &Figure) -> Element {
    let words = shared.words;
    let giver = match &figure.given_by {
        Some(actor) => isolated(&pack[actor].name),
        None => words.model.article().into(),
    };
    let from = p((
        sentence(shared, &words.story.according_to(&giver)),
        " · ",
        date(words, &figure.date),
        " ",
        evidence_links(shared, &figure.evidence),
    ));
    li((
        p(words.figure(figure))
            .lang_of_pack_if(figure.words.is_some(), &shared)
            .class("value"),
        p(&figure.label).lang_of_pack(&shared),
        from.class("from"),
    ))
}

fn people(shared: Shared, pack: &Pack) -> Element {
    let words = shared.words;
    let entry = |actor: &Actor| {
        let group = actor.member_of.as_ref();
        let group = group.map(|group| {
            let group = [" (", &isolated(&pack[group].name), ")"].concat();
            sentence(shared, &group)
        });
        let kind = span((words.model.actor_kind(actor.kind), group)).class("kind");
        let who = (
            kind,
            ". ",
            span(&actor.role).lang_of_pack(&shared),
            " ",
            evidence_links(shared, &actor.evidence),
        );
        div((dt(&actor.name).lang_of_pack(&shared), dd(who).dir_auto()))
    };
    let entries: Vec<_> = pack.actors().iter().map(entry).collect();
    let people = (summary(h2(words.story.people())), dl(entries));
    section(details(people).class("people"))
}

fn paragraphs(shared: Shared, pack: &Pack) -> Element {
    let words = &shared.words.story;
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
    on_mount(move || {
        if let Route::Paragraph(number) = shared.route.get()
            && let Some(at) = (number as usize).checked_sub(1)
            && let Some(entry) = node_refs.get(at)
        {
            entry.show();
        }
    });
    section((
        h2(words.paragraphs(count)),
        p(words.paragraphs_about()),
        ol(entries).class("paragraphs"),
    ))
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

/// Adds the id that links to a route lead to without a script.
fn anchored(shared: Shared, element: Element, route: &Route) -> Element {
    match shared.navigation().anchor(route) {
        Some(anchor) => element.attribute("id", anchor),
        None => element,
    }
}
