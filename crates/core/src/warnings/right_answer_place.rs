//! The right options should not always have the same place.
//!
//! The page shuffles options, so this is about whoever prints the quiz or exports it in the order
//! of the file.

use super::offered::{offered, only_right};
use super::{CheckInput, Warnings};

/// Fewer questions say nothing about a habit.
const LEAST_QUESTIONS: usize = 6;

pub(super) fn check(checked: &CheckInput<'_>, warnings: &mut Warnings) {
    let mut places = Vec::new();
    let mut questions = 0;
    let mut last = 0;
    for question in &checked.pack.questions {
        let options = offered(checked.pack, &question.kind);
        let Some(right) = only_right(&options).filter(|_| options.len() > 2) else {
            continue;
        };
        questions += 1;
        last += usize::from(right + 1 == options.len());
        if places.len() <= right {
            places.resize(right + 1, 0);
        }
        places[right] += 1;
    }
    let names = ["first", "second", "third", "fourth", "fifth", "sixth"];
    let counts = places.into_iter().zip(names).chain([(last, "last")]);
    let Some((count, place)) = counts.max_by_key(|(count, _)| *count) else {
        return;
    };
    if questions >= LEAST_QUESTIONS && 5 * count >= 4 * questions {
        warnings.add(
            "questions",
            format!("the right option is the {place} one in {count} of {questions} questions"),
            "put right options in all places: the page shuffles them, but a printed or exported quiz has this order",
        );
    }
}
