//! `standpoint check --watch`: checks again whenever a file changes.

use super::once;
use crate::args::Check;
use crate::failure::Failure;
use crate::pack_file;
use crate::print;
use crate::watch::Watch;
use std::process::ExitCode;

/// Checks the packs, and again after each change, until the program is stopped.
///
/// # Errors
///
/// If something can't be found at the start. Later that is printed: editors replace files.
pub fn run(arguments: &Check) -> Result<ExitCode, Failure> {
    pack_file::find(&arguments.packs)?;
    let mut watch =
        Watch::new(|| pack_file::with_articles(&arguments.packs, arguments.source.as_deref()));
    once(arguments)?;
    loop {
        // What `--fix` has written in this round is no change of the author's.
        watch.look();
        anstream::eprintln!("\nWaiting for changes. Stop with Ctrl+C.");
        watch.wait();
        if let Err(failure) = once(arguments) {
            print::failure(&failure);
        }
    }
}
