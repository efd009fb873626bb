//! A quiz in progress as it is stored, and how it is restored.

use super::certainty::Certainty;
use super::interaction::Response;
use super::item::ItemId;
use super::plan::Plan;
use super::session::AnswerError;
use super::session::{Session, Try};
use crate::Pack;
use crate::json::{decode, digits, from_json, quoted};
use crate::pack::PackId;
use serde::{Deserialize, Serialize};

/// A quiz in progress, to be stored. It holds what was answered, and neither items nor points:
/// those follow from the pack.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Saved {
    /// The version of this form: [`Saved::FORMAT`].
    pub format: u32,
    /// The pack that was asked about.
    pub pack: PackId,
    /// What the items looked like. In JSON a text of digits: JavaScript rounds whole numbers above
    /// 2^53, and what the reader exports may pass through it.
    #[serde(with = "digits")]
    pub fingerprint: u64,
    /// What the quiz was built from.
    pub plan: Plan,
    /// The item that the reader was at, counted from 0.
    pub at: usize,
    /// What was answered.
    pub answers: Vec<SavedAnswer>,
    /// How earlier quizzes about the pack went, the latest last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<Try>,
}

/// An answer, to be stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SavedAnswer {
    /// The item that was answered.
    pub item: ItemId,
    /// What the item looked like, so that the answer is kept only if it looks the same.
    pub hash: u32,
    /// What the reader answered.
    pub response: Response,
    /// How sure the reader was, if that was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certainty: Option<Certainty>,
}

/// A restored quiz.
#[derive(Clone, Debug, PartialEq)]
pub struct Restored {
    /// The quiz.
    pub session: Session,
    /// How many answers were dropped, since the pack has changed.
    pub dropped: usize,
}

/// Why a saved quiz can't be restored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RestoreError {
    /// It has another version's form.
    OtherFormat(u32),
    /// It is about another pack.
    OtherPack(PackId),
    /// The pack has changed, so that no answer applies any more.
    Changed,
    /// It is at an item that there is not.
    NoSuchPlace(usize),
    /// It answers an item that could not be answered.
    Answer(ItemId, AnswerError),
}

impl Saved {
    /// The version of the form that this crate reads and writes.
    pub const FORMAT: u32 = 2;

    /// The quiz that [`Saved::to_json`] wrote.
    pub fn from_json(text: &str) -> Option<Self> {
        from_json(text)
    }

    /// Whether there are neither answers nor earlier quizzes.
    pub fn is_empty(&self) -> bool {
        self.answers.is_empty() && self.earlier.is_empty()
    }

    /// The quiz as JSON.
    pub fn to_json(&self) -> String {
        let Self {
            format,
            pack,
            fingerprint,
            at,
            ..
        } = self;
        let plan = self.plan.to_json();
        let mut json = format!(
            r#"{{"format":{format},"pack":"{pack}","fingerprint":"{fingerprint}","plan":{plan},"at":{at},"answers":["#,
        );
        for (index, answer) in self.answers.iter().enumerate() {
            let comma = if index > 0 { "," } else { "" };
            json.push_str(comma);
            json.push_str(&answer.to_json());
        }
        json.push(']');
        for (index, one) in self.earlier.iter().enumerate() {
            json.push_str(if index > 0 { "," } else { r#","earlier":["# });
            let Try { items, right } = one;
            json.push_str(&format!(r#"{{"items":{items},"right":{right}}}"#));
        }
        json.push_str(if self.earlier.is_empty() { "}" } else { "]}" });
        json
    }
}

impl SavedAnswer {
    fn to_json(&self) -> String {
        let certainty = self.certainty;
        let certainty = certainty.map(|it| [r#","certainty":""#, it.as_str(), "\""].concat());
        [
            r#"{"item":"#,
            &quoted(self.item.as_str()),
            r#","hash":"#,
            &self.hash.to_string(),
            r#","response":"#,
            &self.response.to_json(),
            &certainty.unwrap_or_default(),
            "}",
        ]
        .concat()
    }
}

impl Session {
    /// Restores a saved quiz. If the pack has changed since, the answers that still apply are kept,
    /// and their items come first.
    ///
    /// # Errors
    ///
    /// Fails if it isn't a quiz about the pack, or if nothing in it applies any more.
    pub fn restore(pack: &Pack, saved: &Saved) -> Result<Restored, RestoreError> {
        check(pack, saved)?;
        let session = Self::start(pack, saved.plan.clone());
        if session.fingerprint() == saved.fingerprint {
            return with_all_answers(session, saved);
        }
        let session = Self::start_with(pack, saved.plan.clone(), &saved.answers);
        with_answers_that_apply(session, saved)
    }

    /// Restores a saved quiz about the same pack, if the author's questions suffice for it. `None`:
    /// [`Session::restore`] has to do it.
    pub fn restore_authored(pack: &Pack, saved: &Saved) -> Option<Result<Restored, RestoreError>> {
        if let Err(error) = check(pack, saved) {
            return Some(Err(error));
        }
        let session = Self::start_authored(pack, &saved.plan)?;
        (session.fingerprint() == saved.fingerprint).then(|| with_all_answers(session, saved))
    }

    /// Restores a saved quiz about the same pack into this one, which has no answers yet. `None`: its
    /// items are others.
    pub(crate) fn restore_same(&self, saved: &Saved) -> Option<Result<Restored, RestoreError>> {
        let is_same = saved.format == Saved::FORMAT
            && saved.plan == *self.plan()
            && saved.fingerprint == self.fingerprint();
        is_same.then(|| with_all_answers(self.clone(), saved))
    }
}

fn check(pack: &Pack, saved: &Saved) -> Result<(), RestoreError> {
    if saved.format != Saved::FORMAT {
        return Err(RestoreError::OtherFormat(saved.format));
    }
    if saved.pack != pack.id {
        return Err(RestoreError::OtherPack(saved.pack.clone()));
    }
    Ok(())
}

/// Gives the answers of the same quiz.
fn with_all_answers(mut session: Session, saved: &Saved) -> Result<Restored, RestoreError> {
    session.set_earlier(saved.earlier.clone());
    for answer in &saved.answers {
        let response = answer.response.clone();
        let taken = session.answer(&answer.item, response, answer.certainty);
        taken.map_err(|error| RestoreError::Answer(answer.item.clone(), error))?;
    }
    if saved.at != 0 && !session.go_to(saved.at) {
        return Err(RestoreError::NoSuchPlace(saved.at));
    }
    Ok(Restored {
        session,
        dropped: 0,
    })
}

/// Gives the answers to items that look as they did.
fn with_answers_that_apply(mut session: Session, saved: &Saved) -> Result<Restored, RestoreError> {
    session.set_earlier(saved.earlier.clone());
    let mut dropped = 0;
    for answer in &saved.answers {
        let looks_same = session.hash(&answer.item) == Some(answer.hash);
        let response = answer.response.clone();
        let is_taken = looks_same
            && session
                .answer(&answer.item, response, answer.certainty)
                .is_ok();
        dropped += usize::from(!is_taken);
    }
    if dropped > 0 && dropped == saved.answers.len() {
        return Err(RestoreError::Changed);
    }
    session.go_to_unanswered();
    Ok(Restored { session, dropped })
}

decode!(Saved: format, pack, fingerprint, plan, at, answers; earlier);
decode!(SavedAnswer: item, hash, response; certainty);
decode!(Try: items, right);
