//! The article's data model and all that can be asked of it.
//!
//! - [`pack`]: the words of the domain, a file each: a [`Pack`] is all that is known of one article.
//! - [`read`]: bytes to a checked [`Pack`], or all problems at once.
//! - [`compare`]: who stands where, how near two are, and what the article leaves unsaid.
//! - [`quiz`]: what the reader is asked, and how an answer is graded.
//! - [`mod@warnings`]: what the author of a sound pack should look at again.
//!
//! The crate does no input or output and knows no browser, clock or random source:
//! time and seeds are handed in.

pub mod compare;
pub mod pack;
pub mod quiz;
pub mod read;
mod sort;
pub mod warnings;

pub use pack::Pack;
pub use read::read;
pub use warnings::warnings;
