//! The npm packages of the browser tests.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use crate::error::{Error, Result};
use crate::program;
use crate::workspace::Workspace;

pub fn ensure_test_packages(workspace: &Workspace) -> Result<()> {
    let tests = workspace.path("tests");
    if is_current(&tests)? {
        println!("  npm packages of tests/: installed");
        return Ok(());
    }
    program::run(
        workspace
            .command("npm")
            .args(["ci", "--no-audit", "--no-fund"])
            .current_dir(&tests),
        "see npm's output above, and check the network connection",
    )
}

fn is_current(tests: &Path) -> Result<bool> {
    let lock = tests.join("package-lock.json");
    let locked = modified(&lock)
        .map_err(|error| Error::with_file("read", &lock, &error, "restore it from git"))?;
    // npm writes this file last, after all packages.
    let installed = modified(&tests.join("node_modules/.package-lock.json"));
    Ok(installed.is_ok_and(|installed| installed >= locked))
}

fn modified(path: &Path) -> std::io::Result<SystemTime> {
    fs::metadata(path)?.modified()
}
