//! Evidence: links to passages, and what they open over the page.

use super::dates::date;
use super::stance::{stance_chip, standing_chip};
use crate::route::Route;
use crate::shared::{Opened, Shared};
use leptos::html;
use leptos::prelude::*;
use standpoint_core::Pack;
use standpoint_core::compare::{Standings, voices};
use standpoint_core::pack::{ActorId, Evidence, IssueId, Position, TextQuoteSelector};

/// Links to passages: `¶ 17`. Nothing where there are none.
pub fn evidence_links(shared: Shared, evidence: &[Evidence]) -> AnyView {
    if evidence.is_empty() {
        return ().into_any();
    }
    let links: Vec<_> = evidence
        .iter()
        .map(|passage| evidence_link(shared, passage))
        .collect();
    view! { <span class="evidence">{links}</span> }.into_any()
}

fn evidence_link(shared: Shared, passage: &Evidence) -> AnyView {
    let words = &shared.words.evidence;
    let number = passage.paragraph;
    let address = shared.link(&Route::Paragraph(number));
    let passage = passage.clone();
    view! {
        <a href=address aria-label=(words.paragraph)(number) aria-haspopup="dialog"
            on:click=move |event| {
                event.prevent_default();
                shared.opened.set(Some(Opened::Passage(passage.clone())));
            }>
            {(words.paragraph_short)(number)}
        </a>
    }
    .into_any()
}

/// A button that opens where an actor stands on an issue.
pub fn standing_button(
    shared: Shared,
    standings: &Standings<'_>,
    actor: &ActorId,
    issue: &IssueId,
) -> AnyView {
    let words = shared.words;
    let pack = standings.pack();
    let standing = standings.standing(actor, issue);
    let Some(position) = standing.position() else {
        return standing_chip(words, standing);
    };
    let about = (words.evidence.standing_of)(&pack[actor].name, &pack[issue].name);
    let grade = grade_of(shared, pack, position);
    let moved = (standings.history(actor, issue).len() > 1)
        .then(|| view! { <span class="grade moved">{words.compare.moved}</span> });
    let opens = Opened::Standing(actor.clone(), issue.clone());
    view! {
        <button type="button" class="standing" aria-haspopup="dialog"
            on:click=move |_| shared.opened.set(Some(opens.clone()))>
            <span class="visually-hidden">{about}" "</span>
            {standing_chip(words, standing)}
            <span class="grade">{grade}</span>
            {moved}
        </button>
    }
    .into_any()
}

fn grade_of(shared: Shared, pack: &Pack, position: &Position) -> String {
    let model = &shared.words.model;
    match &position.by {
        Some(by) => (model.attributed_by)(pack[by].short_name()),
        None => (model.grade)(position.grade).into(),
    }
}

/// What is opened over the page: a native modal dialog, so focus comes back to what opened it.
pub fn opened_dialog(shared: Shared) -> AnyView {
    let node = NodeRef::<html::Dialog>::new();
    let opened = shared.opened;
    Effect::new(move |_| {
        let is_wanted = opened.with(Option::is_some);
        if let Some(dialog) = node.get()
            && dialog.open() != is_wanted
        {
            if is_wanted {
                let _ = dialog.show_modal();
            } else {
                dialog.close();
            }
        }
    });
    let content = move || {
        let pack = shared.pack();
        opened.get().map(|opened| match opened {
            Opened::Passage(passage) => passage_view(shared, &pack, &passage),
            Opened::Standing(actor, issue) => standing_view(shared, &pack, &actor, &issue),
        })
    };
    view! {
        <dialog class="opened" node_ref=node aria-label=shared.words.evidence.label
            on:close=move |_| opened.set(None)>
            <form method="dialog">
                <button class="close" aria-label=shared.words.page.close><span aria-hidden="true">"×"</span></button>
            </form>
            {content}
        </dialog>
    }
    .into_any()
}

fn passage_view(shared: Shared, pack: &Pack, passage: &Evidence) -> AnyView {
    view! {
        <h2>{(shared.words.evidence.paragraph)(passage.paragraph)}</h2>
        {passage_body(shared, pack, passage)}
    }
    .into_any()
}

