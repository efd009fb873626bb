//! Keys of the texts in the quiz.

use crate::words::part::part;

part! {
    /// The quiz view.
    quiz {
        /// Heading of the view.
        heading,
        /// Introduces the quiz.
        intro,
        /// Label of the choice of a length.
        how_many,
        /// All questions, as a length.
        all_of_them,
        /// About how long a quiz takes.
        minutes(count: usize),
        /// Label of the choice of when answers are shown.
        when_answers,
        /// Shows the answer after each question.
        after_each,
        /// What answers after each question are good for.
        to_learn,
        /// Shows the answers at the end.
        at_end,
        /// What answers at the end are good for.
        to_test,
        /// Starts the quiz.
        start,
        /// Opens more choices.
        more,
        /// Whether the reader says how sure they are.
        ask_certainty,
        /// Label of the choice between one and all.
        layout,
        /// Shows one at a time.
        one,
        /// Shows all at once.
        all,
        /// Label of the choice of skills.
        which_skills,
        /// Label of the choice of topics.
        which_topics,
        /// The question's number and the total.
        question_of(number: usize, count: usize),
        /// How many questions are answered, and how many fully right.
        progress(answered: usize, count: usize, right: usize),
        /// How many questions are answered, while no answers are shown.
        progress_only(answered: usize, count: usize),
        /// The question was generated from the data, not written by the author.
        generated,
        /// Instruction: choose one option.
        choose_one,
        /// Instruction: choose all right options.
        choose_several,
        /// Instruction: mark sentences in a paragraph.
        mark_sentences,
        /// Nothing is marked yet.
        mark_first,
        /// Instruction: sort the events.
        put_in_order,
        /// Instruction: enter a number.
        enter_number,
        /// What was typed is no number.
        number_first,
        /// Instruction: match each row with an option.
        match_each,
        /// The same, if each option is for one row.
        match_once,
        /// A row has no option yet.
        match_each_first,
        /// A row has no option yet, or two have the same.
        match_once_first,
        /// The choice of a row that has no option yet.
        not_matched,
        /// The option that the reader chose for a row.
        matched(option: &str),
        /// How partly right pairs are scored.
        by_rows,
        /// What a slider says before it is moved.
        no_answer,
        /// How an entered number is scored that is near the right one.
        by_distance,
        /// Instruction: choose a year on an axis.
        choose_year,
        /// Instruction: choose a month on an axis.
        choose_month,
        /// How an answer is scored that is not in the right year or month.
        by_closeness,
        /// The chosen year is too early by this.
        years_early(count: usize),
        /// The chosen year is too late by this.
        years_late(count: usize),
        /// The chosen month is too early by this.
        months_early(count: usize),
        /// The chosen month is too late by this.
        months_late(count: usize),
        /// The entered number is too high by this.
        too_high(number: &str),
        /// The entered number is too low by this.
        too_low(number: &str),
        /// Instruction: type a name or a word.
        enter_text,
        /// Nothing is typed yet.
        text_first,
        /// The typed text is accepted, though it is spelled in another way.
        spelled(answer: &str),
        /// Read out where a word is missing in a sentence.
        blank,
        /// Moves an event earlier.
        earlier(event: &str),
        /// Moves an event later.
        later(event: &str),
        /// Announces where an event was moved.
        moved(event: &str, place: usize, count: usize),
        /// Submits the answer.
        check,
        /// Precedes the two buttons that submit the answer.
        check_it,
        /// Submits an answer that the reader is sure of.
        sure,
        /// Submits an answer that the reader guesses.
        guessing,
        /// The reader was sure of the answer.
        was_sure,
        /// The reader guessed the answer.
        was_guess,
        /// The question is answered, but no answers are shown yet.
        replaces,
        /// Nothing is chosen yet.
        choose_first,
        /// The answer is fully right.
        right,
        /// The answer is partly right; the share of points in percent.
        partly(percent: usize),
        /// How partly right choices are scored.
        by_ticks,
        /// How partly right marks are scored.
        by_marks,
        /// How a partly right order is scored.
        by_pairs,
        /// The answer is wrong.
        wrong,
        /// Follows that the answer is wrong: what is right.
        the_answer(answer: &str),
        /// Marks an option that the reader chose.
        chosen,
        /// Marks a right sentence that the reader didn't mark.
        missed,
        /// The right place of an event.
        belongs(place: usize),
        /// The place that the reader gave an event.
        placed(place: usize),
        /// Goes to the next question.
        next,
        /// Goes to the next question without an answer.
        skip,
        /// Goes to the previous question.
        previous,
        /// Goes to the summary.
        finish,
        /// Goes to the summary, where it shows no answers.
        done,
        /// Heading of the answers, if they follow all questions.
        answers,
        /// Precedes the line for a name on paper.
        pupil,
        /// The result.
        result(right: usize, count: usize),
        /// Explains the frames of the tiles.
        tiles_key,
        /// The result of the quiz before.
        last_time(right: usize, count: usize),
        /// Heading of the results by skill.
        by_skill,
        /// Heading of the results by topic.
        by_topic,
        /// Heading of the results by whom the questions are about.
        by_actor,
        /// Questions that belong to several topics.
        no_topic,
        /// Questions answered right, and their total.
        right_of(right: usize, count: usize),
        /// Starts again with other questions.
        other_questions,
        /// Goes to the choice of what to ask.
        choose_again,
        /// Starts again with the one question that was not fully right.
        retry_one,
        /// Starts again with the questions that were not fully right.
        retry_several(count: usize),
        /// Returns to the questions.
        back_to_questions,
        /// Heading of how well the reader knew what they know.
        how_sure,
        /// The answers that the reader was sure of.
        when_sure,
        /// The answers that the reader guessed.
        when_guessing,
        /// The certainty-based score.
        marks(marks: &str, most: usize),
        /// The Brier score.
        brier(score: &str),
        /// Heading of the answers that the reader was sure of and got wrong.
        sure_wrong,
        /// Heading of guessed wrong answers.
        guessed_wrong,
        /// Heading of guessed right answers.
        guessed_right,
        /// Heading of the answers that the reader was sure of and got right.
        sure_right,
        /// Heading of wrong answers.
        plain_wrong,
        /// Heading of partly right answers.
        partly_right,
        /// Heading of the questions without an answer.
        unanswered,
        /// Heading of right answers.
        plain_right,
        /// What the reader answered.
        you_said(answer: &str),
        /// Heading of the text to copy.
        share,
        /// Copies the text.
        copy,
        /// The text was copied.
        copied,
        /// Prints the result.
        print,
        /// The pack has no questions.
        none,
    }
}

