//! What npm's packages bring into a page.

use std::fs;
use std::process::Command;

use crate::failure::Failure;
use crate::paths;
use crate::programs::esbuild;

/// A script of a package that a browser can run as it is.
///
/// # Errors
/// Where it is not installed.
pub fn script(file: &str) -> Result<String, Failure> {
    let file = paths::npm(file);
    fs::read_to_string(&file).map_err(|error| {
        let advice = "run `cargo xtask setup`, or `npm ci` in that crate's folder";
        Failure::new(format!("{}: {error}: {advice}", file.display()))
    })
}

/// A script of this crate, which may be JSX, in one with all that it imports.
///
/// # Errors
/// Where esbuild or a package is not installed, or the script is not sound.
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
    let told = String::from_utf8_lossy(&output.stderr);
    Err(Failure::new(format!(
        "bundling {file}: {told}if a package is missing, run `cargo xtask setup`"
    )))
}
