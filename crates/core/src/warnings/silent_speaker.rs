//! An actor who speaks on an issue should not be offered as silent on it.

use super::statement::{Statement, speaks_for};
use super::{CheckInput, Warnings, paragraph_numbers};
use crate::Pack;
use crate::pack::{
    Actor, ActorId, ChoiceOption, Edtf, Evidence, Issue, IssueId, Position, Side, Verdict,
};
use crate::quiz::Sides;
use crate::quiz::kind::{Asks, OfferedActor};

pub(super) fn check(checked: &CheckInput<'_>, warnings: &mut Warnings) {
    let pack = checked.pack;
    check_positions(checked, warnings);
    for (i, question) in pack.questions.iter().enumerate() {
        let path = format!("questions[{i}].kind.{}", question.kind.name());
        match question.kind.asks(pack) {
            Asks::Actors {
                options,
                issue: Some(issue),
            } => {
                check_actors(checked, &path, &options, issue, warnings);
            }
            Asks::Texts(options) => check_texts(checked, &path, options, warnings),
            Asks::Actors { issue: None, .. } | Asks::Statement { .. } | Asks::Other => {}
        }
    }
    check_generated(checked, warnings);
}

/// Checks positions that are coded as silence.
fn check_positions(checked: &CheckInput<'_>, warnings: &mut Warnings) {
    for (i, position) in checked.pack.positions.iter().enumerate() {
        if !position.stance.is_silent() {
            continue;
        }
        let silent = &position.date.edtf;
        // Who is silent one day may speak on another.
        let may_be_then =
            |date: &Edtf| !date.certainly_before(silent) && !silent.certainly_before(date);
        // Other positions do not count: a stance that changed is a position of its own.
        let spoke = checked.statements.iter().find(|statement| {
            *statement.actor == position.actor
                && statement.is_on(&position.issue)
                && !statement.path.starts_with("positions")
                && may_be_then(statement.date)
        });
        if let Some(statement) = spoke {
            warnings.add(
                format!("positions[{i}].stance"),
                format!(
                    "`{}`, but in {} `{}` speaks on `{}`",
                    position.stance.as_str(),
                    statement.path,
                    position.actor,
                    position.issue
                ),
                "write the stance that the words show, or remove the issue from that quote or claim",
            );
        }
    }
}

