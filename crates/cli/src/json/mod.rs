//! The text of a pack's JSON: where values are in it, and how to change them.

pub mod edit;
mod input;
mod spans;

pub use input::input;
pub use spans::Spans;
