//! Where things stand in the workspace.

use std::path::{Path, PathBuf};
use std::{env, fs};

use crate::failure::Failure;

/// The folder of the built page: `$STANDPOINT_DIST`, or `dist` at the root of the workspace.
///
/// # Errors
/// Where no page has been built.
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

/// The name of a file of the built page, by what stands in it before and after the hash.
///
/// # Errors
/// Where there is none, or no page has been built.
pub fn built(start: &str, end: &str) -> Result<String, Failure> {
    for entry in fs::read_dir(dist()?)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.starts_with(start) && name.ends_with(end) {
            return Ok(name);
        }
    }
    Err(Failure::new(format!("no {start}…{end} has been built")))
}

/// The pages that prove the harness itself.
pub fn fixtures() -> PathBuf {
    member().join("fixtures")
}

/// Where the screenshots of failed trials go.
pub fn screenshots() -> PathBuf {
    target().join("browser")
}

/// Where measurements go.
pub fn bench() -> PathBuf {
    target().join("bench")
}

/// The folder of this crate, where npm's packages are as well.
pub(crate) fn member() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A file of one of npm's packages.
pub(crate) fn npm(file: &str) -> PathBuf {
    member().join("node_modules").join(file)
}

fn target() -> PathBuf {
    match env::var_os("CARGO_TARGET_DIR") {
        Some(target) => PathBuf::from(target),
        None => workspace().join("target"),
    }
}

/// The root of the workspace.
pub fn workspace() -> &'static Path {
    member().parent().unwrap_or(member())
}
