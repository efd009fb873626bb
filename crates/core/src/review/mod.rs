//! When the reader should be asked again, by FSRS-6: a model of memory that predicts how likely an
//! answer is still known.
//!
//! Each item that the reader has answered has a [`Card`], which a [`review`] changes. A [`Schedule`]
//! has the cards of all stories.
//!
//! All times are seconds since 1970 (UTC), and are arguments.

mod card;
mod fsrs;
mod rating;
mod schedule;
mod stored;

pub use card::{Card, review};
pub use rating::Rating;
pub use schedule::{Due, DueCard, Schedule};
