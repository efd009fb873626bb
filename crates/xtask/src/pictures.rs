//! Takes pictures of the built page.

use std::path::{self, PathBuf};

use crate::built_page;
use crate::compiler::Compiler;
use crate::error::{Error, Result};
use crate::program;
use crate::step::Steps;
use crate::workspace::Workspace;

/// Builds the page and takes the pictures of these names, or all, into `folder` or
/// target/pictures/.
pub fn pictures(workspace: &Workspace, folder: Option<&str>, names: &[String]) -> Result<()> {
    let folder = match folder {
        Some(folder) => absolute(folder)?,
        None => workspace.target().join("pictures"),
    };
    let mut steps = Steps::begin();
    let result = run(workspace, &folder, names, &mut steps);
    steps.print_table();
    result
}

fn run(workspace: &Workspace, folder: &PathBuf, names: &[String], steps: &mut Steps) -> Result<()> {
    built_page::build(workspace, Compiler::Default, steps)?;
    let description = format!("take pictures into {}", folder.display());
    steps.run("pictures", &description, || {
        program::run(
            built_page::test_program(workspace, "pictures")
                .arg(folder)
                .args(names),
            "correct the entry of tests/pictures.json named above, or the page",
        )
    })
}

/// The program runs in the root of the workspace, not in the current folder.
fn absolute(folder: &str) -> Result<PathBuf> {
    path::absolute(folder).map_err(|error| {
        Error::new(
            format!("cannot write into `{folder}`: {error}"),
            "name another folder after `--out`",
        )
    })
}
