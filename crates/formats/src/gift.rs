//! GIFT, the text format for questions that teachers write by hand and Moodle imports.
//!
//! The format is described at <https://docs.moodle.org/en/GIFT_format>; where that page is silent,
//! this follows what Moodle's importer does.

use crate::describe::{citation, passages};
use crate::exercise::{Choosable, Exercise, Matching, Number, Step, Task, Text, in_right_order};
use crate::left_out;
use crate::words::Words;
use crate::{Exported, Format};
use standpoint_core::Pack;
use standpoint_core::pack::Topic;
use std::fmt::Write as _;

pub(crate) const FORMAT: Format = Format {
    name: "gift",
    about: "Moodle GIFT: the questions as text, for Moodle's question bank",
    export,
};

fn export(pack: &Pack) -> Exported {
    let words = Words::of(pack);
    let exercises = Exercise::all(pack);
    let mut gift = String::new();
    for (topic, exercises) in Exercise::by_topic(pack, &exercises) {
        let _ = write!(gift, "$CATEGORY: {}\n\n", category(pack, topic));
        for exercise in exercises {
            write_question(&mut gift, pack, words, exercise);
        }
    }
    let mut left_out = left_out::all_but_questions(pack);
    left_out.extend(left_out::scoring_of_order(
        &exercises,
        "GIFT has them matched with their places, with points for each one in its place",
    ));
    left_out.extend(left_out::forgiven_spellings(&exercises));
    left_out.extend(left_out::running_text(&exercises));
    left_out.extend(left_out::overlap(&exercises));
    Exported::text(pack, "gift.txt", gift, left_out)
}

fn write_question(gift: &mut String, pack: &Pack, words: &Words, exercise: &Exercise<'_>) {
    // Moodle takes the id number and the tags from a comment.
    let _ = writeln!(
        gift,
        "// [id:{}/{}] [tag:{}]",
        pack.id(),
        exercise.id,
        exercise.skill.as_str()
    );
    let _ = write!(
        gift,
        "::{}::[plain]{}",
        escape(exercise.id),
        escape(&exercise.question(words))
    );
    match &exercise.task {
        Task::ChooseOne(options) => write_options(gift, words, options, Marks::One),
        Task::ChooseSeveral(options) | Task::MarkSentences(options) => {
            write_options(gift, words, options, Marks::Several);
        }
        Task::PutInOrder(steps) => write_matches(gift, words, steps),
        Task::EnterNumber(number) => write_number(gift, number),
        Task::MatchPairs(matching) => write_pairs(gift, words, matching),
        Task::EnterText(text) => write_text(gift, text),
    }
    let feedback = general_feedback(pack, words, exercise);
    let _ = write!(gift, "\t####{}\n}}\n\n", escape_start(&feedback));
}

/// The passages and the article, and before them what has no other place.
fn general_feedback(pack: &Pack, words: &Words, exercise: &Exercise<'_>) -> String {
    let reasons: Vec<_> = match &exercise.task {
        Task::ChooseOne(_)
        | Task::ChooseSeveral(_)
        | Task::MarkSentences(_)
        | Task::EnterNumber(_)
        | Task::EnterText(_) => Vec::new(),
        Task::PutInOrder(steps) => {
            let reason = |step: &Step| format!("{}. {}: {}", step.place, step.text, step.reason);
            in_right_order(steps).into_iter().map(reason).collect()
        }
        Task::MatchPairs(matching) => {
            let rows = matching.rows.iter();
            rows.map(|row| format!("{} – {}: {}", row.text, matching.right(row), row.reason))
                .collect()
        }
    };
    let passages = passages(words, exercise.passages());
    let article = format!("({}: {})", words.source, citation(words, pack.source()));
    let parts = reasons.into_iter().chain([passages, article]);
    let parts: Vec<_> = parts.filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}

/// How the right options are marked.
enum Marks {
    /// `=`: the one that earns all points.
    One,
    /// By their share of the points. A wrong one costs as much as a right one earns.
    Several,
}

fn write_options(gift: &mut String, words: &Words, options: &[Choosable], marks: Marks) {
    gift.push_str(" {\n");
    let right = options.iter().filter(|option| option.is_right()).count();
    let share = percentage(right);
    for option in options {
        let mark = match (&marks, option.is_right()) {
            (Marks::One, true) => "=".into(),
            (Marks::One, false) => "~".into(),
            (Marks::Several, true) => format!("~%{share}%"),
            (Marks::Several, false) => format!("~%-{share}%"),
        };
        let _ = writeln!(
            gift,
            "\t{mark}{}#{}",
            escape_start(&option.text),
            escape_start(&option.explanation(words))
        );
    }
}

