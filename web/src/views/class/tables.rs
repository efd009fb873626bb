//! The results of a class: a table of the pupils and one of the questions.

use super::description;
use crate::download::download;
use crate::node::*;
use crate::shared::Shared;
use crate::views::action::action;
use crate::views::evidence::evidence_links;
use crate::views::names::sentence;
use crate::views::quiz::{given_text, material_text, parts_text, prompt_text};
use leptos::prelude::*;
use standpoint_core::class::{ClassResults, Collected, Pupil, QuestionResult};
use standpoint_core::pack::Decimal;
use standpoint_core::quiz::{AskCertainty, Item, Prompt};
use std::sync::Arc;
use web_sys::window;

/// Renders the tables, and the buttons that save and print them.
pub fn tables(shared: Shared, collected: Arc<Collected>) -> Option<Node> {
    let results = collected.results.as_ref()?;
    let words = shared.words.class();
    let quiz = p(description(shared, results.assignment)).class("note");
    let asks = results.assignment.certainty == AskCertainty::Asked;
    let about = asks.then(|| p(words.certainty_about()).class("note"));
    let pupils = pupils(shared, results);
    let questions = questions(shared, results);
    let message = RwSignal::new("");
    let csv = action("button secondary save-csv", words.csv(), move || {
        // Spreadsheets recognise UTF-8 by the byte order mark.
        let results = collected.results.as_ref();
        let text = results.map(|results| results.to_csv(&|item| title(shared, item)));
        let text = text.unwrap_or_default();
        let id = shared.pack().id().clone();
        let name = ["standpoint-", id.as_str(), "-results.csv"].concat();
        download(&name, &["\u{FEFF}", &text].concat());
        message.set(shared.words.save().saved());
    });
    let print = action("link", shared.words.quiz().print(), || {
        if let Some(window) = window() {
            // Fails in a frame that may not.
            let _ = window.print();
        }
    });
    let message = span(dynamic(move || message.get())).attribute("role", "status");
    Some(nodes((
        quiz,
        pupils,
        about,
        questions,
        p((csv, " ", print, " ", message)).class("next-steps"),
    )))
}

fn pupils(shared: Shared, results: &ClassResults) -> Element {
    let words = shared.words.class();
    let asks_certainty = results.assignment.certainty == AskCertainty::Asked;
    let heading = |text: &'static str| th(text).attribute("scope", "col");
    let head = tr((
        heading(words.name()),
        heading(words.right()),
        heading(words.points()),
        asks_certainty.then(|| heading(words.certainty_score())),
    ));
    let row = |pupil: &Pupil| {
        let score = pupil.score;
        let open = score.items.saturating_sub(score.answered + pupil.left_out);
        let open = (open > 0).then(|| words.not_answered(open));
        let left_out = (pupil.left_out > 0).then(|| words.not_counted(pupil.left_out));
        let notes = [open, left_out].into_iter().flatten();
        let notes: Vec<_> = notes.map(|note| (br(), small(note))).collect();
        let name = th((bdi(pupil.name.clone()), notes)).attribute("scope", "row");
        tr((
            name,
            td(shared.words.quiz().right_of(score.right, score.items)),
            td(number(shared, score.points)),
            asks_certainty.then(|| td(number(shared, pupil.calibration.marks))),
        ))
    };
    let rows: Vec<_> = results.pupils.iter().map(row).collect();
    let title = caption(words.pupils(results.pupils.len()));
    table((title, thead(head), tbody(rows))).class("pupils")
}

fn questions(shared: Shared, results: &ClassResults) -> Element {
    let words = shared.words.class();
    let head = tr((
        th(words.question()).attribute("scope", "col"),
        th(words.right()).attribute("scope", "col"),
    ));
    let row = |result: &QuestionResult| {
        let right = match result.answered {
            0 => shared.words.quiz().no_answer().into(),
            _ => shared.words.quiz().right_of(result.right, result.asked),
        };
        let open = result.asked - result.answered;
        let open =
            (open > 0 && result.answered > 0).then(|| (br(), small(words.not_answered(open))));
        tr((
            question(shared, &results.items[result.item], result),
            td((right, open)),
        ))
    };
    let rows: Vec<_> = results.hardest_first().iter().map(row).collect();
    let title = caption(words.hardest_first());
    table((title, thead(head), tbody(rows))).class("questions")
}

fn question(shared: Shared, item: &Item, result: &QuestionResult) -> Element {
    let words = shared.words.class();
    let is_authored = matches!(item.prompt, Prompt::Authored(_));
    let number = small([&(result.item + 1).to_string(), ". "].concat());
    let prompt = span(prompt_text(shared.words, item)).lang_of_pack_if(is_authored, &shared);
    let passages = item.interaction.evidence();
    let first: Vec<_> = passages.first().copied().cloned().into_iter().collect();
    let links = evidence_links(shared, &first);
    let about = about(shared, item).map(|text| {
        p(sentence(shared, &text))
            .class("about")
            .lang_of_pack(&shared)
    });
    let wrong = result.common_wrong.as_ref().and_then(|(response, count)| {
        let score = item.interaction.score(response).ok()?;
        let given = given_text(shared, item, &score.feedback)?;
        Some(
            p(words.common_wrong(&given, *count))
                .class("note")
                .dir_auto(),
        )
    });
    th((p((number, prompt, " ", links)), about, wrong)).attribute("scope", "row")
}

/// Returns a question as one text.
fn title(shared: Shared, item: &Item) -> String {
    let prompt = prompt_text(shared.words, item);
    match about(shared, item) {
        Some(about) => [&prompt, " ", &about].concat(),
        None => prompt,
    }
}

/// Returns what a question is about, as others may have the same prompt.
fn about(shared: Shared, item: &Item) -> Option<String> {
    let material = material_text(shared.words, &shared.pack(), item);
    material.or_else(|| parts_text(shared, item))
}

/// Returns a number of points with at most two decimals.
fn number(shared: Shared, points: f64) -> String {
    let hundredths = (points * 100.0).round() as i64;
    let number = Decimal::from_hundredths(hundredths);
    number.map_or_else(|_| String::new(), |number| shared.words.number(number))
}
