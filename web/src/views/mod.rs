//! The views of one checked pack.

mod action;
mod agreement_bar;
mod changes;
mod claims;
mod class;
mod compare;
mod dates;
mod earlier_answers;
mod evidence;
mod filters;
mod heading;
mod lazy;
mod link_to_copy;
mod loading;
mod mark;
mod my_answers;
mod names;
mod overlap_tile;
#[cfg(feature = "ssr")]
mod plain;
mod quiz;
mod save;
mod saved_file;
mod shell;
mod stance;
mod statements;
mod stored_answers;
mod stories;
mod story;
mod topics;
mod you;

#[cfg(any(feature = "csr", feature = "hydrate"))]
pub use lazy::load_if_at_paragraph;
pub use loading::{LoadError, load_error_view, loading_view};
#[cfg(feature = "ssr")]
pub use plain::{Answers, QuestionText, plain, question_texts};
pub use quiz::Progress;
pub use shell::{OpenPack, standpoint};
