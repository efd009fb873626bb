//! Finds words outside quotation marks that a sentence gives somebody: "Lee said that the ferry is safe".

use super::clause::{CONTRASTING, RELATIVE};
use super::pronouns::Called;
use super::speaker::{Finder, Spoken};
use super::verb::{Verb, Who};
use super::{NamedIn, Speaker};
use crate::candidates::lexicon::Pronoun;
use standpoint_core::pack::ActorKind;
use std::ops::Range;

/// Words outside quotation marks that the article gives somebody. All places are bytes of the paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportedCandidate {
    /// The number of the paragraph, counted from 1.
    pub paragraph: u32,
    /// The words, with the verb if it comes first.
    pub words: Range<usize>,
    /// The clause that says who speaks, up to the words or after them.
    pub said_in: Range<usize>,
    /// The verb, if the words after it can be what others say or do: "rejected the plan".
    judged_by: Option<Range<usize>>,
    /// The index of the speaker in [`crate::candidates::Candidates::names`]. `None`: it isn't clear who
    /// speaks.
    pub speaker: Option<usize>,
}

impl ReportedCandidate {
    /// Whether a passage is among the words, at most with the clause that says who speaks. What isn't
    /// clear is so for all that it touches.
    pub fn covers(&self, passage: &Range<usize>) -> bool {
        let touches = |it: &Range<usize>| passage.start < it.end && it.start < passage.end;
        let all = self.words.start.min(self.said_in.start)..self.words.end.max(self.said_in.end);
        let is_inside = all.start <= passage.start && passage.end <= all.end;
        touches(&self.words) && (is_inside || self.speaker.is_none())
    }

    /// Returns who says a passage that the words cover.
    pub fn speaker_of(&self, passage: &Range<usize>) -> Option<usize> {
        let has = |verb: &Range<usize>| passage.start <= verb.start && verb.end <= passage.end;
        let is_said = self.judged_by.as_ref().is_none_or(has);
        self.speaker.filter(|_| is_said)
    }
}

/// Words after which a clause says only when or why something else is so.
const SUBORDINATE: &[&str] = &[
    "after", "als", "although", "as", "because", "before", "bevor", "da", "despite", "during",
    "nachdem", "obwohl", "once", "seit", "since", "though", "trotz", "until", "weil", "when",
    "while", "während",
];

/// Words with which nobody is said to have said something.
const UNREAL: &[&str] = &[
    "could", "dürfte", "falls", "if", "kaum", "kein", "keine", "könnte", "may", "might", "never",
    "nicht", "nie", "no", "not", "ob", "should", "unless", "wenn", "whether", "would", "würde",
];

/// Words with which a phrase begins that says when or where somebody spoke.
const WHEN_OR_WHERE: &[&str] = &[
    "am",
    "at",
    "auf",
    "bei",
    "during",
    "earlier",
    "gegenüber",
    "gestern",
    "heute",
    "im",
    "in",
    "last",
    "later",
    "on",
    "this",
    "today",
    "yesterday",
];

/// Participles by which a speaker goes on: "…, adding that".
const GOING_ON: &[&str] = &["adding", "arguing", "insisting", "saying", "warning"];

/// Words before "according to" and the like that belong to it.
const BEFORE_CITATION: &[&str] = &["according", "aus", "den", "in", "nach", "the"];

/// Verbs after which a clause with "that" is what their subject says, unlike after "denied".
const SAYING_THAT: &[&str] = &["objected", "objects", "recalled", "recalls"];

/// Verbs after which "of" leads to what their subject says.
const ACCUSING: &[&str] = &["accuse", "accused", "accuses"];

/// Verbs after "that" which make it no conjunction: "…, and that is a relief".
const AFTER_PRONOUN: &[&str] = &[
    "can", "could", "did", "does", "had", "has", "is", "made", "makes", "may", "means", "meant",
    "might", "must", "should", "was", "will", "would",
];

