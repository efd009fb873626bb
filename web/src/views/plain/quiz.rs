//! The questions with their answers.

use super::view;
use crate::navigation::DEFAULT_PLAN;
use crate::node::*;
use crate::route::View;
use crate::shared::Shared;
use crate::views::quiz::{Context, Plain, material_text, material_view, prompt_text};
use standpoint_core::Pack;
use standpoint_core::quiz::{Item, Plan, Session};

/// Where the answers are placed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Answers {
    /// Each in a closed `details` below its question. Our style sheet opens them in print.
    Folded,
    /// After all questions.
    AtEnd,
}

/// Renders the questions of the default quiz, with their answers.
pub fn quiz(shared: Shared, pack: &Pack, answers: Answers) -> Option<Element> {
    let words = shared.words;
    let session = all_questions(pack);
    if session.items().is_empty() {
        return None;
    }
    let items = session.items().iter().map(|item| {
        let order = session.display_order(item);
        plain_item(shared, pack, item, order)
    });
    Some(match answers {
        Answers::Folded => {
            let questions = items.map(|it| {
                let answer = (summary(words.plain.answer()), it.answer);
                li((it.question, details(answer)))
            });
            let questions = ol(questions.collect::<Vec<_>>());
            view(shared, View::Quiz, (p(words.plain.quiz()), questions))
        }
        Answers::AtEnd => {
            let (questions, answers) = split_answers(items);
            let content = (questions, h3(words.quiz().answers()), answers);
            view(shared, View::Quiz, content)
        }
    })
}

/// The default quiz with all questions: without a script nobody can ask for more.
fn all_questions(pack: &Pack) -> Session {
    let plan = Plan {
        limit: None,
        ..DEFAULT_PLAN
    };
    Session::start(pack, plan)
}

/// A question with its options, and what is right and why.
struct PlainItem {
    question: Node,
    answer: Element,
}

/// Renders the questions as one list and their answers as another, with the same numbers.
fn split_answers(items: impl Iterator<Item = PlainItem>) -> (Element, Element) {
    let (questions, answers): (Vec<_>, Vec<_>) =
        items.map(|it| (li(it.question), li(it.answer))).unzip();
    (ol(questions), ol(answers))
}

/// Renders a question with its options in this order, and its answer.
fn plain_item(shared: Shared, pack: &Pack, item: &Item, order: Vec<usize>) -> PlainItem {
    let context = Context {
        shared,
        pack,
        item,
        order,
    };
    let Plain { options, answer } = context.plain();
    let question = (
        h3(prompt_text(shared.words, item)).dir_auto(),
        material_view(shared, item),
        options.dir_auto(),
    );
    PlainItem {
        question: nodes(question),
        answer: answer.dir_auto(),
    }
}

/// A question that has options, as text.
pub struct QuestionText {
    /// What is asked, with what it is about.
    pub question: String,
    /// The options that are right.
    pub right: Vec<String>,
    /// The others.
    pub others: Vec<String>,
}

/// Returns the questions of the default quiz that have options.
pub fn question_texts(shared: Shared, pack: &Pack) -> Vec<QuestionText> {
    let words = shared.words;
    let session = all_questions(pack);
    let text = |item: &Item| {
        let context = Context {
            shared,
            pack,
            item,
            order: session.display_order(item),
        };
        let [right, others] = context.option_texts()?;
        let asked = [
            Some(prompt_text(words, item)),
            material_text(words, pack, item),
        ];
        Some(QuestionText {
            question: asked.into_iter().flatten().collect::<Vec<_>>().join(" "),
            right,
            others,
        })
    };
    session.items().iter().filter_map(text).collect()
}
