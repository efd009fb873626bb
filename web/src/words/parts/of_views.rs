//! Keys of the texts in the views and in the page around them.

use crate::route::View;
use crate::words::part::part;
use standpoint_core::pack::Side;

part! {
    /// The page outside the views: masthead, notices and footer.
    page {
        /// The product's name.
        name,
        /// Label of the navigation.
        views,
        /// Name of the story view.
        story,
        /// Name of the quiz view.
        quiz,
        /// Name of the comparison view.
        compare,
        /// Name of the reader's own view.
        you,
        /// Button that skips the masthead.
        skip,
        /// Label of the menu of packs.
        stories,
        /// A pack is loading.
        loading,
        /// Loading takes long.
        slow,
        /// Footer: what Standpoint does.
        about,
        /// Footer: where answers are stored.
        private,
        /// Footer in a host page: where answers are stored, and what the site sees.
        private_embedded,
        /// Downloads the reader's answers and ratings.
        download_answers,
        /// Precedes a text to copy, after a download was tried.
        copy_instead,
        /// Opens the part for the answers to all stories.
        my_answers,
        /// Opens the backups of earlier answers.
        earlier,
        /// Explains the backups.
        earlier_about,
        /// Downloads the backups.
        download_earlier,
        /// Deletes the backups.
        delete_earlier,
        /// A lazily loaded view is loading.
        lazy_loading,
        /// A lazily loaded view failed to load.
        lazy_failed,
        /// Closes the dialog.
        close,
        /// Notice: nothing can be saved.
        not_saved,
        /// Notice: saved answers no longer fit, and were backed up.
        started_over,
        /// Notice: saved answers no longer fit, and there is no room for another backup.
        too_many_backups,
        /// Notice: another tab has a newer version of the story.
        outdated,
        /// Notice: the URL fragment matches nothing in the story.
        unknown_address,
    }
}

part! {
    /// Evidence, wherever it is opened.
    evidence {
        /// Heading of a paragraph.
        paragraph(number: u32),
        /// The same where space is short; screen readers read `paragraph`.
        paragraph_short(number: u32),
        /// Label of the evidence dialog.
        label,
        /// Precedes the quoted words.
        quoted,
        /// Precedes the digest.
        digest,
        /// Precedes the text, if the pack has it.
        text,
        /// Precedes the names of those who speak.
        speakers,
        /// Links to the paragraph in the story.
        in_story,
        /// Shows the passage in the host page's article.
        in_article,
        /// The host page's article does not have the passage.
        not_in_article,
        /// Precedes earlier positions.
        earlier,
        /// Precedes other positions with the same step.
        also,
    }
}

part! {
    /// The story view.
    story {
        /// Names the publisher, above the title.
        source(publisher: &str),
        /// Precedes the article's title.
        source_title,
        /// Links to the article.
        read,
        /// The pack has no link to the article.
        no_link,
        /// Why the article's text is not shown.
        digests_only,
        /// Counts the actors, and those who take a side.
        take_sides(named: usize, sides: usize),
        /// Links to the comparison.
        to_compare,
        /// Explains the disputed claims.
        claims_about,
        /// Links to all disputed claims.
        all_claims(count: usize),
        /// Heading of the changes and the chart of events.
        over_time,
        /// Heading of the chart of events.
        acted_when(count: usize),
        /// The row of all other institutions in the chart of events.
        others,
        /// A single event.
        one_event,
        /// The number of events.
        events(count: usize),
        /// An event whose date the article states.
        stated_date,
        /// An event whose date is inferred.
        inferred_date,
        /// Heading of the figures.
        figures,
        /// The article, as the source of a figure.
        article,
        /// Heading of the lists at the end.
        everything,
        /// Heading of the timeline.
        timeline,
        /// Heading of the actors.
        people,
        /// The number of actors.
        named(count: usize),
        /// Heading of the paragraphs.
        paragraphs(count: usize),
        /// Explains the list of paragraphs.
        paragraphs_about,
        /// Links to the quiz.
        to_quiz,
        /// Links to the reader's own view.
        to_you,
    }
}

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
        /// What the reader entered, and how far off it is.
        entered(number: &str, off: &str),
        /// The entered number is too high by this.
        too_high(number: &str),
        /// The entered number is too low by this.
        too_low(number: &str),
        /// Instruction: type a name or a word.
        enter_text,
        /// Nothing is typed yet.
        text_first,
        /// What the reader typed.
        typed(text: &str),
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
        /// How a partly right order is scored.
        by_pairs,
        /// The answer is wrong.
        wrong,
        /// The answer is wrong, and what is right.
        wrong_is(answer: &str),
        /// Marks an option that the reader chose.
        chosen,
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

part! {
    /// Prompts of generated questions.
    prompts {
        /// Asks who said the quoted words.
        who_said_it,
        /// Asks for the one actor who agrees.
        who_agrees,
        /// Asks for the one actor who disagrees.
        who_disagrees,
        /// Asks for all actors who agree.
        several_agree,
        /// Asks for all actors who disagree.
        several_disagree,
        /// Asks for the order of events.
        order,
        /// Asks whether the article makes a statement.
        presence,
        /// Asks for a number from the article.
        figure,
        /// Asks which speaker said which words.
        who_said_what,
        /// Asks which figure has which value.
        which_number,
        /// Asks which actors dispute a claim, and how.
        who_disputes,
        /// Asks for the year of an event.
        year,
        /// Asks for the month of an event.
        month,
        /// A statement that a figure has a value.
        figure_is(label: &str, value: &str),
        /// Asks for the name of who said the quoted words, to be typed.
        type_who_said_it,
        /// Asks for the name of who gives a number, to be typed.
        type_who_gives_it,
        /// Asks for the paragraph that shows what is stated.
        find_the_passage,
        /// Asks for the paragraph that gives a number.
        find_the_figure,
        /// A text with its label: a figure's value, a paragraph's digest, a speaker's claim.
        labelled(label: &str, text: &str),
        /// A figure, or a statement about it, with who gives its number.
        according_to(text: &str, name: &str),
    }
}

