//! Actors who changed position: their stances on an issue over time.

use crate::node::*;
use crate::shared::Shared;
use crate::views::dates::date;
use crate::views::evidence::evidence_links;
use crate::views::stance::stance_chip;
use leptos::prelude::*;
use standpoint_core::compare::{Change, Standings, changes};
use standpoint_core::pack::Position;

pub fn changes_section(shared: Shared) -> Element {
    let words = &shared.words.compare;
    let entries = dynamic(move || {
        let pack = shared.pack();
        let standings = Standings::new(&pack, shared.grades.get());
        let entry = |change| change_entry(shared, change);
        let entries: Vec<_> = changes(&standings).iter().map(entry).collect();
        if entries.is_empty() {
            p(words.none()).class("empty")
        } else {
            ul(entries).class("changes")
        }
    });
    section((h2(words.changes()), p(words.changes_about()), entries))
}

fn change_entry(shared: Shared, change: &Change<'_>) -> Element {
    let step = |position: &&Position| {
        let note = (
            position.note.clone(),
            " ",
            evidence_links(shared, &position.evidence),
        );
        li((
            p(date(shared.words, &position.date)).class("when"),
            stance_chip(shared.words, position.stance),
            p(note).lang_of_pack(&shared),
        ))
    };
    let steps: Vec<_> = change.positions.iter().map(step).collect();
    li((
        h3(&change.actor.name).lang_of_pack(&shared),
        p(&change.issue.proposition)
            .class("proposition")
            .lang_of_pack(&shared),
        ol(steps),
    ))
}
