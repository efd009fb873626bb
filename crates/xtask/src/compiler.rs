//! By which compiler the page is built: the usual one, or one of the nightly channel.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::problem::Result;
use crate::program;
use crate::tools::NIGHTLY;
use crate::workspace::Workspace;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compiler {
    Usual,
    /// For the fewest bytes: it compiles the standard library with the page, for size, and has a
    /// panic only stop, without what it would say.
    Nightly,
}

const TOOLCHAIN: &str = "RUSTUP_TOOLCHAIN";
const TARGET_FOLDER: &str = "CARGO_TARGET_DIR";
/// Below the usual target folder, which is left to the usual compiler.
const APART: &str = "nightly";

/// What cargo is told, and passed on to all that trunk starts.
const TOLD: [(&str, &str); 2] = [
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
];

impl Compiler {
    /// Installs the nightly one where it is missing, and fetches what the standard library takes.
    pub fn ensure(self, workspace: &Workspace) -> Result<()> {
        if self == Self::Usual {
            return Ok(());
        }
        if !is_there(workspace)? {
            install(workspace)?;
        }
        // For the page, and for what trunk's hook runs on this machine: trunk builds offline.
        for target in [&["--target", "wasm32-unknown-unknown"][..], &[]] {
            let mut fetch = workspace.cargo(["fetch", "--quiet", "--locked"]);
            self.use_for(workspace, fetch.args(target));
            let hint = "see what cargo says above: without network try again later";
            program::run(&mut fetch, hint)?;
        }
        println!("  {NIGHTLY}: there");
        Ok(())
    }

    /// The flags that it takes besides.
    pub fn flags(self) -> &'static str {
        match self {
            Self::Usual => "",
            Self::Nightly => {
                "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none"
            }
        }
    }

    /// The folder that holds its own standard library.
    pub fn sysroot(self, workspace: &Workspace) -> Result<String> {
        let mut rustc = workspace.command("rustc");
        self.use_for(workspace, &mut rustc);
        let sysroot = program::output(rustc.args(["--print", "sysroot"]), MEND)?;
        Ok(sysroot.trim().to_owned())
    }

    /// Has cargo, or what starts it, compile with it.
    pub fn use_for(self, workspace: &Workspace, command: &mut Command) {
        if self == Self::Usual {
            return;
        }
        let usual = env::var_os(TARGET_FOLDER).map(PathBuf::from);
        let usual = usual.unwrap_or_else(|| workspace.path("target"));
        command
            .env(TOOLCHAIN, NIGHTLY)
            .envs(TOLD)
            .env(TARGET_FOLDER, usual.join(APART));
    }
}

/// Trunk's hook is started with all that its build is told; what the hook starts need not be.
pub fn go_on_as_usual(command: &mut Command) {
    let folder = env::var_os(TARGET_FOLDER).map(PathBuf::from);
    let Some(folder) = folder.filter(|folder| folder.ends_with(APART)) else {
        return;
    };
    command.env_remove(TOOLCHAIN);
    for (name, _) in TOLD {
        command.env_remove(name);
    }
    if let Some(usual) = folder.parent() {
        command.env(TARGET_FOLDER, usual);
    }
}

const SOURCE: &str = "lib/rustlib/src/rust/library/Cargo.lock";

const MEND: &str = "install Rust with rustup";

fn is_there(workspace: &Workspace) -> Result<bool> {
    let mut list = workspace.command("rustup");
    let list = program::output(list.args(["toolchain", "list"]), MEND)?;
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
    let hint = "see what rustup says above, or build without `--smallest`";
    program::run(&mut rustup, hint)
}
