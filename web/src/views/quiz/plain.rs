//! The questions for readers without a script: each with its answer, closed at first.

use super::feedback::outcomes;
use super::state::FIRST;
use super::wording::{label_text, material_view, prompt_text};
use crate::node::*;
use crate::route::{Route, View};
use crate::shared::Shared;
use standpoint_core::Pack;
use standpoint_core::quiz::{Item, Outcome, Session, Task};

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
