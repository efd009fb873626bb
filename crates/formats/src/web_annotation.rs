//! W3C Web Annotations: what each passage of the article shows, for annotation tools.
//!
//! The data model is at <https://www.w3.org/TR/annotation-model/>. The file is an
//! `AnnotationCollection` whose first and only page has an annotation for each piece of evidence.
//! Its body is a sentence that names who says so, its target the passage.

use crate::describe::{claim_sentence, figure_sentence, position_on_issue, relation_sentence};
use crate::exercise::Exercise;
use crate::json_ld::{article_id, to_text, urn};
use crate::words::{Words, direction};
use crate::{Exported, Format};
use serde_json::{Value, json};
use standpoint_core::Pack;
use standpoint_core::pack::{Evidence, TextQuoteSelector, normalise};

pub(crate) const FORMAT: Format = Format {
    name: "web-annotation",
    about: "W3C Web Annotation (JSON-LD): what each passage of the article shows",
    export,
};

/// How many characters of context a selector gets, as most annotation tools have it.
const CONTEXT: usize = 32;

fn export(pack: &Pack) -> Exported {
    let mut annotations = Annotations {
        pack,
        words: Words::of(pack),
        items: Vec::new(),
        without_words: 0,
    };
    annotations.add_all();
    let collection = json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": urn(pack, &["annotations"]),
        "type": "AnnotationCollection",
        "label": pack.title(),
        "total": annotations.items.len(),
        "first": {
            "id": urn(pack, &["annotations", "page"]),
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": annotations.items,
        },
    });
    let mut left_out = Vec::new();
    if annotations.without_words > 0 {
        left_out.push(format!(
            "{} passages are whole paragraphs whose text isn’t in the pack: their annotations have \
             the whole article as target, and name the paragraph.",
            annotations.without_words
        ));
    }
    if !pack.source().owned {
        left_out.push(
            "Quoted words are unique only in their paragraph: a tool may find them earlier in the \
             article."
                .into(),
        );
    }
    if !pack.questions().is_empty() {
        left_out
            .push("How questions are answered and scored: only their passages are there.".into());
    }
    Exported::text(pack, "annotations.jsonld", to_text(&collection), left_out)
}

struct Annotations<'p> {
    pack: &'p Pack,
    words: &'static Words,
    items: Vec<Value>,
    /// How many passages name no words, and have no text to take them from.
    without_words: usize,
}

impl Annotations<'_> {
    fn add_all(&mut self) {
        let (pack, words) = (self.pack, self.words);
        for actor in pack.actors() {
            let sentence = format!("{}: {}", actor.name, actor.role);
            self.add("actor", actor.id.as_str(), &sentence, &actor.evidence);
        }
        for position in pack.positions() {
            let sentence = position_on_issue(pack, words, position);
            self.add(
                "position",
                position.id.as_str(),
                &sentence,
                &position.evidence,
            );
        }
        for quote in pack.quotes() {
            let sentence = format!("{}: {}", pack[&quote.actor].name, quote.gist);
            let evidence = std::slice::from_ref(&quote.evidence);
            self.add("quote", quote.id.as_str(), &sentence, evidence);
        }
        for claim in pack.claims() {
            let sentence = claim_sentence(pack, words, claim);
            self.add("claim", claim.id.as_str(), &sentence, &claim.evidence);
        }
        for (relation, number) in pack.relations().iter().zip(1..) {
            let sentence = relation_sentence(pack, words, relation);
            let id = format!("{number}");
            self.add("relation", &id, &sentence, &relation.evidence);
        }
        for event in pack.events() {
            let sentence = format!("{}: {}", words.date(&event.date), event.title);
            self.add("event", event.id.as_str(), &sentence, &event.evidence);
        }
        for figure in pack.figures() {
            let sentence = figure_sentence(pack, words, figure);
            self.add("figure", figure.id.as_str(), &sentence, &figure.evidence);
        }
        for exercise in Exercise::all(pack) {
            let question = exercise.question(words);
            let evidence: Vec<_> = exercise.passages().into_iter().cloned().collect();
            self.add("question", exercise.id, &question, &evidence);
        }
    }

    /// Adds an annotation for each passage of something.
    fn add(&mut self, kind: &str, id: &str, sentence: &str, evidence: &[Evidence]) {
        for (passage, number) in evidence.iter().zip(1..) {
            let number = format!("{number}");
            let target = self.target(passage);
            let language = self.pack.language();
            self.items.push(json!({
                "id": urn(self.pack, &[kind, id, &number]),
                "type": "Annotation",
                "motivation": "describing",
                "body": [
                    {
                        "type": "TextualBody",
                        "purpose": "describing",
                        "value": format!("{sentence} (¶{})", passage.paragraph),
                        "format": "text/plain",
                        "language": language,
                        "textDirection": direction(language),
                    },
                    {"type": "TextualBody", "purpose": "tagging", "value": kind},
                ],
                "target": target,
            }));
        }
    }

    fn target(&mut self, evidence: &Evidence) -> Value {
        let source = article_id(self.pack);
        let paragraph = self.pack.find_paragraph(evidence.paragraph);
        let text = paragraph.and_then(|it| it.text.as_deref()).map(normalise);
        let selector = match (&evidence.selector, &text) {
            (Some(selector), Some(text)) => with_context(selector, text),
            (Some(selector), None) => selector.clone(),
            (None, Some(text)) => TextQuoteSelector {
                exact: text.clone(),
                prefix: None,
                suffix: None,
            },
            (None, None) => {
                self.without_words += 1;
                return json!(source);
            }
        };
        let mut json = json!({"type": "TextQuoteSelector", "exact": selector.exact});
        for (key, context) in [("prefix", selector.prefix), ("suffix", selector.suffix)] {
            if let Some(context) = context {
                json[key] = json!(context);
            }
        }
        json!({"source": source, "selector": json})
    }
}

/// Adds what stands before and after the words, so that they are found in the whole article too.
fn with_context(selector: &TextQuoteSelector, text: &str) -> TextQuoteSelector {
    let Some([before, _, after]) = selector.split(text) else {
        return selector.clone();
    };
    let skip = before.chars().count().saturating_sub(CONTEXT);
    let context = |text: String| (!text.is_empty()).then_some(text);
    TextQuoteSelector {
        exact: selector.exact.clone(),
        prefix: context(before.chars().skip(skip).collect()),
        suffix: context(after.chars().take(CONTEXT).collect()),
    }
}