impl quiz::Part {
    /// Starts again with the questions that were not fully right.
    pub fn retry_wrong(&self, count: usize) -> String {
        match count {
            1 => self.retry_one().into(),
            _ => self.retry_several(count),
        }
    }
}

part! {
    /// What the reader should be asked again.
    review {
        /// There is one question to review.
        due_one,
        /// There are questions to review.
        due_several(count: usize),
        /// Says what these questions are.
        about,
        /// Starts the review.
        start,
        /// Goes from the review back to the quiz.
        leave,
        /// Goes from the review back to the result of the quiz.
        leave_to_result,
        /// Precedes the other stories.
        elsewhere,
        /// The question is asked again today.
        today,
        /// The question is asked again tomorrow.
        tomorrow,
        /// The question is asked again in two days or more.
        later(days: usize),
        /// Opens how answers are rated, and when questions are asked again.
        how,
        /// Precedes the ratings.
        how_rated,
        /// The rating Again.
        rated_again,
        /// The rating Hard.
        rated_hard,
        /// The rating Good.
        rated_good,
        /// The rating Easy.
        rated_easy,
        /// How the next time follows from the ratings.
        how_dates,
    }
}

impl review::Part {
    /// How many questions there are to review.
    pub fn due(&self, count: usize) -> String {
        match count {
            1 => self.due_one().into(),
            _ => self.due_several(count),
        }
    }
}
