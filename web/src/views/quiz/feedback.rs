//! A question that is answered: whether and why, for each option, with its evidence.

use super::state::{Focus, QuizState};
use super::wording::{label_text, reason_text};
use crate::shared::Shared;
use crate::views::arrive::arrive;
use crate::views::dates::date;
use crate::views::evidence::evidence_links;
use leptos::prelude::*;
use standpoint_core::Pack;
use standpoint_core::pack::Verdict;
use standpoint_core::quiz::{Answer, Choice, Item, Outcome, Place, Task};

/// How an answer did.
pub fn feedback_view(shared: Shared, state: QuizState, item: &Item, answer: &Answer) -> AnyView {
    let words = &shared.words.quiz;
    let pack = shared.pack();
    let takes_focus = state.takes_focus(Focus::Feedback);
    let percent = (answer.mark.points * 100.0).round() as usize;
    let (class, says) = match (answer.mark.right, percent) {
        (true, _) => ("verdict right", words.right.to_owned()),
        (false, 0) => ("verdict wrong", words.wrong.to_owned()),
        (false, percent) => ("verdict partly", (words.partly)(percent)),
    };
    let order = state.with(|session| session.shown_order(item));
    let outcomes = match &item.task {
        Task::ChooseOne(choices) | Task::ChooseSeveral(choices) => {
            let shown = order.into_iter().filter_map(|index| {
                Some(choice_outcome(
                    shared,
                    &pack,
                    item,
                    choices.get(index)?,
                    *answer.mark.options.get(index)?,
                ))
            });
            view! { <ul class="outcomes">{shown.collect::<Vec<_>>()}</ul> }.into_any()
        }
        Task::PutInOrder(places) => {
            let outcome_at = |right: usize| {
                places
                    .iter()
                    .zip(&answer.mark.options)
                    .find(|(place, _)| place.right == right)
            };
            let shown = (0..places.len())
                .filter_map(outcome_at)
                .map(|(place, outcome)| place_outcome(shared, &pack, place, *outcome));
            view! { <ol class="outcomes">{shown.collect::<Vec<_>>()}</ol> }.into_any()
        }
    };
    view! {
        <div class="feedback">
            <p class=class use:arrive=takes_focus tabindex="-1">{says}</p>
            {outcomes}
        </div>
    }
    .into_any()
}

fn choice_outcome(
    shared: Shared,
    pack: &Pack,
    item: &Item,
    choice: &Choice,
    outcome: Outcome,
) -> AnyView {
    let words = shared.words;
    let is_chosen = matches!(outcome, Outcome::Choice { chosen: true, .. });
    let (class, sign) = match choice.verdict {
        Verdict::Right => ("right", "✓"),
        Verdict::Wrong => ("wrong", "✗"),
        Verdict::NotStated => ("not-stated", "–"),
    };
    let chosen = is_chosen.then(|| view! { <span class="tag chosen">{words.quiz.chosen}</span> });
    view! {
        <li class=class class:chosen=is_chosen>
            <p class="option-text">
                <span class="sign" aria-hidden="true">{sign}</span>
                <span dir="auto">{label_text(words, pack, item, &choice.label)}</span>" "
                <span class="tag">{(words.model.verdict)(choice.verdict)}</span>" "
                {chosen}
            </p>
            <p class="reason" dir="auto">
                {reason_text(words, pack, Some(&choice.label), choice.verdict, &choice.reason)}" "
                {evidence_links(shared, &choice.evidence)}
            </p>
        </li>
    }
    .into_any()
}

fn place_outcome(shared: Shared, pack: &Pack, place: &Place, outcome: Outcome) -> AnyView {
    let words = &shared.words.quiz;
    let event = &pack[&place.event];
    let is_right = outcome.is_right();
    let misplaced = match outcome {
        Outcome::Place { given, right } if given != right => Some((words.placed)(given + 1)),
        _ => None,
    };
    let (class, sign) = if is_right {
        ("right", "✓")
    } else {
        ("wrong", "✗")
    };
    let reason = reason_text(shared.words, pack, None, Verdict::Right, &place.reason);
    view! {
        <li class=class>
            <p class="option-text">
                <span class="sign" aria-hidden="true">{sign}</span>
                <span dir="auto">{event.title.clone()}</span>" "
                <span class="tag">{(words.belongs)(place.right + 1)}</span>" "
                {misplaced.map(|misplaced| view! { <span class="tag chosen">{misplaced}</span> })}
            </p>
            <p class="reason" dir="auto">
                {date(shared.words, &event.date)}" · "{reason}" "{evidence_links(shared, &place.evidence)}
            </p>
        </li>
    }
    .into_any()
}
