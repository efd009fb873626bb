//! The pinned tools, and the cache folder that checkouts share.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::{Error, Result};
use crate::workspace::{Workspace, locked_version};

const TRUNK: &str = "0.21.14";
const GECKODRIVER: &str = "0.37.1";
pub const BINARYEN: &str = "132.0.0";
const ESBUILD: &str = "0.25.12";
const MDBOOK: &str = "0.5.4";
/// The toolchain of `--smallest`.
pub const NIGHTLY: &str = "nightly-2026-05-20";

pub struct Tool {
    pub name: &'static str,
    pub version: String,
    pub installer: Installer,
    /// The path of the program in the tool's folder.
    program: &'static str,
}

/// How a tool is installed, and from which package.
pub enum Installer {
    Cargo {
        package: &'static str,
        flags: &'static [&'static str],
    },
    Npm {
        package: &'static str,
    },
}

pub struct Tools {
    pub cache: PathBuf,
    pub trunk: Tool,
    pub wasm_bindgen: Tool,
    pub wasm_opt: Tool,
    pub esbuild: Tool,
    pub geckodriver: Tool,
    pub mdbook: Tool,
}

impl Tools {
    pub fn of(workspace: &Workspace) -> Result<Self> {
        let lock = workspace.read("Cargo.lock")?;
        let wasm_bindgen = locked_version(&lock, "wasm-bindgen").ok_or_else(|| {
            Error::new(
                "Cargo.lock does not contain wasm-bindgen",
                "restore Cargo.lock, or run `cargo check`",
            )
        })?;
        Ok(Tools {
            cache: cache(|name| env::var_os(name), workspace.root())?,
            trunk: Tool {
                name: "trunk",
                version: TRUNK.into(),
                installer: Installer::Cargo {
                    package: "trunk",
                    flags: &["--locked", "--no-default-features"],
                },
                program: "bin/trunk",
            },
            wasm_bindgen: Tool {
                name: "wasm-bindgen",
                version: wasm_bindgen.into(),
                // Not --locked: its lock file names a crate version that the registry doesn't have.
                installer: Installer::Cargo {
                    package: "wasm-bindgen-cli",
                    flags: &["--no-default-features"],
                },
                program: "bin/wasm-bindgen",
            },
            wasm_opt: Tool {
                name: "binaryen",
                version: BINARYEN.into(),
                installer: Installer::Npm {
                    package: "binaryen",
                },
                program: "node_modules/.bin/wasm-opt",
            },
            esbuild: Tool {
                name: "esbuild",
                version: ESBUILD.into(),
                installer: Installer::Npm { package: "esbuild" },
                program: "node_modules/.bin/esbuild",
            },
            geckodriver: Tool {
                name: "geckodriver",
                version: GECKODRIVER.into(),
                installer: Installer::Cargo {
                    package: "geckodriver",
                    flags: &["--locked"],
                },
                program: "bin/geckodriver",
            },
            mdbook: Tool {
                name: "mdbook",
                version: MDBOOK.into(),
                installer: Installer::Cargo {
                    package: "mdbook",
                    flags: &["--locked", "--no-default-features", "--features=search"],
                },
                program: "bin/mdbook",
            },
        })
    }

    pub fn for_building(&self) -> [&Tool; 4] {
        [
            &self.trunk,
            &self.wasm_bindgen,
            &self.wasm_opt,
            &self.esbuild,
        ]
    }

    pub fn folder(&self, tool: &Tool) -> PathBuf {
        self.cache.join(format!("{}-{}", tool.name, tool.version))
    }

    pub fn program(&self, tool: &Tool) -> PathBuf {
        self.folder(tool).join(tool.program)
    }

    /// `PATH`, with the folders of the build's tools in front.
    pub fn path(&self) -> Result<OsString> {
        let ours = self.for_building().map(|tool| {
            let mut folder = self.program(tool);
            folder.pop();
            folder
        });
        let inherited = env::var_os("PATH").unwrap_or_default();
        env::join_paths(ours.into_iter().chain(env::split_paths(&inherited))).map_err(|error| {
            Error::new(
                format!("cannot add {} to PATH: {error}", self.cache.display()),
                "set STANDPOINT_TOOLS to a folder without a colon in its path",
            )
        })
    }

