//! How the quiz went, by skill and by topic, and the ways on.

use super::state::{Focus, QuizState};
use crate::shared::Shared;
use crate::views::arrive::arrive;
use leptos::prelude::*;
use standpoint_core::quiz::{Score, Summary};

/// How the quiz went.
pub fn summary_view(shared: Shared, state: QuizState) -> AnyView {
    let words = &shared.words.quiz;
    let pack = shared.pack();
    let summary = state.with(|session| Summary::of(session, &pack));
    let takes_focus = state.takes_focus(Focus::Summary);
    let overall = summary.overall;
    let percent = match overall.items {
        0 => 0,
        items => (overall.points / items as f64 * 100.0).round() as usize,
    };
    let skills = summary
        .skills
        .iter()
        .map(|(skill, score)| ((shared.words.model.skill)(*skill).to_owned(), *score));
    let topics = summary
        .topics
        .iter()
        .map(|(topic, score)| (pack[topic].name.clone(), *score));
    let no_topic =
        (summary.no_topic.items > 0).then(|| (words.no_topic.to_owned(), summary.no_topic));
    let topics = topics.chain(no_topic);
    let wrong = summary.wrong.len();
    let retry_wrong = (wrong > 0).then(|| {
        view! {
            <button type="button" class="button" on:click=move |_| state.retry_wrong(shared)>
                {(words.retry_wrong)(wrong)}
            </button>
        }
    });
    view! {
        <section class="summary">
            <h2 use:arrive=takes_focus tabindex="-1">{words.summary}</h2>
            <p class="result">{(words.result)(overall.right, overall.items, percent)}</p>
            <p>{(words.word)(percent)}</p>
            <div class="tables">
                {score_table(shared, words.by_skill, skills.collect())}
                {score_table(shared, words.by_topic, topics.collect())}
            </div>
            <p class="onward">
                {retry_wrong}
                <button type="button" class="button quiet" on:click=move |_| state.look_back()>{words.look_back}</button>
                <button type="button" class="button quiet" on:click=move |_| state.retry_all(shared)>{words.retry_all}</button>
            </p>
        </section>
    }
    .into_any()
}

fn score_table(shared: Shared, title: &'static str, scores: Vec<(String, Score)>) -> AnyView {
    let words = &shared.words.quiz;
    let rows: Vec<_> = scores
        .into_iter()
        .map(|(name, score)| {
            view! {
                <tr>
                    <th scope="row" dir="auto">{name}</th>
                    <td>{(words.right_of)(score.right, score.items)}</td>
                    <td><progress max=score.items value=score.right aria-hidden="true"></progress></td>
                </tr>
            }
        })
        .collect();
    view! { <table><caption>{title}</caption><tbody>{rows}</tbody></table> }.into_any()
}
