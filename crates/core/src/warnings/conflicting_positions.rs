//! One actor takes one position on a statement at a time.

use super::{CheckInput, Warnings};

pub(super) fn check(checked: &CheckInput<'_>, warnings: &mut Warnings) {
    let positions = &checked.pack.positions;
    for (i, position) in positions.iter().enumerate() {
        let is_same = |other: &&crate::pack::Position| {
            other.actor == position.actor
                && other.issue == position.issue
                && other.date.edtf == position.date.edtf
        };
        let Some(other) = positions.iter().take(i).find(is_same) else {
            continue;
        };
        let (what, hint) = match other.stance == position.stance {
            true => (
                format!("the same as `{}`", other.id),
                "make one position of the two, with the passages of both",
            ),
            false => (
                format!(
                    "`{}` here, but `{}` in `{}`, on the same date",
                    position.stance.as_str(),
                    other.stance.as_str(),
                    other.id
                ),
                "code one stance: `unclear` if the passages speak for both sides; for a change, give each its date",
            ),
        };
        warnings.add(format!("positions[{i}]"), what, hint);
    }
}
