//! Finds who said quoted words.

use super::clause::{is_coordinated, is_relative};
use super::pronouns::{Called, called};
use super::verb::{Verb, Who, verbs};
use super::{NamedIn, Speaker};
use crate::candidates::lexicon::{Lexicon, Pronoun};
use crate::candidates::names::{Mention, NameCandidate, Speakers};
use crate::candidates::text::Paragraph;
use standpoint_core::pack::ActorKind;
use standpoint_core::warnings::Quoted;
use std::ops::Range;

/// What a paragraph shows of who speaks.
pub(super) struct Spoken<'p, 't> {
    pub paragraph: &'p Paragraph<'t>,
    pub(super) quoted: &'p [Quoted],
    pub(super) lexicon: &'static Lexicon,
    /// The mentions, in order.
    pub mentions: Vec<&'p Mention>,
    /// Verbs of speaking outside quotations.
    pub(super) verbs: Vec<Verb>,
}

/// Finds the speakers of all quotations.
pub(super) struct Finder<'p, 't> {
    pub(super) names: &'p [NameCandidate],
    /// What is known of the pronoun of each candidate.
    called: Vec<Called>,
    pub(super) spoken: Vec<Spoken<'p, 't>>,
}

impl<'p, 't> Finder<'p, 't> {
    pub fn new(
        paragraphs: &'p [Paragraph<'t>],
        lexicon: &'static Lexicon,
        quoted: &'p [Vec<Quoted>],
        names: &'p [NameCandidate],
        mentions: &'p [Mention],
    ) -> Self {
        let with_quoted = paragraphs.iter().zip(quoted).enumerate();
        let spoken = with_quoted.map(|(index, (paragraph, quoted))| {
            let here: Vec<&Mention> = mentions.iter().filter(|it| it.paragraph == index).collect();
            let mut here = here;
            here.sort_by_key(|it| it.words.start);
            let speakers = Speakers {
                paragraph,
                lexicon,
                names: here.iter().map(|it| it.words.clone()).collect(),
                quoted,
            };
            Spoken {
                paragraph,
                quoted,
                lexicon,
                verbs: verbs(&speakers, &here, names),
                mentions: here,
            }
        });
        let spoken: Vec<_> = spoken.collect();
        Self {
            names,
            called: called(names, &spoken, lexicon),
            spoken,
        }
    }

    /// Returns what the article calls whoever says a quotation right next to it, if that is no name: "the
    /// vet".
    pub fn described(&self, index: usize, at: usize) -> Option<String> {
        let spoken = self.spoken.get(index)?;
        spoken.described(spoken.quoted.get(at)?)
    }

    /// Returns the speaker of each quotation, by paragraph.
    pub fn all(&self) -> Vec<Vec<Option<Speaker>>> {
        let mut all: Vec<Vec<Option<Speaker>>> = Vec::new();
        for (index, spoken) in self.spoken.iter().enumerate() {
            let mut speakers: Vec<Option<Speaker>> = Vec::new();
            for at in 0..spoken.quoted.len() {
                let earlier = speakers.last().cloned().flatten();
                let before = all.last().map(Vec::as_slice).unwrap_or_default();
                speakers.push(self.speaker(index, at, earlier, before));
            }
            all.push(speakers);
        }
        self.carry_back(&mut all);
        all
    }

    /// Gives a quotation that goes on in the next paragraph the speaker who is named there.
    fn carry_back(&self, all: &mut [Vec<Option<Speaker>>]) {
        for index in (1..all.len()).rev() {
            let first = all.get(index).and_then(|it| it.first().cloned().flatten());
            let is_open = |it: &Spoken<'_, '_>| it.quoted.last().is_some_and(|it| it.is_open);
            let goes_on = self.spoken.get(index - 1).is_some_and(is_open);
            let last = all.get_mut(index - 1).and_then(|it| it.last_mut());
            if let (Some(first), Some(last)) = (first, last)
                && goes_on
                && last.is_none()
            {
                *last = Some(first);
            }
        }
    }

    /// Finds the speaker of one quotation. `earlier` is that of the one before it in the paragraph,
    /// `before` are those of the paragraph before.
    fn speaker(
        &self,
        index: usize,
        at: usize,
        earlier: Option<Speaker>,
        before: &[Option<Speaker>],
    ) -> Option<Speaker> {
        let spoken = self.spoken.get(index)?;
        let quotation = spoken.quoted.get(at)?;
        let attribution = spoken.attribution(quotation);
        let start = quotation.outer.start;
        // Who only is said to have said it is not whom a pronoun means.
        let is_other = |name: usize| {
            let relayed = attribution.and_then(|it| it.relayed);
            relayed != Some(Who::Known(name))
        };
        match attribution.map(|it| it.who) {
            Some(Who::Known(name)) => Some(Speaker {
                name,
                others: Vec::new(),
                named_in: NamedIn::Sentence,
            }),
            Some(Who::Shared(mention)) => {
                let mention = spoken.mentions.get(mention)?;
                speaker_of(mention, NamedIn::Sentence, &|_| true)
            }
            Some(Who::OnePerson(pronoun)) => {
                let is_person = |name: usize| {
                    let kind = self.names.get(name).and_then(|it| it.kind);
                    let is_person = kind.is_none_or(|it| it == ActorKind::Person);
                    is_other(name) && is_person && self.called(name).allows(pronoun)
                };
                let found = self.named_before(index, start, before, &is_person)?;
                // Who has just spoken goes on.
                let is_same = earlier.is_some_and(|it| it.is_clear() && it.name == found.name);
                match is_same && self.called(found.name) != Called::Unclear {
                    true => Some(found),
                    false => self.if_clear(found, index, start, &is_person),
                }
            }
            Some(Who::NoMan) => {
                let can_be = |name| is_other(name) && self.called(name).allows(Pronoun::She);
                self.named_before(index, start, before, &can_be)
            }
            Some(Who::Others) => self.named_before(index, start, before, &is_other),
            Some(Who::Unknown) => None,
            None => {
                let introducer = spoken.introducer(quotation);
                let introducer =
                    introducer.and_then(|it| speaker_of(it, NamedIn::Sentence, &|_| true));
                let is_alone = spoken.stands_alone(quotation);
                let same = earlier.filter(|_| is_alone).map(|it| Speaker {
                    named_in: it.named_in.max(NamedIn::Paragraph),
                    ..it
                });
                let before =
                    || is_alone.then(|| self.introduced_before(index, quotation, before))?;
                introducer.or(same).or_else(before)
            }
        }
    }

    /// Returns the last one named before a byte, or who spoke in the paragraph before.
    pub(super) fn named_before(
        &self,
        index: usize,
        start: usize,
        before: &[Option<Speaker>],
        can_be: &dyn Fn(usize) -> bool,
    ) -> Option<Speaker> {
        let spoken = self.spoken.get(index)?;
        let here = spoken.subjects_before(start);
        let mut here = here.into_iter();
        if let Some(found) = here.find_map(|it| speaker_of(it, NamedIn::Paragraph, can_be)) {
            return Some(found);
        }
        let last = before.iter().rev().flatten();
        let last = last.filter(|it| can_be(it.name)).cloned();
        let spoken = index.checked_sub(1).and_then(|at| self.spoken.get(at));
        let named = spoken.map(|it| it.subjects_before(it.paragraph.text.len()));
        let named = named.unwrap_or_default().into_iter();
        let named = named.filter_map(|it| speaker_of(it, NamedIn::ParagraphBefore, can_be));
        last.chain(named).next().map(|it| Speaker {
            named_in: NamedIn::ParagraphBefore,
            ..it
        })
    }

    pub(super) fn called(&self, name: usize) -> Called {
        self.called.get(name).copied().unwrap_or(Called::Unknown)
    }

    /// Returns whom "he" or "she" means. If the article doesn't show that this is the pronoun of the
    /// last one named, it may mean anybody whom the paragraph has named.
    pub(super) fn if_clear(
        &self,
        found: Speaker,
        index: usize,
        start: usize,
        can_be: &dyn Fn(usize) -> bool,
    ) -> Option<Speaker> {
        let called = self.called(found.name);
        let spoken = self.spoken.get(index)?;
        let here = spoken.subjects_before(start);
        // Somebody who has only been spoken of, where others have spoken.
        let speaks = |name: usize| spoken.speaks_before(name, start);
        let other_speaks = || here.iter().any(|it| can_be(it.name) && speaks(it.name));
        let is_passive = !speaks(found.name) && other_speaks();
        if matches!(called, Called::By(_)) && !is_passive || found.named_in != NamedIn::Paragraph {
            return Some(found);
        }
        let mut others = found.others;
        for mention in here {
            let all = [mention.name]
                .into_iter()
                .chain(mention.others.iter().copied());
            let new = all.filter(|it| can_be(*it) && *it != found.name);
            for name in new {
                if !others.contains(&name) {
                    others.push(name);
                }
            }
        }
        // Somebody whom the article seems to call by the other pronoun.
        if others.is_empty() && called == Called::Unclear {
            return None;
        }
        Some(Speaker { others, ..found })
    }

    /// Returns who speaks at the end of the paragraph before, if it introduces this one.
    fn introduced_before(
        &self,
        index: usize,
        quotation: &Quoted,
        before: &[Option<Speaker>],
    ) -> Option<Speaker> {
        let spoken = self.spoken.get(index.checked_sub(1)?)?;
        let text = spoken.paragraph.text;
        let speaker = if quotation.outer.start > 0 {
            return None;
        } else if text.ends_with(':') {
            let sentence = spoken.paragraph.sentence_at(text.len() - 1);
            let inside = |verb: &&Verb| sentence.contains(&verb.at.start);
            let mut verbs = spoken.verbs.iter().filter(inside);
            match verbs.next()?.who {
                Who::Known(name) => Speaker {
                    name,
                    others: Vec::new(),
                    named_in: NamedIn::ParagraphBefore,
                },
                _ => return None,
            }
        } else if spoken.quoted.last().is_some_and(|it| it.is_open) {
            before.last().cloned().flatten()?
        } else {
            return None;
        };
        Some(Speaker {
            named_in: NamedIn::ParagraphBefore,
            ..speaker
        })
    }
}

