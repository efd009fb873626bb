//! Scripts from npm packages, to load in pages.

use std::fs;
use std::process::Command;

use crate::failure::Failure;
use crate::paths;
use crate::programs::esbuild;

/// Reads a script of a package, such as `axe-core/axe.min.js`, that browsers can run unbundled.
///
/// # Errors
/// Fails if the package is not installed.
pub fn script(file: &str) -> Result<String, Failure> {
    let file = paths::npm(file);
    fs::read_to_string(&file).map_err(|error| {
        let hint = "run `cargo xtask setup`, or `npm ci` in that crate's folder";
        Failure::new(format!("{}: {error}: {hint}", file.display()))
    })
}

/// Bundles a script of this crate, which may be JSX, with everything that it imports.
///
/// # Errors
/// Fails if esbuild or a package is not installed, or if the script has an error.
pub fn bundle(file: &str) -> Result<String, Failure> {
    let output = Command::new(esbuild()?)
        .arg(paths::member().join(file))
        .args([
            "--bundle",
            "--format=esm",
            "--jsx=automatic",
            "--log-level=warning",
        ])
        .output()
        .map_err(|error| Failure::from(error).context("starting esbuild"))?;
    if output.status.success() {
        return Ok(String::from_utf8(output.stdout)?);
    }
    let errors = String::from_utf8_lossy(&output.stderr);
    Err(Failure::new(format!(
        "bundling {file}: {errors}if a package is missing, run `cargo xtask setup`"
    )))
}
