//! The table of stances, topic by topic. Where the page is too narrow, the same by issue.

use crate::shared::Shared;
use crate::views::evidence::standing_button;
use crate::views::stance::{no_position, stance_chip};
use leptos::prelude::*;
use standpoint_core::Pack;
use standpoint_core::compare::{Matrix, Standings, matrix};
use standpoint_core::pack::{Absence, Grade, Stance, Step, Topic};

pub fn matrix_section(shared: Shared, pack: &Pack) -> AnyView {
    let words = &shared.words.compare;
    if pack.issues().is_empty() {
        return view! { <p class="empty">{words.none}</p> }.into_any();
    }
    let tables = move || {
        let pack = shared.pack();
        let standings = Standings::new(&pack, shared.grades.get());
        let matrix = matrix(&standings);
        let topics = pack.topics().iter();
        let tables: Vec<_> = topics
            .map(|topic| topic_table(shared, &standings, &matrix, topic))
            .collect();
        view! { {tables}{by_issue(shared, &standings, &matrix)} }.into_any()
    };
    view! {
        <section class="wide">
            <h2>{words.matrix}</h2>
            <p>{words.order}</p>
            {grades(shared)}
            {key(shared)}
            <div class="matrix">{tables}</div>
        </section>
    }
    .into_any()
}

/// Which grades count.
fn grades(shared: Shared) -> AnyView {
    let model = &shared.words.model;
    let choices: Vec<_> = Grade::ALL
        .into_iter()
        .map(|grade| {
            view! {
                <label title=(model.grade_meaning)(grade)>
                    <input type="checkbox"
                        prop:checked=move || shared.grades.get().contains(grade)
                        on:change=move |event| {
                            let counts = event_target_checked(&event);
                            shared.grades.update(|grades| grades.set(grade, counts));
                        }/>
                    <span>{(model.grade)(grade)}</span>
                </label>
            }
        })
        .collect();
    view! {
        <fieldset class="grades"><legend>{shared.words.compare.grades}</legend>{choices}</fieldset>
    }
    .into_any()
}

fn key(shared: Shared) -> AnyView {
    let steps = Step::ALL.into_iter().rev().map(Stance::Step);
    let absences = Absence::ALL.into_iter().map(Stance::Absence);
    let chips: Vec<_> = steps
        .chain(absences)
        .map(|stance| view! { <li>{stance_chip(shared.words, stance)}</li> })
        .collect();
    view! {
        <div class="key">
            <h3>{shared.words.compare.key}</h3>
            <ul>{chips}<li>{no_position(shared.words)}</li></ul>
        </div>
    }
    .into_any()
}

/// A table a topic, of the actors that have a position in it.
fn topic_table(
    shared: Shared,
    standings: &Standings<'_>,
    matrix: &Matrix<'_>,
    topic: &Topic,
) -> AnyView {
    let columns = matrix
        .columns
        .iter()
        .enumerate()
        .filter(|(_, it)| it.topic.id == topic.id);
    let columns: Vec<_> = columns.map(|(at, column)| (at, column.issue)).collect();
    if columns.is_empty() {
        return ().into_any();
    }
    let heads: Vec<_> = columns
        .iter()
        .map(|(_, issue)| view! { <th scope="col" dir="auto">{issue.name.clone()}</th> }.into_any())
        .collect();
    let mut rows = Vec::new();
    for row in &matrix.rows {
        if columns
            .iter()
            .all(|(at, _)| row.standings[*at].position().is_none())
        {
            continue;
        }
        let cells: Vec<_> = columns
            .iter()
            .map(|(_, issue)| {
                let cell = standing_button(shared, standings, &row.actor.id, &issue.id);
                view! { <td>{cell}</td> }.into_any()
            })
            .collect();
        let name = row.actor.name.clone();
        rows.push(view! { <tr><th scope="row" dir="auto">{name}</th>{cells}</tr> }.into_any());
    }
    view! {
        <table class="stances">
            <caption dir="auto">{topic.name.clone()}</caption>
            <thead><tr><th scope="col">{shared.words.compare.actor}</th>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn by_issue(shared: Shared, standings: &Standings<'_>, matrix: &Matrix<'_>) -> AnyView {
    let issues: Vec<_> = matrix
        .columns
        .iter()
        .enumerate()
        .map(|(at, column)| {
            let holders = matrix
                .rows
                .iter()
                .filter(|row| row.standings[at].position().is_some());
            let entries: Vec<_> = holders
                .map(|row| {
                    view! {
                        <li>
                            <span class="name" dir="auto">{row.actor.name.clone()}</span>
                            {standing_button(shared, standings, &row.actor.id, &column.issue.id)}
                        </li>
                    }
                })
                .collect();
            view! {
                <section>
                    <p class="topic" dir="auto">{column.topic.name.clone()}</p>
                    <h3 dir="auto">{column.issue.name.clone()}</h3>
                    <p class="proposition" dir="auto">{column.issue.proposition.clone()}</p>
                    <ul>{entries}</ul>
                </section>
            }
        })
        .collect();
    view! { <div class="by-issue">{issues}</div> }.into_any()
}
