//! Reads GIFT, as teachers write it and Moodle exports it: <https://docs.moodle.org/en/GIFT_format>.

use super::Imported;
use super::draft::{Answer, Draft, DraftNumber, DraftOption, Drafts, called};
use super::html::plain_text;
use crate::words::Words;
use standpoint_core::pack::{Decimal, Skill, Verdict};

/// Turns questions in GIFT into drafts for a pack.
///
/// - A choice becomes `single-choice`, or `several-right` if several options earn points; true or
///   false becomes a `single-choice` of the two.
/// - A number becomes `number`. Its unit is what the question has in brackets at its end.
/// - Feedback becomes the reason of its option, the last part of a category's path the topic, and a
///   tag that is the name of a skill the skill.
///
/// Other kinds of question, pictures, partial points and invalid questions are reported in
/// [`Imported::left_out`].
pub fn import_gift(text: &str) -> Imported {
    let mut drafts = Drafts::default();
    let mut category = String::new();
    for block in blocks(text) {
        let mut source = block.text.as_str();
        if let Some(rest) = source.strip_prefix("$CATEGORY:") {
            let (path, after) = rest.split_once('\n').unwrap_or((rest, ""));
            category = last_of_path(path);
            source = after.trim();
        }
        if source.is_empty() {
            continue;
        }
        match Parsed::new(source) {
            Ok(parsed) => parsed.draft(&block, &category, &mut drafts),
            Err(why) => drafts.leave_out(format!("{}: {why}.", called("", source))),
        }
    }
    drafts.finish()
}

/// A question's text without comments, and the tags in its comments.
#[derive(Default)]
struct Block {
    text: String,
    tags: Vec<String>,
}

/// Splits a file at its blank lines.
fn blocks(text: &str) -> Vec<Block> {
    let text = text.trim_start_matches('\u{feff}');
    let mut blocks = vec![Block::default()];
    for line in text.lines().map(str::trim) {
        if line.is_empty() {
            blocks.push(Block::default());
        } else if let Some(block) = blocks.last_mut() {
            if let Some(comment) = line.strip_prefix("//") {
                let tags = comment.split("[tag:").skip(1);
                let tags = tags.filter_map(|tag| tag.split_once(']'));
                block
                    .tags
                    .extend(tags.map(|(tag, _)| tag.trim().to_owned()));
            } else {
                block.text.push_str(line);
                block.text.push('\n');
            }
        }
    }
    for block in &mut blocks {
        block.text.truncate(block.text.trim_end().len());
    }
    blocks.retain(|block| !block.text.is_empty());
    blocks
}

/// The last part of a category's path. In it, a slash is doubled.
fn last_of_path(path: &str) -> String {
    let path = path.trim().replace("//", "\u{0}");
    let last = path.rsplit('/').next().unwrap_or_default();
    last.replace('\u{0}', "/")
}

/// A question with its parts, still escaped.
struct Parsed<'t> {
    name: String,
    /// The text before the answers, with a gap if more follows them.
    stem: String,
    answers: &'t str,
    general_feedback: Option<&'t str>,
}

