//! Reviews: the answers to be recorded, and a session of what is due in place of the reader's quiz.

use super::super::build;
use super::{Focus, QuizState};
use crate::shared::Shared;
use leptos::prelude::*;
use standpoint_core::quiz::{ItemId, Plan, Saved, Session};
use standpoint_core::review::Rating;
use std::mem;

/// An answer to be recorded in the reviews: the question, and how well the reader remembered.
pub type RatedAnswer = (ItemId, Rating);

impl QuizState {
    /// Returns the reader's quiz, as it is stored.
    pub fn saved(self) -> Saved {
        self.inner.with_value(|inner| {
            let own = inner.own.as_ref();
            own.unwrap_or(&inner.session).save()
        })
    }

    /// Returns the answers that the reviews don't have yet. Then, except during a review, those to the
    /// reader's quiz that can no longer be changed: the reviews lack them if the page was closed before it
    /// could record them.
    pub fn to_record(self) -> (Vec<RatedAnswer>, Vec<RatedAnswer>) {
        self.inner.with_value(|inner| {
            let is_final = inner.own.is_none() && inner.session.shows_answers();
            let answers = is_final.then(|| rated_answers(&inner.session));
            (inner.unrecorded.clone(), answers.unwrap_or_default())
        })
    }

    /// Marks the answers as recorded.
    pub fn mark_recorded(self) {
        self.inner.update_value(|inner| inner.unrecorded.clear());
    }

    /// Returns whether a review is displayed.
    pub fn is_review(self) -> bool {
        self.inner.with_value(|inner| inner.own.is_some())
    }

    /// Returns whether the reader's quiz is finished, to which a review leads back.
    pub fn leads_back_to_result(self) -> bool {
        self.inner
            .with_value(|inner| inner.own.as_ref().is_some_and(Session::finished))
    }

    /// Remembers the answer to a question, or all answers, to be recorded in the reviews.
    pub(super) fn remember(self, only: Option<&ItemId>) {
        self.inner.update_value(|inner| {
            let rated = rated_answers(&inner.session).into_iter();
            let rated = rated.filter(|(item, _)| only.is_none_or(|only| only == item));
            inner.unrecorded.extend(rated);
        });
    }

    /// Displays a review by this plan. The reader's quiz stays as it is, and comes back after it.
    pub fn review(self, shared: Shared, plan: Plan) {
        if let Some(review) = build::start(shared, &plan) {
            self.inner.update_value(|inner| {
                let before = mem::replace(&mut inner.session, review);
                inner.own.get_or_insert(before);
            });
            self.update_progress();
            self.focus(Focus::Question);
            self.show_questions();
        }
    }

    /// Goes from a review back to the reader's quiz.
    pub fn leave_review(self, shared: Shared) {
        let own = self.inner.try_update_value(|inner| inner.own.take());
        let Some(own) = own.flatten() else {
            return;
        };
        let progress = own.progress();
        self.set_session(own);
        match progress.answered {
            0 => self.choose_again(),
            answered if answered == progress.total => self.show_summary(),
            _ => self.back_to_questions(),
        }
        // Another tab may have changed it.
        self.sync_stored(shared);
    }
}

fn rated_answers(session: &Session) -> Vec<RatedAnswer> {
    let rated = session.answers().filter_map(|(item, answer)| {
        let answer = answer?;
        let rating = Rating::of(&answer.score, answer.certainty);
        Some((item.id.clone(), rating))
    });
    rated.collect()
}
