//! How each interaction looks: the form with which the reader answers, the feedback, and both in
//! plain HTML. One file per interaction of the core, under the same name; a missing one does not
//! compile.

mod answer_form;
mod choices;
mod slider;

use super::lazy::{LazyPart, lazy_part};
use super::outcome;
use super::state::QuizState;
use crate::node::*;
use crate::shared::Shared;
use crate::views::mark::sign;
use crate::words::quiz;
use standpoint_core::quiz::{Certainty, Feedback, Interaction, Item, Outcome, Response};
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

/// Renders a part of a question. The code of some interactions is in
/// [`Module::Views`](crate::loader::Module).
pub fn question_part(shared: Shared, state: QuizState, item: &Item, part: QuestionPart) -> Node {
    render::<false>(shared, state, item, part)
}

/// Renders a part of a question, from inside that module.
pub fn loaded_question_part(
    shared: Shared,
    state: QuizState,
    item: &Item,
    part: QuestionPart,
) -> Node {
    render::<true>(shared, state, item, part)
}

/// A part of a question.
#[derive(Clone)]
pub enum QuestionPart {
    /// The form with which the reader answers.
    Form(Submit),
    /// A list of the options or parts: what is right, what the reader did, and why.
    Results(Feedback),
    /// The same for a reader who did nothing.
    Solution,
}

/// Takes the reader's response.
pub type Submit = Arc<dyn Fn(Response, Certainty) + Send + Sync>;

/// What each interaction renders.
trait InteractionView {
    type Feedback;

    /// Whether the form and the results are in [`Module::Views`](crate::loader::Module). Those
    /// that most quizzes begin with aren't.
    const IS_LAZY: bool;

