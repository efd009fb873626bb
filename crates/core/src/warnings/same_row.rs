//! Two actors with the same row in the table: they may be one, or a statement on which they
//! differ may be missing.

use super::{CheckInput, Warnings};
use crate::pack::{Actor, Stance};
use crate::quiz::is_part_of;
use std::collections::BTreeMap;

/// With fewer statements, many actors are alike.
const LEAST_ISSUES: usize = 2;

pub(super) fn check(checked: &CheckInput<'_>, warnings: &mut Warnings) {
    let pack = checked.pack;
    // For each actor, what they say on which issue, by index.
    let mut rows: Vec<Vec<(usize, Stance)>> = vec![Vec::new(); pack.actors.len()];
    for position in &pack.positions {
        let indices = pack.indices();
        let actor = indices.actors.get(position.actor.as_str());
        let issue = indices.issues.get(position.issue.as_str());
        if let (Some(row), Some(issue)) = (actor.and_then(|it| rows.get_mut(it)), issue) {
            row.push((issue, position.stance));
        }
    }
    let mut alike: BTreeMap<Vec<(usize, &str)>, Vec<&Actor>> = BTreeMap::new();
    let names: Vec<Vec<(usize, &str)>> = rows.iter().map(|row| names(row)).collect();
    for (i, (actor, row)) in pack.actors.iter().zip(names).enumerate() {
        let issues = row.iter().map(|(issue, _)| issue);
        let count = issues.collect::<std::collections::BTreeSet<_>>().len();
        if count < LEAST_ISSUES {
            continue;
        }
        let others = alike.entry(row).or_default();
        let is_unrelated =
            |other: &&&Actor| !is_part_of(pack, actor, other) && !is_part_of(pack, other, actor);
        if let Some(other) = others.iter().find(is_unrelated) {
            warnings.add(
                format!("actors[{i}]"),
                format!(
                    "`{}` and `{}` have the same stances on all {count} statements on which either has one",
                    other.id, actor.id
                ),
                "check that the article has them as two, and whether they differ on something that is no statement yet",
            );
        }
        others.push(actor);
    }
}

/// Returns the stances by name, sorted by issue.
fn names(row: &[(usize, Stance)]) -> Vec<(usize, &'static str)> {
    let mut names: Vec<_> = row
        .iter()
        .map(|(issue, stance)| (*issue, stance.as_str()))
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}