impl Finder<'_, '_> {
    /// Returns the words that each verb of speaking gives its subject, by paragraph.
    pub fn reported(&self) -> Vec<ReportedCandidate> {
        let mut found = Vec::new();
        for (index, spoken) in self.spoken.iter().enumerate() {
            let verbs = spoken.verbs.iter();
            let mut here: Vec<_> = verbs
                .filter_map(|it| self.reported_by(index, spoken, it))
                .collect();
            here.extend(self.continued(spoken, &here));
            found.extend(here);
        }
        found
    }

    fn reported_by(
        &self,
        index: usize,
        spoken: &Spoken<'_, '_>,
        verb: &Verb,
    ) -> Option<ReportedCandidate> {
        let clause = Clause::of(spoken, verb);
        let speaker = self.clear_speaker(index, verb);
        let speaker = speaker.filter(|_| clause.is_plain());
        let joined = self.speaker_of_joined(index, spoken, &clause);
        let start = verb.at.start;
        let (words, mut said_in) = match (speaker, joined) {
            (Some(_), _) => (clause.said()?, clause.with_lead()),
            (None, Some(_)) => (start..clause.end_after(), verb.at.clone()),
            (None, None) => (start..clause.sentence.end, verb.at.clone()),
        };
        if words.start < said_in.start && words.end <= said_in.end {
            // "…, said Lee, quoting Fox."
            said_in.end = clause.sentence.end;
        }
        // After a colon is what the speaker says: "Lee widersprach: Die Fähre sei sicher."
        let has_colon = clause.text(words.clone()).contains(": ");
        let is_after = words.start >= start && !has_colon;
        Some(ReportedCandidate {
            paragraph: spoken.paragraph.number,
            words,
            said_in,
            judged_by: (is_after && clause.is_judging()).then(|| verb.at.clone()),
            speaker: speaker.or(joined),
        })
    }

    /// Returns who is the subject of the verb before, if "and" joins another one to it: "Lee said no and
    /// warned of". If it is somebody of whom Lee speaks, the words are Lee’s all the same.
    fn speaker_of_joined(
        &self,
        index: usize,
        spoken: &Spoken<'_, '_>,
        clause: &Clause<'_, '_, '_>,
    ) -> Option<usize> {
        let start = clause.verb.at.start;
        let before = clause.words(clause.sentence.start..start).last()?;
        let is_joined = clause.verb.who == Who::Unknown && matches!(before.as_str(), "and" | "und");
        let mut verbs = spoken.verbs.iter().rev().filter(|it| it.at.end < start);
        let first = verbs.find(|it| it.who != Who::Unknown)?;
        let of_first = Clause::of(spoken, first);
        let is_same = of_first.sentence == clause.sentence && of_first.is_plain();
        let speaker = self.clear_speaker(index, first)?;
        let reaches = || {
            of_first
                .said()
                .is_some_and(|it| it.start < start && start < it.end)
        };
        (is_joined && is_same && reaches()).then_some(speaker)
    }

    /// Returns the sentences in the mood of reported speech that go on with what somebody has said: "Die
    /// Fähre sei sicher."
    fn continued(
        &self,
        spoken: &Spoken<'_, '_>,
        found: &[ReportedCandidate],
    ) -> Vec<ReportedCandidate> {
        let paragraph = spoken.paragraph;
        let inside = |range: &Range<usize>, at: usize| range.start <= at && at < range.end;
        let mut continued = Vec::new();
        let mut last: Option<usize> = None;
        for sentence in &paragraph.sentences {
            let here = found.iter().filter(|it| inside(sentence, it.words.start));
            let speakers: Vec<_> = here.map(|it| it.speaker).collect();
            let words = paragraph.words_within(sentence);
            let is_reported = words.into_iter().any(|at| {
                spoken
                    .lexicon
                    .names
                    .reported_mood
                    .contains(&paragraph.lower(at))
            });
            let has_quotation = spoken
                .quoted
                .iter()
                .any(|it| it.outer.start < sentence.end && sentence.start < it.outer.end);
            last = match speakers.first() {
                Some(first) if !has_quotation => {
                    first.filter(|_| speakers.iter().all(|it| it == first))
                }
                None if is_reported && !has_quotation => last,
                _ => None,
            };
            if let (Some(_), true) = (last, speakers.is_empty()) {
                continued.push(ReportedCandidate {
                    paragraph: paragraph.number,
                    words: sentence.clone(),
                    said_in: sentence.start..sentence.start,
                    judged_by: None,
                    speaker: last,
                });
            }
        }
        continued
    }

