//! The list of what a person must decide, which comes with a new pack.

use super::pack::About;

/// Returns the checklist as Markdown.
pub fn checklist(about: &About) -> String {
    let text = include_str!("checklist.md").replace("{{id}}", about.id.as_str());
    match about.is_owned {
        true => text.replace("{{limit}}", "You own the text, so you may quote it at length."),
        false => text.replace(
            "{{limit}}",
            "You don't own the text, so quote at most eight words at a time, and never publish article.txt.",
        ),
    }
}
