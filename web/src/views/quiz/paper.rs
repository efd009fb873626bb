//! The printed quiz: a worksheet, and the key on a sheet of its own.

use super::interaction::{QuestionPart, loaded_question_part};
use super::item::item_view;
use super::state::QuizState;
use crate::node::*;
use crate::shared::Shared;
use standpoint_core::quiz::ShowAnswers;

/// All questions to be answered on paper, and after them the answers.
pub fn paper(shared: Shared, state: QuizState) -> Node {
    let words = shared.words.quiz();
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
    let title = p(shared.pack().title().to_owned()).lang_of_pack(&shared);
    let name = p((words.pupil(), " ")).class("name-line");
    let key = section((h2(words.answers()), ol(answers))).class("key");
    let key = (state.when_answers_are_shown() != ShowAnswers::Never).then_some(key);
    nodes(div((title.class("title"), name, questions, key)).class("paper"))
}
