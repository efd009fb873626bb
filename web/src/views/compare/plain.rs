//! The table of stances for readers without a script: no cell opens, each names its passages.

use super::disputes::disputes_section;
use super::matrix::{key, topic_table};
use crate::node::*;
use crate::route::{Route, View};
use crate::shared::Shared;
use crate::views::evidence::{evidence_links, grade_of};
use crate::views::stance::standing_chip;
use standpoint_core::Pack;
use standpoint_core::compare::{Grades, Standings, matrix};
use standpoint_core::pack::{ActorId, IssueId};

/// Who stands where, and what is in dispute.
pub fn plain_compare(shared: Shared, pack: &Pack) -> Option<Element> {
    let words = shared.words;
    let standings = Standings::new(pack, Grades::ALL);
    let matrix = matrix(&standings);
    let tables: Vec<_> = pack
        .topics()
        .iter()
        .filter_map(|topic| topic_table(shared, &standings, &matrix, topic, standing))
        .collect();
    if tables.is_empty() {
        return None;
    }
    let compare = section((
        h2((words.page.view)(View::Compare)),
        p(words.plain.compare),
        key(shared),
        div(tables).class("matrix"),
        disputes_section(shared, pack),
    ));
    Some(compare.attribute("id", Route::Top(View::Compare).fragment()))
}

fn standing(shared: Shared, standings: &Standings<'_>, actor: &ActorId, issue: &IssueId) -> Node {
    let standing = standings.standing(actor, issue);
    let how = standing.position().map(|position| {
        let grade = grade_of(shared, standings.pack(), position);
        span((grade, " ", evidence_links(shared, &position.evidence))).class("grade")
    });
    nodes((standing_chip(shared.words, standing), " ", how))
}
