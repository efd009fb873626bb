//! What has to be known of a language to find candidates in it. A language without a lexicon gets
//! only what needs none.

mod english;
mod german;

use standpoint_core::pack::ActorKind;
use standpoint_core::warnings::Calendar;
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

/// The words of a language. All are in lower case, unless a comment says otherwise.
pub(super) struct Lexicon {
    /// What dates are written with.
    pub dates: DateWords,
    /// What numbers are written with.
    pub numbers: NumberWords,
    /// What names are recognised by.
    pub names: NameWords,
    /// Abbreviations that end with a full stop, without it.
    pub abbreviations: &'static [&'static str],
    /// Those of them with which a sentence can end.
    pub ending: &'static [&'static str],
    /// Those of them that end a company's name. Before a capitalised word that begins a sentence, they
    /// end one.
    pub companies: &'static [&'static str],
    /// Those of them that only stand before a number.
    pub numbering: &'static [&'static str],
    /// Whether nouns are capitalised. Then a unit is recognised by that, and a name is not.
    pub has_capitalised_nouns: bool,
    /// Whether a number before a full stop can be an ordinal, as in German dates.
    pub has_dotted_ordinals: bool,
}

/// What dates are written with.
pub(super) struct DateWords {
    /// The names of the months and of the days of the week.
    pub calendar: Calendar,
    /// Spring, summer, autumn, winter.
    pub seasons: [&'static [&'static str]; 4],
    /// Words before a month, a season or a year that make it certain that it is one.
    pub before: &'static [&'static str],
    /// Words that belong to the words of a date after them.
    pub included: &'static [&'static str],
    /// Words that make a date approximate.
    pub around: &'static [&'static str],
    /// "last" and the like, before a unit, month, season or day of the week.
    pub last: &'static [&'static str],
    /// "this" and the like.
    pub this: &'static [&'static str],
    /// "next" and the like.
    pub next: &'static [&'static str],
    /// "earlier", before "this year".
    pub earlier: &'static [&'static str],
    /// "later", before "this year".
    pub later: &'static [&'static str],
    /// "early" and the like, which do not narrow a date.
    pub early: &'static [&'static str],
    /// "late" and the like, which narrow a year to its last quarter.
    pub late: &'static [&'static str],
    /// The names of units of time, with their forms.
    pub units: &'static [(&'static str, Unit)],
    /// Words for a day by its distance from today.
    pub days: &'static [(&'static str, i32)],
    /// "ago", after a number and a unit.
    pub ago_after: &'static [&'static str],
    /// "vor", before a number and a unit.
    pub ago_before: &'static [&'static str],
    /// Words before a day of the week that make it no date: "every Sunday".
    pub repeated: &'static [&'static str],
    /// Words between the two ends of a range.
    pub to: &'static [&'static str],
    /// Words that start a range of which only some time is meant: "between".
    pub between: &'static [&'static str],
    /// Words that start a range: "from".
    pub from: &'static [&'static str],
    /// Words that show that a sentence speaks of the future.
    pub future: &'static [&'static str],
    /// Verbs in the past tense.
    pub past: Words,
    /// The endings of regular verbs in the past tense.
    pub past_endings: &'static [&'static str],
    /// Verbs in the present tense. In English auxiliaries, after which a participle is no past tense.
    pub present: Words,
    /// Verbs in the present tense that a body does on a day to come: "votes on 8 July". Some are nouns
    /// too, so they count only where nothing speaks of the past.
    pub coming: Words,
    /// Verbs after which what they say is still to come, also in the past tense: "said it would close".
    pub would: Words,
    /// Verbs in the present before an infinitive that is still to come: "plans to close".
    pub planning: Words,
    /// Words before an infinitive that is still to come if one of `now` is before them: "is set to close".
    pub ready: Words,
    /// Auxiliary verbs that show that a plan is one of today: "has decided to close".
    pub now: Words,
    /// Words before an infinitive of what has been done: "managed to close". After all others, it may be
    /// over or not.
    pub done: Words,
    /// Words after "to" that are no verb.
    pub after_to: Words,
    /// Verbs in the past tense after which something may be over or not: "sollte".
    pub open: Words,
    /// Words with which that did not happen.
    pub not: Words,
    /// Auxiliary verbs of the perfect tense: "have agreed to wait until July" is still to come.
    pub perfect: Words,
    /// Words right before a date for which something is set.
    pub set_for: &'static [&'static str],
    /// Words right before a date by which something is to be done.
    pub deadline: &'static [&'static str],
    /// Verbs that move something to a later day.
    pub put_off: Words,
    /// Words right before the day to which something is moved.
    pub put_off_to: &'static [&'static str],
    /// Articles that may be between such a word and the day.
    pub articles: &'static [&'static str],
    /// Auxiliary verbs that show that something was over before something else that is past.
    pub before_past: Words,
    /// Words after a comma with which a relative clause begins.
    pub relative: &'static [&'static str],
    /// Words after a comma with which another main clause begins.
    pub joining: &'static [&'static str],
    /// Words right before a date that is only the beginning or the end of a time.
    pub bounds: &'static [&'static str],
    /// Words right before a date from which on something has been so.
    pub since: &'static [&'static str],
    /// The endings of a decade: `1990s`.
    pub decade: &'static [&'static str],
    /// Words for the numbers from one on, in all forms.
    pub numbers: &'static [(&'static str, u32)],
}

