//! Who says something: the subject of a verb of speaking.

use crate::candidates::lexicon::Lexicon;
use crate::candidates::text::Paragraph;
use standpoint_core::warnings::Quoted;
use std::ops::Range;

/// The subject of a verb of speaking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::candidates) enum Subject {
    /// The name that these words are, by its index among those of the paragraph.
    Named(usize),
    /// A description such as "Chinese officials": its words.
    Described(Range<usize>),
    /// A pronoun, by its word.
    Pronoun(usize),
}

/// The words of a paragraph that may name or describe somebody.
pub(in crate::candidates) struct Speakers<'p, 't> {
    pub paragraph: &'p Paragraph<'t>,
    pub lexicon: &'static Lexicon,
    /// The words of each name in the paragraph.
    pub names: Vec<Range<usize>>,
    pub quoted: &'p [Quoted],
}

impl Speakers<'_, '_> {
    /// Returns the verbs of speaking and words such as "according to", each with who speaks if that
    /// is clear.
    pub fn all(&self) -> Vec<(usize, Option<Subject>)> {
        let words = 0..self.paragraph.words.len();
        let outside = words.filter(|at| !self.is_quoted(*at) && self.cites(*at));
        let all = outside.map(|at| (at, self.subject(at)));
        let is_noun = |at: usize| self.lexicon.names.nouns.contains(&self.paragraph.lower(at));
        all.filter(|(at, subject)| subject.is_some() || !is_noun(*at))
            .collect()
    }

    /// Whether a word shows that somebody says something.
    fn cites(&self, at: usize) -> bool {
        let lower = self.paragraph.lower(at);
        let names = &self.lexicon.names;
        let is_according = names.according.contains(&lower)
            && (lower != "to" || self.paragraph.lower_before(at, 1) == "according");
        is_according
            || names.according_after.contains(&lower)
            || self.view(at).is_some()
            || self.verb_of_mind(at).is_some()
            || (names.speech.contains(&lower) || self.has_particle(at, &lower)) && self.is_verb(at)
    }

    /// Whether a verb is one of speaking by the particle at the end of its clause: "teilte am Montag mit".
    fn has_particle(&self, at: usize, verb: &str) -> bool {
        let mut separable = self.lexicon.names.separable.iter();
        let Some((_, particles)) = separable.find(|(forms, _)| forms.contains(verb)) else {
            return false;
        };
        let start = self.paragraph.words.get(at).map_or(0, |word| word.start);
        let sentence = self
            .paragraph
            .words_within(&self.paragraph.sentence_at(start));
        let is_end = |at: usize| {
            let next = self.paragraph.lower(at + 1);
            self.paragraph.ends_part(at) || matches!(next.as_str(), "und" | "dass")
        };
        (at + 1..sentence.end).any(|at| {
            particles.contains(&self.paragraph.lower(at)) && is_end(at) && !self.is_quoted(at)
        })
    }

    fn is_quoted(&self, at: usize) -> bool {
        let start = self.paragraph.words.get(at).map_or(0, |word| word.start);
        self.quoted.iter().any(|it| it.outer.contains(&start))
    }

    /// Returns the subject of a verb of speaking, or who is cited after "according to".
    fn subject(&self, at: usize) -> Option<Subject> {
        let lower = self.paragraph.lower(at);
        let names = &self.lexicon.names;
        if names.according.contains(&lower) {
            return self.after(at);
        }
        if let Some(whose) = self.view(at) {
            return Some(whose);
        }
        if let Some(verb) = self.verb_of_mind(at) {
            return self.before(verb);
        }
        if self.is_passive(at) {
            return None;
        }
        let before = self.before(at);
        if names.according_after.contains(&lower) {
            return before;
        }
        // In English the verb only comes first after what is said: “…,” said Lee; it is late, says Lee.
        let is_first = self.lexicon.has_capitalised_nouns || self.paragraph.gap_before(at) != " ";
        before.or_else(|| self.after(at).filter(|_| is_first))
    }

