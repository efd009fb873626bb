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
    /// "DHB", for the Dale Health Board.
    abbreviations: Vec<String>,
    pub mentions: Vec<Run>,
    /// Where only a name stands that it shares with others.
    pub unclear: Vec<Run>,
}

impl Entry {
    fn new(name: String, kind: Option<ActorKind>) -> Self {
        Self {
            name,
            kind,
            is_description: false,
            title: None,
            abbreviations: Vec::new(),
            mentions: Vec::new(),
            unclear: Vec::new(),
        }
    }

    fn is_person(&self) -> bool {
        self.kind == Some(ActorKind::Person) && !self.is_description
    }

    fn has_word(&self, word: &str) -> bool {
        self.name.split(' ').any(|it| it == word)
    }

    /// Whether a word is the first one of an organisation's name, as "Brookings" is.
    fn is_short_for(&self, word: &str) -> bool {
        let rest = self.name.strip_prefix(word);
        !self.is_person() && !self.is_description && rest.is_some_and(|it| it.starts_with(' '))
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
            let text = it.text.clone();
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
            let Shape::Person { title, .. } = &it.shape else {
                continue;
            };
            if let Some(entry) = self.entries.iter_mut().find(|entry| entry.name == it.text) {
                entry.mentions.push(it.run.clone());
                entry.title = entry.title.take().or(title.clone());
                continue;
            }
            // A surname after a title is left to the short forms.
            if it.run.words.len() > 1
                && let Some(is_certain) = is_person(all, &it.text)
            {
                let is_person = is_certain || !is_called_by_first_word(all, &it.text);
                let kind = is_person.then_some(ActorKind::Person);
                let mut entry = Entry::new(it.text.clone(), kind);
                entry.title = title.clone();
                entry.mentions.push(it.run.clone());
                self.entries.push(entry);
            }
        }
    }

    /// Adds surnames and abbreviations to their names, and takes single words that speak.
    fn short_forms(&mut self, all: &[Evidence]) {
        for (index, it) in all.iter().enumerate() {
            let is_titled = matches!(it.shape, Shape::Person { .. }) && it.run.words.len() == 1;
            let is_acronym = it.shape == Shape::Acronym;
            if !is_titled && !is_acronym && it.shape != Shape::Single {
                continue;
            }
            let (run, text) = (&it.run, it.text.as_str());
            let is_known = is_acronym && self.add_abbreviation(all, index)
                || self.add(run, |entry| entry.name == text)
                || self.add_shared(run, text, is_titled)
                || self.add(run, |entry| entry.is_person() && entry.has_word(text))
                || !is_titled
                    && !is_place(all, text)
                    && self.add(run, |entry| entry.is_short_for(text));
            let mut same = all.iter().filter(|it| it.text == text);
            let is_somebody = is_titled || same.any(|it| it.speaks);
            if is_known || !is_somebody {
                continue;
            }
            let kind = self.kind_of_single(text, is_titled);
            let kind = kind.or(is_acronym.then_some(ActorKind::Group));
            let is_described = it.described == Some(Strength::Strong);
            let kind = kind.or(is_described.then_some(ActorKind::Person));
            // Where all nouns are capitalised, a word alone shows nothing.
            if kind.is_some() || !self.lexicon.has_capitalised_nouns {
                let mut entry = Entry::new(text.to_owned(), kind);
                entry.mentions.push(run.clone());
                self.entries.push(entry);
            }
        }
    }

    /// Adds a name that several share, such as "Thornby" where there are Colin Thornby, Joan Thornby
    /// and Thornby Eggs. Such a name never decides alone: it means the person of them who was named
    /// last, in the paragraph or the one before, or else it stays unclear. Returns whether several
    /// share it.
    fn add_shared(&mut self, run: &Run, text: &str, is_titled: bool) -> bool {
        let shares = |entry: &Entry| {
            entry.is_person() && entry.has_word(text) || !is_titled && entry.is_short_for(text)
        };
        let sharing = |(at, entry): (usize, &Entry)| shares(entry).then_some(at);
        let all: Vec<usize> = (self.entries.iter().enumerate())
            .filter_map(sharing)
            .collect();
        if all.len() < 2 {
            return false;
        }
        let place = |run: &Run| (run.paragraph, run.words.start);
        let last_of = |at: &usize| {
            let mentions = self.entries.get(*at)?.mentions.iter();
            let before = mentions.filter(|it| place(it) < place(run));
            let last = before.map(place).max()?;
            (last.0 + 1 >= run.paragraph).then_some((last, *at))
        };
        let last = all.iter().filter_map(last_of).max();
        let last = last.and_then(|(_, at)| self.entries.get_mut(at));
        if let Some(entry) = last.filter(|it| it.is_person()) {
            entry.mentions.push(run.clone());
            return true;
        }
        for at in all {
            if let Some(entry) = self.entries.get_mut(at) {
                entry.unclear.push(run.clone());
            }
        }
        true
    }

    /// Adds "(DHB)" to the organisation right before it, and "DHB" to one with these initials. What
    /// is in brackets after a person is the party.
    fn add_abbreviation(&mut self, all: &[Evidence], index: usize) -> bool {
        let Some(it) = all.get(index) else {
            return false;
        };
        let before = index.checked_sub(1).and_then(|at| all.get(at));
        let gap = self.paragraphs.get(it.run.paragraph);
        let gap = gap.map(|paragraph| paragraph.gap_before(it.run.words.start));
        let full = before.filter(|before| {
            before.run.paragraph == it.run.paragraph
                && before.run.words.end == it.run.words.start
                && gap == Some(" (")
        });
        let letters = it.text.replace('.', "");
        let mut organisations = self.entries.iter_mut().filter(|entry| !entry.is_person());
        let found = organisations.find(|entry| {
            full.is_some_and(|full| full.text == entry.name)
                || entry.abbreviations.contains(&it.text)
                || letters.len() > 2 && entry.initials().ends_with(&letters)
        });
        let is_known = found.is_some();
        if let Some(entry) = found {
            entry.abbreviations.push(it.text.clone());
            entry.mentions.push(it.run.clone());
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
        let is_compound = self.lexicon.has_capitalised_nouns;
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
            let paragraph = self.paragraphs.get(run.paragraph);
            let Some(text) = paragraph.and_then(|paragraph| text_of(run, paragraph)) else {
                continue;
            };
            let lower = text.to_lowercase();
            let noun = lower.rsplit(' ').next().unwrap_or_default().to_owned();
            let is_called_so = |entry: &Entry| {
                let name = entry.name.to_lowercase();
                let is_organisation = !entry.is_person() && !entry.is_description;
                is_organisation && name.ends_with(&format!(" {noun}"))
            };
            let has_title = |entry: &Entry| entry.title.as_deref() == Some(noun.as_str());
            let is_alone = noun == lower;
            let same = |entry: &Entry| entry.is_description && entry.name.to_lowercase() == lower;
            if self.add(run, same)
                || is_alone && (self.add(run, is_called_so) || self.add(run, has_title))
            {
                continue;
            }
            // "A dispatcher" is a person, whatever the noun.
            let before = paragraph.map(|it| it.lower_before(run.words.start, 1));
            let has_article = before.is_some_and(|it| it == "a" || it == "an");
            let kind = self.kind_of_noun(&noun);
            let kind = kind.or(has_article.then_some(ActorKind::Person));
            let mut entry = Entry::new(text, kind);
            entry.is_description = true;
            entry.mentions.push(run.clone());
            self.entries.push(entry);
        }
    }
}

