//! Measures how fast the built page is.

use crate::built_page;
use crate::compiler::Compiler;
use crate::core_bench;
use crate::error::Result;
use crate::program;
use crate::step::Steps;
use crate::workspace::Workspace;

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// The page on a slow phone, next to two other quizzes.
    Page,
    /// The page with the largest packs, and the core in wasm next to native code.
    Scale,
}

/// Builds the page and measures it in Chromium.
pub fn bench(workspace: &Workspace, target: Target, runs: u32, compiler: Compiler) -> Result<()> {
    let mut steps = Steps::begin();
    let result = run(workspace, target, runs, compiler, &mut steps);
    steps.print_table();
    result
}

fn run(
    workspace: &Workspace,
    target: Target,
    runs: u32,
    compiler: Compiler,
    steps: &mut Steps,
) -> Result<()> {
    built_page::build(workspace, compiler, steps)?;
    let mut bench = built_page::test_program(workspace, "bench");
    let description = match target {
        Target::Page => {
            bench.arg("page");
            "measure the page on a slow phone, next to others"
        }
        Target::Scale => {
            steps.run("core", core_bench::DESCRIPTION, || {
                let programs = core_bench::build(workspace, compiler)?;
                bench.arg("scale").args([programs.native, programs.wasm]);
                Ok(())
            })?;
            "measure the page with large packs, and the core in wasm"
        }
    };
    steps.run("bench", description, || {
        program::run(
            bench.arg(runs.to_string()),
            "correct the errors listed above",
        )
    })
}
