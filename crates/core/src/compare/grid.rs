use super::division::{IssueDivision, division};
use super::institution::Voices;
use super::name_order::NameOrder;
use super::overlap::{Overlap, View, view_of, views_of};
use super::standing::Standings;
use crate::pack::{Actor, Issue, Topic};
use crate::sort::sort;

/// The table of all positions.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid<'p> {
    /// The issues by topic, in the pack's order. Topics without an issue are left out.
    pub topics: Vec<(&'p Topic, Vec<Column<'p>>)>,
    /// Those who have a position.
    pub rows: Vec<GridRow<'p>>,
}

/// An issue in the table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Column<'p> {
    /// The issue.
    pub issue: &'p Issue,
    /// Its index in the pack.
    index: usize,
}

/// An institution or an actor in the table.
#[derive(Clone, Debug, PartialEq)]
pub struct GridRow<'p> {
    /// The institution or the actor.
    pub actor: &'p Actor,
    /// The number of issues on which it is on the scale.
    pub spoken: usize,
    /// The indices of its voices: at least one.
    voices: Vec<usize>,
}

impl GridRow<'_> {
    /// Returns the number of actors with a position that speak for it: at least one.
    pub fn voices(&self) -> usize {
        self.voices.len()
    }

    /// Returns whether it has a position on the issue, including absences and those of a grade that doesn't
    /// count.
    pub fn has_position(&self, standings: &Standings<'_>, column: &Column<'_>) -> bool {
        let mut voices = self.voices.iter();
        voices.any(|voice| standings.has_position_on(*voice, column.index))
    }

    /// Returns whether an actor, by index, is one of its voices.
    pub(super) fn has_voice(&self, actor: usize) -> bool {
        self.voices.contains(&actor)
    }

    /// Returns the view of its voices together on an issue, by index.
    pub(super) fn view(&self, standings: &Standings<'_>, issue: usize) -> View {
        view_of(standings, &self.voices, issue)
    }

    /// Returns the view of its voices together on each issue, in the pack's order.
    pub(super) fn views(&self, standings: &Standings<'_>) -> Vec<View> {
        views_of(standings, &self.voices)
    }
}

impl<'p> GridRow<'p> {
    /// Returns where its voices stand on an issue. All of one step are in one group.
    pub fn cell(&self, standings: &Standings<'p>, column: &Column<'p>) -> IssueDivision<'p> {
        division(standings, &self.voices, column.index, Voices::ByInstitution)
    }

    /// Returns a row for each of its voices.
    pub fn members(&self, standings: &Standings<'p>, names: &NameOrder) -> Vec<Self> {
        let in_order = names.indices();
        let voices = in_order.filter(|index| self.voices.contains(index));
        sorted(
            voices
                .map(|voice| row(standings, voice, vec![voice]))
                .collect(),
        )
    }
}

/// Returns the table.
///
/// Those on the scale on more issues come first; equals are sorted by name. The order doesn't
/// depend on who they are or which positions they take.
pub fn grid<'p>(standings: &Standings<'p>, voices: Voices, names: &NameOrder) -> Grid<'p> {
    let pack = standings.pack();
    let topics = pack.topics().iter().map(|topic| {
        let issues = pack.issues().iter().enumerate();
        let of_topic = issues.filter(|(_, issue)| issue.topic == topic.id);
        let columns = of_topic.map(|(index, issue)| Column { issue, index });
        (topic, columns.collect::<Vec<_>>())
    });
    let mut members = voices.members(standings);
    let mut rows = Vec::new();
    for index in names.indices() {
        let voices = std::mem::take(&mut members[index]);
        if !voices.is_empty() {
            rows.push(row(standings, index, voices));
        }
    }
    Grid {
        topics: topics.filter(|(_, columns)| !columns.is_empty()).collect(),
        rows: sorted(rows),
    }
}

