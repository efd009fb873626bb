//! The data model of an article, and everything that is computed from it.
//!
//! - [`pack`]: the types of the model. A [`Pack`] describes one article.
//! - [`read`]: reads bytes into a checked [`Pack`], or reports all problems at once.
//! - [`class`]: a quiz that a teacher sets, and the results of a class.
//! - [`compare`]: positions, the agreement between two actors or with the reader, and gaps in the
//!   article.
//! - [`export`]: the data behind the comparisons as CSV tables.
//! - [`quiz`]: the questions, and how answers are scored.
//! - [`reader_file`]: reads a file of the reader's answers, and merges it with those on the device.
//! - [`mod@review`]: when the reader should be asked again.
//! - [`mod@warnings`]: likely mistakes in a valid pack, for its author to judge.
//!
//! The crate does no input or output, and uses no browser, clock or random source: time and seeds
//! are parameters.

mod cached;
pub mod class;
pub mod compare;
pub mod export;
mod fnv;
mod id_index;
mod json;
pub mod pack;
pub mod quiz;
pub mod read;
pub mod reader_file;
pub mod review;
mod sentences;
mod sort;
mod text;
pub mod warnings;

pub use pack::Pack;
pub use read::read;
pub use warnings::warnings;
