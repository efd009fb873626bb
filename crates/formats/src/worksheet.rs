//! A worksheet for paper, as Markdown: one file with the questions and boxes to fill in, another
//! with the answers, reasons and passages.
//!
//! Markdown as in CommonMark, <https://spec.commonmark.org/>, which word processors and converters
//! such as pandoc read.

use crate::describe::{citation, with_passages};
use crate::exercise::{
    Choosable, Exercise, Matching, Number, Step, Task, Text, in_right_order, letter,
};
use crate::left_out;
use crate::markup::on_one_line;
use crate::words::Words;
use crate::{Exported, Format, file_name};
use standpoint_core::Pack;
use std::fmt::Write as _;

pub(crate) const FORMAT: Format = Format {
    name: "worksheet",
    about: "Worksheet (Markdown): the questions for paper, and a sheet with the answers",
    export,
};

/// A line to write on. With a space on both sides, underscores emphasise nothing.
const LINE: &str = "________________";

fn export(pack: &Pack) -> Exported {
    let words = Words::of(pack);
    let exercises = Exercise::all(pack);
    let mut sheet = head(pack, words);
    let _ = write!(sheet, "{}: {LINE} {}: {LINE}\n\n", words.name, words.date);
    let mut answers = head(pack, words);
    let _ = write!(answers, "## {}\n\n", words.answers);
    let mut number = 0;
    for (topic, exercises) in Exercise::by_topic(pack, &exercises) {
        let _ = write!(sheet, "## {}\n\n", escape(&topic.name));
        for exercise in exercises {
            number += 1;
            write_question(&mut sheet, words, number, exercise);
            write_answer(&mut answers, words, number, exercise);
        }
    }
    let mut left_out = left_out::all_but_questions(pack);
    left_out.push("Points: paper isn’t scored by a program.".into());
    let files = [("worksheet.md", sheet), ("answers.md", answers)];
    let files = files.map(|(suffix, text)| (file_name(pack, suffix), text.into_bytes()));
    Exported {
        files: files.into(),
        left_out,
    }
}

fn head(pack: &Pack, words: &Words) -> String {
    let source = escape(&citation(words, pack.source()));
    format!(
        "# {}\n\n{}: {source}\n\n",
        escape(pack.title()),
        words.source
    )
}

fn write_question(sheet: &mut String, words: &Words, number: usize, exercise: &Exercise<'_>) {
    let _ = write!(sheet, "**{number}.** {}\n\n", escape(exercise.prompt));
    if let Some(about) = &exercise.about {
        let about = escape(&words.quoted(&about.text));
        let _ = write!(sheet, "> {about}\n\n");
    }
    match &exercise.task {
        Task::ChooseOne(options) => write_options(sheet, words.choose_one, options),
        Task::ChooseSeveral(options) => write_options(sheet, words.choose_several, options),
        Task::PutInOrder(steps) => {
            let _ = write!(sheet, "{}\n\n", words.put_in_order);
            for step in steps {
                let _ = writeln!(sheet, "- ___ {}", escape(&step.text));
            }
        }
        Task::EnterNumber(number) => {
            let unit = escape(&number.unit);
            let _ = writeln!(sheet, "{} {LINE} {unit}", words.enter_number);
        }
        Task::MatchPairs(matching) => {
            let _ = write!(sheet, "{}\n\n", words.matching(matching.reuse));
            for (index, option) in matching.options.iter().enumerate() {
                let _ = writeln!(sheet, "- {}. {}", letter(index), escape(option));
            }
            sheet.push('\n');
            for row in &matching.rows {
                let _ = writeln!(sheet, "- ___ {}", escape(&row.text));
            }
        }
        Task::EnterText(_) => {
            let _ = writeln!(sheet, "{} {LINE}", words.enter_text);
        }
        // A paragraph to underline them in.
        Task::MarkSentences(sentences) => {
            let text = escape(&running(sentences));
            let _ = write!(sheet, "{}\n\n{text}\n", words.mark_sentences);
        }
    }
    sheet.push('\n');
}

