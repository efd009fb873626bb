//! An option that is wrong because the article says otherwise should show where it does. Whether an
//! actor is wrong follows from the pack, and what shows it is the evidence there.

use super::words::{primary_language, words};
use super::{CheckInput, Warnings};
use crate::pack::{ChoiceOption, Verdict};

/// How a reason says that the article contradicts an option, by language.
const CONTRADICTS: &[(&str, &[&str])] = &[
    (
        "en",
        &[
            "article says otherwise",
            "article says the opposite",
            "article contradicts",
            "article denies",
        ],
    ),
    (
        "de",
        &[
            "artikel sagt das gegenteil",
            "artikel sagt etwas anderes",
            "artikel widerspricht",
        ],
    ),
];

pub(super) fn check(checked: &CheckInput<'_>, warnings: &mut Warnings) {
    let language = primary_language(checked.pack.language());
    let phrases = CONTRADICTS.iter().find(|(it, _)| *it == language);
    let phrases = phrases.map_or(&[] as &[&str], |(_, phrases)| *phrases);
    for (i, question) in checked.pack.questions.iter().enumerate() {
        let path = format!("questions[{i}].kind.{}", question.kind.name());
        for (j, option) in question.kind.options(checked.pack).iter().enumerate() {
            check_option(format!("{path}.options[{j}]"), option, phrases, warnings);
        }
    }
}

fn check_option(path: String, option: &ChoiceOption, phrases: &[&str], warnings: &mut Warnings) {
    let is_wrong = option.verdict == Verdict::Wrong;
    if is_wrong && option.evidence.is_empty() {
        warnings.add(
            format!("{path}.evidence"),
            "`wrong` says that the article says otherwise, and no passage shows it",
            "add the passage, or write `not-stated` if the article doesn't say it",
        );
    }
    let words = words(&option.reason);
    let keys: Vec<&str> = words.iter().map(|word| word.key.as_str()).collect();
    let reason = keys.join(" ");
    if option.verdict == Verdict::NotStated && phrases.iter().any(|it| reason.contains(it)) {
        warnings.add(
            format!("{path}.verdict"),
            "`not-stated`, but by the reason the article says otherwise",
            "write `wrong` and add the passage, or change the reason",
        );
    }
}
