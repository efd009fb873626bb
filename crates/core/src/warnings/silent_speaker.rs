//! An actor who speaks on an issue should not be offered as silent on it.

use super::speech::{Speech, speaks_for};
use super::{Checked, Warnings, numbers};
use crate::Pack;
use crate::pack::{Actor, ActorId, ChoiceOption, Evidence, Issue, IssueId, Position, Verdict};
use crate::quiz::kind::{Side, WhoHoldsIt};
use crate::quiz::{QuestionKind, SideActors};

pub(super) fn check(checked: &Checked<'_>, warnings: &mut Warnings) {
    let pack = checked.pack;
    check_positions(checked, warnings);
    for (i, question) in pack.questions.iter().enumerate() {
        let path = format!("questions[{i}].kind.{}", question.kind.name());
        if let QuestionKind::WhoHoldsIt(ask) = &question.kind {
            check_actors(checked, &path, ask, warnings);
        }
        check_texts(checked, &path, question.kind.options(), warnings);
    }
    check_generated(checked, warnings);
}

/// Checks positions that are coded as silence.
fn check_positions(checked: &Checked<'_>, warnings: &mut Warnings) {
    for (i, position) in checked.pack.positions.iter().enumerate() {
        if !position.stance.is_silent() {
            continue;
        }
        // Other positions do not count: a stance that changed is a position of its own.
        let spoke = checked.speeches.iter().find(|speech| {
            *speech.actor == position.actor
                && speech.is_on(&position.issue)
                && !speech.path.starts_with("positions")
        });
        if let Some(speech) = spoke {
            warnings.add(
                format!("positions[{i}].stance"),
                format!(
                    "`{}`, but in {} `{}` speaks on `{}`",
                    position.stance.as_str(),
                    speech.path,
                    position.actor,
                    position.issue
                ),
                "write the stance that the words show, or remove the issue from them",
            );
        }
    }
}

/// Checks actors without a position on the issue that an authored `who-holds-it` offers.
fn check_actors(checked: &Checked<'_>, path: &str, ask: &WhoHoldsIt, warnings: &mut Warnings) {
    for (j, option) in ask.options.iter().enumerate() {
        let has_position =
            |position: &Position| position.actor == option.actor && position.issue == ask.issue;
        if checked.pack.positions.iter().any(has_position) {
            continue;
        }
        if let Some(speech) = find_speech(checked, &option.actor, &ask.issue) {
            warn(
                format!("{path}.options[{j}].actor"),
                &option.actor,
                &ask.issue,
                speech,
                warnings,
            );
        }
    }
}

/// Checks actors that the text of a `not-stated` option names, on the issues that the passages of
/// the right options are about.
fn check_texts(
    checked: &Checked<'_>,
    path: &str,
    options: &[ChoiceOption],
    warnings: &mut Warnings,
) {
    let named = |option: &ChoiceOption| -> Vec<&Actor> {
        let mentions = checked.names.in_text(&option.text);
        mentions.iter().map(|mention| mention.actor).collect()
    };
    // The issues on which the actors of the right options speak in the passages of these.
    let mut issues: Vec<&IssueId> = Vec::new();
    for option in options
        .iter()
        .filter(|option| option.verdict == Verdict::Right)
    {
        if may_be_about_facts(checked.pack, &option.evidence) {
            continue;
        }
        for actor in named(option) {
            for speech in &checked.speeches {
                if speaks_for(checked.pack, speech.actor, actor)
                    && share_a_passage(speech.evidence, &option.evidence, true)
                {
                    issues.extend(&speech.issues);
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
                if let Some(speech) = find_speech(checked, &actor.id, issue) {
                    let path = format!("{path}.options[{j}]");
                    warn(path, &actor.id, issue, speech, warnings);
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
    speech: &Speech<'_>,
    warnings: &mut Warnings,
) {
    let who = if speech.actor == actor {
        String::new()
    } else {
        format!(" through `{}`", speech.actor)
    };
    warnings.add(
        path,
        format!(
            "`{actor}` is offered as not stated, but speaks on `{issue}`{who} in {}",
            speech.path
        ),
        "offer another actor, add a position, or remove the issue from those words",
    );
}

/// Finds something that the actor, or a member of it, is coded as saying on the issue.
fn find_speech<'c, 'p>(
    checked: &'c Checked<'p>,
    actor: &ActorId,
    issue: &IssueId,
) -> Option<&'c Speech<'p>> {
    let pack = checked.pack;
    let actor = pack.find_actor(actor.as_str())?;
    let mut on_it = checked.speeches.iter().filter(|speech| speech.is_on(issue));
    on_it.find(|speech| speaks_for(pack, speech.actor, actor))
}

/// Checks actors that a generated question can offer as having no position.
fn check_generated(checked: &Checked<'_>, warnings: &mut Warnings) {
    let pack = checked.pack;
    for issue in &pack.issues {
        let on_it: Vec<_> = checked
            .speeches
            .iter()
            .filter(|speech| speech.is_on(&issue.id))
            .collect();
        for side in Side::ALL {
            let candidates = SideActors::of(pack, &issue.id, side);
            if candidates.takers.is_empty() {
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

/// Checks an actor that is offered as silent on an issue, on which the speeches `on_it` are.
fn check_offered(
    checked: &Checked<'_>,
    on_it: &[&Speech<'_>],
    actor: &Actor,
    issue: &Issue,
    warnings: &mut Warnings,
) {
    let (issue, id) = (&issue.id, &actor.id);
    let is_theirs = |speech: &&Speech<'_>| speaks_for(checked.pack, speech.actor, actor);
    let mut theirs = checked.speeches.iter().filter(is_theirs);
    if let Some(speech) = theirs.find(|speech| may_be_about(speech, on_it)) {
        warnings.add(
            &speech.path,
            format!(
                "others speak on `{issue}` in the same place, so a generated question can offer \
                 `{id}` as having no position on it"
            ),
            format!("add the issue `{issue}` if this is about it, or add a position"),
        );
    }
}

/// Whether a speech that is coded with other issues, or with none, may be about the issue of the
/// speeches `on_it`: it quotes the same words as one of them, or has no issue and is in the same
/// paragraph.
fn may_be_about(speech: &Speech<'_>, on_it: &[&Speech<'_>]) -> bool {
    on_it.iter().any(|other| {
        if speech.issues.is_empty() {
            numbers(speech.evidence).any(|it| numbers(other.evidence).any(|other| it == other))
        } else {
            share_a_passage(speech.evidence, other.evidence, false)
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
