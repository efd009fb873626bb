//! Measures how fast the built page is.

use crate::built_page;
use crate::compiler::Compiler;
use crate::error::Result;
use crate::program;
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
    built_page::build(workspace, compiler, steps)?;
    steps.run(
        "bench",
        "measure the page on a slow phone, next to others",
        || {
            program::run(
                built_page::test_program(workspace, "bench-page").arg(runs.to_string()),
                "correct the errors listed above",
            )
        },
    )
}