/// Returns the speaker that a mention names, with all others whom it may mean.
fn speaker_of(
    mention: &Mention,
    named_in: NamedIn,
    can_be: &dyn Fn(usize) -> bool,
) -> Option<Speaker> {
    let all = [mention.name]
        .into_iter()
        .chain(mention.others.iter().copied());
    let mut all = all.filter(|it| can_be(*it));
    Some(Speaker {
        name: all.next()?,
        others: all.collect(),
        named_in,
    })
}

impl Spoken<'_, '_> {
    /// Returns the subject of the verb nearest to a quotation, in its sentence; or whoever reports to
    /// the article what that subject said. A verb without a clear subject only counts right next to
    /// the quotation.
    fn attribution(&self, quotation: &Quoted) -> Option<Attribution> {
        const NEXT_TO: usize = 3;
        let sentence = self.sentence_of(quotation);
        let distance = |range: &Range<usize>| {
            let after = range.start.checked_sub(quotation.outer.end);
            let before = quotation.outer.start.checked_sub(range.end);
            after.or(before).unwrap_or(0)
        };
        let verbs = self.verbs.iter().filter(|verb| {
            let counts = verb.who != Who::Unknown || distance(&verb.at) <= NEXT_TO;
            sentence.contains(&verb.at.start) && counts
        });
        let nearest = verbs.min_by_key(|verb| distance(&verb.at))?;
        // Somebody else is the subject of what comes between, by a verb that isn't known.
        // "Ministers were accused of “sleepwalking” after it emerged that Corvex wants it."
        let is_elsewhere = nearest.at.start >= quotation.outer.end
            && distance(&nearest.clause()) > NEXT_TO
            && self.leads_to(quotation, &sentence);
        let between = nearest.clause().end..quotation.outer.start;
        if is_elsewhere || self.has_other_subject(between.clone()) || self.has_other_clause(between)
        {
            return Some(Attribution {
                who: Who::Unknown,
                relayed: None,
            });
        }
        let mut source = nearest;
        while let Some(outer) = self.reporter(source, &sentence) {
            source = outer;
        }
        let source = self
            .reporter_after(source, quotation, &sentence)
            .unwrap_or(source);
        Some(Attribution {
            who: source.who,
            relayed: (source.at != nearest.at).then_some(nearest.who),
        })
    }

