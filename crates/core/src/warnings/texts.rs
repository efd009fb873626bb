//! The texts of a pack that say what actors do.

use crate::Pack;
use crate::pack::{Actor, ActorId, Evidence};

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
        for text in question.kind.texts() {
            let path = format!("questions[{i}].kind.{}", text.path);
            texts.add(path, text.text, text.actor, text.evidence);
        }
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
            paragraphs: super::paragraph_numbers(evidence).collect(),
        });
    }
}
