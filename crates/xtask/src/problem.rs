//! What went wrong, and how to mend it.

use std::fmt;
use std::path::Path;

pub type Result<T> = std::result::Result<T, Problem>;

#[derive(Debug)]
pub struct Problem {
    what: String,
    mend: String,
}

impl Problem {
    pub fn new(what: impl Into<String>, mend: impl Into<String>) -> Self {
        Problem {
            what: what.into(),
            mend: mend.into(),
        }
    }

    /// `doing` completes "cannot …", as in "read".
    pub fn with_file(doing: &str, path: &Path, error: &std::io::Error, mend: &str) -> Self {
        Problem::new(format!("cannot {doing} {}: {error}", path.display()), mend)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n  mend: {}", self.what, self.mend)
    }
}
