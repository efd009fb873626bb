//! What the reader is asked, and how an answer is scored.
//!
//! An author's questions become [`Item`]s, and more are [generated](generate()) from the pack's
//! model. Each has an [`Interaction`], to which the reader gives a [`Response`]. A [`Session`] is a
//! quiz in progress; it can be [`Saved`], and is summed up in a [`Summary`].
//!
//! Nothing here is UI text: where an item needs words that no author wrote, it carries structure,
//! such as [`Prompt::WhoSaidIt`].

mod certainty;
mod display_order;
mod fingerprint;
mod generate;
mod given_away;
mod interaction;
mod item;
pub mod kind;
mod plan;
mod rng;
mod saved;
mod selection;
mod session;
mod sides;
mod spelling;
mod summary;
mod time_axis;
mod typed_number;
mod typed_text;

#[cfg(test)]
mod property_tests;
#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
mod session_model;

pub use certainty::{Calibration, Certainty};
pub use display_order::display_order;
pub use generate::generate;
pub use interaction::*;
pub use item::{Item, ItemId, Label, Material, Origin, Prompt, Reason};
pub use kind::QuestionKind;
pub use plan::{AskCertainty, Plan, ShowAnswers};
pub use saved::{RestoreError, Restored, Saved, SavedAnswer};
pub use session::{AnswerError, Progress, ScoredResponse, Session, Try};
pub use summary::{Score, Summary};
pub use time_axis::{TimeAxis, TimeUnit};
pub use typed_number::typed_number;
pub use typed_text::{MAX_TYPED, typed_text};

pub(crate) use sides::{Sides, is_part_of};
