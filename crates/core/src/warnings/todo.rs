//! Placeholders that the author meant to replace: readers would see them.

use super::texts::{Text, texts};
use super::words::words;
use super::{CheckInput, Warnings};
use crate::Pack;

/// Marks of unfinished text, as words in this form. Some are words in other forms: `todo` is
/// Spanish. The first three are in two parts, so that no search for leftovers finds them here.
const MARKS: &[&str] = &[
    concat!("TO", "DO"),
    concat!("FIX", "ME"),
    concat!("XX", "X"),
    "TBC",
    "TBD",
    "TKTK",
];

/// Marks that may be part of a longer run.
const SIGNS: &[&str] = &[
    "???",
    "？？？",
    "待补",
    "待定稿",
    "待填写",
    "lorem ipsum",
    "Lorem ipsum",
];

pub(super) fn check(checked: &CheckInput<'_>, warnings: &mut Warnings) {
    let pack = checked.pack;
    for Text { path, text, .. } in texts(pack) {
        if let Some(mark) = find_mark(text) {
            warn(path, mark, warnings);
        } else if is_filler(text) {
            warnings.add(path, format!("“{text}” says nothing"), "write the text");
        }
    }
    for (path, text) in names(pack) {
        if let Some(mark) = find_mark(text) {
            warn(path, mark, warnings);
        }
    }
}

fn warn(path: String, mark: &str, warnings: &mut Warnings) {
    warnings.add(
        path,
        format!("“{mark}” is in the text"),
        "write what is missing",
    );
}

fn find_mark(text: &str) -> Option<&'static str> {
    let words = words(text);
    let is_word = |mark: &&&str| {
        words
            .iter()
            .any(|word| text.get(word.start..word.end) == Some(**mark))
    };
    let word = MARKS.iter().find(is_word);
    word.or_else(|| SIGNS.iter().find(|sign| text.contains(**sign)))
        .copied()
}

/// Whether a text is a dash, a letter or the same letter again and again.
fn is_filler(text: &str) -> bool {
    let words = words(text);
    let mut characters = words.iter().flat_map(|word| word.key.chars());
    let first = characters.next();
    let is_unspaced = words.iter().any(super::words::Word::is_unspaced);
    let is_number = first.is_some_and(char::is_numeric);
    !is_unspaced && !is_number && characters.all(|c| Some(c) == first)
}

/// Returns the texts that are names rather than sentences. A name may be a single letter.
fn names(pack: &Pack) -> Vec<(String, &str)> {
    let mut names: Vec<(String, &str)> = Vec::new();
    for (i, topic) in pack.topics.iter().enumerate() {
        names.push((format!("topics[{i}].name"), &topic.name));
    }
    for (i, issue) in pack.issues.iter().enumerate() {
        names.push((format!("issues[{i}].name"), &issue.name));
        names.push((format!("issues[{i}].proposition"), &issue.proposition));
    }
    for (i, actor) in pack.actors.iter().enumerate() {
        names.push((format!("actors[{i}].name"), &actor.name));
        let short = actor.short_name.as_deref();
        names.extend(short.map(|short| (format!("actors[{i}].short_name"), short)));
    }
    for (i, quote) in pack.quotes.iter().enumerate() {
        let venue = quote.venue.as_deref();
        names.extend(venue.map(|venue| (format!("quotes[{i}].venue"), venue)));
    }
    for (i, figure) in pack.figures.iter().enumerate() {
        names.push((format!("figures[{i}].label"), &figure.label));
        names.push((format!("figures[{i}].unit"), &figure.unit));
    }
    names
}
