//! Builds the command-line program, which contains the browser part.

use std::fs;

use crate::build;
use crate::compiler::Compiler;
use crate::error::{Error, Result};
use crate::pages;
use crate::program;
use crate::setup;
use crate::step::Steps;
use crate::workspace::Workspace;

/// The environment variable with the archive of the browser part, for the build of the program.
const SHELL: &str = "STANDPOINT_SHELL";

/// The archive, in cargo's target folder.
const FILE: &str = "dist/standpoint-shell.tar.gz";

/// Sets up what is missing, and builds the browser part and the program.
pub fn dist(workspace: &Workspace, compiler: Compiler) -> Result<()> {
    let archive = workspace.target().join(FILE);
    let mut steps = Steps::begin();
    steps.run("setup", "install what building needs", || {
        setup::for_building(workspace)?;
        compiler.ensure(workspace)
    })?;
    steps.run(
        "shell",
        "build the pages into dist/, and their archive",
        || {
            if let Some(folder) = archive.parent() {
                let hint = "allow writing there";
                fs::create_dir_all(folder)
                    .map_err(|error| Error::with_file("create", folder, &error, hint))?;
            }
            program::run(
                build::trunk(workspace, compiler)?
                    .args(["build", "--release", "--offline"])
                    .env(pages::ARCHIVE, &archive),
                "correct the errors that the compiler or trunk reports above",
            )
        },
    )?;
    steps.run("program", "build the command-line program", || {
        program::run(
            workspace
                .cargo(["build", "--profile", "dist", "--package", "standpoint"])
                .env(SHELL, &archive),
            "correct the errors that the compiler reports above",
        )
    })?;
    steps.print_table();
    let program = workspace.target().join("dist/standpoint");
    println!("the program is {}", program.display());
    Ok(())
}
