//! Reads an article from a file: plain text, Markdown or HTML to a title and paragraphs.
//!
//! Each format finds the text in its own way ([`plain`], [`markdown`], [`html`]). What they share is
//! here: a byline is left out, invisible characters are removed ([`invisible`]), white space is
//! normalised, and everything that is left out is listed for the author.

mod encoding;
mod error;
mod html;
mod invisible;
mod left_out;
mod markdown;
mod plain;
#[cfg(test)]
mod tests;

pub use error::ArticleError;

use crate::failure::Failure;
use left_out::{Kind, LeftOut};
use standpoint_core::pack::{normalise, words_in};
use std::path::Path;

/// The text of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// The headline, if the file has one.
    pub title: Option<String>,
    /// The paragraphs, normalised and not empty.
    pub paragraphs: Vec<String>,
    /// The language, if the file names it: a BCP 47 tag.
    pub language: Option<String>,
    /// What of the file is not in the paragraphs: a sentence for each kind of thing.
    pub left_out: Vec<String>,
}

/// What one of the formats finds in a file, before the steps that all formats share.
#[derive(Default)]
struct Draft {
    title: Option<String>,
    paragraphs: Vec<String>,
    language: Option<String>,
    left_out: LeftOut,
}

/// A format that an article can be in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    Plain,
    Markdown,
    Html,
}

/// Reads the article in a file's bytes.
///
/// # Errors
///
/// As [`read`], with the file's name.
pub fn read_file(path: &Path, bytes: &[u8]) -> Result<Article, Failure> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    read(bytes, &name).map_err(|error| {
        let error = error.to_string();
        let (what, hint) = error
            .split_once(": ")
            .unwrap_or((&error, "pass another file"));
        Failure::new(format!("{}: {what}", path.display()), hint)
    })
}

/// Reads an article. The ending of the file's name decides the format. Without a known ending it is
/// HTML if it starts as HTML does, and otherwise plain text.
///
/// # Errors
///
/// Fails if the file is not UTF-8 text, is another kind of file, or has no text.
pub fn read(bytes: &[u8], name: &str) -> Result<Article, ArticleError> {
    let text = encoding::decode(bytes)?;
    let format = format(name, text);
    let mut draft = match format {
        Format::Plain => plain::read(text),
        Format::Markdown => markdown::read(text),
        Format::Html => html::read(text),
    };
    leave_out_byline(&mut draft);
    let Draft {
        title,
        paragraphs,
        language,
        mut left_out,
    } = draft;
    let mut cleaned = Vec::new();
    for paragraph in &paragraphs {
        let (text, removed) = invisible::removed(&normalise(paragraph));
        let text = normalise(&text);
        if !text.is_empty() {
            cleaned.push(text);
            left_out.add_invisible(cleaned.len(), &removed);
        }
    }
    if cleaned.is_empty() {
        return Err(match format {
            Format::Html if !text.trim().is_empty() => ArticleError::NoParagraphs,
            _ => ArticleError::Empty,
        });
    }
    let title = title.map(|title| normalise(&invisible::removed(&normalise(&title)).0));
    Ok(Article {
        title: title.filter(|title| !title.is_empty()),
        paragraphs: cleaned,
        language: language.filter(|language| !language.is_empty()),
        left_out: left_out.sentences(),
    })
}

fn format(name: &str, text: &str) -> Format {
    let file = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let ending = file.rsplit_once('.').map(|(_, ending)| ending);
    match ending.unwrap_or_default().to_ascii_lowercase().as_str() {
        "txt" | "text" => Format::Plain,
        "md" | "markdown" => Format::Markdown,
        "html" | "htm" | "xhtml" => Format::Html,
        _ if starts_as_html(text) => Format::Html,
        _ => Format::Plain,
    }
}

fn starts_as_html(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(15).collect();
    let start = start.to_ascii_lowercase();
    let starts = ["<!doctype html", "<html", "<head", "<body", "<article"];
    starts.iter().any(|it| start.starts_with(it))
}

/// Removes a byline such as "By Ann Writer" from the first paragraphs.
fn leave_out_byline(draft: &mut Draft) {
    const FIRST: usize = 3;
    let byline = draft
        .paragraphs
        .iter()
        .take(FIRST)
        .position(|it| is_byline(it));
    if let Some(at) = byline {
        let text = normalise(&draft.paragraphs.remove(at));
        draft.left_out.add(Kind::Byline(text));
    }
}

/// Whether a paragraph is "By" or "Von" and names, and nothing else.
fn is_byline(paragraph: &str) -> bool {
    let text = normalise(paragraph);
    let rest = ["By ", "BY ", "by ", "Von ", "VON "];
    let Some(rest) = rest.iter().find_map(|start| text.strip_prefix(start)) else {
        return false;
    };
    let is_small = |word: &str| matches!(word, "and" | "und" | "in" | "for" | "de" | "van" | "von");
    let is_name = |word: &str| word.starts_with(|c: char| !c.is_lowercase()) || is_small(word);
    words_in(rest) <= 8
        && !text.ends_with(['.', '!', '?', '”', '"'])
        && rest.split(' ').all(is_name)
}
