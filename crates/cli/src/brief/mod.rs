//! `standpoint brief`: all that a colleague or a language model needs to code an article, as Markdown.

use crate::args::Brief;
use crate::failure::Failure;
use crate::pack_file::{PACK, PackFile, find_one};
use crate::print;
use crate::{article, schema};
use serde_json::{Value, json};
use standpoint_core::pack::MAX_QUOTED_WORDS;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

const TEMPLATE: &str = include_str!("brief.md");
const EXAMPLE_ARTICLE: &str = include_str!("example.txt");
const EXAMPLE_REPLY: &str = include_str!("example.json");

/// Prints the brief for an article, or for a pack with its article.
///
/// # Errors
///
/// If a file can't be read, or the pack has no article next to it.
pub fn run(arguments: &Brief) -> Result<ExitCode, Failure> {
    let path = &arguments.article;
    let is_pack = path.is_dir() || path.file_name().is_some_and(|name| name == PACK);
    let text = match is_pack {
        true => of_pack(path)?,
        false => of_article(path, arguments.published.as_deref())?,
    };
    print::text(&print::harmless(&text))?;
    Ok(ExitCode::SUCCESS)
}

fn of_article(path: &Path, published: Option<&str>) -> Result<String, Failure> {
    let bytes = fs::read(path).map_err(Failure::file(path, "pass a file that can be read"))?;
    let article = article::read_file(path, &bytes)?;
    let known = json!({"source": {"published": {"edtf": published}}});
    Ok(render(&article.paragraphs, &known))
}

fn of_pack(path: &Path) -> Result<String, Failure> {
    let file = PackFile::read(&find_one(path)?, None)?;
    if file.article.is_none() {
        return Err(Failure::new(
            format!("{}: no article.txt next to it", file.path.display()),
            "put the article's text there, one paragraph per line, or pass the article itself",
        ));
    }
    Ok(render(&file.paragraphs(), &file.json()))
}

/// Renders the brief. `pack` is what exists already, or null.
fn render(paragraphs: &[String], pack: &Value) -> String {
    let is_owned = pack["source"]["owned"] == true;
    let limit = match is_owned {
        true => String::new(),
        false => format!(", at most {MAX_QUOTED_WORDS} words at a time"),
    };
    let example: Vec<_> = EXAMPLE_ARTICLE.lines().map(str::to_owned).collect();
    // Last the article, so that nothing in it is taken for a placeholder.
    TEMPLATE
        .replace("{{limit}}", &limit)
        .replace("{{example_article}}", &numbered(&example))
        .replace("{{example_reply}}", EXAMPLE_REPLY.trim_end())
        .replace("{{schema}}", &schema::of_reply().to_string())
        .replace("{{existing}}", &existing(pack))
        .replace("{{about}}", &about(pack))
        .replace("{{article}}", &numbered(paragraphs))
}

/// Returns paragraphs, each with its number.
fn numbered(paragraphs: &[String]) -> String {
    let numbered = (1..).zip(paragraphs);
    let lines: Vec<_> = numbered
        .map(|(number, text)| format!("¶{number} {text}"))
        .collect();
    lines.join("\n\n")
}

/// Says who published the article, and when.
fn about(pack: &Value) -> String {
    let mut about = String::new();
    let source = &pack["source"];
    if let Some(publisher) = source["publisher"].as_str() {
        let _ = writeln!(about, "Published by {publisher}.");
    }
    if let Some(date) = source["published"]["edtf"].as_str() {
        let _ = writeln!(about, "Date: {date}.");
    }
    match about.is_empty() {
        true => about,
        false => about + "\n",
    }
}

/// Lists the entries that the pack has already.
fn existing(pack: &Value) -> String {
    let entries = |is_draft: bool| -> Vec<String> {
        let lists = pack.as_object().into_iter().flatten();
        let elements = lists.flat_map(|(list, value)| {
            let elements = value.as_array().into_iter().flatten();
            elements.map(move |element| (list, element))
        });
        elements
            .filter(|(_, element)| (element["draft"] == true) == is_draft)
            .filter(|(_, element)| element["id"].is_string())
            .map(|(list, element)| format!("- {list}: `{element}`"))
            .collect()
    };
    let (drafts, confirmed) = (entries(true), entries(false));
    let mut text = String::new();
    if !drafts.is_empty() {
        let _ = write!(
            text,
            "\n## Drafts\n\nA program has found these. Return those that are right under the same id, \
             complete; leave out the others.\n\n{}\n",
            drafts.join("\n")
        );
    }
    if !confirmed.is_empty() {
        let _ = write!(
            text,
            "\n## What the pack has already\n\nA person has confirmed these. Use their ids, and don't \
             return them.\n\n{}\n",
            confirmed.join("\n")
        );
    }
    text
}
