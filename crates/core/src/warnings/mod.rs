//! Warnings about a valid pack, for its author to judge.
//!
//! A problem is certain, and a pack with one is refused. A warning is a likely mistake that only a
//! person can judge: it has a path and a reason, and never makes a check fail.

mod allowed;
mod inferred_answer;
mod loaded_verb;
mod names;
mod not_coded;
mod silent_speaker;
mod statement;
mod texts;

pub use allowed::{Allowed, without_allowed};
pub use names::actors_named_in;

use self::names::Names;
use self::statement::Statement;
use crate::Pack;
use crate::pack::{Evidence, normalise};
use std::fmt;

/// A likely mistake in a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// The name of the check: `inferred-answer`.
    pub name: &'static str,
    /// The JSON path: `questions[3].kind.who-holds-it.options[1]`.
    pub path: String,
    /// What looks wrong.
    pub what: String,
    /// How to fix it, if it is wrong.
    pub hint: String,
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.path, self.what, self.hint)
    }
}

/// The warnings about a pack, and the checks that were skipped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Warnings {
    /// The name of the check that is running.
    running: &'static str,
    /// In the order of the checks, and for each check in the order of the pack.
    pub found: Vec<Warning>,
    /// For each skipped check, a text that names it and says why it was skipped.
    pub skipped: Vec<String>,
}

impl Warnings {
    fn add(&mut self, path: impl Into<String>, what: impl Into<String>, hint: impl Into<String>) {
        let warning = Warning {
            name: self.running,
            path: path.into(),
            what: what.into(),
            hint: hint.into(),
        };
        if !self.found.contains(&warning) {
            self.found.push(warning);
        }
    }
}

/// The input of the checks.
struct CheckInput<'p> {
    pack: &'p Pack,
    /// The names by which texts may refer to actors.
    names: Names<'p>,
    /// What the actors say: on which issues, and with what evidence.
    statements: Vec<Statement<'p>>,
    /// The article's paragraphs, normalised. Empty if the text is not available.
    paragraphs: Vec<String>,
}

impl CheckInput<'_> {
    /// Returns the text of the paragraph with this number, counted from 1.
    fn paragraph(&self, number: u32) -> Option<&str> {
        let index = usize::try_from(number).ok()?.checked_sub(1)?;
        self.paragraphs.get(index).map(String::as_str)
    }
}

/// A check, and the name under which authors can allow what it finds.
pub struct Check {
    /// In lower case with hyphens, never changed: `inferred-answer`.
    pub name: &'static str,
    /// What it finds, in a few words.
    pub about: &'static str,
    run: fn(&CheckInput<'_>, &mut Warnings),
}

/// Every check, in the order in which warnings are listed.
pub const CHECKS: &[Check] = &[
    Check {
        name: "inferred-answer",
        about: "a right answer that rests on an inferred position",
        run: inferred_answer::check,
    },
    Check {
        name: "silent-speaker",
        about: "an actor offered as silent on a statement that they speak to",
        run: silent_speaker::check,
    },
    Check {
        name: "loaded-verb",
        about: "a verb such as “admits” or “claims” for one party only",
        run: loaded_verb::check,
    },
    Check {
        name: "not-coded",
        about: "cells of actors × statements that nobody has looked at",
        run: not_coded::check,
    },
];

/// Runs every check on a pack.
///
/// `paragraphs` is the text of the article; if it is empty, the text in the pack is used, if that
/// is complete. With a text, warnings that the article's own wording explains are left out.
pub fn warnings(pack: &Pack, paragraphs: &[String]) -> Warnings {
    let own = || {
        let texts = pack.source.paragraphs.iter();
        let texts: Option<Vec<_>> = texts.map(|it| it.text.as_deref().map(normalise)).collect();
        texts.unwrap_or_default()
    };
    let checked = CheckInput {
        pack,
        names: Names::of(pack),
        statements: statement::statements(pack),
        paragraphs: match paragraphs {
            [] => own(),
            given => given.iter().map(|text| normalise(text)).collect(),
        },
    };
    let mut warnings = Warnings::default();
    for check in CHECKS {
        warnings.running = check.name;
        (check.run)(&checked, &mut warnings);
    }
    warnings
}

/// Returns the numbers of the paragraphs that the evidence cites.
fn paragraph_numbers(evidence: &[Evidence]) -> impl Iterator<Item = u32> {
    evidence.iter().map(|passage| passage.paragraph)
}
