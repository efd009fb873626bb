#[cfg(feature = "ssr")]
use super::Plain;
use super::answer_form::{Check, answer_form, on_enter};
use super::{Context, InteractionView, OwnAnswer, ResultEntry, Submit, answers};
use crate::node::{NodeRef, *};
use crate::views::evidence::evidence_links;
use crate::views::names::{isolated, sentence};
#[cfg(feature = "ssr")]
use crate::views::plain::passage_links;
use crate::views::quiz::state::QuizState;
use crate::views::quiz::wording::ReasonText;
use crate::words::quiz;
use leptos::prelude::*;
use standpoint_core::pack::Verdict;
use standpoint_core::quiz::{EnterText, MAX_TYPED, Response, TextResult, typed_text};
use std::sync::Arc;

impl InteractionView for EnterText {
    type Feedback = TextResult;

    const IS_LAZY: bool = true;

    /// A text field that the browser neither completes nor corrects: it would give names away.
    fn form(&self, context: &Context<'_>, state: QuizState, submit: Submit) -> Element {
        let shared = context.shared;
        let words = shared.words.quiz();
        let reference = NodeRef::new();
        let is_hint_due = RwSignal::new(false);
        let check: Check = Arc::new(move |certainty| match typed_text(&reference.value()) {
            Some(text) => submit(Response::Text(text), certainty),
            None => is_hint_due.set(true),
        });
        let by_enter = check.clone();
        let field = input()
            .attribute("type", "text")
            .attribute("aria-label", words.enter_text())
            .attribute("maxlength", MAX_TYPED.to_string())
            .attribute("autocomplete", "off")
            .attribute("autocapitalize", "off")
            .attribute("spellcheck", "false")
            .dir_auto();
        let fields = fieldset((legend(words.enter_text()), p(field).class("typed-text")))
            .node_ref(reference)
            .on("input", move |_| is_hint_due.set(false));
        let fields = on_enter(fields, by_enter);
        let hint = words.text_first();
        answer_form(shared, state, fields, hint, is_hint_due, check)
    }

    fn results(&self, context: &Context<'_>, result: &TextResult) -> Element {
        let (shared, words) = (context.shared, context.shared.words.quiz());
        let spelled = words.spelled(&isolated(&self.answer));
        let spelled = result
            .is_respelled
            .then(|| (sentence(shared, &spelled), " "));
        let reason = (
            spelled,
            why(self, context).view(shared, ""),
            " ",
            evidence_links(shared, &self.evidence),
        );
        let own = (result.given != self.answer).then(|| OwnAnswer {
            response: Response::Text(result.given.clone()),
            text: result.given.clone(),
            note: None,
        });
        let right = ResultEntry {
            sign: "✓",
            text: span(self.answer.clone()).lang_of_pack(&shared),
            truth: shared.words.model().verdict(Verdict::Right).to_owned(),
            given: None,
            reason: p(reason),
        };
        answers(context, own, right)
    }

    fn solution(&self) -> TextResult {
        TextResult {
            given: self.answer.clone(),
            is_respelled: false,
        }
    }

    fn answer_text(&self, _: &Context<'_>) -> Option<String> {
        Some(self.answer.clone())
    }

    fn given_text(&self, _: &Context<'_>, result: &TextResult) -> Option<String> {
        Some(result.given.clone())
    }

    /// An answer is right or wrong.
    fn scoring(_: &'static quiz::Part, _: &Self::Feedback) -> &'static str {
        ""
    }

    #[cfg(feature = "ssr")]
    fn plain(&self, context: &Context<'_>) -> Plain {
        let (shared, why) = (context.shared, why(self, context).text());
        let answer = (strong(self.answer.clone()), ": ", sentence(shared, &why));
        Plain {
            options: p(shared.words.quiz().enter_text()),
            answer: ul(li((answer, passage_links(shared, &self.evidence)))),
        }
    }

    #[cfg(feature = "ssr")]
    fn option_texts(&self, _: &Context<'_>) -> Option<[Vec<String>; 2]> {
        Some([vec![self.answer.clone()], Vec::new()])
    }
}

fn why<'a>(it: &'a EnterText, context: &Context<'a>) -> ReasonText<'a> {
    let words = context.shared.words;
    ReasonText::of(words, context.pack, None, Verdict::Right, &it.reason)
}
