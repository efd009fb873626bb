//! A statement on which many took a side, and all the same one: it distinguishes nobody, and
//! perhaps asks what everybody would say yes to.

use super::{CheckInput, Warnings};
use crate::pack::{ActorId, Side, Step};
use std::collections::BTreeSet;

/// That fewer agree says little.
const LEAST_ACTORS: usize = 5;

pub(super) fn check(checked: &CheckInput<'_>, warnings: &mut Warnings) {
    let pack = checked.pack;
    for (i, issue) in pack.issues.iter().enumerate() {
        let positions = pack.positions.iter().filter(|it| it.issue == issue.id);
        let steps = positions.filter_map(|it| Some((&it.actor, it.stance.step()?)));
        let steps: Vec<(&ActorId, Step)> = steps.collect();
        let actors: BTreeSet<_> = steps.iter().map(|(actor, _)| *actor).collect();
        let all_on = |side| steps.iter().all(|(_, step)| step.side() == Some(side));
        if actors.len() < LEAST_ACTORS {
            continue;
        }
        let side = match () {
            () if all_on(Side::For) => "for",
            () if all_on(Side::Against) => "against",
            () => continue,
        };
        warnings.add(
            format!("issues[{i}]"),
            format!(
                "all {} who take a side on `{}` are {side} it",
                actors.len(),
                issue.id
            ),
            "look for what they disagree about, and word the statement by that; if they do agree, allow this warning",
        );
    }
}
