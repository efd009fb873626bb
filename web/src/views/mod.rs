//! What the reader sees of one checked pack.

mod arrive;
mod compare;
mod dates;
mod evidence;
mod heading;
mod quiz;
mod shell;
mod stance;
mod story;
mod trouble;
mod you;

pub use shell::Standpoint;
pub use trouble::{Loading, Trouble, TroubleView};
