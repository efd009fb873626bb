use super::cells::PositionCells;
use super::csv::Table;
use crate::compare::{self, Standings};
use crate::pack::Position;

/// Returns the changes of position as CSV: a row for each step from one position to another, with the
/// position before and after. Actors, and the statements of each, keep the pack's order; the rows of
/// a statement are sorted by date.
///
/// An absence is no change, so there is no row to or from one. If an actor has several positions on
/// one date, each is compared with those on the date before.
///
/// | column | meaning |
/// |---|---|
/// | `actor_id`, `actor` | the actor |
/// | `statement_id`, `statement` | the statement: the id of the issue and its proposition |
/// | `earlier_stance`, `stance` | the step of the scale before and after |
/// | `earlier_position_id`, `position_id` | the positions in the pack |
/// | `earlier_grade`, `grade` | how directly the article shows each |
/// | `earlier_attributed_by`, `attributed_by` | the id of the actor who attributes it, if the grade is `attributed` |
/// | `earlier_date`, `date` | when the actor held each, in EDTF, with `?` and `~` if it is uncertain or approximate |
/// | `earlier_earliest`, `earlier_latest`, `earliest`, `latest` | the first and last day that the date can mean, as `YYYY-MM-DD`; empty if it is open |
/// | `earlier_paragraphs`, `paragraphs` | the numbers of the paragraphs that show it, counted from 1 and separated by a space |
pub fn changes(standings: &Standings<'_>) -> String {
    let mut table = Table::new([
        "actor_id",
        "actor",
        "statement_id",
        "statement",
        "earlier_stance",
        "earlier_position_id",
        "earlier_grade",
        "earlier_attributed_by",
        "earlier_date",
        "earlier_earliest",
        "earlier_latest",
        "earlier_paragraphs",
        "stance",
        "position_id",
        "grade",
        "attributed_by",
        "date",
        "earliest",
        "latest",
        "paragraphs",
    ]);
    for change in compare::changes(standings) {
        for (earlier, later) in steps(&change.positions) {
            let (earlier, later) = (PositionCells::new(earlier), PositionCells::new(later));
            table.row([
                change.actor.id.as_str(),
                &change.actor.name,
                change.issue.id.as_str(),
                &change.issue.proposition,
                earlier.stance,
                earlier.id,
                earlier.grade,
                earlier.attributed_by,
                earlier.date,
                &earlier.earliest,
                &earlier.latest,
                &earlier.paragraphs,
                later.stance,
                later.id,
                later.grade,
                later.attributed_by,
                later.date,
                &later.earliest,
                &later.latest,
                &later.paragraphs,
            ]);
        }
    }
    table.into_csv()
}

/// Returns the pairs of positions on neighbouring dates that are at different steps of the scale.
fn steps<'p>(history: &[&'p Position]) -> Vec<(&'p Position, &'p Position)> {
    let on_scale = history.iter().filter(|it| it.stance.step().is_some());
    let on_scale: Vec<&'p Position> = on_scale.copied().collect();
    let by_date = on_scale.chunk_by(|a, b| a.date.edtf.order() == b.date.edtf.order());
    let mut steps = Vec::new();
    let mut before: &[&Position] = &[];
    for of_date in by_date {
        for later in of_date {
            for earlier in before {
                if earlier.stance != later.stance {
                    steps.push((*earlier, *later));
                }
            }
        }
        before = of_date;
    }
    steps
}
