//! Measures how fast the built page is, with programs from the `standpoint-tests` crate.

use std::process::Command;

use crate::build;
use crate::compiler::Compiler;
use crate::engine::Engine;
use crate::error::Result;
use crate::program;
use crate::setup;
use crate::step::Steps;
use crate::workspace::Workspace;

/// Builds the page and measures it in Chromium next to two other quizzes.
pub fn page(workspace: &Workspace, runs: u32, compiler: Compiler) -> Result<()> {
    let mut steps = Steps::begin();
    let result = measure(workspace, runs, compiler, &mut steps);
    steps.print_table();
    result
}

fn measure(workspace: &Workspace, runs: u32, compiler: Compiler, steps: &mut Steps) -> Result<()> {
    steps.run("setup", setup::DESCRIPTION, || {
        setup::for_testing(workspace, &[Engine::Chromium])?;
        compiler.ensure(workspace)
    })?;
    steps.run("build", build::DESCRIPTION, || {
        build::release(workspace, None, compiler)
    })?;
    steps.run(
        "bench",
        "measure the page on a slow phone, next to others",
        || {
            program::run(
                test_program(workspace, "bench-page").arg(runs.to_string()),
                "correct the errors listed above",
            )
        },
    )
}

pub const LIGHTHOUSE: &str = "check the built page's Lighthouse scores";

/// Checks the Lighthouse scores of the page in dist/, without setup or build.
pub fn lighthouse(workspace: &Workspace) -> Result<()> {
    program::run(
        &mut test_program(workspace, "lighthouse"),
        "correct the audits listed above",
    )
}

/// Returns a command that runs a binary of the `standpoint-tests` crate on dist/.
fn test_program(workspace: &Workspace, name: &str) -> Command {
    let package = ["run", "--quiet", "--package", "standpoint-tests", "--bin"];
    let mut command = workspace.cargo(package);
    command
        .args([name, "--"])
        .env("STANDPOINT_DIST", workspace.dist());
    command
}
