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

    /// Takes over an error whose text is `what` and then `fix: how`, on a line of its own.
    pub fn of(error: &dyn std::error::Error) -> Self {
        let text = error.to_string();
        match text.split_once("\n  fix: ") {
            Some((what, hint)) => Self::new(what, hint),
            None => Self::new(text, "correct this, and try again"),
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
