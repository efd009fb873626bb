use super::answer_form::answer_form;
use super::{Context, InteractionView, ResultEntry, Submit};
#[cfg(feature = "ssr")]
use super::{Plain, lettered};
use crate::node::{NodeRef, *};
use crate::views::dates::date;
use crate::views::evidence::evidence_links;
#[cfg(feature = "ssr")]
use crate::views::names::sentence;
#[cfg(feature = "ssr")]
use crate::views::plain::passage_links;
use crate::views::quiz::state::QuizState;
use crate::views::quiz::wording::ReasonText;
use crate::words::quiz;
use leptos::prelude::*;
use standpoint_core::pack::Verdict;
use standpoint_core::quiz::{OrderSlot, Prompt, PutInOrder, Response, SlotResult};
use std::sync::Arc;

impl InteractionView for PutInOrder {
    type Feedback = Vec<SlotResult>;

    const IS_LAZY: bool = true;

    /// Rows stay where they are; the events move between them.
    fn form(&self, context: &Context<'_>, state: QuizState, submit: Submit) -> Element {
        let shared = context.shared;
        let words = shared.words.quiz();
        let count = context.order.len();
        let repeats_prompt = match context.item.prompt {
            Prompt::Authored(_) => "",
            _ => "visually-hidden",
        };
        let titles: Vec<_> = self
            .0
            .iter()
            .map(|slot| context.pack[&slot.event].title.clone())
            .collect();
        let titles = StoredValue::new(titles);
        let order = RwSignal::new(context.order.clone());
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
        let announcement = p(dynamic(move || moved.get()))
            .class("visually-hidden")
            .attribute("role", "status");
        let fields = fieldset((
            legend(words.put_in_order()).class(repeats_prompt),
            ol(rows).class("sequence"),
            announcement,
        ));
        let check = move |certainty| submit(Response::Order(order.get_untracked()), certainty);
        answer_form(
            shared,
            state,
            fields,
            "",
            RwSignal::new(false),
            Arc::new(check),
        )
    }

    /// In the right order.
    fn results(&self, context: &Context<'_>, results: &Vec<SlotResult>) -> Element {
        let entry_at = |right: usize| {
            let mut slots = self.0.iter().zip(results);
            let (slot, result) = slots.find(|(slot, _)| slot.right == right)?;
            Some(entry(slot, context, *result))
        };
        let entries: Vec<_> = (0..self.0.len()).filter_map(entry_at).collect();
        ol(entries)
    }

    fn solution(&self) -> Vec<SlotResult> {
        let result = |slot: &OrderSlot| SlotResult {
            given: slot.right,
            right: slot.right,
        };
        self.0.iter().map(result).collect()
    }

    fn parts_text(&self, context: &Context<'_>) -> Option<String> {
        let titles = self.0.iter();
        let titles = titles.map(|slot| context.pack[&slot.event].title.as_str());
        Some(titles.collect::<Vec<_>>().join(" · "))
    }

    fn scoring(words: &'static quiz::Part, _: &Self::Feedback) -> &'static str {
        words.by_pairs()
    }

    #[cfg(feature = "ssr")]
    fn plain(&self, context: &Context<'_>) -> Plain {
        let displayed = context.order.iter().filter_map(|index| self.0.get(*index));
        let option = |slot: &OrderSlot| li(&context.pack[&slot.event].title);
        let mut slots: Vec<_> = self.0.iter().collect();
        slots.sort_by_key(|slot| slot.right);
        let answers = slots.into_iter().map(|slot| plain_entry(slot, context));
        Plain {
            options: lettered(displayed.map(option).collect()),
            answer: ol(answers.collect::<Vec<_>>()),
        }
    }
}

fn entry(slot: &OrderSlot, context: &Context<'_>, result: SlotResult) -> Element {
    let (shared, words) = (context.shared, context.shared.words.quiz());
    let event = &context.pack[&slot.event];
    let (class, sign) = if result.is_right() {
        ("right", "✓")
    } else {
        ("wrong", "✗")
    };
    let reason = (
        date(shared.words, &event.date),
        why(slot, context).view(shared, " · "),
        " ",
        evidence_links(shared, &slot.evidence),
    );
    let entry = ResultEntry {
        sign,
        text: span(&event.title).lang_of_pack(&shared),
        truth: words.belongs(slot.right + 1),
        given: (!result.is_right()).then(|| words.placed(result.given + 1)),
        reason: p(reason),
    };
    entry.render().class(class)
}

fn why<'a>(slot: &'a OrderSlot, context: &Context<'a>) -> ReasonText<'a> {
    let words = context.shared.words;
    ReasonText::of(words, context.pack, None, Verdict::Right, &slot.reason)
}

/// When the event was, and why it has its place.
#[cfg(feature = "ssr")]
fn plain_entry(slot: &OrderSlot, context: &Context<'_>) -> Element {
    let (shared, words) = (context.shared, context.shared.words);
    let event = &context.pack[&slot.event];
    let why = why(slot, context).text();
    let dot = if why.is_empty() { "" } else { " · " };
    let text = [&event.title, " · ", &words.date(&event.date), dot, &why].concat();
    li((
        sentence(shared, &text),
        passage_links(shared, &slot.evidence),
    ))
}
