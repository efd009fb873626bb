//! Where the reader is in the quiz, and what is kept of it.

use crate::event::Event;
use crate::node::after_drawing;
use crate::place::FIRST;
use crate::shared::Shared;
use leptos::prelude::*;
use standpoint_core::Pack;
use standpoint_core::quiz::{Answer, Item, ItemId, Plan, Response, Saved, Session, Summary};

/// Where the reader is in the quiz.
///
/// The session is not a signal: an answer must not draw other questions anew.
#[derive(Clone, Copy)]
pub struct QuizState {
    /// What is shown; set anew, it is drawn anew.
    pub shown: RwSignal<Shown>,
    /// Whether all questions are shown on a page.
    pub all: RwSignal<bool>,
    /// How far the reader has come.
    pub progress: RwSignal<Progress>,
    kept: StoredValue<(Session, Focus)>,
}

/// How many questions are answered, how many there are, how many are answered exactly right.
pub type Progress = (usize, usize, usize);

/// What of the quiz is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// The question at this place, counted from 0.
    One(usize),
    /// All questions.
    All,
    /// How it went.
    Summary,
}

/// What focus is to go to when it is next drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// It stays where it is.
    Stay,
    /// A question.
    Question,
    /// How an answer did.
    Feedback,
    /// How the quiz went.
    Summary,
}

impl QuizState {
    /// Starts the quiz, and takes up the one that was kept.
    pub fn restore(shared: Shared) -> Self {
        let session = Session::start(&shared.pack(), shared.place().plan());
        let state = Self {
            shown: RwSignal::new(Shown::One(session.at())),
            all: RwSignal::new(false),
            progress: RwSignal::new(progress(&session, &shared.pack())),
            kept: StoredValue::new((session, Focus::Stay)),
        };
        // After drawing: the first drawing must be the same wherever it is done.
        after_drawing(move || {
            if let Some(kept) = news(shared) {
                state.take_up(shared, kept);
                state.draw();
            }
        });
        state
    }

    /// Takes up what another tab has kept, if an event of the window, `storage`, tells of it.
    pub fn hear(self, shared: Shared, event: &web_sys::Event) {
        if shared.is_told_by(event, &key(shared)) {
            self.catch_up(shared);
        }
    }

    /// Takes up what another tab has kept. The reader stays at the question that is here, and it
    /// is drawn anew only if it is another now, or answered.
    fn catch_up(self, shared: Shared) {
        let Some(mut other) = news(shared) else {
            return;
        };
        let is_same = self.with(|session| session.plan() == other.plan());
        let differs = self.with(|session| {
            if is_same {
                other.go_to(session.at());
            }
            let answer = |session: &Session| {
                let item = session.current()?;
                session.answered(&item.id).cloned()
            };
            !is_same || self.all.get_untracked() || answer(session) != answer(&other)
        });
        self.take_up(shared, other);
        match self.shown.get_untracked() {
            // Of the same quiz: with what has been answered since.
            Shown::Summary if is_same => self.shown.set(Shown::Summary),
            _ if differs => self.draw(),
            _ => {}
        }
    }

    fn take_up(self, shared: Shared, session: Session) {
        self.kept.update_value(|kept| kept.0 = session);
        self.count_up(shared);
    }

    /// Looks at the session.
    pub fn with<T>(self, look: impl FnOnce(&Session) -> T) -> T {
        self.kept.with_value(|kept| look(&kept.0))
    }

    /// How many questions there are.
    pub fn count(self) -> usize {
        self.with(|session| session.items().len())
    }

    /// Whether there is nothing to ask.
    pub fn is_empty(self) -> bool {
        self.count() == 0
    }

    /// The question at a place, counted from 0.
    pub fn item(self, at: usize) -> Option<Item> {
        self.with(|session| session.items().get(at).cloned())
    }

    /// The answer to a question, if there is one.
    pub fn answer_to(self, id: &ItemId) -> Option<Answer> {
        self.with(|session| session.answered(id).cloned())
    }

