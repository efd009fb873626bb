//! A quiz that a teacher sets for a class, and its results.
//!
//! An [`Assignment`] is what the teacher's link fixes. A pupil's page saves a [`ResultFile`], and the
//! teacher's page [collects](collect()) such files into [`ClassResults`]. Everything is computed from
//! the answers in the files and the teacher's copy of the story; a file has no points.

mod assignment;
mod collect;
mod csv;
mod result_file;
mod results;

pub use assignment::Assignment;
pub use collect::{Collected, OpenedFile, SameName, collect};
pub use result_file::{FileProblem, MAX_NAME, ResultFile};
pub use results::{ClassResults, Pupil, QuestionResult};
