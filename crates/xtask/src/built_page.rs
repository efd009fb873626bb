//! Runs programs of the `standpoint-tests` crate on the built page.

use std::process::Command;

use crate::build;
use crate::compiler::Compiler;
use crate::engine::Engine;
use crate::error::Result;
use crate::program;
use crate::setup;
use crate::step::Steps;
use crate::workspace::Workspace;

/// Installs what is missing for Chromium, and builds the page.
pub fn build(workspace: &Workspace, compiler: Compiler, steps: &mut Steps) -> Result<()> {
    steps.run("setup", setup::DESCRIPTION, || {
        setup::for_testing(workspace, &[Engine::Chromium])?;
        compiler.ensure(workspace)
    })?;
    steps.run("build", build::DESCRIPTION, || {
        build::release(workspace, None, compiler)
    })
}

/// Returns a command that runs a binary of the `standpoint-tests` crate on dist/.
pub fn test_program(workspace: &Workspace, name: &str) -> Command {
    let package = ["run", "--quiet", "--package", "standpoint-tests", "--bin"];
    let mut command = workspace.cargo(package);
    command
        .args([name, "--"])
        .env("STANDPOINT_DIST", workspace.dist());
    command
}

pub const LIGHTHOUSE: &str = "check the built page's Lighthouse scores";

/// Checks the Lighthouse scores of the page in dist/, without setup or build.
pub fn lighthouse(workspace: &Workspace) -> Result<()> {
    program::run(
        &mut test_program(workspace, "lighthouse"),
        "correct the audits listed above",
    )
}
