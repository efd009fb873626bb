//! Persons and organisations in the article.
//!
//! A run of capitalised words alone is no actor: most are places and things. So a person needs a
//! title, something that they say, or a description after the name, and a single word has to say
//! something.

mod fold;
mod runs;
mod shape;
mod subject;

pub(super) use subject::{Speakers, Subject};

use super::lexicon::Lexicon;
use super::passage::Passage;
use super::text::Paragraph;
use runs::{Run, runs};
use shape::{Shape, shape};
use standpoint_core::pack::ActorKind;
use standpoint_core::warnings::Quoted;
use std::ops::Range;

/// Somebody who may be an actor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameCandidate {
    /// The longest form of the name, as in the article. For somebody without a name the
    /// description: `Chinese officials`, `council`.
    pub name: String,
    /// The kind of actor, as far as the words show it.
    pub kind: Option<ActorKind>,
    /// Whether it is a description and not a name.
    pub is_description: bool,
    /// The first mention.
    pub passage: Passage,
    /// The numbers of all paragraphs with a mention.
    pub paragraphs: Vec<u32>,
    /// The other forms: surname, abbreviation, "the council".
    pub other_forms: Vec<String>,
}

/// Where somebody is mentioned.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    /// The index of the paragraph.
    pub paragraph: usize,
    /// The words in the paragraph.
    pub words: Range<usize>,
    /// The index of the candidate.
    pub name: usize,
    /// The other candidates whom a surname that they share may mean. Empty: it is clear.
    pub others: Vec<usize>,
}