    /// Whether focus is to come to what is drawn now; once.
    pub fn takes_focus(self, focus: Focus) -> bool {
        let is_due = self.kept.with_value(|kept| kept.1 == focus);
        if is_due {
            self.focus(Focus::Stay);
        }
        is_due
    }

    /// Answers; focus is to come to the feedback.
    pub fn answer(self, shared: Shared, id: &ItemId, response: Response) {
        self.focus(Focus::Feedback);
        let mut is_taken = false;
        self.change(shared, |session| {
            // What does not fit an item can't come from its form; but it may be answered elsewhere.
            is_taken = session.answer(id, response).is_ok();
        });
        if !is_taken {
            return;
        }
        let right = self.answer_to(id).is_some_and(|answer| answer.mark.right);
        let progress = self.progress.get_untracked();
        shared.place().tell(Event::Answered(id, right, progress));
        if progress.0 == progress.1 {
            shared.place().tell(Event::Completed(progress));
        }
    }

    /// Goes to a question, counted from 0.
    pub fn go_to(self, shared: Shared, at: usize) {
        self.focus(Focus::Question);
        self.change(shared, |session| {
            session.go_to(at);
        });
        self.draw();
    }

    /// One question at a time, or all on a page.
    pub fn show_all(self, shared: Shared, all: bool) {
        self.all.set(all);
        self.change(shared, |_| {});
        self.draw();
    }

    /// Shows how it went.
    pub fn show_summary(self) {
        self.focus(Focus::Summary);
        self.shown.set(Shown::Summary);
    }

    /// Back from the summary to the questions.
    pub fn look_back(self) {
        self.focus(Focus::Question);
        self.draw();
    }

    /// Starts again with all questions, their options in another order.
    pub fn retry_all(self, shared: Shared) {
        self.change(shared, |session| {
            let plan = session.plan();
            let plan = Plan {
                seed: plan.seed.wrapping_add(1),
                ..plan
            };
            *session = Session::start(&shared.pack(), plan);
        });
        self.look_back();
    }

    /// Asks again what was not exactly right.
    pub fn retry_wrong(self, shared: Shared) {
        self.change(shared, |session| {
            session.retry_wrong();
        });
        self.look_back();
    }

    /// Starts the first quiz again, as if nothing had been answered.
    pub fn reset(self, shared: Shared) {
        self.change(shared, |session| {
            *session = Session::start(&shared.pack(), shared.place().plan());
        });
        self.draw();
    }

    fn focus(self, focus: Focus) {
        self.kept.update_value(|kept| kept.1 = focus);
    }

    fn change(self, shared: Shared, change: impl FnOnce(&mut Session)) {
        // Nothing that another tab has kept is to be lost.
        self.catch_up(shared);
        self.kept.update_value(|kept| change(&mut kept.0));
        self.count_up(shared);
        shared.keep(&key(shared), self.with(Session::save).to_json());
    }

    fn count_up(self, shared: Shared) {
        self.progress
            .set(self.with(|session| progress(session, &shared.pack())));
    }

    fn draw(self) {
        self.shown.set(match self.all.get_untracked() {
            true => Shown::All,
            false => Shown::One(self.with(Session::at)),
        });
    }
}

fn progress(session: &Session, pack: &Pack) -> Progress {
    let score = Summary::of(session, pack).overall;
    (score.answered, score.items, score.right)
}

/// Under which a quiz in progress is kept: each that begins otherwise by itself.
fn key(shared: Shared) -> String {
    match shared.place().plan() {
        FIRST => "quiz".into(),
        Plan {
            seed, mixed, most, ..
        } => {
            let seed = if mixed { seed } else { 0 };
            format!("quiz:{seed}:{}", most.unwrap_or_default())
        }
    }
}

/// The quiz that an earlier visit or another tab has kept. What can't be used is set aside.
fn news(shared: Shared) -> Option<Session> {
    let key = key(shared);
    let text = shared.news(&key)?;
    let saved = Saved::from_json(&text);
    let session = saved.and_then(|saved| Session::restore(&shared.pack(), &saved).ok());
    if session.is_none() {
        shared.set_aside(&key, &text);
    }
    session
}