fn passage_body(shared: Shared, pack: &Pack, passage: &Evidence) -> AnyView {
    let words = &shared.words.evidence;
    let number = passage.paragraph;
    let Some(paragraph) = pack.find_paragraph(number) else {
        return ().into_any();
    };
    let quoted = passage.selector.as_ref().map(|selector| {
        view! {
            <dt>{words.quoted}</dt>
            <dd><q lang=pack.source().language.clone() dir="auto">{selector.exact.clone()}</q></dd>
        }
    });
    let text = paragraph.text.as_ref().map(|text| {
        view! {
            <dt>{words.text}</dt>
            <dd lang=pack.source().language.clone() dir="auto">{marked(text, passage.selector.as_ref())}</dd>
        }
    });
    let speakers: Vec<_> = voices(pack, number)
        .into_iter()
        .map(|id| pack[id].name.clone())
        .collect();
    let speakers = (!speakers.is_empty()).then(|| {
        view! { <dt>{words.speakers}</dt><dd dir="auto">{speakers.join(", ")}</dd> }
    });
    view! {
        <dl class="passage">
            {quoted}
            <dt>{words.digest}</dt>
            <dd dir="auto">{paragraph.digest.clone()}</dd>
            {text}
            {speakers}
        </dl>
        <p>
            <a href=shared.link(&Route::Paragraph(number)) on:click=move |_| shared.opened.set(None)>
                {words.in_story}
            </a>
        </p>
    }
    .into_any()
}

/// The text, with the quoted words marked in it.
fn marked(text: &str, selector: Option<&TextQuoteSelector>) -> AnyView {
    let found = selector.and_then(|selector| {
        let start =
            text.find(&selector.in_context())? + selector.prefix.as_ref().map_or(0, String::len);
        Some((start, start + selector.exact.len()))
    });
    match found {
        Some((start, end)) => view! {
            {text[..start].to_owned()}<mark>{text[start..end].to_owned()}</mark>{text[end..].to_owned()}
        }
        .into_any(),
        None => text.to_owned().into_any(),
    }
}

fn standing_view(shared: Shared, pack: &Pack, actor: &ActorId, issue: &IssueId) -> AnyView {
    let words = &shared.words.evidence;
    let standings = Standings::new(pack, shared.grades.get());
    let (actor, issue) = (&pack[actor], &pack[issue]);
    let mut positions: Vec<_> = standings.history(&actor.id, &issue.id).to_vec();
    let latest = positions
        .pop()
        .map(|latest| position_view(shared, pack, latest));
    let earlier: Vec<_> = positions
        .into_iter()
        .rev()
        .map(|it| position_view(shared, pack, it))
        .collect();
    let earlier = (!earlier.is_empty()).then(|| view! { <h3>{words.earlier}</h3>{earlier} });
    view! {
        <h2 dir="auto">{actor.name.clone()}</h2>
        <p class="role" dir="auto">{actor.role.clone()}</p>
        <p class="proposition" dir="auto">{issue.proposition.clone()}</p>
        {latest}
        {earlier}
    }
    .into_any()
}

fn position_view(shared: Shared, pack: &Pack, position: &Position) -> AnyView {
    let words = shared.words;
    let passages: Vec<_> = position
        .evidence
        .iter()
        .map(|passage| {
            view! {
                <section class="shown-passage">
                    <h3>{(words.evidence.paragraph)(passage.paragraph)}</h3>
                    {passage_body(shared, pack, passage)}
                </section>
            }
        })
        .collect();
    view! {
        <div class="position">
            <p>{stance_chip(words, position.stance)}</p>
            <p class="how">
                <strong>{grade_of(shared, pack, position)}</strong>" · "
                {date(words, &position.date)}<br/>
                {(words.model.grade_meaning)(position.grade)}
            </p>
            <p dir="auto">{position.note.clone()}</p>
            {passages}
        </div>
    }
    .into_any()
}
