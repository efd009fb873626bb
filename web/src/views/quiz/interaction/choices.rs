//! Options to choose or to leave, for the interactions that have them.

use super::answer_form::{Check, answer_form, on_enter};
use super::{Context, InteractionView, ResultEntry, Submit};
#[cfg(feature = "ssr")]
use super::{Plain, lettered};
use crate::node::{NodeRef, *};
use crate::views::evidence::evidence_links;
use crate::views::names::list;
#[cfg(feature = "ssr")]
use crate::views::names::sentence;
#[cfg(feature = "ssr")]
use crate::views::plain::passage_links;
use crate::views::quiz::state::QuizState;
use crate::views::quiz::wording::{ReasonText, in_voice_of_label, label_text};
use crate::words::quiz;
use leptos::prelude::*;
use standpoint_core::pack::Verdict;
use standpoint_core::quiz::{Choice, ChoiceResult, Label, Response};
use std::sync::Arc;

/// What differs between choosing one option and several.
pub(super) trait ChoiceView {
    const INPUT_TYPE: &'static str;

    fn choices(&self) -> &[Choice];
    fn legend(words: &'static quiz::Part) -> &'static str;
    /// The response that consists of these options, of which there is at least one.
    fn response(chosen: Vec<usize>) -> Response;
}

impl<T: ChoiceView> InteractionView for T {
    type Feedback = Vec<ChoiceResult>;

    const IS_LAZY: bool = false;

    fn form(&self, context: &Context<'_>, state: QuizState, submit: Submit) -> Element {
        let choice_form = ChoiceForm {
            input_type: T::INPUT_TYPE,
            legend: T::legend(context.shared.words.quiz()),
            legend_class: match T::INPUT_TYPE {
                "radio" => "visually-hidden",
                _ => "",
            },
            response: T::response,
        };
        form(self.choices(), context, state, choice_form, submit)
    }

    fn results(&self, context: &Context<'_>, feedback: &Self::Feedback) -> Element {
        results(self.choices(), context, feedback)
    }

    fn solution(&self) -> Self::Feedback {
        let (chosen, right) = (false, false);
        vec![ChoiceResult { chosen, right }; self.choices().len()]
    }

