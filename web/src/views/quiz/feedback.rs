//! An answered question: how well it was answered, and for each option what is right and why.

use super::interaction::{QuestionPart, answer_text, question_part, scoring};
use super::outcome;
use super::state::{Focus, QuizState};
use crate::node::*;
use crate::shared::Shared;
use crate::views::mark;
use standpoint_core::quiz::{Certainty, Item, Outcome, ScoredResponse};

/// Renders the verdict on an answer, and the results.
pub fn feedback_view(
    shared: Shared,
    state: QuizState,
    item: &Item,
    answer: &ScoredResponse,
) -> Node {
    let words = shared.words.quiz();
    let outcome = answer.score.outcome();
    let (text, more) = match outcome {
        Outcome::Right => (words.right().to_owned(), None),
        Outcome::Partly => {
            let percent = (answer.score.points * 100.0).round() as usize;
            let scoring = small(scoring(words, &answer.score.feedback));
            (words.partly(percent), Some(scoring))
        }
        Outcome::Wrong => {
            let right = answer_text(shared, item);
            let right = right.map(|right| small(words.the_answer(&right)).class("the-answer"));
            (words.wrong().to_owned(), right)
        }
    };
    let more = more.map(|more| (" ", more));
    let certainty = answer.certainty.map(|certainty| {
        let text = match certainty {
            Certainty::Sure => words.was_sure(),
            Certainty::Guessing => words.was_guess(),
        };
        (" ", small(text))
    });
    let results = QuestionPart::Results(answer.score.feedback.clone());
    let results = question_part(shared, state, item, results);
    let verdict = p((
        mark::sign(outcome::sign(outcome)),
        " ",
        text,
        more,
        certainty,
    ))
    .class(["verdict ", outcome::class(outcome)].concat())
    .focused_if(state.takes_focus(Focus::Feedback));
    nodes(div((verdict, results)).class("feedback"))
}
