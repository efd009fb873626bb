//! The pinned tools, and the cache that outlives a checkout.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::problem::{Problem, Result};
use crate::workspace::{Workspace, locked_version};

const TRUNK: &str = "0.21.14";
const GECKODRIVER: &str = "0.37.1";
pub const BINARYEN: &str = "132.0.0";
const ESBUILD: &str = "0.25.12";
const MDBOOK: &str = "0.5.4";
/// What `--smallest` compiles with, as rustup names it.
pub const NIGHTLY: &str = "nightly-2026-05-20";

pub struct Tool {
    pub name: &'static str,
    pub version: String,
    pub installer: Installer,
    /// Where its installer puts it below the tool's folder.
    program: &'static str,
}

/// Each with the package's name.
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
            Problem::new(
                "Cargo.lock names no wasm-bindgen",
                "restore it, or run `cargo check`",
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
                // Not locked: its lock names a crate version which the registry lacks.
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

    /// PATH with what the build needs before all else.
    pub fn path(&self) -> Result<OsString> {
        let ours = self.for_building().map(|tool| {
            let mut folder = self.program(tool);
            folder.pop();
            folder
        });
        let theirs = env::var_os("PATH").unwrap_or_default();
        env::join_paths(ours.into_iter().chain(env::split_paths(&theirs))).map_err(|error| {
            Problem::new(
                format!("{} cannot stand on PATH: {error}", self.cache.display()),
                "set STANDPOINT_TOOLS to a folder without a colon in its name",
            )
        })
    }

    /// An interrupted install leaves a program which does not run or is of another version.
    pub fn is_there(&self, tool: &Tool) -> bool {
        Command::new(self.program(tool))
            .arg("--version")
            .output()
            .is_ok_and(|output| {
                output.status.success()
                    && tool.is_meant_by(&String::from_utf8_lossy(&output.stdout))
            })
    }
}

impl Tool {
    fn is_meant_by(&self, said: &str) -> bool {
        // Binaryen counts whole numbers; npm makes three of one.
        let short = self.version.strip_suffix(".0.0");
        said.lines()
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
    let set = |name| {
        variable(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    set("STANDPOINT_TOOLS")
        .or_else(|| set("XDG_CACHE_HOME").map(|caches| caches.join("standpoint/tools")))
        .or_else(|| set("HOME").map(|home| home.join(".cache/standpoint/tools")))
        .map(|cache| root.join(cache))
        .ok_or_else(|| {
            Problem::new(
                "there is no place for the tools: HOME is not set",
                "set STANDPOINT_TOOLS to a folder which outlives the checkout",
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
    fn the_version_is_read_from_what_a_tool_says() {
        let cargo = || Installer::Cargo {
            package: "tool",
            flags: &[],
        };
        assert!(tool("0.2.130", cargo()).is_meant_by("wasm-bindgen 0.2.130\n"));
        assert!(!tool("0.2.13", cargo()).is_meant_by("wasm-bindgen 0.2.130\n"));
        assert!(tool("0.37.1", cargo()).is_meant_by("geckodriver 0.37.1\n\nThe source code"));
        assert!(!tool("0.37.1", cargo()).is_meant_by(""));
        assert!(tool("0.5.4", cargo()).is_meant_by("mdbook v0.5.4\n"));
        let npm = || Installer::Npm {
            package: "binaryen",
        };
        assert!(tool("132.0.0", npm()).is_meant_by("wasm-opt version 132 (version_132)"));
        assert!(!tool("13.0.0", npm()).is_meant_by("wasm-opt version 132 (version_132)"));
        assert!(tool("0.25.12", npm()).is_meant_by("0.25.12\n"));
        assert!(!tool("0.25.1", npm()).is_meant_by("0.25.12\n"));
    }

    #[test]
    fn the_cache_is_the_first_place_that_is_set() {
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
