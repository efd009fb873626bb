//! The checkout in which xtask runs.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::{Error, Result};

/// The environment variable with cargo's target folder.
pub const TARGET_FOLDER: &str = "CARGO_TARGET_DIR";

pub struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// Searches the current folder and its parents for the root of the checkout.
    pub fn find() -> Result<Self> {
        let here = env::current_dir().map_err(|error| {
            Error::new(
                format!("cannot find the current folder: {error}"),
                "change into the checkout with `cd`",
            )
        })?;
        here.ancestors()
            .find(|folder| folder.join("crates/xtask/Cargo.toml").is_file())
            .map(|root| Workspace {
                root: root.to_path_buf(),
            })
            .ok_or_else(|| {
                Error::new(
                    format!("{} is not in a checkout of Standpoint", here.display()),
                    "change into the checkout with `cd`",
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

    /// Returns cargo's target folder.
    pub fn target(&self) -> PathBuf {
        match env::var_os(TARGET_FOLDER) {
            Some(target) => self.root.join(target),
            None => self.path("target"),
        }
    }

    pub fn read(&self, relative: &str) -> Result<String> {
        let path = self.path(relative);
        fs::read_to_string(&path).map_err(|error| {
            Error::with_file(
                "read",
                &path,
                &error,
                "restore it, for example with `git checkout -- FILE`",
            )
        })
    }

    /// Returns a command that runs in the root folder.
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root);
        command
    }

    pub fn cargo<'a>(&self, arguments: impl IntoIterator<Item = &'a str>) -> Command {
        let mut command = self.command("cargo");
        command.args(arguments);
        command
    }
}

/// Returns the version of a package in a Cargo.lock, given as text.
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
    fn a_locked_version_belongs_to_the_exact_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"1.0.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(lock, "wasm"), None);
    }
}
