//! A right answer has what its passage has: the missing words of a gap, and the persons and numbers of
//! pairs and statements.

use super::digest_adds::{added_number, added_person};
use super::{CheckInput, Warnings, paragraph_list, paragraph_numbers};
use crate::pack::{Evidence, normalise};
use crate::quiz::QuestionKind;
use crate::quiz::kind::{FillTheGap, Presence};

pub(super) fn check(checked: &CheckInput<'_>, warnings: &mut Warnings) {
    for (i, question) in checked.pack.questions.iter().enumerate() {
        let path = format!("questions[{i}].kind.{}", question.kind.name());
        match &question.kind {
            QuestionKind::FillTheGap(ask) => check_gap(checked, &path, ask, warnings),
            QuestionKind::MatchUp(ask) => {
                for (j, pair) in ask.pairs.iter().enumerate() {
                    for (side, text) in [("left", &pair.left), ("right", &pair.right)] {
                        let path = format!("{path}.pairs[{j}].{side}");
                        check_text(checked, path, text, &pair.evidence, warnings);
                    }
                }
            }
            QuestionKind::InTheArticle(ask) if ask.answer == Presence::Stated => {
                let path = format!("{path}.statement");
                check_text(checked, path, &ask.statement, &ask.evidence, warnings);
            }
            _ => {}
        }
    }
}

/// The answer is a name or word as the article spells it.
fn check_gap(checked: &CheckInput<'_>, path: &str, ask: &FillTheGap, warnings: &mut Warnings) {
    let answer = normalise(&ask.answer).to_lowercase();
    let has = |number: u32| {
        // A paragraph that doesn't exist is reported by another check.
        let text = checked.paragraph(number);
        text.is_none_or(|text| text.to_lowercase().contains(&answer))
    };
    if !paragraph_numbers(&ask.evidence).any(has) {
        warnings.add(
            format!("{path}.answer"),
            format!("“{}” is not in {}", ask.answer, paragraph_list(&ask.evidence)),
            "ask for words that the passage has, spelled as there, or cite the paragraph that has them",
        );
    }
}

fn check_text(
    checked: &CheckInput<'_>,
    path: String,
    text: &str,
    evidence: &[Evidence],
    warnings: &mut Warnings,
) {
    let paragraphs: Vec<u32> = paragraph_numbers(evidence).collect();
    let places = paragraph_list(evidence);
    if let Some(name) = added_person(checked, text, &paragraphs) {
        warnings.add(
            path.clone(),
            format!("“{name}” is named neither in {places} nor shortly before"),
            "cite the paragraph that shows it, or name whom the passage names",
        );
    }
    if let Some(number) = added_number(checked, text, &paragraphs) {
        warnings.add(
            path,
            format!("{number} is not in {places}"),
            "write the passage's number, or cite the paragraph that has it",
        );
    }
}