    /// Returns whether the tool runs and has the pinned version. After an interrupted install it
    /// may not.
    pub fn is_installed(&self, tool: &Tool) -> bool {
        Command::new(self.program(tool))
            .arg("--version")
            .output()
            .is_ok_and(|output| {
                output.status.success()
                    && tool.has_version(&String::from_utf8_lossy(&output.stdout))
            })
    }
}

impl Tool {
    /// Returns whether the output of `--version` has the pinned version in its first line.
    fn has_version(&self, output: &str) -> bool {
        // wasm-opt prints `132` for what npm calls 132.0.0.
        let short = self.version.strip_suffix(".0.0");
        output
            .lines()
            .next()
            .unwrap_or_default()
            .split_whitespace()
            .map(|word| word.strip_prefix('v').unwrap_or(word))
            .any(|word| word == self.version || Some(word) == short)
    }
}

pub fn major(version: &str) -> &str {
    version.split('.').next().unwrap_or(version)
}

fn cache(variable: impl Fn(&str) -> Option<OsString>, root: &Path) -> Result<PathBuf> {
    let non_empty = |name| {
        variable(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    non_empty("STANDPOINT_TOOLS")
        .or_else(|| non_empty("XDG_CACHE_HOME").map(|caches| caches.join("standpoint/tools")))
        .or_else(|| non_empty("HOME").map(|home| home.join(".cache/standpoint/tools")))
        .map(|cache| root.join(cache))
        .ok_or_else(|| {
            Error::new(
                "no folder for the tools: neither STANDPOINT_TOOLS nor HOME is set",
                "set STANDPOINT_TOOLS to a folder outside the checkout",
            )
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tool(version: &str, installer: Installer) -> Tool {
        Tool {
            name: "tool",
            version: version.into(),
            installer,
            program: "bin/tool",
        }
    }

    #[test]
    fn the_version_is_found_in_the_output() {
        let cargo = || Installer::Cargo {
            package: "tool",
            flags: &[],
        };
        assert!(tool("0.2.130", cargo()).has_version("wasm-bindgen 0.2.130\n"));
        assert!(!tool("0.2.13", cargo()).has_version("wasm-bindgen 0.2.130\n"));
        assert!(tool("0.37.1", cargo()).has_version("geckodriver 0.37.1\n\nThe source code"));
        assert!(!tool("0.37.1", cargo()).has_version(""));
        assert!(tool("0.5.4", cargo()).has_version("mdbook v0.5.4\n"));
        let npm = || Installer::Npm {
            package: "binaryen",
        };
        assert!(tool("132.0.0", npm()).has_version("wasm-opt version 132 (version_132)"));
        assert!(!tool("13.0.0", npm()).has_version("wasm-opt version 132 (version_132)"));
        assert!(tool("0.25.12", npm()).has_version("0.25.12\n"));
        assert!(!tool("0.25.1", npm()).has_version("0.25.12\n"));
    }

    #[test]
    fn the_cache_is_the_first_variable_that_is_set() {
        let found = |set: &[(&str, &str)]| {
            cache(
                |name| {
                    set.iter()
                        .find(|(other, _)| *other == name)
                        .map(|(_, value)| value.into())
                },
                Path::new("/checkout"),
            )
            .ok()
        };
        let all = [
            ("STANDPOINT_TOOLS", "/t"),
            ("XDG_CACHE_HOME", "/x"),
            ("HOME", "/h"),
        ];
        assert_eq!(found(&all), Some("/t".into()));
        assert_eq!(found(&all[1..]), Some("/x/standpoint/tools".into()));
        assert_eq!(found(&all[2..]), Some("/h/.cache/standpoint/tools".into()));
        assert_eq!(
            found(&[("STANDPOINT_TOOLS", "near")]),
            Some("/checkout/near".into())
        );
        assert_eq!(found(&[("HOME", "")]), None);
    }
}
