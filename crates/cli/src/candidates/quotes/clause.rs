//! What stands between a quotation and a verb of speaking, and next to the quotation.

use super::speaker::Spoken;
use crate::candidates::names::Mention;
use standpoint_core::warnings::Quoted;
use std::ops::Range;

/// Words with which a clause starts that is set against the one before.
pub(super) const CONTRASTING: &[&str] = &[
    "aber", "although", "but", "doch", "obwohl", "though", "whereas", "während", "while", "whilst",
    "wobei",
];

/// Words with which a relative clause starts. German "der" can start another one too.
pub(super) const RELATIVE: &[&str] = &["who", "whose", "which", "dessen", "deren"];

impl Spoken<'_, '_> {
    /// Returns what the article calls whoever says a quotation right next to it: “…,” the vet said; “…,”
    /// said the vet.
    pub fn described(&self, quotation: &Quoted) -> Option<String> {
        const MOST_WORDS: usize = 3;
        let paragraph = self.paragraph;
        let first = paragraph
            .words
            .partition_point(|it| it.start < quotation.outer.end);
        let is_verb = |at: usize| self.lexicon.names.can_speak(&paragraph.lower(at));
        let is_near = |at: usize| paragraph.gap_before(at) == " ";
        let article = first + usize::from(is_verb(first) && is_near(first + 1));
        if !self.is_article(article) {
            return None;
        }
        let start = article + 1;
        let noun = |at: &usize| {
            let word = paragraph.words.get(*at);
            let is_word = word.is_some_and(|it| it.text.chars().all(char::is_alphabetic));
            is_word && is_near(*at) && !is_verb(*at)
        };
        let end = start + (start..start + MOST_WORDS).take_while(noun).count();
        let is_end = match article == first {
            true => is_verb(end) && is_near(end),
            false => end.checked_sub(1).is_some_and(|it| paragraph.ends_part(it)),
        };
        let (first, last) = (
            paragraph.words.get(article)?,
            paragraph.words.get(end.checked_sub(1)?)?,
        );
        let description = paragraph.text.get(first.start..last.end)?;
        (end > start && is_end).then(|| description.to_owned())
    }

    /// Whether a range has the subject of a clause of its own: "…, though the Union puts the number at",
    /// "…, the Union of", "and Fox spoke of".
    pub fn has_other_subject(&self, range: Range<usize>) -> bool {
        let free = |start: usize| range.contains(&start) && !self.is_quoted(start);
        let words = self.paragraph.words_within(&range);
        let is_contrast = |at: usize| {
            let lower = self.paragraph.lower(at);
            let has_comma = self.paragraph.gap_before(at).starts_with([',', ';']);
            let is_clause = has_comma || !self.lexicon.has_capitalised_nouns;
            let subject = at + 1 + usize::from(self.is_article(at + 1));
            let subject = self.paragraph.words.get(subject);
            let names = subject.is_some_and(|it| it.is_capitalised() && free(it.start));
            is_clause && names && CONTRASTING.contains(&lower.as_str())
        };
        let mut mentions = self.mentions.iter().filter(|it| free(self.start_of(it)));
        words.into_iter().any(is_contrast)
            || mentions.any(|mention| self.starts_clause(mention, range.start))
    }

    /// Whether a clause starts with a mention that has no verb of speaking, by the sign or the word before
    /// it. A comma right after the verb `before` is that of reported speech: "Lee sagte, Fuchs sei".
    fn starts_clause(&self, mention: &Mention, before: usize) -> bool {
        let (first, last) = (mention.words.start, mention.words.end - 1);
        let article = first.checked_sub(1).filter(|it| self.is_article(*it));
        let start = article.unwrap_or(first);
        let gap = self.paragraph.gap_before(start);
        let start_byte = self.paragraph.words.get(start).map_or(0, |it| it.start);
        let is_reported = start_byte <= before + gap.len();
        let is_near = self.paragraph.gap_after(last) == " ";
        let is_joined = matches!(
            self.paragraph.lower_before(start, 1).as_str(),
            "and" | "und"
        );
        gap.starts_with(';')
            || gap.starts_with(',') && is_near && !is_reported
            || is_joined && is_near && self.is_past(last + 1)
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
    pub fn subjects_before(&self, end: usize) -> Vec<&Mention> {
        let before = self.mentions.iter().filter(|it| self.start_of(it) < end);
        let outside = before.filter(|it| !self.is_quoted(self.start_of(it)));
        // "at Kestrel Compute": a pronoun after it means somebody else.
        let free = outside.filter(|it| !self.follows_preposition(it.words.start));
        free.rev().copied().collect()
    }

    fn is_article(&self, at: usize) -> bool {
        let names = &self.lexicon.names;
        names.articles.contains(&self.paragraph.lower(at))
    }

    /// Whether a word is a verb in the past tense that can be the only one of a clause.
    fn is_past(&self, at: usize) -> bool {
        let lower = self.paragraph.lower(at);
        let dates = &self.lexicon.dates;
        let has_ending = dates.past_endings.iter().any(|it| lower.ends_with(it));
        (dates.past.contains(&lower) || has_ending)
            && !self.lexicon.names.auxiliary.contains(&lower)
    }
}

/// Whether words between two verbs begin a clause about the subject of the first: "says the board, whose
/// scientist, Ann Lee, called it".
pub(super) fn is_relative(between: &str) -> bool {
    let first = between
        .strip_prefix(", ")
        .and_then(|it| it.split(' ').next());
    first.is_some_and(|it| RELATIVE.contains(&it))
}

/// Whether words between two verbs show that neither is in the other's clause.
pub(super) fn is_coordinated(between: &str) -> bool {
    const JOINING: [&str; 14] = [
        "aber", "after", "als", "and", "as", "before", "but", "doch", "nor", "or", "oder", "und",
        "when", "while",
    ];
    let mut words = between.split(|c: char| !c.is_alphabetic());
    between.contains([';', ':', '“', '„', '"', '«', '»', '—', '–'])
        || words.any(|word| JOINING.contains(&word.to_lowercase().as_str()))
}
