//! A question that a quiz with all questions leaves out: whatever the order, another question gives it
//! away, or it gives another one away.

use super::{CheckInput, Warnings};
use crate::quiz::{Plan, Session};

pub(super) fn check(checked: &CheckInput<'_>, warnings: &mut Warnings) {
    let plan = Plan {
        authored: true,
        ..Plan::default()
    };
    let session = Session::start(checked.pack, plan);
    let asked: Vec<&str> = session.items().iter().map(|it| it.id.as_str()).collect();
    for (i, question) in checked.pack.questions.iter().enumerate() {
        if !asked.contains(&question.id.as_str()) {
            warnings.add(
                format!("questions[{i}]"),
                "a quiz with all questions leaves it out, since it and others give each other away",
                "let the evidence of each right answer name its own words in `selector`, or ask for something else",
            );
        }
    }
}