    /// Returns the verb before a word such as "convinced" if that leads to what somebody thinks: "is
    /// convinced that", "ist sich sicher, dass".
    fn verb_of_mind(&self, at: usize) -> Option<usize> {
        let names = &self.lexicon.names;
        let is_that = matches!(self.paragraph.lower(at + 1).as_str(), "that" | "dass");
        if !is_that || !names.minded.contains(&self.paragraph.lower(at)) {
            return None;
        }
        let is_between = |at: &usize| {
            let lower = self.paragraph.lower(*at);
            let is_adverb = self.is_auxiliary(*at) && !names.be.contains(&lower);
            is_adverb || matches!(lower.as_str(), "quite" | "sich" | "very")
        };
        let verb = (0..at).rev().find(|at| !is_between(at))?;
        let is_near = (verb..at).all(|at| self.paragraph.gap_after(at) == " ");
        (is_near && names.be.contains(&self.paragraph.lower(verb))).then_some(verb)
    }

    /// Returns whose view a word such as "view" is, where a sentence says what somebody thinks: "in Lee’s
    /// view", "in the eyes of Lee", "nach Ansicht von Lee".
    fn view(&self, at: usize) -> Option<Subject> {
        let names = &self.lexicon.names;
        if !names.views.contains(&self.paragraph.lower(at)) {
            return None;
        }
        let last = at.checked_sub(1)?;
        let leads = |at: usize, places: usize| {
            let lower = self.paragraph.lower_before(at, places);
            matches!(lower.as_str(), "in" | "nach" | "aus")
        };
        let lower = self.paragraph.lower(last);
        let is_of = matches!(
            self.paragraph.lower(at + 1).as_str(),
            "of" | "von" | "des" | "der"
        );
        if is_of && (leads(at, 1) || leads(at, 2) && names.articles.contains(&lower)) {
            let link = usize::from(!names.articles.contains(&self.paragraph.lower(at + 1)));
            return self.after(at + link);
        }
        if matches!(lower.as_str(), "his" | "her") {
            return leads(last, 1).then_some(Subject::Pronoun(last));
        }
        if !self.paragraph.is_possessive(last) {
            return None;
        }
        let named = self.names.iter().position(|words| words.end == at);
        let words = named.and_then(|it| self.names.get(it));
        let start = words.map_or(last, |words| self.with_titles(words.start));
        let article = usize::from(
            names
                .articles
                .contains(&self.paragraph.lower_before(start, 1)),
        );
        let noun = lower.trim_end_matches(['s', '’', '\'']);
        let described = || {
            let is_somebody = article == 1 && names.is_of_people(noun);
            is_somebody.then_some(Subject::Described(last..at))
        };
        let whose = named.map(Subject::Named).or_else(described);
        whose.filter(|_| leads(start, 1 + article))
    }

    /// Whether somebody else does it: "ministers were widely accused of".
    fn is_passive(&self, verb: usize) -> bool {
        const BE: [&str; 7] = ["is", "are", "was", "were", "be", "been", "being"];
        let lower = |at: usize| self.paragraph.lower(at);
        let mut before = (0..verb).rev();
        let last = before.find(|at| !(lower(*at).ends_with("ly") && lower(*at).len() > 4));
        let is_participle = !lower(verb).ends_with('s');
        let is_joined = |last: usize| (last..verb).all(|at| self.paragraph.gap_after(at) == " ");
        is_participle && last.is_some_and(|at| is_joined(at) && BE.contains(&lower(at).as_str()))
    }

