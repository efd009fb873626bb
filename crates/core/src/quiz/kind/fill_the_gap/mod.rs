mod names;

use super::checks::{ProblemList, visit_evidence};
use super::who_said_it::topic;
use super::{Asks, AuthoredText, EntityRef, Generated, Items, Kind, QuestionProblem};
use crate::Pack;
use crate::json::decode;
use crate::pack::{ActorId, Evidence, Skill, TopicId};
use crate::quiz::interaction::{EnterText, Interaction};
use crate::quiz::item::{Material, Prompt, Reason};
use crate::quiz::rng::Rng;
use crate::quiz::spelling::{accepted_as, is_east_asian, plain_words};
use crate::quiz::typed_text;
use names::Names;
use serde::{Deserialize, Serialize};

/// What marks the gap.
const GAP: &str = "___";

/// Of a large pack, only this many random quotes and figures are tried.
const MOST_TRIED: usize = 40;

/// A sentence with a gap. The reader types the missing name or word. Case, punctuation, hyphens,
/// diacritics and one typing error in a longer word are forgiven.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FillTheGap {
    /// The sentence, in the author's own words, with `___` once, for the gap.
    pub text: String,
    /// What is missing, as the article spells it: at most 80 characters. For a number, ask a
    /// question of the kind `number`.
    pub answer: String,
    /// What is right too: other spellings or transliterations of the name, shorter forms of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accepted: Vec<String>,
    /// What is wrong, though it is just one typing error away from what is right. The names of the
    /// pack's other actors are so without being listed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_accepted: Vec<String>,
    /// Why that is the answer, in one or two sentences.
    pub reason: String,
    /// Where the article shows it, at least one passage.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub evidence: Vec<Evidence>,
}

impl FillTheGap {
    fn spellings(&self) -> Vec<&str> {
        let accepted = self.accepted.iter().map(String::as_str);
        std::iter::once(self.answer.as_str())
            .chain(accepted)
            .collect()
    }
}

impl Kind for FillTheGap {
    fn references<'a>(&'a self, visit: &mut dyn FnMut(&str, EntityRef<'a>)) {
        visit_evidence("evidence", &self.evidence, visit);
    }

    fn problems(&self, _: &Pack) -> Vec<QuestionProblem> {
        let mut problems = ProblemList::default();
        let gaps = self.text.split(GAP).count() - 1;
        if gaps != 1 {
            problems.add(
                "text",
                format!("`{GAP}` occurs {gaps} times"),
                "write three underscores once, where the answer is missing",
            );
        }
        problems.typed("answer", &self.answer);
        if self.text.contains(GAP) && is_said(&self.text, &self.answer) {
            let hint = "word the sentence without the answer";
            problems.add("text", "the answer is in the sentence", hint);
        }
        let spellings = self.spellings();
        for (index, text) in self.accepted.iter().enumerate() {
            let path = format!("accepted[{index}]");
            problems.typed(&path, text);
            let before = spellings.get(..=index).unwrap_or_default();
            if is_exactly(text, before) {
                let hint = "remove it: case, punctuation and diacritics don't matter";
                problems.add(path, "accepted without being listed", hint);
            }
        }
        for (index, text) in self.not_accepted.iter().enumerate() {
            let path = format!("not_accepted[{index}]");
            problems.typed(&path, text);
            if is_exactly(text, &spellings) {
                let hint = "remove it here or there: case, punctuation and diacritics don't matter";
                problems.add(path, "the same as what is accepted", hint);
            }
        }
        problems.written("reason", &self.reason);
        let hint = "name the paragraph that shows the answer";
        problems.evidence("evidence", &self.evidence, hint);
        problems.0
    }

    fn build(&self, pack: &Pack) -> (Option<Material>, Interaction) {
        let mut not_accepted = self.not_accepted.clone();
        not_accepted.extend(Names::of(pack).near(&self.spellings()));
        let interaction = EnterText {
            answer: self.answer.clone(),
            accepted: self.accepted.clone(),
            not_accepted,
            reason: Reason::Authored(self.reason.clone()),
            evidence: self.evidence.clone(),
        };
        (Some(Material::Gap(self.text.clone())), interaction.into())
    }

