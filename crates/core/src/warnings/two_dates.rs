//! The same words of the same speaker were said at one time.

use super::{CheckInput, Warnings};
use crate::pack::{ActorId, Edtf, Evidence, Grade};
use std::collections::BTreeMap;

/// An entry that dates what somebody says.
struct Dated<'p> {
    path: String,
    actor: &'p ActorId,
    date: &'p Edtf,
    evidence: &'p [Evidence],
}

pub(super) fn check(checked: &CheckInput<'_>, warnings: &mut Warnings) {
    let entries = entries(checked);
    let mut by_passage: BTreeMap<(&ActorId, u32, String), Vec<&Dated<'_>>> = BTreeMap::new();
    for entry in &entries {
        for passage in entry.evidence {
            let Some(selector) = &passage.selector else {
                continue;
            };
            let passage = (entry.actor, passage.paragraph, selector.in_context());
            let others = by_passage.entry(passage).or_default();
            if let Some(other) = others.iter().find(|other| differ(other, entry)) {
                warnings.add(
                    format!("{}.date", entry.path),
                    format!(
                        "{} here, but {} in {}, from the same words",
                        entry.date.as_str(),
                        other.date.as_str(),
                        other.path
                    ),
                    "give both the same date, or cite the words that show the difference",
                );
            }
            others.push(entry);
        }
    }
}

/// What others attribute to an actor is left out: it may date from another time than their words.
fn entries<'p>(checked: &CheckInput<'p>) -> Vec<Dated<'p>> {
    let pack = checked.pack;
    let mut entries = Vec::new();
    for (i, it) in pack.positions.iter().enumerate() {
        if it.grade != Grade::Attributed {
            entries.push(Dated {
                path: format!("positions[{i}]"),
                actor: &it.actor,
                date: &it.date.edtf,
                evidence: &it.evidence,
            });
        }
    }
    for (i, it) in pack.quotes.iter().enumerate() {
        entries.push(Dated {
            path: format!("quotes[{i}]"),
            actor: &it.actor,
            date: &it.date.edtf,
            evidence: std::slice::from_ref(&it.evidence),
        });
    }
    for (i, it) in pack.claims.iter().enumerate() {
        if let Some(actor) = it.actor.as_ref().filter(|_| it.grade != Grade::Attributed) {
            entries.push(Dated {
                path: format!("claims[{i}]"),
                actor,
                date: &it.date.edtf,
                evidence: &it.evidence,
            });
        }
    }
    entries
}

/// Whether the dates differ, and neither has to: an entry with several passages has a date that
/// covers them all.
fn differ(one: &Dated<'_>, other: &Dated<'_>) -> bool {
    let bounds = |date: &Edtf| {
        (
            date.earliest(),
            date.latest(),
            date.uncertain,
            date.approximate,
        )
    };
    let covers = |wide: &Dated<'_>, narrow: &Dated<'_>| {
        let starts = wide
            .date
            .earliest()
            .is_none_or(|start| Some(start) <= narrow.date.earliest());
        let ends = wide.date.latest();
        let ends = ends.is_none_or(|end| narrow.date.latest().is_some_and(|it| it <= end));
        wide.evidence.len() > 1 && starts && ends
    };
    bounds(one.date) != bounds(other.date) && !covers(one, other) && !covers(other, one)
}
