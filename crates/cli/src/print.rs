//! Writes to the terminal.

use crate::failure::Failure;
use annotate_snippets::{Group, Level, Renderer};
use comfy_table::Table;
use comfy_table::presets::NOTHING;
use std::borrow::Cow;
use std::io::{self, Write as _};

/// Prints a failure.
pub fn failure(failure: &Failure) {
    let (what, hint) = (harmless(&failure.what), harmless(&failure.hint));
    let report =
        [Group::with_title(Level::ERROR.primary_title(what)).element(Level::HELP.message(hint))];
    anstream::eprintln!("{}", renderer().render(&report));
}

/// Prints what the reader of a command's output should know about it, apart from the output.
pub fn note(what: &str) {
    anstream::eprintln!("note: {}", harmless(what));
}

/// Prints a line about what was done. It is lost, and nothing else, if nobody reads it.
pub fn line(line: &str) {
    let _ = writeln!(anstream::stdout().lock(), "{}", harmless(line));
}

/// Returns a text without characters that a terminal takes for commands: it may come from anybody.
pub fn harmless(text: &str) -> String {
    let replaced = text
        .chars()
        .map(|c| if is_harmless(c) { c } else { '\u{FFFD}' });
    replaced.collect()
}

/// Does the same without changing where anything is: each character becomes one of as many bytes.
pub fn harmless_in_place(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_harmless) {
        return Cow::Borrowed(text);
    }
    let replaced = text.chars().map(|c| match (is_harmless(c), c.len_utf8()) {
        (true, _) => c,
        (false, 1) => '?',
        (false, 2) => '·',
        (false, _) => '\u{FFFD}',
    });
    Cow::Owned(replaced.collect())
}

/// Whether a character is no command to a terminal, and doesn't change the direction of others.
fn is_harmless(c: char) -> bool {
    let changes_direction = matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    !changes_direction && (!c.is_control() || matches!(c, '\n' | '\r' | '\t'))
}

/// Prints what a command was asked for. A reader that stops reading, such as `head`, is no error.
///
/// # Errors
///
/// If it can't be written.
pub fn text(text: &str) -> Result<(), Failure> {
    let mut out = anstream::stdout().lock();
    let result = writeln!(out, "{}", text.trim_end()).and_then(|()| out.flush());
    match result {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::new(
            format!("the output can't be written: {error}"),
            "check where it goes",
        )),
        _ => Ok(()),
    }
}

/// Returns what renders reports in the width of the terminal, in colour. [`anstream`] removes the
/// colours if the output isn't a terminal or the environment asks for none.
pub fn renderer() -> Renderer {
    const WIDTH_IN_FILES: usize = 140;
    let width = terminal_size::terminal_size().map_or(WIDTH_IN_FILES, |(width, _)| width.0.into());
    Renderer::styled().term_width(width)
}

/// Returns an empty table with these columns.
pub fn table(columns: &[&str]) -> Table {
    let mut table = Table::new();
    table.load_style(NOTHING).set_header(columns);
    table
}

/// Returns a share as a percentage. `–`: of nothing.
pub fn percent(part: usize, whole: usize) -> String {
    match whole {
        0 => "–".into(),
        whole => format!("{:.0} %", 100.0 * part as f64 / whole as f64),
    }
}

/// Returns a number with its noun: `1 error`, `2 errors`.
pub fn counted(count: usize, noun: &str) -> String {
    match count {
        1 => format!("1 {noun}"),
        count => format!("{count} {noun}s"),
    }
}