    /// Whether a word that can also be a noun is used as a verb: not "the claims", "its notes".
    fn is_verb(&self, at: usize) -> bool {
        let before = self.paragraph.lower_before(at, 1);
        let is_noun = self.paragraph.gap_before(at) == " "
            && (self.lexicon.names.articles.contains(&before)
                || before.ends_with("’s")
                || matches!(before.as_str(), "to" | "of" | "no" | "this" | "that" | "zu"));
        let is_capitalised = self
            .paragraph
            .words
            .get(at)
            .is_some_and(|it| it.is_capitalised());
        let is_name = is_capitalised && !self.paragraph.starts_sentence(at);
        !is_noun && !is_name
    }

    fn is_auxiliary(&self, at: usize) -> bool {
        let lower = self.paragraph.lower(at);
        let is_adverb = lower.ends_with("ly") && lower.len() > 4;
        self.lexicon.names.auxiliary.contains(&lower) || is_adverb
    }

    /// Finds the subject before a verb.
    fn before(&self, verb: usize) -> Option<Subject> {
        const MOST_BETWEEN: usize = 4;
        let mut at = verb;
        for _ in 0..MOST_BETWEEN {
            let gap = self.paragraph.gap_before(at);
            let before = at.checked_sub(1)?;
            if gap.starts_with(',') || gap.starts_with(')') || gap.starts_with('—') {
                return self
                    .apposition(before)
                    .or_else(|| self.before_insertion(at));
            }
            // The possessive s of "Hua’s" is inside a word, that of "traders’" is not.
            if gap != " " {
                return None;
            }
            if let Some(subject) = self.ending_at(before) {
                return Some(subject);
            }
            if !self.is_auxiliary(before) {
                return None;
            }
            at = before;
        }
        None
    }

    /// Returns the name that is itself inserted and ends at the index: "the head of culture, Ruth
    /// Adeyemi, told".
    fn apposition(&self, at: usize) -> Option<Subject> {
        let name = self.names.iter().position(|words| words.end == at + 1)?;
        let words = self.names.get(name)?;
        let first = self.with_titles(words.start);
        let is_inserted = self.paragraph.gap_before(first) == ", " && !self.is_quoted(first);
        // "Ann Lee, mayor of Port Skerrow, Holm, said" has another name before.
        let sentence = self
            .paragraph
            .sentence_at(self.paragraph.words.get(at)?.start);
        let is_first = self.names.iter().take(name).all(|other| {
            let start = self
                .paragraph
                .words
                .get(other.start)
                .map_or(0, |it| it.start);
            start < sentence.start
                || self.paragraph.gap_after(other.end - 1) != ", "
                || self.is_owner(other.end, first)
                || other.end == first && self.has_office(other.start)
        });
        let subject = (is_inserted && is_first).then_some(Subject::Named(name));
        subject.map(|named| {
            self.institution_of(sentence.start, words.start)
                .unwrap_or(named)
        })
    }

    /// Returns where the titles before a name start: "Dr" of "Dr Ann Lee".
    fn with_titles(&self, name: usize) -> usize {
        let is_title = |at: &usize| {
            let is_near = matches!(self.paragraph.gap_after(*at), " " | ". ");
            is_near
                && self
                    .lexicon
                    .names
                    .titles
                    .contains(&self.paragraph.lower(*at))
        };
        let titles = (0..name).rev().take_while(is_title);
        titles.last().unwrap_or(name)
    }

    /// Whether a relative clause after a name leads to another name by a phrase of whose it is: "the board,
    /// whose chief scientist, Ann Lee, said".
    fn is_owner(&self, after: usize, name: usize) -> bool {
        let whose = self.paragraph.lower(after);
        let is_plain = |at: usize| matches!(self.paragraph.gap_after(at), " " | "-");
        matches!(whose.as_str(), "whose" | "deren" | "dessen")
            && name
                .checked_sub(1)
                .is_some_and(|last| (after..last).all(is_plain))
    }

