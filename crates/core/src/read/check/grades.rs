//! `by` is present exactly where the grade is `attributed`, and an inferred stance is not strong.

use crate::pack::{ActorId, Grade, Stance, Step};
use crate::read::Problems;
use crate::read::draft::Draft;

pub(super) fn check(draft: &Draft<'_>, problems: &mut Problems) {
    let pack = &draft.pack;
    let mut check = |list, i, grade, by: &Option<ActorId>, of| {
        check_by(draft.path(list, i), grade, by.as_ref(), of, problems);
    };
    for (i, it) in pack.positions.iter().enumerate() {
        check("positions", i, it.grade, &it.by, Some(&it.actor));
    }
    for (i, it) in pack.claims.iter().enumerate() {
        check("claims", i, it.grade, &it.by, it.actor.as_ref());
    }
    for (i, it) in pack.relations.iter().enumerate() {
        check("relations", i, it.grade, &it.by, None);
    }
    for (i, it) in pack.positions.iter().enumerate() {
        if let (Grade::Inferred, Some(hint)) = (it.grade, weaker(it.stance)) {
            let path = [&draft.path("positions", i), ".stance"].concat();
            problems.at(path, "an inferred stance can't be strong", hint);
        }
    }
}

/// The hint for a strong stance that is inferred. `None` if the stance is not strong.
fn weaker(stance: Stance) -> Option<&'static str> {
    match stance.step()? {
        Step::StronglyDisagree => Some("write `disagree`, or change the grade"),
        Step::StronglyAgree => Some("write `agree`, or change the grade"),
        Step::Disagree | Step::Neutral | Step::Agree => None,
    }
}

/// Checks `by` against the grade. `of` is the actor whose position or claim it is.
fn check_by(
    path: String,
    grade: Grade,
    by: Option<&ActorId>,
    of: Option<&ActorId>,
    problems: &mut Problems,
) {
    match (grade, by) {
        (Grade::Attributed, None) => {
            problems.at(
                path,
                "the grade is `attributed`, but `by` is missing",
                "add `by` with the actor who says so, or change the grade",
            );
        }
        (Grade::Attributed, by) if by == of => problems.at(
            format!("{path}.by"),
            "the actor attributes this to itself",
            "change the grade to `own-words` or `reported`, or name another actor",
        ),
        (Grade::Attributed, _) | (_, None) => {}
        (_, Some(_)) => problems.at(
            format!("{path}.by"),
            "only the grade `attributed` allows `by`",
            "remove `by`, or change the grade to `attributed`",
        ),
    }
}