impl<'t> Parsed<'t> {
    fn new(text: &'t str) -> Result<Self, &'static str> {
        let (name, text) = match text.strip_prefix("::").and_then(split_name) {
            Some((name, rest)) => (unescape(name), rest),
            None => (String::new(), text),
        };
        let (stem, rest) = split_at(text, '{').ok_or("it has no answers in braces")?;
        let (answers, tail) = split_at(rest, '}').ok_or("its answers have no closing brace")?;
        let stem = match tail.trim() {
            "" => stem.trim().to_owned(),
            tail if tail.starts_with(char::is_alphanumeric) => {
                [stem.trim_end(), " _____ ", tail].concat()
            }
            // Before punctuation there is no space.
            tail => [stem.trim_end(), " _____", tail].concat(),
        };
        let (answers, general_feedback) = match last_of(answers, "####") {
            Some((answers, feedback)) => (answers, Some(feedback)),
            None => (answers, None),
        };
        Ok(Self {
            name,
            stem,
            answers: answers.trim(),
            general_feedback,
        })
    }

    fn draft(&self, block: &Block, category: &str, drafts: &mut Drafts) {
        let (default, _) = format_of(&self.stem, "moodle");
        let mut text = Text {
            default,
            has_media: false,
        };
        let mut prompt = text.read(&self.stem);
        let name = called(&self.name, &prompt);
        let mut notes = Vec::new();
        let answer = match self.kind() {
            GiftKind::Number(answers) => {
                read_number(answers, &mut prompt, &mut text, &mut notes).map(Answer::Number)
            }
            GiftKind::Choice => read_options(self.answers, &mut text, &mut notes),
            GiftKind::TrueFalse(is_true) => Ok(true_or_false(is_true, self.answers, &mut text)),
            GiftKind::Other(kind) => Err(kind),
        };
        let mut answer = match answer {
            Ok(answer) => answer,
            Err(why) => return drafts.leave_out(format!("{name}: {why}.")),
        };
        if let Some(feedback) = self.general_feedback {
            let feedback = text.read(feedback);
            if !add_to_right(&mut answer, &feedback) && !feedback.trim().is_empty() {
                notes.push(format!("its general feedback, “{}”", feedback.trim()));
            }
        }
        if text.has_media {
            notes.push("its pictures or other media".into());
        }
        for note in notes {
            drafts.leave_out(format!("{name} is imported without this: {note}."));
        }
        let mut tags = block.tags.iter();
        drafts.add(Draft {
            name: self.name.clone(),
            topic: category.into(),
            skill: tags.find_map(|tag| Skill::ALL.into_iter().find(|it| it.as_str() == tag)),
            prompt,
            answer,
        });
    }

    /// Finds the kind in the way that Moodle does.
    fn kind(&self) -> GiftKind<'t> {
        let answers = self.answers;
        if let Some(answers) = answers.strip_prefix('#') {
            return GiftKind::Number(answers);
        }
        if find(answers, '~').is_some() {
            return GiftKind::Choice;
        }
        let (first, _) = split_at(answers, '#').unwrap_or((answers, ""));
        match first.trim() {
            "T" | "TRUE" => GiftKind::TrueFalse(true),
            "F" | "FALSE" => GiftKind::TrueFalse(false),
            "" if answers.is_empty() => GiftKind::Other("an essay has no right answer to score"),
            _ if find(answers, '=').is_some() && answers.contains("->") => GiftKind::Other(
                "matching is not imported; write it as a `match` question, with a passage for each \
                 pair",
            ),
            _ => GiftKind::Other(
                "an answer to type is not imported; write it as a `fill-the-gap` question, with the \
                 sentence around the gap",
            ),
        }
    }
}

enum GiftKind<'t> {
    Choice,
    TrueFalse(bool),
    Number(&'t str),
    /// Why it can't be carried over.
    Other(&'static str),
}

/// Adds the general feedback as the right option's reason, if that has none.
fn add_to_right(answer: &mut Answer, feedback: &str) -> bool {
    let reason = match answer {
        Answer::Options(options) => {
            let mut right = options.iter_mut().filter(|it| it.verdict == Verdict::Right);
            right.next().map(|option| &mut option.reason)
        }
        Answer::Number(number) => Some(&mut number.reason),
    };
    match reason {
        Some(reason) if reason.trim().is_empty() => {
            *reason = feedback.into();
            true
        }
        _ => false,
    }
}

/// An answer: after `=` or `~`, the share of the points, the text and the feedback.
struct Part<'t> {
    is_marked: bool,
    percent: Option<f64>,
    text: &'t str,
    feedback: &'t str,
}

/// Splits the answers at `=` and `~`. A text before the first of these is an answer too, and right
/// if it is a number.
fn parts(answers: &str, is_number: bool) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let (mut is_marked, mut rest) = (is_number, answers);
    loop {
        let end = find_any(rest, &['=', '~']).unwrap_or(rest.len());
        let (part, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        if !part.trim().is_empty() {
            let (percent, part) = percent(part.trim());
            let (text, feedback) = split_at(part, '#').unwrap_or((part, ""));
            parts.push(Part {
                is_marked,
                percent,
                text,
                feedback,
            });
        }
        is_marked = after.starts_with('=');
        match after.get(1..) {
            Some(after) => rest = after,
            None => return parts,
        }
    }
}