    fn rests_on(&self) -> &'static [&'static str] {
        &[]
    }

    fn asks<'a>(&'a self, _pack: &'a Pack) -> Asks<'a> {
        Asks::Other
    }

    fn texts(&self) -> Vec<AuthoredText<'_>> {
        let text = |path: &str, text| AuthoredText::new(path, text, &self.evidence);
        vec![
            text("text", self.text.as_str()),
            text("answer", &self.answer),
            text("reason", &self.reason),
        ]
    }

    /// Who said the words of a quote, and who gives a figure, if that is a person whose name is
    /// clear: one that no other actor has, and that isn't in what is asked.
    fn generate(pack: &Pack, rng: &mut Rng, items: &mut Items) {
        let mut asked = Vec::new();
        let said: Vec<String> = pack.quotes.iter().map(|it| plain(it.words())).collect();
        // With the same words, or with more or fewer of them.
        let is_said_by_others = |actor: &ActorId, words: &str| {
            pack.quotes.iter().zip(&said).any(|(other, said)| {
                other.actor != *actor && (said.contains(words) || words.contains(said.as_str()))
            })
        };
        for (quote, words) in pack.quotes.iter().zip(&said) {
            if !is_said_by_others(&quote.actor, words) {
                asked.push(Asked {
                    of: ["quote:", quote.id.as_str()].concat(),
                    topic: topic(pack, quote),
                    material: Material::Quote(quote.id.clone()),
                    text: quote.words(),
                    name: &quote.actor,
                    reason: Reason::SaidIt(quote.id.clone()),
                    evidence: vec![quote.evidence.clone()],
                });
            }
        }
        let labels: Vec<Vec<String>> = pack
            .figures
            .iter()
            .map(|it| plain_words(&it.label))
            .collect();
        for (figure, label) in pack.figures.iter().zip(&labels) {
            let mut others = pack.figures.iter().zip(&labels);
            let is_given_twice =
                others.any(|(other, same)| same == label && other.given_by != figure.given_by);
            if let Some(giver) = figure.given_by.as_ref().filter(|_| !is_given_twice) {
                asked.push(Asked {
                    of: ["figure:", figure.id.as_str()].concat(),
                    topic: None,
                    material: Material::Value {
                        figure: figure.id.clone(),
                        value: figure.value,
                    },
                    text: &figure.label,
                    name: giver,
                    reason: Reason::Figure(figure.id.clone()),
                    evidence: figure.evidence.clone(),
                });
            }
        }
        rng.shuffle(&mut asked);
        let names = Names::of(pack);
        for it in asked.into_iter().take(MOST_TRIED) {
            let typed = names.to_type(it.name);
            let Some(typed) =
                typed.filter(|typed| !typed.iter().any(|name| is_said(it.text, name)))
            else {
                continue;
            };
            let Some((answer, accepted)) = typed.split_first() else {
                continue;
            };
            let spellings: Vec<&str> = typed.iter().map(String::as_str).collect();
            let interaction = EnterText {
                answer: answer.clone(),
                accepted: accepted.to_vec(),
                not_accepted: names.near(&spellings),
                reason: it.reason,
                evidence: it.evidence,
            };
            items.add(Generated {
                of: it.of,
                skill: Skill::Attribution,
                topic: it.topic,
                prompt: Prompt::TypeTheName,
                material: Some(it.material),
                interaction: interaction.into(),
            });
        }
    }
}

/// What a generated item asks about.
struct Asked<'p> {
    of: String,
    topic: Option<TopicId>,
    material: Material,
    /// What the reader is shown.
    text: &'p str,
    /// Whose name is the answer.
    name: &'p ActorId,
    reason: Reason,
    evidence: Vec<Evidence>,
}

/// Whether a text is one of the spellings, with all that is forgiven except a typing error.
fn is_exactly(text: &str, spellings: &[&str]) -> bool {
    // With the text itself listed as wrong, no typing error is forgiven.
    accepted_as(text, spellings, &[text.into()]).is_some()
}

/// Whether all words of the name, or the name in a script without spaces, are in the text.
fn is_said(text: &str, name: &str) -> bool {
    let (words, named) = (plain_words(text), plain_words(name));
    let is_there = |name: &String| {
        let is_unspaced = name.chars().any(is_east_asian);
        let has = |word: &String| word == name || is_unspaced && word.contains(name.as_str());
        words.iter().any(has)
    };
    !named.is_empty() && named.iter().all(is_there)
}

/// Returns the words without what is between them.
fn plain(text: &str) -> String {
    plain_words(text).concat()
}

impl ProblemList {
    /// What a reader can't type.
    fn typed(&mut self, path: &str, text: &str) {
        match typed_text(text) {
            None => self.add(path, "no letter or digit", "write a name or a word"),
            Some(typed) if typed != text => {
                let hint = "write at most 80 characters, with single spaces between words";
                self.add(path, "nobody can type it like this", hint);
            }
            Some(_) => {}
        }
    }
}

decode!(FillTheGap: text, answer, reason, evidence; accepted, not_accepted);
