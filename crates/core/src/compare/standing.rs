use super::name_order::NameOrder;
use crate::Pack;
use crate::pack::{Absence, Actor, ActorId, Grade, Issue, IssueId, Position, Stance, Step, Topic};
use crate::sort::sort;

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
}

impl<'p> Standing<'p> {
    /// Returns the step, if the actor is on the scale.
    pub fn step(self) -> Option<Step> {
        match self {
            Self::OnScale(_, step) => Some(step),
            Self::Absent(..) | Self::LeftOut | Self::NoPosition => None,
        }
    }

    /// Returns the position that the standing is based on, if there is one.
    pub fn position(self) -> Option<&'p Position> {
        match self {
            Self::OnScale(position, _) | Self::Absent(position, _) => Some(position),
            Self::LeftOut | Self::NoPosition => None,
        }
    }
}

/// The grades of positions that count. By default all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grades([bool; Grade::ALL.len()]);

impl Grades {
    /// Every grade counts.
    pub const ALL: Self = Self([true; Grade::ALL.len()]);

    /// Returns whether the grade counts.
    pub fn contains(self, grade: Grade) -> bool {
        self.0[grade as usize]
    }

    /// Sets whether the grade counts.
    pub fn set(&mut self, grade: Grade, counts: bool) {
        self.0[grade as usize] = counts;
    }
}

impl Default for Grades {
    fn default() -> Self {
        Self::ALL
    }
}

/// The positions of all actors of a pack, filtered by the grades that count.
#[derive(Clone, Debug)]
pub struct Standings<'p> {
    pack: &'p Pack,
    grades: Grades,
    /// All positions, sorted by actor, by issue, and then as in [`Standings::history`].
    positions: Vec<&'p Position>,
}

impl<'p> Standings<'p> {
    /// Indexes the pack's positions.
    pub fn new(pack: &'p Pack, grades: Grades) -> Self {
        let mut positions: Vec<_> = pack.positions().iter().collect();
        sort(&mut positions, |a, b| {
            key(a)
                .cmp(&key(b))
                .then_with(|| a.date.edtf.order().cmp(&b.date.edtf.order()))
                .then_with(|| b.grade.cmp(&a.grade))
        });
        Self {
            pack,
            grades,
            positions,
        }
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
        let positions = self.positions_of(actor, issue).iter().copied();
        positions.filter(|position| self.counts(position)).collect()
    }

    fn positions_of(&self, actor: &ActorId, issue: &IssueId) -> &[&'p Position] {
        let wanted = (actor, issue);
        let from = self.positions.partition_point(|it| key(it) < wanted);
        let to = self.positions.partition_point(|it| key(it) <= wanted);
        &self.positions[from..to]
    }

    fn counts(&self, position: &Position) -> bool {
        self.grades.contains(position.grade)
    }

    /// Returns an actor's current position on an issue: the last of [`Standings::history`], unless
    /// a position with a later date is left out.
    ///
    /// An actor who was on the scale and later declined to comment is absent: nothing says that
    /// the old position is still current. It remains in the history.
    pub fn standing(&self, actor: &ActorId, issue: &IssueId) -> Standing<'p> {
        let positions = self.positions_of(actor, issue);
        let Some(last) = positions.last() else {
            return Standing::NoPosition;
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
        let positions = self.history(actor, issue);
        let differ = |one: &Position, other: &Position| {
            let steps = (one.stance.step(), other.stance.step());
            matches!(steps, (Some(one), Some(other)) if one != other)
                && one.date.edtf.order() != other.date.edtf.order()
        };
        positions
            .iter()
            .any(|one| positions.iter().any(|other| differ(one, other)))
    }

    /// Returns the latest position at another step that the actor of this one took before, on the
    /// same issue.
    pub fn before(&self, position: &Position) -> Option<&'p Position> {
        let step = position.stance.step()?;
        let mut earlier = self
            .history(&position.actor, &position.issue)
            .into_iter()
            .rev()
            .filter(|it| it.date.edtf.order() < position.date.edtf.order());
        earlier.find(|it| it.stance.step().is_some_and(|before| before != step))
    }

    /// Returns whether an actor is currently on the scale of any issue.
    pub fn speaks(&self, actor: &ActorId) -> bool {
        self.steps(actor).next().is_some()
    }

    /// Returns whether an actor is currently on a side of any issue.
    pub fn takes_side(&self, actor: &ActorId) -> bool {
        self.steps(actor).any(|step| step.side().is_some())
    }

    fn steps(&self, actor: &ActorId) -> impl Iterator<Item = Step> {
        let issues = self.pack.issues().iter();
        issues.filter_map(|issue| self.standing(actor, &issue.id).step())
    }

    /// Returns whether an actor has any position, including absences and those that don't count.
    pub fn has_position(&self, actor: &ActorId) -> bool {
        self.positions
            .binary_search_by(|it| it.actor.cmp(actor))
            .is_ok()
    }
}

