//! The list of what a person must decide, which comes with a new pack.

use super::pack::About;
use serde_json::Value;

/// Returns the checklist as Markdown, with the quotes that nobody could be given, and the dates that
/// were assumed in the pack.
pub fn checklist(about: &About, pack: &str, without_speaker: &[String]) -> String {
    let mut text = include_str!("checklist.md").replace("{{id}}", about.id.as_str());
    if !without_speaker.is_empty() {
        text.push_str("\n## Quotes whose speaker isn't clear\n\n");
        for quote in without_speaker {
            text.push_str(&format!("- [ ] {quote}\n"));
        }
    }
    text.push_str(&assumed_dates(pack));
    match about.is_owned {
        true => text.replace("{{limit}}", "You own the text, so you may quote it at length."),
        false => text.replace(
            "{{limit}}",
            "You don't own the text, so quote at most eight words at a time, and never publish article.txt.",
        ),
    }
}

/// Lists the dates that the article doesn't give in full: of events, those worked out from the day of
/// the article; of quotes and figures, those of their sentence, or else the article's.
fn assumed_dates(pack: &str) -> String {
    let pack: Value = serde_json::from_str(pack).unwrap_or_default();
    let mut of_events = Vec::new();
    let mut of_sentence = Vec::new();
    let mut of_article = Vec::new();
    for list in ["events", "quotes", "figures"] {
        let mut others = Vec::new();
        for entry in pack[list].as_array().into_iter().flatten() {
            let (id, date) = (entry["id"].as_str().unwrap_or_default(), &entry["date"]);
            let edtf = date["edtf"].as_str().unwrap_or_default();
            let lines = match list {
                "events" if date["basis"] == "stated" => continue,
                "events" => &mut of_events,
                _ => &mut of_sentence,
            };
            match date["words"].as_str() {
                Some(words) => lines.push(format!("- [ ] {list} `{id}`: “{words}”, {edtf}\n")),
                None => others.push(format!("`{id}`")),
            }
        }
        if !others.is_empty() {
            of_article.push(format!("- [ ] {list}: {}\n", others.join(", ")));
        }
    }
    let parts = [
        (
            "events: worked out from the day of the article. Past or still to come?",
            of_events,
        ),
        (
            "quotes and figures: the only one in their sentence.",
            of_sentence,
        ),
        (
            "quotes and figures: the article's, since their sentence has no other, or several.",
            of_article,
        ),
    ];
    let parts = parts.iter().filter(|(_, lines)| !lines.is_empty());
    let parts: Vec<_> = parts
        .map(|(what, lines)| format!("\nDates of {what}\n\n{}", lines.concat()))
        .collect();
    match parts.is_empty() {
        true => String::new(),
        false => ["\n## Dates that are assumed\n", &parts.concat()].concat(),
    }
}
