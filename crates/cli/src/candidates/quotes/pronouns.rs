//! Which pronoun the article uses for each person.

use super::speaker::Spoken;
use crate::candidates::lexicon::{Lexicon, Pronoun};
use crate::candidates::names::{Mention, NameCandidate};
use standpoint_core::pack::ActorKind;

/// What an article shows of the pronoun of a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Called {
    /// Nearly all signs agree on this pronoun.
    By(Pronoun),
    /// What it shows is contradictory.
    Unclear,
    /// Nothing.
    Unknown,
}

impl Called {
    /// Whether a pronoun can mean somebody of whom this is known.
    pub fn allows(self, pronoun: Pronoun) -> bool {
        match self {
            Self::By(own) => own == pronoun,
            Self::Unclear | Self::Unknown => true,
        }
    }
}

/// Finds what is known of each candidate. A title or a noun such as "spokeswoman" decides. Without
/// one it is what nearly all signs agree on: the pronouns after the only person named in a paragraph,
/// a pronoun right before the name, and the first name.
pub(super) fn called(
    names: &[NameCandidate],
    spoken: &[Spoken<'_, '_>],
    lexicon: &Lexicon,
) -> Vec<Called> {
    let mut signs: Vec<Signs> = names.iter().map(|it| Signs::of_name(it, lexicon)).collect();
    for paragraph in spoken {
        for mention in paragraph.mentions.iter().filter(|it| it.others.is_empty()) {
            if let Some(signs) = signs.get_mut(mention.name) {
                signs.titles.extend(title(paragraph, mention, lexicon));
                signs
                    .others
                    .extend(pronoun_before(paragraph, mention, lexicon));
            }
        }
        for (name, pronoun) in pronouns_after(paragraph, names, lexicon) {
            if let Some(signs) = signs.get_mut(name) {
                signs.others.push(pronoun);
            }
        }
    }
    signs.iter().map(Signs::called).collect()
}

/// What shows the pronoun of one candidate.
#[derive(Default)]
struct Signs {
    /// Titles, and nouns for a man or a woman.
    titles: Vec<Pronoun>,
    /// Signs that can be wrong.
    others: Vec<Pronoun>,
}

impl Signs {
    fn of_name(name: &NameCandidate, lexicon: &Lexicon) -> Self {
        let words: Vec<String> = name.name.split(' ').map(str::to_lowercase).collect();
        let mut signs = Self::default();
        if name.is_description {
            let noun = words.last().map_or("", String::as_str);
            signs.titles.extend(lexicon.pronoun_of_noun(noun));
        } else if words.len() > 1
            && let Some(first) = words.first()
        {
            signs.others.extend(lexicon.pronoun_of_first_name(first));
        }
        signs
    }

    fn called(&self) -> Called {
        /// A single wrong sign doesn't count against many.
        const TIMES: usize = 3;
        let signs = if self.titles.is_empty() {
            &self.others
        } else {
            &self.titles
        };
        let he = signs.iter().filter(|it| **it == Pronoun::He).count();
        let she = signs.len() - he;
        match () {
            () if signs.is_empty() => Called::Unknown,
            () if he >= she * TIMES => Called::By(Pronoun::He),
            () if she >= he * TIMES => Called::By(Pronoun::She),
            () => Called::Unclear,
        }
    }
}

/// Returns what the title before a name shows, or the noun after it: "Mr Ellis", "Ann Lee, a mother of
/// three".
fn title(spoken: &Spoken<'_, '_>, mention: &Mention, lexicon: &Lexicon) -> Option<Pronoun> {
    const MOST_BEFORE_NOUN: usize = 4;
    let paragraph = spoken.paragraph;
    let before = paragraph.lower_before(mention.words.start, 1);
    let is_near = matches!(paragraph.gap_before(mention.words.start), " " | ". ");
    let title = lexicon.pronoun_of_noun(&before).filter(|_| is_near);
    let end = mention.words.end;
    let is_described = paragraph.gap_after(end - 1) == ", "
        && lexicon.names.articles.contains(&paragraph.lower(end));
    let described = || {
        let inside = (end..end + MOST_BEFORE_NOUN)
            .take_while(|at| *at == end || paragraph.gap_before(*at) == " ");
        let mut nouns = inside.filter_map(|at| lexicon.pronoun_of_noun(&paragraph.lower(at)));
        nouns.next().filter(|_| is_described)
    };
    title.or_else(described)
}

