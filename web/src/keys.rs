//! The keys under which the reader's state is stored: `standpoint:STORY@HOME:NAME`.

use crate::navigation::{DEFAULT_PLAN, Navigation};
use standpoint_core::class::Assignment;
use standpoint_core::pack::PackId;
use standpoint_core::quiz::Plan;

/// The prefix of all our storage keys.
pub const PREFIX: &str = "standpoint:";

/// The name of the quiz of the story's own page.
pub const QUIZ: &str = "quiz";

/// The name of the ratings.
pub const RATINGS: &str = "ratings";

/// The name of the reviews of all stories, whose key has no story.
pub const REVIEWS: &str = "reviews";

/// Returns the key of a story's text in the installation in the folder `home`, or of one that belongs
/// to no story.
pub fn key(story: Option<&PackId>, home: &str, name: &str) -> String {
    let story = story.map_or("", PackId::as_str);
    [PREFIX, story, "@", home, ":", name].concat()
}

/// Returns the name of the quiz that a teacher has set, or else of the navigation's.
pub fn quiz(assignment: Option<Assignment>, navigation: &dyn Navigation) -> String {
    match assignment {
        Some(assignment) => quiz_set_as(&assignment.to_code()),
        None => quiz_by(&navigation.plan(), navigation.fixes_items()),
    }
}

/// Returns the name of the quiz by this plan. Each plan of a host page has its own, also one that fixes
/// as many items as others get anyway: the reader can't choose another length there.
pub fn quiz_by(plan: &Plan, fixes_items: bool) -> String {
    if *plan == DEFAULT_PLAN && !fixes_items {
        return QUIZ.into();
    }
    let seed = if plan.shuffled { plan.seed } else { 0 };
    let items = plan.limit.filter(|_| fixes_items);
    format!("{QUIZ}:{seed}:{}", items.unwrap_or_default())
}

/// Returns the name of the quiz that a teacher has set, by the code in its link.
pub fn quiz_set_as(code: &str) -> String {
    [QUIZ, ":", code].concat()
}

/// Returns whether a name is that of a quiz.
pub fn is_quiz(name: &str) -> bool {
    let rest = name.strip_prefix(QUIZ);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_plan_of_a_host_page_has_its_key() {
        let plan = |limit, shuffled| Plan {
            seed: 7,
            limit: Some(limit),
            shuffled,
            ..DEFAULT_PLAN
        };
        assert_eq!(quiz_by(&DEFAULT_PLAN, false), "quiz");
        assert_eq!(quiz_by(&DEFAULT_PLAN, true), "quiz:0:10");
        assert_eq!(quiz_by(&plan(3, false), true), "quiz:0:3");
        assert_eq!(quiz_by(&plan(10, true), false), "quiz:7:0");
        assert_eq!(quiz_by(&plan(10, true), true), "quiz:7:10");
    }
}
