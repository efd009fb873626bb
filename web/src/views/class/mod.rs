//! For teachers: setting a quiz for a class, and its results.

mod results;
mod set_quiz;
mod tables;

use super::heading::view_heading;
use crate::node::*;
use crate::route::View;
use crate::shared::Shared;
use standpoint_core::class::Assignment;
use standpoint_core::quiz::ShowAnswers;

/// Renders the view.
pub fn class(shared: Shared) -> Node {
    let words = shared.words.class();
    nodes(
        div((
            view_heading(shared, shared.words.page.view(View::Class)),
            p(words.about()).class("lead"),
            set_quiz::set_quiz(shared),
            results::results(shared),
        ))
        .class("class"),
    )
}

/// Returns the letter of a version of the quiz, `A` for the first; its number beyond the alphabet.
fn version(seed: u32) -> String {
    let letter = seed.checked_sub(1).filter(|at| *at < 26);
    let letter = letter.and_then(|at| char::from_u32(u32::from('A') + at));
    letter.map_or_else(|| seed.to_string(), String::from)
}

/// Returns a quiz in words: how many questions, which version, and when the answers are shown.
fn description(shared: Shared, assignment: Assignment) -> String {
    let words = shared.words.class();
    let quiz = shared.words.quiz();
    let count = assignment.questions.map(|count| count.to_string());
    let count = count.unwrap_or_else(|| quiz.all_of_them().into());
    let answers = match assignment.show_answers {
        ShowAnswers::AfterEach => quiz.after_each(),
        ShowAnswers::AtEnd => quiz.at_end(),
        ShowAnswers::Never => words.never(),
    };
    [
        words.questions_are(&count),
        words.version_is(&version(assignment.seed)),
        words.answers_are(answers),
    ]
    .join(" · ")
}
