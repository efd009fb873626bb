//! Builds the author's command, which contains the browser part.

use std::path::PathBuf;

use crate::build;
use crate::compiler::Compiler;
use crate::error::Result;
use crate::program;
use crate::setup;
use crate::step::Steps;
use crate::workspace::Workspace;

/// Sets up what is missing, and builds the pages and the command.
pub fn dist(workspace: &Workspace, compiler: Compiler) -> Result<()> {
    let mut steps = Steps::begin();
    steps.run("setup", "install what building needs", || {
        setup::for_building(workspace)?;
        compiler.ensure(workspace)
    })?;
    steps.run("build", build::DESCRIPTION, || {
        build::release(workspace, None, compiler)
    })?;
    steps.run("command", DESCRIPTION, || command(workspace))?;
    steps.print_table();
    println!("the command is {}", path(workspace).display());
    Ok(())
}

pub const DESCRIPTION: &str = "build the author's command";

/// Builds the command with the browser part of the last build.
pub fn command(workspace: &Workspace) -> Result<()> {
    program::run(
        build::author_command(workspace).args(["--profile", "dist"]),
        "correct the errors that the compiler reports above",
    )
}

/// Returns where the command is.
pub fn path(workspace: &Workspace) -> PathBuf {
    workspace.target().join("dist/standpoint")
}
