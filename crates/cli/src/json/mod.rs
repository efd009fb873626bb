//! The text of a pack's JSON: where values are in it, and how to change them.

pub mod edit;
mod spans;

pub use spans::Spans;
