//! Every question can be asked, and has the answers that its kind needs.

use crate::quiz::QuestionKind;
use crate::read::Problems;
use crate::read::draft::Draft;

pub(super) fn check(draft: &Draft<'_>, problems: &mut Problems) {
    for (i, question) in draft.pack.questions.iter().enumerate() {
        // Who takes a side can't be told while a position has problems of its own.
        if matches!(question.ask, QuestionKind::WhoHoldsIt(_)) && !draft.all_valid("positions") {
            continue;
        }
        let question_path = draft.path("questions", i);
        let mut new = Vec::new();
        for mut fault in question.ask.problems(&draft.pack) {
            fault.path = [&question_path, ".ask.", &fault.path].concat();
            if !problems.told_at(&fault.path) {
                new.push(fault);
            }
        }
        for fault in new {
            problems.at(fault.path, fault.what, fault.hint);
        }
    }
}
