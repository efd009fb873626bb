//! What can be read of the views besides the story where no script runs: in few elements, since
//! every reader's browser loads it before the page becomes alive.

mod compare;
mod quiz;

pub use quiz::{Answers, QuestionText, question_texts};

use crate::node::*;
use crate::prerender::{PLAIN, Written};
use crate::route::{Route, View};
use crate::shared::Shared;
use crate::store::Memory;
use crate::words::words_for;
use standpoint_core::Pack;
use standpoint_core::pack::Evidence;
use std::sync::Arc;

/// Who stands where, the questions with their answers, and what takes a script.
pub fn plain(pack: &Arc<Pack>, answers: Answers) -> Node {
    let shared = Shared::new(
        pack.clone(),
        words_for(pack.language()),
        Arc::new(Written),
        Arc::new(Memory::default()),
    );
    let you = view(shared, View::You, p(shared.words.plain.you()));
    let plain = div((
        compare::compare(shared, pack),
        quiz::quiz(shared, pack, answers),
        you,
    ));
    nodes(plain.class(PLAIN))
}

/// A view, at the address that links lead to.
fn view(shared: Shared, view: View, content: impl IntoNodes) -> Element {
    section((h2(shared.words.page.view(view)), content))
        .attribute("id", Route::Top(view).fragment())
}

/// Links to the paragraphs of passages, each after a blank.
fn passages(shared: Shared, evidence: &[Evidence]) -> Vec<Node> {
    let mut numbers: Vec<_> = evidence.iter().map(|it| it.paragraph).collect();
    numbers.dedup();
    let link = |number| {
        let link = a(shared.words.evidence.paragraph_short(number))
            .attribute("href", shared.link(&Route::Paragraph(number)));
        nodes((" ", link))
    };
    numbers.into_iter().map(link).collect()
}
