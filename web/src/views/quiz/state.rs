//! Where the reader is in the quiz, and what is kept of it.

use crate::shared::Shared;
use leptos::prelude::*;
use standpoint_core::Pack;
use standpoint_core::quiz::{Answer, ItemId, Plan, Response, Saved, Session};

/// Under which a quiz in progress is kept.
const KEPT: &str = "quiz";

/// The first quiz is the same for all readers, so a class can talk about it.
const FIRST: Plan = Plan { seed: 1, authored: true, made: 6, mixed: false };

/// Where the reader is in the quiz.
#[derive(Clone, Copy)]
pub struct QuizState {
    /// The quiz in progress.
    pub session: RwSignal<Session>,
    /// Whether all items are on the page.
    pub all: RwSignal<bool>,
    /// Whether the summary is shown in place of the questions.
    pub summary: RwSignal<bool>,
    /// What focus is to go to when it is next drawn.
    pub focus: StoredValue<Focus>,
}

/// What focus is to go to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Focus {
    /// Stays where it is.
    Stay,
    /// The question that is drawn next.
    Question,
    /// How this answer did.
    Feedback(ItemId),
    /// How the quiz went.
    Summary,
}

impl QuizState {
    /// Takes up the quiz that was kept, or starts one, and keeps it from now on.
    pub fn restore(shared: Shared) -> Self {
        let state = Self {
            session: RwSignal::new(Session::start(&shared.pack(), FIRST)),
            all: RwSignal::new(false),
            summary: RwSignal::new(false),
            focus: StoredValue::new(Focus::Stay),
        };
        // In an effect: the first rendering must be the same wherever it is done.
        Effect::new(move |is_restored: Option<bool>| {
            let saved = state.session.with(Session::save);
            if is_restored.is_some() {
                if let Ok(text) = serde_json::to_string(&saved) {
                    shared.keep(KEPT, &text);
                }
            } else if let Some(text) = shared.kept(KEPT) {
                match take_up(&shared.pack(), &text) {
                    Some(session) => state.session.set(session),
                    None => shared.set_aside(KEPT, &text),
                }
            }
            true
        });
        state
    }

    /// Whether there is nothing to ask.
    pub fn is_empty(self) -> bool {
        self.session.with(|session| session.items().is_empty())
    }

    /// How many are answered, how many there are, how many are exactly right.
    pub fn progress(self) -> (usize, usize, usize) {
        self.session.with(|session| {
            let progress = session.progress();
            let is_right = |answer: &&Answer| answer.mark.right;
            let right = session.answers().filter_map(|(_, answer)| answer).filter(is_right).count();
            (progress.answered, progress.total, right)
        })
    }

    /// Answers, and brings focus to the feedback.
    pub fn answer(self, id: &ItemId, response: Response) {
        self.focus.set_value(Focus::Feedback(id.clone()));
        self.session.update(|session| {
            // What does not fit an item can't come from its form.
            let _ = session.answer(id, response);
        });
    }

    /// Goes to a question, counted from 0.
    pub fn go_to(self, at: usize) {
        self.focus.set_value(Focus::Question);
        self.session.update(|session| {
            session.go_to(at);
        });
    }

    /// One question at a time, or all on a page.
    pub fn show_all(self, all: bool) {
        self.summary.set(false);
        self.all.set(all);
    }

    /// Shows how it went.
    pub fn show_summary(self) {
        self.focus.set_value(Focus::Summary);
        self.summary.set(true);
    }

    /// Back from the summary to the questions.
    pub fn look_back(self) {
        self.focus.set_value(Focus::Question);
        self.summary.set(false);
    }

    /// Starts again with all questions, in another order of options.
    pub fn retry_all(self, pack: &Pack) {
        self.session.update(|session| {
            let plan = session.plan();
            *session = Session::start(pack, Plan { seed: plan.seed.wrapping_add(1), ..plan });
        });
        self.look_back();
    }

    /// Starts again with those that were not exactly right.
    pub fn retry_wrong(self) {
        self.session.update(|session| {
            session.retry_wrong();
        });
        self.look_back();
    }
}

fn take_up(pack: &Pack, text: &str) -> Option<Session> {
    let saved: Saved = serde_json::from_str(text).ok()?;
    Session::restore(pack, &saved).ok()
}
