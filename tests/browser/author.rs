//! Runs the author's command.

use std::path::Path;
use std::process::Command;

use standpoint_tests::failure::Failure;
use standpoint_tests::paths;

/// Runs `standpoint` in a folder, with nothing but its arguments: the environment is empty.
pub fn standpoint(folder: &Path, arguments: &[&str]) -> Result<(), Failure> {
    let output = Command::new(paths::command())
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .output()?;
    match output.status.success() {
        true => Ok(()),
        false => {
            let failure = Failure::new(String::from_utf8_lossy(&output.stderr));
            Err(failure.context(format!("standpoint {}", arguments.join(" "))))
        }
    }
}