/// Splits `%50%` from the start of an answer.
fn percent(part: &str) -> (Option<f64>, &str) {
    let split = part.strip_prefix('%').and_then(|it| it.split_once('%'));
    match split.and_then(|(number, rest)| Some((number.parse().ok()?, rest))) {
        Some((percent, rest)) => (Some(percent), rest),
        None => (None, part),
    }
}

fn read_options(
    answers: &str,
    text: &mut Text<'_>,
    notes: &mut Vec<String>,
) -> Result<Answer, &'static str> {
    let parts = parts(answers, false);
    let has_one_right = parts.iter().any(|part| part.is_marked);
    let mut options = Vec::new();
    for part in parts {
        let option = text.read(part.text);
        let share = part.percent.unwrap_or_default();
        let is_right = part.is_marked || (!has_one_right && share > 0.0);
        if has_one_right && !part.is_marked && share > 0.0 {
            notes.push(format!(
                "{share}% of the points for {}",
                called("", &option)
            ));
        }
        let feedback = text.read(part.feedback);
        let not_stated = Words::without_not_stated(&feedback);
        let (verdict, reason) = match (is_right, not_stated) {
            (true, _) => (Verdict::Right, feedback),
            (false, Some(reason)) => (Verdict::NotStated, reason.to_owned()),
            (false, None) => (Verdict::Wrong, feedback),
        };
        options.push(DraftOption {
            text: option,
            verdict,
            reason,
        });
    }
    match options.len() {
        0 | 1 => Err("it has fewer than two options"),
        _ => Ok(Answer::Options(options)),
    }
}

/// After the answer come the feedback for a wrong one and that for a right one.
fn true_or_false(is_true: bool, answers: &str, text: &mut Text<'_>) -> Answer {
    let (_, feedback) = split_at(answers, '#').unwrap_or_default();
    let (wrong, right) = split_at(feedback, '#').unwrap_or((feedback, ""));
    let option = |label: &str, is_right: bool, reason: String| DraftOption {
        text: label.into(),
        verdict: if is_right {
            Verdict::Right
        } else {
            Verdict::Wrong
        },
        reason,
    };
    let (wrong, right) = (text.read(wrong), text.read(right));
    let (of_true, of_false) = if is_true {
        (right, wrong)
    } else {
        (wrong, right)
    };
    Answer::Options(vec![
        option("True", is_true, of_true),
        option("False", !is_true, of_false),
    ])
}

fn read_number(
    answers: &str,
    prompt: &mut String,
    text: &mut Text<'_>,
    notes: &mut Vec<String>,
) -> Result<DraftNumber, &'static str> {
    const INVALID: &str = "a pack needs a number of at most 15 digits, two of them decimals";
    let parts = parts(answers, true);
    let is_full = |part: &&Part<'_>| part.is_marked && part.percent.unwrap_or(100.0) == 100.0;
    let full = parts.iter().find(is_full).ok_or("it has no right number")?;
    let (value, tolerance) = number_and_tolerance(full.text).ok_or(INVALID)?;
    let mut half_point_within = None;
    for part in parts.iter().filter(|part| part.is_marked) {
        match number_and_tolerance(part.text) {
            Some((number, within)) if part.percent == Some(50.0) && number == value => {
                half_point_within = Some(within);
            }
            Some((number, _)) if number != value => {
                notes.push(format!("the other accepted number {number}"));
            }
            _ => {}
        }
    }
    let unit = unit_at_end(prompt);
    if unit.is_empty() {
        notes.push("a unit, which a pack needs".into());
    } else {
        let without = prompt.trim_end().len() - unit.len() - 2;
        prompt.truncate(without);
    }
    Ok(DraftNumber {
        value,
        unit,
        tolerance,
        half_point_within: half_point_within.filter(|within| *within > tolerance),
        reason: text.read(full.feedback),
    })
}

/// The unit at the end of a question: `tons` in `How much? (tons)`. It may have brackets itself.
fn unit_at_end(prompt: &str) -> String {
    let Some(inside) = prompt.trim_end().strip_suffix(')') else {
        return String::new();
    };
    let mut depth = 1;
    for (at, c) in inside.char_indices().rev() {
        match c {
            ')' => depth += 1,
            '(' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return inside.get(at + 1..).unwrap_or_default().into();
        }
    }
    String::new()
}

