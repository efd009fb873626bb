//! Runs other programs. Errors contain the command line.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use crate::error::{Error, Result};

/// Runs a command whose output goes to the terminal.
pub fn run(command: &mut Command, hint: &str) -> Result<()> {
    let status = command
        .status()
        .map_err(|error| not_started(command, &error))?;
    if status.success() {
        return Ok(());
    }
    Err(Error::new(
        format!("`{}` failed: {status}", command_line(command)),
        hint,
    ))
}

/// Runs a command and returns its standard output.
pub fn output(command: &mut Command, hint: &str) -> Result<String> {
    let output = command
        .output()
        .map_err(|error| not_started(command, &error))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let stderr = String::from_utf8_lossy(&output.stderr);
    Err(Error::new(
        format!(
            "`{}` failed: {}: {}",
            command_line(command),
            output.status,
            stderr.trim()
        ),
        hint,
    ))
}

/// Returns whether the command runs and succeeds. Its output is discarded.
pub fn succeeds(command: &mut Command) -> bool {
    command.output().is_ok_and(|output| output.status.success())
}

/// Returns the path of a program in `PATH`.
pub fn on_path(name: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?)
        .map(|folder| folder.join(name))
        .find(|program| program.is_file())
}

fn not_started(command: &Command, error: &std::io::Error) -> Error {
    Error::new(
        format!("cannot start `{}`: {error}", command_line(command)),
        format!(
            "install {} or add it to PATH",
            command.get_program().to_string_lossy()
        ),
    )
}

/// Returns the command as typed in a shell, without `PATH`, which is long.
fn command_line(command: &Command) -> String {
    let variables = command.get_envs().filter_map(|(name, value)| {
        let (name, value) = (name.to_string_lossy(), value?.to_string_lossy());
        (name != "PATH").then(|| format!("{name}={value}"))
    });
    let words = std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|word| word.to_string_lossy().into_owned());
    variables.chain(words).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_has_the_command_the_status_and_the_hint() {
        let error = run(
            Command::new("sh").args(["-c", "exit 3"]).env("DEPTH", "2"),
            "dig less",
        )
        .expect_err("it exits with 3");
        let message = error.to_string();
        for part in ["DEPTH=2 sh -c exit 3", "exit status: 3", "fix: dig less"] {
            assert!(message.contains(part), "{message}");
        }
    }

    #[test]
    fn a_missing_program_is_reported() {
        let error = run(&mut Command::new("no-such-program"), "").expect_err("it doesn't exist");
        assert!(error.to_string().contains("install no-such-program"));
        assert!(!succeeds(&mut Command::new("no-such-program")));
    }
}
