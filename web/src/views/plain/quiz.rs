//! The questions with their answers.

use super::{passages, view};
use crate::navigation::DEFAULT_PLAN;
use crate::node::*;
use crate::route::View;
use crate::shared::Shared;
use crate::views::names::sentence;
use crate::views::quiz::{Why, label_text, material_text, material_view, prompt_text, truth};
use crate::words::words_for;
use standpoint_core::Pack;
use standpoint_core::pack::Verdict;
use standpoint_core::quiz::{Choice, Interaction, Item, OrderSlot, Session};

/// Where the answers stand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Answers {
    /// Each below its question, closed at first. What has our style prints them open.
    Folded,
    /// After all questions.
    AtEnd,
}

/// The questions of the first quiz.
pub fn quiz(shared: Shared, pack: &Pack, answers: Answers) -> Option<Element> {
    let words = shared.words;
    let session = Session::start(pack, DEFAULT_PLAN);
    if session.items().is_empty() {
        return None;
    }
    let printed = session.items().iter().map(|item| {
        let order = session.display_order(item);
        printed(shared, pack, item, &order)
    });
    Some(match answers {
        Answers::Folded => {
            let questions = printed.map(|it| {
                let answer = (summary(words.plain.answer()), it.answer);
                li((it.question, details(answer)))
            });
            let questions = ol(questions.collect::<Vec<_>>());
            view(shared, View::Quiz, (p(words.plain.quiz()), questions))
        }
        Answers::AtEnd => {
            let (questions, answers) = with_key(printed);
            let content = (questions, h3(words.quiz.answers()), answers);
            view(shared, View::Quiz, content)
        }
    })
}

/// A question with its options, and what is right and why.
struct Printed {
    question: Node,
    answer: Element,
}

/// The questions, and their answers in the same order.
fn with_key(printed: impl Iterator<Item = Printed>) -> (Element, Element) {
    let (questions, answers): (Vec<_>, Vec<_>) =
        printed.map(|it| (li(it.question), li(it.answer))).unzip();
    (ol(questions), ol(answers))
}

/// A question whose options are in an order.
fn printed(shared: Shared, pack: &Pack, item: &Item, order: &[usize]) -> Printed {
    let words = shared.words;
    let (options, answer): (Vec<_>, _) = match &item.interaction {
        Interaction::ChooseOne(choices) | Interaction::ChooseSeveral(choices) => {
            let choices = || order.iter().filter_map(|index| choices.get(*index));
            let text = |it: &Choice| li(label_text(words, pack, item, &it.label));
            let outcome = |it: &Choice| outcome(shared, pack, it);
            (
                choices().map(text).collect(),
                // The letters are those of the options.
                lettered(choices().map(outcome).collect()),
            )
        }
        Interaction::PutInOrder(places) => {
            let shown = order.iter().filter_map(|index| places.get(*index));
            let mut right: Vec<_> = places.iter().collect();
            right.sort_by_key(|place| place.right);
            let placed = right.into_iter().map(|it| placed(shared, pack, it));
            (
                shown.map(|it| li(&pack[&it.event].title)).collect(),
                ol(placed.collect::<Vec<_>>()),
            )
        }
    };
    let question = (
        h3(prompt_text(words, item)).dir_auto(),
        material_view(shared, item),
        lettered(options).dir_auto(),
    );
    Printed {
        question: nodes(question),
        answer: answer.dir_auto(),
    }
}

fn lettered(entries: Vec<Element>) -> Element {
    ol(entries).attribute("type", "a")
}

/// What is true of an option, and why.
fn outcome(shared: Shared, pack: &Pack, choice: &Choice) -> Element {
    let words = shared.words;
    let (label, verdict) = (Some(&choice.label), choice.verdict);
    let why = Why::of(words, pack, label, verdict, &choice.reason).text();
    li((
        strong(words.model.verdict(truth(choice))),
        ": ",
        sentence(shared, &why),
        passages(shared, &choice.evidence),
    ))
}

/// When the event at this place was, and why.
fn placed(shared: Shared, pack: &Pack, place: &OrderSlot) -> Element {
    let words = shared.words;
    let event = &pack[&place.event];
    let why = Why::of(words, pack, None, Verdict::Right, &place.reason).text();
    let dot = if why.is_empty() { "" } else { " · " };
    let text = [&event.title, " · ", &words.date(&event.date), dot, &why].concat();
    li((sentence(shared, &text), passages(shared, &place.evidence)))
}

/// A question to which options are given, as text.
pub struct QuestionText {
    /// What is asked, with what it is about.
    pub question: String,
    /// The options that are right.
    pub right: Vec<String>,
    /// The others.
    pub others: Vec<String>,
}

/// The questions of the first quiz to which options are given.
pub fn question_texts(pack: &Pack) -> Vec<QuestionText> {
    let words = words_for(pack.language());
    let text = |item: &Item| -> Option<QuestionText> {
        let (Interaction::ChooseOne(choices) | Interaction::ChooseSeveral(choices)) =
            &item.interaction
        else {
            return None;
        };
        let about = material_text(words, pack, item);
        let asked = [Some(prompt_text(words, item)), about];
        let (right, others): (Vec<_>, Vec<_>) = choices.iter().partition(|it| it.is_right());
        let texts = |choices: Vec<&Choice>| {
            let choices = choices.into_iter();
            choices
                .map(|it| label_text(words, pack, item, &it.label))
                .collect()
        };
        Some(QuestionText {
            question: asked.into_iter().flatten().collect::<Vec<_>>().join(" "),
            right: texts(right),
            others: texts(others),
        })
    };
    let session = Session::start(pack, DEFAULT_PLAN);
    session.items().iter().filter_map(text).collect()
}
