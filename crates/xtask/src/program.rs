//! Other programs, run so that a failure says which command it was.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use crate::problem::{Problem, Result};

/// Its output streams through.
pub fn run(command: &mut Command, hint: &str) -> Result<()> {
    let status = command
        .status()
        .map_err(|error| not_started(command, &error))?;
    if status.success() {
        return Ok(());
    }
    Err(Problem::new(
        format!("`{}` ended with {status}", in_words(command)),
        hint,
    ))
}

/// What it wrote to its standard output.
pub fn output(command: &mut Command, hint: &str) -> Result<String> {
    let output = command
        .output()
        .map_err(|error| not_started(command, &error))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(Problem::new(
        format!(
            "`{}` ended with {}: {}",
            in_words(command),
            output.status,
            said.trim()
        ),
        hint,
    ))
}

/// Whether it starts and ends well; what it says goes nowhere.
pub fn works(command: &mut Command) -> bool {
    command.output().is_ok_and(|output| output.status.success())
}

pub fn on_path(name: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?)
        .map(|folder| folder.join(name))
        .find(|program| program.is_file())
}

fn not_started(command: &Command, error: &std::io::Error) -> Problem {
    Problem::new(
        format!("cannot start `{}`: {error}", in_words(command)),
        format!(
            "install {} or put it on PATH",
            command.get_program().to_string_lossy()
        ),
    )
}

/// As one would type it; PATH is left out, which is long and says little.
fn in_words(command: &Command) -> String {
    let set = command.get_envs().filter_map(|(name, value)| {
        let (name, value) = (name.to_string_lossy(), value?.to_string_lossy());
        (name != "PATH").then(|| format!("{name}={value}"))
    });
    let said = std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|word| word.to_string_lossy().into_owned());
    set.chain(said).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_names_command_status_and_mend() {
        let problem = run(
            Command::new("sh").args(["-c", "exit 3"]).env("DEPTH", "2"),
            "dig less",
        )
        .expect_err("it ends with 3");
        let told = problem.to_string();
        for part in ["DEPTH=2 sh -c exit 3", "exit status: 3", "fix: dig less"] {
            assert!(told.contains(part), "{told}");
        }
    }

    #[test]
    fn a_missing_program_is_named() {
        let problem = run(&mut Command::new("no-such-program"), "").expect_err("it is not there");
        assert!(problem.to_string().contains("install no-such-program"));
        assert!(!works(&mut Command::new("no-such-program")));
    }
}