impl DateWords {
    /// Whether a word in lower case is a number.
    pub fn is_number(&self, word: &str) -> bool {
        let is_word = || self.numbers.iter().any(|it| it.0 == word);
        word.starts_with(|c: char| c.is_ascii_digit()) || is_word()
    }
}

/// What numbers are written with.
pub(super) struct NumberWords {
    /// Whether decimals follow a comma, and a full stop groups digits.
    pub has_decimal_comma: bool,
    /// Words for two of what is already spoken of: "both".
    pub two: &'static [&'static str],
    /// Words that multiply the number before them.
    pub scales: &'static [(&'static str, i64)],
    /// Words for several of a round number.
    pub multiples: &'static [(&'static str, i64)],
    /// Words that make a multiple larger: "tens of thousands".
    pub multiplied: &'static [(&'static str, i64)],
    /// Words for percent.
    pub percent: &'static [&'static str],
    /// What takes time: "over three nights" says how long, and not that they were more than three.
    pub spells: &'static [&'static str],
    /// Words before a unit that belong to it: "square metres".
    pub of_unit: &'static [&'static str],
    /// Units that have no plural ending.
    pub invariable: &'static [&'static str],
    /// Words that are not part of what is counted, and end it.
    pub stop: &'static [&'static str],
    /// "of", between a number and what it is a part of.
    pub of: &'static [&'static str],
    /// Words before a number that only names or orders something: "page".
    pub naming: &'static [&'static str],
    /// Words between the numbers of a share: "one in five".
    pub share: &'static [&'static str],
    /// Verbs after which "at" and a number give a result: "puts it at 41".
    pub measuring: &'static [&'static str],
    /// Words right before a number that make it an average.
    pub average_before: &'static [&'static str],
    /// Words right after a number and its unit that make it an average.
    pub average_after: &'static [&'static str],
    /// Words after a number that is a time of day.
    pub clock: &'static [&'static str],
}

impl NumberWords {
    /// Whether the text before a number and the text after its unit make it an average.
    pub fn is_average(&self, before: &str, after: &str) -> bool {
        let (before, after) = (before.to_lowercase(), after.to_lowercase());
        let before = before.trim_end_matches([' ', ',']);
        let ends = |it: &&str| {
            let rest = before.strip_suffix(*it);
            rest.is_some_and(|it| !it.ends_with(char::is_alphanumeric))
        };
        let starts = |it: &&str| {
            let rest = after.trim_start().strip_prefix(*it);
            rest.is_some_and(|it| !it.starts_with(char::is_alphanumeric))
        };
        self.average_before.iter().any(ends) || self.average_after.iter().any(starts)
    }
}

/// What names are recognised by.
pub(super) struct NameWords {
    /// Verbs of speaking, in the forms that an article has.
    pub speech: Words,
    /// Verbs that are of speaking only with a particle at the end of their clause, each with its
    /// particles: "teilte … mit".
    pub separable: &'static [(Words, Words)],
    /// Those of them whose object can be what somebody else says or does: "rejected the plan".
    pub judging: Words,
    /// Those of them that are nouns too, and verbs only right after whoever speaks: "doubts".
    pub nouns: Words,
    /// Adjectives after "is" and before "that", with which somebody says what they think.
    pub minded: Words,
    /// Forms of "be".
    pub be: Words,
    /// Nouns for what somebody thinks: "in Lee’s view", "in the eyes of Lee".
    pub views: Words,
    /// Those who speak for somebody else and have no name: "a spokesman for the council".
    pub spokes: Words,
    /// Verbs in the mood that shows that what a sentence says is somebody’s: "sei".
    pub reported_mood: Words,
    /// Words that may come between a speaker and the verb.
    pub auxiliary: Words,
    /// Words right before somebody who is cited: "according to", by their last word.
    pub according: Words,
    /// Words right after somebody who is cited: "zufolge".
    pub according_after: Words,
    /// Pronouns that can be a speaker.
    pub pronouns: Words,
    /// Titles and offices before a name. In German also as the end of a word.
    pub titles: Words,
    /// What organisations are called, with the kind of actor. In German also as the end of a word.
    pub heads: &'static [(ActorKind, Words)],
    /// What people are called whose names are not given, with the kind of actor.
    pub roles: &'static [(ActorKind, Words)],
    /// Words at the end of the name of a place or a thing.
    pub places: Words,
    /// Words that come before a place.
    pub place_prepositions: Words,
    /// Words that start a sentence and are no part of a name.
    pub starts: Words,
    /// Words inside a name: "of", "van".
    pub links: Words,
    /// Articles before a noun.
    pub articles: Words,
    /// Countries and capitals, which stand for governments.
    pub governments: Words,
    /// Words that are capitalised and no names: languages, religions.
    pub no_names: Words,
    /// What shows that somebody is called "he".
    pub he: PronounWords,
    /// What shows that somebody is called "she".
    pub she: PronounWords,
}

