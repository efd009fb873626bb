//! The error type of all commands: what went wrong, and how to fix it.

use std::fmt;
use std::path::Path;

pub type Result<T> = std::result::Result<T, Error>;

#[derive(Debug)]
pub struct Error {
    message: String,
    hint: String,
}

impl Error {
    pub fn new(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Error {
            message: message.into(),
            hint: hint.into(),
        }
    }

    /// Returns an I/O error on a file or folder. `action` completes "cannot …", for example "read".
    pub fn with_file(action: &str, path: &Path, error: &std::io::Error, hint: &str) -> Self {
        Error::new(format!("cannot {action} {}: {error}", path.display()), hint)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n  fix: {}", self.message, self.hint)
    }
}
