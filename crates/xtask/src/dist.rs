//! Builds the author's command, which contains the browser part.

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
    steps.run("command", "build the author's command", || {
        program::run(
            build::author_command(workspace).args(["--profile", "dist"]),
            "correct the errors that the compiler reports above",
        )
    })?;
    steps.print_table();
    let command = workspace.target().join("dist/standpoint");
    println!("the command is {}", command.display());
    Ok(())
}
