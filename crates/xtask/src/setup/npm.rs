//! The npm packages which the browser tests bring into a page.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use crate::problem::{Problem, Result};
use crate::program;
use crate::workspace::Workspace;

pub fn ensure_test_packages(workspace: &Workspace) -> Result<()> {
    let tests = workspace.path("tests");
    if is_current(&tests)? {
        println!("  npm packages of tests/: there");
        return Ok(());
    }
    program::run(
        workspace
            .command("npm")
            .args(["ci", "--no-audit", "--no-fund"])
            .current_dir(&tests),
        "see what npm says above; is the network there?",
    )
}

fn is_current(tests: &Path) -> Result<bool> {
    let lock = tests.join("package-lock.json");
    let wanted = changed(&lock)
        .map_err(|error| Problem::with_file("read", &lock, &error, "restore it from git"))?;
    // npm writes this when all else is in place.
    Ok(changed(&tests.join("node_modules/.package-lock.json")).is_ok_and(|there| there >= wanted))
}

fn changed(path: &Path) -> std::io::Result<SystemTime> {
    fs::metadata(path)?.modified()
}
