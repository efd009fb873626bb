//! Builds books with mdBook.

use std::process::Command;

use tempfile::TempDir;

use crate::failure::Failure;
use crate::paths;
use crate::programs::mdbook;

/// Builds the book in a folder of this crate.
///
/// # Errors
/// Fails if mdBook is not installed or fails.
pub fn build(folder: &str) -> Result<TempDir, Failure> {
    let mdbook = mdbook()?;
    let built = TempDir::with_prefix("standpoint-")?;
    let output = Command::new(mdbook)
        .arg("build")
        .arg(paths::member().join(folder))
        .arg("--dest-dir")
        .arg(built.path())
        .output()
        .map_err(|error| Failure::from(error).context("starting mdbook"))?;
    if output.status.success() {
        return Ok(built);
    }
    let errors = String::from_utf8_lossy(&output.stderr);
    Err(Failure::new(format!(
        "mdbook can't build {folder}: {errors}"
    )))
}
