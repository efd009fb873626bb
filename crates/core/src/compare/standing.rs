use super::filter::Filter;
use crate::Pack;
use crate::pack::{Absence, ActorId, Indices, IssueId, Position, Stance, Step};
use crate::sort::sort;
use std::cmp::Ordering;

/// An actor's current position on an issue.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Standing<'p> {
    /// On the scale.
    OnScale(&'p Position, Step),
    /// Off the scale, for a reason that the article gives.
    Absent(&'p Position, Absence),
    /// The latest position is of a grade that doesn't count. The actor has one, so an earlier
    /// position doesn't take its place.
    LeftOut,
    /// The article reports no position.
    NoPosition,
    /// Nobody has checked whether the article reports a position.
    NotCoded,
}

impl<'p> Standing<'p> {
    /// Returns the step, if the actor is on the scale.
    pub fn step(self) -> Option<Step> {
        match self {
            Self::OnScale(_, step) => Some(step),
            Self::Absent(..) | Self::LeftOut | Self::NoPosition | Self::NotCoded => None,
        }
    }

    /// Returns the position that the standing is based on, if there is one.
    pub fn position(self) -> Option<&'p Position> {
        match self {
            Self::OnScale(position, _) | Self::Absent(position, _) => Some(position),
            Self::LeftOut | Self::NoPosition | Self::NotCoded => None,
        }
    }
}

/// The current and earlier positions of all actors of a pack, as far as they count.
///
/// Indexed once, as a dense table of actors × issues, so that each question is a lookup.
#[derive(Clone, Debug)]
pub struct Standings<'p> {
    pack: &'p Pack,
    filter: Filter,
    indices: &'p Indices,
    /// The positions that are known by the day of the filter, sorted by cell, and then as in
    /// [`Standings::history`].
    positions: Vec<&'p Position>,
    /// For each cell, the index of its first position, and the number of positions at the end.
    starts: Vec<usize>,
    /// For each cell, the current step.
    steps: Vec<Option<Step>>,
}

impl<'p> Standings<'p> {
    /// Indexes the pack's positions.
    pub fn new(pack: &'p Pack, filter: impl Into<Filter>) -> Self {
        Self::index(pack, filter.into())
    }

    fn index(pack: &'p Pack, filter: Filter) -> Self {
        let indices = pack.indices();
        let cells = pack.actors().len() * pack.issues().len();
        let positions = pack.positions().iter().zip(&indices.cells);
        let known = positions.filter(|(it, _)| filter.is_known(it));
        let known: Vec<_> = known
            .filter_map(|(it, cell)| Some(((*cell)?, it)))
            .collect();
        let (starts, positions) = by_cell(&known, cells);
        let mut standings = Self {
            pack,
            filter,
            indices,
            positions,
            starts,
            steps: vec![None; cells],
        };
        // Most cells are empty.
        for (cell, _) in known {
            let range = standings.starts[cell]..standings.starts[cell + 1];
            // Most of the others have one position, and sorting allocates.
            if range.len() > 1 {
                sort(&mut standings.positions[range], by_date_and_grade);
            }
            standings.steps[cell] = standings.standing_in(cell).step();
        }
        standings
    }

