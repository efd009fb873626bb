//! The table of stances. Where it is too wide for the page, the same by issue.

use crate::shared::Shared;
use crate::views::evidence::standing_button;
use crate::views::stance::stance_chip;
use leptos::prelude::*;
use standpoint_core::Pack;
use standpoint_core::compare::{Matrix, Standings, matrix};
use standpoint_core::pack::{Absence, Grade, Stance, Step};

pub fn matrix_section(shared: Shared, pack: &Pack) -> AnyView {
    let words = &shared.words.compare;
    if pack.issues().is_empty() {
        return view! { <p class="empty">{words.none}</p> }.into_any();
    }
    let tables = move || {
        let pack = shared.pack();
        let standings = Standings::new(&pack, shared.grades.get());
        let matrix = matrix(&standings);
        view! { {table(shared, &standings, &matrix)}{by_issue(shared, &standings, &matrix)} }
            .into_any()
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
            <ul>{chips}<li><span class="stance none"><span class="word">{shared.words.model.no_position}</span></span></li></ul>
        </div>
    }
    .into_any()
}

fn table(shared: Shared, standings: &Standings<'_>, matrix: &Matrix<'_>) -> AnyView {
    let heads: Vec<_> = matrix
        .columns
        .iter()
        .map(|column| {
            view! {
                <th scope="col" dir="auto">
                    <span class="topic">{column.topic.name.clone()}</span>
                    {column.issue.name.clone()}
                </th>
            }
        })
        .collect();
    let rows: Vec<_> = matrix
        .rows
        .iter()
        .map(|row| {
            let cells: Vec<_> = matrix
                .columns
                .iter()
                .map(|column| {
                    view! { <td>{standing_button(shared, standings, &row.actor.id, &column.issue.id)}</td> }
                })
                .collect();
            view! {
                <tr><th scope="row" dir="auto">{row.actor.short_name().to_owned()}</th>{cells}</tr>
            }
        })
        .collect();
    view! {
        <table class="stances">
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
            let holders = matrix.rows.iter().filter(|row| row.standings[at].position().is_some());
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
                    <p class="topic">{column.topic.name.clone()}</p>
                    <h3 dir="auto">{column.issue.name.clone()}</h3>
                    <p class="proposition" dir="auto">{column.issue.proposition.clone()}</p>
                    <ul>{entries}</ul>
                </section>
            }
        })
        .collect();
    view! { <div class="by-issue">{issues}</div> }.into_any()
}
