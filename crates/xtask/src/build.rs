//! Builds the pages for the browser into dist/, with trunk.

use std::path::PathBuf;
use std::process::Command;
use std::{env, fs};

use crate::compiler::Compiler;
use crate::error::{Error, Result};
use crate::pages;
use crate::program;
use crate::setup;
use crate::step::Steps;
use crate::tools::Tools;
use crate::workspace::Workspace;

/// Sets up what is missing and builds. `address` is the URL at which dist/ will be hosted.
pub fn build(workspace: &Workspace, address: Option<&str>, compiler: Compiler) -> Result<()> {
    let mut steps = Steps::begin();
    steps.run("setup", "install what building needs", || {
        setup::for_building(workspace)?;
        compiler.ensure(workspace)
    })?;
    steps.run("build", DESCRIPTION, || {
        release(workspace, address, compiler)
    })?;
    steps.print_table();
    Ok(())
}

pub const DESCRIPTION: &str = "build the pages into dist/";

/// Builds without setup, and writes the archive of the browser part. `address` is the URL at which
/// dist/ will be hosted.
pub fn release(workspace: &Workspace, address: Option<&str>, compiler: Compiler) -> Result<()> {
    let archive = archive(workspace);
    if let Some(folder) = archive.parent() {
        let hint = "allow writing there";
        fs::create_dir_all(folder)
            .map_err(|error| Error::with_file("create", folder, &error, hint))?;
    }
    program::run(
        trunk(workspace, compiler)?
            .args(["build", "--release", "--offline"])
            .env(pages::ARCHIVE, archive)
            .envs(address.map(|address| (pages::ADDRESS, address))),
        "correct the errors that the compiler or trunk reports above",
    )
}

/// The archive of the browser part, which the author's command contains.
pub fn archive(workspace: &Workspace) -> PathBuf {
    workspace.target().join("dist/standpoint-shell.tar.gz")
}

/// Returns the command that builds the author's command with the browser part in it.
pub fn author_command(workspace: &Workspace) -> Command {
    let mut command = workspace.cargo(["build", "--package", "standpoint"]);
    command.env(SHELL, archive(workspace));
    command
}

/// The environment variable with the archive of the browser part, for the build of the command.
const SHELL: &str = "STANDPOINT_SHELL";

pub fn trunk(workspace: &Workspace, compiler: Compiler) -> Result<Command> {
    let tools = Tools::of(workspace)?;
    let mut command = workspace.command(tools.program(&tools.trunk));
    for_wasm(workspace, compiler, &mut command)?;
    // Trunk parses NO_COLOR as a flag with a value and fails on the usual `1`.
    command.env("PATH", tools.path()?).env_remove("NO_COLOR");
    Ok(command)
}

/// Makes a command (cargo, or a program that runs cargo) build for the browser.
pub fn for_wasm(workspace: &Workspace, compiler: Compiler, command: &mut Command) -> Result<()> {
    compiler.apply(workspace, command);
    let flags = remap_flags(workspace, compiler)?;
    command.env(WASM_FLAGS, [&flags, " ", compiler.flags()].concat());
    Ok(())
}

/// Cargo adds these flags to those in .cargo/config.toml.
const WASM_FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// Flags that keep this machine's paths out of panic messages, which name source files.
fn remap_flags(workspace: &Workspace, compiler: Compiler) -> Result<String> {
    let home = || env::home_dir().map(|home| home.join(".cargo"));
    let cargo_home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(home);
    let folders = [
        (Some(compiler.sysroot(workspace)?.into()), "rust"),
        (cargo_home, "cargo"),
        (Some(workspace.root().to_path_buf()), "standpoint"),
    ];
    let flags = folders.into_iter().filter_map(|(folder, name)| {
        // Cargo splits the flags at spaces, so a path with a space can't be remapped.
        let folder = folder?
            .to_str()
            .filter(|path| !path.contains(' '))?
            .to_owned();
        Some(format!("--remap-path-prefix={folder}=/{name}"))
    });
    Ok(flags.collect::<Vec<_>>().join(" "))
}
