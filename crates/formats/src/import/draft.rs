//! Builds drafts in the pack's form.

use super::Imported;
use serde_json::{Value, json};
use standpoint_core::pack::{Decimal, Skill, Verdict, normalise};
use std::collections::BTreeSet;

/// The longest id that a pack allows.
const MAX_ID: usize = 64;

/// The drafts so far.
#[derive(Default)]
pub(super) struct Drafts {
    imported: Imported,
    ids: BTreeSet<String>,
}

/// A question to be added.
pub(super) struct Draft {
    /// The name that it had. Its id is made from this, or else from the prompt.
    pub name: String,
    /// The name of its topic, if it had one.
    pub topic: String,
    /// The skill, if it is known.
    pub skill: Option<Skill>,
    /// The question.
    pub prompt: String,
    /// How it is answered.
    pub answer: Answer,
}

/// How a question is answered.
pub(super) enum Answer {
    /// Options, of which one or several are right.
    Options(Vec<DraftOption>),
    /// A number.
    Number(DraftNumber),
}

/// An option.
pub(super) struct DraftOption {
    pub text: String,
    pub verdict: Verdict,
    pub reason: String,
}

/// A number to enter.
pub(super) struct DraftNumber {
    pub value: Decimal,
    pub unit: String,
    pub tolerance: Decimal,
    pub half_point_within: Option<Decimal>,
    pub reason: String,
}

impl Drafts {
    /// Says that something couldn't be carried over.
    pub fn leave_out(&mut self, sentence: impl Into<String>) {
        self.imported.left_out.push(sentence.into());
    }

    /// Adds a question. If no option is right, it says so instead.
    pub fn add(&mut self, draft: Draft) {
        let Some((kind, skill)) = self.kind(&draft) else {
            let why = "no option is marked as right";
            self.leave_out(format!("{}: {why}.", called(&draft.name, &draft.prompt)));
            return;
        };
        let skill = draft.skill.unwrap_or(skill);
        let topic = self.topic(&draft.topic);
        let id = self.unique_id(&draft.name, &draft.prompt);
        self.imported.questions.push(json!({
            "id": id,
            "draft": true,
            "skill": skill.as_str(),
            "topic": topic,
            "prompt": normalise(&draft.prompt),
            "kind": kind,
        }));
    }

    /// Returns what was imported, with the sentences that hold for all of it.
    pub fn finish(mut self) -> Imported {
        let questions = self.imported.questions.len();
        if questions > 0 {
            let sentence = format!(
                "All questions ({questions}) are drafts without evidence: name the passages of the \
                 article, fill in what is empty, check the skill, and remove `draft`."
            );
            self.imported.left_out.insert(0, sentence);
        }
        self.imported
    }

    fn kind(&mut self, draft: &Draft) -> Option<(Value, Skill)> {
        match &draft.answer {
            Answer::Options(options) => {
                let right = options.iter().filter(|it| it.verdict == Verdict::Right);
                let (name, most) = match right.count() {
                    0 => return None,
                    1 => ("single-choice", 6),
                    _ => ("several-right", 8),
                };
                if options.len() > most {
                    self.leave_out(format!(
                        "{} has {} options where a pack allows {most}: remove some.",
                        called(&draft.name, &draft.prompt),
                        options.len()
                    ));
                }
                let options: Vec<_> = options.iter().map(option).collect();
                Some((json!({name: {"options": options}}), Skill::Recall))
            }
            Answer::Number(number) => {
                Some((json!({"number": number_kind(number)}), Skill::Numbers))
            }
        }
    }

    /// Returns the id of a topic, and adds the topic if it is new.
    fn topic(&mut self, name: &str) -> String {
        let name = normalise(name);
        let name = if name.is_empty() {
            "Imported questions"
        } else {
            &name
        };
        let topics = &mut self.imported.topics;
        if let Some(topic) = topics.iter().find(|topic| topic["name"] == name) {
            return topic["id"].as_str().unwrap_or_default().into();
        }
        let taken = |id: &str| topics.iter().any(|topic| topic["id"] == id);
        let id = unique(&slug(name).unwrap_or_else(|| "topic".into()), taken);
        topics.push(json!({"id": id, "name": name}));
        id
    }

    fn unique_id(&mut self, name: &str, prompt: &str) -> String {
        let id = slug(name).or_else(|| slug(prompt));
        let id = id.unwrap_or_else(|| "question".into());
        let id = unique(&id, |id| self.ids.contains(id));
        self.ids.insert(id.clone());
        id
    }
}

/// How a message names a question.
pub(super) fn called(name: &str, prompt: &str) -> String {
    let name = if name.is_empty() { prompt } else { name };
    let name = normalise(name);
    match name.char_indices().nth(60) {
        Some((end, _)) => format!("“{}…”", name.get(..end).unwrap_or_default()),
        None => format!("“{name}”"),
    }
}

/// An option in the pack's form. Only a right one needs evidence.
fn option(option: &DraftOption) -> Value {
    let mut json = json!({
        "text": normalise(&option.text),
        "verdict": option.verdict.as_str(),
        "reason": normalise(&option.reason),
    });
    if option.verdict == Verdict::Right {
        json["evidence"] = json!([]);
    }
    json
}

fn number_kind(number: &DraftNumber) -> Value {
    let mut json = json!({
        "value": number.value,
        "unit": normalise(&number.unit),
        "reason": normalise(&number.reason),
        "evidence": [],
    });
    if number.tolerance != Decimal::default() {
        json["tolerance"] = json!(number.tolerance);
    }
    if let Some(within) = number.half_point_within {
        json["half_point_within"] = json!(within);
    }
    json
}

/// Makes an id from a text: its ASCII letters and digits in lower case, with hyphens between words.
/// `None` if it has no letter to start with.
fn slug(text: &str) -> Option<String> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric());
    let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
    let slug = words.join("-").to_ascii_lowercase();
    let start = slug.find(|c: char| c.is_ascii_lowercase())?;
    let slug = slug.get(start..)?;
    let slug = slug.get(..slug.len().min(MAX_ID))?;
    Some(slug.trim_end_matches('-').into())
}

/// Returns the id, with a number after it if it is taken.
fn unique(id: &str, taken: impl Fn(&str) -> bool) -> String {
    if !taken(id) {
        return id.into();
    }
    let numbered = |number: usize| {
        let suffix = format!("-{number}");
        let kept = id.get(..id.len().min(MAX_ID - suffix.len()));
        [kept.unwrap_or_default(), &suffix].concat()
    };
    let mut number = 2;
    while taken(&numbered(number)) {
        number += 1;
    }
    numbered(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_made_from_names() {
        assert_eq!(slug("What began it?"), Some("what-began-it".into()));
        assert_eq!(slug("../CON"), Some("con".into()));
        assert_eq!(slug("1. Straße"), Some("stra-e".into()));
        assert_eq!(slug("这些话"), None);
        assert_eq!(slug(&"a".repeat(80)).map(|id| id.len()), Some(64));
    }

    #[test]
    fn a_taken_id_gets_a_number() {
        assert_eq!(unique("a", |id| id == "a" || id == "a-2"), "a-3");
        let long = "a".repeat(64);
        assert_eq!(unique(&long, |id| id == long).len(), 64);
    }
}
