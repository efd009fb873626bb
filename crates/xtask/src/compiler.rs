//! The compiler that builds the page: the default toolchain, or a pinned nightly.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::Result;
use crate::program;
use crate::tools::NIGHTLY;
use crate::workspace::{TARGET_FOLDER, Workspace};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compiler {
    /// The installed stable toolchain.
    Default,
    /// For the smallest download: compiles the standard library with the page, for size, and a
    /// panic aborts without a message.
    Nightly,
}

const TOOLCHAIN: &str = "RUSTUP_TOOLCHAIN";
/// A subfolder of the target folder, so that the two compilers don't overwrite each other.
const SUBFOLDER: &str = "nightly";

/// Environment variables for cargo. Every process that trunk starts inherits them.
const ENVIRONMENT: [(&str, &str); 2] = [
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
];

impl Compiler {
    /// Installs the nightly compiler if it is missing, and fetches the standard library's crates.
    pub fn ensure(self, workspace: &Workspace) -> Result<()> {
        if self == Self::Default {
            return Ok(());
        }
        if !is_installed(workspace)? {
            install(workspace)?;
        }
        // For the page, and for what trunk's hook runs natively: trunk builds offline.
        for target in [&["--target", "wasm32-unknown-unknown"][..], &[]] {
            let mut fetch = workspace.cargo(["fetch", "--quiet", "--locked"]);
            self.apply(workspace, fetch.args(target));
            let hint = "see cargo's output above; if the network is down, try again later";
            program::run(&mut fetch, hint)?;
        }
        println!("  {NIGHTLY}: installed");
        Ok(())
    }

    /// Extra flags for rustc.
    pub fn flags(self) -> &'static str {
        match self {
            Self::Default => "",
            Self::Nightly => {
                "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none"
            }
        }
    }

    /// Returns the folder of the toolchain, which contains the standard library.
    pub fn sysroot(self, workspace: &Workspace) -> Result<String> {
        let mut rustc = workspace.command("rustc");
        self.apply(workspace, &mut rustc);
        let sysroot = program::output(rustc.args(["--print", "sysroot"]), HINT)?;
        Ok(sysroot.trim().to_owned())
    }

    /// Makes a command (cargo, or a program that runs cargo) use this compiler.
    pub fn apply(self, workspace: &Workspace, command: &mut Command) {
        if self == Self::Default {
            return;
        }
        command
            .env(TOOLCHAIN, NIGHTLY)
            .envs(ENVIRONMENT)
            .env(TARGET_FOLDER, self.target(workspace));
    }

    /// Returns the target folder.
    pub fn target(self, workspace: &Workspace) -> PathBuf {
        match self {
            Self::Default => workspace.target(),
            Self::Nightly => workspace.target().join(SUBFOLDER),
        }
    }
}

/// Undoes [`Compiler::apply`] for a command that trunk's hook runs: the hook inherits the build's
/// environment, but its native programs are built by the default compiler.
pub fn reset(command: &mut Command) {
    let folder = env::var_os(TARGET_FOLDER).map(PathBuf::from);
    let Some(folder) = folder.filter(|folder| folder.ends_with(SUBFOLDER)) else {
        return;
    };
    command.env_remove(TOOLCHAIN);
    for (name, _) in ENVIRONMENT {
        command.env_remove(name);
    }
    if let Some(target) = folder.parent() {
        command.env(TARGET_FOLDER, target);
    }
}

const SOURCE: &str = "lib/rustlib/src/rust/library/Cargo.lock";

const HINT: &str = "install Rust with rustup";

fn is_installed(workspace: &Workspace) -> Result<bool> {
    let mut list = workspace.command("rustup");
    let list = program::output(list.args(["toolchain", "list"]), HINT)?;
    if !list.lines().any(|line| line.starts_with(NIGHTLY)) {
        return Ok(false);
    }
    let sysroot = Compiler::Nightly.sysroot(workspace)?;
    Ok(Path::new(&sysroot).join(SOURCE).is_file())
}

fn install(workspace: &Workspace) -> Result<()> {
    let mut rustup = workspace.command("rustup");
    rustup.args(["toolchain", "install", NIGHTLY, "--profile", "minimal"]);
    rustup.args(["--component", "rust-src"]);
    let hint = "see rustup's output above, or build without `--smallest`";
    program::run(&mut rustup, hint)
}
