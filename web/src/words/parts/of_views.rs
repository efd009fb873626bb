//! What there is to say in the views, and around them.

use crate::route::View;
use crate::words::part::part;
use standpoint_core::quiz::kind::Side;

part! {
    /// Around the views.
    page {
        /// The name of the product.
        name,
        /// The label of the navigation.
        views,
        /// The name of a view.
        story,
        /// The name of a view.
        quiz,
        /// The name of a view.
        compare,
        /// The name of a view.
        you,
        /// The button past the masthead.
        skip,
        /// The label of the chooser between packs.
        stories,
        /// While a pack is on its way.
        loading,
        /// While it takes long.
        slow,
        /// At the foot: what this is.
        about,
        /// At the foot: where answers are.
        private,
        /// The same in another site's page.
        private_aside,
        /// Downloads what the reader has answered and rated.
        take_along,
        /// Before a text to copy, once a download has been tried.
        copy_instead,
        /// Opens what there is of earlier answers.
        earlier,
        /// What earlier answers are.
        earlier_about,
        /// Downloads them.
        download_earlier,
        /// Deletes them.
        delete_earlier,
        /// While a lazy-loaded view is loading.
        lazy_coming,
        /// If it couldn't be loaded.
        lazy_failed,
        /// Closes what lies over the page.
        close,
        /// Once, where nothing can be kept.
        not_saved,
        /// Once, where what was kept can't be used.
        set_aside,
        /// Once, where it can't be used and there are too many earlier answers to keep it.
        too_many_backups,
        /// Once, where another tab has a newer version of the story.
        outdated,
        /// Where the address names nothing here.
        unknown_address,
    }
}

part! {
    /// Evidence, wherever it is opened.
    evidence {
        /// The heading of a paragraph.
        paragraph(number: u32),
        /// The same where room is short: a sign in place of the word, which is what is heard.
        paragraph_short(number: u32),
        /// The label of a list of links to evidence.
        label,
        /// Before the words quoted.
        quoted,
        /// Before the digest.
        digest,
        /// Before the text, where it is there.
        text,
        /// Before those who speak.
        speakers,
        /// The link to the story.
        in_story,
        /// The button that goes to the article around.
        in_article,
        /// Where that does not have the passage.
        not_in_article,
        /// Before what came before.
        earlier,
        /// Before other positions of the same step.
        also,
        /// Before where an actor stands, for those who do not see the table.
        standing_of(actor: &str, proposition: &str),
    }
}

part! {
    /// The story.
    story {
        /// Before the publisher.
        source(publisher: &str),
        /// Before the title of the article.
        source_title,
        /// Before the date of publication.
        published,
        /// A link to the article.
        read,
        /// There is no link to it.
        no_link,
        /// The article's text is not here, and why.
        digests_only,
        /// The heading of the timeline.
        timeline,
        /// The heading of the figures.
        figures,
        /// Before who gives a figure.
        according_to(name: &str),
        /// The heading of the paragraphs.
        paragraphs(count: usize),
        /// What the paragraphs are.
        paragraphs_about,
        /// The heading of the actors.
        people,
        /// The link on to the quiz.
        to_quiz,
        /// The link on to the comparison.
        to_compare,
    }
}

