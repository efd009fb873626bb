mod owned_paragraph;

use super::checks::{ProblemList, path, visit_evidence};
use super::shared_words::SharedWords;
use super::sought::{Candidate, Sought};
use super::{Asks, AuthoredText, EntityRef, Generated, Items, Kind, QuestionProblem};
use crate::Pack;
use crate::json::decode;
use crate::pack::{Evidence, Skill, Verdict};
use crate::quiz::interaction::{Choice, Interaction, MarkSentences};
use crate::quiz::item::{Label, Material, Prompt, Reason};
use crate::quiz::rng::Rng;
use owned_paragraph::OwnedParagraph;
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

/// How many sentences a paragraph can have. With fewer there is little to find, and more don't fit
/// into the formats of other programs.
const SENTENCES: RangeInclusive<usize> = 3..=8;
/// Of a large pack, only this many random candidates are tried.
const MOST_TRIED: usize = 200;
/// What is sought and the paragraph of a generated item have at most so many characters together: that
/// is what fits on the screen of a small phone.
const MOST_TEXT: usize = 500;

/// Which sentences of a paragraph say a thing. The reader marks them in the paragraph's text, so the
/// pack must have it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MarkTheSentence {
    /// What one or more sentences of the paragraph say, in other words than theirs.
    pub statement: String,
    /// Why these sentences are right, in one or two sentences.
    pub reason: String,
    /// The right sentences: at least one passage, each with quoted words. All are in one paragraph,
    /// which has 3 to 8 sentences, and of which the pack has the text. Each sentence of which words
    /// are quoted is right.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub evidence: Vec<Evidence>,
}

impl Kind for MarkTheSentence {
    fn references<'a>(&'a self, visit: &mut dyn FnMut(&str, EntityRef<'a>)) {
        visit_evidence("evidence", &self.evidence, visit);
    }

    fn problems(&self, pack: &Pack) -> Vec<QuestionProblem> {
        let mut problems = ProblemList::default();
        problems.written("statement", &self.statement);
        problems.written("reason", &self.reason);
        let hint = "quote words of each sentence that says it";
        problems.evidence("evidence", &self.evidence, hint);
        for (index, passage) in self.evidence.iter().enumerate() {
            if passage.selector.is_none() {
                let path = path("evidence", index, "selector");
                problems.add(path, "no quoted words", hint);
            }
        }
        if problems.0.is_empty() {
            self.check_paragraph(pack, &mut problems);
        }
        problems.0
    }

    fn build(&self, pack: &Pack) -> (Option<Material>, Interaction) {
        let material = Material::Statement(self.statement.clone());
        let number = self.evidence.first().map(|it| it.paragraph);
        let paragraph = number.and_then(|number| OwnedParagraph::find(pack, number));
        let reason = Reason::Authored(self.reason.clone());
        let choices = paragraph.map(|it| choices(pack, &it, &reason, &self.evidence));
        (
            Some(material),
            MarkSentences(choices.unwrap_or_default()).into(),
        )
    }

    fn rests_on(&self) -> &'static [&'static str] {
        &["paragraphs"]
    }

    fn asks<'a>(&'a self, _pack: &'a Pack) -> Asks<'a> {
        Asks::Statement {
            text: &self.statement,
            is_stated: true,
            evidence: &self.evidence,
        }
    }

    fn texts(&self) -> Vec<AuthoredText<'_>> {
        let text = |path, text| AuthoredText::new(path, text, &self.evidence);
        vec![
            text("statement", self.statement.as_str()),
            text("reason", self.reason.as_str()),
        ]
    }

    /// For each position, claim and figure of which all evidence is in one sentence. Quotes aren't asked:
    /// their words can be found without reading. Left out is what another sentence may say too, and what
    /// has the words of its sentence while no other one has them.
    fn generate(pack: &Pack, rng: &mut Rng, items: &mut Items) {
        let has_text = |passage: &Evidence| {
            let paragraph = pack.find_paragraph(passage.paragraph);
            passage.selector.is_some() && paragraph.is_some_and(|it| it.text.is_some())
        };
        let mut candidates = Candidate::all(pack);
        candidates
            .retain(|it| !matches!(it, Candidate::Quote(_)) && it.evidence().iter().all(has_text));
        rng.shuffle(&mut candidates);
        for candidate in candidates.into_iter().take(MOST_TRIED) {
            let sought = Sought::new(pack, candidate);
            if let Some(paragraph) = fair_paragraph(pack, &sought) {
                let choices = choices(pack, &paragraph, &sought.reason, &sought.evidence);
                items.add(Generated {
                    of: sought.of,
                    skill: Skill::Recall,
                    topic: sought.topic,
                    prompt: Prompt::MarkTheSentence,
                    material: Some(sought.material),
                    interaction: MarkSentences(choices).into(),
                });
            }
        }
    }
}

