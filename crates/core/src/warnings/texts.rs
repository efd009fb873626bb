//! The texts of a pack that say what actors do.

use crate::Pack;
use crate::pack::{Actor, ActorId, ActorOption, ChoiceOption, Evidence};
use crate::quiz::QuestionKind;

/// A text that the pack's author wrote.
pub(super) struct Text<'p> {
    /// The path in the pack: `positions[3].note`.
    pub path: String,
    pub text: &'p str,
    /// The actor that it is about if it names none.
    pub about: Option<&'p Actor>,
    /// The paragraphs that it is based on.
    pub paragraphs: Vec<u32>,
}

/// Returns the texts of a pack, in its order.
pub(super) fn texts(pack: &Pack) -> Vec<Text<'_>> {
    let mut texts = Texts {
        pack,
        texts: Vec::new(),
    };
    texts.add("title".into(), &pack.title, None, &[]);
    texts.add("summary".into(), &pack.summary, None, &[]);
    for (i, paragraph) in pack.source.paragraphs.iter().enumerate() {
        let number = u32::try_from(i + 1).unwrap_or(u32::MAX);
        texts.texts.push(Text {
            path: format!("source.paragraphs[{i}].digest"),
            text: &paragraph.digest,
            about: None,
            paragraphs: vec![number],
        });
    }
    for (i, actor) in pack.actors.iter().enumerate() {
        let path = format!("actors[{i}].role");
        texts.add(path, &actor.role, Some(&actor.id), &actor.evidence);
    }
    for (i, position) in pack.positions.iter().enumerate() {
        let path = format!("positions[{i}].note");
        let (note, actor) = (&position.note, &position.actor);
        texts.add(path, note, Some(actor), &position.evidence);
    }
    for (i, quote) in pack.quotes.iter().enumerate() {
        let evidence = std::slice::from_ref(&quote.evidence);
        let path = format!("quotes[{i}].gist");
        texts.add(path, &quote.gist, Some(&quote.actor), evidence);
    }
    for (i, claim) in pack.claims.iter().enumerate() {
        texts.add(
            format!("claims[{i}].text"),
            &claim.text,
            None,
            &claim.evidence,
        );
    }
    for (i, relation) in pack.relations.iter().enumerate() {
        let path = format!("relations[{i}].note");
        texts.add(path, &relation.note, None, &relation.evidence);
    }
    for (i, event) in pack.events.iter().enumerate() {
        let only = match event.actors.as_slice() {
            [actor] => Some(actor),
            _ => None,
        };
        texts.add(
            format!("events[{i}].title"),
            &event.title,
            only,
            &event.evidence,
        );
    }
    for (i, question) in pack.questions.iter().enumerate() {
        texts.add(
            format!("questions[{i}].prompt"),
            &question.prompt,
            None,
            &[],
        );
        texts.kind(
            &format!("questions[{i}].kind.{}", question.kind.name()),
            &question.kind,
        );
    }
    texts.texts
}

struct Texts<'p> {
    pack: &'p Pack,
    texts: Vec<Text<'p>>,
}

impl<'p> Texts<'p> {
    fn add(
        &mut self,
        path: String,
        text: &'p str,
        about: Option<&'p ActorId>,
        evidence: &'p [Evidence],
    ) {
        self.texts.push(Text {
            path,
            text,
            about: about.and_then(|id| self.pack.find_actor(id.as_str())),
            paragraphs: super::numbers(evidence).collect(),
        });
    }

    fn kind(&mut self, path: &str, kind: &'p QuestionKind) {
        match kind {
            QuestionKind::SingleChoice(kind) => self.choices(path, &kind.options),
            QuestionKind::SeveralRight(kind) => self.choices(path, &kind.options),
            QuestionKind::WhoSaidIt(kind) => self.actors(path, &kind.options),
            QuestionKind::WhoHoldsIt(kind) => self.actors(path, &kind.options),
            QuestionKind::OrderOfEvents(kind) => {
                for (j, event) in kind.events.iter().enumerate() {
                    self.add(
                        format!("{path}.events[{j}].reason"),
                        &event.reason,
                        None,
                        &[],
                    );
                }
            }
            QuestionKind::InTheArticle(kind) => {
                self.add(
                    format!("{path}.statement"),
                    &kind.statement,
                    None,
                    &kind.evidence,
                );
                let reasons = &kind.reasons;
                for (key, reason) in [
                    ("stated", &reasons.stated),
                    ("contradicted", &reasons.contradicted),
                    ("not_in_the_article", &reasons.not_in_the_article),
                ] {
                    self.add(
                        format!("{path}.reasons.{key}"),
                        reason,
                        None,
                        &kind.evidence,
                    );
                }
            }
        }
    }

    fn choices(&mut self, path: &str, options: &'p [ChoiceOption]) {
        for (j, option) in options.iter().enumerate() {
            let path = format!("{path}.options[{j}]");
            self.add(format!("{path}.text"), &option.text, None, &option.evidence);
            self.add(
                format!("{path}.reason"),
                &option.reason,
                None,
                &option.evidence,
            );
        }
    }

    fn actors(&mut self, path: &str, options: &'p [ActorOption]) {
        for (j, option) in options.iter().enumerate() {
            let path = format!("{path}.options[{j}].reason");
            self.add(path, &option.reason, Some(&option.actor), &option.evidence);
        }
    }
}
