//! The file with everything that the reader has: answers, ratings and reviews of all stories.
//!
//! ```json
//! {"format":2,
//!  "stories":{"harbour":{"quizzes":{"quiz":{…}},"ratings":{…}}},
//!  "reviews":{…}}
//! ```
//!
//! [`read`] reads such a file, or one of an earlier version of the page, and lists what it leaves out.
//! [`merge`] puts it together with what the device has, and says what happens to what. Neither
//! changes anything: the page shows the result first, and then stores all of it or nothing.

mod merge;
mod read;

pub use merge::{Change, Keep, Merged, Tally, merge};
pub use read::{LeftOut, MAX_BYTES, Opened, ReadError, Reason, read};

pub(crate) use read::{LIMITS_OF_FILE, scan_file};

use crate::compare::Ratings;
use crate::json::quoted;
use crate::pack::PackId;
use crate::quiz::Saved;
use crate::review::Schedule;

/// Everything that the reader has.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReaderFile {
    /// The stories with answers or ratings, sorted by story, each once.
    pub stories: Vec<StoryState>,
    /// When the reader should be asked again.
    pub reviews: Schedule,
}

/// What the reader has in one story.
#[derive(Clone, Debug, PartialEq)]
pub struct StoryState {
    /// The story.
    pub story: PackId,
    /// The quizzes, each under the key by which the page stores it: `quiz`, for a widget with a quiz
    /// of its own `quiz:SEED:LIMIT`, or for one that a teacher has set `quiz:` and the code of the
    /// [`Assignment`](crate::class::Assignment).
    pub quizzes: Vec<(String, Saved)>,
    /// The ratings.
    pub ratings: Ratings,
}

/// A part of what the reader has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Answers to a quiz.
    Quiz,
    /// Ratings of statements.
    Ratings,
    /// When the reader should be asked again.
    Reviews,
    /// All of a story.
    Story,
    /// Answers to earlier versions of a story.
    Earlier,
}

/// The version of the file.
const FORMAT: u32 = 2;

impl ReaderFile {
    /// Returns the file as JSON.
    pub fn to_json(&self) -> String {
        let mut json = format!(r#"{{"format":{FORMAT},"stories":{{"#);
        for (at, state) in self.stories.iter().enumerate() {
            let comma = if at > 0 { ",\"" } else { "\"" };
            json.extend([comma, state.story.as_str(), "\":{\"quizzes\":{"]);
            for (at, (key, saved)) in state.quizzes.iter().enumerate() {
                let comma = if at > 0 { "," } else { "" };
                json.extend([comma, &quoted(key), ":", &saved.to_json()]);
            }
            json.extend(["},\"ratings\":", &state.ratings.to_json(), "}"]);
        }
        json.extend(["},\"reviews\":", &self.reviews.to_json(), "}"]);
        json
    }

    /// Returns what the reader has in a story, which is added if it isn't there.
    pub fn story(&mut self, story: &PackId) -> &mut StoryState {
        let found = self.stories.binary_search_by(|it| it.story.cmp(story));
        let at = found.unwrap_or_else(|at| {
            let empty = StoryState {
                story: story.clone(),
                quizzes: Vec::new(),
                ratings: Ratings::default(),
            };
            self.stories.insert(at, empty);
            at
        });
        &mut self.stories[at]
    }
}
