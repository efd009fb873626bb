//! A right answer should rest on what the article shows, not on the author's inference.

use super::{CheckInput, Warnings, paragraph_numbers};
use crate::Pack;
use crate::pack::{Actor, ChoiceOption, Grade, Position, Verdict};
use crate::quiz::{QuestionKind, position_on};

const HINT: &str = "offer an actor whose position is quoted or reported as the right answer, \
     or ask about the passage itself";

pub(super) fn check(checked: &CheckInput<'_>, warnings: &mut Warnings) {
    let pack = checked.pack;
    for (i, question) in pack.questions.iter().enumerate() {
        let path = format!("questions[{i}].kind.{}", question.kind.name());
        if let QuestionKind::WhoHoldsIt(ask) = &question.kind {
            for (j, option) in ask.options.iter().enumerate() {
                let position = position_on(pack, &option.actor, &ask.issue, ask.side);
                if let Some(position) =
                    position.filter(|position| position.grade == Grade::Inferred)
                {
                    warn(&path, j, position, warnings);
                }
            }
        }
        check_texts(checked, &path, question.kind.options(), warnings);
    }
}

fn warn(path: &str, option: usize, position: &Position, warnings: &mut Warnings) {
    warnings.add(
        format!("{path}.options[{option}]"),
        format!(
            "the right answer rests on the position `{}`, which is inferred",
            position.id
        ),
        HINT,
    );
}

/// Checks right options whose text begins with an actor's name, if their passages show only
/// inferred positions of that actor.
fn check_texts(
    checked: &CheckInput<'_>,
    path: &str,
    options: &[ChoiceOption],
    warnings: &mut Warnings,
) {
    for (j, option) in options.iter().enumerate() {
        if option.verdict != Verdict::Right {
            continue;
        }
        let Some(actor) = checked.names.at_start_of(&option.text) else {
            continue;
        };
        let paragraphs: Vec<u32> = paragraph_numbers(&option.evidence).collect();
        if is_shown(checked.pack, actor, &paragraphs) {
            continue;
        }
        let mut there = checked.pack.positions.iter().filter(|position| {
            position.actor == actor.id
                && position.stance.step().is_some()
                && paragraph_numbers(&position.evidence).any(|number| paragraphs.contains(&number))
        });
        let Some(position) = there.next() else {
            continue;
        };
        if position.grade == Grade::Inferred && there.all(|other| other.grade == Grade::Inferred) {
            warn(path, j, position, warnings);
        }
    }
}

/// Whether the paragraphs show the actor saying or doing something that is not inferred.
fn is_shown(pack: &Pack, actor: &Actor, paragraphs: &[u32]) -> bool {
    let is_there = |number| paragraphs.contains(&number);
    let quoted = pack
        .quotes
        .iter()
        .any(|quote| quote.actor == actor.id && is_there(quote.evidence.paragraph));
    let claimed = pack.claims.iter().any(|claim| {
        claim.actor.as_ref() == Some(&actor.id)
            && claim.grade != Grade::Inferred
            && paragraph_numbers(&claim.evidence).any(is_there)
    });
    let acted = pack.events.iter().any(|event| {
        event.actors.contains(&actor.id) && paragraph_numbers(&event.evidence).any(is_there)
    });
    let counted = pack.figures.iter().any(|figure| {
        figure.given_by.as_ref() == Some(&actor.id)
            && paragraph_numbers(&figure.evidence).any(is_there)
    });
    quoted || claimed || acted || counted
}