    /// Returns the pack.
    pub fn pack(&self) -> &'p Pack {
        self.pack
    }

    /// Returns an actor's positions on an issue that count, the current one last.
    ///
    /// They are sorted by date ([`crate::pack::Edtf::order`]). On the same date a less certain
    /// grade comes first; positions of the same grade keep the pack's order.
    pub fn history(&self, actor: &ActorId, issue: &IssueId) -> Vec<&'p Position> {
        let cell = self.cell(actor, issue);
        cell.map_or_else(Vec::new, |cell| self.history_in(cell))
    }

    fn history_in(&self, cell: usize) -> Vec<&'p Position> {
        self.counted_in(cell).collect()
    }

    fn counted_in(&self, cell: usize) -> impl DoubleEndedIterator<Item = &'p Position> {
        let positions = self.positions_in(cell).iter().copied();
        positions.filter(|position| self.counts(position))
    }

    fn positions_in(&self, cell: usize) -> &[&'p Position] {
        &self.positions[self.starts[cell]..self.starts[cell + 1]]
    }

    fn counts(&self, position: &Position) -> bool {
        self.filter.grades.contains(position.grade)
    }

    /// Returns an actor's current position on an issue: the last of [`Standings::history`], unless
    /// a position with a later date is left out.
    ///
    /// An actor who was on the scale and later declined to comment is absent: nothing says that
    /// the old position is still current. It remains in the history.
    pub fn standing(&self, actor: &ActorId, issue: &IssueId) -> Standing<'p> {
        let cell = self.cell(actor, issue);
        cell.map_or(Standing::NoPosition, |cell| self.standing_in(cell))
    }

    fn standing_in(&self, cell: usize) -> Standing<'p> {
        let positions = self.positions_in(cell);
        let Some(last) = positions.last() else {
            return match self.indices.coded.has_cell(cell) {
                true => Standing::NoPosition,
                false => Standing::NotCoded,
            };
        };
        let of_that_date = positions
            .iter()
            .rev()
            .take_while(|it| it.date.edtf.order() == last.date.edtf.order());
        match of_that_date.copied().find(|it| self.counts(it)) {
            Some(position) => match position.stance {
                Stance::Step(step) => Standing::OnScale(position, step),
                Stance::Absence(absence) => Standing::Absent(position, absence),
            },
            None => Standing::LeftOut,
        }
    }

    /// Returns whether an actor is at different steps of the scale at different dates on an issue.
    ///
    /// Different steps on the same date aren't a change, and neither is falling silent.
    pub fn has_changed(&self, actor: &ActorId, issue: &IssueId) -> bool {
        let cell = self.cell(actor, issue);
        cell.is_some_and(|cell| self.has_changed_in(cell))
    }

    fn has_changed_in(&self, cell: usize) -> bool {
        let positions = self.history_in(cell);
        let differ = |one: &Position, other: &Position| {
            let steps = (one.stance.step(), other.stance.step());
            matches!(steps, (Some(one), Some(other)) if one != other)
                && one.date.edtf.order() != other.date.edtf.order()
        };
        positions
            .iter()
            .any(|one| positions.iter().any(|other| differ(one, other)))
    }

    /// Returns whether an actor is currently on the scale of any issue.
    pub fn speaks(&self, actor: &ActorId) -> bool {
        self.steps_of(actor).iter().any(Option::is_some)
    }

    /// Returns whether an actor is currently on a side of any issue.
    pub fn takes_side(&self, actor: &ActorId) -> bool {
        let mut steps = self.steps_of(actor).iter().flatten();
        steps.any(|step| step.side().is_some())
    }

    /// Returns whether an actor has any position, including absences and those of a grade that
    /// doesn't count.
    pub fn has_position(&self, actor: &ActorId) -> bool {
        let index = self.indices.actors.get(actor.as_str());
        index.is_some_and(|index| self.has_position_at(index))
    }

    /// Returns whether all cells are coded: whether every actor without a position on an issue has none
    /// in the article.
    pub fn are_all_coded(&self) -> bool {
        self.indices.coded.has_all()
    }

    /// Returns whether an actor's position on every issue has been looked for.
    pub fn is_coded(&self, actor: &ActorId) -> bool {
        let index = self.indices.actors.get(actor.as_str());
        index.is_some_and(|index| self.indices.coded.has_row(index))
    }

    // The following take indices into the pack's actors and issues, and panic if there are none.

    /// Does the same as [`Standings::has_position`].
    pub(super) fn has_position_at(&self, actor: usize) -> bool {
        let issues = self.pack.issues().len();
        self.starts[actor * issues] < self.starts[(actor + 1) * issues]
    }

    /// Returns whether an actor has any position on an issue: see [`Standings::has_position`].
    pub(super) fn has_position_on(&self, actor: usize, issue: usize) -> bool {
        !self.positions_in(self.cell_at(actor, issue)).is_empty()
    }

    /// Does the same as [`Standings::standing`].
    pub(crate) fn standing_at(&self, actor: usize, issue: usize) -> Standing<'p> {
        self.standing_in(self.cell_at(actor, issue))
    }

    /// Returns whether an actor's position on an issue has been looked for.
    pub(super) fn is_coded_at(&self, actor: usize, issue: usize) -> bool {
        self.indices.coded.has(actor, issue)
    }

    /// Returns the step of [`Standings::standing_at`].
    pub(super) fn step_at(&self, actor: usize, issue: usize) -> Option<Step> {
        self.steps[self.cell_at(actor, issue)]
    }

    /// Returns the step of an actor on each issue: see [`Standings::step_at`].
    pub(super) fn steps_at(&self, actor: usize) -> &[Option<Step>] {
        let issues = self.pack.issues().len();
        &self.steps[actor * issues..(actor + 1) * issues]
    }

    /// Does the same as [`Standings::history`], if the actor has changed.
    pub(super) fn change_at(&self, actor: usize, issue: usize) -> Option<Vec<&'p Position>> {
        let cell = self.cell_at(actor, issue);
        self.has_changed_in(cell).then(|| self.history_in(cell))
    }

    /// Returns the latest position at another step that an actor took before the current one.
    pub(crate) fn before_at(&self, actor: usize, issue: usize) -> Option<&'p Position> {
        let cell = self.cell_at(actor, issue);
        let current = self.standing_in(cell).position()?;
        let step = current.stance.step()?;
        let mut earlier = self
            .counted_in(cell)
            .rev()
            .filter(|it| it.date.edtf.order() < current.date.edtf.order());
        earlier.find(|it| it.stance.step().is_some_and(|before| before != step))
    }

    /// Returns the index of an actor's institution.
    pub(super) fn institution_of(&self, actor: usize) -> usize {
        self.indices.institutions[actor]
    }

    /// Returns for each issue the indices of the actors with any position on it, in the pack's order.
    pub(super) fn actors_by_issue(&self) -> Vec<Vec<usize>> {
        let issues = self.pack.issues().len();
        let mut actors = vec![Vec::new(); issues];
        for actor in 0..self.pack.actors().len() {
            if self.has_position_at(actor) {
                for (issue, actors) in actors.iter_mut().enumerate() {
                    if self.has_position_on(actor, issue) {
                        actors.push(actor);
                    }
                }
            }
        }
        actors
    }

    /// Returns the index of an actor. `None`: it belongs to another pack.
    pub(super) fn actor_index(&self, id: &ActorId) -> Option<usize> {
        self.indices.actors.get(id.as_str())
    }

    /// Returns the index of an issue. `None`: it belongs to another pack.
    pub(super) fn issue_index(&self, id: &IssueId) -> Option<usize> {
        self.indices.issues.get(id.as_str())
    }

    fn cell(&self, actor: &ActorId, issue: &IssueId) -> Option<usize> {
        let actor = self.indices.actors.get(actor.as_str())?;
        Some(self.cell_at(actor, self.indices.issues.get(issue.as_str())?))
    }

    fn cell_at(&self, actor: usize, issue: usize) -> usize {
        actor * self.pack.issues().len() + issue
    }

    fn steps_of(&self, actor: &ActorId) -> &[Option<Step>] {
        let actor = self.indices.actors.get(actor.as_str());
        actor.map_or(&[], |actor| self.steps_at(actor))
    }
}

