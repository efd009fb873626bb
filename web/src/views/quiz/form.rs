//! A question that is yet to be answered: native controls in a form.

use super::state::QuizState;
use super::wording::label_text;
use crate::shared::Shared;
use leptos::html;
use leptos::prelude::*;
use standpoint_core::Pack;
use standpoint_core::quiz::{Choice, Item, Place, Response, Task};
use std::sync::Arc;

/// The form of an item.
pub fn form_view(
    shared: Shared,
    state: QuizState,
    item: &Item,
    is_answered: RwSignal<bool>,
) -> AnyView {
    let pack = shared.pack();
    let order = state.with(|session| session.shown_order(item));
    let id = item.id.clone();
    let answer = move |response| {
        state.answer(shared, &id, response);
        is_answered.set(true);
    };
    let answer: Answer = Arc::new(answer);
    match &item.task {
        Task::ChooseOne(choices) => {
            choice_form(shared, &pack, item, choices, &order, false, answer)
        }
        Task::ChooseSeveral(choices) => {
            choice_form(shared, &pack, item, choices, &order, true, answer)
        }
        Task::PutInOrder(places) => order_form(shared, &pack, places, order, answer),
    }
}

/// Takes the reader's answer.
type Answer = Arc<dyn Fn(Response) + Send + Sync>;

fn choice_form(
    shared: Shared,
    pack: &Pack,
    item: &Item,
    choices: &[Choice],
    order: &[usize],
    several: bool,
    answer: Answer,
) -> AnyView {
    let words = &shared.words.quiz;
    let chosen = RwSignal::new(Vec::<usize>::new());
    let is_hint_due = RwSignal::new(false);
    let options: Vec<_> = order
        .iter()
        .filter_map(|index| Some((*index, choices.get(*index)?)))
        .map(|(index, choice)| {
            let label = label_text(shared.words, pack, item, &choice.label);
            view! {
                <label class="option">
                    <input type=if several { "checkbox" } else { "radio" } name="option"
                        on:change=move |event| {
                            let is_chosen = event_target_checked(&event);
                            is_hint_due.set(false);
                            chosen.update(|chosen| {
                                chosen.retain(|it| several && *it != index);
                                if is_chosen {
                                    chosen.push(index);
                                }
                            });
                        }/>
                    <span dir="auto">{label}</span>
                </label>
            }
        })
        .collect();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let chosen = chosen.get_untracked();
        match (chosen.first(), several) {
            (None, _) => is_hint_due.set(true),
            (Some(one), false) => answer(Response::One(*one)),
            (Some(_), true) => answer(Response::Several(chosen)),
        }
    };
    view! {
        <form on:submit=submit>
            <fieldset>
                <legend>{if several { words.choose_several } else { words.choose_one }}</legend>
                {options}
            </fieldset>
            {check(shared, is_hint_due)}
        </form>
    }
    .into_any()
}

fn check(shared: Shared, is_hint_due: RwSignal<bool>) -> AnyView {
    let words = &shared.words.quiz;
    view! {
        <p class="check">
            <button type="submit" class="button">{words.check}</button>" "
            <span role="alert" class="hint">{move || is_hint_due.get().then_some(words.choose_first)}</span>
        </p>
    }
    .into_any()
}

/// Rows stay where they are; the events move between them.
fn order_form(
    shared: Shared,
    pack: &Pack,
    places: &[Place],
    shown: Vec<usize>,
    answer: Answer,
) -> AnyView {
    let words = &shared.words.quiz;
    let count = shown.len();
    let titles: Vec<_> = places
        .iter()
        .map(|place| pack[&place.event].title.clone())
        .collect();
    let titles = StoredValue::new(titles);
    let order = RwSignal::new(shown);
    let moved = RwSignal::new(String::new());
    let buttons: Vec<[NodeRef<html::Button>; 2]> = (0..count)
        .map(|_| [NodeRef::new(), NodeRef::new()])
        .collect();
    let buttons = StoredValue::new(buttons);
    let title = move |row: usize| {
        let index = order
            .with(|order| order.get(row).copied())
            .unwrap_or_default();
        titles
            .with_value(|titles| titles.get(index).cloned())
            .unwrap_or_default()
    };
    let swap = move |row: usize, with: usize| {
        order.update(|order| order.swap(row, with));
        moved.set((words.moved)(&title(with), with + 1, count));
        // Focus goes along with the event: to the same button, or the other at an end.
        let wanted = usize::from(with > row);
        let is_end = with == 0 || with + 1 == count;
        let button = if is_end { 1 - wanted } else { wanted };
        let node = buttons.with_value(|buttons| buttons.get(with).map(|row| row[button]));
        if let Some(node) = node.and_then(|node| node.get_untracked()) {
            let _ = node.focus();
        }
    };
    let rows: Vec<_> = (0..count)
        .map(|row| {
            let [up, down] =
                buttons.with_value(|buttons| buttons.get(row).copied()).unwrap_or_default();
            view! {
                <li>
                    <span class="event" dir="auto">{move || title(row)}</span>
                    <span class="moves">
                        <button type="button" node_ref=up disabled=row == 0
                            aria-label=move || (words.earlier)(&title(row))
                            on:click=move |_| swap(row, row - 1)><span aria-hidden="true">"↑"</span></button>
                        <button type="button" node_ref=down disabled=row + 1 == count
                            aria-label=move || (words.later)(&title(row))
                            on:click=move |_| swap(row, row + 1)><span aria-hidden="true">"↓"</span></button>
                    </span>
                </li>
            }
        })
        .collect();
    view! {
        <form on:submit=move |event| {
            event.prevent_default();
            answer(Response::Order(order.get_untracked()));
        }>
            <fieldset>
                <legend>{words.put_in_order}</legend>
                <ol class="sequence">{rows}</ol>
                <p class="visually-hidden" role="status">{moved}</p>
            </fieldset>
            {check(shared, RwSignal::new(false))}
        </form>
    }
    .into_any()
}
