//! Cells of the table of actors × statements that nobody has looked at: the page says so, and a
//! question should not rest on one.

use super::{CheckInput, Warnings};
use crate::Pack;
use crate::compare::{Filter, Standing, Standings};
use crate::quiz::kind::Asks;

pub(super) fn check(checked: &CheckInput<'_>, warnings: &mut Warnings) {
    let pack = checked.pack;
    let standings = Standings::new(pack, Filter::ALL);
    let (actors, issues) = (pack.actors.len(), pack.issues.len());
    let cells = (0..actors).flat_map(|actor| (0..issues).map(move |issue| (actor, issue)));
    let is_not_coded = |&(actor, issue): &(usize, usize)| {
        standings.standing_at(actor, issue) == Standing::NotCoded
    };
    let not_coded: Vec<_> = cells.filter(is_not_coded).collect();
    if let Some(&(actor, issue)) = not_coded.first() {
        warnings.add(
            "coded",
            format!(
                "{} of {} cells are not coded, such as `{}` on `{}`, and the page says “Not checked” there",
                not_coded.len(),
                actors * issues,
                pack.actors[actor].id,
                pack.issues[issue].id
            ),
            "look for what each actor says on each statement in the whole article, and list the cells; `standpoint matrix` shows them",
        );
    }
    check_paragraphs(pack, warnings);
    for (i, question) in pack.questions.iter().enumerate() {
        let Asks::Actors {
            options,
            issue: Some(issue),
        } = question.kind.asks(pack)
        else {
            continue;
        };
        for (j, offered) in options.iter().enumerate() {
            let actor = &offered.option.actor;
            if standings.standing(actor, issue) == Standing::NotCoded {
                warnings.add(
                    format!("questions[{i}].kind.{}.options[{j}]", question.kind.name()),
                    format!(
                        "`{actor}` is offered as silent on `{issue}`, and that cell is not coded"
                    ),
                    "look for a position in the whole article and list the cell in `coded`, or offer somebody else",
                );
            }
        }
    }
}

/// Warns of entries that don't count because paragraphs are missing.
fn check_paragraphs(pack: &Pack, warnings: &mut Warnings) {
    let all = 1..=pack.source.paragraphs.len() as u32;
    for (i, entry) in pack.coded.iter().enumerate() {
        let missing = all.clone().filter(|it| !entry.paragraphs.contains(it));
        let missing: Vec<_> = missing.map(|number| format!("¶{number}")).collect();
        if !missing.is_empty() {
            warnings.add(
                format!("coded[{i}].paragraphs"),
                format!(
                    "without {} none of its cells counts as coded",
                    missing.join(", ")
                ),
                "read these paragraphs for the cells too, and add them, or write \"all\"",
            );
        }
    }
}
