//! Warnings about a valid pack, for its author to judge.
//!
//! A problem is certain, and a pack with one is refused. A warning is a likely mistake that only a
//! person can judge: it has a path and a reason, and never makes a check fail.
//!
//! [`fairness()`] counts how much of a pack is about whom.

mod after_publication;
mod all_of_the_above;
mod allowed;
mod answer_not_in_passage;
mod answered_elsewhere;
mod calendar;
mod conflicting_positions;
mod copied_digest;
mod copied_option;
mod date_contradicted;
mod date_words;
mod digest_adds;
mod double_barrelled;
mod fairness;
mod figure_not_in_words;
mod hedged_figure;
mod hedges;
mod inferred_absence;
mod inferred_answer;
mod left_out;
mod loaded_verb;
mod longest_option;
mod marks;
mod names;
mod no_difference;
mod not_coded;
mod not_reached;
mod numbers;
mod offered;
mod only_spoken_for;
mod order;
mod question_without_evidence;
mod quotation;
mod quote_outside_marks;
mod relayed_quote;
mod same_row;
mod same_words;
mod silent_speaker;
mod speaker_not_near;
mod statement;
mod texts;
mod todo;
mod two_dates;
mod uneven;
mod words;

pub use allowed::{Allowed, id_of_entry, paragraph_at, without_allowed};
pub use calendar::{Calendar, ENGLISH_CALENDAR, GERMAN_CALENDAR};
pub use fairness::{ActorRow, Counts, Fairness, SideRow, fairness};
pub use hedges::{Hedge, HedgeWords, hedge_before};
pub use marks::{Quoted, quoted};
pub use names::actors_named_in;
pub use numbers::{Number, numbers_in};
pub use order::first_mention;

use self::loaded_verb::Use;
use self::names::{Mention, Names};
use self::statement::Statement;
use self::words::{Word, words};
use crate::Pack;
use crate::pack::{Evidence, normalise};
use std::cell::OnceCell;
use std::fmt;

/// A likely mistake in a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// The name of the check: `inferred-answer`.
    pub name: &'static str,
    /// The JSON path: `questions[3].kind.who-holds-it.options[1]`.
    pub path: String,
    /// What looks wrong.
    pub what: String,
    /// How to fix it, if it is wrong.
    pub hint: String,
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.path, self.what, self.hint)
    }
}

/// The warnings about a pack, and the checks that were skipped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Warnings {
    /// The name of the check that is running.
    running: &'static str,
    /// In the order of the checks, and for each check in the order of the pack.
    pub found: Vec<Warning>,
    /// For each skipped check, a text that names it and says why it was skipped.
    pub skipped: Vec<String>,
}

impl Warnings {
    fn add(&mut self, path: impl Into<String>, what: impl Into<String>, hint: impl Into<String>) {
        let warning = Warning {
            name: self.running,
            path: path.into(),
            what: what.into(),
            hint: hint.into(),
        };
        if !self.found.contains(&warning) {
            self.found.push(warning);
        }
    }
}

/// The input of the checks.
struct CheckInput<'p> {
    pack: &'p Pack,
    /// The names by which texts may refer to actors.
    names: Names<'p>,
    /// What the actors say: on which issues, and with what evidence.
    statements: Vec<Statement<'p>>,
    /// The article's paragraphs, normalised. Empty if the text is not available.
    paragraphs: Vec<String>,
    /// The words of each paragraph.
    all_words: Vec<Vec<Word>>,
    /// The actors that each paragraph names.
    all_mentions: OnceCell<Vec<Vec<Mention<'p>>>>,
    verbs: OnceCell<Option<Vec<Use<'p>>>>,
}

impl<'p> CheckInput<'p> {
    fn new(pack: &'p Pack, paragraphs: &[String]) -> Self {
        let own = || {
            let texts = pack.source.paragraphs.iter();
            let texts: Option<Vec<_>> = texts.map(|it| it.text.as_deref().map(normalise)).collect();
            texts.unwrap_or_default()
        };
        let paragraphs = match paragraphs {
            [] => own(),
            given => given.iter().map(|text| normalise(text)).collect(),
        };
        Self {
            pack,
            names: Names::of(pack),
            statements: statement::statements(pack),
            all_words: paragraphs.iter().map(|text| words(text)).collect(),
            paragraphs,
            all_mentions: OnceCell::new(),
            verbs: OnceCell::new(),
        }
    }

