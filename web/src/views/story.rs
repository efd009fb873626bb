//! The story at a glance: timeline, figures, who is who, and the article line by line.

use super::dates::date;
use super::evidence::evidence_links;
use super::heading::heading;
use crate::route::{Route, View};
use crate::shared::Shared;
use leptos::html;
use leptos::prelude::*;
use standpoint_core::Pack;
use standpoint_core::compare::{timeline, voices};
use standpoint_core::pack::Figure;

/// The story.
pub fn story(shared: Shared) -> AnyView {
    let pack = shared.pack();
    let words = shared.words;
    let source = pack.source();
    let title = source.title.as_ref().map(|title| {
        view! { <p class="source-title"><cite dir="auto">{title.clone()}</cite></p> }
    });
    let link = source.link.as_ref().map(|link| {
        view! { " " <a href=link.as_str().to_owned() rel="noopener noreferrer">{words.story.read}</a> }
    });
    let digests_only = (!source.owned).then(|| view! { " " {words.story.digests_only} });
    view! {
        <article class="story">
            {heading(shared, (words.story.source)(&source.publisher), pack.title().to_owned())}
            <p class="lead" dir="auto">{pack.summary().to_owned()}</p>
            {title}
            <p class="about-source">
                {(words.story.published)("")}{date(words, &source.published)}"."{digests_only}{link}
            </p>
            <p class="onward">
                <a class="button" href=shared.link(&Route::Top(View::Quiz))>{words.story.to_quiz}</a>
                <a class="button quiet" href=shared.link(&Route::Top(View::Compare))>{words.story.to_compare}</a>
            </p>
            {timeline_section(shared, &pack)}
            {figures(shared, &pack)}
            {people(shared, &pack)}
            {paragraphs(shared, &pack)}
        </article>
    }
    .into_any()
}

fn timeline_section(shared: Shared, pack: &Pack) -> AnyView {
    if pack.events().is_empty() {
        return ().into_any();
    }
    let entries: Vec<_> = timeline(pack)
        .into_iter()
        .map(|event| {
            view! {
                <li>
                    <p class="when">{date(shared.words, &event.date)}</p>
                    <p class="what" dir="auto">
                        {event.title.clone()}" "{evidence_links(shared, &event.evidence)}
                    </p>
                </li>
            }
        })
        .collect();
    view! {
        <section>
            <h2>{shared.words.story.timeline}</h2>
            <ol class="timeline">{entries}</ol>
        </section>
    }
    .into_any()
}

fn figures(shared: Shared, pack: &Pack) -> AnyView {
    if pack.figures().is_empty() {
        return ().into_any();
    }
    let entries: Vec<_> = pack
        .figures()
        .iter()
        .map(|figure| figure_entry(shared, pack, figure))
        .collect();
    view! {
        <section>
            <h2>{shared.words.story.figures}</h2>
            <ul class="figures">{entries}</ul>
        </section>
    }
    .into_any()
}

fn figure_entry(shared: Shared, pack: &Pack, figure: &Figure) -> AnyView {
    let words = shared.words;
    let giver = match &figure.given_by {
        Some(actor) => pack[actor].name.as_str(),
        None => words.model.article,
    };
    view! {
        <li>
            <p class="value">{(words.model.figure)(figure)}</p>
            <p dir="auto">{figure.label.clone()}</p>
            <p class="from">
                {(words.story.according_to)(giver)}" · "{date(words, &figure.date)}" "
                {evidence_links(shared, &figure.evidence)}
            </p>
        </li>
    }
    .into_any()
}

fn people(shared: Shared, pack: &Pack) -> AnyView {
    let words = shared.words;
    let entries: Vec<_> = pack
        .actors()
        .iter()
        .map(|actor| {
            let whole = actor
                .member_of
                .as_ref()
                .map(|whole| format!(" ({})", pack[whole].name));
            view! {
                <div>
                    <dt dir="auto">{actor.name.clone()}</dt>
                    <dd dir="auto">
                        <span class="kind">{(words.model.actor_kind)(actor.kind)}{whole}</span>". "
                        {actor.role.clone()}" "{evidence_links(shared, &actor.evidence)}
                    </dd>
                </div>
            }
        })
        .collect();
    view! {
        <section>
            <details class="people">
                <summary><h2>{words.story.people}</h2></summary>
                <dl>{entries}</dl>
            </details>
        </section>
    }
    .into_any()
}

fn paragraphs(shared: Shared, pack: &Pack) -> AnyView {
    let words = shared.words;
    let count = pack.source().paragraphs.len();
    let nodes: Vec<NodeRef<html::Li>> = (0..count).map(|_| NodeRef::new()).collect();
    let entries: Vec<_> = pack
        .source()
        .paragraphs
        .iter()
        .zip(1..)
        .zip(&nodes)
        .map(|((paragraph, number), node)| {
            let is_sought = move || {
                shared
                    .route
                    .with(|route| *route == Route::Paragraph(number))
            };
            let speakers: Vec<_> = voices(pack, number)
                .into_iter()
                .map(|id| pack[id].short_name())
                .collect();
            let speakers = (!speakers.is_empty())
                .then(|| view! { <span class="speakers" dir="auto">{speakers.join(", ")}</span> });
            view! {
                <li node_ref=*node tabindex="-1" class:sought=is_sought>
                    <span class="number" aria-hidden="true">{number}</span>
                    <span dir="auto">{paragraph.digest.clone()}</span>
                    {speakers}
                </li>
            }
        })
        .collect();
    Effect::new(move |_| {
        if let Route::Paragraph(number) = shared.route.get()
            && let Some(node) = (number as usize)
                .checked_sub(1)
                .and_then(|at| nodes.get(at))
            && let Some(node) = node.get()
        {
            let _ = node.focus();
        }
    });
    view! {
        <section>
            <h2>{(words.story.paragraphs)(count)}</h2>
            <p>{words.story.paragraphs_about}</p>
            <ol class="paragraphs">{entries}</ol>
        </section>
    }
    .into_any()
}
