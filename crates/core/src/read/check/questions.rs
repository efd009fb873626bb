//! Every question follows the rules of its kind.

use crate::read::Problems;
use crate::read::draft::Draft;

pub(super) fn check(draft: &Draft<'_>, problems: &mut Problems) {
    for (i, question) in draft.pack.questions.iter().enumerate() {
        // What is right follows from these lists, so we don't know it while an entry is invalid.
        let mut rests_on = question.kind.rests_on().iter();
        if !rests_on.all(|list| draft.all_valid(list)) {
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
