//! Whoever speaks on a matter should not be offered as silent on it.

use super::speech::{Speech, speaks_for};
use super::{Checked, Warnings, numbers};
use crate::Pack;
use crate::pack::{
    Absence, Actor, ActorId, ChoiceOption, Evidence, Issue, IssueId, Position, Stance, Verdict,
};
use crate::quiz::kind::{Side, WhoHoldsIt};
use crate::quiz::{Camps, QuestionKind};

pub(super) fn check(checked: &Checked<'_>, warnings: &mut Warnings) {
    let pack = checked.pack;
    coded(checked, warnings);
    for (i, question) in pack.questions.iter().enumerate() {
        let path = format!("questions[{i}].ask.{}", question.ask.name());
        match &question.ask {
            QuestionKind::WhoHoldsIt(ask) => asked(checked, &path, ask, warnings),
            QuestionKind::SingleChoice(ask) => in_words(checked, &path, &ask.options, warnings),
            QuestionKind::SeveralRight(ask) => in_words(checked, &path, &ask.options, warnings),
            QuestionKind::WhoSaidIt(_)
            | QuestionKind::OrderOfEvents(_)
            | QuestionKind::InTheArticle(_) => {}
        }
    }
    made(checked, warnings);
}

/// Positions that say that an actor has not spoken, or would not.
fn coded(checked: &Checked<'_>, warnings: &mut Warnings) {
    for (i, position) in checked.pack.positions.iter().enumerate() {
        if !matches!(
            position.stance,
            Stance::Absence(Absence::SaidNothing | Absence::DeclinedToComment)
        ) {
            continue;
        }
        // A stance that changed is a position of its own.
        let spoke = checked.speeches.iter().find(|speech| {
            *speech.actor == position.actor
                && speech.bears_on(&position.issue)
                && !speech.path.starts_with("positions")
        });
        if let Some(speech) = spoke {
            warnings.add(
                format!("positions[{i}].stance"),
                format!(
                    "`{}`, and {} has `{}` speak on `{}`",
                    position.stance.word(),
                    speech.path,
                    position.actor,
                    position.issue
                ),
                "code the stance that the words show, or take the issue from the words",
            );
        }
    }
}

/// Actors without a position on the issue, offered by a `who-holds-it` of the author's.
fn asked(checked: &Checked<'_>, path: &str, ask: &WhoHoldsIt, warnings: &mut Warnings) {
    for (j, option) in ask.options.iter().enumerate() {
        let has_position =
            |position: &Position| position.actor == option.actor && position.issue == ask.issue;
        if checked.pack.positions.iter().any(has_position) {
            continue;
        }
        if let Some(speech) = spoken(checked, &option.actor, &ask.issue) {
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

/// Actors whom an option in words names and calls not stated, on an issue that the passages of
/// the right options are about.
fn in_words(checked: &Checked<'_>, path: &str, options: &[ChoiceOption], warnings: &mut Warnings) {
    let named = |option: &ChoiceOption| -> Vec<&Actor> {
        let mentions = checked.names.in_text(&option.text);
        mentions.iter().map(|mention| mention.actor).collect()
    };
    // What those who are right say where their options point.
    let mut matters: Vec<&IssueId> = Vec::new();
    for option in options.iter().filter(|it| it.verdict == Verdict::Right) {
        if is_of_something_else(checked.pack, &option.evidence) {
            continue;
        }
        for actor in named(option) {
            for speech in &checked.speeches {
                if speaks_for(checked.pack, speech.actor, actor)
                    && share_a_passage(speech.evidence, &option.evidence, true)
                {
                    matters.extend(&speech.issues);
                }
            }
        }
    }
    for (j, option) in options.iter().enumerate() {
        if option.verdict != Verdict::NotStated {
            continue;
        }
        for actor in named(option) {
            for issue in &matters {
                if let Some(speech) = spoken(checked, &actor.id, issue) {
                    let path = format!("{path}.options[{j}]");
                    warn(path, &actor.id, issue, speech, warnings);
                }
            }
        }
    }
}

/// Whether a figure or an event stands in the passages: then the question may be about that.
fn is_of_something_else(pack: &Pack, passages: &[Evidence]) -> bool {
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
        format!(" by way of `{}`", speech.actor)
    };
    warnings.add(
        path,
        format!(
            "`{actor}` is offered as not stated, and speaks on `{issue}`{who} in {}",
            speech.path
        ),
        "offer another actor, code a position, or take the issue from those words",
    );
}

/// What the actor, or somebody who belongs to it, is coded as saying on the issue.
fn spoken<'c, 'p>(
    checked: &'c Checked<'p>,
    actor: &ActorId,
    issue: &IssueId,
) -> Option<&'c Speech<'p>> {
    let pack = checked.pack;
    let actor = pack.find_actor(actor.as_str())?;
    let mut on_it = checked
        .speeches
        .iter()
        .filter(|speech| speech.bears_on(issue));
    on_it.find(|speech| speaks_for(pack, speech.actor, actor))
}

/// Actors whom a made question can offer as ones on whom the article records no position.
fn made(checked: &Checked<'_>, warnings: &mut Warnings) {
    let pack = checked.pack;
    for issue in &pack.issues {
        let on_it: Vec<_> = checked
            .speeches
            .iter()
            .filter(|speech| speech.bears_on(&issue.id))
            .collect();
        for side in Side::ALL {
            let camps = Camps::of(pack, &issue.id, side);
            if camps.takers.is_empty() {
                continue;
            }
            let silent = camps
                .others
                .iter()
                .filter(|(_, position)| position.is_none());
            for (actor, _) in silent {
                offered(checked, &on_it, actor, issue, warnings);
            }
        }
    }
}

fn offered(
    checked: &Checked<'_>,
    on_it: &[&Speech<'_>],
    actor: &Actor,
    issue: &Issue,
    warnings: &mut Warnings,
) {
    let (issue, id) = (&issue.id, &actor.id);
    // Who is coded as speaking on the issue is not offered.
    let theirs = |speech: &&Speech<'_>| speaks_for(checked.pack, speech.actor, actor);
    let mut said = checked.speeches.iter().filter(theirs);
    if let Some(speech) = said.find(|it| may_bear(it, on_it)) {
        warnings.add(
            &speech.path,
            format!(
                "it stands where others speak on `{issue}`, and a made question can offer \
                 `{id}` as one without a position on that"
            ),
            format!("name `{issue}` there if it bears on it, or code a position"),
        );
    }
}

/// Whether what is coded as bearing on something else, or on nothing, may bear on the issue: it
/// quotes the same words as what does, or is coded as bearing on nothing and stands in the same
/// paragraph.
fn may_bear(speech: &Speech<'_>, on_it: &[&Speech<'_>]) -> bool {
    on_it.iter().any(|other| {
        if speech.issues.is_empty() {
            numbers(speech.evidence).any(|it| numbers(other.evidence).any(|other| it == other))
        } else {
            share_a_passage(speech.evidence, other.evidence, false)
        }
    })
}

/// Whether both name a paragraph and quote the same words of it, or the one's among the other's.
/// `without_words` is the answer where one of them quotes none.
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
