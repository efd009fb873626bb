//! A quiz that a teacher has set: its start, and its result, which the pupil saves as a file.

use super::progress_tiles::progress_tiles;
use super::review::sync_reviews;
use super::state::{Focus, QuizState};
use super::summary::{details_of, review};
use crate::node::{NodeRef, *};
use crate::route::{Route, View};
use crate::shared::Shared;
use crate::views::action::action;
use crate::views::saved_file::{SavedFile, saved_file};
use leptos::prelude::*;
use standpoint_core::class::MAX_NAME;
use standpoint_core::quiz::{Session, ShowAnswers, Summary};

/// Renders what the teacher has set, and the button that starts it.
pub fn assigned_start(shared: Shared, state: QuizState) -> Node {
    let words = shared.words.class();
    let plan = state.with(|session| session.plan().clone());
    let shows = match plan.show_answers {
        ShowAnswers::AfterEach => words.shows_after_each(),
        ShowAnswers::AtEnd => words.shows_at_end(),
        ShowAnswers::Never => words.shows_never(),
    };
    // The story may have fewer than the teacher asks for.
    let count = Session::start(&shared.pack(), plan.clone()).items().len();
    let start = state.step_button("button", shared.words.quiz().start(), move || {
        state.start(shared, plan.clone())
    });
    nodes((
        p(words.set_for_you())
            .class("lead")
            .focused_if(state.takes_focus(Focus::Start)),
        ul((
            li(words.questions_are(&count.to_string())),
            li(shows),
            li(words.hand_in()),
            li(words.not_sent()),
        ))
        .class("assigned"),
        p(start).class("next-steps"),
    ))
}

/// Renders the result as far as the pupil sees it, and the form that saves it as a file.
pub fn assigned_summary(shared: Shared, state: QuizState) -> Node {
    let words = shared.words.quiz();
    let (answered, total, right) = state.progress.get_untracked();
    let is_shown = state.shows_answers();
    let result = match is_shown {
        true => words.result(right, total),
        false => words.progress_only(answered, total),
    };
    let result = h2(result)
        .class("result")
        .focused_if(state.takes_focus(Focus::Summary));
    let can_go_back = !is_shown || answered < total;
    let back = can_go_back.then(|| {
        let back = state.step_button("button secondary", words.back_to_questions(), move || {
            state.back_to_questions()
        });
        p(back).class("next-steps")
    });
    let details = is_shown.then(|| {
        let summary = state.with(|session| Summary::of(session, &shared.pack()));
        details_of(shared, &summary)
    });
    let own = shared.navigation().link(&Route::Top(View::Quiz));
    let own = a(shared.words.class().own_quiz()).attribute("href", own);
    let score = div((
        result,
        progress_tiles(state, None),
        back,
        hand_in(shared, state),
        details,
        p(own),
    ));
    let answers = is_shown.then(|| review(shared, state, &sync_reviews(shared, state)));
    nodes(section((score.class("score"), answers)).class("summary"))
}

/// Renders the field for the name, and the button that saves the file.
fn hand_in(shared: Shared, state: QuizState) -> Element {
    let words = shared.words.class();
    let (field, name) = (NodeRef::new(), NodeRef::new());
    let has_no_name = RwSignal::new(false);
    let saved = RwSignal::new(None);
    let (before, has_changed) = state.saved_result().unwrap_or_default();
    let has_changed = RwSignal::new(has_changed);
    let input = input()
        .attribute("type", "text")
        .attribute("autocomplete", "name")
        .attribute("maxlength", MAX_NAME.to_string())
        .attribute("value", before)
        .dynamic_attribute("aria-invalid", move || has_no_name.get().then_some("true"))
        .class("pupil-name")
        .node_ref(name);
    let save = action("button save-result", words.save(), move || {
        let file = state.save_result(&field.value());
        has_no_name.set(file.is_none());
        let Some(file) = file else {
            return name.focus();
        };
        let (name, text) = (file_name(shared, &file.name), file.to_json());
        shared.navigation().download(&name, &text);
        saved.set(Some(SavedFile { name, text }));
        has_changed.set(false);
    });
    let changed = dynamic(move || has_changed.get().then(|| words.changed_since()));
    let missing = dynamic(move || has_no_name.get().then(|| words.name_first()));
    section((
        h3(words.save_title()),
        p(words.save_about()),
        p(changed).class("hint").attribute("role", "status"),
        p(label((words.your_name(), " ", input))).node_ref(field),
        p(missing).class("hint").attribute("role", "alert"),
        p(save).class("next-steps"),
        saved_file(shared, saved),
    ))
    .class("hand-in")
}

/// Returns the name of a pupil's file, in which a teacher finds the pupil.
fn file_name(shared: Shared, pupil: &str) -> String {
    let mut name = String::new();
    for word in pupil.split(|c: char| !c.is_alphanumeric()) {
        if !word.is_empty() {
            name.push('-');
            name.push_str(word);
        }
    }
    let id = shared.pack().id().clone();
    ["standpoint-", id.as_str(), "-result", &name, ".json"].concat()
}
