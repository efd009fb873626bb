use super::standing::Standings;
use crate::pack::{Actor, Issue, Position};

/// An actor's change of position on an issue.
#[derive(Clone, Debug, PartialEq)]
pub struct Change<'p> {
    /// The actor.
    pub actor: &'p Actor,
    /// The issue.
    pub issue: &'p Issue,
    /// All the actor's positions on the issue, including absences, in the order of
    /// [`Standings::history`].
    pub positions: Vec<&'p Position>,
}

/// Returns the changes of position: see [`Standings::has_changed`].
/// Actors, and the issues of each, keep the pack's order.
pub fn changes<'p>(standings: &Standings<'p>) -> Vec<Change<'p>> {
    let pack = standings.pack();
    let mut changes = Vec::new();
    for (actor_index, actor) in pack.actors().iter().enumerate() {
        for (issue_index, issue) in pack.issues().iter().enumerate() {
            if let Some(positions) = standings.change_at(actor_index, issue_index) {
                changes.push(Change {
                    actor,
                    issue,
                    positions,
                });
            }
        }
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::changes;
    use crate::compare::fixture::{PackBuilder, id};
    use crate::compare::{Grades, Standings};
    use crate::pack::Grade;

    fn changed(story: &PackBuilder) -> Vec<(String, Vec<&str>)> {
        let pack = story.pack();
        let changes = changes(&Standings::new(&pack, Grades::ALL));
        let described = changes.iter().map(|change| {
            let words = change
                .positions
                .iter()
                .map(|it| it.stance.as_str())
                .collect();
            (format!("{} on {}", change.actor.id, change.issue.id), words)
        });
        described.collect()
    }

    #[test]
    fn a_change_has_all_positions_by_date() {
        let story = PackBuilder::new(&["ann", "bob"], &["a", "b"])
            .holds("bob", "b", "agree", "2025-09")
            .holds("bob", "b", "strongly-disagree", "2018")
            .holds("bob", "b", "declined-to-comment", "2024")
            .holds("ann", "a", "agree", "2018")
            .holds("ann", "a", "agree", "2025");
        let words = vec!["strongly-disagree", "declined-to-comment", "agree"];
        assert_eq!(changed(&story), [("bob on b".to_owned(), words)]);
    }

    #[test]
    fn different_steps_on_one_date_and_falling_silent_are_no_change() {
        let story = PackBuilder::new(&["ann", "bob"], &["a"])
            .holds("ann", "a", "agree", "2025")
            .graded("ann", "a", "disagree", "2025", Grade::Inferred)
            .holds("bob", "a", "agree", "2018")
            .holds("bob", "a", "said-nothing", "2025");
        assert_eq!(changed(&story), []);
    }

    #[test]
    fn a_left_out_grade_makes_no_change() {
        let story = PackBuilder::new(&["ann"], &["a"])
            .holds("ann", "a", "agree", "2018")
            .graded("ann", "a", "disagree", "2025", Grade::Attributed);
        let pack = story.pack();
        let mut grades = Grades::ALL;
        assert_eq!(changes(&Standings::new(&pack, grades)).len(), 1);
        grades.set(Grade::Attributed, false);
        let standings = Standings::new(&pack, grades);
        assert_eq!(changes(&standings), []);
        assert_eq!(standings.history(&id("ann"), &id("a")).len(), 1);
    }
}
