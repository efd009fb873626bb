//! What the reader is asked, and how an answer is graded.
//!
//! An author's questions become [`Item`]s, and more of them are [made](make()) from the pack's
//! model. The reader gives a [`Response`] to each, which is [graded](grade()); a [`Session`] holds
//! a quiz in progress, can be [`Saved`], and is summed up in a [`Summary`].
//!
//! Nothing here speaks to the reader: where words are due that no author wrote, an item carries
//! what they are to say as structure.

mod chance;
mod fingerprint;
mod grade;
mod item;
pub mod kind;
mod make;
mod response;
mod review;
mod session;
mod shown;
mod sides;

#[cfg(test)]
mod laws;
#[cfg(test)]
pub(crate) mod sample;

pub use grade::{Mark, Misfit, Outcome, grade};
pub use item::{Choice, Item, ItemId, Label, Material, Origin, Place, Prompt, Reason, Task};
pub use kind::Ask;
pub use make::make;
pub use response::Response;
pub use review::{Score, Summary};
pub use session::{Answer, Plan, Progress, Refused, Saved, Session, SetAside};
pub use shown::shown_order;

pub(crate) use sides::{Camps, belongs, taken};
