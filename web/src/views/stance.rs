//! A stance to the eye: sign, word and colour; absences apart from neutrality.

use crate::node::*;
use crate::words::Words;
use standpoint_core::compare::Standing;
use standpoint_core::pack::{Absence, Stance, Step};

/// A stance in a word.
pub fn stance_word(words: &'static Words, stance: Stance) -> &'static str {
    match stance {
        Stance::Step(step) => words.model.step(step),
        Stance::Absence(absence) => words.model.absence(absence),
    }
}

/// Where an actor stands: its sign and its word.
pub fn standing_chip(words: &'static Words, standing: Standing<'_>) -> Node {
    match standing {
        Standing::Spoke(position, _) | Standing::Absent(position, _) => {
            stance_chip(words, position.stance)
        }
        Standing::LeftOut => chip("left-out", "×", words.model.left_out()),
        Standing::NoPosition => no_position(words),
    }
}

/// The article tells nothing: a dash, so that what it does tell stands out.
pub fn no_position(words: &'static Words) -> Node {
    chip("none", "–", words.model.no_position())
}

/// A stance: its sign and its word.
pub fn stance_chip(words: &'static Words, stance: Stance) -> Node {
    let sign = match stance {
        Stance::Step(step) => step_sign(step),
        Stance::Absence(Absence::SaidNothing) => "…",
        Stance::Absence(Absence::DeclinedToComment) => "⊘",
        Stance::Absence(Absence::Unclear) => "?",
    };
    chip(stance_class(stance), sign, stance_word(words, stance))
}

/// The reader's own step: its sign and its word.
pub fn own_chip(words: &'static Words, step: Step) -> Node {
    chip(
        step_class(step),
        step_sign(step),
        words.model.own_step(step),
    )
}

fn chip(class: &'static str, sign: &'static str, word: &'static str) -> Node {
    let sign = span(sign).class("sign").attribute("aria-hidden", "true");
    nodes(span((sign, span(word).class("word"))).class(["stance ", class].concat()))
}

/// The class by which a stance looks as it does.
pub fn stance_class(stance: Stance) -> &'static str {
    match stance {
        Stance::Step(step) => step_class(step),
        Stance::Absence(Absence::SaidNothing) => "said-nothing",
        Stance::Absence(Absence::DeclinedToComment) => "declined",
        Stance::Absence(Absence::Unclear) => "unclear",
    }
}

/// The class that colours a step.
pub fn step_class(step: Step) -> &'static str {
    match step {
        Step::StronglyDisagree => "step-1",
        Step::Disagree => "step-2",
        Step::Neutral => "step-3",
        Step::Agree => "step-4",
        Step::StronglyAgree => "step-5",
    }
}

fn step_sign(step: Step) -> &'static str {
    match step {
        Step::StronglyDisagree => "−−",
        Step::Disagree => "−",
        Step::Neutral => "0",
        Step::Agree => "+",
        Step::StronglyAgree => "++",
    }
}