/// The sentences as one text.
fn running(sentences: &[Choosable]) -> String {
    let texts: Vec<_> = sentences.iter().map(|it| it.text.as_str()).collect();
    texts.join(" ")
}

fn write_options(sheet: &mut String, instruction: &str, options: &[Choosable]) {
    let _ = write!(sheet, "{instruction}\n\n");
    for (index, option) in options.iter().enumerate() {
        let _ = writeln!(sheet, "- ☐ {}. {}", letter(index), escape(&option.text));
    }
}

fn write_answer(answers: &mut String, words: &Words, number: usize, exercise: &Exercise<'_>) {
    let question = escape(&exercise.question(words));
    let _ = write!(answers, "**{number}.** {question}\n\n");
    match &exercise.task {
        Task::ChooseOne(options) | Task::ChooseSeveral(options) | Task::MarkSentences(options) => {
            write_verdicts(answers, words, options);
        }
        Task::PutInOrder(steps) => write_order(answers, words, steps),
        Task::EnterNumber(number) => write_number(answers, words, number),
        Task::MatchPairs(matching) => write_pairs(answers, words, matching),
        Task::EnterText(text) => write_text(answers, words, text),
    }
    answers.push('\n');
}

fn write_verdicts(answers: &mut String, words: &Words, options: &[Choosable]) {
    for (index, option) in options.iter().enumerate() {
        let text = escape(&option.text);
        let text = if option.is_right() {
            ["**", &text, "**"].concat()
        } else {
            text
        };
        let reason = with_passages(words, &option.reason, &option.passages);
        let _ = writeln!(
            answers,
            "- {}. {text} – {}: {}",
            letter(index),
            words.verdict(option.verdict),
            escape(&reason)
        );
    }
}

fn write_order(answers: &mut String, words: &Words, steps: &[Step]) {
    for step in in_right_order(steps) {
        let reason = with_passages(words, &step.reason, &step.passages);
        let text = escape(&step.text);
        let _ = writeln!(answers, "{}. **{text}** – {}", step.place, escape(&reason));
    }
}

fn write_pairs(answers: &mut String, words: &Words, matching: &Matching) {
    for row in &matching.rows {
        let reason = with_passages(words, &row.reason, &row.passages);
        let _ = writeln!(
            answers,
            "- {} – **{}. {}** – {}",
            escape(&row.text),
            letter(row.right),
            escape(matching.right(row)),
            escape(&reason)
        );
    }
}

fn write_number(answers: &mut String, words: &Words, number: &Number) {
    let value = escape(&words.quantity(number.value, &number.unit));
    let reason = with_passages(words, &number.reason, &number.passages);
    let _ = write!(answers, "- **{value}** – {}", escape(&reason));
    if number.tolerance.hundredths() > 0 {
        let _ = write!(answers, " ({}: {})", words.tolerance, number.tolerance);
    }
    answers.push('\n');
}

fn write_text(answers: &mut String, words: &Words, text: &Text) {
    let spellings: Vec<_> = text.spellings().map(escape).collect();
    let reason = with_passages(words, &text.reason, &text.passages);
    let _ = writeln!(
        answers,
        "- **{}** – {}",
        spellings.join(" / "),
        escape(&reason)
    );
}

/// Escapes what Markdown gives a meaning. A text never starts a line, but it can be the first in a
/// heading, an item or a quotation.
fn escape(text: &str) -> String {
    on_one_line(text, |before, c, _| match c {
        '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '$' => true,
        '+' | '-' | '=' => before.is_empty(),
        // A number of a list.
        '.' | ')' => !before.is_empty() && before.bytes().all(|byte| byte.is_ascii_digit()),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn what_markdown_gives_a_meaning_is_escaped() {
        assert_eq!(escape("*a* _b_ [c](d)"), r"\*a\* \_b\_ \[c\](d)");
        assert_eq!(escape("1. one"), r"1\. one");
        assert_eq!(escape("1.5 km. Then"), r"1\.5 km. Then");
        assert_eq!(escape("- a - b"), r"\- a - b");
        assert_eq!(escape("<b> & #c"), r"\<b\> \& \#c");
    }
}
