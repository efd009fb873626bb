//! An option or a statement in the article's own words is recognised without being understood.

use super::offered::offered;
use super::quotation::Quotations;
use super::words::{Word, length, longest_shared_run, slice, words};
use super::{CheckInput, Warnings, paragraph_numbers};
use crate::pack::Evidence;
use crate::quiz::QuestionKind;
use crate::quiz::kind::Asks;

/// How many words of a right option may be the article's in a row.
const MOST_IN_OPTION: usize = 5;

/// With that many words of the article, a wrong option looks copied too.
const LEAST_IN_WRONG: usize = 4;

/// How many words of a prompt or statement may be.
const MOST_IN_SENTENCE: usize = 7;

pub(super) fn check(checked: &CheckInput<'_>, warnings: &mut Warnings) {
    for (i, question) in checked.pack.questions.iter().enumerate() {
        let path = format!("questions[{i}]");
        let options = offered(checked.pack, &question.kind);
        let evidence: Vec<Evidence> = options
            .iter()
            .flat_map(|it| it.evidence.iter().cloned())
            .collect();
        let cited = cited(checked, &evidence);
        if options.iter().all(|option| option.actor.is_none()) {
            let run = |text: &str| longest_run(checked, text, &cited);
            let looks_copied = |text: &str| run(text).is_some_and(|it| it.0 >= LEAST_IN_WRONG);
            // Then it gives nothing away.
            let is_wrong_copied = options
                .iter()
                .any(|it| !it.is_right && looks_copied(it.text));
            for (j, option) in options.iter().enumerate() {
                let copied = run(option.text).filter(|(long, _)| *long > MOST_IN_OPTION);
                if let Some((_, run)) = copied.filter(|_| option.is_right && !is_wrong_copied) {
                    let kind = question.kind.name();
                    let path = format!("{path}.kind.{kind}.options[{j}].text");
                    warn(path, &run, "the right option, and no wrong one,", warnings);
                }
            }
        }
        check_sentence(
            checked,
            format!("{path}.prompt"),
            &question.prompt,
            &cited,
            "the prompt",
            warnings,
        );
        let (field, text, evidence, what) = match &question.kind {
            QuestionKind::FillTheGap(ask) => (
                "text",
                ask.text.as_str(),
                ask.evidence.as_slice(),
                "the sentence",
            ),
            kind => match kind.asks(checked.pack) {
                Asks::Statement {
                    text,
                    is_stated: true,
                    evidence,
                } => ("statement", text, evidence, "the statement"),
                _ => continue,
            },
        };
        let path = format!("{path}.kind.{}.{field}", question.kind.name());
        let cited = self::cited(checked, evidence);
        check_sentence(checked, path, text, &cited, what, warnings);
    }
}

fn check_sentence(
    checked: &CheckInput<'_>,
    path: String,
    text: &str,
    cited: &[Vec<Word>],
    what: &str,
    warnings: &mut Warnings,
) {
    if let Some((_, run)) =
        longest_run(checked, text, cited).filter(|(long, _)| *long > MOST_IN_SENTENCE)
    {
        warn(path, &run, what, warnings);
    }
}

fn warn(path: String, run: &str, what: &str, warnings: &mut Warnings) {
    warnings.add(
        path,
        format!("{what} has the article's words “{run}”"),
        "say it in other words, so that it takes understanding to answer; or put words that you mean to quote in quotation marks",
    );
}

/// Returns the words of the cited paragraphs, or without a text the quoted words.
fn cited(checked: &CheckInput<'_>, evidence: &[Evidence]) -> Vec<Vec<Word>> {
    if checked.has_text() {
        let paragraphs = paragraph_numbers(evidence).filter_map(|it| checked.words(it));
        return paragraphs.map(<[Word]>::to_vec).collect();
    }
    let selectors = evidence.iter().filter_map(|it| it.selector.as_ref());
    selectors.map(|it| words(&it.in_context())).collect()
}

/// Returns the longest run of words that a text copies, and how long it is. Numbers and names, which
/// can't be said otherwise, and words that the text itself quotes don't count.
fn longest_run(
    checked: &CheckInput<'_>,
    text: &str,
    cited: &[Vec<Word>],
) -> Option<(usize, String)> {
    let quotations = Quotations::of(&[text.to_owned()]);
    let names = checked.names.in_text(text);
    let is_own = |word: &Word| !quotations.contain(0, &(word.start..word.end));
    let is_name = |word: &Word| {
        names
            .iter()
            .any(|it| it.start <= word.start && word.end <= it.end)
    };
    let own: Vec<Word> = words(text).into_iter().filter(is_own).collect();
    let runs = cited.iter().map(|there| {
        let run = own.get(longest_shared_run(&own, there)).unwrap_or_default();
        let is_counted = |word: &&Word| !word.key.contains(char::is_numeric) && !is_name(word);
        let counted: Vec<Word> = run.iter().filter(is_counted).cloned().collect();
        (length(&counted), slice(text, run).to_owned())
    });
    runs.max()
}