/// Returns the two rows that differ on the most issues. Of equals, those that share the most, and then
/// those that come first. `None`: there are no two.
pub fn most_apart<'p>(
    standings: &Standings<'p>,
    rows: &[GridRow<'p>],
) -> Option<(&'p Actor, &'p Actor)> {
    // Once for each row, not for each two.
    let views: Vec<_> = rows.iter().map(|row| row.views(standings)).collect();
    let mut best = None;
    for (at, one) in rows.iter().enumerate() {
        for (other_at, other) in rows.iter().enumerate().skip(at + 1) {
            let (mut differ, mut shared) = (0, 0);
            for (left, right) in views[at].iter().zip(&views[other_at]) {
                let overlap = Overlap::of(*left, *right);
                differ += usize::from(overlap == Overlap::Differ);
                shared += usize::from(overlap.is_shared());
            }
            if best.is_none_or(|(most, _)| (differ, shared) > most) {
                best = Some(((differ, shared), (one.actor, other.actor)));
            }
        }
    }
    best.map(|(_, pair)| pair)
}

/// Returns the actors that have no position, and for whom nobody with one speaks. By name.
pub fn without_position<'p>(standings: &Standings<'p>, names: &NameOrder) -> Vec<&'p Actor> {
    let actors = standings.pack().actors();
    let mut speaks = vec![false; actors.len()];
    for actor in 0..actors.len() {
        if standings.has_position_at(actor) {
            speaks[actor] = true;
            speaks[standings.institution_of(actor)] = true;
        }
    }
    let without = names.indices().filter(|actor| !speaks[*actor]);
    without.map(|actor| &actors[actor]).collect()
}

fn row<'p>(standings: &Standings<'p>, actor: usize, voices: Vec<usize>) -> GridRow<'p> {
    let pack = standings.pack();
    let issues = 0..pack.issues().len();
    let is_on_scale = |issue: &usize| {
        let mut steps = voices.iter().map(|voice| standings.step_at(*voice, *issue));
        steps.any(|step| step.is_some())
    };
    GridRow {
        actor: &pack.actors()[actor],
        spoken: issues.filter(is_on_scale).count(),
        voices,
    }
}

