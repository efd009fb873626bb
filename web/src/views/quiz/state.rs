//! The state of the quiz: what is displayed, and the session, which is stored.

mod review;
mod saved_result;

pub use review::RatedAnswer;

use super::build;
use super::gesture::Gesture;
use crate::event::Event;
use crate::keys;
use crate::loader::Module;
use crate::node::{Element, IntoNodes, Node, button, nodes, on_mount};
use crate::shared::{Shared, StoredChange, Writer};
use crate::views::lazy::load;
use leptos::prelude::*;
use leptos::task::spawn_local;
use standpoint_core::class::{Assignment, ResultFile};
use standpoint_core::quiz::{
    AskCertainty, Certainty, Item, ItemId, Plan, Response, Restored, Saved, ScoredResponse,
    Session, ShowAnswers,
};
use std::mem;

/// The state of the quiz.
///
/// The session isn't a signal, so that an answer doesn't re-render the other questions.
#[derive(Clone, Copy)]
pub struct QuizState {
    /// What is displayed. Setting it re-renders it, even with the same value.
    pub shown: RwSignal<Shown>,
    /// The numbers of answered questions, of all, and of right answers.
    pub progress: RwSignal<Progress>,
    inner: StoredValue<Inner>,
}

struct Inner {
    /// The session that is displayed.
    session: Session,
    /// The reader's quiz while a review is displayed. A review isn't stored: what is due after a
    /// reload is the rest of it.
    own: Option<Session>,
    /// The answers that the reviews don't have yet. The code that records them is in
    /// [`Module::Views`].
    unrecorded: Vec<RatedAnswer>,
    /// The quiz that a teacher has set, if the session is one of it.
    assignment: Option<Assignment>,
    /// The file that the pupil saved last, which may be of another quiz.
    saved_result: Option<ResultFile>,
    /// The sessions of the other quizzes that the reader has opened.
    others: Vec<(Option<Assignment>, Session)>,
    /// Whether all questions are displayed at once.
    shows_all: bool,
    focus: Focus,
    /// The click that led to what is displayed.
    gesture: Gesture,
    /// What to do once the code is loaded that generates questions.
    pending: Option<Pending>,
}

/// A quiz that needs generated questions.
enum Pending {
    Start(Plan),
    Stored(String, Writer),
}

/// The numbers of answered questions, of all questions, and of those answered exactly right.
pub type Progress = (usize, usize, usize);

/// The part of the quiz that is displayed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// The choice of what to ask.
    Start,
    /// The question with this index.
    One(usize),
    /// All questions.
    All,
    /// Nothing yet: the code is loading that generates questions.
    Pending,
    /// The summary.
    Summary,
}

/// What gets the focus when it is next rendered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// Nothing: the focus stays where it is.
    Stay,
    /// The choice of what to ask.
    Start,
    /// A question.
    Question,
    /// The feedback.
    Feedback,
    /// The summary.
    Summary,
}

impl QuizState {
    /// Creates the state, without answers: the quiz that a teacher has set, or the navigation's. Until
    /// the reader starts it, it may lack generated questions.
    pub fn new(shared: Shared) -> Self {
        let assignment = shared.assignment.get_untracked();
        let session = first_session(shared, assignment);
        let state = Self {
            shown: RwSignal::new(Shown::Start),
            progress: RwSignal::new(progress(&session)),
            inner: StoredValue::new(Inner {
                session,
                own: None,
                unrecorded: Vec::new(),
                assignment,
                saved_result: None,
                others: Vec::new(),
                shows_all: false,
                focus: Focus::Stay,
                gesture: Gesture::default(),
                pending: None,
            }),
        };
        on_mount(move || {
            let assignment = shared.assignment.get();
            untrack(|| state.switch_to(shared, assignment));
        });
        state
    }