/// Returns the pronoun in a phrase that leads to a name: "In his report, Kit Rowe". In "His neighbour, Kit
/// Rowe" and "with his neighbour, Kit Rowe, she" it means somebody else.
fn pronoun_before(
    spoken: &Spoken<'_, '_>,
    mention: &Mention,
    lexicon: &Lexicon,
) -> Option<Pronoun> {
    let paragraph = spoken.paragraph;
    let name = mention.words.start;
    let follows_comma = paragraph.gap_before(name) == ", ";
    let sentence = paragraph.sentence_at(paragraph.words.get(name)?.start);
    let first = paragraph.words_within(&sentence).start;
    let mut phrase = first..name;
    let is_plain = phrase
        .clone()
        .skip(1)
        .all(|at| paragraph.gap_before(at) == " ");
    let pronoun = phrase.find_map(|at| lexicon.pronoun(&paragraph.lower(at)));
    let mut others = spoken.mentions.iter();
    let is_first = !others.any(|it| (first..name).contains(&it.words.start));
    let is_own = lexicon.pronoun(&paragraph.lower(first)).is_none()
        && !paragraph.gap_after(mention.words.end - 1).starts_with(',');
    pronoun.filter(|_| follows_comma && is_plain && is_first && is_own)
}

/// Returns the pronouns outside quotations that come after the only person whom the paragraph has
/// named by the end of their sentence, each with this person.
fn pronouns_after(
    spoken: &Spoken<'_, '_>,
    names: &[NameCandidate],
    lexicon: &Lexicon,
) -> Vec<(usize, Pronoun)> {
    let paragraph = spoken.paragraph;
    let mut found = Vec::new();
    for sentence in &paragraph.sentences {
        let until = paragraph.words_within(&(0..sentence.end)).end;
        let Some((named, first)) = only_person(spoken, until, names, lexicon) else {
            break;
        };
        let words = paragraph.words.iter().enumerate().take(until);
        let words = words.filter(|(_, word)| word.start >= sentence.start);
        for (at, word) in words.filter(|(_, word)| !spoken.is_quoted(word.start)) {
            match lexicon.pronoun(&word.lower()) {
                // It means somebody of whom the paragraphs before spoke.
                Some(_) if at < first => return found,
                Some(pronoun) => found.push((named, pronoun)),
                None => {}
            }
        }
    }
    found
}

/// Returns the only person whom the words up to an index speak about outside quotations, and the word
/// that names this person first.
fn only_person(
    spoken: &Spoken<'_, '_>,
    until: usize,
    names: &[NameCandidate],
    lexicon: &Lexicon,
) -> Option<(usize, usize)> {
    let paragraph = spoken.paragraph;
    let is_person = |name: usize| {
        let kind = names.get(name).and_then(|it| it.kind);
        kind.is_none_or(|it| it == ActorKind::Person)
    };
    let mut only: Option<(usize, usize)> = None;
    let words = paragraph.words.iter().enumerate().take(until);
    for (at, word) in words.filter(|(_, word)| !spoken.is_quoted(word.start)) {
        let mention = spoken.mentions.iter().find(|it| it.words.contains(&at));
        match mention {
            Some(mention) if !mention.others.is_empty() => return None,
            Some(mention) if is_person(mention.name) => {
                // What comes after "Lee’s" speaks of somebody or something else.
                let is_possessive =
                    word.text.ends_with(['’', '\'', 's']) && word.text.contains(['’', '\'']);
                if is_possessive || only.is_some_and(|(name, _)| name != mention.name) {
                    return None;
                }
                only = only.or(Some((mention.name, at)));
            }
            Some(_) => {}
            None => {
                // "Her husband" is another one; "Mr" before the name is not.
                let is_title = spoken.mentions.iter().any(|it| it.words.start == at + 1);
                if !is_title && lexicon.pronoun_of_noun(&word.lower()).is_some() {
                    return None;
                }
            }
        }
    }
    only
}
