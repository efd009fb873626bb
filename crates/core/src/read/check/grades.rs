//! Who ascribes a thing is named where the grade says that somebody does, and only there; and what
//! is inferred is not coded as strong.

use crate::pack::{ActorId, Grade, Stance, Step};
use crate::read::Problems;
use crate::read::draft::Draft;

pub(super) fn check(draft: &Draft<'_>, problems: &mut Problems) {
    let pack = &draft.pack;
    let mut check = |list, i, grade, by: &Option<ActorId>, of| {
        agree(draft.path(list, i), grade, by.as_ref(), of, problems);
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
            problems.at(path, "a strong stance that is inferred", hint);
        }
    }
}

/// What to write in place of a strong stance that the passage does not show.
fn weaker(stance: Stance) -> Option<&'static str> {
    match stance.step()? {
        Step::StronglyDisagree => Some("write `disagree`, or the grade that the passage bears out"),
        Step::StronglyAgree => Some("write `agree`, or the grade that the passage bears out"),
        Step::Disagree | Step::Neutral | Step::Agree => None,
    }
}

fn agree(
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
                "attributed, but by nobody",
                "name who in `by`, or change the grade",
            );
        }
        (Grade::Attributed, by) if by == of => problems.at(
            format!("{path}.by"),
            "the actor is named as attributing it to itself",
            "make the grade `own-words` or `reported`, or name another actor",
        ),
        (Grade::Attributed, _) | (_, None) => {}
        (_, Some(_)) => problems.at(
            format!("{path}.by"),
            "named, though the grade is not `attributed`",
            "leave `by` out, or make the grade `attributed`",
        ),
    }
}
