//! What the reader is asked, and how an answer is graded.
//!
//! An author's questions become [`Item`]s, and more of them are [made](make()) from the pack's
//! model. The reader gives a [`Response`] to each, which is [graded](score()); a [`Session`] holds
//! a quiz in progress, can be [`Saved`], and is summed up in a [`Summary`].
//!
//! Nothing here speaks to the reader: where words are due that no author wrote, an item carries
//! what they are to say as structure.

mod display_order;
mod fingerprint;
mod item;
pub mod kind;
mod make;
mod response;
mod review;
mod rng;
mod score;
mod session;
mod sides;

#[cfg(test)]
mod laws;
#[cfg(test)]
pub(crate) mod sample;

pub use display_order::display_order;
pub use item::{
    Choice, Interaction, Item, ItemId, Label, Material, OrderSlot, Origin, Prompt, Reason,
};
pub use kind::QuestionKind;
pub use make::make;
pub use response::Response;
pub use review::{Score, Summary};
pub use score::{ItemScore, OptionResult, ResponseError, score};
pub use session::{Answer, AnswerError, Plan, Progress, RestoreError, Saved, Session};

pub(crate) use sides::{Camps, belongs, taken};
