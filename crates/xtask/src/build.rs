//! The page, built for the browser into dist/.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use crate::compiler::Compiler;
use crate::pages;
use crate::problem::Result;
use crate::program;
use crate::setup;
use crate::step::Steps;
use crate::tools::Tools;
use crate::workspace::Workspace;

/// `address` is where dist/ will stand.
pub fn build(workspace: &Workspace, address: Option<&str>, compiler: Compiler) -> Result<()> {
    let mut steps = Steps::begin();
    steps.run("setup", "what building needs", || {
        setup::for_building(workspace)?;
        compiler.ensure(workspace)
    })?;
    steps.run("build", WHAT, || release(workspace, address, compiler))?;
    steps.print_table();
    Ok(())
}

pub const WHAT: &str = "the pages for the reader's browser, into dist/";

/// Without the set-up. `address` is where dist/ will stand.
pub fn release(workspace: &Workspace, address: Option<&str>, compiler: Compiler) -> Result<()> {
    program::run(
        trunk(workspace, compiler)?
            .args(["build", "--release", "--offline"])
            .envs(address.map(|address| (pages::ADDRESS, address))),
        "correct what the compiler or trunk says above",
    )
}

pub fn trunk(workspace: &Workspace, compiler: Compiler) -> Result<Command> {
    let tools = Tools::of(workspace)?;
    let mut command = workspace.command(tools.program(&tools.trunk));
    compiler.use_for(workspace, &mut command);
    let flags = without_this_machine(workspace, compiler)?;
    command.env(WASM_FLAGS, [&flags, " ", compiler.flags()].concat());
    // Trunk takes NO_COLOR for a flag with a value, and stops at the usual `1`.
    command.env("PATH", tools.path()?).env_remove("NO_COLOR");
    Ok(command)
}

/// Cargo adds these to the flags in .cargo/config.toml.
const WASM_FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// Panics name the source they come from: readers need not know where it lay on this machine.
fn without_this_machine(workspace: &Workspace, compiler: Compiler) -> Result<String> {
    let home = || env::home_dir().map(|home| home.join(".cargo"));
    let cargo_home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(home);
    let folders = [
        (Some(compiler.sysroot(workspace)?.into()), "rust"),
        (cargo_home, "cargo"),
        (Some(workspace.root().to_path_buf()), "standpoint"),
    ];
    let flags = folders.into_iter().filter_map(|(folder, name)| {
        // Cargo takes the flags apart at spaces.
        let folder = folder?.to_str().filter(|it| !it.contains(' '))?.to_owned();
        Some(format!("--remap-path-prefix={folder}=/{name}"))
    });
    Ok(flags.collect::<Vec<_>>().join(" "))
}
