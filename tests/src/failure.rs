//! Why a trial failed, in words for the person who reads the run.

use std::error::Error;
use std::fmt;

/// What went wrong, and after [`Failure::context`] also where.
#[derive(Debug)]
pub struct Failure(String);

impl Failure {
    /// A failure that says `message`.
    pub fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }

    /// The same failure, led by what was being done.
    pub fn context(self, doing: impl fmt::Display) -> Self {
        Self(format!("{doing}: {}", self.0))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

// `Failure` is no `Error` itself, so that `?` turns every error into one.
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
    fn context_leads_the_message() {
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
