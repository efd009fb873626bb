//! Who moved: stances that the article shows at more than one time.

use crate::shared::Shared;
use crate::views::dates::date;
use crate::views::evidence::evidence_links;
use crate::views::stance::stance_chip;
use leptos::prelude::*;
use standpoint_core::compare::{Change, Standings, changes};

pub fn changes_section(shared: Shared) -> AnyView {
    let words = &shared.words.compare;
    let entries = move || {
        let pack = shared.pack();
        let standings = Standings::new(&pack, shared.grades.get());
        let entries: Vec<_> = changes(&standings)
            .iter()
            .map(|change| change_entry(shared, change))
            .collect();
        if entries.is_empty() {
            view! { <p class="empty">{words.none}</p> }.into_any()
        } else {
            view! { <ul class="changes">{entries}</ul> }.into_any()
        }
    };
    view! {
        <section>
            <h2>{words.changes}</h2>
            <p>{words.changes_about}</p>
            {entries}
        </section>
    }
    .into_any()
}

fn change_entry(shared: Shared, change: &Change<'_>) -> AnyView {
    let steps: Vec<_> = change
        .positions
        .iter()
        .map(|position| {
            view! {
                <li>
                    <p class="when">{date(shared.words, &position.date)}</p>
                    {stance_chip(shared.words, position.stance)}
                    <p dir="auto">{position.note.clone()}" "{evidence_links(shared, &position.evidence)}</p>
                </li>
            }
        })
        .collect();
    view! {
        <li>
            <h3 dir="auto">{change.actor.name.clone()}</h3>
            <p class="proposition" dir="auto">{change.issue.proposition.clone()}</p>
            <ol>{steps}</ol>
        </li>
    }
    .into_any()
}
