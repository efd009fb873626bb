//! Builds `standpoint-core-bench`, which times the core, for this machine and for the browser.

use std::fs;
use std::path::PathBuf;

use crate::build;
use crate::compiler::Compiler;
use crate::error::{Error, Result};
use crate::program;
use crate::tools::Tools;
use crate::wasm_opt;
use crate::workspace::Workspace;

const PACKAGE: &str = "standpoint-core-bench";
const WASM: &str = "wasm32-unknown-unknown";
const HINT: &str = "correct the errors that the compiler reports above";

pub const DESCRIPTION: &str = "build what times the core, natively and as wasm";

/// The two builds.
pub struct Programs {
    /// The native program.
    pub native: PathBuf,
    /// A folder with the wasm and its glue.
    pub wasm: PathBuf,
}

/// Builds both with the page's profile, and the wasm as the page's.
pub fn build(workspace: &Workspace, compiler: Compiler) -> Result<Programs> {
    let arguments = ["build", "--release", "--package", PACKAGE];
    // Like the programs that run at build time, the native one is built by the default compiler.
    program::run(&mut workspace.cargo(arguments), HINT)?;
    let mut wasm = workspace.cargo(arguments);
    build::for_wasm(workspace, compiler, wasm.args(["--target", WASM]))?;
    program::run(&mut wasm, HINT)?;

    let folder = workspace.target().join("bench/core-wasm");
    fs::create_dir_all(&folder)
        .map_err(|error| Error::with_file("create", &folder, &error, "make its parent writable"))?;
    let tools = Tools::of(workspace)?;
    let mut bindgen = workspace.command(tools.program(&tools.wasm_bindgen));
    bindgen.args(["--target", "web", "--no-typescript", "--out-name", "core"]);
    let linked = compiler
        .target(workspace)
        .join(format!("{WASM}/release/{PACKAGE}.wasm"));
    bindgen.arg("--out-dir").arg(&folder).arg(linked);
    program::run(&mut bindgen, "see wasm-bindgen's output above")?;
    wasm_opt::optimize_with_names(workspace, &folder.join("core_bg.wasm"))?;

    let native = format!("release/{PACKAGE}{}", std::env::consts::EXE_SUFFIX);
    Ok(Programs {
        native: workspace.target().join(native),
        wasm: folder,
    })
}
