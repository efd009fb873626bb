//! `standpoint review`: goes through the drafts of a pack, each next to its passage, and confirms, edits
//! or drops them.

mod show;

use crate::args::Review;
use crate::check::{check, check_errors};
use crate::diagnostic::{Diagnostic, Severity};
use crate::editor;
use crate::failure::Failure;
use crate::json::{edit, input, is_inside, pointer};
use crate::pack_file::{PackFile, find_one};
use crate::print;
use crate::rename::referring;
use jsonc_parser::cst::{CstArray, CstNode, CstObject};
use serde_json::Value;
use show::show;
use standpoint_core::read::{TO_DO, drafts};
use std::io::{self, BufRead as _, Write as _};
use std::process::ExitCode;

/// Shows each draft, and does what is answered. After each answer the file is written, so that
/// stopping loses nothing.
///
/// # Errors
///
/// If a file can't be read or written, or the file is no pack.
pub fn run(arguments: &Review) -> Result<ExitCode, Failure> {
    let mut file = PackFile::read(&find_one(&arguments.pack)?, arguments.source.as_deref())?;
    let paragraphs = file.paragraphs();
    let all = drafts(&file.json());
    let mut dropped: Vec<String> = Vec::new();
    let mut findings = Findings::default();
    let (mut confirmed, mut skipped) = (0, 0);
    for (number, path) in (1..).zip(&all) {
        // Entries that were dropped before it have moved it up.
        let now = moved(path, &dropped);
        print::line(&format!("\n[{number} of {}] {path}", all.len()));
        let outcome = match asked(&mut file, &now, &paragraphs, &mut findings)? {
            Some(outcome) => outcome,
            None => break,
        };
        match outcome {
            Outcome::Confirmed => confirmed += 1,
            Outcome::Dropped => dropped.push(path.clone()),
            Outcome::Left => skipped += 1,
        }
    }
    print::line(&format!(
        "\nconfirmed: {confirmed}, dropped: {}, left: {}",
        dropped.len(),
        all.len() - confirmed - dropped.len()
    ));
    Ok(match skipped {
        0 => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    })
}

/// What became of a draft.
enum Outcome {
    Confirmed,
    Dropped,
    /// It is still a draft, or has to be written.
    Left,
}

/// Shows the entry at a path, and does what is answered. `None`: no more is to be shown.
fn asked(
    file: &mut PackFile,
    path: &str,
    paragraphs: &[String],
    findings: &mut Findings,
) -> Result<Option<Outcome>, Failure> {
    // What was written in the editor and couldn't be taken, to go on with.
    let mut unfinished: Option<String> = None;
    loop {
        let json = file.json();
        let Some(entry) = json.pointer(&pointer(path)) else {
            return Ok(Some(Outcome::Left));
        };
        print::line(&show(path, entry, &json, paragraphs));
        let mut is_open = is_unwritten(path, entry);
        if is_open {
            print::line("  Something in it is still to be written: edit it here or in the file.");
        }
        for (line, is_error) in findings.of(file, path) {
            print::line(&line);
            is_open |= is_error;
        }
        // A text that nobody has proposed can only be written.
        if is_open && entry.is_string() {
            return Ok(Some(Outcome::Left));
        }
        return Ok(Some(match answer(is_open)? {
            Answer::Confirm if entry.is_string() => {
                confirm_text(file, path)?;
                Outcome::Confirmed
            }
            Answer::Confirm => {
                change(file, path, confirm)?;
                Outcome::Confirmed
            }
            Answer::Edit => {
                unfinished = edit_entry(file, path, entry, unfinished)?;
                findings.forget();
                continue;
            }
            Answer::Drop if entry.is_string() => {
                drop_text(file, path)?;
                findings.forget();
                Outcome::Left
            }
            Answer::Drop if path.starts_with("source.") => {
                change(file, path, drop_digest)?;
                findings.forget();
                Outcome::Left
            }
            Answer::Drop if is_dropped(file, path, entry)? => {
                change(file, path, drop_entry)?;
                findings.forget();
                Outcome::Dropped
            }
            Answer::Drop | Answer::Skip => Outcome::Left,
            Answer::Quit => return Ok(None),
        }));
    }
}

