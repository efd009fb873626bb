//! Keys of the texts of *Compare* and *Your view*.

use crate::words::part::part;

part! {
    /// What the reader chooses to compare.
    filters {
        /// Heading of the choices, on narrow pages.
        title,
        /// Heading of the choice between institutions and single voices.
        voices,
        /// All voices of an institution together.
        by_institution,
        /// Each voice by itself.
        one_by_one,
        /// Heading of the choice of grades.
        grades,
        /// All grades count.
        all_grades,
        /// Only some grades count.
        some_grades(count: usize, of: usize),
        /// The date by which positions are known, in a list of choices.
        as_of_date(date: &str),
        /// Any date counts.
        any_date,
        /// How many positions are known.
        known(count: usize, of: usize),
        /// Explains what a date leaves out.
        later(date: &str, count: usize),
        /// Nobody certainly had a position by the date.
        not_by_then,
        /// Lets every date count again.
        show_all,
    }
}

part! {
    /// Finding somebody or a statement.
    find {
        /// Field for a part of a name.
        name,
        /// Field for words of a statement or a name.
        statement,
        /// Choice of whom those who are found agree with.
        agrees_with,
        /// Choice of a statement on which they take a side.
        takes_side,
        /// No condition is set.
        any,
        /// They agree on a statement.
        agrees_on(name: &str),
        /// They disagree on a statement.
        disagrees_on(name: &str),
        /// How many are shown.
        found(count: usize, of: usize),
        /// Shows all again.
        show_all,
        /// The words that the reader has typed.
        typed(words: &str),
        /// The condition that they agree with somebody.
        agrees_with_name(name: &str),
    }
}

part! {
    /// The comparison view.
    compare {
        /// Heading of the view.
        title,
        /// Name of the tab with the statements.
        statements,
        /// Name of the tab with the table of positions.
        matrix,
        /// Name of the tab with the disputed claims.
        claims,
        /// Name of the tab with the changes.
        changes_tab,
        /// Heading of the column of actors.
        actor,
        /// How the rows are ordered.
        order,
        /// Heading of the column with the number of statements that somebody spoke on.
        spoken,
        /// Chooses a topic of the table.
        topics,
        /// Hides the other rows.
        fewer_rows,
        /// Shows the other rows.
        more_rows(count: usize),
        /// Who has no position on a topic.
        silent(names: &str),
        /// Who has no position at all.
        without_position(names: &str),
        /// Those without a position, if not all of theirs were looked for.
        not_coded_names(names: &str),
        /// An institution's voices at several steps.
        several_steps(count: usize),
        /// The actor's stance changed.
        changed,
        /// Heading of the comparison of two actors.
        pair,
        /// Heading of the agreement as a range.
        silence,
        /// How two actors are compared, and how agreement is computed.
        pair_about,
        /// Label of the first actor's menu.
        first,
        /// Label of the second actor's menu.
        second,
        /// On how many statements two agree and differ.
        counts(agree: usize, differ: usize),
        /// On how many one of two is neutral.
        counts_neutral(count: usize),
        /// On how many the voices of an institution are split.
        counts_split(count: usize),
        /// On how many only one of two spoke.
        counts_one(count: usize),
        /// On how many neither of two spoke.
        counts_neither(count: usize),
        /// On how many the position of one wasn't looked for.
        counts_not_coded(count: usize),
        /// Agreement of two actors, as a share or a range of shares.
        agreement(share: &str),
        /// On how many issues both spoke.
        coverage(shared: usize, of: usize),
        /// Heading: issues on which the two differ.
        differ,
        /// Heading: issues on which the two agree.
        agree,
        /// Heading of the statements on which one of two is neutral.
        one_neutral,
        /// Heading of the statements on which the voices of one are split.
        split,
        /// Heading: issues on which only one of them spoke.
        one_sided,
        /// Heading: the position of one wasn't looked for.
        not_coded,
        /// The same actor is chosen twice.
        same,
        /// Zero steps apart.
        same_stance,
        /// One step of the scale apart.
        one_step_apart,
        /// Several steps of the scale apart.
        steps_apart(steps: usize),
        /// Heading of the table of everyone with everyone.
        everyone,
        /// Explains it.
        everyone_about,
        /// On how many shared statements two agree.
        everyone_cell(one: &str, other: &str, agree: usize, of: usize),
        /// How many are not in the table.
        everyone_left_out(count: usize),
        /// Heading of the disputed claims.
        disputes,
        /// Explains the stances that changed.
        changes_about,
        /// There is nothing to show.
        none,
    }
}

