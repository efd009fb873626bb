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
        /// Name of the view for teachers.
        class,
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
        /// An event that had not happened yet when the article appeared.
        to_come,
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
        /// Asks for the sentence that shows what is stated.
        mark_the_sentence,
        /// Asks for the sentence that gives a number.
        mark_the_figure,
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
        /// The sentence says something else.
        not_in_sentence,
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
            View::Class => self.class(),
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
        /// Explains them.
        earlier_about,
        /// Downloads them.
        download_earlier,
        /// Deletes them.
        delete_earlier,
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