/// Opens an entry in the editor, and puts it back if the pack has no new errors with it. Otherwise says
/// what is wrong, and returns what was written.
fn edit_entry(
    file: &mut PackFile,
    path: &str,
    entry: &Value,
    unfinished: Option<String>,
) -> Result<Option<String>, Failure> {
    let before = unfinished.unwrap_or_else(|| format!("{entry:#}\n"));
    let text = match editor::edited(&before, ".json") {
        Ok(text) => text,
        Err(what) => {
            print::line(&format!("  {what}"));
            return Ok(None);
        }
    };
    let new: Value = match serde_json::from_str(&text) {
        Ok(new) => new,
        Err(error) => {
            print::line(&format!(
                "  Not taken, as it is no JSON: {error}. Press e to go on with it."
            ));
            return Ok(Some(text));
        }
    };
    let replaced = edit::parse(&file.text).and_then(|(root, pack)| {
        replace(&pack, path, &new)?;
        Some(root.to_string())
    });
    let edited = PackFile {
        text: replaced.unwrap_or_else(|| file.text.clone()),
        ..file.clone()
    };
    let known = check_errors(file.clone()).errors();
    let report = check_errors(edited.clone());
    if report.errors() > known {
        print::line("  Not taken, as it would be an error. Press e to go on with it:");
        for error in &report.diagnostics {
            print::line(&format!("  {}: {}", error.what, error.hint));
        }
        return Ok(Some(text));
    }
    file.write(&edited.text)?;
    file.text = edited.text;
    Ok(None)
}

/// Replaces the entry at a path. A text of the pack that is a proposal has its mark in it.
fn replace(pack: &CstObject, path: &str, new: &Value) -> Option<()> {
    match place(path) {
        Some((list, index)) => {
            let old = list_at(pack, list)?.elements().into_iter().nth(index)?;
            old.as_object()?.replace_with(input(new));
        }
        None => pack.get(path)?.set_value(input(new)),
    }
    Some(())
}

enum Answer {
    Confirm,
    Edit,
    Drop,
    Skip,
    Quit,
}

/// Asks what to do with an entry, which can't be confirmed while something in it `is_open`. The end of
/// the input is as good as quitting.
fn answer(is_open: bool) -> Result<Answer, Failure> {
    let question = match is_open {
        true => "  [e]dit, [d]rop, [s]kip or [q]uit? ",
        false => "  [c]onfirm, [e]dit, [d]rop, [s]kip or [q]uit? ",
    };
    loop {
        match typed(question, "type c, e, d, s or q")?.as_deref() {
            None => return Ok(Answer::Quit),
            // What isn't finished is left for later.
            Some("c" | "confirm") if is_open => return Ok(Answer::Skip),
            Some("c" | "confirm") => return Ok(Answer::Confirm),
            Some("e" | "edit") => return Ok(Answer::Edit),
            Some("d" | "drop") => return Ok(Answer::Drop),
            Some("s" | "skip") => return Ok(Answer::Skip),
            Some("q" | "quit") => return Ok(Answer::Quit),
            Some(_) => print::line("  Type one of the letters in brackets."),
        }
    }
}

/// Whether an entry is to be dropped: what others refer to only if the answer is yes.
fn is_dropped(file: &PackFile, path: &str, entry: &Value) -> Result<bool, Failure> {
    let list = place(path).map_or("", |(list, _)| list);
    let id = entry["id"].as_str().unwrap_or_default();
    let referring = referring(&file.json(), list, id);
    if referring.is_empty() {
        return Ok(true);
    }
    let referring = referring.join(", ");
    print::line(&format!(
        "  These refer to it, and would be errors without it: {referring}"
    ));
    loop {
        match typed("  Drop it all the same? [y]es or [n]o? ", "type y or n")?.as_deref() {
            Some("y" | "yes") => return Ok(true),
            None | Some("n" | "no") => return Ok(false),
            Some(_) => {}
        }
    }
}

/// Returns what is typed in answer to a question, in lower case. `None`: the input has ended.
fn typed(question: &str, hint: &'static str) -> Result<Option<String>, Failure> {
    anstream::print!("{question}");
    let _ = io::stdout().flush();
    let mut line = String::new();
    let length = io::stdin().lock().read_line(&mut line);
    let length = length
        .map_err(|error| Failure::new(format!("your answer can't be read: {error}"), hint))?;
    Ok((length > 0).then(|| line.trim().to_lowercase()))
}

/// What `standpoint check` finds wrong or doubtful. Confirming a draft changes none of it, so it is only
/// computed again after other changes.
#[derive(Default)]
struct Findings(Option<Vec<Finding>>);

struct Finding {
    path: String,
    name: &'static str,
    what: String,
    /// Whether the entry can't be confirmed with it.
    is_error: bool,
}

