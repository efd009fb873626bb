//! Keys of texts about statements and who stands where on them, in any view.

use crate::words::part::part;

part! {
    /// Statements, and who stands where on them.
    statements {
        /// Heading: the number of statements with voices on both sides, and of all.
        clash(count: usize, of: usize),
        /// Heading: no statement has voices on both sides.
        no_clash,
        /// What it means that voices clash.
        opposite,
        /// The number of statements with voices on one side only.
        one_sided(count: usize, of: usize),
        /// The number of statements without voices on a side.
        no_sides(count: usize, of: usize),
        /// The clashes that are folded.
        more_clashes(count: usize),
        /// Heading of the statements with voices on one side.
        one_sided_title,
        /// Explains the statements with voices on one side.
        one_sided_about,
        /// Heading of the statements without voices on a side.
        no_sides_title,
        /// The number of actors with a position on a statement, and of those with any.
        voices(count: usize, of: usize),
        /// The number of voices that the reader has left out.
        left_out(count: usize),
        /// Several voices of an institution.
        several(count: usize),
        /// A member's voice next to that of its institution.
        with(name: &str),
        /// A list that is folded.
        more(count: usize),
        /// An actor's position before the current one.
        before(name: &str, stance: &str, date: &str),
        /// Label of the list that explains the marks.
        key,
        /// The mark of several voices.
        key_several,
        /// The mark of an absence.
        key_off_scale,
        /// Label of the voices that are not on the scale.
        off_scale,
        /// A claim is at odds with another, according to the article.
        set_by_article,
        /// A claim is at odds with another, according to us.
        set_by_us,
        /// A claim is at odds with another, according to somebody.
        set_by(name: &str),
        /// A claim supports another, according to the article.
        linked_by_article,
        /// A claim supports another, according to us.
        linked_by_us,
        /// A claim supports another, according to somebody.
        linked_by(name: &str),
        /// Claims that support another.
        backing(count: usize),
    }
}
