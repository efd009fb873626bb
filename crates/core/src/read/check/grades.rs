//! `attributed_by` is present exactly where the grade is `attributed`, and an inferred stance is not strong.

use crate::pack::{ActorId, Grade, Stance, Step};
use crate::read::Problems;
use crate::read::draft::Draft;

pub(super) fn check(draft: &Draft<'_>, problems: &mut Problems) {
    let pack = &draft.pack;
    let mut check = |list, i, grade, attributed_by: &Option<ActorId>, of| {
        check_attributed_by(
            draft.path(list, i),
            grade,
            attributed_by.as_ref(),
            of,
            problems,
        );
    };
    for (i, it) in pack.positions.iter().enumerate() {
        check("positions", i, it.grade, &it.attributed_by, Some(&it.actor));
    }
    for (i, it) in pack.claims.iter().enumerate() {
        check("claims", i, it.grade, &it.attributed_by, it.actor.as_ref());
    }
    for (i, it) in pack.relations.iter().enumerate() {
        check("relations", i, it.grade, &it.attributed_by, None);
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

/// Checks `attributed_by` against the grade. `of` is the actor whose position or claim it is.
fn check_attributed_by(
    path: String,
    grade: Grade,
    attributed_by: Option<&ActorId>,
    of: Option<&ActorId>,
    problems: &mut Problems,
) {
    match (grade, attributed_by) {
        (Grade::Attributed, None) => {
            problems.at(
                path,
                "the grade is `attributed`, but `attributed_by` is missing",
                "add `attributed_by` with the actor who says so, or change the grade",
            );
        }
        (Grade::Attributed, by) if by == of => problems.at(
            format!("{path}.attributed_by"),
            "the actor attributes this to itself",
            "change the grade to `own-words` or `reported`, or name another actor",
        ),
        (Grade::Attributed, _) | (_, None) => {}
        (_, Some(_)) => problems.at(
            format!("{path}.attributed_by"),
            "only the grade `attributed` allows `attributed_by`",
            "remove `attributed_by`, or change the grade to `attributed`",
        ),
    }
}
