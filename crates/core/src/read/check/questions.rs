//! Every question follows the rules of its kind.

use crate::quiz::QuestionKind;
use crate::read::Problems;
use crate::read::draft::Draft;

pub(super) fn check(draft: &Draft<'_>, problems: &mut Problems) {
    for (i, question) in draft.pack.questions.iter().enumerate() {
        // While a position is invalid, we don't know which actors take a side.
        if matches!(question.kind, QuestionKind::WhoHoldsIt(_)) && !draft.all_valid("positions") {
            continue;
        }
        let question_path = draft.path("questions", i);
        let mut new = Vec::new();
        for mut problem in question.kind.problems(&draft.pack) {
            problem.path = [&question_path, ".kind.", &problem.path].concat();
            if !problems.reported_at(&problem.path) {
                new.push(problem);
            }
        }
        for problem in new {
            problems.at(problem.path, problem.what, problem.hint);
        }
    }
}
