//! The choice of what to ask: how many questions, and when the answers are shown. One click starts
//! with the defaults.

use super::lazy::{LazyPart, lazy_part};
use super::options::apply;
use super::state::{Focus, QuizState};
use crate::node::{NodeRef, *};
use crate::shared::Shared;
use leptos::prelude::*;
use standpoint_core::Pack;
use standpoint_core::quiz::{Plan, Session, ShowAnswers};

/// The lengths to choose from, besides all.
const LENGTHS: [usize; 2] = [5, 10];

/// Renders the choice.
pub fn start_view(shared: Shared, state: QuizState) -> Node {
    let words = shared.words.quiz();
    let plan = state.with(|session| session.plan().clone());
    let lengths = lengths(shared, &plan);
    let all = author_count(&shared.pack(), &plan);
    let length = |limit: &Option<usize>| {
        // An estimate: how many can be generated isn't known yet.
        let count = limit.unwrap_or(all + plan.generated);
        let name = match limit {
            Some(count) => count.to_string(),
            None => words.all_of_them().into(),
        };
        let minutes = words.minutes((count / 2).max(1));
        choice("length", name, minutes, *limit == plan.limit)
    };
    let length_choices: Vec<_> = lengths.iter().map(length).collect();
    let how_many = (lengths.len() > 1)
        .then(|| fieldset((legend(words.how_many()), div(length_choices).class("tiles"))));
    let at_end = plan.show_answers == ShowAnswers::AtEnd;
    let after_each = choice(
        "answers",
        words.after_each().into(),
        words.to_learn().into(),
        !at_end,
    );
    let at_the_end = choice(
        "answers",
        words.at_end().into(),
        words.to_test().into(),
        at_end,
    );
    let when = fieldset((
        legend(words.when_answers()),
        div((after_each, at_the_end)).class("tiles"),
    ));
    // Rendered once, so that what was chosen stays.
    let is_open = RwSignal::new(false);
    let options = dynamic(move || {
        is_open
            .get()
            .then(|| lazy_part(shared, state, LazyPart::Options))
    });
    let more = details((summary(words.more()), options)).on("toggle", move |_| {
        if !is_open.get_untracked() {
            is_open.set(true);
        }
    });
    let fields = NodeRef::new();
    let start = state.step_button("button", words.start(), move || {
        let count = if lengths.len() > 1 { lengths.len() } else { 0 };
        let mut chosen = fields.checked().into_iter();
        let length: Vec<_> = chosen.by_ref().take(count).collect();
        let length = length.iter().position(|is_chosen| *is_chosen);
        let answers: Vec<_> = chosen.by_ref().take(2).collect();
        let others: Vec<_> = chosen.collect();
        let mut plan = Plan {
            show_answers: match answers.get(1) {
                Some(true) => ShowAnswers::AtEnd,
                _ => ShowAnswers::AfterEach,
            },
            only: Vec::new(),
            ..plan.clone()
        };
        if let Some(limit) = length.and_then(|at| lengths.get(at)) {
            plan.limit = *limit;
        }
        apply(&mut plan, &others, &shared.pack());
        state.start(shared, plan);
    });
    let start = p(start).class("next-steps");
    let form = form((how_many, when, start, more.class("folded")))
        .node_ref(fields)
        .on("submit", |event| event.prevent_default());
    nodes((
        p(words.intro())
            .class("lead")
            .focused_if(state.takes_focus(Focus::Start)),
        form.class("quiz-start"),
    ))
}

/// The lengths that can be chosen: the one that the host page sets, or those below the number of all
/// questions, and all of them.
fn lengths(shared: Shared, plan: &Plan) -> Vec<Option<usize>> {
    if shared.navigation().fixes_items() {
        return vec![plan.limit];
    }
    let all = author_count(&shared.pack(), plan);
    let below = LENGTHS.into_iter().filter(|length| *length <= all);
    below.map(Some).chain([None]).collect()
}

/// How many of the author's questions can be asked.
fn author_count(pack: &Pack, plan: &Plan) -> usize {
    let all = Plan {
        limit: None,
        only: Vec::new(),
        ..plan.clone()
    };
    Session::of_author(pack, all).items().len()
}

fn choice(name: &'static str, title: String, about: String, is_chosen: bool) -> Element {
    let input = input()
        .attribute("type", "radio")
        .attribute("name", name)
        .flag("checked", is_chosen);
    let text = span((strong(title), " ", small(about)));
    label((input, text)).class("setting")
}
