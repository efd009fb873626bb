//! Checks one pack.

use crate::attribution;
use crate::diagnostic::{ALLOWED, DIFFERS, Diagnostic, INVALID, Places, Severity};
use crate::fix;
use crate::json::is_inside;
use crate::pack_file::PackFile;
use standpoint_core::Pack;
use standpoint_core::read::{Matched, Problems, drafts, read_and_verify, read_as};
use standpoint_core::warnings::{Warning, Warnings, warnings, without_allowed};

/// What was found in a pack.
pub struct Report {
    /// The file of the pack, and its article.
    pub file: PackFile,
    /// The pack, if it has no errors of its own.
    pub pack: Option<Pack>,
    /// Errors in the order of the file, then warnings in that of the checks.
    pub diagnostics: Vec<Diagnostic>,
    /// The number of errors that are not in the list: only the first 200 of a kind are.
    pub unlisted: usize,
    /// How much of the pack matches its article. `None` without an article or with differences.
    pub matched: Option<Matched>,
    /// The paths of the entries that a person still has to confirm, each with its id.
    pub drafts: Vec<(String, Option<String>)>,
    /// For each check or correction that was skipped, a sentence that says why.
    pub skipped: Vec<String>,
    /// What `--fix` would correct, in a few words each.
    pub fixable: Vec<String>,
    /// What `--fix` has corrected.
    pub fixed: Vec<String>,
}

impl Report {
    /// The number of errors.
    pub fn errors(&self) -> usize {
        self.of(Severity::Error) + self.unlisted
    }

    /// The number of warnings.
    pub fn warnings(&self) -> usize {
        self.of(Severity::Warning)
    }

    fn of(&self, severity: Severity) -> usize {
        let is_it = |it: &&Diagnostic| it.severity == severity;
        self.diagnostics.iter().filter(is_it).count()
    }
}

/// Checks a pack: its form, what differs from its article, and, if there are no errors, what is
/// likely a mistake.
pub fn check(file: PackFile) -> Report {
    check_for(file, Wanted::All)
}

/// Checks a pack for errors alone.
pub fn check_errors(file: PackFile) -> Report {
    check_for(file, Wanted::Errors)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    All,
    Errors,
}

fn check_for(file: PackFile, wanted: Wanted) -> Report {
    let (pack, matched) = read(&file);
    let places = Places::new(&file);
    let mut diagnostics = Vec::new();
    let mut unlisted = 0;
    let mut add = |name, problems: &Problems| {
        for problem in problems.iter() {
            let new = places.problem(name, problem);
            // The article's answer replaces the pack's own: it knows the right words or hash.
            diagnostics.retain(|old: &Diagnostic| old.path.is_none() || old.path != new.path);
            diagnostics.push(new);
        }
        unlisted += problems.count() - problems.iter().count();
    };
    if let Err(problems) = &pack {
        add(INVALID, problems);
    }
    let matched = match matched {
        Ok(matched) => file.article.is_some().then_some(matched),
        Err(problems) => {
            add(DIFFERS, &problems);
            None
        }
    };
    diagnostics.sort_by_key(|it| it.span.start);
    let drafts = drafts(places.json());
    let mut skipped = Vec::new();
    // That a warning is allowed and needs no allowing is an error.
    let has_allowed = places.json().get("allowed").is_some();
    if let Ok(pack) = &pack
        && (wanted == Wanted::All || has_allowed)
    {
        let paragraphs = paragraphs(pack, &file);
        let Warnings {
            mut found,
            skipped: not_run,
            ..
        } = warnings(pack, &paragraphs);
        skipped = not_run;
        // Without a text it is among those that need one.
        skipped.extend(attribution::skipped(pack, &paragraphs));
        // What is doubtful already is not reported twice.
        let mut others = attribution::warnings(pack, &paragraphs);
        others.retain(|it| !found.iter().any(|known| known.path == it.path));
        found.extend(others);
        let (rest, errors) = without_allowed(found, places.json());
        diagnostics.extend(errors.iter().map(|it| places.problem(ALLOWED, it)));
        let rest = rest.iter().filter(|it| !is_counted(it, &drafts));
        diagnostics.extend(rest.map(|it| places.warning(it)));
    }
    let fixable = match diagnostics.is_empty() {
        true => Vec::new(),
        false => fix::fixed(&file).1,
    };
    let drafts = drafts.into_iter();
    let drafts = drafts.map(|path| (path.clone(), places.id_at(&path)));
    Report {
        drafts: drafts.collect(),
        diagnostics,
        unlisted,
        matched: matched.filter(|_| pack.is_ok()),
        skipped,
        fixable,
        pack: pack.ok(),
        fixed: Vec::new(),
        file,
    }
}

/// Whether a warning says that something isn't written yet which is counted as a draft.
fn is_counted(warning: &Warning, drafts: &[String]) -> bool {
    let is_in = |draft: &String| is_inside(&warning.path, draft);
    warning.name == UNFINISHED && drafts.iter().any(is_in)
}

/// The name of the check for what isn't written yet.
const UNFINISHED: &str = concat!("to", "do");

fn read(file: &PackFile) -> (Result<Pack, Problems>, Result<Matched, Problems>) {
    let bytes = file.text.as_bytes();
    match (&file.article, &file.id) {
        (Some(article), id) => read_and_verify(id.as_ref(), bytes, &article.text),
        (None, Some(id)) => (read_as(id, bytes), Ok(Matched::default())),
        (None, None) => (standpoint_core::read(bytes), Ok(Matched::default())),
    }
}

/// Returns the article's paragraphs, if they are as many as the pack's. Otherwise the numbers would
/// lead to others.
fn paragraphs(pack: &Pack, file: &PackFile) -> Vec<String> {
    let paragraphs = file.paragraphs();
    match paragraphs.len() == pack.source().paragraphs.len() {
        true => paragraphs,
        false => Vec::new(),
    }
}

/// Returns the line and column of a byte. Both count from 1, the column in characters.
pub fn position(text: &str, byte: usize) -> (usize, usize) {
    let before = text.get(..byte).unwrap_or(text);
    let line = before.rsplit('\n').next().unwrap_or_default();
    (before.matches('\n').count() + 1, line.chars().count() + 1)
}
