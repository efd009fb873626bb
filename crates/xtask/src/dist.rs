//! Builds the author's command, which contains the browser part, and the npm package.

use std::path::PathBuf;

use crate::build;
use crate::compiler::Compiler;
use crate::error::Result;
use crate::npm;
use crate::program;
use crate::setup;
use crate::step::Steps;
use crate::workspace::Workspace;

/// Sets up what is missing, and builds the pages, the command and the npm package.
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
    steps.run("npm", npm::DESCRIPTION, || npm::package(workspace))?;
    steps.print_table();
    println!("the command is {}", path(workspace).display());
    println!("the npm package is {}", npm::tarball(workspace).display());
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
