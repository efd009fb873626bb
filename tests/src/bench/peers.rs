//! Pages of quizdown and SurveyJS with the same ten questions, built as their documentation says
//! for a plain page.
//!
//! Choices are made in their favour: SurveyJS uses the style sheet without web fonts, its scripts
//! are at the end of the body, so that the heading is visible before they run, and it renders one
//! question at a time.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::compressed::CompressedServer;
use crate::failure::Failure;
use crate::paths;

/// A folder with a page and what it loads.
pub(crate) struct Peer(TempDir);

impl Peer {
    /// Builds a page as in quizdown's `README.md`: a script in the head, and questions in Markdown.
    pub(crate) fn quizdown() -> Result<Self, Failure> {
        let page = include_str!("../../bench/quizdown.html");
        let page = page.replace("QUESTIONS", &markdown(&questions()?));
        Self::with(
            &[("index.html", page)],
            &["quizdown/public/build/quizdown.js"],
        )
    }

    /// Builds a page as in the tutorial of SurveyJS for plain pages: a style sheet, two scripts,
    /// and one that renders a model.
    pub(crate) fn surveyjs() -> Result<Self, Failure> {
        let script = include_str!("../../bench/surveyjs.js");
        let script = script.replace("QUESTIONS", &survey(&questions()?).to_string());
        Self::with(
            &[
                (
                    "index.html",
                    include_str!("../../bench/surveyjs.html").into(),
                ),
                ("index.js", script),
            ],
            &[
                "survey-core/survey-core.fontless.min.css",
                "survey-core/survey.core.min.js",
                "survey-js-ui/survey-js-ui.min.js",
            ],
        )
    }

    pub(crate) async fn serve(&self) -> Result<CompressedServer, Failure> {
        CompressedServer::start(self.0.path()).await
    }

    fn with(written: &[(&str, String)], of_npm: &[&str]) -> Result<Self, Failure> {
        let folder = TempDir::with_prefix("standpoint-")?;
        for (name, text) in written {
            fs::write(folder.path().join(name), text)?;
        }
        for package_file in of_npm {
            let from = paths::npm(package_file);
            let name = Path::new(package_file).file_name().unwrap_or_default();
            fs::copy(&from, folder.path().join(name)).map_err(|error| {
                let failure = Failure::from(error).context(from.display());
                Failure::new(format!("{failure}: run `cargo xtask setup`"))
            })?;
        }
        Ok(Self(folder))
    }
}

/// Returns the script that answers in a peer's page, with the right answer to the first question
/// filled in.
pub(crate) fn driver(script: &str) -> Result<String, Failure> {
    let questions = questions()?;
    let first = questions
        .first()
        .ok_or_else(|| Failure::new("there are no questions"))?;
    let right = first.options.get(first.right);
    Ok(script.replace("RIGHT", &json!(right).to_string()))
}

struct Question {
    text: String,
    options: Vec<String>,
    right: usize,
}

fn questions() -> Result<Vec<Question>, Failure> {
    let file = "bench/questions.json";
    let read: Vec<Value> = serde_json::from_str(include_str!("../../bench/questions.json"))?;
    let question = |question: &Value| {
        let options = question["options"].as_array()?;
        let options = options.iter().map(|it| Some(it.as_str()?.to_owned()));
        Some(Question {
            text: question["text"].as_str()?.into(),
            options: options.collect::<Option<_>>()?,
            right: question["right"].as_u64()?.try_into().ok()?,
        })
    };
    let questions: Option<Vec<Question>> = read.iter().map(question).collect();
    questions
        .filter(|questions| questions.iter().all(|it| it.right < it.options.len()))
        .ok_or_else(|| Failure::new(format!("{file}: a question is incomplete")))
}

fn markdown(questions: &[Question]) -> String {
    let mut text = String::new();
    for question in questions {
        text.push_str(&format!("\n### {}\n\n", question.text));
        for (at, option) in question.options.iter().enumerate() {
            let mark = if at == question.right { 'x' } else { ' ' };
            text.push_str(&format!("1. [{mark}] {option}\n"));
        }
    }
    text
}

fn survey(questions: &[Question]) -> Value {
    let elements: Vec<Value> = (1..)
        .zip(questions)
        .map(|(number, question)| {
            json!({
                "type": "radiogroup",
                "name": format!("question{number}"),
                "title": question.text,
                "choices": question.options,
                "correctAnswer": question.options[question.right],
            })
        })
        .collect();
    json!({
        "elements": elements,
        "questionsOnPageMode": "questionPerPage",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_have_all_ten_questions() {
        let questions = questions().expect("they are well-formed");
        let markdown = markdown(&questions);
        assert_eq!(markdown.matches("### ").count(), 10);
        assert_eq!(markdown.matches("[x]").count(), 10);
        let survey = survey(&questions);
        assert_eq!(survey["elements"].as_array().map(Vec::len), Some(10));
        assert_eq!(survey["elements"][0]["correctAnswer"], "Eight");
    }

    #[test]
    fn the_driver_has_the_first_answer() {
        assert_eq!(driver("is(RIGHT)").expect("a question"), r#"is("Eight")"#);
    }
}
