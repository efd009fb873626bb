use super::name_order::NameOrder;
use crate::Pack;
use crate::pack::{Absence, Actor, ActorId, Grade, Issue, IssueId, Position, Stance, Step, Topic};
use crate::sort::sort;

/// Where an actor stands on an issue.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Standing<'p> {
    /// On the scale.
    Spoke(&'p Position, Step),
    /// Off the scale, and the article says why.
    Absent(&'p Position, Absence),
    /// What the article tells last is of a grade that does not count. It is not silence, and
    /// what it told before does not hold instead.
    LeftOut,
    /// The article tells nothing.
    NoPosition,
}

impl<'p> Standing<'p> {
    /// The step, if the actor is on the scale.
    pub fn step(self) -> Option<Step> {
        match self {
            Self::Spoke(_, step) => Some(step),
            Self::Absent(..) | Self::LeftOut | Self::NoPosition => None,
        }
    }

    /// The position that says so, if there is one.
    pub fn position(self) -> Option<&'p Position> {
        match self {
            Self::Spoke(position, _) | Self::Absent(position, _) => Some(position),
            Self::LeftOut | Self::NoPosition => None,
        }
    }
}

/// The grades of positions that count. All do by default.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grades([bool; Grade::ALL.len()]);

impl Grades {
    /// Every grade counts.
    pub const ALL: Self = Self([true; Grade::ALL.len()]);

    /// Whether the grade counts.
    pub fn contains(self, grade: Grade) -> bool {
        self.0[grade as usize]
    }

    /// Lets the grade count, or leaves it out.
    pub fn set(&mut self, grade: Grade, counts: bool) {
        self.0[grade as usize] = counts;
    }
}

impl Default for Grades {
    fn default() -> Self {
        Self::ALL
    }
}

/// Where all actors of a pack stand, by the grades that count.
#[derive(Clone, Debug)]
pub struct Standings<'p> {
    pack: &'p Pack,
    grades: Grades,
    /// All, by actor, issue, and then as [`Standings::history`] says.
    positions: Vec<&'p Position>,
}

impl<'p> Standings<'p> {
    /// Reads where the pack's actors stand.
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

    /// The pack that this is a reading of.
    pub fn pack(&self) -> &'p Pack {
        self.pack
    }

    /// The positions of an actor on an issue that count, the last one to hold at the end.
    ///
    /// They go by date ([`crate::pack::Edtf::order`]). Of several at one date
    /// the less sure grade comes first; of one grade, the one that stands earlier in the pack.
    pub fn history(&self, actor: &ActorId, issue: &IssueId) -> Vec<&'p Position> {
        let positions = self.positions_of(actor, issue).iter().copied();
        positions.filter(|it| self.counts(it)).collect()
    }

    fn positions_of(&self, actor: &ActorId, issue: &IssueId) -> &[&'p Position] {
        let sought = (actor, issue);
        let from = self.positions.partition_point(|it| key(it) < sought);
        let to = self.positions.partition_point(|it| key(it) <= sought);
        &self.positions[from..to]
    }

    fn counts(&self, position: &Position) -> bool {
        self.grades.contains(position.grade)
    }

    /// Where an actor stands on an issue: the last of [`Standings::history`], if no position of
    /// a later date is left out.
    ///
    /// An actor who was on the scale and later would not comment is absent:
    /// nothing says that the old word still holds. The history keeps it.
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
                Stance::Step(step) => Standing::Spoke(position, step),
                Stance::Absence(absence) => Standing::Absent(position, absence),
            },
            None => Standing::LeftOut,
        }
    }

    /// Whether an actor is at different steps of the scale on an issue at different dates.
    ///
    /// Different steps at the same date are no change, and neither is falling silent.
    pub fn has_moved(&self, actor: &ActorId, issue: &IssueId) -> bool {
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

    /// Whether an actor has any position, be it an absence, or left out.
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
    /// The issues, those of a topic side by side.
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
    /// On how many issues the actor is on the scale.
    pub spoken: usize,
    /// A standing for each column, in their order.
    pub standings: Vec<Standing<'p>>,
}

/// The table of stances. Topics and issues stand in the pack's order.
///
/// The actors with most issues spoken on come first, and those of equal number by name.
/// No one is favoured: who the actor is, and where it stands, plays no part.
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
    // Those of equal number keep their order.
    sort(&mut rows, |a, b| b.spoken.cmp(&a.spoken));
    Matrix { columns, rows }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::fixture::{Story, id};

    fn told(story: &Story, grades: Grades) -> String {
        let pack = story.pack();
        let standings = Standings::new(&pack, grades);
        match standings.standing(&id("ann"), &id("a")) {
            Standing::Spoke(position, step) => format!("{}: {}", position.id, step.word()),
            Standing::Absent(position, absence) => format!("{}: {}", position.id, absence.word()),
            Standing::LeftOut => "left out".into(),
            Standing::NoPosition => "no position".into(),
        }
    }

    #[test]
    fn the_latest_position_is_the_standing() {
        let story = || Story::new(&["ann", "bob"], &["a", "b"]);
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
            assert_eq!(told(&story, Grades::ALL), expected);
        }
    }

    #[test]
    fn what_held_before_does_not_hold_again_where_the_latest_is_left_out() {
        let mut grades = Grades::ALL;
        grades.set(Grade::Attributed, false);
        let story = Story::new(&["ann"], &["a"])
            .graded("ann", "a", "agree", "2018", Grade::Reported)
            .graded("ann", "a", "disagree", "2025", Grade::Attributed);
        assert_eq!(told(&story, Grades::ALL), "p2: disagree");
        assert_eq!(told(&story, grades), "left out");
        grades.set(Grade::Reported, false);
        assert_eq!(told(&story, grades), "left out");
        grades.set(Grade::Attributed, true);
        assert_eq!(told(&story, grades), "p2: disagree");
        // Of the same date the less sure may hold.
        grades.set(Grade::OwnWords, false);
        let story = Story::new(&["ann"], &["a"])
            .graded("ann", "a", "agree", "2025", Grade::OwnWords)
            .graded("ann", "a", "neutral", "2025", Grade::Attributed);
        assert_eq!(told(&story, Grades::ALL), "p1: agree");
        assert_eq!(told(&story, grades), "p2: neutral");
    }

    #[test]
    fn the_matrix_goes_by_topic_and_by_how_much_was_said() {
        let story = Story::new(
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
            let words = words.map(|it| it.position().map_or("-", |it| it.stance.word()));
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
