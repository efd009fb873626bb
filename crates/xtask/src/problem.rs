//! What went wrong, and how to fix it.

use std::fmt;
use std::path::Path;

pub type Result<T> = std::result::Result<T, Problem>;

#[derive(Debug)]
pub struct Problem {
    what: String,
    hint: String,
}

impl Problem {
    pub fn new(what: impl Into<String>, hint: impl Into<String>) -> Self {
        Problem {
            what: what.into(),
            hint: hint.into(),
        }
    }

    /// `doing` completes "cannot …", as in "read".
    pub fn with_file(doing: &str, path: &Path, error: &std::io::Error, hint: &str) -> Self {
        Problem::new(format!("cannot {doing} {}: {error}", path.display()), hint)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n  fix: {}", self.what, self.hint)
    }
}
