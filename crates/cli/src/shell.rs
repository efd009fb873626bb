//! The browser part of the pages, which is in the program.

use crate::failure::Failure;
use standpoint_site::{Shell, digest};
use std::path::Path;

/// The archive in the program. A program that was built by cargo alone has none.
#[cfg(has_shell)]
const ARCHIVE: Option<&[u8]> = Some(include_bytes!(env!("STANDPOINT_SHELL_ARCHIVE")));
#[cfg(not(has_shell))]
const ARCHIVE: Option<&[u8]> = None;

/// Returns what identifies this program, so that pages of another version are rendered again.
pub fn identity() -> String {
    let program = std::env::current_exe().and_then(std::fs::read);
    let hash = program.map(|program| digest(&program));
    // A program that can't read itself has its version.
    hash.unwrap_or_else(|_| env!("CARGO_PKG_VERSION").to_owned())
}

/// Returns the browser part: that of a file, if there is one, else that in the program.
///
/// # Errors
///
/// If the file can't be read or is no such archive, or the program has none.
pub fn shell(file: Option<&Path>) -> Result<Shell, Failure> {
    let archive = match (file, ARCHIVE) {
        (Some(file), _) => {
            std::fs::read(file).map_err(Failure::file(file, "pass the archive of a build"))?
        }
        (None, Some(archive)) => archive.to_vec(),
        (None, None) => {
            return Err(Failure::new(
                "this program was built without the browser part of the pages",
                "build it with `cargo xtask dist`, or pass the archive from target/dist/ with --shell",
            ));
        }
    };
    Shell::from_archive(&archive).map_err(|error| Failure::of(&error))
}