    /// Returns the subject of a verb, if the paragraph leaves no doubt.
    fn clear_speaker(&self, index: usize, verb: &Verb) -> Option<usize> {
        let start = verb.clause().start;
        let is_person = |name: usize| {
            let kind = self.names.get(name).and_then(|it| it.kind);
            kind.is_none_or(|it| it == ActorKind::Person)
        };
        let clear = |it: &Speaker| it.others.is_empty() && it.named_in != NamedIn::ParagraphBefore;
        let found = match verb.who {
            Who::Known(name) => return Some(name),
            Who::OnePerson(pronoun) => {
                let can_be = |name| is_person(name) && self.called(name).allows(pronoun);
                let found = self.named_before(index, start, &[], &can_be)?;
                self.if_clear(found, index, start, &can_be)
            }
            // It can be anything, so whoever is named last must be a woman.
            Who::NoMan => {
                let found = self.named_before(index, start, &[], &|_| true)?;
                (self.called(found.name) == Called::By(Pronoun::She)).then_some(found)
            }
            Who::Shared(_) | Who::Others | Who::Unknown => None,
        };
        found.filter(clear).map(|it| it.name)
    }
}

/// A verb of speaking and the sentence around it.
struct Clause<'c, 'p, 't> {
    spoken: &'c Spoken<'p, 't>,
    verb: &'c Verb,
    sentence: Range<usize>,
    /// The verb with its subject.
    inner: Range<usize>,
    /// Where the part of the sentence begins that the clause is in.
    lead: usize,
}

impl<'c, 'p, 't> Clause<'c, 'p, 't> {
    fn of(spoken: &'c Spoken<'p, 't>, verb: &'c Verb) -> Self {
        let paragraph = spoken.paragraph;
        let sentence = paragraph.sentence_at(verb.at.start);
        let mut inner = verb.clause();
        let words = paragraph.words_within(&(sentence.start..inner.start));
        let is_citation = is_citation(spoken, verb);
        let citing = words.rev().take_while(|at| {
            let lower = paragraph.lower(*at);
            let is_title = || spoken.lexicon.names.titles.contains(&lower);
            is_citation && (BEFORE_CITATION.contains(&lower.as_str()) || is_title())
        });
        let first = citing.last().and_then(|at| paragraph.words.get(at));
        inner.start = first.map_or(inner.start, |it| it.start);
        let before = paragraph.text.get(sentence.start..inner.start);
        let sign = before.and_then(|it| it.rfind(is_sign));
        let after_sign = sign.and_then(|at| {
            let sign = paragraph.text.get(sentence.start + at..)?.chars().next()?;
            Some(sentence.start + at + sign.len_utf8())
        });
        Self {
            spoken,
            verb,
            lead: after_sign.unwrap_or(sentence.start),
            sentence,
            inner,
        }
    }