part! {
    /// The quiz.
    quiz {
        /// What it is.
        intro,
        /// The label of the choice between one and all.
        layout,
        /// One question at a time.
        one,
        /// All on a page.
        all,
        /// Which question of how many.
        question_of(number: usize, count: usize),
        /// How many are answered, and how many of them fully right.
        progress(answered: usize, count: usize, right: usize),
        /// The question was made from the model.
        made,
        /// Choose one.
        choose_one,
        /// Choose all that are right.
        choose_several,
        /// Put in order.
        put_in_order,
        /// Moves an event earlier.
        earlier(event: &str),
        /// Moves an event later.
        later(event: &str),
        /// What was moved where.
        moved(event: &str, place: usize, count: usize),
        /// Answers.
        check,
        /// Nothing has been chosen yet.
        choose_first,
        /// Fully right.
        right,
        /// Partly right, with the share of points in percent.
        partly(percent: usize),
        /// How several options that are partly right earn points.
        by_ticks,
        /// How an order that is partly right earns points.
        by_pairs,
        /// Not right.
        wrong,
        /// The reader chose this.
        chosen,
        /// The place where it belongs.
        belongs(place: usize),
        /// The place where the reader put it.
        placed(place: usize),
        /// To the next question.
        next,
        /// To the one before.
        previous,
        /// To the summary.
        finish,
        /// Heading over the answers, where they stand after all questions.
        answers,
        /// Heading of the summary.
        summary,
        /// How it went.
        result(right: usize, count: usize, percent: usize),
        /// A word on how it went: nearly all points.
        nearly_all,
        /// Most points.
        most,
        /// Some half of the points.
        half,
        /// Few points.
        few,
        /// Heading by skill.
        by_skill,
        /// Heading by topic.
        by_topic,
        /// Questions that bear on several topics.
        no_topic,
        /// Right of how many.
        right_of(right: usize, count: usize),
        /// Starts again with all.
        retry_all,
        /// Starts again with the one that was wrong.
        retry_one,
        /// Starts again with the wrong ones.
        retry_several(count: usize),
        /// Back to the questions.
        look_back,
        /// The pack has no questions.
        none,
    }
}

part! {
    /// Prompts of questions that the engine makes.
    prompts {
        /// Whose words are these?
        who_said_it,
        /// Who agrees? One does.
        who_agrees,
        /// Who disagrees? One does.
        who_disagrees,
        /// Who agrees? Several do.
        several_agree,
        /// Who disagrees? Several do.
        several_disagree,
        /// Put the events in order.
        order,
        /// Does the article say this?
        presence,
        /// What number does the article give?
        figure,
        /// A statement that a figure has a value.
        figure_is(label: &str, value: &str),
    }
}

part! {
    /// Reasons for options that the engine makes.
    reasons {
        /// The words are theirs.
        said_it(name: &str),
        /// They are quoted, with other words.
        said_else(name: &str, words: &str),
        /// Where the actor stands.
        holds(name: &str, stance: &str),
        /// The article records no position.
        no_position(name: &str),
        /// The figure as the article gives it.
        figure(label: &str, value: &str),
        /// The number is another figure's.
        other_figure(label: &str, value: &str),
        /// The number is not the one that the article gives.
        no_figure,
    }
}

part! {
    /// The comparison.
    compare {
        /// What it is.
        intro,
        /// Heading of the matrix.
        matrix,
        /// The corner of the matrix.
        actor,
        /// How the rows are ordered.
        order,
        /// Heading of the key.
        key,
        /// Heading of the choice of grades.
        grades,
        /// An actor moved on this.
        moved,
        /// Heading of the pair.
        pair,
        /// What the pair is, and how near two are reckoned to be.
        pair_about,
        /// The label of a choice.
        first,
        /// The label of a choice.
        second,
        /// Agreement of two, as a share or a range of shares.
        agreement(share: &str),
        /// On how many issues both spoke.
        coverage(shared: usize, of: usize),
        /// They can't be compared.
        not_comparable,
        /// Heading: where they part.
        part,
        /// Heading: where they agree.
        agree,
        /// Heading: where only one spoke.
        one_sided,
        /// The same actor twice.
        same,
        /// No step of the scale apart.
        same_stance,
        /// One step of the scale apart.
        one_step_apart,
        /// Several steps of the scale apart.
        steps_apart(steps: usize),
        /// Heading of disputes.
        disputes,
        /// What they are.
        disputes_about,
        /// Who asserts.
        asserts(name: &str),
        /// Who says that a relation holds.
        says_so(name: &str),
        /// The pack's author says so.
        coder,
        /// Heading of changes.
        changes,
        /// What they are.
        changes_about,
        /// Nothing to show.
        none,
    }
}

