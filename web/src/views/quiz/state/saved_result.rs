//! The result of a quiz that a teacher has set, as the pupil saved it last.

use super::QuizState;
use leptos::prelude::*;
use standpoint_core::class::ResultFile;

impl QuizState {
    /// Returns a file with the pupil's answers as they are now. `None`: the name is blank.
    pub fn save_result(self, name: &str) -> Option<ResultFile> {
        let assignment = self.assignment()?;
        let file = self.with(|session| ResultFile::new(name, assignment, session))?;
        self.inner
            .update_value(|inner| inner.saved_result = Some(file.clone()));
        Some(file)
    }

    /// Returns the name in the file that was saved last, and whether the answers have changed since.
    pub fn saved_result(self) -> Option<(String, bool)> {
        let assignment = self.assignment()?;
        // Not the rest of it: which question the pupil was at doesn't matter.
        let answers = self.with(|session| session.save().answers);
        self.inner.with_value(|inner| {
            let saved = inner.saved_result.as_ref();
            let saved = saved.filter(|it| it.assignment == assignment)?;
            Some((saved.name.clone(), saved.quiz.answers != answers))
        })
    }
}
