//! Cells of the table of actors × statements that nobody has looked at: the page says so, and a
//! question should not rest on one.

use super::{CheckInput, Warnings};
use crate::compare::{Filter, Standing, Standings};
use crate::quiz::QuestionKind;

pub(super) fn check(checked: &CheckInput<'_>, warnings: &mut Warnings) {
    let pack = checked.pack;
    let standings = Standings::new(pack, Filter::ALL);
    let (actors, issues) = (pack.actors.len(), pack.issues.len());
    let cells = (0..actors).flat_map(|actor| (0..issues).map(move |issue| (actor, issue)));
    let is_not_coded = |(actor, issue)| standings.standing_at(actor, issue) == Standing::NotCoded;
    let not_coded = cells.filter(|cell| is_not_coded(*cell)).count();
    if not_coded > 0 {
        warnings.add(
            "coded",
            format!(
                "{not_coded} of {} cells are not coded, and the page says “Not checked” there",
                actors * issues
            ),
            "look for what each actor says on each statement in the whole article, and list the cells",
        );
    }
    for (i, question) in pack.questions.iter().enumerate() {
        let QuestionKind::WhoHoldsIt(ask) = &question.kind else {
            continue;
        };
        for (j, option) in ask.options.iter().enumerate() {
            if standings.standing(&option.actor, &ask.issue) == Standing::NotCoded {
                warnings.add(
                    format!("questions[{i}].kind.who-holds-it.options[{j}]"),
                    format!(
                        "`{}` is offered as silent on `{}`, and that cell is not coded",
                        option.actor, ask.issue
                    ),
                    "look for a position in the whole article and list the cell in `coded`, or offer somebody else",
                );
            }
        }
    }
}
