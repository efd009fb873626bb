//! Checks of a pack after it has been decoded: ids, references, evidence, lengths, questions.

mod evidence;
mod grades;
mod ids;
mod questions;
mod references;
mod source;
mod words;

pub use words::is_language_tag;

pub(super) use ids::check_lists;

use super::Problems;
use super::draft::Draft;

/// Every check, in the order in which problems are reported.
const CHECKS: [fn(&Draft<'_>, &mut Problems); 7] = [
    ids::check,
    references::check,
    source::check,
    evidence::check,
    grades::check,
    words::check,
    questions::check,
];

pub(super) fn check(draft: &Draft<'_>, problems: &mut Problems) {
    for check in CHECKS {
        check(draft, problems);
    }
}
