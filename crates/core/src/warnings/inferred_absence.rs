//! That somebody takes no side is shown by the article, or not at all: nothing is inferred from it.

use super::{CheckInput, Warnings};
use crate::pack::{Grade, Stance};

pub(super) fn check(checked: &CheckInput<'_>, warnings: &mut Warnings) {
    for (i, position) in checked.pack.positions.iter().enumerate() {
        if matches!(position.stance, Stance::Absence(_)) && position.grade == Grade::Inferred {
            warnings.add(
                format!("positions[{i}].grade"),
                format!("`{}` is never inferred", position.stance.as_str()),
                "write `own-words` if the actor's words are quoted, else `reported`",
            );
        }
    }
}
