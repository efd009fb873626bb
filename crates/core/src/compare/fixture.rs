//! Small packs and ratings for tests.

use super::{
    Answer, Filter, NameOrder, Rating, Ratings, Standings, Voices, Weight, first, on_side,
};
use crate::Pack;
use crate::cached::Cached;
use crate::pack::{Claim, Event, Grade, Position, Quote, Relation, Sha256, Source, Step};
use proptest::prelude::*;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::fmt::Debug;

/// Returns an id of any type.
pub fn id<T: TryFrom<String, Error: Debug>>(text: &str) -> T {
    text.to_owned().try_into().expect("an id")
}

/// Reads a file of cases.
pub fn cases<T: DeserializeOwned>(json: &str) -> Vec<T> {
    serde_json::from_str(json).expect("a list of cases")
}

/// Returns the stance that a sign in a file of cases stands for: `+` agrees, `-` disagrees, `0` is
/// neutral, `?` is unclear. `None`: no position.
pub fn stance(sign: char) -> Option<&'static str> {
    match sign {
        '+' => Some("agree"),
        '-' => Some("strongly-disagree"),
        '0' => Some("neutral"),
        '?' => Some("unclear"),
        _ => None,
    }
}

/// Returns the answer that a sign stands for: see [`stance`]. `s` is skipped.
pub fn answer(sign: char) -> Option<Answer> {
    let word = if sign == 's' {
        "skipped"
    } else {
        stance(sign)?
    };
    Answer::try_from(word.to_owned()).ok()
}

/// Returns ratings of single weight, from pairs of an issue and an answer.
pub fn ratings(words: &[(&str, &str)]) -> Ratings {
    let mut ratings = Ratings::default();
    for (issue, word) in words {
        let answer = Answer::try_from((*word).to_owned()).expect("an answer");
        ratings.set(
            id(issue),
            Rating {
                answer,
                weight: Weight::Single,
            },
        );
    }
    ratings
}

/// Returns the ids of those who are first, from the list that the page shows.
pub fn shown_first(
    pack: &Pack,
    ratings: &Ratings,
    voices: Voices,
    min_shared: usize,
) -> Vec<String> {
    let standings = Standings::new(pack, Filter::ALL);
    let all = on_side(&standings, ratings, voices, &NameOrder::by_code_point(pack));
    let first = first(&all, min_shared);
    first.iter().map(|it| it.actor.id.to_string()).collect()
}

/// A random pack of four actors and five issues, and a random reader.
pub fn any_story() -> impl Strategy<Value = (Pack, Ratings)> {
    const ACTORS: [&str; 4] = ["ann", "bob", "cay", "dan"];
    const ISSUES: [&str; 5] = ["a", "b", "c", "d", "e"];
    let held = prop::collection::vec(prop::option::of(0..5_usize), ACTORS.len() * ISSUES.len());
    let rating = prop::option::weighted(
        0.8,
        (prop::option::weighted(0.9, 0..5_usize), any::<bool>()),
    );
    let rated = prop::collection::vec(rating, ISSUES.len());
    (held, rated).prop_map(|(held, rated)| {
        let mut story = PackBuilder::new(&ACTORS, &ISSUES);
        for (at, step) in held.into_iter().enumerate() {
            if let Some(step) = step {
                let (actor, issue) = (ACTORS[at / ISSUES.len()], ISSUES[at % ISSUES.len()]);
                story = story.holds(actor, issue, Step::ALL[step].as_str(), "2025");
            }
        }
        let mut ratings = Ratings::default();
        for (issue, rating) in ISSUES.iter().zip(rated) {
            if let Some((step, is_double)) = rating {
                let answer = step.map_or(Answer::Skipped, |step| Answer::Step(Step::ALL[step]));
                let weight = if is_double {
                    Weight::Double
                } else {
                    Weight::Single
                };
                ratings.set(id(issue), Rating { answer, weight });
            }
        }
        (story.pack(), ratings)
    })
}

/// A builder for packs. Names are ids, and an issue belongs to the topic `topic` unless its id is
/// written `topic/issue`.
#[derive(Default)]
pub struct PackBuilder {
    actors: Vec<Value>,
    topics: Vec<Value>,
    issues: Vec<Value>,
    positions: Vec<Position>,
    quotes: Vec<Quote>,
    claims: Vec<Claim>,
    relations: Vec<Relation>,
    events: Vec<Event>,
    paragraphs: usize,
    /// The key `coded`. `None`: all cells.
    coded: Option<Value>,
}

impl PackBuilder {
    pub fn new(actors: &[&str], issues: &[&str]) -> Self {
        let mut story = Self::default();
        for name in actors {
            story.actors.push(json!({
                "id": name, "name": name, "kind": "person", "role": "", "evidence": []
            }));
        }
        for issue in issues {
            let (topic, issue) = issue.split_once('/').unwrap_or(("topic", issue));
            let known = json!({"id": topic, "name": topic});
            if !story.topics.contains(&known) {
                story.topics.push(known);
            }
            story.issues.push(json!({
                "id": issue, "topic": topic, "name": issue, "proposition": ""
            }));
        }
        story
    }

