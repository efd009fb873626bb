//! What a page that holds a widget is told. How the reader rates it is told only where it has asked
//! for that and the reader has agreed.

use crate::route::View;
use crate::views::Progress;
use standpoint_core::compare::Rating;
use standpoint_core::pack::{ActorId, IssueId};
use standpoint_core::quiz::ItemId;

/// What has happened.
#[derive(Clone, Copy)]
pub enum Event<'a> {
    /// A view is shown.
    View(View),
    /// A question has been answered: whether exactly right, and how far the quiz has come.
    Answered(&'a ItemId, bool, Progress),
    /// The last of the questions has been answered.
    Completed(Progress),
    /// A proposition has been rated or skipped, how many are by now, and, where the reader has
    /// agreed to tell, how.
    Rated(&'a IssueId, usize, Option<Rating>),
    /// Two actors have been chosen to be held side by side.
    Compared(&'a ActorId, &'a ActorId),
}

impl Event<'_> {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::View(_) => "view",
            Self::Answered(..) => "answered",
            Self::Completed(_) => "completed",
            Self::Rated(..) => "rated",
            Self::Compared(..) => "compared",
        }
    }

    /// What it says, as JSON.
    pub fn to_json(self) -> String {
        match self {
            Self::View(view) => object(&[("view", &name(view.name()))]),
            Self::Answered(item, right, so_far) => object(&[
                ("item", &name(item.as_str())),
                ("right", if right { "true" } else { "false" }),
                ("progress", &progress_json(so_far)),
            ]),
            Self::Completed(so_far) => object(&[("progress", &progress_json(so_far))]),
            Self::Rated(issue, rated, rating) => {
                let (issue, rated) = (name(issue.as_str()), rated.to_string());
                let told = rating.map(|it| (name(it.answer.word()), name(it.weight.word())));
                match &told {
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

/// How far the reader has come, as JSON.
pub fn progress_json((answered, total, right): Progress) -> String {
    object(&[
        ("answered", &answered.to_string()),
        ("total", &total.to_string()),
        ("right", &right.to_string()),
    ])
}

/// An id or a name as JSON: none has a sign that needs an escape.
pub fn name(name: &str) -> String {
    ["\"", name, "\""].concat()
}

/// A JSON object, of names and values that are JSON.
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
