//! The Python packages of the tests.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use super::system;
use crate::error::{Error, Result};
use crate::program;
use crate::tools::Tools;
use crate::workspace::Workspace;

/// Installs the packages that `requirements.txt` of a folder lists into a virtual environment in
/// the tools folder, if they aren't there. Returns the environment's Python.
///
/// # Errors
///
/// If Python or a package can't be installed.
pub fn ensure_packages(workspace: &Workspace, folder: &str) -> Result<PathBuf> {
    let wanted = workspace.read(&format!("{folder}/requirements.txt"))?;
    let environment = Tools::of(workspace)?.cache.join("python");
    let python = environment.join("bin/python");
    // Written after all packages.
    let installed = environment.join("requirements.txt");
    if program::succeeds(Command::new(&python).arg("--version"))
        && fs::read_to_string(&installed).is_ok_and(|installed| installed == wanted)
    {
        println!("  Python packages of {folder}/: installed");
        return Ok(python);
    }
    // Debian's Python comes without it.
    if !program::succeeds(Command::new("python3").args(["-c", "import ensurepip"])) {
        system::ensure(&system::PYTHON)?;
    }
    program::run(
        workspace
            .command("python3")
            .args(["-m", "venv", "--clear"])
            .arg(&environment),
        "install Python 3.10 or newer with its module venv",
    )?;
    program::run(
        workspace
            .command(&python)
            .args(["-m", "pip", "install", "--quiet", "--requirement"])
            .arg(workspace.path(folder).join("requirements.txt")),
        "see pip's output above, and check the network connection",
    )?;
    fs::write(&installed, wanted).map_err(|error| {
        let hint = "set STANDPOINT_TOOLS to a folder that you can write to";
        Error::with_file("write", &installed, &error, hint)
    })?;
    Ok(python)
}
