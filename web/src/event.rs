//! The events that a widget emits to its host page. They contain the reader's ratings only if the
//! host page asks for them and the reader has agreed.

use crate::route::View;
use crate::views::Progress;
use standpoint_core::compare::Rating;
use standpoint_core::pack::{ActorId, IssueId};
use standpoint_core::quiz::ItemId;

/// Something that has happened in the widget.
#[derive(Clone, Copy)]
pub enum Event<'a> {
    /// A view is shown.
    View(View),
    /// A question has been answered: whether exactly right, and the progress of the quiz.
    Answered(&'a ItemId, bool, Progress),
    /// The last of the questions has been answered.
    Completed(Progress),
    /// A proposition has been rated or skipped: how many are so far, and the rating if the reader
    /// has agreed to share it.
    Rated(&'a IssueId, usize, Option<Rating>),
    /// Two actors have been chosen for comparison.
    Compared(&'a ActorId, &'a ActorId),
}

impl Event<'_> {
    /// Returns the event's name.
    pub fn name(self) -> &'static str {
        match self {
            Self::View(_) => "view",
            Self::Answered(..) => "answered",
            Self::Completed(_) => "completed",
            Self::Rated(..) => "rated",
            Self::Compared(..) => "compared",
        }
    }

    /// Returns the event's detail, as JSON.
    pub fn to_json(self) -> String {
        match self {
            Self::View(view) => object(&[("view", &name(view.name()))]),
            Self::Answered(item, right, progress) => object(&[
                ("item", &name(item.as_str())),
                ("right", if right { "true" } else { "false" }),
                ("progress", &progress_json(progress)),
            ]),
            Self::Completed(progress) => object(&[("progress", &progress_json(progress))]),
            Self::Rated(issue, rated, rating) => {
                let (issue, rated) = (name(issue.as_str()), rated.to_string());
                let words = rating
                    .map(|rating| (name(rating.answer.as_str()), name(rating.weight.as_str())));
                match &words {
                    None => object(&[("issue", &issue), ("rated", &rated)]),
                    Some((answer, weight)) => object(&[
                        ("issue", &issue),
                        ("rated", &rated),
                        ("answer", answer),
                        ("weight", weight),
                    ]),
                }
            }
            Self::Compared(left, right) => object(&[
                ("left", &name(left.as_str())),
                ("right", &name(right.as_str())),
            ]),
        }
    }
}

/// Returns the progress of a quiz, as JSON.
pub fn progress_json((answered, total, right): Progress) -> String {
    object(&[
        ("answered", &answered.to_string()),
        ("total", &total.to_string()),
        ("right", &right.to_string()),
    ])
}

/// Returns an id or a name as a JSON string. Neither contains characters that need escapes.
pub fn name(name: &str) -> String {
    ["\"", name, "\""].concat()
}

/// Returns a JSON object. The values must be JSON already.
pub fn object(fields: &[(&str, &str)]) -> String {
    let mut json = String::new();
    for (name, value) in fields {
        json.push_str(if json.is_empty() { "{\"" } else { ",\"" });
        json.push_str(name);
        json.push_str("\":");
        json.push_str(value);
    }
    json.push('}');
    json
}
