use super::cells::PositionCells;
use super::csv::Table;
use crate::compare::{Standings, institution};

/// Returns the actors' current positions as CSV: a row for each actor and statement, if the actor is
/// on the scale or the article gives a reason for the absence. Statements, and the actors of each,
/// keep the pack's order.
///
/// An actor without a row for a statement has no position that counts: the article reports none, or
/// the filter leaves it out.
///
/// | column | meaning |
/// |---|---|
/// | `topic_id`, `topic` | the topic of the statement |
/// | `statement_id`, `statement` | the statement: the id of the issue and its proposition |
/// | `institution_id`, `institution` | the institution that the actor speaks for, or the actor itself |
/// | `actor_id`, `actor` | the actor |
/// | `position_id` | the position in the pack |
/// | `stance` | a step of the scale, or the absence |
/// | `grade` | how directly the article shows it |
/// | `attributed_by` | the id of the actor who attributes it, if the grade is `attributed` |
/// | `date` | when the actor held it, in EDTF, with `?` and `~` if it is uncertain or approximate |
/// | `earliest`, `latest` | the first and last day that the date can mean, as `YYYY-MM-DD`; empty if it is open |
/// | `paragraphs` | the numbers of the paragraphs that show it, counted from 1 and separated by a space |
/// | `earlier_stance` | the latest other step that the actor was at before, if the actor has changed |
/// | `note` | why it is coded like this |
pub fn positions(standings: &Standings<'_>) -> String {
    let pack = standings.pack();
    let mut table = Table::new([
        "topic_id",
        "topic",
        "statement_id",
        "statement",
        "institution_id",
        "institution",
        "actor_id",
        "actor",
        "position_id",
        "stance",
        "grade",
        "attributed_by",
        "date",
        "earliest",
        "latest",
        "paragraphs",
        "earlier_stance",
        "note",
    ]);
    for (issue_index, issue) in pack.issues().iter().enumerate() {
        let topic = pack.find_topic(issue.topic.as_str());
        for (actor_index, actor) in pack.actors().iter().enumerate() {
            let standing = standings.standing_at(actor_index, issue_index);
            let Some(position) = standing.position() else {
                continue;
            };
            let earlier = standings.before_at(actor_index, issue_index);
            let institution = institution(pack, actor);
            let cells = PositionCells::new(position);
            table.row([
                issue.topic.as_str(),
                topic.map_or("", |topic| &topic.name),
                issue.id.as_str(),
                &issue.proposition,
                institution.id.as_str(),
                &institution.name,
                actor.id.as_str(),
                &actor.name,
                cells.id,
                cells.stance,
                cells.grade,
                cells.attributed_by,
                cells.date,
                &cells.earliest,
                &cells.latest,
                &cells.paragraphs,
                earlier.map_or("", |earlier| earlier.stance.as_str()),
                &position.note,
            ]);
        }
    }
    table.into_csv()
}
