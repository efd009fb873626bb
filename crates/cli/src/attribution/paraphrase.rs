//! Words without quotation marks: whom the article gives them, where it leaves no doubt.

use super::Attribution;
use crate::candidates::{NameCandidate, ReportedCandidate};
use standpoint_core::pack::{Actor, ActorId, ActorKind};
use std::ops::Range;

/// Words before a name that make it no subject: "the ferry of Lee". Not "by": what is done by Lee is Lee’s.
const PREPOSITIONS: &[&str] = &[
    "against", "an", "at", "aus", "bei", "des", "for", "from", "für", "gegen", "in", "mit", "of",
    "on", "to", "with",
];

/// Verbs whose object is a person, who then isn't the speaker.
const TO_SOMEBODY: &[&str] = &[
    "accused",
    "accuses",
    "asked",
    "asks",
    "blamed",
    "blames",
    "criticised",
    "criticized",
    "praised",
    "tell",
    "tells",
    "told",
    "urged",
    "urges",
    "warned",
    "warns",
];

/// Pronouns that may stand for whoever is named in the paragraph.
const PRONOUNS: &[&str] = &["er", "es", "he", "it", "she", "sie", "they"];

impl Attribution<'_> {
    /// Returns whom a sentence clearly gives a passage of it, if that is another actor than the voices.
    pub(super) fn other_reported(
        &self,
        paragraph: u32,
        passage: &Range<usize>,
        voices: &[&ActorId],
    ) -> Option<String> {
        let here = self.reported_in(paragraph);
        let covering: Vec<_> = here.filter(|it| it.covers(passage)).collect();
        let names = covering.iter().map(|it| {
            let name = self.found.names.get(it.speaker_of(passage)?)?;
            (self.is_other(name, voices) && !self.is_about(it, passage, voices)).then_some(name)
        });
        let names: Option<Vec<_>> = names.collect();
        // The innermost clause: "Lee said Fox says it is late".
        let lengths = covering.iter().map(|it| it.words.len());
        let (name, _) = names?.into_iter().zip(lengths).min_by_key(|it| it.1)?;
        Some(called(name))
    }

    /// Returns who is the only one to whom a paragraph gives words, if that is another actor than the
    /// voices and these aren't named there.
    pub(super) fn only_other(&self, paragraph: u32, voices: &[&ActorId]) -> Option<String> {
        let text = self.text(paragraph)?;
        let reported: Option<Vec<_>> = self.reported_in(paragraph).map(|it| it.speaker).collect();
        let quotes = self.found.quotes.iter();
        let quotes = quotes.filter(|it| it.passage.paragraph == paragraph && !it.is_term);
        let quoted: Option<Vec<_>> = quotes
            .map(|it| {
                let speaker = it.speaker.as_ref().filter(|it| it.is_clear());
                speaker.map(|it| it.name)
            })
            .collect();
        let speakers = [reported?, quoted?].concat();
        let first = *speakers.first()?;
        let name = self.found.names.get(first)?;
        let before = paragraph.checked_sub(1).and_then(|it| self.text(it));
        let may_go_on = words_of(text).any(|(_, word)| is_pronoun(word));
        let is_named = |text: &str| voices.iter().any(|it| self.names_of(it).is_in(text));
        let is_near = is_named(text) || may_go_on && before.is_some_and(is_named);
        let is_only = speakers.iter().all(|it| *it == first);
        (is_only && !is_near && self.is_other(name, voices)).then(|| called(name))
    }

    fn reported_in(&self, paragraph: u32) -> impl Iterator<Item = &ReportedCandidate> {
        let reported = self.found.reported.iter();
        reported.filter(move |it| it.paragraph == paragraph)
    }

    /// Whether a speaker is clearly somebody else than the voices: another actor of the pack, who has
    /// nothing to do with them, or if they are persons, another person.
    fn is_other(&self, name: &NameCandidate, voices: &[&ActorId]) -> bool {
        if name.is_description {
            // "The agency" can be any agency.
            let voices_kinds = voices
                .iter()
                .filter_map(|it| self.pack.find_actor(it.as_str()));
            let mut kinds = voices_kinds.map(|it| it.kind);
            return name
                .kind
                .is_some_and(|kind| kinds.all(|it| is_unlike(it, kind)))
                && self.describes_other(&name.name, voices);
        }
        if voices.iter().any(|voice| self.may_be(voice, name)) {
            return false;
        }
        let actors = self.pack.actors().iter();
        let mut called = actors.filter(|it| is_called(it, name)).peekable();
        if called.peek().is_none() {
            return self.is_other_person(name, voices);
        }
        called.all(|actor| voices.iter().all(|voice| !self.has_role_with(actor, voice)))
    }

    /// Whether the article has the speaker, whom the pack doesn't know, and the voices by names of their
    /// own.
    fn is_other_person(&self, name: &NameCandidate, voices: &[&ActorId]) -> bool {
        let is_full =
            |name: &NameCandidate| name.kind == Some(ActorKind::Person) && name.name.contains(' ');
        let is_person = |voice: &&ActorId| {
            let actor = self.pack.find_actor(voice.as_str());
            let named = |actor: &Actor| {
                let mut names = self.found.names.iter();
                names.any(|it| is_full(it) && is_called(actor, it))
            };
            actor.is_some_and(|it| it.kind == ActorKind::Person && named(it))
        };
        is_full(name) && voices.iter().all(is_person)
    }

    /// Whether the role of an actor names a voice: "Speaks for the harbour office". Two members of one
    /// council have nothing more in common.
    fn has_role_with(&self, actor: &Actor, voice: &ActorId) -> bool {
        const FEWEST_LETTERS: usize = 4;
        let is_person = |actor: &Actor| actor.kind == ActorKind::Person;
        let own = self.pack.find_actor(voice.as_str());
        let are_persons = is_person(actor) && own.is_some_and(is_person);
        let voices = self.related(voice);
        let mut voices = voices.filter(|it| !are_persons || it.id == *voice);
        let has_role = |of: &Actor| {
            let names =
                words_of(&of.name).chain(words_of(of.short_name.as_deref().unwrap_or_default()));
            let mut names = names.filter(|(_, word)| word.chars().count() >= FEWEST_LETTERS);
            names.any(|(_, name)| {
                let name = name.to_lowercase();
                words_of(&actor.role).any(|(_, word)| word.to_lowercase() == name)
            })
        };
        voices.any(has_role)
    }

    /// Whether the clause that says who speaks names a voice, or the words speak of what a voice does.
    fn is_about(
        &self,
        reported: &ReportedCandidate,
        passage: &Range<usize>,
        voices: &[&ActorId],
    ) -> bool {
        let Some(text) = self.text(reported.paragraph) else {
            return true;
        };
        let part = |range: &Range<usize>| text.get(range.clone()).unwrap_or_default();
        let until = part(&(reported.words.start..passage.end.max(reported.words.start)));
        let has_pronoun = words_of(until).any(|(_, word)| is_pronoun(word));
        voices.iter().any(|voice| {
            let names = self.names_of(voice);
            names.is_in(part(&reported.said_in))
                || names.has_subject_in(part(&reported.words))
                || has_pronoun && names.is_in(text)
        })
    }

    /// Returns the words by which an article can name a voice.
    fn names_of(&self, voice: &ActorId) -> VoiceNames {
        const FEWEST_LETTERS: usize = 3;
        let (mut words, mut offices) = (Vec::new(), Vec::new());
        for actor in self.related(voice) {
            let name = words_of(&actor.name)
                .chain(words_of(actor.short_name.as_deref().unwrap_or_default()));
            words.extend(name.map(|(_, word)| word));
            // The office of a person, such as the mayor "of" a town; the names in the role of others.
            let role = words_of(&actor.role).map(|(_, word)| word);
            match actor.kind {
                ActorKind::Person => {
                    offices.extend(
                        role.take_while(|word| !PREPOSITIONS.contains(word) && *word != "von"),
                    );
                }
                _ => words.extend(
                    role.skip(1)
                        .filter(|word| word.starts_with(char::is_uppercase)),
                ),
            }
        }
        let in_lower_case = |words: Vec<&str>| {
            let words = words.into_iter();
            let words =
                words.filter(|word| word.chars().count() >= FEWEST_LETTERS && !is_article(word));
            words.map(str::to_lowercase).collect()
        };
        VoiceNames {
            names: in_lower_case(words),
            offices: in_lower_case(offices),
            has_compounds: self.pack.source().language.starts_with("de"),
        }
    }
}

