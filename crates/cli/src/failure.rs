//! Errors that end a command.

use std::fmt;
use std::io;
use std::path::Path;

/// What went wrong, and how to fix it.
#[derive(Debug)]
pub struct Failure {
    /// What went wrong, with the file's name.
    pub what: String,
    /// How to fix it.
    pub hint: String,
}

impl Failure {
    /// Creates a failure.
    pub fn new(what: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            hint: hint.into(),
        }
    }

    /// Returns what makes an error of a file a failure.
    pub fn file(path: &Path, hint: &'static str) -> impl FnOnce(io::Error) -> Self {
        move |error| Self::new(format!("{}: {error}", path.display()), hint)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n  fix: {}", self.what, self.hint)
    }
}