part! {
    /// Reasons for generated options.
    reasons {
        /// The actor said these words.
        said_it(name: &str),
        /// The actor is quoted with other words.
        said_else(name: &str, words: &str),
        /// The actor's stance.
        holds(name: &str, stance: &str),
        /// The article gives no position of the actor.
        no_position(name: &str),
        /// The figure as the article gives it.
        figure(label: &str, value: &str),
        /// The figure as somebody in the article gives it.
        figure_by(label: &str, value: &str, name: &str),
        /// The number belongs to another figure.
        other_figure(label: &str, value: &str),
        /// The number is not the article's.
        no_figure,
        /// The paragraph says what is asked for.
        in_passage,
        /// The paragraph says something else.
        not_in_passage,
    }
}

part! {
    /// Errors that keep a pack from being shown.
    load_error {
        /// Heading.
        title,
        /// The name in the address can't be that of a pack.
        bad_name(name: &str),
        /// Nothing arrived.
        unreachable(address: &str),
        /// The server answered 404.
        not_found(address: &str),
        /// The server answered with another error status.
        other_status(address: &str, status: u32),
        /// The pack has one problem.
        one_problem(address: &str),
        /// The pack has several problems.
        several_problems(address: &str, count: usize),
        /// How many problems are not shown.
        more(count: usize),
        /// Heading of the list: location.
        place,
        /// Heading of the list: problem.
        what,
        /// Heading of the list: fix.
        hint,
        /// Heading of the list of other stories.
        back,
        /// Tries again.
        again,
    }
}

impl page::Part {
    /// Returns the name of a view.
    pub fn view(&self, view: View) -> &'static str {
        match view {
            View::Story => self.story(),
            View::Quiz => self.quiz(),
            View::Compare => self.compare(),
            View::You => self.you(),
        }
    }
}

impl story::Part {
    /// Returns how many events there are.
    pub fn event_count(&self, count: usize) -> String {
        match count {
            1 => self.one_event().into(),
            _ => self.events(count),
        }
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

impl prompts::Part {
    /// Asks for the one actor on this side.
    pub fn who_holds_it(&self, side: Side) -> &'static str {
        match side {
            Side::For => self.who_agrees(),
            Side::Against => self.who_disagrees(),
        }
    }

    /// Asks for all actors on this side.
    pub fn several_hold_it(&self, side: Side) -> &'static str {
        match side {
            Side::For => self.several_agree(),
            Side::Against => self.several_disagree(),
        }
    }
}

impl load_error::Part {
    /// Returns the message for an error status of the server.
    pub fn status(&self, address: &str, status: u32) -> String {
        match status {
            404 => self.not_found(address),
            _ => self.other_status(address, status),
        }
    }

    /// Returns the message for a pack with this many problems.
    pub fn problems(&self, address: &str, count: usize) -> String {
        match count {
            1 => self.one_problem(address),
            _ => self.several_problems(address, count),
        }
    }
}

part! {
    /// Saving, opening and erasing the reader's answers.
    my_answers {
        /// Explains the file.
        about,
        /// Downloads the file.
        save,
        /// Shares the file with another app.
        share,
        /// Label of the field for a file.
        open,
        /// Label of the field for the text of a file.
        paste,
        /// Reads that text.
        check,
        /// Name of answers to a quiz.
        answers,
        /// Name of ratings.
        ratings,
        /// Name of the times when the reader should be asked again.
        reviews,
        /// Name of a story that can't be read.
        story,
        /// Name of answers to earlier versions of a story.
        earlier,
        /// Precedes what is in a file.
        would,
        /// What a part of the file has.
        has(added: usize, same: usize, different: usize),
        /// There is nothing in the file that the device doesn't have.
        nothing_new,
        /// Asks what to keep where answers differ.
        differ(count: usize),
        /// Keeps the answers on the device.
        mine,
        /// Keeps those in the file.
        theirs,
        /// Adds the file to what is stored.
        add,
        /// Adds nothing.
        cancel,
        /// Precedes what was done.
        done,
        /// What was done with a part of the file.
        did(added: usize, same: usize, mine: usize, theirs: usize),
        /// A part is left out: it can't be read.
        damaged,
        /// A part is left out: it belongs to another version of the story.
        other_version,
        /// The file is too large.
        too_large,
        /// The file ends too early.
        cut,
        /// The file is something else.
        not_ours,
        /// A later version of the page saved the file.
        newer,
        /// The answers couldn't be stored.
        not_stored,
        /// Shows what can be erased.
        erase,
        /// Precedes what will be erased.
        erase_about,
        /// There is nothing to erase.
        nothing_stored,
        /// Erases it.
        erase_all,
        /// Everything is erased.
        erased,
    }
}