/// The words by which an article can name somebody, in lower case.
struct VoiceNames {
    names: Vec<String>,
    /// What persons are, which counts only after an article: not "Councillor Lee".
    offices: Vec<String>,
    /// Whether a longer word can be a compound, as in German: "Gemeinderat", of the Gemeinde.
    has_compounds: bool,
}

impl VoiceNames {
    /// Whether the last of these words is one of them, with any ending.
    fn has(&self, words: &[(usize, &str)]) -> bool {
        const FEWEST_LETTERS_OF_STEM: usize = 4;
        const MOST_LETTERS_OF_ENDING: usize = 2;
        let Some(((_, word), before)) = words.split_last() else {
            return false;
        };
        let word = word.to_lowercase();
        // Not "councillor", of a council.
        let is_ending = |it: &str| self.has_compounds || it.len() <= MOST_LETTERS_OF_ENDING;
        let is_in = |list: &[String]| {
            list.iter().any(|name| {
                word == *name
                    || name.chars().count() >= FEWEST_LETTERS_OF_STEM
                        && word.strip_prefix(name.as_str()).is_some_and(is_ending)
            })
        };
        // "The mayor", "its first director".
        let mut before = before.iter().rev().take(2);
        is_in(&self.names) || is_in(&self.offices) && before.any(|(_, word)| is_determiner(word))
    }

