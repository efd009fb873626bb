//! What a run of capitalised words looks like: a person, an organisation, a place.

use super::runs::{FIRST_NAMES, Run, base};
use crate::candidates::lexicon::Lexicon;
use crate::candidates::text::Paragraph;
use standpoint_core::pack::ActorKind;
use std::ops::Range;

/// What a run looks like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Words that are a person's name, or look like one.
    Person {
        /// The name without titles.
        words: Range<usize>,
        /// The title before it, in lower case.
        title: Option<String>,
    },
    /// It has a word such as "Council" in it.
    Organisation(ActorKind),
    /// Capital letters only.
    Acronym,
    /// One word.
    Single,
    /// Something else: a place, an office without a name, a language.
    Other,
}

/// Returns what a run looks like.
pub(super) fn shape(run: &Run, paragraph: &Paragraph<'_>, lexicon: &Lexicon) -> Shape {
    let words = &run.words;
    let lower: Vec<String> = words.clone().map(|at| base(&paragraph.lower(at))).collect();
    let text = paragraph
        .words
        .get(words.end - 1)
        .map_or("", |word| word.text);
    if let Some(kind) = head(&lower, lexicon) {
        // The Trump administration governs, the Drug Enforcement Administration is an agency.
        let is_agency = text == "Administration";
        return Shape::Organisation(if is_agency { ActorKind::Agency } else { kind });
    }
    let (Some(first), Some(last)) = (lower.first(), lower.last()) else {
        return Shape::Other;
    };
    // "Felbab-Brown" is a surname.
    let is_joined = words
        .clone()
        .skip(1)
        .all(|at| paragraph.gap_before(at) == "-");
    if is_joined {
        let name = base(text);
        let is_acronym = name.len() > 1 && name.chars().all(|c| c.is_uppercase() || c == '.');
        return match () {
            () if lexicon.names.no_names.contains(first) => Shape::Other,
            () if is_title(first, lexicon) => Shape::Other,
            () if is_acronym => Shape::Acronym,
            () => Shape::Single,
        };
    }
    let has_ampersand = words
        .clone()
        .skip(1)
        .any(|at| paragraph.gap_before(at) == " & ");
    if has_ampersand {
        return Shape::Organisation(ActorKind::Group);
    }
    // "Walk the Water".
    if lower.len() == 3 && lower.get(1).is_some_and(|it| it == "the") {
        return Shape::Organisation(ActorKind::Group);
    }
    if let Some((title, name)) = titled(&lower, lexicon) {
        let is_name = name.start < lower.len() && is_name(&lower[name.clone()], lexicon);
        return if is_name {
            Shape::Person {
                words: words.start + name.start..words.end,
                title: Some(title),
            }
        } else {
            Shape::Other
        };
    }
    let is_place = lexicon.names.places.contains(last)
        || lexicon.has_capitalised_nouns && lower.iter().any(|it| lexicon.names.places.ends(it));
    if is_place || !is_name(&lower, lexicon) || lower.len() > 4 {
        return Shape::Other;
    }
    Shape::Person {
        words: words.clone(),
        title: None,
    }
}

fn is_title(word: &str, lexicon: &Lexicon) -> bool {
    let titles = lexicon.names.titles;
    titles.contains(word) || lexicon.has_capitalised_nouns && titles.ends(word)
}

/// Whether all words can be part of a person's name.
fn is_name(lower: &[String], lexicon: &Lexicon) -> bool {
    let names = &lexicon.names;
    let can_be = |(at, word): (usize, &String)| {
        let is_first = at == 0 && lower.len() > 1 && FIRST_NAMES.contains(&word.as_str());
        word.chars()
            .all(|c| c.is_alphabetic() || matches!(c, '’' | '\'' | '.' | '-'))
            && !names.no_names.contains(word)
            && (is_first || !names.starts.contains(word))
            && !matches!(word.as_str(), "of" | "for" | "and" | "the")
    };
    !lower.is_empty() && lower.iter().enumerate().all(can_be)
}

/// Splits a run into the last title and the name after it.
fn titled(lower: &[String], lexicon: &Lexicon) -> Option<(String, Range<usize>)> {
    let is_title = |word: &String| is_title(word, lexicon);
    let at = if lexicon.has_capitalised_nouns {
        // A surname can end as a title does.
        lower
            .iter()
            .take(lower.len() - 1)
            .take_while(|it| is_title(it))
            .count()
            .checked_sub(1)?
    } else {
        lower.iter().rposition(is_title)?
    };
    let title = lower.get(at)?.clone();
    let after = at + 1;
    // "Minister of Public Security Wang Lei": the name is the last two words.
    let name = if lower.get(after).is_some_and(|it| it == "of") {
        let rest = lower.len() - after - 1;
        if rest < 3 {
            lower.len()..lower.len()
        } else {
            lower.len() - 2..lower.len()
        }
    } else if lower.len() - after > 3 {
        lower.len()..lower.len()
    } else {
        after..lower.len()
    };
    Some((title, name))
}

/// Returns the kind of an organisation, by the word in its name that says what it is.
fn head(lower: &[String], lexicon: &Lexicon) -> Option<ActorKind> {
    let kind = |word: &String| {
        let mut heads = lexicon.names.heads.iter();
        let found = heads.find(|(_, words)| {
            words.contains(word) || lexicon.has_capitalised_nouns && words.ends(word)
        });
        found.map(|(kind, _)| *kind)
    };
    if lower.len() < 2 {
        return None;
    }
    // In English the last word, or the one before "of": in German the first one.
    let link = lower
        .iter()
        .position(|it| matches!(it.as_str(), "of" | "for"));
    if let Some(link) = link {
        return lower.get(link.checked_sub(1)?).and_then(kind);
    }
    let paired = lower.iter().rposition(|it| it == "and");
    let paired = paired.and_then(|at| lower.get(at + 1)).and_then(kind);
    let first = lower.first().filter(|_| lexicon.has_capitalised_nouns);
    let is_titled = first.is_some_and(|it| is_title(it, lexicon));
    let first = first.filter(|_| !is_titled).and_then(kind);
    lower
        .last()
        .and_then(kind)
        .filter(|_| !is_titled)
        .or(first)
        .or(paired)
}