    /// Returns the reporting verbs in the pack's texts. `None`: the pack is not in English.
    fn verbs(&self) -> Option<&[Use<'p>]> {
        let verbs = self.verbs.get_or_init(|| loaded_verb::uses(self));
        verbs.as_deref()
    }

    /// Whether the article's text is available.
    fn has_text(&self) -> bool {
        !self.paragraphs.is_empty()
    }

    /// Returns the text of the paragraph with this number, counted from 1.
    fn paragraph(&self, number: u32) -> Option<&str> {
        let index = usize::try_from(number).ok()?.checked_sub(1)?;
        self.paragraphs.get(index).map(String::as_str)
    }

    /// Returns the actors that the paragraph with this number names, in order.
    fn mentions(&self, number: u32) -> &[Mention<'p>] {
        let all = self.all_mentions.get_or_init(|| {
            let paragraphs = self.paragraphs.iter();
            paragraphs.map(|text| self.names.in_text(text)).collect()
        });
        let index = usize::try_from(number).ok();
        let index = index.and_then(|number| number.checked_sub(1));
        let there = index.and_then(|index| all.get(index));
        there.map_or(&[], Vec::as_slice)
    }

    /// Returns the words of the paragraph with this number.
    fn words(&self, number: u32) -> Option<&[Word]> {
        let index = usize::try_from(number).ok()?.checked_sub(1)?;
        self.all_words.get(index).map(Vec::as_slice)
    }
}