impl NameWords {
    /// Whether a word in lower case can be a verb of speaking.
    pub fn can_speak(&self, word: &str) -> bool {
        let mut separable = self.separable.iter();
        self.speech.contains(word) || separable.any(|(forms, _)| forms.contains(word))
    }

    /// Whether a word in lower case is a title or stands for people.
    pub fn is_of_people(&self, word: &str) -> bool {
        let mut nouns = self.roles.iter().chain(self.heads);
        self.titles.contains(word) || nouns.any(|(_, words)| words.contains(word))
    }
}

/// What shows which pronoun the article uses of somebody.
pub(super) struct PronounWords {
    /// The pronoun in its forms. Empty where it is used of things too.
    pub pronouns: Words,
    /// Titles before a name, and nouns for such a person. In German also as the end of a word.
    pub nouns: Words,
    /// First names that few others have.
    pub first_names: Words,
}

/// The pronoun of one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pronoun {
    He,
    She,
}

/// A list of words, separated by white space.
#[derive(Clone, Copy)]
pub(super) struct Words(&'static str);

impl Words {
    /// Whether a word in lower case is in the list.
    pub fn contains(self, word: &str) -> bool {
        thread_local! {
            /// The words of each list that has been searched: most words of an article are looked
            /// up in several.
            static SETS: RefCell<HashMap<*const str, HashSet<&'static str>>> = RefCell::default();
        }
        SETS.with_borrow_mut(|sets| {
            let set = sets.entry(self.0);
            let set = set.or_insert_with(|| self.0.split_whitespace().collect());
            set.contains(word)
        })
    }

    /// Whether a word in lower case ends with one of the list, as German compounds do.
    pub fn ends(self, word: &str) -> bool {
        self.0.split_whitespace().any(|it| word.ends_with(it))
    }
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Month,
    Year,
    Decade,
}

impl Lexicon {
    /// Returns the lexicon of a language, by its BCP 47 tag.
    pub fn of(language: &str) -> Option<&'static Self> {
        let primary = language.split(['-', '_']).next().unwrap_or_default();
        match primary.to_ascii_lowercase().as_str() {
            "en" => Some(&english::LEXICON),
            "de" => Some(&german::LEXICON),
            _ => None,
        }
    }

    /// Returns the pronoun that a word in lower case is a form of.
    pub fn pronoun(&self, word: &str) -> Option<Pronoun> {
        self.pronoun_by(|words| words.pronouns.contains(word))
    }

    /// Returns the pronoun of those whom a title or a noun in lower case names.
    pub fn pronoun_of_noun(&self, noun: &str) -> Option<Pronoun> {
        let is_end = |words: Words| self.has_capitalised_nouns && words.ends(noun);
        self.pronoun_by(|words| words.nouns.contains(noun) || is_end(words.nouns))
    }

    /// Returns the pronoun of nearly all who have a first name, in lower case.
    pub fn pronoun_of_first_name(&self, name: &str) -> Option<Pronoun> {
        self.pronoun_by(|words| words.first_names.contains(name))
    }

    fn pronoun_by(&self, shows: impl Fn(&PronounWords) -> bool) -> Option<Pronoun> {
        let names = &self.names;
        match (shows(&names.he), shows(&names.she)) {
            (true, false) => Some(Pronoun::He),
            (false, true) => Some(Pronoun::She),
            _ => None,
        }
    }

    /// Whether a word in front of a full stop is an abbreviation, or an ordinal number.
    pub fn is_abbreviation(&self, word: &str) -> bool {
        let is_ordinal = (1..=2).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit());
        self.has_dotted_ordinals && is_ordinal
            || self.abbreviations.contains(&word.to_lowercase().as_str())
    }
}
