//! An answered question: how well it was answered, and for each option what is right and why.

use super::interaction::{QuestionPart, question_part, scoring};
use super::state::{Focus, QuizState};
use crate::node::*;
use crate::shared::Shared;
use standpoint_core::quiz::{Item, ScoredResponse};

/// Renders the verdict on an answer, and the results.
pub fn feedback_view(
    shared: Shared,
    state: QuizState,
    item: &Item,
    answer: &ScoredResponse,
) -> Node {
    let words = &shared.words.quiz;
    let percent = (answer.score.points * 100.0).round() as usize;
    let (class, text) = match (answer.score.right, percent) {
        (true, _) => ("verdict right", words.right().to_owned()),
        (false, 0) => ("verdict wrong", words.wrong().to_owned()),
        (false, percent) => {
            let scoring = scoring(words, &item.interaction);
            let text = [&words.partly(percent), " ", scoring].concat();
            ("verdict partly", text)
        }
    };
    let results = QuestionPart::Results(answer.score.feedback.clone());
    let results = question_part(shared, state, item, results);
    let verdict = p(text)
        .class(class)
        .focused_if(state.takes_focus(Focus::Feedback));
    nodes(div((verdict, results)).class("feedback"))
}