    /// The form with which the reader answers.
    fn form(&self, context: &Context<'_>, state: QuizState, submit: Submit) -> Element;

    /// A list of the options or parts: what is right, what the reader did, and why.
    fn results(&self, context: &Context<'_>, feedback: &Self::Feedback) -> Element;

    /// The feedback for a reader who did nothing, so that it only shows what is right.
    fn solution(&self) -> Self::Feedback;

    /// How the points of a partly right answer are computed. Empty if that needs no words.
    fn scoring(words: &'static quiz::Part, feedback: &Self::Feedback) -> &'static str;

    /// Whether the options and results are short enough for two columns.
    fn is_short(&self, _context: &Context<'_>) -> bool {
        false
    }

    /// What is put in order or matched, where several questions may have the same prompt. `None`: the
    /// question shows what it is about.
    fn parts_text(&self, _context: &Context<'_>) -> Option<String> {
        None
    }

    /// What is right, in a few words. `None`: the results show it better.
    fn answer_text(&self, _context: &Context<'_>) -> Option<String> {
        None
    }

    /// What the reader answered, in a few words. `None`: the results show it better.
    fn given_text(&self, _context: &Context<'_>, _feedback: &Self::Feedback) -> Option<String> {
        None
    }

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

        /// In the module of the quiz (`LOADED` is `false`), the code of lazy interactions must not
        /// be called, so that it can be in the other one.
        fn render<const LOADED: bool>(
            shared: Shared,
            state: QuizState,
            item: &Item,
            part: QuestionPart,
        ) -> Node {
            let context = Context {
                shared,
                pack: &shared.pack(),
                item,
                order: state.with(|session| session.display_order(item)),
            };
            match &item.interaction {
                $(Interaction::$name(it) => {
                    if !LOADED && <standpoint_core::quiz::$name as InteractionView>::IS_LAZY {
                        return lazy_part(
                            shared,
                            state,
                            LazyPart::Question(item.clone().into(), part),
                        );
                    }
                    match part {
                        QuestionPart::Form(submit) => {
                            let form = it.form(&context, state, submit);
                            nodes(form.class(concat!("answer-", $key)))
                        }
                        QuestionPart::Results(Feedback::$name(feedback)) => {
                            let list = it.results(&context, &feedback);
                            results(list, it.is_short(&context))
                        }
                        QuestionPart::Results(_) => nodes(()),
                        QuestionPart::Solution => {
                            let list = it.results(&context, &it.solution());
                            results(list, it.is_short(&context))
                        }
                    }
                })*
            }
        }

        /// How the points of a partly right answer are computed. Empty if that needs no words.
        pub fn scoring(words: &'static quiz::Part, feedback: &Feedback) -> &'static str {
            match feedback {
                $(Feedback::$name(feedback) => {
                    <standpoint_core::quiz::$name as InteractionView>::scoring(words, feedback)
                })*
            }
        }

        /// What the reader answered, in a few words. `None`: the results show it better.
        pub fn given_text(shared: Shared, item: &Item, feedback: &Feedback) -> Option<String> {
            let order = Vec::new();
            let context = Context { shared, pack: &shared.pack(), item, order };
            match (&item.interaction, feedback) {
                $((Interaction::$name(it), Feedback::$name(feedback)) => {
                    it.given_text(&context, feedback)
                })*
                _ => None,
            }
        }

        /// What is put in order or matched. `None`: the question shows what it is about.
        pub fn parts_text(shared: Shared, item: &Item) -> Option<String> {
            let order = Vec::new();
            let context = Context { shared, pack: &shared.pack(), item, order };
            match &item.interaction {
                $(Interaction::$name(it) => it.parts_text(&context),)*
            }
        }

        /// What is right, in a few words. `None`: the results show it better.
        pub fn answer_text(shared: Shared, item: &Item) -> Option<String> {
            let order = Vec::new();
            let context = Context { shared, pack: &shared.pack(), item, order };
            match &item.interaction {
                $(Interaction::$name(it) => it.answer_text(&context),)*
            }
        }

        #[cfg(feature = "ssr")]
        impl Context<'_> {
            /// The options and the answer for readers without a script.
            pub fn plain(&self) -> Plain {
                match &self.item.interaction {
                    $(Interaction::$name(it) => it.plain(self),)*
                }
            }

            /// The right options and the others, for search engines. `None`: it has none.
            pub fn option_texts(&self) -> Option<[Vec<String>; 2]> {
                match &self.item.interaction {
                    $(Interaction::$name(it) => it.option_texts(self),)*
                }
            }
        }
    };
}

with_interactions!(views);

fn results(list: Element, is_short: bool) -> Node {
    let class = if is_short {
        "outcomes short"
    } else {
        "outcomes"
    };
    nodes(list.class(class))
}

/// An option or part in the results.
struct ResultEntry {
    sign: &'static str,
    /// With its language or direction: `lang_of_pack` or `dir_auto`.
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
            sign(self.sign),
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

/// An answer that the reader has entered.
struct OwnAnswer {
    response: Response,
    text: String,
    /// How far off it is.
    note: Option<String>,
}

/// Lists the right answer, below the reader's own if that is another.
fn answers(context: &Context<'_>, own: Option<OwnAnswer>, right: ResultEntry) -> Element {
    let own = own.map(|own| {
        let score = context.item.interaction.score(&own.response);
        let outcome = score.map_or(Outcome::Wrong, |score| score.outcome());
        let mark = outcome::sign(outcome);
        let chosen = context.shared.words.quiz().chosen();
        let text = span(own.text).dir_auto();
        let text = (sign(mark), text, " ", span(chosen).class("tag chosen"));
        let note = own.note.map(|note| p(note).class("reason"));
        let class = ["own chosen ", outcome::class(outcome)].concat();
        li((p(text).class("option-text"), note)).class(class)
    });
    ul((own, right.render().class("right")))
}

/// A list whose entries have letters.
#[cfg(feature = "ssr")]
fn lettered(entries: Vec<Element>) -> Element {
    ol(entries).attribute("type", "a")
}