    /// Whether what starts at the index only says whose office it is: "die Chefin der Grünen, Lea Wirth,
    /// sagte".
    fn has_office(&self, at: usize) -> bool {
        let link = at.checked_sub(1).filter(|link| self.belongs_to(*link));
        let noun = link.and_then(|link| link.checked_sub(1));
        noun.is_some_and(|noun| self.is_person_noun(noun) && !self.is_institution(noun))
    }

    /// Returns the institution that a phrase begins with, if a name at its end only says whose it is:
    /// "the office of the county’s leader, Ines Calloway", "das Büro der Landrätin Ines Calloway".
    ///
    /// A phrase that begins with a person is about the name itself: "the head of culture, Ann Lee".
    fn institution_of(&self, sentence: usize, name: usize) -> Option<Subject> {
        let is_in_sentence = |at: &usize| {
            let start = self.paragraph.words.get(*at).map(|it| it.start);
            start.is_some_and(|start| start >= sentence)
        };
        // The phrase itself is not inserted, so that only the comma before the name is in it.
        let is_joined = |at: &usize| {
            let gap = self.paragraph.gap_after(*at);
            matches!(gap, " " | "-" | "’ " | "' ") || gap == ", " && at + 1 == name
        };
        let before = (0..name).rev().take_while(is_in_sentence);
        let start = before.take_while(is_joined).last()?;
        let noun = (start..name).find(|at| {
            let is_near = self.paragraph.gap_after(*at) == " ";
            is_near && self.is_person_noun(*at) && self.belongs_to(at + 1)
        })?;
        self.is_institution(noun)
            .then_some(Subject::Described(noun..noun + 1))
    }

    /// Whether a word says whose something is.
    fn belongs_to(&self, at: usize) -> bool {
        let lower = self.paragraph.lower(at);
        let is_link = matches!(lower.as_str(), "of" | "for" | "from" | "at" | "von" | "des");
        is_link || self.lexicon.has_capitalised_nouns && lower == "der"
    }

    fn is_institution(&self, at: usize) -> bool {
        let lower = self.paragraph.lower(at);
        let names = &self.lexicon.names;
        let is_compound = self.lexicon.has_capitalised_nouns;
        let is_title = names.titles.contains(&lower) || is_compound && names.titles.ends(&lower);
        let mut heads = names.heads.iter();
        !is_title
            && heads.any(|(_, words)| words.contains(&lower) || is_compound && words.ends(&lower))
    }

    /// Finds the name before an insertion: "Ann Lee, the mayor, said".
    fn before_insertion(&self, at: usize) -> Option<Subject> {
        const MOST_INSERTED: usize = 25;
        let start = self.paragraph.words.get(at)?.start;
        let sentence = self.paragraph.sentence_at(start);
        let names = self.names.iter().enumerate().rev();
        let mut names = names.filter(|(_, words)| {
            let begin = self
                .paragraph
                .words
                .get(words.start)
                .map_or(0, |it| it.start);
            let gap = self.paragraph.gap_after(words.end - 1);
            let opens = gap.starts_with(", ") || gap.starts_with(" (") || gap.starts_with('—');
            let is_free = !self.is_quoted(words.start) && !self.is_object(words.start);
            // Another main clause is no insertion.
            let is_same_clause = || {
                !self
                    .paragraph
                    .text
                    .get(begin..start)
                    .is_some_and(|it| it.contains(';'))
            };
            begin >= sentence.start && words.end < at && opens && is_free && is_same_clause()
        });
        // Commas in the insertion follow other names: the first one is the subject.
        let near = names
            .by_ref()
            .take_while(|(_, words)| at - words.end <= MOST_INSERTED);
        let first = near.last();
        first.map(|(name, _)| Subject::Named(name))
    }

    /// Whether a preposition is before the words.
    fn is_object(&self, at: usize) -> bool {
        // "… zu sein. Lee sagte": the words before are of another sentence.
        if self.paragraph.gap_before(at).contains('.') {
            return false;
        }
        let before = self.paragraph.lower_before(at, 1);
        let names = &self.lexicon.names;
        let article = usize::from(names.articles.contains(&before));
        let before = self.paragraph.lower_before(at, 1 + article);
        names.place_prepositions.contains(&before)
            || matches!(
                before.as_str(),
                "at" | "of" | "with" | "for" | "by" | "to" | "on" | "von" | "mit"
            )
    }

