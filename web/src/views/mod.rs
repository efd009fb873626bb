//! What the reader sees of one checked pack.

mod action;
mod compare;
mod dates;
mod evidence;
mod heading;
mod quiz;
mod shell;
mod stance;
mod stories;
mod story;
mod trouble;
mod you;

pub use shell::standpoint;
pub use trouble::{Trouble, loading_view, trouble_view};
