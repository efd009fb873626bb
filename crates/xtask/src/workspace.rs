//! The checkout we stand in.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::problem::{Problem, Result};

pub struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// Upwards from the current folder.
    pub fn find() -> Result<Self> {
        let here = std::env::current_dir().map_err(|error| {
            Problem::new(
                format!("there is no current folder: {error}"),
                "cd into the checkout",
            )
        })?;
        here.ancestors()
            .find(|folder| folder.join("crates/xtask/Cargo.toml").is_file())
            .map(|root| Workspace {
                root: root.to_path_buf(),
            })
            .ok_or_else(|| {
                Problem::new(
                    format!("{} is in no checkout of Standpoint", here.display()),
                    "cd into the checkout",
                )
            })
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    pub fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    pub fn dist(&self) -> PathBuf {
        self.path("dist")
    }

    pub fn read(&self, relative: &str) -> Result<String> {
        let path = self.path(relative);
        fs::read_to_string(&path).map_err(|error| {
            Problem::with_file(
                "read",
                &path,
                &error,
                "restore it, as by `git checkout -- FILE`",
            )
        })
    }

    /// A program that runs at the root.
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root);
        command
    }

    pub fn cargo<'a>(&self, words: impl IntoIterator<Item = &'a str>) -> Command {
        let mut command = self.command("cargo");
        command.args(words);
        command
    }
}

/// The version of a package in the text of a Cargo.lock.
pub fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines
        .nth(1)?
        .strip_prefix("version = \"")?
        .strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locked_version_is_of_the_package_that_was_asked_for() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"1.0.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(lock, "wasm"), None);
    }
}
