//! The npm packages of the tests.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use crate::error::{Error, Result};
use crate::program;
use crate::workspace::Workspace;

/// Installs the npm packages of a folder, if they aren't there.
pub fn ensure_packages(workspace: &Workspace, folder: &str) -> Result<()> {
    let path = workspace.path(folder);
    if is_current(&path)? {
        println!("  npm packages of {folder}/: installed");
        return Ok(());
    }
    program::run(
        workspace
            .command("npm")
            .args(["ci", "--no-audit", "--no-fund"])
            .current_dir(&path),
        "see npm's output above, and check the network connection",
    )
}

fn is_current(folder: &Path) -> Result<bool> {
    let lock = folder.join("package-lock.json");
    let locked = modified(&lock)
        .map_err(|error| Error::with_file("read", &lock, &error, "restore it from git"))?;
    // npm writes this file last, after all packages.
    let installed = modified(&folder.join("node_modules/.package-lock.json"));
    Ok(installed.is_ok_and(|installed| installed >= locked))
}

fn modified(path: &Path) -> std::io::Result<SystemTime> {
    fs::metadata(path)?.modified()
}
