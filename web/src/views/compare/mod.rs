//! The comparison: the table of stances, two actors side by side, disputes and changes.

mod matrix;
mod pair;

pub use matrix::grades;

use super::changes::change;
use super::claims::dispute;
use super::heading::view_heading;
use crate::node::*;
use crate::shared::Shared;
use leptos::prelude::*;
use standpoint_core::Pack;
use standpoint_core::compare::{Standings, changes, disputes};

/// Renders the view.
pub fn compare(shared: Shared) -> Node {
    let pack = shared.pack();
    let compare = div((
        view_heading(shared, shared.words.page.compare()),
        p(shared.words.compare.intro()).class("lead"),
        matrix::matrix_section(shared, &pack),
        pair::pair_section(shared, &pack),
        disputes_section(shared, &pack),
        changes_section(shared),
    ));
    nodes(compare.class("compare"))
}

fn disputes_section(shared: Shared, pack: &Pack) -> Option<Element> {
    let words = &shared.words.compare;
    let entry = |it| dispute(shared, pack, &it, true);
    let entries: Vec<_> = disputes(pack).into_iter().map(entry).collect();
    (!entries.is_empty()).then(|| {
        let entries = ul(entries).class("disputes");
        section((
            h2(words.disputes()),
            p(shared.words.story.claims_about()),
            entries,
        ))
    })
}

fn changes_section(shared: Shared) -> Element {
    let words = &shared.words.compare;
    let entries = dynamic(move || {
        let pack = shared.pack();
        let standings = Standings::new(&pack, shared.grades.get());
        let entry = |it| change(shared, &pack, it);
        let entries: Vec<_> = changes(&standings).iter().map(entry).collect();
        if entries.is_empty() {
            p(words.none()).class("empty")
        } else {
            div(entries).class("changes")
        }
    });
    section((h2(words.changes()), p(words.changes_about()), entries))
}
