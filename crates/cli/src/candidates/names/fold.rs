//! Joins the mentions of one person or organisation, and leaves out what is neither.

use super::runs::Run;
use super::shape::Shape;
use super::{Evidence, Strength, text_of};
use crate::candidates::lexicon::Lexicon;
use crate::candidates::text::Paragraph;
use standpoint_core::pack::ActorKind;

/// A person or organisation with all its mentions.
pub(super) struct Entry {
    pub name: String,
    pub kind: Option<ActorKind>,
    pub is_description: bool,
    /// A title that the person has, in lower case.
    title: Option<String>,
    pub mentions: Vec<Run>,
}

impl Entry {
    fn new(name: String, kind: Option<ActorKind>) -> Self {
        Self {
            name,
            kind,
            is_description: false,
            title: None,
            mentions: Vec::new(),
        }
    }

    fn is_person(&self) -> bool {
        self.kind == Some(ActorKind::Person) && !self.is_description
    }

    fn has_word(&self, word: &str) -> bool {
        self.name.split(' ').any(|it| it == word)
    }

    /// The first letters of the capitalised words.
    fn initials(&self) -> String {
        let words = self
            .name
            .split([' ', '-'])
            .filter_map(|it| it.chars().next());
        words.filter(|c| c.is_uppercase()).collect()
    }
}

/// Returns all persons and organisations.
pub(super) fn fold(
    all: &[Evidence],
    descriptions: &[Run],
    paragraphs: &[Paragraph<'_>],
    lexicon: &Lexicon,
) -> Vec<Entry> {
    let mut folder = Folder {
        paragraphs,
        lexicon,
        entries: Vec::new(),
    };
    folder.organisations(all);
    folder.persons(all);
    folder.short_forms(all);
    folder.descriptions(descriptions);
    folder.entries
}

struct Folder<'p, 't> {
    paragraphs: &'p [Paragraph<'t>],
    lexicon: &'p Lexicon,
    entries: Vec<Entry>,
}

