//! The list of what a person must decide, which comes with a new pack.

use super::pack::About;

/// Returns the checklist as Markdown, with the quotes that nobody could be given.
pub fn checklist(about: &About, without_speaker: &[String]) -> String {
    let mut text = include_str!("checklist.md").replace("{{id}}", about.id.as_str());
    if !without_speaker.is_empty() {
        text.push_str("\n## Quotes whose speaker isn't clear\n\n");
        for quote in without_speaker {
            text.push_str(&format!("- [ ] {quote}\n"));
        }
    }
    match about.is_owned {
        true => text.replace("{{limit}}", "You own the text, so you may quote it at length."),
        false => text.replace(
            "{{limit}}",
            "You don't own the text, so quote at most eight words at a time, and never publish article.txt.",
        ),
    }
}