/// Sorts by issues spoken on. The sort is stable, so equals stay sorted by name.
fn sorted(mut rows: Vec<GridRow<'_>>) -> Vec<GridRow<'_>> {
    sort(&mut rows, |a, b| b.spoken.cmp(&a.spoken));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::fixture::{PackBuilder, any_story};
    use crate::compare::{Filter, Party, overlaps};
    use proptest::prelude::*;

    fn story() -> PackBuilder {
        PackBuilder::new(
            &["zoe", "mute", "bob", "ann", "shy", "state", "envoy"],
            &["trade/a", "blame/b", "trade/c"],
        )
        .belongs("envoy", "state")
        .belongs("zoe", "state")
        .holds("bob", "c", "agree", "2025")
        .holds("ann", "a", "disagree", "2025")
        .holds("shy", "a", "said-nothing", "2025")
        .holds("zoe", "a", "agree", "2025")
        .holds("zoe", "b", "neutral", "2025")
        .holds("envoy", "a", "agree", "2025")
        .holds("envoy", "c", "unclear", "2025")
    }

    fn described(
        standings: &Standings<'_>,
        topics: &[(&Topic, Vec<Column<'_>>)],
        row: &GridRow<'_>,
    ) -> String {
        let columns = topics.iter().flat_map(|(_, columns)| columns);
        let cells = columns.map(|column| {
            let cell = row.cell(standings, column);
            let groups = cell
                .groups
                .iter()
                .map(|group| format!("{}×{}", group.step.as_str(), group.voices.len()));
            let absences = cell
                .absences
                .iter()
                .map(|(_, _, it)| it.as_str().to_owned());
            let all: Vec<_> = groups.chain(absences).collect();
            assert_eq!(row.has_position(standings, column), !all.is_empty());
            if all.is_empty() {
                "-".to_owned()
            } else {
                all.join("+")
            }
        });
        let cells: Vec<_> = cells.collect();
        format!("{} {}: {}", row.actor.id, row.spoken, cells.join(" "))
    }

    #[test]
    fn rows_are_sorted_by_issues_spoken_on_and_columns_by_topic() {
        let pack = story().pack();
        let standings = Standings::new(&pack, Filter::ALL);
        let names = NameOrder::by_code_point(&pack);
        let cases: [(Voices, &[&str]); 2] = [
            (
                Voices::OneByOne,
                &[
                    "zoe 2: agree×1 - neutral×1",
                    "ann 1: disagree×1 - -",
                    "bob 1: - agree×1 -",
                    "envoy 1: agree×1 unclear -",
                    "shy 0: said-nothing - -",
                ],
            ),
            (
                Voices::ByInstitution,
                &[
                    "state 2: agree×2 unclear neutral×1",
                    "ann 1: disagree×1 - -",
                    "bob 1: - agree×1 -",
                    "shy 0: said-nothing - -",
                ],
            ),
        ];
        for (voices, expected) in cases {
            let grid = grid(&standings, voices, &names);
            let rows = grid.rows.iter();
            let rows: Vec<_> = rows
                .map(|row| described(&standings, &grid.topics, row))
                .collect();
            assert_eq!(rows, expected);
            let columns = grid.topics.iter().map(|(topic, columns)| {
                let issues: Vec<_> = columns.iter().map(|it| it.issue.name.as_str()).collect();
                format!("{}: {}", topic.name, issues.join(" "))
            });
            assert_eq!(columns.collect::<Vec<_>>(), ["trade: a c", "blame: b"]);
        }
        let without = without_position(&standings, &names);
        let without: Vec<_> = without.iter().map(|it| it.id.as_str()).collect();
        assert_eq!(without, ["mute"]);
    }

    #[test]
    fn an_institution_opens_to_its_voices() {
        let pack = story().pack();
        let standings = Standings::new(&pack, Filter::ALL);
        let names = NameOrder::by_code_point(&pack);
        let grid = grid(&standings, Voices::ByInstitution, &names);
        let [state, ann, ..] = grid.rows.as_slice() else {
            panic!("at least two rows");
        };
        let members = state.members(&standings, &names);
        let members: Vec<_> = members
            .iter()
            .map(|row| described(&standings, &grid.topics, row))
            .collect();
        assert_eq!(
            members,
            ["zoe 2: agree×1 - neutral×1", "envoy 1: agree×1 unclear -"]
        );
        assert_eq!((state.voices(), ann.voices()), (2, 1));

        // With one voice, an institution is that voice.
        let pack = PackBuilder::new(&["state", "envoy"], &["trade/a"])
            .belongs("envoy", "state")
            .holds("envoy", "a", "agree", "2025")
            .pack();
        let standings = Standings::new(&pack, Filter::ALL);
        let names = NameOrder::by_code_point(&pack);
        let rows = super::grid(&standings, Voices::ByInstitution, &names).rows;
        let rows: Vec<_> = rows.iter().map(|row| row.actor.id.as_str()).collect();
        assert_eq!(rows, ["envoy"]);
    }

    proptest! {
        /// No two differ on more issues, or on as many and share more.
        #[test]
        fn the_two_who_are_most_apart_differ_most((pack, _) in any_story()) {
            let standings = Standings::new(&pack, Filter::ALL);
            for voices in [Voices::ByInstitution, Voices::OneByOne] {
                let rows = grid(&standings, voices, &NameOrder::by_code_point(&pack)).rows;
                let count = |one: &Actor, other: &Actor| {
                    let [one, other] = [one, other].map(|it| Party::of(&standings, &it.id, voices));
                    let all = overlaps(&standings, one, other);
                    let differ = all.iter().filter(|(_, it)| *it == Overlap::Differ).count();
                    (differ, all.iter().filter(|(_, it)| it.is_shared()).count())
                };
                let pairs = rows.iter().enumerate().flat_map(|(at, one)| {
                    rows[at + 1..].iter().map(|other| (one.actor, other.actor))
                });
                let mut best: Option<(&Actor, &Actor)> = None;
                for (one, other) in pairs {
                    if best.is_none_or(|(a, b)| count(one, other) > count(a, b)) {
                        best = Some((one, other));
                    }
                }
                let ids = |pair: Option<(&Actor, &Actor)>| {
                    pair.map(|(one, other)| (one.id.clone(), other.id.clone()))
                };
                prop_assert_eq!(ids(most_apart(&standings, &rows)), ids(best));
            }
        }
    }
}