/// A run with what is known of it.
struct Evidence {
    /// The name, without titles.
    run: Run,
    /// Its text, without a possessive ending.
    text: String,
    shape: Shape,
    /// Whether it is the subject of a verb of speaking.
    speaks: bool,
    /// Whether a preposition of place is before it.
    is_place: bool,
    /// Whether a description of a person follows: "Ann Lee, who …", "Ann Lee, a baker".
    described: Option<Strength>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Strength {
    Strong,
    /// A place can be described in the same way.
    Weak,
}

/// Finds the names in the paragraphs, in the order of their first mentions.
pub(super) fn find(
    paragraphs: &[Paragraph<'_>],
    lexicon: Option<&'static Lexicon>,
    quoted: &[Vec<Quoted>],
) -> (Vec<NameCandidate>, Vec<Mention>) {
    let Some(lexicon) = lexicon else {
        return (Vec::new(), Vec::new());
    };
    let (mut all, mut descriptions) = (Vec::new(), Vec::new());
    for (index, (paragraph, quoted)) in paragraphs.iter().zip(quoted).enumerate() {
        let runs = runs(index, paragraph, lexicon);
        let speakers = Speakers {
            paragraph,
            lexicon,
            names: runs.iter().map(|run| run.words.clone()).collect(),
            quoted,
        };
        let subjects = speakers.all();
        for (at, run) in runs.into_iter().enumerate() {
            let speaks = subjects
                .iter()
                .any(|(_, it)| *it == Some(Subject::Named(at)));
            all.push(evidence(run, paragraph, lexicon, speaks));
        }
        for (_, subject) in subjects {
            if let Some(Subject::Described(words)) = subject {
                descriptions.push(Run {
                    paragraph: index,
                    words,
                });
            }
        }
    }
    let entries = fold::fold(&all, &descriptions, paragraphs, lexicon);
    in_order(entries, paragraphs)
}

fn evidence(run: Run, paragraph: &Paragraph<'_>, lexicon: &Lexicon, speaks: bool) -> Evidence {
    let mut shape = shape(&run, paragraph, lexicon);
    let before = paragraph.lower_before(run.words.start, 1);
    let is_near = paragraph.gap_before(run.words.start) == " ";
    // "The Marle Echo" is no person.
    if let Shape::Person { title: None, .. } = shape
        && is_near
        && lexicon.names.articles.contains(&before)
    {
        shape = Shape::Other;
    }
    let is_apposition = paragraph.gap_before(run.words.start) == ", ";
    let is_inserted = is_apposition && paragraph.ends_part(run.words.end - 1);
    let has_office = (is_near || is_inserted) && lexicon.names.titles.contains(&before);
    let article = usize::from(lexicon.names.articles.contains(&before));
    let before = paragraph.lower_before(run.words.start, 1 + article);
    let is_place = lexicon.names.place_prepositions.contains(&before);
    let next = paragraph.lower(run.words.end);
    let gap = paragraph.gap_after(run.words.end - 1);
    let is_next_lower = paragraph
        .words
        .get(run.words.end)
        .is_some_and(|it| !it.is_capitalised());
    let is_article = lexicon.names.articles.contains(&next);
    let described = match gap {
        // "Party councillor Maud Ellery", "the head of culture, Ruth Adeyemi, told".
        _ if has_office => Some(Strength::Strong),
        ", " if is_apposition => Some(Strength::Weak),
        ", " if matches!(next.as_str(), "who" | "whose" | "aged") => Some(Strength::Strong),
        ", " | " (" if is_age(paragraph, run.words.end) => Some(Strength::Strong),
        ", " if is_article => Some(Strength::Weak),
        ", " if lexicon.names.titles.contains(&next) && is_next_lower => Some(Strength::Strong),
        // The subject of a sentence: "Joss Pellow swung the bridge".
        " " if is_next_lower
            && !lexicon.has_capitalised_nouns
            && paragraph.starts_sentence(run.words.start)
            && !lexicon.names.starts.contains(&next)
            && !lexicon.names.links.contains(&next) =>
        {
            Some(Strength::Weak)
        }
        _ => None,
    };
    let name = match &shape {
        Shape::Person { words, .. } => Run {
            paragraph: run.paragraph,
            words: words.clone(),
        },
        _ => run,
    };
    Evidence {
        text: text_of(&name, paragraph).unwrap_or_default(),
        run: name,
        shape,
        speaks,
        is_place,
        described,
    }
}

/// Whether the word is a number between commas or in brackets.
fn is_age(paragraph: &Paragraph<'_>, at: usize) -> bool {
    let word = paragraph.words.get(at).map_or("", |word| word.text);
    let is_number = (1..=3).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit());
    is_number && paragraph.gap_after(at).starts_with([',', ')', '.', ';'])
}

/// Sorts the entries by their first mentions and gives each its passage.
fn in_order(
    mut entries: Vec<fold::Entry>,
    paragraphs: &[Paragraph<'_>],
) -> (Vec<NameCandidate>, Vec<Mention>) {
    for entry in &mut entries {
        entry
            .mentions
            .sort_by_key(|it| (it.paragraph, it.words.start));
    }
    let first = |entry: &fold::Entry| {
        let first = entry.mentions.first();
        first.map(|it| (it.paragraph, it.words.start))
    };
    entries.sort_by_key(first);
    let (mut names, mut mentions) = (Vec::new(), Vec::new());
    for entry in entries {
        let Some(candidate) = candidate(&entry, paragraphs) else {
            continue;
        };
        mentions.extend(entry.mentions.into_iter().map(|run| Mention {
            paragraph: run.paragraph,
            words: run.words,
            name: names.len(),
            others: Vec::new(),
        }));
        for run in entry.unclear {
            let is_same =
                |it: &&mut Mention| it.paragraph == run.paragraph && it.words == run.words;
            match mentions.iter_mut().find(is_same) {
                Some(mention) => mention.others.push(names.len()),
                None => mentions.push(Mention {
                    paragraph: run.paragraph,
                    words: run.words,
                    name: names.len(),
                    others: Vec::new(),
                }),
            }
        }
        names.push(candidate);
    }
    (names, mentions)
}

fn candidate(entry: &fold::Entry, paragraphs: &[Paragraph<'_>]) -> Option<NameCandidate> {
    let first = entry.mentions.first()?;
    let paragraph = paragraphs.get(first.paragraph)?;
    let range = bytes(first, paragraph)?;
    let mut numbers: Vec<u32> = Vec::new();
    let mut other_forms: Vec<String> = Vec::new();
    for mention in &entry.mentions {
        let paragraph = paragraphs.get(mention.paragraph)?;
        if numbers.last() != Some(&paragraph.number) {
            numbers.push(paragraph.number);
        }
        let form = text_of(mention, paragraph)?;
        if form != entry.name && !other_forms.contains(&form) {
            other_forms.push(form);
        }
    }
    Some(NameCandidate {
        name: entry.name.clone(),
        kind: entry.kind,
        is_description: entry.is_description,
        passage: Passage::new(paragraph.number, paragraph.text, range)?,
        paragraphs: numbers,
        other_forms,
    })
}

/// Returns the bytes of a run, without a possessive ending.
fn bytes(run: &Run, paragraph: &Paragraph<'_>) -> Option<Range<usize>> {
    let first = paragraph.words.get(run.words.start)?;
    let last = paragraph.words.get(run.words.end.checked_sub(1)?)?;
    Some(first.start..last.start + runs::base(last.text).len())
}

fn text_of(run: &Run, paragraph: &Paragraph<'_>) -> Option<String> {
    let text = paragraph.text.get(bytes(run, paragraph)?)?;
    Some(text.to_owned())
}