part! {
    /// The reader's own view.
    you {
        /// Introduces the view.
        intro,
        /// Where ratings are stored.
        private,
        /// The reader consents to sharing ratings with the host page.
        share_ratings,
        /// Heading of the statements.
        propositions,
        /// Skips a statement.
        skip,
        /// The rating has double weight.
        double,
        /// The rating has single weight.
        single,
        /// The statement is skipped.
        skipped,
        /// The statement is not rated.
        unrated,
        /// Where a statement stands among all.
        statement_of(number: usize, count: usize),
        /// Nobody's position is shown before the result.
        blind,
        /// Goes to the statement before.
        back,
        /// Goes to the next statement.
        next,
        /// Shows the result.
        see_result,
        /// The result is hidden.
        hidden,
        /// How many ratings the reader changed after seeing the result.
        changed_since(count: usize),
        /// Heading of the reader's ratings among everybody's positions.
        among,
        /// Explains them.
        among_about,
        /// The statements that are folded.
        other_statements(count: usize),
        /// Unrated statements can't put anybody else first.
        settled,
        /// Precedes the unrated statement with the most parties on opposite sides.
        rate_next,
        /// Heading of what could change who is first.
        how_sure,
        /// On how many statements the share of those who are first rests.
        rests_on(shared: usize),
        /// Heading of what would put somebody else first.
        what_changes,
        /// Who would be first with the answers that follow.
        others_first(names: &str),
        /// Up to so many changes put nobody else first.
        no_change_within(count: usize),
        /// No change puts anybody else first.
        no_change,
        /// How many statements are rated.
        rated(rated: usize, count: usize),
        /// The same, if some are skipped.
        rated_and_skipped(rated: usize, skipped: usize, count: usize),
        /// Heading of the result.
        matches,
        /// Nothing is rated yet.
        rate_first,
        /// No actor spoke on the rated statements.
        nobody,
        /// The same, if not all positions were looked for.
        nobody_so_far,
        /// Actors spoke on them, but the reader has left out those grades.
        left_out,
        /// Who has the greatest share of shared statements on the reader's side.
        largest_share(names: &str),
        /// Who is on the reader's side on the most statements, if somebody else has the largest share.
        most_statements(names: &str),
        /// A name, and on how many shared statements it is on the reader's side.
        name_with_count(name: &str, agree: usize, shared: usize),
        /// Nobody is on the reader's side on any statement.
        nobody_on_side,
        /// How many of those with a position spoke on enough of the rated statements.
        comparable(enough: usize, all: usize, rated: usize),
        /// How the result is sorted.
        order,
        /// Who is closest voice by voice and by distance, and in how many calculations.
        closest(names: &str, stays: usize, runs: usize),
        /// All of them are among those who are first.
        fits,
        /// Not all of them are.
        differs,
        /// What the result doesn't say.
        conclude,
        /// Heading of the statements, for screen readers.
        statements,
        /// Nobody spoke on enough of the rated statements.
        too_little,
        /// Heading of those who spoke on one or two.
        few(count: usize),
        /// Precedes the names of those who spoke on none.
        silent,
        /// Precedes the names of those who spoke on none, if not all of theirs were looked for.
        not_coded,
        /// On how many shared statements somebody is on the reader's side.
        on_side(agree: usize, shared: usize),
        /// On how many somebody is on the opposite side.
        opposite(count: usize),
        /// On how many one of the two is neutral.
        neutral(count: usize),
        /// On how many the voices of an institution are on both sides.
        split(count: usize),
        /// On how many of the reader's statements somebody is silent.
        silent_on(count: usize),
        /// On how many of the reader's statements somebody's position wasn't looked for.
        not_coded_on(count: usize),
        /// Agreement by distance on the scale, with what silence leaves open.
        by_distance(share: &str),
        /// Why that is a range.
        why_range,
        /// Opens the statements one by one.
        by_statement,
        /// A tile: the same side.
        key_agree,
        /// A tile: opposite sides.
        key_differ,
        /// A tile: one of the two is neutral.
        key_neutral,
        /// A tile: the voices of an institution are on both sides.
        key_split,
        /// A tile: somebody is silent.
        key_silent,
        /// Heading in the breakdown: the statement.
        proposition,
        /// Heading in the breakdown: the reader.
        reader,
        /// Heading in the breakdown: the actor.
        actor,
        /// Clears all ratings.
        clear,
    }
}

part! {
    /// Saving pictures and data.
    save {
        /// Opens the menu.
        title,
        /// Saves the picture as SVG.
        svg,
        /// Saves the picture as PNG.
        png,
        /// Saves the data behind it.
        csv,
        /// Saves the pack.
        json,
        /// Below a picture: whose article it is.
        source(publisher: &str, date: &str),
        /// Below a picture: what the reader chose.
        shows(choices: &str),
        /// Below a picture: when it was made.
        made(date: &str),
        /// The picture is being made.
        working,
        /// The browser has the file.
        saved,
        /// The browser couldn't make the picture.
        failed,
    }
}

part! {
    /// Ratings in links.
    sharing {
        /// Shows or hides the link with the reader's ratings.
        share,
        /// Warns of what the link contains.
        warning,
        /// Name of the field with the link.
        link,
        /// Copies the link.
        copy,
        /// The link is copied.
        copied,
        /// The link couldn't be copied.
        not_copied,
        /// Heading of the view with somebody else's ratings.
        title,
        /// Explains whose ratings are shown.
        about,
        /// Goes to the reader's own ratings.
        own,
        /// Makes the ratings the reader's own.
        keep,
        /// Opens the list of the ratings.
        all,
        /// The ratings in the link can't be used.
        damaged,
        /// Heading of the result.
        matches,
        /// Name of the ratings among everybody's positions.
        mark,
        /// Goes to the statements, for readers without ratings of their own.
        rate,
    }
}

impl compare::Part {
    /// Returns the distance of two stances in words: how many steps of the scale.
    pub fn distance(&self, steps: usize) -> String {
        match steps {
            0 => self.same_stance().into(),
            1 => self.one_step_apart().into(),
            _ => self.steps_apart(steps),
        }
    }
}

impl you::Part {
    /// How many of `count` statements are rated and skipped.
    pub fn rated_of(&self, rated: usize, skipped: usize, count: usize) -> String {
        match skipped {
            0 => self.rated(rated, count),
            _ => self.rated_and_skipped(rated, skipped, count),
        }
    }
}
