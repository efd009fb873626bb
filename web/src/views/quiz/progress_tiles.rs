//! A tile for each question: how it was answered, and which one is displayed.

use super::outcome;
use super::state::QuizState;
use crate::node::*;
use standpoint_core::quiz::{Certainty, ScoredResponse};

/// Beyond as many questions there is no room for tiles in one line.
const MOST: usize = 20;

/// Renders the tiles of all questions, for the eye only. `None`: there are too many.
pub fn progress_tiles(state: QuizState, at: Option<usize>) -> Option<Element> {
    let tiles = state.with(|session| {
        let shows_answers = session.shows_answers();
        let tile = |(index, (_, answer)): (usize, (_, Option<&ScoredResponse>))| {
            let (class, sign) = match answer {
                None => ("", ""),
                Some(_) if !shows_answers => ("answered", ""),
                Some(answer) => {
                    let outcome = answer.score.outcome();
                    (outcome::class(outcome), outcome::sign(outcome))
                }
            };
            let is_guess = answer.is_some_and(|it| it.certainty == Some(Certainty::Guessing));
            let guessed = if is_guess { " guessed" } else { "" };
            let current = if at == Some(index) { " current" } else { "" };
            li(sign).class([class, guessed, current].concat())
        };
        session.answers().enumerate().map(tile).collect::<Vec<_>>()
    });
    (tiles.len() <= MOST).then(|| {
        ol(tiles)
            .class("progress-tiles")
            .attribute("aria-hidden", "true")
    })
}
