//! Paths in the workspace.

use std::path::{Path, PathBuf};
use std::{env, fs};

use crate::failure::Failure;

/// Returns the folder of the built page: `$STANDPOINT_DIST`, or `dist` in the workspace root.
///
/// # Errors
/// Fails if no page has been built.
pub fn dist() -> Result<PathBuf, Failure> {
    let dist = match env::var_os("STANDPOINT_DIST") {
        Some(dist) => PathBuf::from(dist),
        None => workspace().join("dist"),
    };
    if dist.join("index.html").is_file() {
        Ok(dist)
    } else {
        Err(Failure::new(format!(
            "no index.html in {}: run `cargo xtask build` first, or set STANDPOINT_DIST",
            dist.display()
        )))
    }
}

/// Returns the name of a file of the built page, by the parts of its name before and after the
/// hash.
///
/// # Errors
/// Fails if there is no such file, or if no page has been built.
pub fn built(start: &str, end: &str) -> Result<String, Failure> {
    for entry in fs::read_dir(dist()?)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.starts_with(start) && name.ends_with(end) {
            return Ok(name);
        }
    }
    Err(Failure::new(format!("no {start}…{end} has been built")))
}

/// Returns the author's command with the browser part in it: `$STANDPOINT_COMMAND`, else the one in
/// the target folder, which may have been built without.
pub fn command() -> PathBuf {
    match env::var_os("STANDPOINT_COMMAND") {
        Some(command) => PathBuf::from(command),
        None => target().join("debug/standpoint"),
    }
}

/// Returns the folder of the built app that uses the npm package: `$STANDPOINT_APP`, else the one in
/// the target folder.
///
/// # Errors
/// Fails if no app has been built.
pub fn app() -> Result<PathBuf, Failure> {
    let app = match env::var_os("STANDPOINT_APP") {
        Some(app) => PathBuf::from(app),
        None => target().join("npm/app"),
    };
    if app.join("index.html").is_file() {
        Ok(app)
    } else {
        Err(Failure::new(format!(
            "no index.html in {}: run `cargo xtask test`, or set STANDPOINT_APP",
            app.display()
        )))
    }
}

/// Returns the folder of the npm package, as it is installed in the app.
pub fn npm_package() -> PathBuf {
    member().join("npm/node_modules/standpoint-element")
}

/// Returns the folder of the pages that test the harness itself.
pub fn fixtures() -> PathBuf {
    member().join("fixtures")
}

/// Returns the folder for screenshots of failed trials.
pub fn screenshots() -> PathBuf {
    target().join("browser")
}

/// Returns the folder for measurements.
pub fn bench() -> PathBuf {
    target().join("bench")
}

/// Returns the folder of this crate, which also has `node_modules`.
pub(crate) fn member() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Returns the path of a file of an npm package.
pub(crate) fn npm(file: &str) -> PathBuf {
    member().join("node_modules").join(file)
}

fn target() -> PathBuf {
    match env::var_os("CARGO_TARGET_DIR") {
        Some(target) => PathBuf::from(target),
        None => workspace().join("target"),
    }
}

/// Returns the root of the workspace.
pub fn workspace() -> &'static Path {
    member().parent().unwrap_or(member())
}
