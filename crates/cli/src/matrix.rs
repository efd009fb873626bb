//! `standpoint matrix`: the table of actors and statements as the page shows it, and for each empty
//! cell the paragraphs to look at.

use crate::args::{Data, Matrix};
use crate::failure::Failure;
use crate::pack_file::{PackFile, find_one};
use crate::print::{self, table};
use serde_json::{Value, json};
use standpoint_core::Pack;
use standpoint_core::compare::{Filter, Standing, Standings};
use standpoint_core::pack::{Absence, Actor, Evidence, Grade, Issue, Side, Step};
use standpoint_core::warnings::actors_named_in;
use std::collections::BTreeSet;
use std::process::ExitCode;

/// Prints the table.
///
/// # Errors
///
/// If a file can't be read, or the pack has errors.
pub fn run(arguments: &Matrix) -> Result<ExitCode, Failure> {
    let file = PackFile::read(&find_one(&arguments.pack)?, arguments.source.as_deref())?;
    let pack = file.pack()?;
    let cells = cells(&pack, &file.paragraphs());
    let text = match arguments.format {
        Data::Human => human(&pack, &cells, arguments.all),
        Data::Json => format!("{:#}", to_json(&cells)),
    };
    print::text(&text)?;
    Ok(ExitCode::SUCCESS)
}

/// A cell of the table.
struct Cell<'p> {
    actor: &'p Actor,
    issue: &'p Issue,
    standing: Standing<'p>,
    has_changed: bool,
    /// The paragraphs in which the actor appears, if the cell is empty.
    paragraphs: Vec<u32>,
}

fn cells<'p>(pack: &'p Pack, texts: &[String]) -> Vec<Cell<'p>> {
    let standings = Standings::new(pack, Filter::ALL);
    let named = actors_named_in(pack, texts);
    let mut cells = Vec::new();
    for actor in pack.actors() {
        let paragraphs = paragraphs_with(pack, actor, &named);
        for issue in pack.issues() {
            let standing = standings.standing(&actor.id, &issue.id);
            let is_empty = matches!(standing, Standing::NoPosition | Standing::NotCoded);
            cells.push(Cell {
                actor,
                issue,
                standing,
                has_changed: standings.has_changed(&actor.id, &issue.id),
                paragraphs: match is_empty {
                    true => paragraphs.iter().copied().collect(),
                    false => Vec::new(),
                },
            });
        }
    }
    cells
}

/// Returns the paragraphs in which an actor appears: those that name it, and the evidence of what is
/// coded for it.
fn paragraphs_with(pack: &Pack, actor: &Actor, named: &[Vec<&Actor>]) -> BTreeSet<u32> {
    let id = &actor.id;
    let mut evidence: Vec<&Evidence> = actor.evidence.iter().collect();
    let positions = pack.positions().iter().filter(|it| it.actor == *id);
    evidence.extend(positions.flat_map(|it| &it.evidence));
    let claims = pack
        .claims()
        .iter()
        .filter(|it| it.actor.as_ref() == Some(id));
    evidence.extend(claims.flat_map(|it| &it.evidence));
    let events = pack.events().iter().filter(|it| it.actors.contains(id));
    evidence.extend(events.flat_map(|it| &it.evidence));
    let quotes = pack.quotes().iter().filter(|it| it.actor == *id);
    evidence.extend(quotes.map(|it| &it.evidence));
    let mut paragraphs: BTreeSet<u32> = evidence.iter().map(|it| it.paragraph).collect();
    let numbered = (1..).zip(named);
    let naming = numbered.filter(|(_, actors)| actors.iter().any(|it| it.id == *id));
    paragraphs.extend(naming.map(|(number, _)| number));
    paragraphs
}

const LEGEND: &str = "++ strongly agrees   + agrees   0 neutral   - disagrees   -- strongly disagrees\n\
    ? unclear   s said nothing   d declined to comment   · not in the article   □ not checked\n\
    r reported   a attributed by another   i inferred   * changed";