    /// Whether a verb of speaking of somebody who isn't known leads to a quotation.
    fn leads_to(&self, quotation: &Quoted, sentence: &Range<usize>) -> bool {
        let inside = |it: &&Verb| it.who == Who::Unknown && sentence.contains(&it.at.start);
        let mut verbs = self.verbs.iter().filter(inside);
        verbs.any(|verb| {
            let between = self.paragraph.text.get(verb.at.end..quotation.outer.start);
            between.is_some_and(|it| !it.contains([',', ';', '–', '—']))
        })
    }

    /// Whether a range has a verb of speaking in a clause of its own, of somebody who isn't known.
    fn has_other_clause(&self, range: Range<usize>) -> bool {
        let inside = |it: &&Verb| it.who == Who::Unknown && range.contains(&it.at.start);
        let mut verbs = self.verbs.iter().filter(inside);
        verbs.any(|verb| {
            let before = self.paragraph.text.get(range.start..verb.at.start);
            before.is_some_and(|it| it.contains([',', ';', '–', '—']))
        })
    }

    /// Returns the verb by which somebody reports what another one says: "said" for "told" in "Garrity
    /// said an inspector had told him that it was “full up”", "according" for "said" in "according to
    /// Lee, Fox said: “…”".
    fn reporter(&self, inner: &Verb, sentence: &Range<usize>) -> Option<&Verb> {
        let clause = inner.clause();
        let reports = |outer: &&Verb| {
            let text = |range: Range<usize>| self.paragraph.text.get(range).unwrap_or_default();
            let is_outer = sentence.contains(&outer.at.start)
                && outer.at.end <= clause.start
                && !matches!(outer.who, Who::Unknown)
                && outer.who != inner.who;
            let between = text(outer.clause().end..clause.start.max(outer.clause().end));
            let cites = outer.subject.is_some() && !outer.follows_subject();
            // "When Lee said no, Fox called it “…”": not "Lee said no, …" but "Lee said that …".
            let is_plain = |between: &str| !between.contains(',');
            let is_open = is_plain(between)
                || cites
                || self.is_subordinate(inner)
                // "Lee said the mayor, Bo Fox, had …"
                || self.is_inserted(inner) && is_plain(between.trim_end_matches([',', ' ']));
            let starts = text(sentence.start..outer.clause().start);
            is_outer
                && is_open
                && !is_relative(between)
                && !is_coordinated(between)
                && !is_coordinated(starts)
        };
        let mut outer = self.verbs.iter().rev().filter(reports);
        outer.next()
    }