impl Findings {
    /// Returns what is found in an entry: where in it, what, and whether it is an error.
    fn of(&mut self, file: &PackFile, path: &str) -> Vec<(String, bool)> {
        let all = self.0.get_or_insert_with(|| {
            let found = check(file.clone()).diagnostics.into_iter();
            let finding = |it: Diagnostic| {
                Some(Finding {
                    path: it.path?,
                    name: it.name,
                    what: format!("{}: {}", it.what, it.hint),
                    is_error: it.severity == Severity::Error,
                })
            };
            found.filter_map(finding).collect()
        });
        let here = all.iter().filter(|it| is_inside(&it.path, path));
        let line = |it: &Finding| {
            let part = it.path.get(path.len()..).unwrap_or_default();
            let line = match part.trim_start_matches('.') {
                "" => format!("  {}: {}", it.name, it.what),
                part => format!("  {}: {part}: {}", it.name, it.what),
            };
            (line, it.is_error)
        };
        here.map(line).collect()
    }

    fn forget(&mut self) {
        self.0 = None;
    }
}

/// Whether something in the entry at a path is still to be written. Only a text of the pack itself, such
/// as its title, can be a proposal: elsewhere, what comes after the mark is the author's note.
pub fn is_unwritten(path: &str, entry: &Value) -> bool {
    match entry {
        Value::String(text) => path.contains(['.', '[']) || proposal(text).is_none(),
        entry => has_open_text(entry),
    }
}

/// Returns a text that a reply has proposed, without the mark that it is to be confirmed.
fn proposal(text: &str) -> Option<&str> {
    let text = text.strip_prefix(TO_DO)?.strip_prefix(':')?.trim();
    (!text.is_empty()).then_some(text)
}

fn has_open_text(value: &Value) -> bool {
    match value {
        Value::String(text) => text.starts_with(TO_DO),
        Value::Object(object) => object.values().any(has_open_text),
        Value::Array(elements) => elements.iter().any(has_open_text),
        _ => false,
    }
}

/// Returns the path of an entry after others of its list have been dropped.
fn moved(path: &str, dropped: &[String]) -> String {
    let Some((list, index)) = place(path) else {
        return path.to_owned();
    };
    let is_before = |other: &&String| {
        place(other).is_some_and(|(other_list, other)| other_list == list && other < index)
    };
    format!(
        "{list}[{}]",
        index - dropped.iter().filter(is_before).count()
    )
}

/// Splits the path of an entry into its list and its index.
fn place(path: &str) -> Option<(&str, usize)> {
    let (list, index) = path.strip_suffix(']')?.rsplit_once('[')?;
    Some((list, index.parse().ok()?))
}

/// Changes the entry at a path, and writes the file.
fn change(
    file: &mut PackFile,
    path: &str,
    change: fn(CstNode) -> Option<()>,
) -> Result<(), Failure> {
    edit_pack(file, path, |pack| {
        let (list, index) = place(path)?;
        change(list_at(pack, list)?.elements().into_iter().nth(index)?)
    })
}

/// Takes the mark from a text of the pack that a reply has proposed, and writes the file.
fn confirm_text(file: &mut PackFile, key: &str) -> Result<(), Failure> {
    edit_pack(file, key, |pack| {
        let text = edit::get_text(pack, key)?;
        edit::put_text(pack, key, proposal(&text)?);
        Some(())
    })
}

/// Takes back a text of the pack that a reply has proposed, which is then still to be written, and
/// writes the file.
fn drop_text(file: &mut PackFile, key: &str) -> Result<(), Failure> {
    edit_pack(file, key, |pack| {
        edit::put_text(pack, key, TO_DO);
        Some(())
    })
}

/// Edits a pack's file and writes it. `at` is what changes, for the message.
fn edit_pack(
    file: &mut PackFile,
    at: &str,
    edit: impl FnOnce(&CstObject) -> Option<()>,
) -> Result<(), Failure> {
    let changed = edit::parse(&file.text).and_then(|(root, pack)| {
        edit(&pack)?;
        Some(root.to_string())
    });
    let text = changed.ok_or_else(|| {
        Failure::new(
            format!("{at} can't be changed: the file is not as it was"),
            "start `standpoint review` again",
        )
    })?;
    file.write(&text)?;
    file.text = text;
    Ok(())
}

fn list_at(pack: &CstObject, list: &str) -> Option<CstArray> {
    match list.split_once('.') {
        Some((outer, inner)) => pack.object_value(outer)?.array_value(inner),
        None => pack.array_value(list),
    }
}

fn confirm(entry: CstNode) -> Option<()> {
    entry.as_object()?.get("draft")?.remove();
    Some(())
}

fn drop_entry(entry: CstNode) -> Option<()> {
    entry.remove();
    Some(())
}

/// Takes back the digest of a paragraph, which stays: the article has it.
fn drop_digest(entry: CstNode) -> Option<()> {
    let paragraph = entry.as_object()?;
    edit::put_text(&paragraph, "digest", TO_DO);
    paragraph.get("draft")?.remove();
    Some(())
}
