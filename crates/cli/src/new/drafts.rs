//! What is found in an article, as entries of a pack for a person to confirm.

use super::pack::{About, slug};
use crate::article::Article;
use crate::candidates::{Candidates, DateCandidate, NumberCandidate, Passage, RangeEnd, Speaker};
use crate::reply::Reply;
use serde::Serialize;
use serde_json::Value;
use standpoint_core::pack::{
    Actor, ActorId, ActorKind, Basis, Date, EdtfValue, Event, EventId, Evidence, Figure, FigureId,
    MAX_QUOTED_WORDS, Quote, QuoteId, words_in,
};
use standpoint_core::read::TO_DO;
use std::collections::HashMap;

/// The entries, in the form of a reply to a brief, and the quotes that nobody could be given.
pub fn drafts(article: &Article, about: &About, found: &Candidates) -> (Reply, Vec<String>) {
    let drafts = Drafts { article, about };
    let (actors, ids) = drafts.actors(found);
    let (quotes, without_speaker) = drafts.quotes(found, &ids);
    let entries = entries("actors", actors)
        .chain(entries("quotes", quotes))
        .chain(entries("events", drafts.events(found)))
        .chain(entries("figures", drafts.figures(found)));
    let reply = Reply {
        entries: entries.collect(),
        ..Reply::default()
    };
    (reply, without_speaker)
}

fn entries<T: Serialize>(
    list: &'static str,
    entries: Vec<T>,
) -> impl Iterator<Item = (String, Value)> {
    let entries = entries.into_iter();
    entries.filter_map(move |entry| {
        let json = serde_json::to_value(entry).ok()?;
        Some((list.to_owned(), json))
    })
}

struct Drafts<'a> {
    article: &'a Article,
    about: &'a About,
}

impl Drafts<'_> {
    /// Returns the actors, and the id of each name: those without a name are only actors if they are
    /// quoted.
    fn actors(&self, found: &Candidates) -> (Vec<Actor>, Vec<Option<ActorId>>) {
        let speaks = |index: usize| {
            let quotes = found.quotes.iter().filter(|quote| !quote.is_term);
            let speakers = quotes.filter_map(|quote| quote.speaker.as_ref());
            speakers
                .map(|speaker| speaker.name)
                .any(|name| name == index)
        };
        let mut ids = Ids::default();
        let mut actors = Vec::new();
        let mut of_names = Vec::new();
        for (index, name) in found.names.iter().enumerate() {
            let is_named = !name.is_description && !self.is_publisher(&name.name);
            let is_actor = is_named || speaks(index);
            let id = ids.unique(&name.name, "voice");
            let actor = ActorId::try_from(id).ok().filter(|_| is_actor);
            let evidence = self.evidence(&name.passage);
            let both = actor.clone().zip(evidence);
            actors.extend(both.map(|(id, evidence)| Actor {
                id,
                name: name.name.clone(),
                short_name: None,
                kind: name.kind.unwrap_or(ActorKind::Group),
                role: TO_DO.into(),
                member_of: None,
                evidence: vec![evidence],
            }));
            of_names.push(actor);
        }
        (actors, of_names)
    }

    /// Whether a name is that of the newspaper, which the article only gives as where something was said.
    fn is_publisher(&self, name: &str) -> bool {
        let without_article = |text: &str| {
            let lower = text.to_lowercase();
            let articles = ["the ", "der ", "die ", "das "];
            let found = articles.iter().find_map(|it| lower.strip_prefix(it));
            found.unwrap_or(&lower).to_owned()
        };
        without_article(name) == without_article(&self.about.publisher)
    }

    /// Returns the quotes whose speaker is named in their paragraph, and a line for each of the
    /// others: a wrong speaker would be worse than none.
    fn quotes(&self, found: &Candidates, actors: &[Option<ActorId>]) -> (Vec<Quote>, Vec<String>) {
        let mut ids = Ids::default();
        let mut quotes = Vec::new();
        let mut others = Vec::new();
        for quote in found.quotes.iter().filter(|quote| !quote.is_term) {
            let words = &quote.passage.selector.exact;
            let id = QuoteId::try_from(ids.unique(&first_words(words), "quote")).ok();
            let speaker = quote.speaker.as_ref();
            let is_clear = speaker.is_some_and(Speaker::is_clear);
            let actor = speaker.and_then(|it| actors.get(it.name)?.clone());
            let perhaps = speaker.map_or(String::new(), |it| perhaps(found, it));
            let actor = actor.filter(|_| is_clear);
            let evidence = self.evidence(&quote.passage);
            match (id, actor, evidence) {
                (Some(id), Some(actor), Some(evidence)) => quotes.push(Quote {
                    id,
                    actor,
                    evidence,
                    gist: TO_DO.into(),
                    venue: None,
                    date: self.date(found, quote.date),
                    issues: Vec::new(),
                }),
                _ => others.push(format!(
                    "¶{}: “{}”{perhaps}",
                    quote.passage.paragraph,
                    cut(words)
                )),
            }
        }
        (quotes, others)
    }

    fn events(&self, found: &Candidates) -> Vec<Event> {
        let mut ids = Ids::default();
        let dates = found.dates.iter().filter(|it| !self.is_dateline(it));
        let events = dates.filter_map(|date| {
            let words = &date.passage.selector.exact;
            Some(Event {
                id: EventId::try_from(ids.unique(words, "event")).ok()?,
                title: match date.edtf.value {
                    EdtfValue::OneOf(_) => {
                        [TO_DO, ": what happened, and on which of the dates"].concat()
                    }
                    _ if date.is_to_come => [TO_DO, ": what is to happen"].concat(),
                    _ => TO_DO.into(),
                },
                date: date_of(date),
                actors: Vec::new(),
                evidence: vec![self.evidence(&date.passage)?],
            })
        });
        events.collect()
    }

    /// Whether a date is the article's own, in a line that has little else: "Port Skerrow, 18 October",
    /// "By Ann Lee, Friday 18 October 2024".
    fn is_dateline(&self, date: &DateCandidate) -> bool {
        const MOST_OTHER_WORDS: usize = 6;
        let index = usize::try_from(date.passage.paragraph).ok();
        let text = index.and_then(|it| self.article.paragraphs.get(it.checked_sub(1)?));
        let text = text.map_or("", String::as_str);
        let others = words_in(text).saturating_sub(words_in(&date.passage.selector.exact));
        let ends_sentence = text.trim_end().ends_with(['.', '!', '?', '”', '"']);
        let own = &self.about.published.edtf;
        date.edtf == *own && others <= MOST_OTHER_WORDS && !ends_sentence
    }

    fn figures(&self, found: &Candidates) -> Vec<Figure> {
        let mut ids = Ids::default();
        let figures = found.numbers.iter().filter_map(|number| {
            Some(Figure {
                id: FigureId::try_from(ids.unique(text_for_id(number), "figure")).ok()?,
                label: match number.end {
                    None => TO_DO.into(),
                    Some(RangeEnd::Lower) => [TO_DO, ": what, at least"].concat(),
                    Some(RangeEnd::Upper) => [TO_DO, ": what, at most"].concat(),
                },
                value: number.value,
                unit: number.unit.clone().unwrap_or_else(|| TO_DO.into()),
                qualifier: number.qualifier,
                words: number.words.clone(),
                given_by: None,
                date: self.date(found, number.date),
                evidence: vec![self.evidence(&number.passage)?],
            })
        });
        figures.collect()
    }

    /// Returns the date that the sentence gives, or else that of the article.
    fn date(&self, found: &Candidates, index: Option<usize>) -> Date {
        match index.and_then(|index| found.dates.get(index)) {
            Some(date) => date_of(date),
            None => Date {
                edtf: self.about.published.edtf.clone(),
                words: None,
                basis: Basis::Inferred,
            },
        }
    }

    /// Returns a passage as evidence, with no more words than the pack may quote.
    fn evidence(&self, passage: &Passage) -> Option<Evidence> {
        let index = usize::try_from(passage.paragraph).ok()?.checked_sub(1)?;
        let text = self.article.paragraphs.get(index)?;
        let passage = match self.about.is_owned {
            true => Some(passage.clone()),
            false => passage.shortened(text, MAX_QUOTED_WORDS),
        };
        passage.map(|passage| Evidence {
            paragraph: passage.paragraph,
            selector: Some(passage.selector),
        })
    }
}

