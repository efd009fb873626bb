//! schema.org as JSON-LD: the questions as a `Quiz`, for search engines and catalogues of teaching
//! material.
//!
//! The vocabulary is at <https://schema.org/Quiz> and <https://schema.org/Question>. No
//! `ClaimReview` is written for the claims: it needs a verdict on whether a claim is true, and a
//! pack gives none.

use crate::describe::{citation, passage};
use crate::exercise::{Choosable, Exercise, Matching, Number, Step, Task, Text, in_right_order};
use crate::left_out;
use crate::words::Words;
use crate::{Exported, Format};
use serde_json::{Value, json};
use standpoint_core::Pack;
use standpoint_core::pack::{Edtf, EdtfValue, Evidence, Precision};

pub(crate) const FORMAT: Format = Format {
    name: "json-ld",
    about: "schema.org (JSON-LD): the questions as a Quiz, for search engines",
    export,
};

fn export(pack: &Pack) -> Exported {
    let exercises = Exercise::all(pack);
    let quiz = Quiz {
        pack,
        words: Words::of(pack),
    };
    let questions = exercises.iter().map(|exercise| quiz.question(exercise));
    let quiz = json!({
        "@context": "https://schema.org",
        "@type": "Quiz",
        "@id": urn(pack, &[]),
        "name": pack.title(),
        "abstract": pack.summary(),
        "inLanguage": pack.language(),
        "about": pack.topics().iter().map(|topic| &topic.name).collect::<Vec<_>>(),
        "isBasedOn": article(pack),
        "hasPart": questions.collect::<Vec<_>>(),
    });
    Exported::text(
        pack,
        "quiz.jsonld",
        to_text(&quiz),
        sentences(pack, &exercises),
    )
}

fn sentences(pack: &Pack, exercises: &[Exercise<'_>]) -> Vec<String> {
    let mut left_out = left_out::all_but_questions(pack);
    if !pack.claims().is_empty() {
        left_out.push(
            "No ClaimReview: it needs a verdict on whether a claim is true, and a pack gives none."
                .into(),
        );
    }
    let published = &pack.source().published.edtf;
    if exact_date(published).is_none() {
        left_out.push(format!(
            "The article’s date, {}: schema.org has no dates that are open or uncertain.",
            published.as_str()
        ));
    }
    left_out.extend(left_out::half_points(exercises));
    left_out.extend(left_out::running_text(exercises));
    left_out
}

/// JSON text that can stand in a `<script>` of a page.
pub(crate) fn to_text(value: &Value) -> String {
    // In JSON a `<` occurs only in strings.
    format!("{value:#}\n").replace('<', "\\u003c")
}

/// Names a part of the pack, whatever the address of its page.
pub(crate) fn urn(pack: &Pack, path: &[&str]) -> String {
    let mut urn = ["urn:standpoint:story:", pack.id().as_str()].concat();
    for part in path {
        urn.push(':');
        urn.push_str(part);
    }
    urn
}

/// Names the article: its address, if it has one.
pub(crate) fn article_id(pack: &Pack) -> String {
    match &pack.source().link {
        Some(link) => link.as_str().into(),
        None => urn(pack, &["article"]),
    }
}

fn article(pack: &Pack) -> Value {
    let source = pack.source();
    let mut article = json!({
        "@type": "Article",
        "@id": article_id(pack),
        "inLanguage": source.language,
        "publisher": {"@type": "Organization", "name": source.publisher},
    });
    if let Some(title) = &source.title {
        article["headline"] = json!(title);
    }
    if let Some(link) = &source.link {
        article["url"] = json!(link.as_str());
    }
    if let Some(date) = exact_date(&source.published.edtf) {
        article["datePublished"] = json!(date);
    }
    article
}

/// The date, if ISO 8601 can say it: a year, a month or a day without doubt.
fn exact_date(edtf: &Edtf) -> Option<&str> {
    let EdtfValue::On(moment) = &edtf.value else {
        return None;
    };
    let is_iso = match moment.precision {
        Precision::Year | Precision::Month(_) | Precision::Day(..) => !edtf.as_str().contains('X'),
        Precision::Century | Precision::Decade | Precision::Season(_) => false,
    };
    let is_certain = !edtf.uncertain && !edtf.approximate;
    (is_iso && is_certain).then_some(edtf.as_str())
}

struct Quiz<'p> {
    pack: &'p Pack,
    words: &'static Words,
}

