//! What `standpoint check` reports.

use crate::json::{Spans, pointer};
use crate::pack_file::PackFile;
use serde_json::Value;
use standpoint_core::pack::normalise;
use standpoint_core::read::{Location, Problem, nearest_words};
use standpoint_core::warnings::{Warning, id_of_entry, paragraph_at};
use std::ops::Range;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// The pack is refused.
    Error,
    /// A likely mistake.
    Warning,
}

/// The name of what makes a file something else than JSON, or too large.
pub const NOT_READ: &str = "not-read";
/// The name of what makes a pack invalid.
pub const INVALID: &str = "invalid";
/// The name of what differs from the article.
pub const DIFFERS: &str = "differs-from-article";
/// The name of what is wrong with the list of allowed warnings.
pub const ALLOWED: &str = "allowed";

/// An error or a warning about a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// One of the names above, or that of the warning.
    pub name: &'static str,
    /// The JSON path in the pack. `None`: the file, or a place in its text.
    pub path: Option<String>,
    /// The id of the entry that the path leads into.
    pub id: Option<String>,
    /// The bytes in the pack's text.
    pub span: Range<usize>,
    /// What is wrong.
    pub what: String,
    /// How to fix it.
    pub hint: String,
    /// The passage of the article that it is about.
    pub passage: Option<Passage>,
}

/// A place in the article's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The number of the paragraph, from 1.
    pub paragraph: usize,
    /// The bytes in the article's text of the words, or of the paragraph's first ones.
    pub span: Range<usize>,
    /// Whether the place is that of words like those that were not found.
    pub is_nearest: bool,
}

/// Makes diagnostics of a pack's problems and warnings.
pub struct Places<'f> {
    file: &'f PackFile,
    spans: Spans<'f>,
    json: Value,
    /// The lines of the article that are paragraphs, each with its first byte.
    paragraphs: Vec<(usize, &'f str)>,
}

impl<'f> Places<'f> {
    /// Prepares finding places in a pack and its article.
    pub fn new(file: &'f PackFile) -> Self {
        let mut paragraphs = Vec::new();
        let mut start = 0;
        let article = file.article.as_ref().map_or("", |it| it.text.as_str());
        for line in article.split_inclusive('\n') {
            if !line.trim().is_empty() {
                paragraphs.push((start, line));
            }
            start += line.len();
        }
        Self {
            file,
            spans: Spans::new(&file.text),
            json: file.json(),
            paragraphs,
        }
    }

    /// The pack's JSON. Null if the file isn't JSON.
    pub fn json(&self) -> &Value {
        &self.json
    }

    /// Makes a diagnostic of a problem. `name` is what a problem with a path is called.
    pub fn problem(&self, name: &'static str, problem: &Problem) -> Diagnostic {
        let (name, path, span) = match &problem.location {
            Location::File => (NOT_READ, None, 0..0),
            Location::Text { line, column } => {
                (NOT_READ, None, self.spans.at_position(*line, *column))
            }
            Location::Path(path) => (name, Some(path.clone()), self.span(path)),
        };
        let (what, hint) = match &path {
            Some(path) => with_key(path, problem),
            None => (problem.what.clone(), self.syntax_hint(&span, &problem.hint)),
        };
        Diagnostic {
            severity: Severity::Error,
            name,
            id: path.as_deref().and_then(|path| self.id_at(path)),
            passage: path.as_deref().and_then(|path| self.passage(path)),
            path,
            span,
            what,
            hint,
        }
    }

    /// Makes a diagnostic of a warning.
    pub fn warning(&self, warning: &Warning) -> Diagnostic {
        Diagnostic {
            severity: Severity::Warning,
            name: warning.name,
            path: Some(warning.path.clone()),
            id: self.id_at(&warning.path),
            span: self.span(&warning.path),
            what: warning.what.clone(),
            hint: warning.hint.clone(),
            passage: None,
        }
    }

    /// Returns a better hint where text was typed with the quotation marks of a word processor.
    fn syntax_hint(&self, span: &Range<usize>, hint: &str) -> String {
        let is_curly = |c: char| matches!(c, '“' | '”' | '„' | '‘' | '’');
        let here = self.file.text.get(span.clone()).unwrap_or_default();
        match here.contains(is_curly) {
            true => "JSON needs straight quotation marks around texts: \"".into(),
            false => hint.to_owned(),
        }
    }

    /// Returns the bytes of what a path leads to; for quoted words, of the words.
    fn span(&self, path: &str) -> Range<usize> {
        match path.ends_with(".selector") {
            true => self.spans.at(&[path, ".exact"].concat()),
            false => self.spans.at(path),
        }
    }

    /// Returns the id of the entry that a path leads into.
    pub fn id_at(&self, path: &str) -> Option<String> {
        id_of_entry(&self.json, path).map(str::to_owned)
    }

    /// Returns the passage of the article that a path leads to: that of a paragraph, or for
    /// evidence the words in the paragraph that are most like the quoted ones.
    fn passage(&self, path: &str) -> Option<Passage> {
        if let Some(number) = paragraph_at(path) {
            return self.beginning(number.checked_sub(1)?);
        }
        let path = path.strip_suffix(".selector")?;
        let evidence = self.json.pointer(&pointer(path))?;
        let number = usize::try_from(evidence.get("paragraph")?.as_u64()?).ok()?;
        let index = number.checked_sub(1)?;
        let words = evidence.get("selector")?.get("exact")?.as_str()?;
        let (start, line) = *self.paragraphs.get(index)?;
        let nearest = nearest_words(&normalise(line), words);
        let found = nearest.and_then(|words| Some((line.find(&words)?, words.len())));
        match found {
            Some((at, length)) => Some(Passage {
                paragraph: number,
                span: start + at..start + at + length,
                is_nearest: true,
            }),
            None => self.beginning(index),
        }
    }

    /// Returns the first words of a paragraph.
    fn beginning(&self, index: usize) -> Option<Passage> {
        let (start, line) = *self.paragraphs.get(index)?;
        let words = line.split_inclusive(char::is_whitespace).take(8);
        let length: usize = words.map(str::len).sum();
        let length = line.get(..length).map_or(0, |words| words.trim_end().len());
        Some(Passage {
            paragraph: index + 1,
            span: start..start + length,
            is_nearest: false,
        })
    }
}

/// Returns what is wrong and how to fix it, with the key that is missing or unknown.
fn with_key(path: &str, problem: &Problem) -> (String, String) {
    let key = path.rsplit(['.', ']']).next().unwrap_or(path);
    let (what, hint) = (problem.what.clone(), problem.hint.clone());
    match what.as_str() {
        "missing" => (format!("`{key}` is missing"), hint),
        "unknown key" => {
            let known = hint.split([' ', ',']).filter(|word| !word.is_empty());
            let similar = known
                .map(|known| (strsim::normalized_damerau_levenshtein(known, key), known))
                .filter(|(similarity, _)| *similarity > 0.7)
                .max_by(|(a, _), (b, _)| a.total_cmp(b));
            let hint = match similar {
                Some((_, known)) => format!("perhaps you mean `{known}`"),
                None => hint.clone(),
            };
            (format!("unknown key `{key}`"), hint)
        }
        _ => (what, hint),
    }
}
