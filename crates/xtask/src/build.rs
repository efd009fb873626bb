//! The page, built for the browser into dist/.

use std::process::Command;

use crate::problem::Result;
use crate::program;
use crate::setup;
use crate::step::Steps;
use crate::tools::Tools;
use crate::workspace::Workspace;

pub fn build(workspace: &Workspace) -> Result<()> {
    let mut steps = Steps::begin();
    steps.run("setup", "what building needs", || {
        setup::for_building(workspace)
    })?;
    steps.run("build", WHAT, || release(workspace))?;
    steps.print_table();
    Ok(())
}

pub const WHAT: &str = "the page for the reader's browser, into dist/";

/// Without the set-up.
pub fn release(workspace: &Workspace) -> Result<()> {
    program::run(
        trunk(workspace)?.args(["build", "--release", "--offline"]),
        "correct what the compiler or trunk says above",
    )
}

pub fn trunk(workspace: &Workspace) -> Result<Command> {
    let tools = Tools::of(workspace)?;
    let mut command = workspace.command(tools.program(&tools.trunk));
    // Trunk takes NO_COLOR for a flag with a value, and stops at the usual `1`.
    command.env("PATH", tools.path()?).env_remove("NO_COLOR");
    Ok(command)
}
