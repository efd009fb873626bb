//! Statements on which nobody differs. For information: by the codebook that is a finding, and no
//! opponent is added.

use super::{CheckInput, Warnings};
use crate::pack::{Issue, Step};

pub(super) fn check(checked: &CheckInput<'_>, warnings: &mut Warnings) {
    let pack = checked.pack;
    let is_one_sided = |issue: &&Issue| {
        let on_it = pack.positions.iter().filter(|it| it.issue == issue.id);
        let mut sides = on_it.filter_map(|it| it.stance.step()).map(Step::side);
        let first = sides.next();
        first.is_some() && sides.all(|side| Some(side) == first)
    };
    let one_sided = pack.issues.iter().filter(is_one_sided);
    let ids: Vec<String> = one_sided.map(|issue| format!("`{}`", issue.id)).collect();
    if !ids.is_empty() {
        warnings.add(
            "issues",
            format!(
                "for information: on {} of {} statements, nobody differs: {}",
                ids.len(),
                pack.issues.len(),
                ids.join(", ")
            ),
            "this is a finding about the article: add no opponent that it doesn't have; check only that none was overlooked",
        );
    }
}