fn key(position: &Position) -> (&ActorId, &IssueId) {
    (&position.actor, &position.issue)
}

/// The table of stances.
#[derive(Clone, Debug, PartialEq)]
pub struct Matrix<'p> {
    /// The issues, grouped by topic.
    pub columns: Vec<Column<'p>>,
    /// The actors that have a position.
    pub rows: Vec<Row<'p>>,
}

/// An issue in the table of stances.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Column<'p> {
    /// The topic that the issue belongs to.
    pub topic: &'p Topic,
    /// The issue.
    pub issue: &'p Issue,
}

/// An actor in the table of stances.
#[derive(Clone, Debug, PartialEq)]
pub struct Row<'p> {
    /// The actor.
    pub actor: &'p Actor,
    /// The number of issues on which the actor is on the scale.
    pub spoken: usize,
    /// A standing for each column, in the order of the columns.
    pub standings: Vec<Standing<'p>>,
}

/// Returns the table of stances. Topics and issues keep the pack's order.
///
/// Actors on the scale on more issues come first; equals are sorted by name. The order doesn't
/// depend on who the actors are or which positions they take.
pub fn matrix<'p>(standings: &Standings<'p>, names: &NameOrder) -> Matrix<'p> {
    let pack = standings.pack();
    let mut columns = Vec::new();
    for topic in pack.topics() {
        for issue in pack.issues() {
            if issue.topic == topic.id {
                columns.push(Column { topic, issue });
            }
        }
    }

    let mut rows = Vec::new();
    for actor in names.actors(pack) {
        if standings.has_position(&actor.id) {
            let mut row = Row {
                actor,
                spoken: 0,
                standings: Vec::new(),
            };
            for column in &columns {
                let standing = standings.standing(&actor.id, &column.issue.id);
                row.spoken += usize::from(standing.step().is_some());
                row.standings.push(standing);
            }
            rows.push(row);
        }
    }
    // The sort is stable, so equals stay sorted by name.
    sort(&mut rows, |a, b| b.spoken.cmp(&a.spoken));
    Matrix { columns, rows }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::fixture::{PackBuilder, id};

    fn describe(story: &PackBuilder, grades: Grades) -> String {
        let pack = story.pack();
        let standings = Standings::new(&pack, grades);
        match standings.standing(&id("ann"), &id("a")) {
            Standing::OnScale(position, step) => format!("{}: {}", position.id, step.as_str()),
            Standing::Absent(position, absence) => format!("{}: {}", position.id, absence.as_str()),
            Standing::LeftOut => "left out".into(),
            Standing::NoPosition => "no position".into(),
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
            let current = standings.standing(&id("ann"), &id("a")).position();
            let before = standings.before(current.expect("a position"));
            before.map(|it| it.id.to_string())
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

    #[test]
    fn the_matrix_is_sorted_by_topic_and_by_issues_spoken_on() {
        let story = PackBuilder::new(
            &["zoe", "mute", "bob", "ann", "shy"],
            &["trade/a", "blame/b", "trade/c"],
        )
        .holds("bob", "c", "agree", "2025")
        .holds("ann", "a", "disagree", "2025")
        .holds("shy", "a", "said-nothing", "2025")
        .holds("zoe", "a", "agree", "2025")
        .holds("zoe", "b", "neutral", "2025");
        let pack = story.pack();
        let matrix = matrix(
            &Standings::new(&pack, Grades::ALL),
            &NameOrder::by_code_point(&pack),
        );

        let columns = matrix.columns.iter();
        let columns: Vec<_> = columns
            .map(|it| (it.topic.name.as_str(), it.issue.name.as_str()))
            .collect();
        assert_eq!(columns, [("trade", "a"), ("trade", "c"), ("blame", "b")]);

        let rows = matrix.rows.iter().map(|row| {
            let words = row.standings.iter();
            let words = words.map(|it| it.position().map_or("-", |it| it.stance.as_str()));
            (
                row.actor.name.as_str(),
                row.spoken,
                words.collect::<Vec<_>>().join(" "),
            )
        });
        assert_eq!(
            rows.collect::<Vec<_>>(),
            [
                ("zoe", 2, "agree - neutral".to_owned()),
                ("ann", 1, "disagree - -".to_owned()),
                ("bob", 1, "- agree -".to_owned()),
                ("shy", 0, "said-nothing - -".to_owned()),
            ]
        );
    }
}