impl Quiz<'_> {
    fn question(&self, exercise: &Exercise<'_>) -> Value {
        let mut question = json!({
            "@type": "Question",
            "@id": urn(self.pack, &["question", exercise.id]),
            "text": exercise.question(self.words),
            "inLanguage": self.pack.language(),
            "about": exercise.topic.name,
            "assesses": exercise.skill.as_str(),
            "learningResourceType": "Practice problem",
        });
        match &exercise.task {
            Task::ChooseOne(options) => {
                question["eduQuestionType"] = json!("Multiple choice");
                self.add_options(&mut question, options);
            }
            Task::ChooseSeveral(options) | Task::MarkSentences(options) => {
                question["eduQuestionType"] = json!("Checkbox");
                self.add_options(&mut question, options);
            }
            Task::PutInOrder(steps) => {
                question["eduQuestionType"] = json!("Ordering");
                question["acceptedAnswer"] = self.order(steps);
                question["suggestedAnswer"] = steps
                    .iter()
                    .map(|step| json!({"@type": "Answer", "text": step.text}))
                    .collect();
            }
            Task::EnterNumber(number) => {
                question["eduQuestionType"] = json!("Numerical");
                question["acceptedAnswer"] = self.number(number);
            }
            Task::MatchPairs(matching) => {
                question["eduQuestionType"] = json!("Matching");
                question["acceptedAnswer"] = self.pairs(matching);
                let options = matching.options.iter();
                question["suggestedAnswer"] = options
                    .map(|option| json!({"@type": "Answer", "text": option}))
                    .collect();
            }
            Task::EnterText(text) => {
                question["eduQuestionType"] = json!("Short answer");
                question["acceptedAnswer"] = self.text(text);
            }
        }
        question
    }

    fn add_options(&self, question: &mut Value, options: &[Choosable]) {
        let (right, other): (Vec<_>, Vec<_>) = (0..)
            .zip(options)
            .map(|(position, option): (usize, _)| {
                (option.is_right(), self.option(position, option))
            })
            .partition(|(is_right, _)| *is_right);
        let answers = |list: Vec<(bool, Value)>| list.into_iter().map(|(_, answer)| answer);
        question["acceptedAnswer"] = answers(right).collect();
        question["suggestedAnswer"] = answers(other).collect();
    }

    fn option(&self, position: usize, option: &Choosable) -> Value {
        let mut answer = json!({
            "@type": "Answer",
            "position": position,
            "text": option.text,
            "answerExplanation": comment(&option.explanation(self.words)),
        });
        self.cite(&mut answer, &option.passages);
        answer
    }

    fn pairs(&self, matching: &Matching) -> Value {
        let items = (1..)
            .zip(&matching.rows)
            .map(|(position, row): (usize, _)| {
                let text = [&row.text, " – ", matching.right(row)].concat();
                let mut answer = json!({
                    "@type": "Answer",
                    "text": text,
                    "answerExplanation": comment(&row.reason),
                });
                self.cite(&mut answer, &row.passages);
                json!({"@type": "ListItem", "position": position, "item": answer})
            });
        json!({
            "@type": "ItemList",
            "itemListElement": items.collect::<Vec<_>>(),
        })
    }

    fn order(&self, steps: &[Step]) -> Value {
        let items = in_right_order(steps).into_iter().map(|step| {
            let mut answer = json!({
                "@type": "Answer",
                "text": step.text,
                "answerExplanation": comment(&step.reason),
            });
            self.cite(&mut answer, &step.passages);
            json!({"@type": "ListItem", "position": step.place, "item": answer})
        });
        json!({
            "@type": "ItemList",
            "itemListOrder": "https://schema.org/ItemListOrderAscending",
            "itemListElement": items.collect::<Vec<_>>(),
        })
    }

    fn number(&self, number: &Number) -> Value {
        let tolerance = self.words.quantity(number.tolerance, &number.unit);
        let reason = match number.tolerance.hundredths() {
            0 => number.reason.clone(),
            _ => format!("{} ({}: {tolerance})", number.reason, self.words.tolerance),
        };
        let mut answer = json!({
            "@type": "Answer",
            "text": self.words.quantity(number.value, &number.unit),
            "answerExplanation": comment(&reason),
        });
        self.cite(&mut answer, &number.passages);
        answer
    }

    /// Of several spellings each is an accepted answer. Why it is right stands with the first.
    fn text(&self, text: &Text) -> Value {
        let mut answer = json!({
            "@type": "Answer",
            "text": text.answer,
            "answerExplanation": comment(&text.reason),
        });
        self.cite(&mut answer, &text.passages);
        let accepted = text.accepted.iter();
        let accepted = accepted.map(|text| json!({"@type": "Answer", "text": text}));
        std::iter::once(answer).chain(accepted).collect()
    }

    /// Adds the passages that an answer rests on.
    fn cite(&self, answer: &mut Value, passages: &[Evidence]) {
        let source = self.pack.source();
        let of_article = json!({
            "@type": "Article",
            "@id": article_id(self.pack),
            "name": citation(self.words, source),
        });
        let cited = passages.iter().map(|evidence| {
            let mut cited = json!({
                "@type": "CreativeWork",
                "name": passage(self.words, evidence),
                "position": evidence.paragraph,
                "isPartOf": of_article,
            });
            if let Some(selector) = &evidence.selector {
                cited["@type"] = json!("Quotation");
                cited["text"] = json!(selector.exact);
                cited["inLanguage"] = json!(source.language);
            }
            cited
        });
        if !passages.is_empty() {
            answer["citation"] = cited.collect();
        }
    }
}

fn comment(text: &str) -> Value {
    json!({"@type": "Comment", "text": text})
}
