//! The state of the quiz, and what is saved of it.

use super::gesture::Gesture;
use crate::event::Event;
use crate::navigation::DEFAULT_PLAN;
use crate::node::{Element, IntoNodes, Node, button, nodes};
use crate::shared::{Shared, StoredChange, Writer};
use leptos::prelude::*;
use standpoint_core::Pack;
use standpoint_core::quiz::{
    Item, ItemId, Plan, Response, Saved, ScoredResponse, Session, Summary,
};

/// Where the reader is in the quiz.
///
/// The session is not a signal: an answer must not re-render other questions.
#[derive(Clone, Copy)]
pub struct QuizState {
    /// What is displayed. Setting it renders it again.
    pub shown: RwSignal<Shown>,
    /// Whether all questions are shown on a page.
    pub all: RwSignal<bool>,
    /// How far the reader has come.
    pub progress: RwSignal<Progress>,
    inner: StoredValue<Inner>,
}

struct Inner {
    session: Session,
    focus: Focus,
    /// What displayed it.
    gesture: Gesture,
}

/// How many questions are answered, how many there are, how many are answered exactly right.
pub type Progress = (usize, usize, usize);

/// The part of the quiz that is displayed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// The question at this place, counted from 0.
    One(usize),
    /// All questions.
    All,
    /// The summary.
    Summary,
}

/// What takes the focus when it is next rendered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// Nothing: it stays where it is.
    Stay,
    /// A question.
    Question,
    /// The feedback.
    Feedback,
    /// The summary.
    Summary,
}

impl QuizState {
    /// Starts the quiz.
    pub fn new(shared: Shared) -> Self {
        let session = Session::start(&shared.pack(), shared.navigation().plan());
        Self {
            shown: RwSignal::new(Shown::One(session.at())),
            all: RwSignal::new(false),
            progress: RwSignal::new(progress(&session, &shared.pack())),
            inner: StoredValue::new(Inner {
                session,
                focus: Focus::Stay,
                gesture: Gesture::default(),
            }),
        }
    }

    /// Restores what an earlier visit or another tab has stored, and drops what was deleted there.
    /// What can't be restored is backed up.
    pub fn sync_stored(self, shared: Shared) {
        let (pack, key) = (shared.pack(), key(shared));
        match shared.check_stored(&key) {
            StoredChange::Unchanged => {}
            StoredChange::Deleted => {
                let plan = self.with(Session::plan);
                self.continue_with(shared, Session::start(&pack, plan));
            }
            StoredChange::Stored(text, writer) => {
                let saved = Saved::from_json(&text);
                let session = saved.as_ref().map(|saved| Session::restore(&pack, saved));
                let Some(Ok(session)) = session else {
                    let matters = saved.is_none_or(|saved| !saved.responses.is_empty());
                    let now = self.with(Session::save).to_json();
                    shared.replace_unusable(&key, &text, writer, matters, now);
                    return;
                };
                if writer == Writer::OtherTab {
                    self.continue_with(shared, session);
                } else {
                    shared.migrate(&key, text, writer);
                    self.set_session(shared, session);
                    self.show_questions();
                }
            }
        }
    }

    /// Continues with the answers of another tab. The reader stays at the same question, which is
    /// rendered again only if it has changed or has another answer.
    fn continue_with(self, shared: Shared, mut other: Session) {
        let is_same = self.with(|session| session.plan() == other.plan());
        let is_begun = other.progress().answered > 0;
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
        self.set_session(shared, other);
        match self.shown.get_untracked() {
            // The same quiz, with more answers.
            Shown::Summary if is_same && is_begun => self.shown.set(Shown::Summary),
            Shown::Summary => self.show_questions(),
            _ if differs => self.show_questions(),
            _ => {}
        }
    }

    fn set_session(self, shared: Shared, session: Session) {
        self.inner.update_value(|inner| inner.session = session);
        self.update_progress(shared);
    }

