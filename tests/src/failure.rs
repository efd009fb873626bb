//! The error type of the harness: a message for the person who reads the test output.

use std::error::Error;
use std::fmt;

/// A message that says what went wrong, and in which context.
#[derive(Debug)]
pub struct Failure(String);

impl Failure {
    /// Creates a failure with this message.
    pub fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }

    /// Prepends what was being done to the message.
    pub fn context(self, doing: impl fmt::Display) -> Self {
        Self(format!("{doing}: {}", self.0))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

// `Failure` does not implement `Error`: otherwise this blanket impl, which lets `?` convert every
// error, would conflict with `From<T> for T`.
impl<E: Error> From<E> for Failure {
    fn from(error: E) -> Self {
        let mut message = error.to_string();
        let mut source = error.source();
        while let Some(cause) = source {
            let cause_message = cause.to_string();
            if !message.contains(&cause_message) {
                message = format!("{message}: {cause_message}");
            }
            source = cause.source();
        }
        Self(message)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn context_is_prepended_to_the_message() {
        let failure = Failure::new("no such file").context("reading the pack");
        assert_eq!(failure.to_string(), "reading the pack: no such file");
    }

    #[test]
    fn question_mark_turns_an_error_into_a_failure() {
        fn parse() -> Result<u8, Failure> {
            Ok("many".parse::<u8>()?)
        }
        let failure = parse().expect_err("not a number");
        assert_eq!(failure.to_string(), "invalid digit found in string");
    }
}