part! {
    /// Where the reader stands.
    you {
        /// What it is.
        intro,
        /// Where ratings are.
        private,
        /// The reader agrees that the page around hears of it.
        tell,
        /// Heading of the propositions.
        propositions,
        /// The reader skips it.
        skip,
        /// It counts double.
        double,
        /// How many are rated.
        rated(rated: usize, count: usize),
        /// The same, where some are skipped.
        rated_and_skipped(rated: usize, skipped: usize, count: usize),
        /// Heading of the ranking.
        nearest,
        /// Before any rating.
        rate_first,
        /// No one spoke on what is rated.
        nobody,
        /// Someone did, and the reader has left those positions out.
        left_out,
        /// How the ranking is ordered.
        order,
        /// By how many of the ways to reckon it the nearest is the nearest, and what these are.
        robust(names: &str, stays: usize, runs: usize),
        /// On how many of what is rated an actor spoke.
        spoke_on(shared: usize, of: usize),
        /// Equal to another.
        tie,
        /// Heading of those who can't be compared.
        not_comparable,
        /// Opens the breakdown.
        why,
        /// Head of the breakdown: the issue.
        proposition,
        /// Head of the breakdown: the reader.
        reader,
        /// Head of the breakdown: the actor.
        actor,
        /// Head of the breakdown: what it does.
        effect,
        /// The actor is silent: it widens the interval.
        widens,
        /// Clears all ratings.
        clear,
    }
}

part! {
    /// What can go wrong.
    trouble {
        /// Heading.
        title,
        /// The address names no pack.
        bad_name(name: &str),
        /// It did not arrive.
        unreachable(address: &str),
        /// There is none.
        not_found(address: &str),
        /// The server answered with another status.
        other_status(address: &str, status: u32),
        /// It arrived and has a problem.
        one_problem(address: &str),
        /// It arrived and has problems.
        several_problems(address: &str, count: usize),
        /// More problems than are shown.
        more(count: usize),
        /// Head of the list of problems.
        place,
        /// Head of the list of problems.
        what,
        /// Head of the list of problems.
        hint,
        /// Back to a story that works.
        back,
        /// Tries again.
        again,
    }
}

impl page::Part {
    /// The name of a view.
    pub fn view(&self, view: View) -> &'static str {
        match view {
            View::Story => self.story(),
            View::Quiz => self.quiz(),
            View::Compare => self.compare(),
            View::You => self.you(),
        }
    }
}

impl quiz::Part {
    /// A word on how it went, by the points in percent.
    pub fn word(&self, percent: usize) -> &'static str {
        match percent {
            90.. => self.nearly_all(),
            70..=89 => self.most(),
            40..=69 => self.half(),
            _ => self.few(),
        }
    }

    /// Starts again with the wrong ones.
    pub fn retry_wrong(&self, count: usize) -> String {
        match count {
            1 => self.retry_one().into(),
            _ => self.retry_several(count),
        }
    }
}

impl prompts::Part {
    /// Who takes this side? One does.
    pub fn who_holds_it(&self, side: Side) -> &'static str {
        match side {
            Side::For => self.who_agrees(),
            Side::Against => self.who_disagrees(),
        }
    }

    /// Who takes this side? Several do.
    pub fn several_hold_it(&self, side: Side) -> &'static str {
        match side {
            Side::For => self.several_agree(),
            Side::Against => self.several_disagree(),
        }
    }
}

impl compare::Part {
    /// How far apart: steps of the scale.
    pub fn apart(&self, steps: usize) -> String {
        match steps {
            0 => self.same_stance().into(),
            1 => self.one_step_apart().into(),
            _ => self.steps_apart(steps),
        }
    }
}

impl you::Part {
    /// How many are rated, how many skipped, of how many.
    pub fn rated_of(&self, rated: usize, skipped: usize, count: usize) -> String {
        match skipped {
            0 => self.rated(rated, count),
            _ => self.rated_and_skipped(rated, skipped, count),
        }
    }
}

impl trouble::Part {
    /// The server answered with a status.
    pub fn status(&self, address: &str, status: u32) -> String {
        match status {
            404 => self.not_found(address),
            _ => self.other_status(address, status),
        }
    }

    /// It arrived and has problems.
    pub fn problems(&self, address: &str, count: usize) -> String {
        match count {
            1 => self.one_problem(address),
            _ => self.several_problems(address, count),
        }
    }
}
