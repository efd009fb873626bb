//! Keys of the texts in the view for teachers, and in a quiz that a teacher has set.

use crate::words::part::part;

part! {
    /// A quiz that a teacher sets, and the results of a class.
    class {
        /// Introduces the view for teachers.
        about,
        /// Heading of the choices.
        set_title,
        /// Label of the choice of when answers are shown.
        when_answers,
        /// What answers after each question are good for.
        to_learn,
        /// What answers at the end are good for.
        to_check,
        /// Never shows the answers.
        never,
        /// What hidden answers are good for.
        to_discuss,
        /// Label of the choice of a version.
        version,
        /// Explains the versions.
        version_about,
        /// Whether pupils say how sure they are.
        ask_certainty,
        /// Heading and label of the link.
        link,
        /// Says how to use the link.
        link_about,
        /// Says how to use the link, which has no address.
        link_offline,
        /// Opens the quiz as pupils see it, in a new tab.
        try_it,
        /// Says what the quiz is not good for.
        not_an_exam,
        /// Heading of the results.
        results_title,
        /// Says how to open the files.
        results_about,
        /// Label of the field for files.
        files,
        /// Closes all files.
        clear,
        /// Says how many files were opened.
        opened(used: usize, unused: usize),
        /// Heading of the files that are not used.
        not_used(count: usize),
        /// Why a file is not used: it is too large.
        too_large,
        /// Why a file is not used: it ends too early.
        cut,
        /// Why a file is not used: it is something else.
        not_ours,
        /// Why a file is not used: a later version of the page has saved it.
        newer,
        /// Why a file is not used: it has a reader's own answers.
        own_answers,
        /// Why a file is not used: it was changed.
        damaged,
        /// Why a file is not used: it is about another story.
        other_story(story: &str),
        /// Why a file is not used: it answers another quiz.
        other_quiz(quiz: &str),
        /// Why a file is not used: the questions have changed.
        other_version,
        /// Why a file is not used: another has the same answers of the same pupil.
        same_as(file: &str),
        /// Several results have the same name.
        same_name(name: &str, files: &str),
        /// The number of questions of a quiz.
        questions_are(count: &str),
        /// The version of a quiz.
        version_is(version: &str),
        /// When a quiz shows the answers.
        answers_are(when: &str),
        /// Caption of the table of pupils.
        pupils(count: usize),
        /// Table heading: the name.
        name,
        /// Table heading: how many are right.
        right,
        /// Table heading: the points.
        points,
        /// Table heading: the certainty-based score.
        certainty_score,
        /// Explains the certainty-based score.
        certainty_about,
        /// How many questions a pupil has not answered.
        not_answered(count: usize),
        /// How many answers don't count.
        not_counted(count: usize),
        /// Caption of the table of questions.
        hardest_first,
        /// Table heading: the question.
        question,
        /// The most frequent wrong answer.
        common_wrong(answer: &str, count: usize),
        /// Downloads the results as a table.
        csv,
        /// Introduces a quiz that a teacher has set.
        set_for_you,
        /// Says that answers are shown after each question.
        shows_after_each,
        /// Says that answers are shown at the end.
        shows_at_end,
        /// Says that answers are not shown.
        shows_never,
        /// Says what to do at the end.
        hand_in,
        /// Says that nothing is sent.
        not_sent,
        /// Heading of the form that saves a result.
        save_title,
        /// Explains the file.
        save_about,
        /// The answers differ from those in the file that was saved last.
        changed_since,
        /// Label of the field for the name.
        your_name,
        /// The name is missing.
        name_first,
        /// Saves the result.
        save,
        /// Leaves the quiz that a teacher has set.
        own_quiz,
    }
}