    /// Reads the session.
    pub fn with<T>(self, read: impl FnOnce(&Session) -> T) -> T {
        self.inner.with_value(|inner| read(&inner.session))
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
    pub fn answer_to(self, id: &ItemId) -> Option<ScoredResponse> {
        self.with(|session| session.answered(id).cloned())
    }

    /// Whether what is rendered now takes the focus. True once.
    pub fn takes_focus(self, focus: Focus) -> bool {
        let is_due = self.inner.with_value(|inner| inner.focus == focus);
        if is_due {
            self.inner.update_value(|inner| {
                inner.focus = Focus::Stay;
                // The reader can see it from now on.
                inner.gesture.record_change(focus != Focus::Feedback);
            });
        }
        is_due
    }

    /// A button that replaces itself with something else.
    pub fn step(
        self,
        class: &'static str,
        content: impl IntoNodes,
        act: impl Fn() + Send + 'static,
    ) -> Element {
        self.button(class, nodes(content), true, Box::new(act))
    }

    /// A button that answers the displayed question.
    pub fn check(
        self,
        class: &'static str,
        content: impl IntoNodes,
        act: impl Fn() + Send + 'static,
    ) -> Element {
        self.button(class, nodes(content), false, Box::new(act))
    }

    fn button(
        self,
        class: &'static str,
        content: Node,
        changes_view: bool,
        act: Box<dyn Fn() + Send>,
    ) -> Element {
        button(content)
            .attribute("type", "button")
            .class(class)
            .on("click", move |event| {
                let is_new = self
                    .inner
                    .try_update_value(|inner| inner.gesture.accepts(&event, changes_view));
                if is_new == Some(true) {
                    act();
                }
            })
    }

    /// Answers, and moves the focus to the feedback.
    pub fn answer(self, shared: Shared, id: &ItemId, response: Response) {
        self.focus(Focus::Feedback);
        let mut is_taken = false;
        self.change(shared, |session| {
            // The form only gives responses that fit; but another tab may have answered it.
            is_taken = session.answer(id, response).is_ok();
        });
        if !is_taken {
            return;
        }
        let right = self.answer_to(id).is_some_and(|answer| answer.score.right);
        let progress = self.progress.get_untracked();
        shared
            .navigation()
            .emit(Event::Answered(id, right, progress));
        if progress.0 == progress.1 {
            shared.navigation().emit(Event::Completed(progress));
        }
    }

    /// Goes to a question, counted from 0.
    pub fn go_to(self, shared: Shared, at: usize) {
        self.focus(Focus::Question);
        self.change(shared, |session| {
            session.go_to(at);
        });
        self.show_questions();
    }

    /// One question at a time, or all on a page.
    pub fn show_all(self, shared: Shared, all: bool) {
        self.all.set(all);
        self.change(shared, |_| {});
        self.show_questions();
    }

    /// Displays the summary.
    pub fn show_summary(self) {
        self.focus(Focus::Summary);
        self.shown.set(Shown::Summary);
    }

    /// Back from the summary to the questions.
    pub fn back_to_questions(self) {
        self.focus(Focus::Question);
        self.show_questions();
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
        self.back_to_questions();
    }

    /// Asks the questions again that were not exactly right.
    pub fn retry_wrong(self, shared: Shared) {
        self.change(shared, |session| {
            session.retry_wrong();
        });
        self.back_to_questions();
    }

    /// Starts the first quiz again, without answers.
    pub fn reset(self, shared: Shared) {
        self.change(shared, |session| {
            *session = Session::start(&shared.pack(), shared.navigation().plan());
        });
        self.show_questions();
    }

    fn focus(self, focus: Focus) {
        self.inner.update_value(|inner| inner.focus = focus);
    }

    fn change(self, shared: Shared, change: impl FnOnce(&mut Session)) {
        // Keep what another tab has stored, and don't bring back what was deleted.
        self.sync_stored(shared);
        self.inner.update_value(|inner| change(&mut inner.session));
        self.update_progress(shared);
        shared.save(&key(shared), self.with(Session::save).to_json());
    }

    fn update_progress(self, shared: Shared) {
        self.progress
            .set(self.with(|session| progress(session, &shared.pack())));
    }

    fn show_questions(self) {
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

/// The storage key of a quiz in progress: each plan has its own.
fn key(shared: Shared) -> String {
    match shared.navigation().plan() {
        DEFAULT_PLAN => "quiz".into(),
        Plan {
            seed,
            shuffled,
            limit,
            ..
        } => {
            let seed = if shuffled { seed } else { 0 };
            format!("quiz:{seed}:{}", limit.unwrap_or_default())
        }
    }
}