impl MarkTheSentence {
    /// Checks the paragraph of the evidence, each passage of which has words.
    fn check_paragraph(&self, pack: &Pack, problems: &mut ProblemList) {
        let Some((first, others)) = self.evidence.split_first() else {
            return;
        };
        if others.iter().any(|it| it.paragraph != first.paragraph) {
            let hint = "name passages of one paragraph only, or ask for another thing";
            return problems.add("evidence", "passages of several paragraphs", hint);
        }
        let number = first.paragraph;
        let Some(paragraph) = OwnedParagraph::find(pack, number) else {
            if pack.find_paragraph(number).is_some() {
                let hint = "ask with `find-the-passage`, or add the paragraph’s text if you own it";
                let what = format!("the pack doesn’t have the text of paragraph {number}");
                problems.add("evidence[0].paragraph", what, hint);
            }
            return;
        };
        let count = paragraph.sentences().len();
        let right = right_ones(&paragraph, &self.evidence);
        if !SENTENCES.contains(&count) {
            let what = format!("paragraph {number} has {count} sentences where 3 to 8 fit");
            let hint = "ask for a sentence of another paragraph, or with `find-the-passage`";
            problems.add("evidence[0].paragraph", what, hint);
        } else if right.iter().all(|passages| !passages.is_empty()) {
            let what = format!("every sentence of paragraph {number} is right");
            problems.add("evidence", what, "quote words of fewer sentences");
        }
    }
}

/// Returns for each sentence the passages that have words of it.
fn right_ones(paragraph: &OwnedParagraph, evidence: &[Evidence]) -> Vec<Vec<Evidence>> {
    let mut right = vec![Vec::new(); paragraph.sentences().len()];
    for passage in evidence {
        let sentences = paragraph.sentences_of(passage).unwrap_or_default();
        for passages in right.get_mut(sentences).unwrap_or_default() {
            passages.push(passage.clone());
        }
    }
    right
}

/// Returns the sentences of a paragraph, of which those are right that the evidence quotes. A wrong one
/// cites the whole paragraph, which the reader has seen.
fn choices(
    pack: &Pack,
    paragraph: &OwnedParagraph,
    reason: &Reason,
    evidence: &[Evidence],
) -> Vec<Choice> {
    let right = right_ones(paragraph, evidence).into_iter();
    let sentences = paragraph.sentences().zip(right).enumerate();
    sentences
        .map(|(index, (sentence, passages))| {
            let label = Label::Sentence(sentence.to_owned());
            if passages.is_empty() {
                let whole = Evidence {
                    paragraph: paragraph.number,
                    selector: None,
                };
                return Choice {
                    label,
                    verdict: Verdict::Wrong,
                    reason: what_else(pack, paragraph, index),
                    evidence: vec![whole],
                };
            }
            Choice {
                label,
                verdict: Verdict::Right,
                reason: reason.clone(),
                evidence: passages,
            }
        })
        .collect()
}

/// Returns what a sentence says instead: a quote or a figure in it.
fn what_else(pack: &Pack, paragraph: &OwnedParagraph, index: usize) -> Reason {
    let is_here = |passage: &Evidence| {
        let sentences = paragraph.sentences_of(passage);
        sentences.is_some_and(|sentences| sentences.contains(&index))
    };
    if let Some(quote) = pack.quotes.iter().find(|it| is_here(&it.evidence)) {
        return Reason::SaidElse(quote.id.clone());
    }
    let mut figures = pack.figures.iter();
    match figures.find(|it| it.evidence.iter().any(is_here)) {
        Some(figure) => Reason::Figure(figure.id.clone()),
        None => Reason::Passage,
    }
}

/// Returns the paragraph in which one sentence, and no other, says what is sought. `None` if it isn't
/// fair to ask for it.
fn fair_paragraph(pack: &Pack, sought: &Sought) -> Option<OwnedParagraph> {
    let paragraph = OwnedParagraph::find(pack, sought.paragraph()?)?;
    let right = paragraph.sentences_of(sought.evidence.first()?)?;
    let length: usize = paragraph.sentences().map(|it| it.chars().count()).sum();
    if right.len() != 1
        || !SENTENCES.contains(&paragraph.sentences().len())
        || length + sought.text.chars().count() > MOST_TEXT
    {
        return None;
    }
    let is_only_there = |other: &Evidence| {
        other.paragraph != paragraph.number
            || paragraph.sentences_of(other).as_ref() == Some(&right)
    };
    let words: Vec<_> = paragraph.sentences().map(SharedWords::of).collect();
    let (asked, of_right) = (
        SharedWords::of(&sought.text)?,
        words.get(right.start)?.as_ref()?,
    );
    let in_right = asked.shared(of_right);
    let others = words.iter().enumerate();
    let mut others = others.filter_map(|(at, it)| it.as_ref().filter(|_| at != right.start));
    // With more of the asked words than the right one has, another may be the better answer.
    let is_fair = sought.elsewhere.iter().all(is_only_there)
        && others
            .clone()
            .all(|other| !of_right.is_like(other) && asked.shared(other) <= in_right);
    let is_given_away = asked.is_like(of_right) && !others.any(|other| asked.is_like(other));
    (is_fair && !is_given_away).then_some(paragraph)
}

decode!(MarkTheSentence: statement, reason, evidence);

#[cfg(test)]
mod tests;