    /// Returns somebody who is described after quoted words: "…" said a dispatcher.
    fn described_after_quotation(&self, verb: usize) -> Option<Subject> {
        const MOST_WORDS: usize = 3;
        let is_after = verb > 0 && self.is_quoted(verb - 1);
        let is_article = matches!(self.paragraph.lower(verb + 1).as_str(), "a" | "an");
        let start = verb + 2;
        let is_near = |at: usize| self.paragraph.gap_before(at) == " ";
        let describes = |at: &usize| is_near(*at) && self.describes(*at);
        let count = (start..start + MOST_WORDS).take_while(describes).count();
        let described = start..start + count;
        (is_after && is_article && is_near(verb + 1) && count > 0)
            .then_some(Subject::Described(described))
    }

    /// Finds the subject after a verb: "said Ann Lee", "said the mayor, Ann Lee".
    fn after(&self, verb: usize) -> Option<Subject> {
        const MOST_BETWEEN: usize = 4;
        if let Some(described) = self.described_after_quotation(verb) {
            return Some(described);
        }
        let mut at = verb;
        for _ in 0..MOST_BETWEEN {
            if self.paragraph.gap_after(at) != " " {
                return None;
            }
            at += 1;
            let lower = self.paragraph.lower(at);
            if let Some(name) = self.names.iter().position(|words| words.start == at) {
                let last = self.names.get(name)?.end - 1;
                return (!self.paragraph.is_possessive(last)).then_some(Subject::Named(name));
            }
            let names = &self.lexicon.names;
            // What somebody "called it" is said of it.
            let is_object = matches!(lower.as_str(), "it" | "es");
            if names.pronouns.contains(&lower) {
                return (at == verb + 1 && !is_object).then_some(Subject::Pronoun(at));
            }
            // "Their spokesman Ann Lee": the name says more.
            let is_before_name = self.paragraph.gap_after(at) == " "
                && self.names.iter().any(|words| words.start == at + 1);
            if !is_before_name && let Some(described) = self.description_from(verb + 1, at) {
                return Some(self.name_after_office(at + 1).unwrap_or(described));
            }
            let passes = names.articles.contains(&lower)
                || is_before_name && self.is_person_noun(at)
                || names.titles.contains(&lower)
                || self.is_auxiliary(at)
                || at > verb + 1 && self.describes(at);
            if !passes {
                return None;
            }
        }
        None
    }

    /// Returns the name that a description before it belongs to: "said the mayor, Ann Lee".
    fn name_after_office(&self, at: usize) -> Option<Subject> {
        let name = self.names.iter().position(|words| words.start == at)?;
        let last = self.names.get(name)?.end - 1;
        // Not "according to the mayor, Port Skerrow needs it".
        let is_inserted = self.paragraph.gap_before(at) == ", " && self.paragraph.ends_part(last);
        is_inserted.then_some(Subject::Named(name))
    }

