//! The keys under which the reader's state is stored: `standpoint:STORY@HOME:NAME`.

use standpoint_core::pack::PackId;

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

/// Returns the name of the quiz of a widget whose host page sets the seed, or with a number other
/// than 0 the number of questions.
pub fn quiz_with(seed: u64, items: usize) -> String {
    format!("{QUIZ}:{seed}:{items}")
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
