#[cfg(feature = "ssr")]
use super::Plain;
use super::answer_form::{Check, answer_form, on_enter};
use super::slider::{SLIDER, moved_to, slider};
use super::{Context, InteractionView, OwnAnswer, ResultEntry, Submit, answers};
use crate::node::{NodeRef, *};
use crate::views::evidence::evidence_links;
#[cfg(feature = "ssr")]
use crate::views::names::sentence;
#[cfg(feature = "ssr")]
use crate::views::plain::passage_links;
use crate::views::quiz::state::QuizState;
use crate::views::quiz::wording::ReasonText;
use crate::words::quiz;
use leptos::prelude::*;
use standpoint_core::pack::{Decimal, Verdict};
use standpoint_core::quiz::{EnterNumber, NumberResult, Response, typed_number};
use std::sync::Arc;

impl InteractionView for EnterNumber {
    type Feedback = NumberResult;

    const IS_LAZY: bool = true;

    /// A text field: with `type="number"`, browsers drop what they can't read, and change the
    /// number when the page is scrolled. Below it is how the number is read, if it has separators.
    /// A slider sets the field and follows it; only what is in the field counts.
    fn form(&self, context: &Context<'_>, state: QuizState, submit: Submit) -> Element {
        let shared = context.shared;
        let words = shared.words;
        let reference = NodeRef::new();
        let read_as = RwSignal::new(String::new());
        let is_hint_due = RwSignal::new(false);
        let unit = self.unit.clone();
        let check: Check =
            Arc::new(
                move |certainty| match typed_number(&reference.value(), &unit) {
                    Some(number) => submit(Response::Number(number), certainty),
                    None => is_hint_due.set(true),
                },
            );
        let by_enter = check.clone();
        let field = input()
            .attribute("type", "text")
            .attribute("inputmode", "decimal")
            .attribute("autocomplete", "off")
            .attribute("size", "12")
            // For `:placeholder-shown`, which matches an empty field.
            .attribute("placeholder", " ");
        let unit_text = span(self.unit.clone()).lang_of_pack(&shared);
        let read_as_text = p(dynamic(move || read_as.get()))
            .class("read-as")
            .attribute("role", "status");
        let range = self.range;
        let said = RwSignal::new(words.quiz().no_answer().to_owned());
        let slider = range.map(|range| {
            let ends = [range.from, range.to].map(|end| words.number(end));
            slider(words.quiz().enter_number(), range.last(), ends, said)
        });
        let fields = fieldset((
            legend(words.quiz().enter_number()),
            label((field, " ", unit_text)).class("number"),
            read_as_text,
            slider,
        ));
        let unit = self.unit.clone();
        let fields = fields.node_ref(reference).on("input", move |event| {
            is_hint_due.set(false);
            let step = moved_to(&event);
            if let (Some(range), Some(step)) = (range, step) {
                reference.set_value("input", &words.number(range.at(step)));
            }
            let text = reference.value();
            let number = typed_number(&text, &unit);
            let quantity = number.map(|it| words.quantity(&words.number(it), &unit));
            let is_plain = number.is_some_and(|it| it.to_string() == text.trim());
            read_as.set(match &quantity {
                Some(quantity) if !is_plain && step.is_none() => ["= ", quantity].concat(),
                _ => String::new(),
            });
            if let (Some(range), Some(number)) = (range, number) {
                reference.set_value(SLIDER, &range.closest(number).to_string());
                said.set(quantity.unwrap_or_default());
            } else {
                said.set(words.quiz().no_answer().to_owned());
            }
        });
        let fields = on_enter(fields, by_enter);
        let hint = words.quiz().number_first();
        answer_form(shared, state, fields, hint, is_hint_due, check)
    }

    fn results(&self, context: &Context<'_>, result: &NumberResult) -> Element {
        let (shared, words) = (context.shared, context.shared.words);
        let zero = Decimal::default();
        let off = words.number(result.difference.abs());
        let off = if result.difference > zero {
            Some(words.quiz().too_high(&off))
        } else if result.difference < zero {
            Some(words.quiz().too_low(&off))
        } else {
            None
        };
        let own = off.map(|off| OwnAnswer {
            response: Response::Number(result.given),
            text: quantity(self, context, result.given),
            note: Some(off),
        });
        let reason = (
            why(self, context).view(shared, ""),
            " ",
            evidence_links(shared, &self.evidence),
        );
        let right = ResultEntry {
            sign: "✓",
            text: span(quantity(self, context, self.value)).lang_of_pack(&shared),
            truth: words.model().verdict(Verdict::Right).to_owned(),
            given: None,
            reason: p(reason),
        };
        answers(context, own, right)
    }

    fn solution(&self) -> NumberResult {
        NumberResult {
            given: self.value,
            difference: Decimal::default(),
        }
    }

    fn scoring(words: &'static quiz::Part, _: &Self::Feedback) -> &'static str {
        words.by_distance()
    }

    fn answer_text(&self, context: &Context<'_>) -> Option<String> {
        Some(quantity(self, context, self.value))
    }

    fn given_text(&self, context: &Context<'_>, result: &NumberResult) -> Option<String> {
        Some(quantity(self, context, result.given))
    }

    #[cfg(feature = "ssr")]
    fn plain(&self, context: &Context<'_>) -> Plain {
        let (shared, why) = (context.shared, why(self, context).text());
        let number = strong(quantity(self, context, self.value));
        let answer = (number, ": ", sentence(shared, &why));
        Plain {
            options: p(shared.words.quiz().enter_number()),
            answer: ul(li((answer, passage_links(shared, &self.evidence)))),
        }
    }

    #[cfg(feature = "ssr")]
    fn option_texts(&self, context: &Context<'_>) -> Option<[Vec<String>; 2]> {
        Some([vec![quantity(self, context, self.value)], Vec::new()])
    }
}

fn quantity(it: &EnterNumber, context: &Context<'_>, number: Decimal) -> String {
    let words = context.shared.words;
    words.quantity(&words.number(number), &it.unit)
}

fn why<'a>(it: &'a EnterNumber, context: &Context<'a>) -> ReasonText<'a> {
    let words = context.shared.words;
    ReasonText::of(words, context.pack, None, Verdict::Right, &it.reason)
}
