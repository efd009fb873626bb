//! Every question follows the rules of its kind.

use crate::quiz::QuestionKind;
use crate::read::Problems;
use crate::read::draft::Draft;

pub(super) fn check(draft: &Draft<'_>, problems: &mut Problems) {
    for (i, question) in draft.pack.questions.iter().enumerate() {
        // What is right follows from these lists, so we don't know it while an entry is invalid.
        let rests_on: &[&str] = match question.kind {
            QuestionKind::WhoHoldsIt(_) => &["positions"],
            QuestionKind::WhoDisputes(_) => &["claims", "relations"],
            _ => &[],
        };
        if !rests_on.iter().all(|list| draft.all_valid(list)) {
            continue;
        }
        // With an invalid paragraph, the numbers of those after it would be wrong.
        let paragraphs = draft.pack.source.paragraphs.len();
        let rests_on_text = matches!(question.kind, QuestionKind::MarkTheSentence(_));
        if rests_on_text && draft.paragraphs_in_file() != Some(paragraphs) {
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