    /// Whether the subject of a verb is between commas.
    fn is_inserted(&self, verb: &Verb) -> bool {
        let end = verb.subject.as_ref().map(|it| it.end);
        let after = end.and_then(|end| self.paragraph.text.get(end..));
        after.is_some_and(|after| after.starts_with(','))
    }

    /// Whether a verb can be that of a clause after a comma, as in "Lee sagte, Fox habe gesagt".
    fn is_subordinate(&self, verb: &Verb) -> bool {
        let before = verb.subject.as_ref().map(|it| it.start);
        let before = before.and_then(|at| self.paragraph.text.get(..at));
        let before = before.unwrap_or_default().trim_end();
        let names_clause = |it: &str| before.to_lowercase().ends_with(it);
        let is_german = self.lexicon.has_capitalised_nouns && verb.follows_subject();
        is_german || names_clause(" that") || names_clause(" dass")
    }

    /// Returns the reporting verb after a quotation on which the whole sentence depends: "The inspector
    /// called it “full up”, Garrity said".
    fn reporter_after(
        &self,
        inner: &Verb,
        quotation: &Quoted,
        sentence: &Range<usize>,
    ) -> Option<&Verb> {
        let is_before = inner.clause().end <= quotation.outer.start;
        if is_before && !inner.follows_subject() {
            return None;
        }
        // “…,” Fox said, according to Lee.
        let end = quotation.outer.end.max(inner.clause().end);
        self.verbs.iter().find(|outer| {
            let clause = outer.clause();
            let cites = outer.subject.is_some() && !outer.follows_subject();
            let text = |range: Range<usize>| self.paragraph.text.get(range).unwrap_or_default();
            let between = text(end..clause.start.max(end)).trim();
            let is_citation = matches!(between, "according" | ", according")
                || self.lexicon.has_capitalised_nouns && cites && matches!(between, "" | ",");
            let is_next = is_citation || is_before && between == ",";
            let rest = text(clause.end..sentence.end);
            let ends = rest.is_empty() || rest.starts_with([',', '.', ';']);
            clause.start >= end
                && sentence.contains(&outer.at.start)
                && outer.who != inner.who
                && outer.who != Who::Unknown
                && is_next
                && ends
        })
    }

