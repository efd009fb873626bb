use super::characters::first_unfit;
use std::fmt;

/// Something wrong with a pack: where, what, and how to fix it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where it is.
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

/// Where in a pack something is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Location {
    /// The file as a whole.
    File,
    /// In the text of the file, both counted from 1; the column counts bytes.
    Text {
        /// The line.
        line: usize,
        /// The column.
        column: usize,
    },
    /// A value, by its JSON path from the top: `questions[3].prompt`.
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
pub(super) const TOP: &str = "the top";

/// The text with what does not belong in it spelt out: problems quote the pack.
fn plain(text: String) -> String {
    let mut plain = String::new();
    let mut rest = text.as_str();
    while let Some((at, unfit)) = first_unfit(rest) {
        let (fit, after) = rest.split_at_checked(at).unwrap_or((rest, ""));
        plain.push_str(fit);
        plain.extend(unfit.escape_unicode());
        rest = after.get(unfit.len_utf8()..).unwrap_or_default();
    }
    if plain.is_empty() {
        return text;
    }
    plain.push_str(rest);
    plain
}

/// How many problems are told one by one; the rest are counted.
const MOST_TOLD: usize = 200;

/// All problems of a pack, in the order found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems {
    told: Vec<Problem>,
    untold: usize,
}

impl Problems {
    /// The problems, the first 200 of them.
    pub fn iter(&self) -> impl Iterator<Item = &Problem> {
        self.told.iter()
    }

    /// How many problems there are, those beyond the first 200 included.
    pub fn count(&self) -> usize {
        self.told.len() + self.untold
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.told.is_empty()
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
        if self.told.len() < MOST_TOLD {
            let location = match location {
                Location::Path(path) => Location::Path(plain(path)),
                location => location,
            };
            let (what, hint) = (plain(what), plain(hint));
            self.told.push(Problem {
                location,
                what,
                hint,
            });
        } else {
            self.untold += 1;
        }
    }

    /// Whether something is told of this very location.
    pub(crate) fn told_at(&self, path: &str) -> bool {
        self.told
            .iter()
            .any(|problem| matches!(&problem.location, Location::Path(it) if it == path))
    }

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
        for problem in &self.told {
            writeln!(f, "{problem}")?;
        }
        if self.untold > 0 {
            writeln!(f, "and {} more", self.untold)?;
        }
        Ok(())
    }
}

impl std::error::Error for Problems {}
