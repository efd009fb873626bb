//! The summary: the scores by skill and by topic, and buttons to try again.

use super::state::{Focus, QuizState};
use crate::node::*;
use crate::shared::Shared;
use standpoint_core::quiz::{Score, Summary};

/// Renders the summary.
pub fn summary_view(shared: Shared, state: QuizState) -> Node {
    let words = &shared.words.quiz;
    let pack = shared.pack();
    let summary = state.with(|session| Summary::of(session, &pack));
    let overall = summary.overall;
    let percent = match overall.items {
        0 => 0,
        items => (overall.points / items as f64 * 100.0).round() as usize,
    };
    let skills = summary
        .skills
        .iter()
        .map(|(skill, score)| (th(shared.words.model.skill(*skill)), *score));
    let topics = summary
        .topics
        .iter()
        .map(|(topic, score)| (th(&pack[topic].name).lang_of_pack(&shared), *score));
    let no_topic = (summary.no_topic.items > 0).then(|| (th(words.no_topic()), summary.no_topic));
    let topics = topics.chain(no_topic);
    let wrong = summary.wrong.len();
    let retry_wrong = (wrong > 0).then(|| {
        state.step_button("button", words.retry_wrong(wrong), move || {
            state.retry_wrong(shared)
        })
    });
    let tables = (
        score_table(shared, words.by_skill(), skills.collect()),
        score_table(shared, words.by_topic(), topics.collect()),
    );
    let next_steps = (
        retry_wrong,
        state.step_button("button secondary", words.back_to_questions(), move || {
            state.back_to_questions()
        }),
        state.step_button("button secondary", words.retry_all(), move || {
            state.retry_all(shared)
        }),
    );
    let result = words.result(overall.right, overall.items, percent);
    let summary = section((
        h2(words.summary()).focused_if(state.takes_focus(Focus::Summary)),
        p(result).class("result"),
        (overall.answered > 0).then(|| p(words.comment(percent))),
        div(tables).class("tables"),
        p(next_steps).class("next-steps"),
    ));
    nodes(summary.class("summary"))
}

fn score_table(shared: Shared, title: &'static str, scores: Vec<(Element, Score)>) -> Element {
    let words = &shared.words.quiz;
    let row = |(name, score): (Element, Score)| {
        let bar = progress(())
            .attribute("max", score.items.to_string())
            .attribute("value", score.right.to_string())
            .attribute("aria-hidden", "true");
        tr((
            name.attribute("scope", "row"),
            td(words.right_of(score.right, score.items)),
            td(bar),
        ))
    };
    let rows: Vec<_> = scores.into_iter().map(row).collect();
    table((caption(title), tbody(rows)))
}
