//! The views below the story, as plain HTML for readers without a script. It has few elements, since
//! every reader's browser parses them before the page is hydrated.

mod compare;
mod quiz;

pub use quiz::{Answers, QuestionText};

use crate::node::*;
use crate::prerender::{PLAIN, PrerenderNavigation};
use crate::route::{Route, View};
use crate::shared::Shared;
use crate::store::Memory;
use crate::views::story::plain_people;
use crate::words::words_for;
use standpoint_core::Pack;
use standpoint_core::pack::Evidence;
use std::sync::Arc;

/// Renders the comparison, the questions with their answers, and a note on what needs a script.
pub fn plain(pack: &Arc<Pack>, answers: Answers) -> Node {
    let shared = shared(pack);
    let you = view(shared, View::You, p(shared.words.plain.you()));
    let plain = div((
        plain_people(shared, pack),
        compare::compare(shared, pack),
        quiz::quiz(shared, pack, answers),
        you,
    ));
    nodes(plain.class(PLAIN))
}

/// Returns the questions of the default quiz that have options.
pub fn question_texts(pack: &Arc<Pack>) -> Vec<QuestionText> {
    quiz::question_texts(shared(pack), pack)
}

fn shared(pack: &Arc<Pack>) -> Shared {
    Shared::new(
        pack.clone(),
        words_for(pack.language()),
        Arc::new(PrerenderNavigation),
        Arc::new(Memory::default()),
    )
}

/// Renders a view with the id that links lead to.
fn view(shared: Shared, view: View, content: impl IntoNodes) -> Element {
    section((h2(shared.words.page.view(view)), content))
        .attribute("id", Route::Top(view).fragment())
}

/// Renders links to the paragraphs of passages, each after a space.
pub(super) fn passage_links(shared: Shared, evidence: &[Evidence]) -> Vec<Node> {
    let mut numbers: Vec<_> = evidence.iter().map(|passage| passage.paragraph).collect();
    numbers.dedup();
    let link = |number| {
        let link = a(shared.words.evidence.paragraph_short(number))
            .attribute("href", shared.link(&Route::Paragraph(number)));
        nodes((" ", link))
    };
    numbers.into_iter().map(link).collect()
}
