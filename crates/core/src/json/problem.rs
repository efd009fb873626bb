use super::characters::first_forbidden;
use std::fmt;

/// Something wrong with a pack: where, what, and how to fix it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where in the pack.
    pub location: Location,
    /// What is wrong.
    pub what: String,
    /// How to fix it.
    pub hint: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.location, self.what, self.hint)
    }
}

/// A place in a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Location {
    /// The file as a whole.
    File,
    /// A position in the text of the file. Both numbers count from 1, the column in bytes.
    Text {
        /// The line.
        line: usize,
        /// The column.
        column: usize,
    },
    /// The JSON path of a value: `questions[3].prompt`.
    Path(String),
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File => f.write_str("the file"),
            Self::Text { line, column } => write!(f, "line {line}, column {column}"),
            Self::Path(path) => f.write_str(path),
        }
    }
}

/// The path of the file's outermost value.
pub(crate) const TOP: &str = "the top level";

/// Escapes the characters that a pack must not contain: problems quote the pack.
fn escaped(text: String) -> String {
    let mut escaped = String::new();
    let mut rest = text.as_str();
    while let Some((at, forbidden)) = first_forbidden(rest) {
        let (before, after) = rest.split_at_checked(at).unwrap_or((rest, ""));
        escaped.push_str(before);
        escaped.extend(forbidden.escape_unicode());
        rest = after.get(forbidden.len_utf8()..).unwrap_or_default();
    }
    if escaped.is_empty() {
        return text;
    }
    escaped.push_str(rest);
    escaped
}

/// How many problems are listed; the rest are only counted.
const MAX_LISTED: usize = 200;

/// All problems of a pack, in the order found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems {
    listed: Vec<Problem>,
    unlisted: usize,
}

impl Problems {
    /// The first 200 problems.
    pub fn iter(&self) -> impl Iterator<Item = &Problem> {
        self.listed.iter()
    }

    /// The number of problems, including those after the first 200.
    pub fn count(&self) -> usize {
        self.listed.len() + self.unlisted
    }

    /// Whether there are no problems.
    pub fn is_empty(&self) -> bool {
        self.listed.is_empty()
    }

    /// Whether further problems are only counted.
    pub(crate) fn is_full(&self) -> bool {
        self.listed.len() >= MAX_LISTED
    }

    pub(crate) fn add(
        &mut self,
        location: Location,
        what: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.add_texts(location, what.into(), hint.into());
    }

    fn add_texts(&mut self, location: Location, what: String, hint: String) {
        if !self.is_full() {
            let location = match location {
                Location::Path(path) => Location::Path(escaped(path)),
                location => location,
            };
            let (what, hint) = (escaped(what), escaped(hint));
            self.listed.push(Problem {
                location,
                what,
                hint,
            });
        } else {
            self.unlisted += 1;
        }
    }

    /// Whether a problem at exactly this path is listed.
    pub(crate) fn reported_at(&self, path: &str) -> bool {
        self.listed
            .iter()
            .any(|problem| matches!(&problem.location, Location::Path(at) if at == path))
    }

    /// Adds a problem at a path.
    pub(crate) fn at(
        &mut self,
        path: impl Into<String>,
        what: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.add(Location::Path(path.into()), what, hint);
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for problem in &self.listed {
            writeln!(f, "{problem}")?;
        }
        if self.unlisted > 0 {
            writeln!(f, "and {} more", self.unlisted)?;
        }
        Ok(())
    }
}

impl std::error::Error for Problems {}