    fn scoring(words: &'static quiz::Part, feedback: &Self::Feedback) -> &'static str {
        let is_wrong = |result: &ChoiceResult| result.chosen && !result.right;
        match feedback.iter().any(is_wrong) {
            true => words.by_ticks(),
            false => "",
        }
    }

    fn is_short(&self, context: &Context<'_>) -> bool {
        is_short(self.choices(), context)
    }

    fn answer_text(&self, context: &Context<'_>) -> Option<String> {
        let is_right = self.choices().iter().map(Choice::is_right);
        joined(self.choices(), context, is_right.collect())
    }

    fn given_text(&self, context: &Context<'_>, feedback: &Self::Feedback) -> Option<String> {
        let is_chosen = feedback.iter().map(|result| result.chosen);
        joined(self.choices(), context, is_chosen.collect())
    }

    #[cfg(feature = "ssr")]
    fn plain(&self, context: &Context<'_>) -> Plain {
        plain(self.choices(), context)
    }

    #[cfg(feature = "ssr")]
    fn option_texts(&self, context: &Context<'_>) -> Option<[Vec<String>; 2]> {
        Some(texts(self.choices(), context))
    }
}

struct ChoiceForm {
    input_type: &'static str,
    legend: &'static str,
    /// The legend of radio buttons is for screen readers: they look like what they are.
    legend_class: &'static str,
    response: fn(Vec<usize>) -> Response,
}

/// Native radio buttons or checkboxes.
fn form(
    choices: &[Choice],
    context: &Context<'_>,
    state: QuizState,
    form: ChoiceForm,
    submit: Submit,
) -> Element {
    let shared = context.shared;
    let is_hint_due = RwSignal::new(false);
    let option = |choice: &Choice| {
        let input = input()
            .attribute("type", form.input_type)
            .attribute("name", "option");
        let text = label_text(shared.words, context.pack, context.item, &choice.label);
        let text = in_voice_of_label(&shared, &choice.label, span(text));
        label((input, text)).class("option")
    };
    let options: Vec<_> = context
        .order
        .iter()
        .filter_map(|index| Some(option(choices.get(*index)?)))
        .collect();
    let reference = NodeRef::new();
    let check = check(context, reference, is_hint_due, form.response, submit);
    let by_enter = check.clone();
    let legend = legend(form.legend).class(form.legend_class);
    let class = if is_short(choices, context) {
        "choices short"
    } else if choices
        .iter()
        .any(|it| matches!(it.label, Label::Paragraph(_)))
    {
        "choices digests"
    } else {
        "choices"
    };
    let options = div(options).class(class);
    let fields = fieldset((legend, options))
        .node_ref(reference)
        .on("change", move |_| is_hint_due.set(false));
    let fields = on_enter(fields, by_enter);
    let hint = shared.words.quiz().choose_first();
    answer_form(shared, state, fields, hint, is_hint_due, check)
}

/// Submits the options that are chosen in the fields. If there are none, a hint is due.
pub(super) fn check(
    context: &Context<'_>,
    fields: NodeRef,
    is_hint_due: RwSignal<bool>,
    response: fn(Vec<usize>) -> Response,
    submit: Submit,
) -> Check {
    let order = context.order.clone();
    Arc::new(move |certainty| {
        // Read from the document: extensions replace inputs with their own.
        let shown = order.iter().zip(fields.checked());
        let chosen: Vec<_> = shown
            .filter_map(|(index, is_checked)| is_checked.then_some(*index))
            .collect();
        if chosen.is_empty() {
            is_hint_due.set(true);
        } else {
            submit(response(chosen), certainty);
        }
    })
}

/// In the order in which the options are displayed.
fn results(choices: &[Choice], context: &Context<'_>, results: &[ChoiceResult]) -> Element {
    let entry = |index: &usize| {
        let (choice, result) = (choices.get(*index)?, results.get(*index)?);
        Some(entry(choice, context, *result))
    };
    let entries: Vec<_> = context.order.iter().filter_map(entry).collect();
    ul(entries)
}

fn entry(choice: &Choice, context: &Context<'_>, result: ChoiceResult) -> Element {
    let (shared, words) = (context.shared, context.shared.words);
    let verdict = displayed_verdict(choice);
    let (class, sign) = match verdict {
        Verdict::Right => ("right", "✓"),
        Verdict::Wrong => ("wrong", "✗"),
        Verdict::NotStated => ("not-stated", "–"),
    };
    let text = label_text(words, context.pack, context.item, &choice.label);
    let why = why(choice, context);
    let reason = (
        why.view(shared, ""),
        " ",
        evidence_links(shared, &choice.evidence),
    );
    let entry = ResultEntry {
        sign,
        text: in_voice_of_label(&shared, &choice.label, span(text)),
        truth: words.model().verdict(verdict).to_owned(),
        given: result.chosen.then(|| words.quiz().chosen().to_owned()),
        reason: p(reason),
    };
    entry.render().class(if result.chosen {
        [class, " chosen"].concat()
    } else {
        class.into()
    })
}

/// The texts of some of the options.
fn joined(choices: &[Choice], context: &Context<'_>, is_in: Vec<bool>) -> Option<String> {
    let words = context.shared.words;
    let chosen = choices.iter().zip(is_in).filter(|(_, is_in)| *is_in);
    let texts: Vec<_> = chosen
        .map(|(choice, _)| label_text(words, context.pack, context.item, &choice.label))
        .collect();
    (!texts.is_empty()).then(|| list(words, &texts))
}

/// Whether all options are so short that two fit next to each other in a frame of 640 px.
fn is_short(choices: &[Choice], context: &Context<'_>) -> bool {
    choices.iter().all(|choice| {
        let text = label_text(
            context.shared.words,
            context.pack,
            context.item,
            &choice.label,
        );
        text.chars().count() <= 26
    })
}

/// Returns why an option is right or wrong.
pub(super) fn why<'a>(choice: &'a Choice, context: &Context<'a>) -> ReasonText<'a> {
    ReasonText::of(
        context.shared.words,
        context.pack,
        Some(&choice.label),
        choice.verdict,
        &choice.reason,
    )
}

/// The verdict that readers see.
fn displayed_verdict(choice: &Choice) -> Verdict {
    match (&choice.label, choice.verdict) {
        // “Not stated” next to the option “Not in the article” would read as if it were right.
        (Label::Presence(_), Verdict::NotStated) => Verdict::Wrong,
        (_, verdict) => verdict,
    }
}

#[cfg(feature = "ssr")]
fn plain(choices: &[Choice], context: &Context<'_>) -> Plain {
    let (shared, words) = (context.shared, context.shared.words);
    let displayed = || context.order.iter().filter_map(|index| choices.get(*index));
    let option = |choice: &Choice| li(label_text(words, context.pack, context.item, &choice.label));
    let result = |choice: &Choice| {
        li((
            strong(words.model().verdict(displayed_verdict(choice))),
            ": ",
            sentence(shared, &why(choice, context).text()),
            passage_links(shared, &choice.evidence),
        ))
    };
    Plain {
        options: lettered(displayed().map(option).collect()),
        // The letters are those of the options.
        answer: lettered(displayed().map(result).collect()),
    }
}

/// The right options and the others.
#[cfg(feature = "ssr")]
pub(super) fn texts(choices: &[Choice], context: &Context<'_>) -> [Vec<String>; 2] {
    let words = context.shared.words;
    let text = |choice: &Choice| label_text(words, context.pack, context.item, &choice.label);
    [true, false].map(|right| {
        let choices = choices.iter().filter(|choice| choice.is_right() == right);
        choices.map(text).collect()
    })
}
