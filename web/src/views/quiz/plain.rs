//! The questions for readers without a script: each with its answer, closed at first.

use super::feedback::outcomes;
use super::state::FIRST;
use super::wording::{label_text, material_text, material_view, prompt_text};
use crate::node::*;
use crate::route::{Route, View};
use crate::shared::Shared;
use crate::words::words_for;
use standpoint_core::Pack;
use standpoint_core::quiz::{Choice, Item, Outcome, Session, Task};

/// The questions of the first quiz with their answers.
pub fn plain_quiz(shared: Shared, pack: &Pack) -> Option<Element> {
    let session = Session::start(pack, FIRST);
    let questions: Vec<_> = session
        .items()
        .iter()
        .map(|item| question(shared, pack, item, session.shown_order(item)))
        .collect();
    (!questions.is_empty()).then(|| {
        section((
            h2((shared.words.page.view)(View::Quiz)),
            p(shared.words.plain.quiz),
            ol(questions).class("questions"),
        ))
        .attribute("id", Route::Top(View::Quiz).fragment())
    })
}

fn question(shared: Shared, pack: &Pack, item: &Item, order: Vec<usize>) -> Element {
    let text = |index: usize| -> Option<String> {
        Some(match &item.task {
            Task::ChooseOne(choices) | Task::ChooseSeveral(choices) => {
                label_text(shared.words, pack, item, &choices.get(index)?.label)
            }
            Task::PutInOrder(places) => pack[&places.get(index)?.event].title.clone(),
        })
    };
    let options = order.iter().filter_map(|index| text(*index));
    let options: Vec<_> = options.map(|it| li(it).any_direction()).collect();
    let answer = outcomes(shared, pack, item, order, &untouched(item));
    li((
        h3(prompt_text(shared.words, item)).any_direction(),
        material_view(shared, item),
        ul(options).class("options"),
        details((summary(shared.words.plain.answer), answer)),
    ))
}

/// Outcomes of which none is the reader's doing.
fn untouched(item: &Item) -> Vec<Outcome> {
    match &item.task {
        Task::ChooseOne(choices) | Task::ChooseSeveral(choices) => choices
            .iter()
            .map(|choice| Outcome::Choice {
                chosen: false,
                right: choice.is_right(),
            })
            .collect(),
        Task::PutInOrder(places) => places
            .iter()
            .map(|place| Outcome::Place {
                given: place.right,
                right: place.right,
            })
            .collect(),
    }
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
        let (Task::ChooseOne(choices) | Task::ChooseSeveral(choices)) = &item.task else {
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
    let session = Session::start(pack, FIRST);
    session.items().iter().filter_map(text).collect()
}