    /// Returns the subject whose last word is at the index.
    fn ending_at(&self, at: usize) -> Option<Subject> {
        if let Some(name) = self.names.iter().position(|words| words.end == at + 1) {
            let words = self.names.get(name)?;
            if self.is_object(words.start) {
                return self.office_of(words.start);
            }
            let named = Subject::Named(name);
            // Where nouns are capitalised, a title can be part of what is before the name.
            let first = self.paragraph.words.get(words.start)?.start;
            let sentence = self.paragraph.sentence_at(first).start;
            let whose = (self.lexicon.has_capitalised_nouns)
                .then(|| self.institution_of(sentence, words.start));
            return Some(whose.flatten().unwrap_or(named));
        }
        let lower = self.paragraph.lower(at);
        let names = &self.lexicon.names;
        if names.pronouns.contains(&lower) {
            return Some(Subject::Pronoun(at));
        }
        if !self.is_person_noun(at) {
            return self.spokes_of(at);
        }
        // Up to three words before it, until an article or a preposition.
        let mut start = at;
        while at - start < 3
            && let Some(before) = start.checked_sub(1)
            && self.paragraph.gap_after(before) == " "
            && self.describes(before)
        {
            start = before;
        }
        // Not more than "Chinese diplomats": what comes before it belongs to something else.
        let is_capitalised = |at: &usize| {
            self.paragraph
                .words
                .get(*at)
                .is_some_and(|it| it.is_capitalised())
        };
        let start = (start..=at).find(is_capitalised).unwrap_or(start);
        if self.is_object(start) {
            return self.office_of(start);
        }
        Some(Subject::Described(start..at + 1))
    }

    /// Returns the one whose office is of what starts at the index: "a spokesman for the trust".
    fn office_of(&self, at: usize) -> Option<Subject> {
        let before = self.paragraph.lower_before(at, 1);
        let article = usize::from(self.lexicon.names.articles.contains(&before));
        let link = at.checked_sub(1 + article)?;
        let noun = link.checked_sub(1)?;
        let is_near = self.paragraph.gap_after(noun) == " ";
        (self.belongs_to(link) && is_near && self.is_person_noun(noun))
            .then_some(Subject::Described(noun..noun + 1))
    }

    /// Returns the one who speaks for what is at the index, in the German genitive: "ein Sprecher des
    /// Klinikums".
    fn spokes_of(&self, at: usize) -> Option<Subject> {
        let noun = at.checked_sub(2)?;
        let is_link = matches!(self.paragraph.lower(noun + 1).as_str(), "des" | "der");
        let is_near = (noun..at).all(|at| self.paragraph.gap_after(at) == " ");
        let names = &self.lexicon.names;
        (is_link && is_near && names.spokes.contains(&self.paragraph.lower(noun)))
            .then_some(Subject::Described(noun..noun + 1))
    }

    /// Returns a description that ends at the index, if all between is part of it.
    fn description_from(&self, start: usize, at: usize) -> Option<Subject> {
        let is_article = self
            .lexicon
            .names
            .articles
            .contains(&self.paragraph.lower(start));
        let start = start + usize::from(is_article);
        let mut inside = start..at;
        let is_description = self.is_person_noun(at) && inside.all(|at| self.describes(at));
        (start <= at && is_description).then_some(Subject::Described(start..at + 1))
    }

    /// Whether a word can be an adjective in a description.
    fn describes(&self, at: usize) -> bool {
        let lower = self.paragraph.lower(at);
        let names = &self.lexicon.names;
        let is_alphabetic = lower.chars().all(char::is_alphabetic);
        is_alphabetic
            && !names.starts.contains(&lower)
            && !names.articles.contains(&lower)
            && !names.can_speak(&lower)
            && !names.auxiliary.contains(&lower)
            && !names.links.contains(&lower)
            && !names.place_prepositions.contains(&lower)
            && !lower.ends_with("ly")
    }

    /// Whether a word such as "officials" or "council" stands for people.
    fn is_person_noun(&self, at: usize) -> bool {
        let names = &self.lexicon.names;
        let lower = self.paragraph.lower(at);
        if self.lexicon.has_capitalised_nouns {
            let mut nouns = names.roles.iter().chain(names.heads);
            let is_capitalised = self
                .paragraph
                .words
                .get(at)
                .is_some_and(|it| it.is_capitalised());
            let is_noun = nouns.any(|(_, words)| words.ends(&lower));
            return is_capitalised && (is_noun || names.titles.ends(&lower));
        }
        names.is_of_people(&lower)
    }
}