    /// Switches to the quiz that a teacher has set, or back to the reader's own.
    fn switch_to(self, shared: Shared, assignment: Option<Assignment>) {
        if self.assignment() == assignment {
            return;
        }
        let left = self.key(shared);
        let mut is_restored = true;
        self.inner.update_value(|inner| {
            let mut others = inner.others.iter();
            let next = match others.position(|(other, _)| *other == assignment) {
                Some(at) => inner.others.swap_remove(at).1,
                None => first_session(shared, assignment),
            };
            let session = mem::replace(&mut inner.session, next);
            // A review ends.
            let session = inner.own.take().unwrap_or(session);
            is_restored = inner.pending.take().is_none();
            if is_restored {
                inner.others.push((inner.assignment, session));
            }
            inner.assignment = assignment;
        });
        if !is_restored {
            // It is restored when the reader comes back.
            shared.forget_seen(&left);
        }
        self.update_progress();
        match self.with(|session| session.progress().answered) {
            0 => self.shown.set(Shown::Start),
            _ => self.show_begun(),
        }
        self.sync_stored(shared);
    }

    /// Restores the session that an earlier visit or another tab has stored, or drops this one if it
    /// was deleted there. A stored session that can't be restored is backed up. During a review this
    /// waits until its end.
    pub fn sync_stored(self, shared: Shared) {
        if self.is_review() {
            return;
        }
        match shared.check_stored(&self.key(shared)) {
            StoredChange::Unchanged => {}
            StoredChange::Deleted => {
                let plan = self.with(|session| session.plan().clone());
                let next = build::start(shared, &plan);
                let first = || first_session(shared, self.assignment());
                self.continue_with(next.unwrap_or_else(first));
            }
            StoredChange::Stored(text, writer) => self.restore(shared, text, writer),
        }
    }

    fn restore(self, shared: Shared, text: String, writer: Writer) {
        let key = self.key(shared);
        let saved = Saved::from_json(&text);
        let restored = match &saved {
            None => None,
            Some(saved) => match build::restore(shared, saved) {
                Some(restored) => restored.ok(),
                None => return self.build_later(shared, Pending::Stored(text, writer)),
            },
        };
        let is_whole = restored.as_ref().is_some_and(|it| it.dropped == 0);
        if !is_whole {
            let matters = saved.is_none_or(|saved| !saved.answers.is_empty());
            let now = match &restored {
                Some(restored) => restored.session.save(),
                None => self.with(Session::save),
            };
            shared.replace_unusable(&key, &text, writer, matters, now.to_json());
            if writer == Writer::OtherTab {
                return;
            }
        }
        let Some(Restored { session, .. }) = restored else {
            return;
        };
        if writer == Writer::OtherTab {
            self.continue_with(session);
        } else {
            shared.migrate(&key, text, writer);
            let is_begun = session.progress().answered > 0;
            self.set_session(session);
            if is_begun {
                self.show_begun();
            }
        }
    }

    /// Remembers what to do, and loads the code for it.
    fn build_later(self, shared: Shared, pending: Pending) {
        self.inner
            .update_value(|inner| inner.pending = Some(pending));
        self.shown.set(Shown::Pending);
        spawn_local(async move {
            load(shared, Module::Views).await;
            self.finish_pending(shared);
        });
    }

    /// Does what was waiting for the code, if it is loaded.
    pub fn finish_pending(self, shared: Shared) {
        if shared.loaded[Module::Views as usize].try_get_untracked() != Some(true) {
            return;
        }
        let mut pending = None;
        self.inner
            .try_update_value(|inner| pending = inner.pending.take());
        match pending {
            None => {}
            Some(Pending::Start(plan)) => self.start(shared, plan),
            Some(Pending::Stored(text, writer)) => {
                self.shown.set(Shown::Start);
                self.restore(shared, text, writer);
            }
        }
    }

