//! How stances look: symbol, word and colour. An absence must not look like a neutral stance.

use crate::words::Words;
use standpoint_core::pack::{Absence, Stance, Step};

/// Returns the label of a stance.
pub fn stance_word(words: &'static Words, stance: Stance) -> &'static str {
    match stance {
        Stance::Step(step) => words.model().step(step),
        Stance::Absence(absence) => words.model().absence(absence),
    }
}

/// Returns the CSS class of a step, which sets its colour.
pub fn step_class(step: Step) -> &'static str {
    match step {
        Step::StronglyDisagree => "step-1",
        Step::Disagree => "step-2",
        Step::Neutral => "step-3",
        Step::Agree => "step-4",
        Step::StronglyAgree => "step-5",
    }
}

/// Returns the number of a step in CSS classes, from 1 for strongly disagree.
pub fn step_number(step: Step) -> &'static str {
    match step {
        Step::StronglyDisagree => "1",
        Step::Disagree => "2",
        Step::Neutral => "3",
        Step::Agree => "4",
        Step::StronglyAgree => "5",
    }
}

/// Returns the sign of a step.
pub fn step_sign(step: Step) -> &'static str {
    match step {
        Step::StronglyDisagree => "−−",
        Step::Disagree => "−",
        Step::Neutral => "0",
        Step::Agree => "+",
        Step::StronglyAgree => "++",
    }
}

/// Returns the sign of an absence.
pub fn absence_sign(absence: Absence) -> &'static str {
    match absence {
        Absence::SaidNothing => "…",
        Absence::DeclinedToComment => "⊘",
        Absence::Unclear => "?",
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::words::LANGUAGES;
    use std::collections::HashSet;

    #[test]
    fn each_stance_has_its_own_sign_and_label() {
        let chips = Step::ALL.len() + Absence::ALL.len();
        let mut signs: HashSet<_> = Step::ALL.map(step_sign).into();
        signs.extend(Absence::ALL.map(absence_sign));
        assert_eq!(signs.len(), chips, "{signs:?}");
        assert!(!signs.contains("×") && !signs.contains("–"), "{signs:?}");
        for words in &LANGUAGES {
            let model = words.model();
            let mut labels = HashSet::from([model.left_out(), model.no_position()]);
            labels.extend(Step::ALL.map(|step| model.step(step)));
            labels.extend(Absence::ALL.map(|absence| model.absence(absence)));
            assert_eq!(labels.len(), chips + 2, "{labels:?}");
        }
    }
}
