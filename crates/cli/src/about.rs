//! What the program knows of itself: the schema of packs, completions for shells, the manual.

use crate::args::{Arguments, Completions, Man};
use crate::failure::Failure;
use crate::{print, schema};
use clap::CommandFactory as _;
use std::process::ExitCode;

/// Prints the schema of packs.
///
/// # Errors
///
/// If the output can't be written.
pub fn schema() -> Result<ExitCode, Failure> {
    output(schema::PACK)
}

/// Prints the completions for a shell.
///
/// # Errors
///
/// If the output can't be written.
pub fn completions(arguments: &Completions) -> Result<ExitCode, Failure> {
    let mut text = Vec::new();
    clap_complete::generate(
        arguments.shell,
        &mut Arguments::command(),
        "standpoint",
        &mut text,
    );
    output(&String::from_utf8_lossy(&text))
}

/// Writes a page of the manual for each command.
///
/// # Errors
///
/// If a file can't be written.
pub fn man(arguments: &Man) -> Result<ExitCode, Failure> {
    let folder = &arguments.folder;
    let hint = "pass a folder in which you can write";
    std::fs::create_dir_all(folder).map_err(Failure::file(folder, hint))?;
    clap_mangen::generate_to(Arguments::command(), folder).map_err(Failure::file(folder, hint))?;
    Ok(ExitCode::SUCCESS)
}

fn output(text: &str) -> Result<ExitCode, Failure> {
    print::text(text)?;
    Ok(ExitCode::SUCCESS)
}