/// Returns the index of the first position of each cell, with the number of all positions at the end,
/// and the positions by cell. Within a cell they keep their order.
fn by_cell<'p>(known: &[(usize, &'p Position)], cells: usize) -> (Vec<usize>, Vec<&'p Position>) {
    let mut ends = vec![0; cells + 1];
    for (cell, _) in known {
        ends[*cell] += 1;
    }
    let mut end = 0;
    for count in &mut ends {
        end += *count;
        *count = end;
    }
    // From the last position to the first, so that the end of each cell moves to its start.
    let mut positions: Vec<_> = known.iter().map(|(_, position)| *position).collect();
    for (cell, position) in known.iter().rev() {
        ends[*cell] -= 1;
        positions[ends[*cell]] = position;
    }
    (ends, positions)
}

fn by_date_and_grade(a: &&Position, b: &&Position) -> Ordering {
    let by_date = a.date.edtf.order().cmp(&b.date.edtf.order());
    by_date.then_with(|| b.grade.cmp(&a.grade))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::Grades;
    use crate::compare::fixture::{PackBuilder, id};
    use crate::pack::Grade;

    fn describe(story: &PackBuilder, grades: Grades) -> String {
        let pack = story.pack();
        let standings = Standings::new(&pack, grades);
        match standings.standing(&id("ann"), &id("a")) {
            Standing::OnScale(position, step) => format!("{}: {}", position.id, step.as_str()),
            Standing::Absent(position, absence) => format!("{}: {}", position.id, absence.as_str()),
            Standing::LeftOut => "left out".into(),
            Standing::NoPosition => "no position".into(),
            Standing::NotCoded => "not coded".into(),
        }
    }

    #[test]
    fn the_latest_position_is_the_standing() {
        let story = || PackBuilder::new(&["ann", "bob"], &["a", "b"]);
        let (own, inferred) = (Grade::OwnWords, Grade::Inferred);
        let cases = [
            (story(), "no position"),
            (story().holds("bob", "a", "agree", "2025"), "no position"),
            (story().holds("ann", "b", "agree", "2025"), "no position"),
            (story().holds("ann", "a", "neutral", "2025"), "p1: neutral"),
            (story().holds("ann", "a", "unclear", "2025"), "p1: unclear"),
            (
                story()
                    .holds("ann", "a", "agree", "2025-09-03")
                    .holds("ann", "a", "disagree", "2025-08"),
                "p1: agree",
            ),
            (
                story().holds("ann", "a", "agree", "2019").holds(
                    "ann",
                    "a",
                    "declined-to-comment",
                    "2025",
                ),
                "p2: declined-to-comment",
            ),
            (
                story()
                    .graded("ann", "a", "agree", "2025", own)
                    .graded("ann", "a", "disagree", "2025", inferred),
                "p1: agree",
            ),
            (
                story()
                    .graded("ann", "a", "disagree", "2025", inferred)
                    .graded("ann", "a", "agree", "2025", own),
                "p2: agree",
            ),
            (
                story()
                    .holds("ann", "a", "agree", "2025")
                    .holds("ann", "a", "disagree", "2025"),
                "p2: disagree",
            ),
            (
                story()
                    .graded("ann", "a", "agree", "2025", own)
                    .graded("ann", "a", "disagree", "2026", inferred),
                "p2: disagree",
            ),
        ];
        for (story, expected) in cases {
            assert_eq!(describe(&story, Grades::ALL), expected);
        }
    }

    #[test]
    fn a_left_out_position_is_not_replaced_by_an_earlier_one() {
        let mut grades = Grades::ALL;
        grades.set(Grade::Attributed, false);
        let story = PackBuilder::new(&["ann"], &["a"])
            .graded("ann", "a", "agree", "2018", Grade::Reported)
            .graded("ann", "a", "disagree", "2025", Grade::Attributed);
        assert_eq!(describe(&story, Grades::ALL), "p2: disagree");
        assert_eq!(describe(&story, grades), "left out");
        grades.set(Grade::Reported, false);
        assert_eq!(describe(&story, grades), "left out");
        grades.set(Grade::Attributed, true);
        assert_eq!(describe(&story, grades), "p2: disagree");
        // On the same date, the less certain position is used if the other is left out.
        grades.set(Grade::OwnWords, false);
        let story = PackBuilder::new(&["ann"], &["a"])
            .graded("ann", "a", "agree", "2025", Grade::OwnWords)
            .graded("ann", "a", "neutral", "2025", Grade::Attributed);
        assert_eq!(describe(&story, Grades::ALL), "p1: agree");
        assert_eq!(describe(&story, grades), "p2: neutral");
    }

    #[test]
    fn the_position_before_is_at_another_step_and_earlier() {
        let before = |positions: &[(&str, &str)]| {
            let mut story = PackBuilder::new(&["ann"], &["a"]);
            for (stance, date) in positions {
                story = story.holds("ann", "a", stance, date);
            }
            let pack = story.pack();
            let standings = Standings::new(&pack, Grades::ALL);
            standings.before_at(0, 0).map(|it| it.id.to_string())
        };
        assert_eq!(before(&[("agree", "2025")]), None);
        assert_eq!(before(&[("agree", "2018"), ("agree", "2025")]), None);
        assert_eq!(before(&[("disagree", "2025"), ("agree", "2025")]), None);
        assert_eq!(before(&[("unclear", "2018"), ("agree", "2025")]), None);
        assert_eq!(before(&[("agree", "2018"), ("unclear", "2025")]), None);
        let moved = [("agree", "2018"), ("neutral", "2020"), ("agree", "2025")];
        assert_eq!(before(&moved), Some("p2".into()));
        let repeated = [("agree", "2018"), ("neutral", "2020"), ("neutral", "2025")];
        assert_eq!(before(&repeated), Some("p1".into()));
    }

    #[test]
    fn a_side_is_taken_by_a_current_step_that_is_not_neutral() {
        for (stance, takes) in [("agree", true), ("neutral", false), ("unclear", false)] {
            let story = PackBuilder::new(&["ann"], &["a", "b"])
                .holds("ann", "b", "disagree", "2018")
                .holds("ann", "b", stance, "2025");
            let pack = story.pack();
            let standings = Standings::new(&pack, Grades::ALL);
            assert_eq!(standings.takes_side(&id("ann")), takes, "{stance}");
            assert_eq!(
                standings.speaks(&id("ann")),
                stance != "unclear",
                "{stance}"
            );
        }
    }
}
