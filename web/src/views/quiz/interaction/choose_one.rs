#[cfg(feature = "ssr")]
use super::Plain;
use super::choices::{self, ChoiceForm};
use super::{Context, InteractionView, Submit};
use crate::node::{Element, Node};
use crate::views::quiz::state::QuizState;
use crate::words::quiz;
use standpoint_core::quiz::{ChoiceResult, ChooseOne, Response};

impl InteractionView for ChooseOne {
    type Feedback = Vec<ChoiceResult>;

    fn form(&self, context: &Context<'_>, state: QuizState, submit: Submit) -> Node {
        let form = ChoiceForm {
            input_type: "radio",
            legend: context.shared.words.quiz.choose_one(),
            response: |chosen| Response::One(chosen.first().copied().unwrap_or_default()),
        };
        choices::form(&self.0, context, state, form, submit)
    }

    fn results(&self, context: &Context<'_>, feedback: &Self::Feedback) -> Element {
        choices::results(&self.0, context, feedback)
    }

    fn solution(&self) -> Self::Feedback {
        choices::solution(&self.0)
    }

    fn scoring(words: &'static quiz::Part) -> &'static str {
        words.by_ticks()
    }

    #[cfg(feature = "ssr")]
    fn plain(&self, context: &Context<'_>) -> Plain {
        choices::plain(&self.0, context)
    }

    #[cfg(feature = "ssr")]
    fn option_texts(&self, context: &Context<'_>) -> Option<[Vec<String>; 2]> {
        Some(choices::texts(&self.0, context))
    }
}
