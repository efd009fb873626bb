//! Every question can be asked, and has the answers that its kind needs.

use crate::quiz::Ask;
use crate::read::Problems;
use crate::read::draft::Draft;

pub(super) fn check(draft: &Draft<'_>, problems: &mut Problems) {
    for (i, question) in draft.pack.questions.iter().enumerate() {
        // Who takes a side can't be told while a position has problems of its own.
        if matches!(question.ask, Ask::WhoHoldsIt(_)) && !draft.is_whole("positions") {
            continue;
        }
        let question_path = draft.path("questions", i);
        let faults = question.ask.faults(&draft.pack).into_iter();
        let placed = faults.map(|fault| (format!("{question_path}.ask.{}", fault.path), fault));
        let new: Vec<_> = placed.filter(|(path, _)| !problems.told_at(path)).collect();
        for (path, fault) in new {
            problems.at(path, fault.what, fault.mend);
        }
    }
}
