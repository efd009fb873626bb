//! What the author of a sound pack should look at again.
//!
//! A problem is certain, and a pack with one is refused. A warning is a likely slip that only a
//! person can judge: it names the place and the reason, and never makes a check fail.

mod inferred_answer;
mod names;
mod shading_verb;
mod silent_speaker;
mod speech;
mod texts;

use self::names::Names;
use self::speech::Speech;
use crate::Pack;
use crate::pack::{Evidence, normalise};
use std::fmt;

/// Something in a pack that its author should look at again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// Where, as a JSON path from the top: `questions[3].ask.who-holds-it.options[1]`.
    pub path: String,
    /// What looks wrong there.
    pub what: String,
    /// What to do about it, if it is wrong.
    pub hint: String,
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.path, self.what, self.hint)
    }
}

/// The warnings about a pack, and what could not be checked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Warnings {
    /// In the order of the checks, and in each in the order of the pack.
    pub found: Vec<Warning>,
    /// For each check that was skipped, one sentence that says which and why.
    pub skipped: Vec<String>,
}

impl Warnings {
    fn add(&mut self, path: impl Into<String>, what: impl Into<String>, hint: impl Into<String>) {
        let warning = Warning {
            path: path.into(),
            what: what.into(),
            hint: hint.into(),
        };
        if !self.found.contains(&warning) {
            self.found.push(warning);
        }
    }
}

/// What the checks look at.
struct Checked<'p> {
    pack: &'p Pack,
    /// The names under which texts speak of the actors.
    names: Names<'p>,
    /// What the actors say.
    speeches: Vec<Speech<'p>>,
    /// The article's paragraphs, normalised. Empty where the text is not at hand.
    paragraphs: Vec<String>,
}

impl Checked<'_> {
    /// The text of the paragraph with this number, counted from 1.
    fn paragraph(&self, number: u32) -> Option<&str> {
        let index = usize::try_from(number).ok()?.checked_sub(1)?;
        self.paragraphs.get(index).map(String::as_str)
    }
}

/// Every check, in the order in which its warnings are listed.
const CHECKS: [fn(&Checked<'_>, &mut Warnings); 3] = [
    inferred_answer::check,
    silent_speaker::check,
    shading_verb::check,
];

/// Runs every check on a pack.
///
/// `paragraphs` are those of the article, if its text is at hand: else pass none, and the texts
/// that the pack itself carries are used. With them some warnings that the article explains are
/// left out.
pub fn warnings(pack: &Pack, paragraphs: &[String]) -> Warnings {
    let own = || {
        let texts = pack.source.paragraphs.iter();
        let texts: Option<Vec<_>> = texts.map(|it| it.text.as_deref().map(normalise)).collect();
        texts.unwrap_or_default()
    };
    let checked = Checked {
        pack,
        names: Names::of(pack),
        speeches: speech::speeches(pack),
        paragraphs: match paragraphs {
            [] => own(),
            given => given.iter().map(|text| normalise(text)).collect(),
        },
    };
    let mut warnings = Warnings::default();
    for check in CHECKS {
        check(&checked, &mut warnings);
    }
    warnings
}

/// The paragraphs that evidence names.
fn numbers(evidence: &[Evidence]) -> impl Iterator<Item = u32> {
    evidence.iter().map(|passage| passage.paragraph)
}
