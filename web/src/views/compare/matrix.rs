//! The table of stances, one for each topic. Narrow pages show a list for each issue instead.

use super::none;
use crate::node::*;
use crate::shared::Shared;
use crate::views::evidence::standing_button;
use crate::views::mark::sample;
use crate::views::stance::{no_position, stance_chip};
use leptos::prelude::*;
use standpoint_core::Pack;
use standpoint_core::compare::{self, Matrix, Standing, Standings};
use standpoint_core::pack::{Absence, Actor, Grade, Issue, Stance, Step, Topic};

pub fn matrix(shared: Shared, pack: &Pack) -> Node {
    if pack.issues().is_empty() {
        return none(shared);
    }
    let tables = dynamic(move || {
        let pack = shared.pack();
        let standings = Standings::new(&pack, shared.grades.get());
        let matrix = compare::matrix(&standings, &shared.name_order());
        let topics = pack.topics().iter();
        let tables: Vec<_> = topics
            .filter_map(|topic| topic_table(shared, &standings, &matrix, topic))
            .collect();
        (tables, by_issue(shared, &standings, &matrix))
    });
    nodes((
        div((grades(shared), legend_of_stances(shared))).class("tools"),
        p(shared.words.compare.order()).class("order"),
        div(tables).class("matrix"),
    ))
}

/// Renders the checkboxes that choose which grades of positions count.
pub fn grades(shared: Shared) -> Element {
    let model = &shared.words.model;
    let choices = Grade::ALL.map(|grade| {
        let input = input()
            .attribute("type", "checkbox")
            .prop("checked", move || shared.grades.get().contains(grade))
            .on("change", move |event| {
                let counts = event_target_checked(&event);
                shared.grades.update(|grades| grades.set(grade, counts));
            });
        label((input, sample(grade, false), span(model.grade(grade))))
            .attribute("title", model.grade_meaning(grade))
    });
    fieldset((legend(shared.words.compare.grades()), choices)).class("grades")
}

fn legend_of_stances(shared: Shared) -> Element {
    let steps = Step::ALL.into_iter().rev().map(Stance::Step);
    let absences = Absence::ALL.into_iter().map(Stance::Absence);
    let chip = |stance| li(stance_chip(shared.words, stance));
    let chips: Vec<_> = steps.chain(absences).map(chip).collect();
    let chips = ul((chips, li(no_position(shared.words))));
    div((h3(shared.words.compare.key()), chips)).class("key")
}

/// Renders a topic's table: the actors with a position on one of its issues.
fn topic_table(
    shared: Shared,
    standings: &Standings<'_>,
    matrix: &Matrix<'_>,
    topic: &Topic,
) -> Option<Element> {
    let columns = matrix.columns.iter().enumerate();
    let columns: Vec<_> = columns
        .filter(|(_, column)| column.topic.id == topic.id)
        .collect();
    if columns.is_empty() {
        return None;
    }
    let head = |issue: &Issue| {
        let name = span(&issue.name).class("name").lang_of_pack(&shared);
        let proposition = span(&issue.proposition)
            .class("proposition")
            .lang_of_pack(&shared);
        th((name, " ", proposition)).attribute("scope", "col")
    };
    let heads: Vec<_> = columns
        .iter()
        .map(|(_, column)| head(column.issue))
        .collect();
    let mut rows = Vec::new();
    for row in &matrix.rows {
        let has_position = |at: &usize| row.standings[*at] != Standing::NoPosition;
        if !columns.iter().any(|(at, _)| has_position(at)) {
            continue;
        }
        let cell = |issue: &Issue| td(standing_button(shared, standings, &row.actor.id, &issue.id));
        let cells: Vec<_> = columns
            .iter()
            .map(|(_, column)| cell(column.issue))
            .collect();
        let name = th(&row.actor.name)
            .attribute("scope", "row")
            .lang_of_pack(&shared);
        rows.push(tr((name, cells)));
    }
    let actor = th(shared.words.compare.actor()).attribute("scope", "col");
    let table = table((
        caption(&topic.name).lang_of_pack(&shared),
        thead(tr((actor, heads))),
        tbody(rows),
    ));
    Some(table.class("stances"))
}

fn by_issue(shared: Shared, standings: &Standings<'_>, matrix: &Matrix<'_>) -> Element {
    let mut issues = Vec::new();
    for (at, column) in matrix.columns.iter().enumerate() {
        let rows = matrix
            .rows
            .iter()
            .filter(|row| row.standings[at] != Standing::NoPosition);
        let entry = |actor: &Actor| {
            li((
                span(&actor.name).class("name").lang_of_pack(&shared),
                standing_button(shared, standings, &actor.id, &column.issue.id),
            ))
        };
        let entries: Vec<_> = rows.map(|row| entry(row.actor)).collect();
        issues.push(section((
            p(&column.topic.name).class("topic").lang_of_pack(&shared),
            h3(&column.issue.name).lang_of_pack(&shared),
            p(&column.issue.proposition)
                .class("proposition")
                .lang_of_pack(&shared),
            ul(entries),
        )));
    }
    div(issues).class("by-issue")
}
