//! Statements, with the voices on a line from disagree to agree or in a list.

mod key;
mod rows;
mod voices;

pub use key::key;
pub use rows::{Statements, scale};
pub use voices::{absent, group, nobody, rater};
