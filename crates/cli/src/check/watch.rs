//! `standpoint check --watch`: checks again whenever a file changes.

use super::once;
use crate::args::Check;
use crate::failure::Failure;
use crate::print;
use notify_debouncer_mini::new_debouncer;
use notify_debouncer_mini::notify::{self, RecursiveMode};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::mpsc;
use std::time::Duration;

/// Editors write a file in several steps.
const PAUSE: Duration = Duration::from_millis(150);

/// Checks the packs, and again after each change, until the program is stopped.
///
/// # Errors
///
/// If the folders can't be watched. A file that can't be read is printed, and checked again when it
/// changes: editors replace files.
pub fn run(arguments: &Check, packs: &[PathBuf]) -> Result<ExitCode, Failure> {
    let (sender, changes) = mpsc::channel();
    let mut debouncer = new_debouncer(PAUSE, sender).map_err(not_watched)?;
    // The folders and not the files: a file that is replaced is another one.
    let files = packs.iter().map(PathBuf::as_path);
    let folders: BTreeSet<&Path> = files
        .chain(arguments.source.as_deref())
        .map(|file| match file.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        })
        .collect();
    for folder in folders {
        debouncer
            .watcher()
            .watch(folder, RecursiveMode::NonRecursive)
            .map_err(not_watched)?;
    }
    loop {
        if let Err(failure) = once(arguments, packs) {
            print::failure(&failure);
        }
        anstream::eprintln!("\nWaiting for changes. Stop with Ctrl+C.");
        let changed = changes.recv();
        if changed.is_err() {
            return Ok(ExitCode::SUCCESS);
        }
        // What `--fix` has written in this round is no change of the author's.
        while changes.try_recv().is_ok() {}
    }
}

fn not_watched(error: notify::Error) -> Failure {
    Failure::new(
        format!("the folder can't be watched: {error}"),
        "check without --watch",
    )
}