/// A check, and the name under which authors can allow what it finds.
pub struct Check {
    /// In lower case with hyphens, never changed: `inferred-answer`.
    pub name: &'static str,
    /// What it finds, in a few words.
    pub about: &'static str,
    needs_text: NeedsText,
    /// `None`: the author's command runs it, as it knows more words of a language.
    run: Option<fn(&CheckInput<'_>, &mut Warnings)>,
}

impl Check {
    /// A check that runs without the article's text.
    const fn new(
        name: &'static str,
        about: &'static str,
        run: fn(&CheckInput<'_>, &mut Warnings),
    ) -> Self {
        Self {
            name,
            about,
            needs_text: NeedsText::No,
            run: Some(run),
        }
    }

    /// A check that the author's command runs.
    const fn of_command(name: &'static str, about: &'static str) -> Self {
        Self {
            name,
            about,
            needs_text: NeedsText::Yes,
            run: None,
        }
    }

    const fn with_text(mut self, needs_text: NeedsText) -> Self {
        self.needs_text = needs_text;
        self
    }
}

/// Whether a check needs the article's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum NeedsText {
    No,
    /// Without it, only part is checked.
    InPart,
    Yes,
}

/// The name of the check for words that the article gives to somebody else.
pub const OTHER_SPEAKER: &str = "other-speaker";

/// Every check, in the order in which warnings are listed.
pub const CHECKS: &[Check] = &[
    Check::new(
        "inferred-answer",
        "a right answer that rests on an inferred position",
        inferred_answer::check,
    ),
    Check::new(
        "silent-speaker",
        "an actor offered as silent on a statement that they speak to",
        silent_speaker::check,
    ),
    Check::new(
        "loaded-verb",
        "a verb such as “admits” or “claims” for one party only",
        loaded_verb::check,
    ),
    Check::new(
        "not-coded",
        "cells of actors × statements that nobody has looked at",
        not_coded::check,
    ),
    Check::new(
        "longest-option",
        "right options that are longer than wrong ones",
        longest_option::check,
    ),
    Check::new(
        "copied-option",
        "a right option, prompt or statement in the article's words",
        copied_option::check,
    )
    .with_text(NeedsText::InPart),
    Check::new(
        "all-of-the-above",
        "an option that refers to other options",
        all_of_the_above::check,
    ),
    Check::new(
        "answered-elsewhere",
        "a question that another question answers",
        answered_elsewhere::check,
    ),
    Check::new(
        "left-out",
        "a question that a quiz with all questions leaves out",
        left_out::check,
    ),
    Check::new(
        "question-without-evidence",
        "a wrong option without the passage that makes it wrong",
        question_without_evidence::check,
    ),
    Check::new(
        "figure-not-in-words",
        "a number that is not in the passage it is taken from",
        figure_not_in_words::check,
    )
    .with_text(NeedsText::InPart),
    Check::new(
        "hedged-figure",
        "an exact figure that the article hedges, as in “about 20”",
        hedged_figure::check,
    ),
    Check::new(
        "quote-outside-marks",
        "words of a quote that the article does not have in quotation marks",
        quote_outside_marks::check,
    )
    .with_text(NeedsText::Yes),
    Check::new(
        "speaker-not-near",
        "a quote, position, claim or figure of somebody who is not named where it is",
        speaker_not_near::check,
    )
    .with_text(NeedsText::Yes),
    Check::of_command(
        OTHER_SPEAKER,
        "words of a quote, position, claim or figure that the article gives to somebody else",
    ),
    Check::new(
        "relayed-quote",
        "words that the article has only from somebody else, or that the speaker quotes",
        relayed_quote::check,
    )
    .with_text(NeedsText::Yes),
    Check::new(
        "same-words",
        "the same words as quotes of two actors",
        same_words::check,
    ),
    Check::new(
        "date-words",
        "words of a date that the article lacks, or a stated date without its year",
        date_words::check,
    )
    .with_text(NeedsText::Yes),
    Check::new(
        "date-contradicted",
        "a date that its words can't mean",
        date_contradicted::check,
    ),
    Check::new(
        "two-dates",
        "the same words with two dates",
        two_dates::check,
    ),
    Check::new(
        "copied-digest",
        "a digest in the article's words",
        copied_digest::check,
    )
    .with_text(NeedsText::Yes),
    Check::new(
        "digest-adds",
        "a digest with a person or number that its paragraph lacks",
        digest_adds::check,
    )
    .with_text(NeedsText::Yes),
    Check::new(
        "answer-not-in-passage",
        "an answer with a word, person or number that its passage lacks",
        answer_not_in_passage::check,
    )
    .with_text(NeedsText::Yes),
    Check::new(
        "conflicting-positions",
        "two positions of one actor on one statement and date",
        conflicting_positions::check,
    ),
    Check::new(
        "after-publication",
        "words or positions with a date after the article's",
        after_publication::check,
    ),
    Check::new(
        "inferred-absence",
        "an actor without a side by inference",
        inferred_absence::check,
    ),
    Check::new(
        "not-reached",
        "somebody who was not reached or did not answer, coded as declining to comment, or the reverse",
        not_reached::check,
    )
    .with_text(NeedsText::InPart),
    Check::new("todo", "placeholders instead of texts", todo::check),
    Check::new(
        "order",
        "actors or positions in another order than the article's",
        order::check,
    ),
    Check::new(
        "double-barrelled",
        "a proposition that asks two things",
        double_barrelled::check,
    ),
    Check::new(
        "same-row",
        "two actors with the same stances",
        same_row::check,
    ),
    Check::new(
        "no-difference",
        "a statement on which many take a side, and all the same one",
        no_difference::check,
    ),
    Check::new(
        "only-spoken-for",
        "an actor of whom only others say where it stands",
        only_spoken_for::check,
    ),
    Check::new(
        "uneven",
        "a side or an institution that gets far less than its share",
        uneven::check,
    ),
];

/// Runs every check on a pack.
///
/// `paragraphs` is the text of the article; if it is empty, the text in the pack is used, if that
/// is complete. Without a text, some checks are skipped. With it, warnings that the article's own
/// wording explains are left out.
pub fn warnings(pack: &Pack, paragraphs: &[String]) -> Warnings {
    let checked = CheckInput::new(pack, paragraphs);
    let mut warnings = Warnings::default();
    for check in CHECKS {
        if let Some(run) = check.run
            && (checked.has_text() || check.needs_text != NeedsText::Yes)
        {
            warnings.running = check.name;
            run(&checked, &mut warnings);
        }
    }
    if !checked.has_text() {
        skip(NeedsText::Yes, "not checked", &mut warnings);
        skip(NeedsText::InPart, "checked in part", &mut warnings);
    }
    warnings
}

/// Says which checks could not run, or not in full, without the article's text.
fn skip(needs_text: NeedsText, how: &str, warnings: &mut Warnings) {
    let checks = CHECKS.iter().filter(|check| check.needs_text == needs_text);
    let names: Vec<_> = checks.map(|check| check.name).collect();
    warnings.skipped.push(format!(
        "{}: {how}, as the article's text is not available",
        names.join(", ")
    ));
}

/// Returns the numbers of the paragraphs that the evidence cites.
fn paragraph_numbers(evidence: &[Evidence]) -> impl Iterator<Item = u32> {
    evidence.iter().map(|passage| passage.paragraph)
}

/// Names the paragraphs that the evidence cites: `¶4, ¶48`.
fn paragraph_list(evidence: &[Evidence]) -> String {
    let mut numbers: Vec<u32> = paragraph_numbers(evidence).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let names: Vec<String> = numbers.iter().map(|it| format!("¶{it}")).collect();
    names.join(", ")
}