/// Whether the mentions of a name, or of its last word alone, show that it is a person's, and if so
/// whether that is certain: an organisation can say something too. `None`: they show nothing.
fn is_person(all: &[Evidence], text: &str) -> Option<bool> {
    let surname = text.rsplit(' ').next();
    let is_surname =
        |it: &&Evidence| it.shape == Shape::Single && Some(it.text.as_str()) == surname;
    let mut speaks = all.iter().filter(is_surname).any(|it| it.speaks);
    let mut is_certain = false;
    let (mut is_described, mut is_place) = (false, false);
    for it in all.iter().filter(|it| it.text == text) {
        if let Shape::Person { title, .. } = &it.shape {
            is_certain |= title.is_some() || it.described == Some(Strength::Strong);
            speaks |= it.speaks;
            is_described |= it.described == Some(Strength::Weak);
            is_place |= it.is_place;
        }
    }
    let is_likely = speaks || is_described && !is_place;
    (is_certain || is_likely).then_some(is_certain)
}

/// Whether the article says "Norland" for "Norland Aggregates". For a person it says the surname.
fn is_called_by_first_word(all: &[Evidence], text: &str) -> bool {
    let is_single = |word: Option<&str>| {
        let mut singles = all.iter().filter(|it| it.shape == Shape::Single);
        singles.any(|it| Some(it.text.as_str()) == word)
    };
    is_single(text.split(' ').next()) && !is_single(text.rsplit(' ').next())
}

/// Whether a preposition of place is before one of the mentions.
fn is_place(all: &[Evidence], text: &str) -> bool {
    all.iter().any(|it| it.is_place && it.text == text)
}