/// Returns the words to make a figure's id of: none if they are only digits, signs and "million".
fn text_for_id(number: &NumberCandidate) -> &str {
    let words = &number.passage.selector.exact;
    let is_sign = |unit: &String| !unit.contains(char::is_alphabetic);
    let counts_nothing = number.unit.as_ref().is_none_or(is_sign);
    let has_digits_first = words.starts_with(|c: char| !c.is_alphabetic());
    match counts_nothing && has_digits_first && number.unit.as_deref() != Some("%") {
        true => "",
        false => words,
    }
}

/// Names those who may have said quoted words.
fn perhaps(found: &Candidates, speaker: &Speaker) -> String {
    let all = [speaker.name]
        .into_iter()
        .chain(speaker.others.iter().copied());
    let names = all.filter_map(|at| Some(found.names.get(at)?.name.as_str()));
    format!(" (perhaps {})", names.collect::<Vec<_>>().join(" or "))
}

/// Returns a date with the article's words for it.
fn date_of(date: &DateCandidate) -> Date {
    Date {
        edtf: date.edtf.clone(),
        words: Some(date.passage.selector.exact.clone()),
        basis: date.basis,
    }
}

/// Returns the first words of a quote, to recognise it by.
fn first_words(words: &str) -> String {
    let words: Vec<_> = words.split(' ').take(4).collect();
    words.join(" ")
}

/// Returns the words of a quote, or of a long one the first ones.
fn cut(words: &str) -> String {
    const MOST: usize = 12;
    let mut all = words.split(' ');
    let first: Vec<_> = all.by_ref().take(MOST).collect();
    let first = first.join(" ");
    match all.next() {
        Some(_) => first + " …",
        None => first,
    }
}

/// Ids that are different from each other, each with how many were made of the same text.
#[derive(Default)]
struct Ids(HashMap<String, usize>);

impl Ids {
    /// Makes an id of a text; of one without letters a–z, from `otherwise`.
    fn unique(&mut self, text: &str, otherwise: &str) -> String {
        let slug = slug(text);
        let slug = match slug.is_empty() {
            true => otherwise.to_owned(),
            false => slug,
        };
        let mut number = self.0.get(&slug).map_or(1, |made| made + 1);
        let mut id = slug.clone();
        while number > 1 {
            id = format!("{slug}-{number}");
            if !self.0.contains_key(&id) {
                break;
            }
            number += 1;
        }
        self.0.insert(slug, number);
        self.0.entry(id.clone()).or_insert(1);
        id
    }
}
