//! Short things are short, languages are named as BCP 47 does, numbers can be shown.

use crate::read::Problems;
use crate::read::draft::Draft;

pub(super) fn check(draft: &Draft<'_>, problems: &mut Problems) {
    let pack = &draft.pack;
    language("language", &pack.language, problems);
    language("source.language", &pack.source.language, problems);
    short("title", &pack.title, 120, problems);
    let mut check = |list, i, key, text: &str, most| {
        let path = [&draft.path(list, i), ".", key].concat();
        short(&path, text, most, problems);
    };
    for (i, topic) in pack.topics.iter().enumerate() {
        check("topics", i, "name", &topic.name, 40);
    }
    for (i, issue) in pack.issues.iter().enumerate() {
        check("issues", i, "name", &issue.name, 40);
    }
    for (i, actor) in pack.actors.iter().enumerate() {
        check("actors", i, "name", &actor.name, 80);
        check(
            "actors",
            i,
            "short",
            actor.short.as_deref().unwrap_or_default(),
            24,
        );
    }
    for (i, figure) in pack.figures.iter().enumerate() {
        if let Some((what, hint)) = unfit_number(figure.value) {
            let path = [&draft.path("figures", i), ".value"].concat();
            problems.at(path, what, hint);
        }
    }
}

/// Why a number can't be shown, and what to do. Two decimals are shown.
fn unfit_number(value: f64) -> Option<(&'static str, &'static str)> {
    /// Beyond this not every digit of a number can be held, or is worth showing.
    const LARGEST: f64 = 1e15;
    let hundredths = value.abs() * 100.0;
    if hundredths > LARGEST * 100.0 {
        Some(("a number too large to show", "give it in a larger unit"))
    } else if (hundredths - hundredths.round()).abs() > hundredths * 1e-9 {
        Some((
            "a number of more than two decimals",
            "round it, or give it in a smaller unit",
        ))
    } else {
        None
    }
}

fn short(path: &str, text: &str, most: usize, problems: &mut Problems) {
    let length = text.chars().count();
    if length > most {
        let what = format!("{length} characters where there is room for {most}");
        problems.at(path, what, "shorten it");
    }
}

fn language(path: &str, tag: &str, problems: &mut Problems) {
    if tag.is_empty() {
        return; // A stand-in: why has been told.
    }
    let part = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
    };
    let primary = tag.split('-').next().unwrap_or_default();
    let is_primary =
        (2..=8).contains(&primary.len()) && primary.bytes().all(|b| b.is_ascii_alphabetic());
    if !is_primary || !tag.split('-').all(part) {
        problems.at(
            path,
            "not a language tag",
            "write BCP 47, such as en or pt-BR",
        );
    }
}