    /// Makes an actor a member of another.
    pub fn belongs(mut self, part: &str, whole: &str) -> Self {
        for actor in &mut self.actors {
            if actor["id"] == part {
                actor["member_of"] = whole.into();
            }
        }
        self
    }

    /// Makes each first actor a member of the second.
    pub fn belong(self, members: &[(String, String)]) -> Self {
        let mut story = self;
        for (part, whole) in members {
            story = story.belongs(part, whole);
        }
        story
    }

    /// Adds a position of an actor on each of the issues, by its [sign](stance).
    pub fn takes(self, actor: &str, issues: &[&str], signs: &str) -> Self {
        let mut story = self;
        for (issue, sign) in issues.iter().zip(signs.chars()) {
            if let Some(stance) = stance(sign) {
                story = story.holds(actor, issue, stance, "2025");
            }
        }
        story
    }

    /// Adds a position in the actor's own words.
    pub fn holds(self, actor: &str, issue: &str, stance: &str, date: &str) -> Self {
        self.graded(actor, issue, stance, date, Grade::OwnWords)
    }

    /// Adds a position of a grade. Its evidence is the paragraph with the position's number.
    pub fn graded(
        mut self,
        actor: &str,
        issue: &str,
        stance: &str,
        date: &str,
        grade: Grade,
    ) -> Self {
        let number = self.positions.len() + 1;
        self.positions.push(from(json!({
            "id": format!("p{number}"), "actor": actor, "issue": issue, "stance": stance,
            "date": {"edtf": date, "basis": "stated"}, "grade": grade, "note": "",
            "evidence": [{"paragraph": number}]
        })));
        self
    }

    /// Adds a quote about issues.
    pub fn says(mut self, actor: &str, issues: &[&str], paragraph: u32, words: &str) -> Self {
        let number = self.quotes.len() + 1;
        self.quotes.push(from(json!({
            "id": format!("q{number}"), "actor": actor, "gist": "", "issues": issues,
            "date": {"edtf": "2025", "basis": "stated"},
            "evidence": {"paragraph": paragraph, "selector": {"exact": words}}
        })));
        self
    }

    /// Adds a claim. Without an actor, it is the article's own.
    pub fn claims(mut self, id: &str, actor: Option<&str>, grade: Grade, paragraph: u32) -> Self {
        self.claims.push(from(json!({
            "id": id, "actor": actor, "text": "", "grade": grade,
            "date": {"edtf": "2025", "basis": "stated"}, "evidence": [{"paragraph": paragraph}]
        })));
        self
    }

    /// Adds a relation between claims.
    pub fn relates(mut self, from_claim: &str, kind: &str, to: &str) -> Self {
        self.relations.push(from(json!({
            "from": from_claim, "kind": kind, "to": to, "grade": "own-words", "note": "",
            "evidence": []
        })));
        self
    }

    /// Adds an event with these actors.
    pub fn happens(mut self, date: &str, actors: &[&str]) -> Self {
        let number = self.events.len() + 1;
        self.events.push(from(json!({
            "id": format!("e{number}"), "title": "", "actors": actors,
            "date": {"edtf": date, "basis": "stated"}, "evidence": [{"paragraph": 1}]
        })));
        self
    }

    /// Sets the number of paragraphs, which is 1 otherwise.
    pub fn paragraphs(self, paragraphs: usize) -> Self {
        Self { paragraphs, ..self }
    }

    /// Sets the key `coded`. Otherwise all cells are coded.
    pub fn coded(self, coded: Value) -> Self {
        Self {
            coded: Some(coded),
            ..self
        }
    }

    pub fn pack(&self) -> Pack {
        let paragraph = json!({"digest": "", "sha256": Sha256::of("").as_str()});
        let source: Source = from(json!({
            "publisher": "The Paper", "language": "en", "owned": false,
            "published": {"edtf": "2025", "basis": "stated"},
            "paragraphs": vec![paragraph; self.paragraphs.max(1)]
        }));
        let all = json!([{"actors": "all", "issues": "all", "paragraphs": "all"}]);
        Pack {
            format: 1,
            id: id("story"),
            title: String::new(),
            summary: String::new(),
            language: "en".into(),
            source,
            topics: from(json!(self.topics)),
            issues: from(json!(self.issues)),
            actors: from(json!(self.actors)),
            coded: from(self.coded.clone().unwrap_or(all)),
            positions: self.positions.clone(),
            quotes: self.quotes.clone(),
            claims: self.claims.clone(),
            relations: self.relations.clone(),
            events: self.events.clone(),
            figures: Vec::new(),
            questions: Vec::new(),
            indices: Cached::default(),
        }
    }
}

fn from<T: DeserializeOwned>(json: Value) -> T {
    serde_json::from_value(json).expect("a part of a pack")
}
