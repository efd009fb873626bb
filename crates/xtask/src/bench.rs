//! Measures how fast the built page is, and how fast sites are built.

use crate::built_page;
use crate::compiler::Compiler;
use crate::core_bench;
use crate::dist;
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
    /// How the author's command builds a site of many stories.
    Site,
}

/// Builds what is measured, and measures it.
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
        Target::Site => {
            steps.run("command", dist::DESCRIPTION, || dist::command(workspace))?;
            bench.arg("site").arg(dist::path(workspace));
            "measure how a site of many stories is built"
        }
    };
    steps.run("bench", description, || {
        program::run(
            bench.arg(runs.to_string()),
            "correct the errors listed above",
        )
    })
}
