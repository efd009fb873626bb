//! The explanation of the marks.

use crate::node::*;
use crate::shared::Shared;
use crate::views::mark::{absence_mark, sample};
use standpoint_core::pack::{Absence, Grade};

/// Renders what the filling and the shape of a mark mean.
pub fn key(shared: Shared) -> Element {
    let words = shared.words;
    let grades = Grade::ALL.map(|grade| li((sample(grade, false), words.model.grade(grade))));
    list(shared, (grades, shapes(shared)))
}

/// Renders what the shape of a mark means, next to controls that explain the filling.
pub fn key_of_shapes(shared: Shared) -> Element {
    list(shared, shapes(shared))
}

fn shapes(shared: Shared) -> [Element; 2] {
    let words = shared.words.statements();
    let shapes = [
        (sample(Grade::Reported, true), words.key_several()),
        (absence_mark(Absence::Unclear), words.key_off_scale()),
    ];
    shapes.map(|(mark, text)| li((mark, text)))
}

fn list(shared: Shared, entries: impl IntoNodes) -> Element {
    ul(entries)
        .class("key-of-marks")
        .attribute("aria-label", shared.words.statements().key())
}
