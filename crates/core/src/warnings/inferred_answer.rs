//! A right answer should rest on what the article shows, not on the author's inference.

use super::{CheckInput, Warnings, paragraph_numbers};
use crate::Pack;
use crate::pack::{Actor, Evidence, Grade, Position, Verdict};
use crate::quiz::kind::Presence;
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
                    warn(&format!("{path}.options[{j}]"), position, warnings);
                }
            }
        }
        match &question.kind {
            QuestionKind::WhoDisputes(ask) => {
                for (j, option) in ask.options.iter().enumerate() {
                    let relation = ask.relation_of(pack, &option.actor);
                    if let Some(relation) = relation.filter(|it| it.grade == Grade::Inferred) {
                        warnings.add(
                            format!("{path}.options[{j}]"),
                            format!(
                                "the right answer rests on the relation from `{}` to `{}`, which is inferred",
                                relation.from, relation.to
                            ),
                            "offer an actor who disputes it in the article, or leave this one out",
                        );
                    }
                }
            }
            QuestionKind::InTheArticle(ask) if ask.answer == Presence::Stated => {
                let path = format!("{path}.statement");
                check_text(checked, &path, &ask.statement, &ask.evidence, warnings);
            }
            QuestionKind::FindThePassage(ask) => {
                let path = format!("{path}.statement");
                check_text(checked, &path, &ask.statement, &ask.evidence, warnings);
            }
            QuestionKind::MarkTheSentence(ask) => {
                let path = format!("{path}.statement");
                check_text(checked, &path, &ask.statement, &ask.evidence, warnings);
            }
            _ => {
                for (j, option) in question.kind.options().iter().enumerate() {
                    if option.verdict == Verdict::Right {
                        let path = format!("{path}.options[{j}]");
                        check_text(checked, &path, &option.text, &option.evidence, warnings);
                    }
                }
            }
        }
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
