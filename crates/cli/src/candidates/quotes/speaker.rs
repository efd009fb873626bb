//! Finds who said quoted words.

use super::{NamedIn, Speaker};
use crate::candidates::lexicon::Lexicon;
use crate::candidates::names::{Mention, NameCandidate, Speakers, Subject};
use crate::candidates::text::Paragraph;
use standpoint_core::pack::ActorKind;
use standpoint_core::warnings::Quoted;
use std::ops::Range;

/// What a paragraph shows of who speaks.
struct Spoken<'p, 't> {
    paragraph: &'p Paragraph<'t>,
    quoted: &'p [Quoted],
    /// The mentions, in order.
    mentions: Vec<&'p Mention>,
    /// Verbs of speaking outside quotations: where each is, and who speaks.
    verbs: Vec<(Range<usize>, Who)>,
}

/// Who is the subject of a verb.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Who {
    /// By the index of the candidate.
    Known(usize),
    /// He or she.
    OnePerson,
    /// Another pronoun.
    Others,
    /// Somebody who is no candidate.
    Unknown,
}

/// Finds the speakers of all quotations.
pub(super) struct Finder<'p, 't> {
    names: &'p [NameCandidate],
    spoken: Vec<Spoken<'p, 't>>,
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
            let verbs = speakers.all().into_iter().filter_map(|(at, subject)| {
                let verb = paragraph.words.get(at)?;
                let who = match subject {
                    Some(subject) => who(&subject, &speakers, &here),
                    None => Who::Unknown,
                };
                Some((verb.start..verb.end, who))
            });
            Spoken {
                paragraph,
                quoted,
                verbs: verbs.collect(),
                mentions: here,
            }
        });
        Self {
            names,
            spoken: spoken.collect(),
        }
    }

    /// Returns the speaker of each quotation, by paragraph.
    pub fn all(&self) -> Vec<Vec<Option<Speaker>>> {
        let mut all: Vec<Vec<Option<Speaker>>> = Vec::new();
        for (index, spoken) in self.spoken.iter().enumerate() {
            let mut speakers: Vec<Option<Speaker>> = Vec::new();
            for at in 0..spoken.quoted.len() {
                let earlier = speakers.last().copied().flatten();
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
            let first = all.get(index).and_then(|it| it.first().copied().flatten());
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
        match spoken.nearest_verb(quotation) {
            Some(Who::Known(name)) => Some(Speaker {
                name,
                named_in: NamedIn::Sentence,
            }),
            Some(Who::OnePerson) => {
                let is_person = |name: usize| {
                    let kind = self.names.get(name).and_then(|it| it.kind);
                    kind.is_none_or(|it| it == ActorKind::Person)
                };
                self.named_before(index, quotation, before, &is_person)
            }
            Some(Who::Others) => self.named_before(index, quotation, before, &|_| true),
            Some(Who::Unknown) => None,
            None => {
                let introducer = spoken.introducer(quotation).map(|name| Speaker {
                    name,
                    named_in: NamedIn::Sentence,
                });
                let is_alone = spoken.stands_alone(quotation);
                let same = earlier.filter(|_| is_alone).map(|it| Speaker {
                    named_in: NamedIn::Paragraph,
                    ..it
                });
                let before =
                    || is_alone.then(|| self.introduced_before(index, quotation, before))?;
                introducer.or(same).or_else(before)
            }
        }
    }

    /// Returns the last one named before the quotation, or who spoke in the paragraph before.
    fn named_before(
        &self,
        index: usize,
        quotation: &Quoted,
        before: &[Option<Speaker>],
        can_be: &dyn Fn(usize) -> bool,
    ) -> Option<Speaker> {
        let spoken = self.spoken.get(index)?;
        let here = spoken.subjects_before(quotation.outer.start);
        if let Some(name) = here.into_iter().find(|it| can_be(*it)) {
            return Some(Speaker {
                name,
                named_in: NamedIn::Paragraph,
            });
        }
        let last = before.iter().rev().flatten().map(|it| it.name);
        let spoken = index.checked_sub(1).and_then(|at| self.spoken.get(at));
        let named = spoken.map(|it| it.subjects_before(it.paragraph.text.len()));
        let mut names = last.chain(named.unwrap_or_default());
        names.find(|it| can_be(*it)).map(|name| Speaker {
            name,
            named_in: NamedIn::ParagraphBefore,
        })
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
        let name = if quotation.outer.start > 0 {
            return None;
        } else if text.ends_with(':') {
            let sentence = spoken.paragraph.sentence_at(text.len() - 1);
            let inside = |range: &Range<usize>| sentence.contains(&range.start);
            let mut verbs = spoken.verbs.iter().filter(|(range, _)| inside(range));
            match verbs.next()?.1 {
                Who::Known(name) => name,
                _ => return None,
            }
        } else if spoken.quoted.last().is_some_and(|it| it.is_open) {
            before.last().copied().flatten()?.name
        } else {
            return None;
        };
        Some(Speaker {
            name,
            named_in: NamedIn::ParagraphBefore,
        })
    }
}

fn who(subject: &Subject, speakers: &Speakers<'_, '_>, mentions: &[&Mention]) -> Who {
    match subject {
        Subject::Named(name) => mentions
            .get(*name)
            .map_or(Who::Unknown, |it| Who::Known(it.name)),
        Subject::Described(words) => {
            let same = mentions.iter().find(|it| it.words == *words);
            same.map_or(Who::Unknown, |it| Who::Known(it.name))
        }
        Subject::Pronoun(at) => match speakers.paragraph.lower(*at).as_str() {
            "he" | "she" | "er" => Who::OnePerson,
            "i" | "ich" => Who::Unknown,
            _ => Who::Others,
        },
    }
}

impl Spoken<'_, '_> {
    /// Returns who is the subject of the verb nearest to a quotation, in its sentence. A verb without
    /// a clear subject only counts right next to the quotation.
    fn nearest_verb(&self, quotation: &Quoted) -> Option<Who> {
        const NEXT_TO: usize = 3;
        let sentence = self.sentence_of(quotation);
        let distance = |range: &Range<usize>| {
            let after = range.start.checked_sub(quotation.outer.end);
            let before = quotation.outer.start.checked_sub(range.end);
            after.or(before).unwrap_or(0)
        };
        let verbs = self.verbs.iter().filter(|(range, who)| {
            let counts = *who != Who::Unknown || distance(range) <= NEXT_TO;
            sentence.contains(&range.start) && counts
        });
        let nearest = verbs.min_by_key(|(range, _)| distance(range));
        nearest.map(|(_, who)| *who)
    }

    /// Returns who starts a sentence that leads to the quotation by a colon: "Fenn makes an argument
    /// of it: “…”".
    fn introducer(&self, quotation: &Quoted) -> Option<usize> {
        let before = self.paragraph.text.get(..quotation.outer.start)?;
        let colon = before.trim_end().strip_suffix(':')?.len();
        let sentence = self.paragraph.sentence_at(colon);
        let first = self.paragraph.words_within(&sentence).start;
        let starts = |mention: &&&Mention| {
            // A title may be before the name.
            (first..first + 3).contains(&mention.words.start)
                && self.paragraph.gap_after(mention.words.end - 1) == " "
        };
        let mention = self.mentions.iter().find(starts)?;
        Some(mention.name)
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
            let verb = self.verbs.iter().find(|(range, _)| range.start >= end);
            let next_quotation = self.quoted.iter().find(|it| it.outer.start >= end);
            if let Some((range, _)) = verb
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
        words.iter().all(|word| {
            let mut quoted = self.quoted.iter();
            quoted.any(|it| it.outer.contains(&word.start))
        })
    }

    fn follows_preposition(&self, at: usize) -> bool {
        const PREPOSITIONS: [&str; 14] = [
            "about", "against", "an", "at", "bei", "by", "for", "from", "in", "mit", "of", "to",
            "von", "with",
        ];
        let before = self.paragraph.lower_before(at, 1);
        let before = match before.as_str() {
            "the" => self.paragraph.lower_before(at, 2),
            _ => before,
        };
        self.paragraph.gap_before(at) == " " && PREPOSITIONS.contains(&before.as_str())
    }

    /// Returns the candidates named before a byte, the last one first. Those inside quotations are
    /// spoken about.
    fn subjects_before(&self, end: usize) -> Vec<usize> {
        let start_of = |it: &&&Mention| {
            let word = self.paragraph.words.get(it.words.start);
            word.map_or(0, |word| word.start)
        };
        let before = self.mentions.iter().filter(|it| start_of(it) < end);
        let outside = before.filter(|it| {
            let start = start_of(it);
            !self
                .quoted
                .iter()
                .any(|quoted| quoted.outer.contains(&start))
        });
        // "at Kestrel Compute": a pronoun after it means somebody else.
        let free = outside.filter(|it| !self.follows_preposition(it.words.start));
        free.rev().map(|it| it.name).collect()
    }
}
