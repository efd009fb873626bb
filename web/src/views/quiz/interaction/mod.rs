//! How each interaction looks: the form with which the reader answers, the feedback, and both in
//! plain HTML. One file per interaction of the core, under the same name; a missing one does not
//! compile.

mod answer_form;
mod choices;

use super::state::QuizState;
use crate::node::*;
use crate::shared::Shared;
use crate::words::quiz;
use standpoint_core::quiz::{Feedback, Interaction, Item, Response};
use standpoint_core::{Pack, with_interactions};
use std::sync::Arc;

/// An item, with what is needed to render it.
pub struct Context<'a> {
    /// What the views share.
    pub shared: Shared,
    /// The pack.
    pub pack: &'a Pack,
    /// The item.
    pub item: &'a Item,
    /// The order in which its options are displayed.
    pub order: Vec<usize>,
}

/// Takes the reader's response.
pub type Submit = Arc<dyn Fn(Response) + Send + Sync>;

/// What each interaction renders.
trait InteractionView {
    type Feedback;

    /// The form with which the reader answers.
    fn form(&self, context: &Context<'_>, state: QuizState, submit: Submit) -> Node;

    /// A list of the options or parts: what is right, what the reader did, and why.
    fn results(&self, context: &Context<'_>, feedback: &Self::Feedback) -> Element;

    /// The feedback for a reader who did nothing, so that it only shows what is right.
    fn solution(&self) -> Self::Feedback;

    /// How the points of a partly right answer are computed.
    fn scoring(words: &'static quiz::Part) -> &'static str;

    /// The options and the answer for readers without a script.
    #[cfg(feature = "ssr")]
    fn plain(&self, context: &Context<'_>) -> Plain;

    /// The right options and the others, for search engines. `None`: it has none.
    #[cfg(feature = "ssr")]
    fn option_texts(&self, _context: &Context<'_>) -> Option<[Vec<String>; 2]> {
        None
    }
}

/// A question and its answer in plain HTML.
#[cfg(feature = "ssr")]
pub struct Plain {
    /// What the reader can choose from.
    pub options: Element,
    /// What is right, and why.
    pub answer: Element,
}

macro_rules! views {
    ($($file:ident::$name:ident, $key:literal: $response:ident($given:ty) -> $feedback:ty;)*) => {
        $(mod $file;)*

        impl Context<'_> {
            /// The form with which the reader answers.
            pub fn form(&self, state: QuizState, submit: Submit) -> Node {
                match &self.item.interaction {
                    $(Interaction::$name(it) => it.form(self, state, submit),)*
                }
            }

            /// A list of the options or parts: what is right, what the reader did, and why.
            pub fn results(&self, feedback: &Feedback) -> Element {
                match (&self.item.interaction, feedback) {
                    $((Interaction::$name(it), Feedback::$name(feedback)) => it.results(self, feedback),)*
                    _ => ul(()),
                }
            }

            /// The results for a reader who did nothing.
            pub fn solution(&self) -> Element {
                match &self.item.interaction {
                    $(Interaction::$name(it) => it.results(self, &it.solution()),)*
                }
            }

            /// How the points of a partly right answer are computed.
            pub fn scoring(&self) -> &'static str {
                let words = &self.shared.words.quiz;
                match &self.item.interaction {
                    $(Interaction::$name(_) => standpoint_core::quiz::$name::scoring(words),)*
                }
            }

            /// The options and the answer for readers without a script.
            #[cfg(feature = "ssr")]
            pub fn plain(&self) -> Plain {
                match &self.item.interaction {
                    $(Interaction::$name(it) => it.plain(self),)*
                }
            }

            /// The right options and the others, for search engines. `None`: it has none.
            #[cfg(feature = "ssr")]
            pub fn option_texts(&self) -> Option<[Vec<String>; 2]> {
                match &self.item.interaction {
                    $(Interaction::$name(it) => it.option_texts(self),)*
                }
            }
        }
    };
}

with_interactions!(views);

/// An option or part in the results.
struct ResultEntry {
    sign: &'static str,
    text: Element,
    /// What is right about it.
    truth: String,
    /// What the reader did with it.
    given: Option<String>,
    /// Why, with the evidence.
    reason: Element,
}

impl ResultEntry {
    fn render(self) -> Element {
        let option = (
            span(self.sign)
                .class("sign")
                .attribute("aria-hidden", "true"),
            self.text,
            " ",
            span(self.truth).class("tag"),
            " ",
            self.given.map(|given| span(given).class("tag chosen")),
        );
        li((
            p(option).class("option-text"),
            self.reason.dir_auto().class("reason"),
        ))
    }
}

/// A list whose entries have letters.
#[cfg(feature = "ssr")]
fn lettered(entries: Vec<Element>) -> Element {
    ol(entries).attribute("type", "a")
}
