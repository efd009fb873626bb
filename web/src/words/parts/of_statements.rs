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
        /// The same, if not all positions were looked for.
        one_sided_so_far(count: usize, of: usize),
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
        /// Not all positions were looked for.
        partly_coded,
        /// The number of actors on the scale of a statement, and of those on the scale of any.
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
        /// The same, next to the actor's name.
        before_own(stance: &str, date: &str),
        /// The article relates two claims.
        related_by_article,
        /// We relate two claims.
        related_by_us,
        /// Somebody relates two claims.
        related_by(name: &str),
        /// Heading of the voices that agree.
        side_for,
        /// Heading of the voices that disagree.
        side_against,
        /// Label of the list that explains the marks.
        key,
        /// The mark of several voices.
        key_several,
        /// The mark of an absence.
        key_off_scale,
        /// Label of the voices that are not on the scale.
        off_scale,
        /// Heading of the claims that another denies or rules out.
        denied,
        /// Heading of the claims that others only weaken.
        weakened,
        /// Heading of the conflicts that follow from other claims.
        derived,
        /// Explains them.
        derived_about,
        /// A claim speaks against another.
        speaks_against,
        /// The same actor asserts two claims that conflict.
        contradicts_self,
        /// Claims that support another.
        backing(count: usize),
    }
}
