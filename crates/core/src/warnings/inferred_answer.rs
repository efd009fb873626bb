//! A right answer should rest on what the article shows, not on the author's inference.

use super::{CheckInput, Warnings, paragraph_numbers};
use crate::Pack;
use crate::pack::{Actor, Evidence, Grade, Position, Verdict};
use crate::quiz::kind::{Asks, OfferedActor, RightBy};

const HINT: &str = "offer an actor whose position is quoted or reported as the right answer, \
     or ask about the passage itself";

pub(super) fn check(checked: &CheckInput<'_>, warnings: &mut Warnings) {
    let pack = checked.pack;
    for (i, question) in pack.questions.iter().enumerate() {
        let path = format!("questions[{i}].kind.{}", question.kind.name());
        match question.kind.asks(pack) {
            Asks::Actors { options, .. } => {
                for (j, option) in options.iter().enumerate() {
                    check_actor(&format!("{path}.options[{j}]"), option, warnings);
                }
            }
            Asks::Texts(options) => {
                for (j, option) in options.iter().enumerate() {
                    if option.verdict == Verdict::Right {
                        let path = format!("{path}.options[{j}]");
                        check_text(checked, &path, &option.text, &option.evidence, warnings);
                    }
                }
            }
            Asks::Statement {
                text,
                is_stated,
                evidence,
            } => {
                if is_stated {
                    check_text(
                        checked,
                        &format!("{path}.statement"),
                        text,
                        evidence,
                        warnings,
                    );
                }
            }
            Asks::Other => {}
        }
    }
}

/// Checks an actor that is right by the model.
fn check_actor(path: &str, offered: &OfferedActor<'_>, warnings: &mut Warnings) {
    match offered.right_by {
        Some(RightBy::Position(position)) if position.grade == Grade::Inferred => {
            warn(path, position, warnings);
        }
        Some(RightBy::Relation(relation)) if relation.grade == Grade::Inferred => {
            warnings.add(
                path,
                format!(
                    "the right answer rests on the relation from `{}` to `{}`, which is inferred",
                    relation.from, relation.to
                ),
                "offer an actor who disputes it in the article, or leave this one out",
            );
        }
        Some(RightBy::Quote(_) | RightBy::Position(_) | RightBy::Relation(_)) | None => {}
    }
}

fn warn(path: &str, position: &Position, warnings: &mut Warnings) {
    warnings.add(
        path,
        format!(
            "the right answer rests on the position `{}`, which is inferred",
            position.id
        ),
        HINT,
    );
}

/// Checks a right text that begins with an actor's name, if its passages show only inferred positions
/// of that actor.
fn check_text(
    checked: &CheckInput<'_>,
    path: &str,
    text: &str,
    evidence: &[Evidence],
    warnings: &mut Warnings,
) {
    let Some(actor) = checked.names.at_start_of(text) else {
        return;
    };
    let paragraphs: Vec<u32> = paragraph_numbers(evidence).collect();
    if is_shown(checked.pack, actor, &paragraphs) {
        return;
    }
    let mut there = checked.pack.positions.iter().filter(|position| {
        position.actor == actor.id
            && position.stance.step().is_some()
            && paragraph_numbers(&position.evidence).any(|number| paragraphs.contains(&number))
    });
    let Some(position) = there.next() else {
        return;
    };
    if position.grade == Grade::Inferred && there.all(|other| other.grade == Grade::Inferred) {
        warn(path, position, warnings);
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