/// Checks actors without a position on the issue that an authored question asks about.
fn check_actors(
    checked: &CheckInput<'_>,
    path: &str,
    options: &[OfferedActor<'_>],
    issue: &IssueId,
    warnings: &mut Warnings,
) {
    for (j, offered) in options.iter().enumerate() {
        let actor = &offered.option.actor;
        let has_position =
            |position: &Position| position.actor == *actor && position.issue == *issue;
        if checked.pack.positions.iter().any(has_position) {
            continue;
        }
        if let Some(statement) = find_statement(checked, actor, issue) {
            let path = format!("{path}.options[{j}].actor");
            warn(path, actor, issue, statement, warnings);
        }
    }
}

/// Checks actors named in `not-stated` options, on the issues that the right options are about.
fn check_texts(
    checked: &CheckInput<'_>,
    path: &str,
    options: &[ChoiceOption],
    warnings: &mut Warnings,
) {
    let named = |option: &ChoiceOption| -> Vec<&Actor> {
        let mentions = checked.names.in_text(&option.text);
        mentions.iter().map(|mention| mention.actor).collect()
    };
    // The issues on which the actors named in right options speak, in the passages those cite.
    let mut issues: Vec<&IssueId> = Vec::new();
    for option in options
        .iter()
        .filter(|option| option.verdict == Verdict::Right)
    {
        if may_be_about_facts(checked.pack, &option.evidence) {
            continue;
        }
        for actor in named(option) {
            for statement in &checked.statements {
                if speaks_for(checked.pack, statement.actor, actor)
                    && share_a_passage(statement.evidence, &option.evidence, true)
                {
                    issues.extend(&statement.issues);
                }
            }
        }
    }
    for (j, option) in options.iter().enumerate() {
        if option.verdict != Verdict::NotStated {
            continue;
        }
        for actor in named(option) {
            for issue in &issues {
                if let Some(statement) = find_statement(checked, &actor.id, issue) {
                    let path = format!("{path}.options[{j}]");
                    warn(path, &actor.id, issue, statement, warnings);
                }
            }
        }
    }
}

/// Whether the passages contain a figure or an event: then the question may be about that.
fn may_be_about_facts(pack: &Pack, passages: &[Evidence]) -> bool {
    let is_there = |evidence: &[Evidence]| share_a_passage(evidence, passages, true);
    pack.figures.iter().any(|it| is_there(&it.evidence))
        || pack.events.iter().any(|it| is_there(&it.evidence))
}

fn warn(
    path: String,
    actor: &ActorId,
    issue: &IssueId,
    statement: &Statement<'_>,
    warnings: &mut Warnings,
) {
    let who = if statement.actor == actor {
        String::new()
    } else {
        format!(" through `{}`", statement.actor)
    };
    warnings.add(
        path,
        format!(
            "`{actor}` is offered as not stated, but speaks on `{issue}`{who} in {}",
            statement.path
        ),
        "offer another actor, add a position, or remove the issue from that entry",
    );
}

/// Finds something that the actor, or a member of it, is coded as saying on the issue.
fn find_statement<'c, 'p>(
    checked: &'c CheckInput<'p>,
    actor: &ActorId,
    issue: &IssueId,
) -> Option<&'c Statement<'p>> {
    let pack = checked.pack;
    let actor = pack.find_actor(actor.as_str())?;
    let mut on_it = checked
        .statements
        .iter()
        .filter(|statement| statement.is_on(issue));
    on_it.find(|statement| speaks_for(pack, statement.actor, actor))
}

/// Checks actors that a generated question can offer as having no position.
fn check_generated(checked: &CheckInput<'_>, warnings: &mut Warnings) {
    let pack = checked.pack;
    let sides = Sides::new(pack);
    for issue in &pack.issues {
        let on_it: Vec<_> = checked
            .statements
            .iter()
            .filter(|statement| statement.is_on(&issue.id))
            .collect();
        for side in Side::ALL {
            let candidates = sides.of(&issue.id, side);
            if candidates.holders.is_empty() {
                continue;
            }
            let silent = candidates
                .others
                .iter()
                .filter(|(_, position)| position.is_none());
            for (actor, _) in silent {
                check_offered(checked, &on_it, actor, issue, warnings);
            }
        }
    }
}

/// Checks an actor that a generated question would offer as silent. `on_it` are the statements coded
/// with the issue.
fn check_offered(
    checked: &CheckInput<'_>,
    on_it: &[&Statement<'_>],
    actor: &Actor,
    issue: &Issue,
    warnings: &mut Warnings,
) {
    let (issue, id) = (&issue.id, &actor.id);
    let is_theirs = |statement: &&Statement<'_>| speaks_for(checked.pack, statement.actor, actor);
    let mut theirs = checked.statements.iter().filter(is_theirs);
    if let Some(statement) = theirs.find(|statement| may_be_about(statement, on_it)) {
        warnings.add(
            &statement.path,
            format!(
                "others speak on `{issue}` in the same place, so a generated question can offer \
                 `{id}` as having no position on it"
            ),
            format!("add the issue `{issue}` if this is about it, or add a position"),
        );
    }
}

/// Returns whether a statement may be about an issue that it isn't coded with: it quotes the same
/// words as one in `on_it`, or has no issue and cites the same paragraph.
fn may_be_about(statement: &Statement<'_>, on_it: &[&Statement<'_>]) -> bool {
    on_it.iter().any(|other| {
        if statement.issues.is_empty() {
            paragraph_numbers(statement.evidence)
                .any(|it| paragraph_numbers(other.evidence).any(|other| it == other))
        } else {
            share_a_passage(statement.evidence, other.evidence, false)
        }
    })
}

/// Whether both quote the same words of a paragraph, or one quotes some of the other's words.
/// `without_words` is the answer for the same paragraph if one of them quotes no words.
fn share_a_passage(one: &[Evidence], other: &[Evidence], without_words: bool) -> bool {
    one.iter().any(|one| {
        other.iter().any(|other| {
            let same = match (&one.selector, &other.selector) {
                (Some(a), Some(b)) => a.exact.contains(&b.exact) || b.exact.contains(&a.exact),
                _ => without_words,
            };
            same && one.paragraph == other.paragraph
        })
    })
}
