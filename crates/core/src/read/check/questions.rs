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
        let mut new = Vec::new();
        for mut fault in question.ask.faults(&draft.pack) {
            fault.path = [&question_path, ".ask.", &fault.path].concat();
            if !problems.told_at(&fault.path) {
                new.push(fault);
            }
        }
        for fault in new {
            problems.at(fault.path, fault.what, fault.mend);
        }
    }
}
