//! The printed quiz.

use super::interaction::{QuestionPart, loaded_question_part};
use super::item::item_view;
use super::state::QuizState;
use crate::node::*;
use crate::shared::Shared;

/// All questions to be answered on paper, and after them the answers.
pub fn paper(shared: Shared, state: QuizState) -> Node {
    let all = 0..state.count();
    let questions = all.clone().map(|at| item_view(shared, state, at, true));
    let questions: Vec<_> = questions.collect();
    let answers = all.filter_map(|at| {
        let item = state.item(at)?;
        Some(li(loaded_question_part(
            shared,
            state,
            &item,
            QuestionPart::Solution,
        )))
    });
    let answers: Vec<_> = answers.collect();
    let answers = (h2(shared.words.quiz.answers()), ol(answers));
    nodes(div((questions, answers)).class("paper"))
}