    fn is_in(&self, text: &str) -> bool {
        let words: Vec<(usize, &str)> = words_of(text).collect();
        (1..=words.len()).any(|end| words.get(..end).is_some_and(|it| self.has(it)))
    }

    /// Whether a text names somebody in a way in which they can do what it says: not "Lee’s ferry" or "the
    /// ferry of Lee".
    fn has_subject_in(&self, text: &str) -> bool {
        let words: Vec<(usize, &str)> = words_of(text).collect();
        words.iter().enumerate().any(|(at, (start, word))| {
            let rest = text.get(start + word.len()..).unwrap_or_default();
            let is_owner = rest.starts_with("’s") || rest.starts_with("'s");
            let has = |at: usize| words.get(..=at).is_some_and(|it| self.has(it));
            let mut before = (0..at).rev().filter_map(|at| Some((at, words.get(at)?.1)));
            let last = before.find(|(at, word)| !is_article(word) && !has(*at));
            let is_object = last.is_some_and(|(_, it)| {
                let it = it.to_lowercase();
                PREPOSITIONS.contains(&it.as_str()) || TO_SOMEBODY.contains(&it.as_str())
            });
            has(at) && !is_owner && !is_object
        })
    }
}

/// Whether nobody would call one kind of actor by a noun for the other.
fn is_unlike(one: ActorKind, other: ActorKind) -> bool {
    let is_public = |it| matches!(it, ActorKind::Government | ActorKind::Agency);
    let is_person = |it| it == ActorKind::Person;
    is_public(one) != is_public(other) || is_person(one) != is_person(other)
}

/// Whether an article may call an actor by a name: a person by the last word of it.
fn is_called(actor: &Actor, name: &NameCandidate) -> bool {
    let own = [Some(&actor.name), actor.short_name.as_ref()];
    let mut own = own.into_iter().flatten();
    let last = |text: &str| words_of(text).last().map(|(_, word)| word.to_lowercase());
    match actor.kind {
        ActorKind::Person => own.any(|it| last(it) == last(&name.name)),
        _ => own.any(|it| {
            let forms = std::iter::once(&name.name).chain(&name.other_forms);
            forms
                .into_iter()
                .any(|form| it.contains(form.as_str()) || form.contains(it.as_str()))
        }),
    }
}

/// Returns how a warning names a speaker.
fn called(name: &NameCandidate) -> String {
    match name.is_description {
        true => format!("“{}”", name.name),
        false => name.name.clone(),
    }
}

fn is_pronoun(word: &str) -> bool {
    PRONOUNS.contains(&word.to_lowercase().as_str())
}

fn is_article(word: &str) -> bool {
    const ARTICLES: &[&str] = &["a", "an", "das", "dem", "den", "der", "des", "die", "the"];
    ARTICLES.contains(&word.to_lowercase().as_str())
}

/// Whether a word comes before a noun that says who somebody is: "the mayor", "their leader".
fn is_determiner(word: &str) -> bool {
    const OWNERS: &[&str] = &[
        "ein", "eine", "her", "his", "ihr", "ihre", "its", "sein", "seine", "their",
    ];
    is_article(word) || OWNERS.contains(&word.to_lowercase().as_str())
}

/// Returns the words of a text, each with its first byte. "Lee’s" is two.
fn words_of(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let pieces = text.split_inclusive(|c: char| !c.is_alphanumeric());
    let starts = pieces.scan(0, |end, piece| {
        let start = *end;
        *end += piece.len();
        Some((
            start,
            piece.trim_end_matches(|c: char| !c.is_alphanumeric()),
        ))
    });
    starts.filter(|(_, word)| !word.is_empty())
}