    /// Switches to a session that another tab has stored, or to a new one. If the plan is the same, the
    /// reader stays at the same question, which is re-rendered only if its answer has changed, or if all
    /// are displayed.
    fn continue_with(self, mut other: Session) {
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
            !is_same || self.shows_all() || answer(session) != answer(&other)
        });
        self.set_session(other);
        match self.shown.get_untracked() {
            // The same quiz, with more answers.
            Shown::Summary if is_same && is_begun => self.shown.set(Shown::Summary),
            Shown::Start | Shown::Pending | Shown::Summary if !is_begun => {
                self.shown.set(Shown::Start);
            }
            Shown::Start | Shown::Pending | Shown::Summary => self.show_questions(),
            _ if differs => self.show_questions(),
            _ => {}
        }
    }

    fn set_session(self, session: Session) {
        self.inner.update_value(|inner| {
            inner.session = session;
            // Otherwise what was stored before would come back.
            inner.pending = None;
        });
        self.update_progress();
    }

    /// Calls `read` with the session, and returns the result.
    pub fn with<T>(self, read: impl FnOnce(&Session) -> T) -> T {
        self.inner.with_value(|inner| read(&inner.session))
    }

    /// Returns the quiz that a teacher has set, if it is displayed.
    pub fn assignment(self) -> Option<Assignment> {
        self.inner.with_value(|inner| inner.assignment)
    }

    /// Returns the storage key of the session.
    pub fn key(self, shared: Shared) -> String {
        keys::quiz(self.assignment(), &*shared.navigation())
    }

    /// Returns the number of questions.
    pub fn count(self) -> usize {
        self.with(|session| session.items().len())
    }

    /// Returns whether there are no questions, and nothing that they could be generated from.
    pub fn is_empty(self, shared: Shared) -> bool {
        let pack = shared.pack();
        let has_model = !(pack.quotes().is_empty()
            && pack.positions().is_empty()
            && pack.figures().is_empty()
            && pack.events().is_empty());
        self.count() == 0 && !has_model
    }

    /// Returns the question with this index.
    pub fn item(self, at: usize) -> Option<Item> {
        self.with(|session| session.items().get(at).cloned())
    }

    /// Returns the answer to a question, if there is one.
    pub fn answer_to(self, id: &ItemId) -> Option<ScoredResponse> {
        self.with(|session| session.answered(id).cloned())
    }

    /// Returns whether the part that is being rendered gets the focus. Returns true only once.
    pub fn takes_focus(self, focus: Focus) -> bool {
        let is_due = self.inner.with_value(|inner| inner.focus == focus);
        if is_due {
            self.inner.update_value(|inner| {
                inner.focus = Focus::Stay;
                // From now on the reader can see it.
                inner.gesture.record_change(focus != Focus::Feedback);
            });
        }
        is_due
    }

    /// Returns whether all questions are displayed at once.
    pub fn shows_all(self) -> bool {
        self.inner.with_value(|inner| inner.shows_all)
    }

    /// Returns whether the reader sees what is right for questions that are answered.
    pub fn shows_answers(self) -> bool {
        self.with(Session::shows_answers)
    }

    /// Returns when the reader sees what is right.
    pub fn when_answers_are_shown(self) -> ShowAnswers {
        self.with(|session| session.plan().show_answers)
    }

    /// Returns whether the reader says how sure they are.
    pub fn asks_certainty(self) -> bool {
        self.with(|session| session.plan().certainty == AskCertainty::Asked)
    }

    /// Renders a button that replaces itself: the second click of a double click is ignored.
    pub fn step_button(
        self,
        class: &'static str,
        content: impl IntoNodes,
        act: impl Fn() + Send + 'static,
    ) -> Element {
        self.button(class, nodes(content), true, Box::new(act))
    }

    /// Renders a button that answers the displayed question, or switches between one question and all.
    /// It ignores a second click too.
    pub fn check_button(
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

    /// Answers a question, and moves the focus to the feedback; without feedback, to the next question
    /// without an answer, or if there is none, to the result.
    pub fn answer(self, shared: Shared, id: &ItemId, response: Response, certainty: Certainty) {
        self.focus(Focus::Feedback);
        let certainty = self.asks_certainty().then_some(certainty);
        let mut is_taken = false;
        self.change(shared, |session| {
            // Fails if another tab has answered it: the form's responses always fit the question.
            is_taken = session.answer(id, response, certainty).is_ok();
        });
        if !is_taken {
            return;
        }
        let progress = self.progress.get_untracked();
        let is_finished = progress.0 == progress.1;
        // Reviews don't count for the host page.
        if !self.is_review() {
            let right = self.answer_to(id).is_some_and(|answer| answer.score.right);
            shared
                .navigation()
                .emit(Event::Answered(id, right, progress));
            if is_finished {
                shared.navigation().emit(Event::Completed(progress));
            }
        }
        let show_answers = self.when_answers_are_shown();
        if show_answers == ShowAnswers::AfterEach {
            self.remember(Some(id));
        } else if is_finished {
            // Until now each answer could be changed, so none was recorded. With hidden answers, a
            // review would reveal them.
            if show_answers == ShowAnswers::AtEnd {
                self.remember(None);
            }
            self.show_summary();
        } else if !self.shows_all()
            && let Some(next) = self.with(Session::next_unanswered)
        {
            self.go_to(shared, next);
        }
    }

    /// Goes to the question with this index.
    pub fn go_to(self, shared: Shared, at: usize) {
        self.focus(Focus::Question);
        self.change(shared, |session| {
            session.go_to(at);
        });
        self.show_questions();
    }

    /// Displays all questions at once, or one at a time.
    pub fn show_all(self, shared: Shared, all: bool) {
        self.inner.update_value(|inner| inner.shows_all = all);
        self.focus(Focus::Question);
        self.change(shared, |_| {});
        self.show_questions();
    }

    /// Displays the summary.
    pub fn show_summary(self) {
        self.focus(Focus::Summary);
        self.shown.set(Shown::Summary);
    }

    /// Goes from the summary back to the questions.
    pub fn back_to_questions(self) {
        self.focus(Focus::Question);
        self.show_questions();
    }

    /// Goes to the choice of what to ask.
    pub fn choose_again(self) {
        self.focus(Focus::Start);
        self.shown.set(Shown::Start);
    }

    /// Starts a quiz by this plan.
    pub fn start(self, shared: Shared, plan: Plan) {
        let Some(next) = build::start(shared, &plan) else {
            return self.build_later(shared, Pending::Start(plan));
        };
        self.change(shared, |session| session.continue_with(next));
        self.focus(Focus::Question);
        self.show_questions();
    }

    /// Starts again with other questions, as far as there are.
    pub fn other_questions(self, shared: Shared) {
        let plan = self.with(|session| session.plan_of_others(&shared.pack()));
        self.start(shared, plan);
    }

    /// Starts again with the questions whose answers aren't exactly right. In a review, these are
    /// reviewed again.
    pub fn retry_wrong(self, shared: Shared) {
        match self.with(Session::plan_of_wrong) {
            Some(plan) if self.is_review() => self.review(shared, plan),
            Some(plan) => self.start(shared, plan),
            None => {}
        }
    }

    /// Starts the displayed quiz again, and drops the answers to the others too.
    pub fn reset(self, shared: Shared) {
        self.inner.update_value(|inner| {
            inner.own = None;
            inner.unrecorded.clear();
            inner.others.clear();
        });
        self.set_session(first_session(shared, self.assignment()));
        self.save(shared);
        self.shown.set(Shown::Start);
    }

    fn focus(self, focus: Focus) {
        self.inner.update_value(|inner| inner.focus = focus);
    }

    /// Changes the session, and stores it unless it is a review.
    fn change(self, shared: Shared, change: impl FnOnce(&mut Session)) {
        // Otherwise another tab's answers would be lost, or deleted ones would come back.
        self.sync_stored(shared);
        // A stored session that waits for code would be overwritten.
        if self.inner.with_value(|inner| inner.pending.is_some()) {
            return;
        }
        self.inner.update_value(|inner| change(&mut inner.session));
        self.update_progress();
        if !self.is_review() {
            self.save(shared);
        }
    }

    fn save(self, shared: Shared) {
        shared.save(&self.key(shared), self.saved().to_json());
    }

    fn update_progress(self) {
        self.progress.set(self.with(progress));
    }

    /// Displays a quiz that the reader has begun at an earlier time. The result of one that a teacher has
    /// set is still to be handed in.
    fn show_begun(self) {
        match self.assignment() {
            Some(_) if self.with(Session::finished) => self.shown.set(Shown::Summary),
            _ => self.show_questions(),
        }
    }

    fn show_questions(self) {
        self.shown.set(match self.shows_all() {
            true => Shown::All,
            false => Shown::One(self.with(Session::at)),
        });
    }
}

fn progress(session: &Session) -> Progress {
    let progress = session.progress();
    (progress.answered, progress.total, progress.right)
}

/// Returns the author's questions of the quiz that a teacher has set, or of the navigation's.
fn first_session(shared: Shared, assignment: Option<Assignment>) -> Session {
    let plan = match assignment {
        Some(assignment) => assignment.plan(),
        None => shared.navigation().plan(),
    };
    Session::of_author(&shared.pack(), plan)
}