    fn text(&self, range: Range<usize>) -> &'t str {
        self.spoken.paragraph.text.get(range).unwrap_or_default()
    }

    fn words(&self, range: Range<usize>) -> impl Iterator<Item = String> {
        let words = self.spoken.paragraph.words_within(&range);
        words.map(|at| self.spoken.paragraph.lower(at))
    }

    /// Returns the clause with what leads to it, such as a title.
    fn with_lead(&self) -> Range<usize> {
        let lead = self.text(self.lead..self.inner.start);
        let start = self.lead + (lead.len() - lead.trim_start().len());
        start..self.inner.end
    }

    /// Whether the verb can have what others say or do as its object.
    fn is_judging(&self) -> bool {
        let verb = self.text(self.verb.at.clone()).to_lowercase();
        let mut rest = self.words(self.inner.end..self.end_after());
        let is_said = SAYING_THAT.contains(&verb.as_str())
            && rest.next().as_deref() == Some("that")
            || ACCUSING.contains(&verb.as_str()) && rest.any(|it| it == "of");
        self.spoken.lexicon.names.judging.contains(&verb) && !is_said
    }

    /// Whether the sentence says that somebody said something, and nobody else is named before the verb.
    fn is_plain(&self) -> bool {
        // "Lee sagte nicht, ob".
        let next = self.words(self.inner.end..self.sentence.end).next();
        let mut words = self.words(self.lead..self.inner.end).chain(next);
        let mut mentions = self.spoken.mentions.iter();
        let names_other = mentions.any(|it| {
            let start = self.spoken.start_of(it);
            (self.lead..self.inner.start).contains(&start)
        });
        let first = self.words(self.lead..self.inner.start).next();
        // "As Lee said, the ferry is safe", but not "As Lee said it was safe, it sank".
        let is_said_so = self.rest().starts_with(',');
        let is_aside = first
            .is_some_and(|it| SUBORDINATE.contains(&it.as_str()) && !(it == "as" && is_said_so));
        !words.any(|it| UNREAL.contains(&it.as_str()))
            && !names_other
            && !self.is_relative()
            && !self.is_one_of_several()
            && !is_aside
    }

    /// Whether others speak too: "Traders and Lee said", "said Lee, the mayor, and Fox".
    fn is_one_of_several(&self) -> bool {
        let joins = |word: &str| matches!(word, "and" | "or" | "und" | "oder" | "sowie");
        let last = self.words(self.lead..self.inner.start).last();
        let paragraph = self.spoken.paragraph;
        let mut mentions = self.spoken.mentions.iter();
        let is_joined = mentions.any(|it| {
            let start = self.spoken.start_of(it);
            let is_after = (self.inner.end..self.sentence.end).contains(&start);
            is_after && joins(&paragraph.lower_before(it.words.start, 1))
        });
        let next = self.words(self.inner.end..self.sentence.end).next();
        let is_first = !self.verb.follows_subject();
        last.is_some_and(|it| joins(&it))
            || is_first && (is_joined || next.is_some_and(|it| joins(&it)))
    }

    /// Whether the clause only says of something before it who said it: "the plan the council announced".
    fn is_relative(&self) -> bool {
        let names = &self.spoken.lexicon.names;
        let mut lead: Vec<_> = self.words(self.lead..self.inner.start).collect();
        let is_joined = lead.first().is_some_and(|it| {
            let is_german =
                self.spoken.lexicon.has_capitalised_nouns && names.articles.contains(it);
            let follows_comma = self.text(0..self.lead).ends_with(',');
            RELATIVE.contains(&it.as_str()) || is_german && follows_comma && lead.len() > 1
        });
        // "The mayor Ann Lee said", "On Monday the mayor said".
        let has_article = lead.pop_if(|it| names.articles.contains(it)).is_some();
        let last = lead.last();
        let is_title = last.is_some_and(|it| names.is_of_people(it));
        let starts = lead.first().is_some_and(|it| names.articles.contains(it));
        let is_reduced = self.verb.follows_subject() && starts && (has_article || !is_title);
        is_joined || is_reduced && !self.spoken.lexicon.has_capitalised_nouns
    }

    /// Returns the sentence after the clause.
    fn rest(&self) -> &'t str {
        self.text(self.inner.end..self.sentence.end)
    }

    /// Returns the words that the clause gives its subject.
    fn said(&self) -> Option<Range<usize>> {
        let follows_comma = self.text(0..self.lead).ends_with(',');
        let is_first = self
            .text(self.sentence.start..self.inner.start)
            .trim()
            .is_empty();
        let is_inserted = follows_comma && self.rest().starts_with(',');
        let (before, mut end) = (self.before(), self.end_after());
        let paragraph = self.spoken.paragraph;
        // "The ferry, he said, is safe, and the dock is dry"; "…, he said; the dock is dry".
        let goes_on = is_inserted || follows_comma && self.rest().starts_with(';');
        if goes_on && !is_citation(self.spoken, self.verb) && self.nobody_else_speaks() {
            let words = paragraph.words_within(&(end..self.sentence.end));
            let last = words.last().and_then(|at| paragraph.words.get(at));
            end = last.map_or(end, |it| it.end);
        }
        let said = match () {
            // The marks say whose words these are.
            () if self.is_next_to_quotation() => return None,
            () if is_citation(self.spoken, self.verb) => match () {
                () if self.needs_comma() && !follows_comma || self.is_cut() => return None,
                () if is_first => self.inner.end..end,
                () if self.is_ended() => before,
                () if is_inserted => before.start..end,
                () if follows_comma => self.inner.end..end,
                () => self.lead..end,
            },
            () if follows_comma && self.is_ended() => before,
            // "The ferry, Lee said, is safe".
            () if goes_on => before.start..end,
            () => self.verb.at.start..end,
        };
        Some(said).filter(|it| !self.text(it.clone()).trim().is_empty())
    }

    /// Whether the sentence names nobody after the clause and has no other verb of speaking.
    fn nobody_else_speaks(&self) -> bool {
        let after = |at: usize| (self.inner.end..self.sentence.end).contains(&at);
        let mut mentions = self.spoken.mentions.iter();
        let mut verbs = self.spoken.verbs.iter();
        let mut quoted = self.spoken.quoted.iter();
        !mentions.any(|it| after(self.spoken.start_of(it)))
            && !verbs.any(|it| after(it.at.start))
            && !quoted.any(|it| after(it.outer.start))
    }

    /// Whether "that" begins another clause of what is said: "said that it is safe, and that it is dry".
    fn goes_on_with_that(&self, at: usize) -> bool {
        let paragraph = self.spoken.paragraph;
        let is_that = |word: &str| matches!(word, "that" | "dass");
        let first = self.words(self.inner.end..self.sentence.end).next();
        let next = paragraph.lower(at + 2);
        is_that(&paragraph.lower(at + 1))
            && first.is_some_and(|it| is_that(&it))
            && !AFTER_PRONOUN.contains(&next.as_str())
    }

    /// Whether a word such as "so" cites only after a comma.
    fn needs_comma(&self) -> bool {
        let word = self.text(self.verb.at.clone()).to_lowercase();
        matches!(word.as_str(), "so" | "per")
    }

    /// Whether whoever is cited only begins a phrase: "according to official figures".
    fn is_cut(&self) -> bool {
        const LINKS: &[&str] = &["at", "for", "from", "in", "of"];
        let next = self.words(self.inner.end..self.sentence.end).next();
        let is_linked = next.is_none_or(|it| LINKS.contains(&it.as_str()));
        !self.spoken.lexicon.has_capitalised_nouns
            && !self.verb.follows_subject()
            && !self.rest().starts_with(is_sign)
            && !is_linked
            && !self.is_ended()
    }

    /// Whether a quotation is right before the clause or right after it.
    fn is_next_to_quotation(&self) -> bool {
        let is_gap = |range: Range<usize>| {
            let gap = self.text(range);
            gap.chars().all(|c| matches!(c, ' ' | ',' | ':'))
        };
        self.spoken.quoted.iter().any(|it| {
            (self.sentence.start + 1..=self.inner.start).contains(&it.outer.end)
                && is_gap(it.outer.end..self.with_lead().start)
                || it.outer.start >= self.inner.end && is_gap(self.inner.end..it.outer.start)
        })
    }

    /// Whether nothing comes after the clause but when, where or in what office somebody spoke.
    fn is_ended(&self) -> bool {
        const MOST_WORDS: usize = 4;
        let rest = self.rest().trim_end();
        let mut words: Vec<_> = self.words(self.inner.end..self.sentence.end).collect();
        // "…, fügte Lee hinzu."
        let mut particles = self.spoken.lexicon.names.separable.iter();
        words.pop_if(|it| particles.any(|(_, particles)| particles.contains(it)));
        let starts = |list: &[&str]| words.first().is_some_and(|it| list.contains(&it.as_str()));
        let is_one_part = !rest.trim_end_matches(is_sign).contains(is_sign);
        let is_phrase = words.len() <= MOST_WORDS && is_one_part && starts(WHEN_OR_WHERE);
        // In German a comma and an article can also begin what is said.
        let is_office = !self.spoken.lexicon.has_capitalised_nouns
            && !self.verb.follows_subject()
            && !rest.trim_matches(is_sign).contains(is_sign)
            && starts(&["a", "an", "the", "who", "whose"]);
        words.is_empty() || is_phrase || rest.starts_with(',') && is_office
    }

    /// Returns the words before the clause that belong to it.
    fn before(&self) -> Range<usize> {
        let paragraph = self.spoken.paragraph;
        let end = self.text(0..self.lead).trim_end_matches(',').len();
        let end = if self.lead > self.sentence.start {
            end
        } else {
            self.inner.start
        };
        let words = paragraph.words_within(&(self.sentence.start..end));
        let mut start = end;
        for at in words.rev() {
            let Some(word) = paragraph
                .words
                .get(at)
                .filter(|it| !self.spoken.is_quoted(it.start))
            else {
                break;
            };
            start = word.start;
            if self.breaks_before(at, false) {
                break;
            }
        }
        let first = self.words(start..end).next().unwrap_or_default();
        let last = self.words(start..end).last().unwrap_or_default();
        // "It is shut because, according to Lee, it leaks": only the rest.
        let is_open = ["and", "but", "dass", "that", "und"].contains(&last.as_str())
            || SUBORDINATE.contains(&last.as_str());
        match SUBORDINATE.contains(&first.as_str()) || is_open {
            true => self.inner.end..self.inner.end,
            false => start..end,
        }
    }

    /// Returns where the words after the clause end that belong to it.
    fn end_after(&self) -> usize {
        let paragraph = self.spoken.paragraph;
        let mut end = self.inner.end;
        for at in paragraph.words_within(&(end..self.sentence.end)) {
            let word = paragraph.words.get(at);
            let word = word.filter(|it| !self.spoken.is_quoted(it.start));
            let Some(word) = word.filter(|_| !self.breaks_before(at, true)) else {
                break;
            };
            end = word.end;
        }
        end
    }

    /// Whether the rest of the sentence is in the mood of reported speech.
    fn is_reported_after(&self, at: usize) -> bool {
        let start = self.spoken.paragraph.words.get(at).map_or(0, |it| it.start);
        let mood = self.spoken.lexicon.names.reported_mood;
        self.words(start..self.sentence.end)
            .any(|it| mood.contains(&it))
    }

    /// Whether a part of the sentence starts with a word that can be somebody else's.
    fn breaks_before(&self, at: usize, after_verb: bool) -> bool {
        let paragraph = self.spoken.paragraph;
        let (gap, word) = (paragraph.gap_before(at), paragraph.lower(at));
        let word = word.as_str();
        let is_joined =
            matches!(word, "and" | "or" | "und" | "oder") || CONTRASTING.contains(&word);
        let is_english = !self.spoken.lexicon.has_capitalised_nouns;
        let is_aside = RELATIVE.contains(&word)
            || SUBORDINATE.contains(&word) && !matches!(word, "because" | "weil" | "da")
            || matches!(word, "was" | "worauf" | "woraufhin")
            || is_english && word.ends_with("ing") && !GOING_ON.contains(&word);
        // "Lee widersprach: Die Fähre sei sicher."
        let is_colon = gap == ": " && after_verb && self.is_reported_after(at);
        gap.contains(|c| is_sign(c) && c != ',') && !is_colon
            || gap.starts_with(',')
                && (is_joined && !(after_verb && self.goes_on_with_that(at))
                    || after_verb && is_aside)
    }
}

/// Whether words are cited without a verb: "according to".
fn is_citation(spoken: &Spoken<'_, '_>, verb: &Verb) -> bool {
    let word = spoken
        .paragraph
        .text
        .get(verb.at.clone())
        .unwrap_or_default()
        .to_lowercase();
    let names = &spoken.lexicon.names;
    let mut lists = [names.according, names.according_after, names.views].into_iter();
    lists.any(|list| list.contains(&word))
}

/// Whether a character separates the parts of a sentence.
fn is_sign(c: char) -> bool {
    matches!(
        c,
        ',' | ';'
            | ':'
            | '–'
            | '—'
            | '('
            | ')'
            | '“'
            | '”'
            | '„'
            | '"'
            | '«'
            | '»'
            | '.'
            | '!'
            | '?'
    )
}