fn human(pack: &Pack, cells: &[Cell<'_>], all: bool) -> String {
    if pack.issues().is_empty() || pack.actors().is_empty() {
        return "The pack has no statements or no actors yet.".into();
    }
    let numbers: Vec<String> = (1..=pack.issues().len()).map(|it| it.to_string()).collect();
    let header: Vec<&str> = [""]
        .into_iter()
        .chain(numbers.iter().map(String::as_str))
        .collect();
    let mut table = table(&header);
    for row in cells.chunks(pack.issues().len()) {
        let name = row.first().map_or("", |cell| cell.actor.id.as_str());
        let marks = row.iter().map(mark);
        table.add_row([name.to_owned()].into_iter().chain(marks));
    }
    let statements = numbers.iter().zip(pack.issues());
    let statements: Vec<_> = statements
        .map(|(number, issue)| format!("{number:>3}  {}: {}", issue.id.as_str(), issue.proposition))
        .collect();
    let mut parts = vec![table.to_string(), statements.join("\n"), LEGEND.into()];
    let one_sided = one_sided(pack, cells);
    if !one_sided.is_empty() {
        parts.push(format!(
            "Nobody differs on {}. That is a finding about the article: add no opponent that it doesn't have.",
            one_sided.join(", ")
        ));
    }
    let look = look_at(cells, all);
    if !look.is_empty() {
        parts.push(format!(
            "Empty cells, each with the paragraphs in which the actor appears:\n{}",
            look.join("\n")
        ));
    }
    parts.join("\n\n")
}

/// Returns the statements on which somebody takes a side, and nobody the other.
fn one_sided<'p>(pack: &'p Pack, cells: &[Cell<'_>]) -> Vec<&'p str> {
    let has = |issue: &Issue, side: Side| {
        let mut of_issue = cells.iter().filter(|cell| cell.issue.id == issue.id);
        of_issue.any(|cell| cell.standing.step().and_then(Step::side) == Some(side))
    };
    let is_one_sided = |issue: &&Issue| has(issue, Side::For) != has(issue, Side::Against);
    let issues = pack.issues().iter().filter(is_one_sided);
    issues.map(|issue| issue.id.as_str()).collect()
}

/// Returns a line for each actor with empty cells that have the same paragraphs.
fn look_at(cells: &[Cell<'_>], all: bool) -> Vec<String> {
    let is_listed = |cell: &&Cell<'_>| match cell.standing {
        Standing::NotCoded => true,
        Standing::NoPosition => all,
        _ => false,
    };
    let mut lines: Vec<(&str, String)> = Vec::new();
    for cell in cells.iter().filter(is_listed) {
        let (actor, issue) = (cell.actor.id.as_str(), cell.issue.id.as_str());
        match lines.last_mut() {
            Some((last, issues)) if *last == actor => issues.push_str(&format!(", {issue}")),
            _ => {
                let paragraphs = cell.paragraphs.iter().map(|number| format!("¶{number}"));
                let paragraphs = paragraphs.collect::<Vec<_>>().join(" ");
                lines.push((actor, format!("  {actor} ({paragraphs}): {issue}")));
            }
        }
    }
    lines.into_iter().map(|(_, line)| line).collect()
}

fn mark(cell: &Cell<'_>) -> String {
    let stance = match cell.standing {
        Standing::OnScale(_, step) => match step {
            Step::StronglyAgree => "++",
            Step::Agree => "+",
            Step::Neutral => "0",
            Step::Disagree => "-",
            Step::StronglyDisagree => "--",
        },
        Standing::Absent(_, absence) => match absence {
            Absence::Unclear => "?",
            Absence::SaidNothing => "s",
            Absence::DeclinedToComment => "d",
        },
        Standing::NoPosition | Standing::LeftOut => "·",
        Standing::NotCoded => "□",
    };
    let grade = cell
        .standing
        .position()
        .map_or("", |position| match position.grade {
            Grade::OwnWords => "",
            Grade::Reported => "r",
            Grade::Attributed => "a",
            Grade::Inferred => "i",
        });
    let changed = if cell.has_changed { "*" } else { "" };
    [stance, grade, changed].concat()
}

fn to_json(cells: &[Cell<'_>]) -> Value {
    let cells = cells.iter().map(|cell| {
        let position = cell.standing.position();
        json!({
            "actor": cell.actor.id,
            "issue": cell.issue.id,
            "stance": position.map(|it| it.stance.as_str()),
            "grade": position.map(|it| it.grade.as_str()),
            "is_checked": cell.standing != Standing::NotCoded,
            "has_changed": cell.has_changed,
            "paragraphs": cell.paragraphs,
        })
    });
    json!({"format": 1, "cells": cells.collect::<Vec<_>>()})
}