    /// Returns who starts a sentence that leads to the quotation by a colon: "Fenn makes an argument
    /// of it: “…”".
    fn introducer(&self, quotation: &Quoted) -> Option<&Mention> {
        let before = self.paragraph.text.get(..quotation.outer.start)?;
        let colon = before.trim_end().strip_suffix(':')?.len();
        let sentence = self.paragraph.sentence_at(colon);
        let first = self.paragraph.words_within(&sentence).start;
        let starts = |mention: &&&Mention| {
            // A title may be before the name.
            (first..first + 3).contains(&mention.words.start)
                && self.paragraph.gap_after(mention.words.end - 1) == " "
                && !self.paragraph.is_possessive(mention.words.end - 1)
                && !self.is_quoted(self.start_of(mention))
        };
        self.mentions.iter().find(starts).copied()
    }

    /// Returns the sentence around a quotation, with the one after it if that says who asked or
    /// shouted: “Who pays?” Varrow said.
    fn sentence_of(&self, quotation: &Quoted) -> Range<usize> {
        const NEAR: usize = 60;
        let start = self.paragraph.sentence_at(quotation.outer.start).start;
        let end = quotation.outer.end;
        let mut sentence = start..self.paragraph.sentence_at(end.saturating_sub(1)).end;
        let inner = self
            .paragraph
            .text
            .get(quotation.inner.clone())
            .unwrap_or_default();
        let next = self.paragraph.text.get(end..).unwrap_or_default();
        let goes_on = next
            .trim_start()
            .starts_with(|c: char| c.is_alphabetic() || c == ',');
        if inner.trim_end().ends_with(['?', '!', '…', ',']) && goes_on {
            let verb = self.verbs.iter().find(|verb| verb.at.start >= end);
            let next_quotation = self.quoted.iter().find(|it| it.outer.start >= end);
            if let Some(range) = verb.map(|verb| &verb.at)
                && range.start < end + NEAR
                && next_quotation.is_none_or(|it| it.outer.start > range.start)
            {
                sentence.end = sentence.end.max(range.end);
            }
        }
        sentence
    }

    /// Whether there is nothing but quotations in the sentence.
    fn stands_alone(&self, quotation: &Quoted) -> bool {
        let sentence = self.sentence_of(quotation);
        let words = self.paragraph.words_within(&sentence);
        let words = self.paragraph.words.get(words).unwrap_or_default();
        words.iter().all(|word| self.is_quoted(word.start))
    }

    /// Returns the first byte of a mention.
    pub(super) fn start_of(&self, mention: &Mention) -> usize {
        let word = self.paragraph.words.get(mention.words.start);
        word.map_or(0, |word| word.start)
    }

    /// Whether somebody is the subject of a verb of speaking before a byte.
    fn speaks_before(&self, name: usize, end: usize) -> bool {
        let is_it = |verb: &Verb| verb.who == Who::Known(name) && verb.at.start < end;
        self.verbs.iter().any(is_it)
    }

    /// Whether a byte is inside a quotation.
    pub fn is_quoted(&self, at: usize) -> bool {
        self.quoted.iter().any(|it| it.outer.contains(&at))
    }
}

/// To whom the article attributes quoted words.
#[derive(Clone, Copy)]
struct Attribution {
    who: Who,
    /// Whom they quote, if they relay somebody else's words.
    relayed: Option<Who>,
}