fn write_matches(gift: &mut String, words: &Words, steps: &[Step]) {
    let _ = writeln!(gift, " {} {{", escape(words.put_in_order));
    for step in steps {
        let _ = writeln!(gift, "\t={} -> {}", escape_start(&step.text), step.place);
    }
}

/// Writes the pairs, and the options of no row as pairs without a left side.
fn write_pairs(gift: &mut String, words: &Words, matching: &Matching) {
    let _ = writeln!(gift, " {} {{", escape(words.matching(matching.reuse)));
    for row in &matching.rows {
        let (left, right) = (escape_start(&row.text), escape_start(matching.right(row)));
        let _ = writeln!(gift, "\t={left} -> {right}");
    }
    for option in matching.distractors() {
        let _ = writeln!(gift, "\t= -> {}", escape_start(option));
    }
}

fn write_number(gift: &mut String, number: &Number) {
    let _ = writeln!(gift, " ({}) {{#", escape(&number.unit));
    let reason = escape_start(&number.reason);
    let value = number.value;
    let _ = writeln!(gift, "\t={value}:{}#{reason}", number.tolerance);
    if let Some(within) = number.half_point_within {
        let _ = writeln!(gift, "\t=%50%{value}:{within}#{reason}");
    }
    let _ = writeln!(gift, "\t~#{reason}");
}

/// The answers of a question for a short text. Moodle ignores their case.
fn write_text(gift: &mut String, text: &Text) {
    gift.push_str(" {\n");
    let reason = escape_start(&text.reason);
    for spelling in text.spellings() {
        let answer = escape_start(&without_wildcards(spelling));
        let _ = writeln!(gift, "\t={answer}#{reason}");
    }
}

/// Escapes the asterisk, which Moodle takes for any text.
pub(crate) fn without_wildcards(answer: &str) -> String {
    answer.replace('*', "\\*")
}

/// 100 ÷ `parts`, with the digits by which Moodle knows its grades: `33.33333`.
pub(crate) fn percentage(parts: usize) -> String {
    let percentage = format!("{:.5}", 100.0 / parts.max(1) as f64);
    percentage
        .trim_end_matches('0')
        .trim_end_matches('.')
        .into()
}

/// The path of a category: the topic in the story. In a name a slash is doubled, which needs a space
/// between it and the slash that separates names. Nothing else can be escaped.
pub(crate) fn category(pack: &Pack, topic: &Topic) -> String {
    let names = [pack.title(), &topic.name].map(|name| {
        let start = if name.starts_with('/') { " " } else { "" };
        let end = if name.ends_with('/') { " " } else { "" };
        let name = name.replace('/', "//").replace(['\n', '\r'], " ");
        [start, &name, end].concat()
    });
    ["$course$/top/", &names.join("/")].concat()
}

/// Escapes what GIFT gives a meaning.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '~' | '=' | '#' | '{' | '}' | ':' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            '\r' => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// Escapes a text at the start of an answer or a feedback. There `[…]` can be a format and `%…%` a
/// share of the points, which an explicit format prevents. What is before `->` can be one half of a
/// pair, and GIFT has no escape for it.
fn escape_start(text: &str) -> String {
    let text = text.replace("->", "→");
    let format = if text.starts_with(['[', '%']) {
        "[plain]"
    } else {
        ""
    };
    [format, &escape(&text)].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_among_moodles_grades() {
        let grades = [
            "100", "50", "33.33333", "25", "20", "16.66667", "14.28571", "12.5",
        ];
        for (parts, grade) in (1..).zip(grades) {
            assert_eq!(percentage(parts), grade);
        }
    }

    #[test]
    fn what_gift_gives_a_meaning_is_escaped() {
        assert_eq!(escape(r"a~={}:#\n"), r"a\~\=\{\}\:\#\\n");
        assert_eq!(escape("two\r\nlines"), r"two\nlines");
        assert_eq!(escape_start("%50% of it"), "[plain]%50% of it");
        assert_eq!(escape_start("[html]<b>"), "[plain][html]<b>");
        assert_eq!(escape_start("a -> b"), "a → b");
    }
}