/// Reads `5`, `5:1` and `4..6`.
fn number_and_tolerance(text: &str) -> Option<(Decimal, Decimal)> {
    let number = |text: &str| Decimal::try_from(text.trim().parse::<f64>().ok()?).ok();
    if let Some((low, high)) = text.split_once("..") {
        let (low, high) = (number(low)?.hundredths(), number(high)?.hundredths());
        let middle = Decimal::from_hundredths((low + high) / 2).ok()?;
        return Some((
            middle,
            Decimal::from_hundredths(high - middle.hundredths()).ok()?,
        ));
    }
    match text.split_once(':') {
        Some((value, tolerance)) => Some((number(value)?, number(tolerance)?)),
        None => Some((number(text)?, Decimal::default())),
    }
}

/// Turns texts of a question into plain ones.
struct Text<'t> {
    /// The format of the question's text, which the others have too unless they name their own.
    default: &'t str,
    has_media: bool,
}

impl Text<'_> {
    fn read(&mut self, text: &str) -> String {
        let (format, text) = format_of(text.trim(), self.default);
        let text = unescape(text);
        let text = match format {
            "plain" | "markdown" => text,
            _ => {
                let (text, has_media) = plain_text(&text);
                self.has_media |= has_media;
                text
            }
        };
        text.trim().into()
    }
}

/// Splits the format in brackets from the start of a text.
fn format_of<'t>(text: &'t str, default: &'t str) -> (&'t str, &'t str) {
    let named = text.strip_prefix('[').and_then(|it| it.split_once(']'));
    match named {
        Some((format @ ("html" | "moodle" | "plain" | "markdown"), rest)) => (format, rest),
        _ => (default, text),
    }
}

/// The characters that a backslash escapes. `\n` is a line break.
const ESCAPABLE: [char; 9] = ['\\', '~', '=', '#', '{', '}', ':', 'n', '"'];

fn unescape(text: &str) -> String {
    let mut unescaped = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match (c, chars.peek()) {
            ('\\', Some('n')) => unescaped.push('\n'),
            ('\\', Some(next)) if ESCAPABLE.contains(next) => unescaped.push(*next),
            _ => {
                unescaped.push(c);
                continue;
            }
        }
        chars.next();
    }
    unescaped
}

/// The characters that aren't escaped, with their offsets.
fn unescaped_chars(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut is_escaped = false;
    text.char_indices().filter(move |(_, c)| {
        let skip = is_escaped;
        is_escaped = !skip && *c == '\\';
        !skip
    })
}

fn find(text: &str, wanted: char) -> Option<usize> {
    find_any(text, &[wanted])
}

fn find_any(text: &str, wanted: &[char]) -> Option<usize> {
    let mut chars = unescaped_chars(text);
    chars.find_map(|(at, c)| wanted.contains(&c).then_some(at))
}

/// Splits a text around an ASCII character that isn't escaped.
fn split_at(text: &str, at: char) -> Option<(&str, &str)> {
    let start = find(text, at)?;
    Some((text.get(..start)?, text.get(start + 1..)?))
}

/// Splits a text around the last place where these ASCII characters stand, the first not escaped.
fn last_of<'t>(text: &'t str, wanted: &str) -> Option<(&'t str, &'t str)> {
    let starts_here =
        |(at, _): &(usize, char)| text.get(*at..).is_some_and(|rest| rest.starts_with(wanted));
    let (start, _) = unescaped_chars(text).filter(starts_here).last()?;
    Some((text.get(..start)?, text.get(start + wanted.len()..)?))
}

/// Splits the name of a question, which ends with `::`, from the rest.
fn split_name(text: &str) -> Option<(&str, &str)> {
    let ends_here =
        |(at, _): &(usize, char)| text.get(*at..).is_some_and(|rest| rest.starts_with("::"));
    let (end, _) = unescaped_chars(text).find(ends_here)?;
    Some((text.get(..end)?, text.get(end + 2..)?))
}
