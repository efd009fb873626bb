//! The verbs of speaking outside quotations, with who is the subject of each.

use crate::candidates::lexicon::Pronoun;
use crate::candidates::names::{Mention, NameCandidate, Speakers, Subject};
use standpoint_core::pack::ActorKind;
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
pub(super) fn verbs(
    speakers: &Speakers<'_, '_>,
    mentions: &[&Mention],
    names: &[NameCandidate],
) -> Vec<Verb> {
    let paragraph = speakers.paragraph;
    let verbs = speakers.all().into_iter().filter_map(|(at, subject)| {
        let verb = paragraph.words.get(at)?;
        let words = subject.as_ref().map(|it| words_of(it, speakers));
        let institution = words
            .as_ref()
            .and_then(|words| institution(words, speakers, mentions, names));
        let (who, words) = match institution {
            Some((name, words)) => (Who::Known(name), Some(words)),
            None => {
                let who = subject.map_or(Who::Unknown, |it| who(&it, speakers, mentions));
                (who, words)
            }
        };
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
            who,
            subject: words.and_then(range),
        })
    });
    verbs.collect()
}

/// Returns the institution for which somebody without a name speaks, and the words for both: "a spokesman
/// for the council", "the council’s spokeswoman".
fn institution(
    words: &Range<usize>,
    speakers: &Speakers<'_, '_>,
    mentions: &[&Mention],
    names: &[NameCandidate],
) -> Option<(usize, Range<usize>)> {
    let paragraph = speakers.paragraph;
    let lexicon = &speakers.lexicon.names;
    let noun = words.end.checked_sub(1)?;
    if !lexicon.spokes.contains(&paragraph.lower(noun)) {
        return None;
    }
    let is_institution = |name: usize| {
        let name = names.get(name);
        name.is_some_and(|it| {
            !it.is_description && it.kind.is_some_and(|kind| kind != ActorKind::Person)
        })
    };
    // "The Infirmary", of the Royal Infirmary.
    let is_compound = speakers.lexicon.has_capitalised_nouns;
    let by_noun = |at: usize| {
        let lower = paragraph.lower(at);
        let lower = lower.trim_end_matches("’s").trim_end_matches("'s");
        let is_it = |(index, it): (usize, &NameCandidate)| {
            let name = it.name.to_lowercase();
            let mut words = name.split(' ');
            let has_noun = match is_compound {
                // "des Klinikums", of the Klinikum Holm.
                true => words.any(|it| lower == it || lower.strip_suffix('s') == Some(it)),
                false => words.next_back() == Some(lower),
            };
            (has_noun && is_institution(index)).then_some(index)
        };
        let mut found = names.iter().enumerate().filter_map(is_it);
        let first = found.next();
        first.filter(|_| found.next().is_none())
    };
    let mention_at = |is_there: &dyn Fn(&Range<usize>) -> bool| {
        let found = mentions.iter().find(|it| is_there(&it.words));
        let found = found.filter(|it| it.others.is_empty() && is_institution(it.name));
        found.map(|it| (it.name, it.words.clone()))
    };
    let owner = |last: usize| {
        let named = mention_at(&|words| words.end == last + 1);
        named.or_else(|| Some((by_noun(last)?, last..last + 1)))
    };
    let is_near = |at: usize| paragraph.gap_after(at) == " ";
    let inside = mention_at(&|it| words.start <= it.start && it.end <= noun);
    let before = || {
        let last = words.start.checked_sub(1)?;
        let is_owner = paragraph.is_possessive(last) && is_near(last);
        is_owner.then(|| owner(last)).flatten()
    };
    let after = || {
        let link = words.end;
        let is_link = matches!(
            paragraph.lower(link).as_str(),
            "of" | "for" | "from" | "at" | "von" | "des" | "der"
        );
        let article = usize::from(lexicon.articles.contains(&paragraph.lower(link + 1)));
        let first = link + 1 + article;
        if !is_link || !(noun..first).all(is_near) {
            return None;
        }
        let named = mention_at(&|words| words.start == first);
        let (name, whose) = named.or_else(|| Some((by_noun(first)?, first..first + 1)))?;
        (!paragraph.is_possessive(whose.end - 1)).then_some((name, whose))
    };
    let (name, whose) = inside.or_else(before).or_else(after)?;
    let all = words.start.min(whose.start)..words.end.max(whose.end);
    Some((name, all))
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
            "he" | "er" | "his" => Who::OnePerson(Pronoun::He),
            "she" | "her" => Who::OnePerson(Pronoun::She),
            "sie" => Who::NoMan,
            "i" | "ich" => Who::Unknown,
            _ => Who::Others,
        },
    }
}
