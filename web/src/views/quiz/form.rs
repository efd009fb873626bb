//! A question that is yet to be answered: native controls in a form.

use super::state::QuizState;
use super::wording::{in_voice_of_label, label_text};
use crate::node::{NodeRef, *};
use crate::shared::Shared;
use crate::words::quiz;
use leptos::prelude::*;
use standpoint_core::Pack;
use standpoint_core::quiz::{Choice, Interaction, Item, OrderSlot, Response};
use std::sync::Arc;
use wasm_bindgen::JsCast as _;
use web_sys::KeyboardEvent;

/// The form of an item.
pub fn form_view(
    shared: Shared,
    state: QuizState,
    item: &Item,
    is_answered: RwSignal<bool>,
) -> Node {
    let pack = shared.pack();
    let order = state.with(|session| session.display_order(item));
    let id = item.id.clone();
    let answer = move |response| {
        state.answer(shared, &id, response);
        is_answered.set(true);
    };
    let answer: Answer = Arc::new(answer);
    match &item.interaction {
        Interaction::ChooseOne(choices) => {
            choice_form(shared, state, item, choices, &order, false, answer)
        }
        Interaction::ChooseSeveral(choices) => {
            choice_form(shared, state, item, choices, &order, true, answer)
        }
        Interaction::PutInOrder(places) => order_form(shared, state, &pack, places, order, answer),
    }
}

/// Takes the reader's answer.
type Answer = Arc<dyn Fn(Response) + Send + Sync>;

fn choice_form(
    shared: Shared,
    state: QuizState,
    item: &Item,
    choices: &[Choice],
    order: &[usize],
    several: bool,
    answer: Answer,
) -> Node {
    let words = &shared.words.quiz;
    let pack = shared.pack();
    let is_hint_due = RwSignal::new(false);
    let option = |choice: &Choice| {
        let input = input()
            .attribute("type", if several { "checkbox" } else { "radio" })
            .attribute("name", "option");
        let text = label_text(shared.words, &pack, item, &choice.label);
        let text = in_voice_of_label(&shared, &choice.label, span(text));
        label((input, text)).class("option")
    };
    let options: Vec<_> = order
        .iter()
        .filter_map(|index| Some(option(choices.get(*index)?)))
        .collect();
    let order = order.to_vec();
    let reference = NodeRef::new();
    let check = move || {
        // Asked of the document: extensions put inputs of their own in the place of ours.
        let shown = order.iter().zip(reference.checked());
        let chosen: Vec<_> = shown
            .filter_map(|(index, is)| is.then_some(*index))
            .collect();
        match (chosen.first(), several) {
            (None, _) => is_hint_due.set(true),
            (Some(one), false) => answer(Response::One(*one)),
            (Some(_), true) => answer(Response::Several(chosen)),
        }
    };
    let asks = if several {
        words.choose_several()
    } else {
        words.choose_one()
    };
    let check: Check = Arc::new(check);
    let by_enter = check.clone();
    let fields = fieldset((legend(asks), options))
        .node_ref(reference)
        .on("change", move |_| is_hint_due.set(false))
        // The form has no button that submits, so browsers do nothing at Enter.
        .on("keydown", move |event| {
            let key: &KeyboardEvent = event.unchecked_ref();
            if key.key() == "Enter" && !key.repeat() {
                event.prevent_default();
                by_enter();
            }
        });
    answer_form(shared, state, fields, is_hint_due, check)
}

/// Checks what is chosen.
type Check = Arc<dyn Fn() + Send + Sync>;

/// The fields with the button that checks them. Nothing is submitted: a frame in a sandbox may
/// forbid that.
fn answer_form(
    shared: Shared,
    state: QuizState,
    fields: Element,
    is_hint_due: RwSignal<bool>,
    check: Check,
) -> Node {
    let words = &shared.words.quiz;
    let submit = check.clone();
    let hint = dynamic(move || is_hint_due.get().then_some(words.choose_first()));
    let below = p((
        state.check("button", words.check(), move || check()),
        " ",
        span(hint).class("hint").attribute("role", "alert"),
    ));
    let form = form((fields, below.class("check"))).on("submit", move |event| {
        event.prevent_default();
        submit();
    });
    nodes(form)
}

/// Rows stay where they are; the events move between them.
fn order_form(
    shared: Shared,
    state: QuizState,
    pack: &Pack,
    places: &[OrderSlot],
    shown: Vec<usize>,
    answer: Answer,
) -> Node {
    let words = &shared.words.quiz;
    let count = shown.len();
    let titles: Vec<_> = places
        .iter()
        .map(|place| pack[&place.event].title.clone())
        .collect();
    let titles = StoredValue::new(titles);
    let order = RwSignal::new(shown);
    let moved = RwSignal::new(String::new());
    let buttons: Vec<_> = (0..count)
        .map(|_| [NodeRef::new(), NodeRef::new()])
        .collect();
    let buttons = StoredValue::new(buttons);
    let button_at = move |row: usize| buttons.with_value(|buttons| buttons[row]);
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
        moved.set(words.moved(&title(with), with + 1, count));
        // Focus goes along with the event: to the same button, or the other at an end.
        let wanted = usize::from(with > row);
        let is_end = with == 0 || with + 1 == count;
        let button = if is_end { 1 - wanted } else { wanted };
        button_at(with)[button].focus();
    };
    let mover = move |row: usize,
                      to: Option<usize>,
                      sign: &'static str,
                      says: fn(&quiz::Part, &str) -> String| {
        button(span(sign).attribute("aria-hidden", "true"))
            .attribute("type", "button")
            .flag("disabled", to.is_none())
            .dynamic_attribute("aria-label", move || Some(says(words, &title(row))))
            .on("click", move |_| {
                if let Some(to) = to {
                    swap(row, to);
                }
            })
    };
    let rows: Vec<_> = (0..count)
        .map(|row| {
            let [up, down] = button_at(row);
            let below = Some(row + 1).filter(|below| *below < count);
            let moves = (
                mover(row, row.checked_sub(1), "↑", quiz::Part::earlier).node_ref(up),
                mover(row, below, "↓", quiz::Part::later).node_ref(down),
            );
            li((
                span(dynamic(move || title(row)))
                    .class("event")
                    .lang_of_pack(&shared),
                span(moves).class("moves"),
            ))
        })
        .collect();
    let told = p(dynamic(move || moved.get()))
        .class("visually-hidden")
        .attribute("role", "status");
    let fields = fieldset((
        legend(words.put_in_order()),
        ol(rows).class("sequence"),
        told,
    ));
    let check = move || answer(Response::Order(order.get_untracked()));
    answer_form(shared, state, fields, RwSignal::new(false), Arc::new(check))
}
