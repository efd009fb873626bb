//! What the reader is asked, and how an answer is scored.
//!
//! An author's questions become [`Item`]s, and more are [generated](generate()) from the pack's
//! model. Each has an [`Interaction`], to which the reader gives a [`Response`]. A [`Session`] is a
//! quiz in progress; it can be [`Saved`], and is summed up in a [`Summary`].
//!
//! Nothing here is UI text: where an item needs words that no author wrote, it carries structure,
//! such as [`Prompt::WhoSaidIt`].

mod display_order;
mod fingerprint;
mod generate;
mod interaction;
mod item;
pub mod kind;
mod review;
mod rng;
mod session;
mod sides;
mod typed_number;

#[cfg(test)]
mod property_tests;
#[cfg(test)]
pub(crate) mod sample;

pub use display_order::display_order;
pub use generate::generate;
pub use interaction::*;
pub use item::{Item, ItemId, Label, Material, Origin, Prompt, Reason};
pub use kind::QuestionKind;
pub use review::{Score, Summary};
pub use session::{AnswerError, Plan, Progress, RestoreError, Saved, ScoredResponse, Session};
pub use typed_number::typed_number;

pub(crate) use sides::{Sides, is_part_of, position_on};