impl Folder<'_, '_> {
    fn paragraph(&self, run: &Run) -> Option<&Paragraph<'_>> {
        self.paragraphs.get(run.paragraph)
    }

    fn text(&self, run: &Run) -> Option<String> {
        text_of(run, self.paragraph(run)?)
    }

    /// Adds a mention to the only entry that matches. Returns whether there is one.
    fn add(&mut self, run: &Run, matches: impl Fn(&Entry) -> bool) -> bool {
        let mut found = self.entries.iter_mut().filter(|it| matches(it));
        let (first, second) = (found.next(), found.next());
        match (first, second) {
            (Some(entry), None) => {
                entry.mentions.push(run.clone());
                true
            }
            _ => false,
        }
    }

    fn organisations(&mut self, all: &[Evidence]) {
        for it in all {
            let Shape::Organisation(kind) = it.shape else {
                continue;
            };
            let Some(text) = self.text(&it.run) else {
                continue;
            };
            // "State Department" and "U.S. State Department" are one.
            let ends = |long: &str, short: &str| long.ends_with(&format!(" {short}"));
            let same = self.entries.iter_mut().find(|entry| {
                entry.name == text || ends(&entry.name, &text) || ends(&text, &entry.name)
            });
            match same {
                Some(entry) => {
                    if text.len() > entry.name.len() {
                        entry.name = text;
                    }
                    entry.mentions.push(it.run.clone());
                }
                None => {
                    let mut entry = Entry::new(text, Some(kind));
                    entry.mentions.push(it.run.clone());
                    self.entries.push(entry);
                }
            }
        }
    }

    /// Takes names that look like a person's if one of their mentions shows that they are.
    fn persons(&mut self, all: &[Evidence]) {
        for it in all {
            let Shape::Person { words, title } = &it.shape else {
                continue;
            };
            let run = Run {
                paragraph: it.run.paragraph,
                words: words.clone(),
            };
            let Some(text) = self.text(&run) else {
                continue;
            };
            if let Some(entry) = self.entries.iter_mut().find(|it| it.name == text) {
                entry.mentions.push(run);
                entry.title = entry.title.take().or(title.clone());
                continue;
            }
            // A surname after a title is left to the short forms.
            let is_short = words.len() == 1;
            if !is_short && self.is_person(all, &text) {
                let mut entry = Entry::new(text, Some(ActorKind::Person));
                entry.title = title.clone();
                entry.mentions.push(run);
                self.entries.push(entry);
            }
        }
    }

    /// Whether the mentions of a name show that it is a person's.
    fn is_person(&self, all: &[Evidence], text: &str) -> bool {
        let (mut is_certain, mut is_likely, mut is_place) = (false, false, false);
        for it in all {
            let Shape::Person { words, title } = &it.shape else {
                continue;
            };
            let run = Run {
                paragraph: it.run.paragraph,
                words: words.clone(),
            };
            if self.text(&run).as_deref() != Some(text) {
                continue;
            }
            is_certain |= title.is_some() || it.speaks || it.described == Some(Strength::Strong);
            is_likely |= it.described == Some(Strength::Weak);
            is_place |= it.is_place;
        }
        is_certain || is_likely && !is_place
    }

    /// Adds surnames and abbreviations to their names, and takes single words that speak.
    fn short_forms(&mut self, all: &[Evidence]) {
        for (index, it) in all.iter().enumerate() {
            let run = match &it.shape {
                Shape::Person { words, .. } if words.len() == 1 => Run {
                    paragraph: it.run.paragraph,
                    words: words.clone(),
                },
                Shape::Single | Shape::Acronym => it.run.clone(),
                _ => continue,
            };
            let Some(text) = self.text(&run) else {
                continue;
            };
            let is_acronym = it.shape == Shape::Acronym;
            if is_acronym && self.add_abbreviation(&run, &text, all, index) {
                continue;
            }
            let is_titled = matches!(it.shape, Shape::Person { .. });
            let is_known = self.add(&run, |entry| entry.name == text)
                || self.add(&run, |entry| entry.is_person() && entry.has_word(&text))
                || !is_titled
                    && !self.is_place(all, &text)
                    && self.add(&run, |entry| is_short_for(entry, &text));
            let speaks = all
                .iter()
                .any(|other| other.speaks && self.text(&other.run).as_deref() == Some(&text));
            if !is_known && (speaks || is_titled) && !self.is_ambiguous(&text) {
                let kind = self.kind_of_single(&text, is_titled);
                let kind = kind.or(is_acronym.then_some(ActorKind::Group));
                // Where all nouns are capitalised, a word alone shows nothing.
                if kind.is_none() && self.lexicon.has_dotted_ordinals {
                    continue;
                }
                let mut entry = Entry::new(text, kind);
                entry.mentions.push(run);
                self.entries.push(entry);
            }
        }
    }

    /// Whether a preposition of place is before one of the mentions.
    fn is_place(&self, all: &[Evidence], text: &str) -> bool {
        let mut places = all.iter().filter(|it| it.is_place);
        places.any(|it| self.text(&it.run).as_deref() == Some(text))
    }

    /// Whether several persons have this word in their name.
    fn is_ambiguous(&self, text: &str) -> bool {
        let persons = self.entries.iter().filter(|it| it.is_person());
        persons.filter(|it| it.has_word(text)).count() > 1
    }

    /// Adds "(DHB)" to the organisation right before it, and "DHB" to one with these initials.
    fn add_abbreviation(&mut self, run: &Run, text: &str, all: &[Evidence], index: usize) -> bool {
        let before = index.checked_sub(1).and_then(|at| all.get(at));
        let before = before.filter(|it| {
            let is_adjacent = it.run.words.end == run.words.start;
            let is_same = it.run.paragraph == run.paragraph && is_adjacent;
            let gap = self.paragraph(run).map(|it| it.gap_before(run.words.start));
            is_same && gap == Some(" (")
        });
        let full = before.and_then(|it| self.text(&it.run));
        let letters = text.replace('.', "");
        let known = |entry: &Entry| {
            entry
                .mentions
                .iter()
                .any(|it| self.text(it).as_deref() == Some(text))
        };
        let found = self.entries.iter().position(|entry| {
            full.as_ref() == Some(&entry.name)
                || known(entry)
                || letters.len() > 2 && !entry.is_person() && entry.initials().ends_with(&letters)
        });
        let found = found.and_then(|at| self.entries.get_mut(at));
        let is_known = found.is_some();
        if let Some(entry) = found {
            entry.mentions.push(run.clone());
        }
        is_known
    }

    fn kind_of_single(&self, text: &str, is_titled: bool) -> Option<ActorKind> {
        let lower = text.to_lowercase();
        let names = &self.lexicon.names;
        if is_titled {
            return Some(ActorKind::Person);
        }
        if names.governments.contains(&lower) {
            return Some(ActorKind::Government);
        }
        self.kind_of_noun(&lower)
    }

    /// Returns the kind of those whom a noun such as "council" or "officials" stands for.
    fn kind_of_noun(&self, noun: &str) -> Option<ActorKind> {
        let names = &self.lexicon.names;
        let is_compound = self.lexicon.has_dotted_ordinals;
        let mut nouns = names.heads.iter().chain(names.roles);
        let found =
            nouns.find(|(_, words)| words.contains(noun) || is_compound && words.ends(noun));
        let is_title = names.titles.contains(noun) || is_compound && names.titles.ends(noun);
        let kind = found.map(|(kind, _)| *kind);
        kind.or(is_title.then_some(ActorKind::Person))
    }

    /// Adds "the council" to the only organisation that is one, "the mayor" to the only person with
    /// this title, and takes other descriptions as they are.
    fn descriptions(&mut self, descriptions: &[Run]) {
        for run in descriptions {
            let Some(text) = self.text(run) else {
                continue;
            };
            let lower = text.to_lowercase();
            let noun = lower.rsplit(' ').next().unwrap_or_default().to_owned();
            let is_one = |entry: &Entry| {
                let name = entry.name.to_lowercase();
                let is_organisation = !entry.is_person() && !entry.is_description;
                is_organisation && name.ends_with(&format!(" {noun}"))
            };
            let has_title = |entry: &Entry| entry.title.as_deref() == Some(noun.as_str());
            let is_alone = noun == lower;
            let same = |entry: &Entry| entry.is_description && entry.name.to_lowercase() == lower;
            if self.add(run, same)
                || is_alone && (self.add(run, is_one) || self.add(run, has_title))
            {
                continue;
            }
            let mut entry = Entry::new(text, self.kind_of_noun(&noun));
            entry.is_description = true;
            entry.mentions.push(run.clone());
            self.entries.push(entry);
        }
    }
}

/// Whether a single word is the first word of an organisation's name, as "Brookings" is.
fn is_short_for(entry: &Entry, text: &str) -> bool {
    let starts = entry.name.strip_prefix(text);
    !entry.is_person() && !entry.is_description && starts.is_some_and(|it| it.starts_with(' '))
}
