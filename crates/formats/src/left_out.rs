//! What several formats can't carry, in phrases for the person who exports.

use crate::exercise::{Exercise, Task};
use standpoint_core::Pack;
use standpoint_core::quiz::QuestionKind;

/// Says which parts of the pack a format for questions leaves out, and which of its questions lose
/// something that no format has. Nothing, if there are none.
pub(crate) fn all_but_questions(pack: &Pack) -> Vec<String> {
    let parts = [
        ("positions", pack.positions().len()),
        ("quotes", pack.quotes().len()),
        ("claims", pack.claims().len()),
        ("relations between claims", pack.relations().len()),
        ("events", pack.events().len()),
        ("figures", pack.figures().len()),
    ];
    let there = parts.iter().filter(|(_, count)| *count > 0);
    let names: Vec<_> = there
        .map(|(name, count)| format!("{count} {name}"))
        .collect();
    let mut left_out = match names.as_slice() {
        [] => Vec::new(),
        names => vec![format!(
            "The file has only the author’s questions, so these are left out: {}.",
            names.join(", ")
        )],
    };
    let questions = pack.questions().iter();
    let sliders = questions.filter_map(|question| match &question.kind {
        QuestionKind::Number(ask) => ask.range.map(|_| question.id.as_str()),
        _ => None,
    });
    left_out.extend(listed(
        "The slider of a number",
        &sliders.collect::<Vec<_>>(),
    ));
    let questions = pack.questions().iter();
    let axes = questions.filter(|it| matches!(it.kind, QuestionKind::OnATimeline(_)));
    let axes: Vec<_> = axes.map(|question| question.id.as_str()).collect();
    let what = "The axis on which to place an event, with points by how close an answer is (a year \
                becomes a number, and a month a choice)";
    left_out.extend(listed(what, &axes));
    left_out
}

/// Says what questions with these ids lose. `None`, if there are none.
fn listed(what: &str, ids: &[&str]) -> Option<String> {
    (!ids.is_empty()).then(|| format!("{what}: {}.", ids.join(", ")))
}

/// Says that another program scores the order of events in its own way, if a question has one.
pub(crate) fn scoring_of_order(exercises: &[Exercise<'_>], instead: &str) -> Vec<String> {
    let is_order = |it: &Exercise<'_>| matches!(it.task, Task::PutInOrder(_));
    match exercises.iter().filter(|it| is_order(it)).count() {
        0 => Vec::new(),
        count => vec![format!(
            "Points for each pair of events in the right order (questions: {count}): {instead}."
        )],
    }
}

/// Says that sentences are options and no running text, if they are to be marked.
pub(crate) fn running_text(exercises: &[Exercise<'_>]) -> Option<String> {
    let what = "The running text in which to mark sentences, which become options";
    listed(what, &with_sentences(exercises))
}

/// Says that another program scores marked sentences in its own way, if there are any.
pub(crate) fn overlap(exercises: &[Exercise<'_>]) -> Option<String> {
    let what = "Points by how much the marked sentences overlap with the right ones (instead, a wrong \
                one costs as much as a right one earns)";
    listed(what, &with_sentences(exercises))
}

fn with_sentences<'p>(exercises: &[Exercise<'p>]) -> Vec<&'p str> {
    let is_marked = |it: &&Exercise<'_>| matches!(it.task, Task::MarkSentences(_));
    exercises.iter().filter(is_marked).map(|it| it.id).collect()
}

/// Says that options which belong to no row are missing, if a question has any.
pub(crate) fn distractors(exercises: &[Exercise<'_>]) -> Option<String> {
    let ids = exercises.iter().filter_map(|it| match &it.task {
        Task::MatchPairs(matching) => matching.distractors().next().map(|_| it.id),
        Task::ChooseOne(_)
        | Task::ChooseSeveral(_)
        | Task::MarkSentences(_)
        | Task::PutInOrder(_)
        | Task::EnterText(_)
        | Task::EnterNumber(_) => None,
    });
    let ids: Vec<_> = ids.collect();
    listed("Answers to match that belong to nothing", &ids)
}

/// Says that close numbers earn nothing, if a question gives half a point for them.
pub(crate) fn half_points(exercises: &[Exercise<'_>]) -> Option<String> {
    let ids = exercises.iter().filter_map(|it| match &it.task {
        Task::EnterNumber(number) => number.half_point_within.map(|_| it.id),
        Task::ChooseOne(_)
        | Task::ChooseSeveral(_)
        | Task::MarkSentences(_)
        | Task::PutInOrder(_)
        | Task::MatchPairs(_)
        | Task::EnterText(_) => None,
    });
    let ids: Vec<_> = ids.collect();
    listed("Half a point for a close number", &ids)
}

/// Says that typing errors and other spellings cost the points, if a name or word is typed.
pub(crate) fn forgiven_spellings(exercises: &[Exercise<'_>]) -> Vec<String> {
    let is_typed = |it: &&Exercise<'_>| matches!(it.task, Task::EnterText(_));
    let ids: Vec<_> = exercises.iter().filter(is_typed).map(|it| it.id).collect();
    match ids.as_slice() {
        [] => Vec::new(),
        ids => vec![format!(
            "What the page forgives in a typed name, except case: accents, hyphens, punctuation and \
             a typing error ({}). Only the listed spellings are right.",
            ids.join(", ")
        )],
    }
}
