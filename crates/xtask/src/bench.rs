//! How fast the built page is, measured by programs of the tests' crate.

use std::process::Command;

use crate::build;
use crate::compiler::Compiler;
use crate::engine::Engine;
use crate::problem::Result;
use crate::program;
use crate::setup;
use crate::step::Steps;
use crate::workspace::Workspace;

/// Builds the page, and times it in Chromium beside other makers' quizzes.
pub fn page(workspace: &Workspace, runs: u32, compiler: Compiler) -> Result<()> {
    let mut steps = Steps::begin();
    let result = measure(workspace, runs, compiler, &mut steps);
    steps.print_table();
    result
}

fn measure(workspace: &Workspace, runs: u32, compiler: Compiler, steps: &mut Steps) -> Result<()> {
    steps.run("setup", setup::WHAT, || {
        setup::for_testing(workspace, &[Engine::Chromium])?;
        compiler.ensure(workspace)
    })?;
    steps.run("build", build::WHAT, || {
        build::release(workspace, None, compiler)
    })?;
    steps.run("bench", "the page on a slow phone, beside others", || {
        program::run(
            of_tests(workspace, "bench-page").arg(runs.to_string()),
            "correct what it names above",
        )
    })
}

pub const LIGHTHOUSE: &str = "the built page, held to its scores by Lighthouse";

/// Without the set-up and the build.
pub fn lighthouse(workspace: &Workspace) -> Result<()> {
    program::run(
        &mut of_tests(workspace, "lighthouse"),
        "fix what costs points above",
    )
}

fn of_tests(workspace: &Workspace, name: &str) -> Command {
    let package = ["run", "--quiet", "--package", "standpoint-tests", "--bin"];
    let mut command = workspace.cargo(package);
    command
        .args([name, "--"])
        .env("STANDPOINT_DIST", workspace.dist());
    command
}
