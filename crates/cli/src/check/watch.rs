//! `standpoint check --watch`: checks again whenever a file changes.

use super::once;
use crate::args::Check;
use crate::failure::Failure;
use crate::pack_file;
use crate::print;
use crate::watch::Watch;
use std::path::PathBuf;
use std::process::ExitCode;

/// Checks the packs, and again after each change, until the program is stopped.
///
/// # Errors
///
/// If the folders can't be watched. A file that can't be read is printed, and checked again when it
/// changes: editors replace files.
pub fn run(arguments: &Check, packs: &[PathBuf]) -> Result<ExitCode, Failure> {
    let mut watch = Watch::new(pack_file::with_articles(packs, arguments.source.as_deref()))?;
    loop {
        if let Err(failure) = once(arguments, packs) {
            print::failure(&failure);
        }
        // What `--fix` has written in this round is no change of the author's.
        watch.look();
        anstream::eprintln!("\nWaiting for changes. Stop with Ctrl+C.");
        if !watch.wait() {
            return Ok(ExitCode::SUCCESS);
        }
    }
}
