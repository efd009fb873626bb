//! The mark of a stance: a small square whose sign and colour show the step, and whose filling shows
//! how directly the article shows it. An absence is a dashed circle. Marks are decoration: the words
//! stand next to them.

use super::stance::{absence_sign, step_class, step_sign};
use crate::node::*;
use crate::words::Words;
use standpoint_core::pack::{Absence, Grade, Position, Stance, Step};

/// Renders the mark of one voice.
pub fn mark(step: Step, grade: Grade) -> Element {
    square(step_sign(step), step_class(step), grade, "")
}

/// Renders the mark of a position, and returns the word for its stance.
pub fn mark_and_word(words: &Words, position: &Position) -> (Element, &'static str) {
    let model = words.model();
    match position.stance {
        Stance::Step(step) => (mark(step, position.grade), model.step(step)),
        Stance::Absence(absence) => (absence_mark(absence), model.absence(absence)),
    }
}

/// Renders the mark of several voices of an institution.
pub fn mark_of_several(step: Step, grade: Grade) -> Element {
    square(step_sign(step), step_class(step), grade, " several")
}

/// Renders the mark of the reader's own rating.
pub fn own_mark(step: Step) -> Element {
    shape(step_sign(step), "mark reader")
}

/// Renders a mark without a sign, for the key.
pub fn sample(grade: Grade, is_several: bool) -> Element {
    let several = if is_several { " several" } else { "" };
    square("", "step-3", grade, several)
}

/// Renders the mark of an absence.
pub fn absence_mark(absence: Absence) -> Element {
    shape(absence_sign(absence), "mark off-scale")
}

/// Renders a sign in front of the words that say the same.
pub fn sign(sign: &'static str) -> Element {
    shape(sign, "sign")
}

fn square(sign: &'static str, step: &'static str, grade: Grade, several: &'static str) -> Element {
    shape(
        sign,
        ["mark ", step, " ", grade_class(grade), several].concat(),
    )
}

fn shape(sign: &'static str, class: impl Into<Text>) -> Element {
    span(sign).class(class).attribute("aria-hidden", "true")
}

fn grade_class(grade: Grade) -> &'static str {
    match grade {
        Grade::OwnWords => "own-words",
        Grade::Reported => "reported",
        Grade::Attributed => "attributed",
        Grade::Inferred => "inferred",
    }
}
