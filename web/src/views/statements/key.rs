//! The explanation of the marks.

use crate::node::*;
use crate::shared::Shared;
use crate::views::mark::{absence_mark, sample};
use standpoint_core::pack::{Absence, Grade};

/// Renders what the filling and the shape of a mark mean.
pub fn key(shared: Shared) -> Element {
    let words = shared.words;
    let grades = Grade::ALL.map(|grade| li((sample(grade, false), words.model().grade(grade))));
    let words = words.statements();
    let shapes = [
        (sample(Grade::Reported, true), words.key_several()),
        (absence_mark(Absence::Unclear), words.key_off_scale()),
    ];
    let shapes = shapes.map(|(mark, text)| li((mark, text)));
    ul((grades, shapes))
        .class("key-of-marks")
        .attribute("aria-label", words.key())
}
