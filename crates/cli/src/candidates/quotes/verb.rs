//! The verbs of speaking outside quotations, with who is the subject of each.

use crate::candidates::lexicon::Pronoun;
use crate::candidates::names::{Mention, Speakers, Subject};
use std::ops::Range;

/// A verb of speaking, or "according to".
pub(super) struct Verb {
    pub at: Range<usize>,
    pub who: Who,
    /// Where the words are that say who speaks.
    pub subject: Option<Range<usize>>,
}

impl Verb {
    /// Returns the verb with its subject and what is between.
    pub fn clause(&self) -> Range<usize> {
        let subject = self.subject.as_ref().unwrap_or(&self.at);
        self.at.start.min(subject.start)..self.at.end.max(subject.end)
    }

    /// Whether the subject comes before the verb.
    pub fn follows_subject(&self) -> bool {
        let subject = self.subject.as_ref();
        subject.is_some_and(|it| it.start < self.at.start)
    }
}

/// Who is the subject of a verb.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    /// By the index of the candidate.
    Known(usize),
    /// Somebody whose name several share, by the index of the mention.
    Shared(usize),
    /// He or she.
    OnePerson(Pronoun),
    /// German "sie": a woman, a thing or several.
    NoMan,
    /// Another pronoun.
    Others,
    /// Somebody who is no candidate.
    Unknown,
}

/// Finds the verbs of speaking in a paragraph. `mentions` are those of its names, in order.
pub(super) fn verbs(speakers: &Speakers<'_, '_>, mentions: &[&Mention]) -> Vec<Verb> {
    let paragraph = speakers.paragraph;
    let verbs = speakers.all().into_iter().filter_map(|(at, subject)| {
        let verb = paragraph.words.get(at)?;
        let words = subject.as_ref().map(|it| words_of(it, speakers));
        let range = |words: Range<usize>| {
            let last = words.end.checked_sub(1)?;
            let (first, last) = (
                paragraph.words.get(words.start)?,
                paragraph.words.get(last)?,
            );
            Some(first.start..last.end)
        };
        Some(Verb {
            at: verb.start..verb.end,
            who: subject.map_or(Who::Unknown, |it| who(&it, speakers, mentions)),
            subject: words.and_then(range),
        })
    });
    verbs.collect()
}

/// Returns the words of a subject.
fn words_of(subject: &Subject, speakers: &Speakers<'_, '_>) -> Range<usize> {
    match subject {
        Subject::Named(name) => speakers.names.get(*name).cloned().unwrap_or_default(),
        Subject::Described(words) => words.clone(),
        Subject::Pronoun(at) => *at..at + 1,
    }
}

fn who(subject: &Subject, speakers: &Speakers<'_, '_>, mentions: &[&Mention]) -> Who {
    match subject {
        Subject::Named(name) => match mentions.get(*name) {
            Some(mention) if mention.others.is_empty() => Who::Known(mention.name),
            Some(_) => Who::Shared(*name),
            None => Who::Unknown,
        },
        Subject::Described(words) => {
            let same = mentions.iter().find(|it| it.words == *words);
            same.map_or(Who::Unknown, |it| Who::Known(it.name))
        }
        Subject::Pronoun(at) => match speakers.paragraph.lower(*at).as_str() {
            "he" | "er" => Who::OnePerson(Pronoun::He),
            "she" => Who::OnePerson(Pronoun::She),
            "sie" => Who::NoMan,
            "i" | "ich" => Who::Unknown,
            _ => Who::Others,
        },
    }
}
