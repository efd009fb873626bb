//! The pinned tools, installed where they are missing, broken or of another version.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::process::Command;

use crate::problem::{Problem, Result};
use crate::program;
use crate::tools::{Installer, Tool, Tools};
use crate::workspace::Workspace;

pub fn ensure(workspace: &Workspace, tools: &Tools, wanted: &[&Tool]) -> Result<()> {
    let mut missing = Vec::new();
    for tool in wanted {
        if tools.is_there(tool) {
            println!("  {} {}: there", tool.name, tool.version);
        } else {
            missing.push(*tool);
        }
    }
    for tool in &missing {
        println!(
            "  {} {}: installing, which may take minutes",
            tool.name, tool.version
        );
        install(workspace, tools, tool)?;
    }
    if !missing.is_empty() {
        // Kept till all are in: they share crates, and an interrupted install goes on from it.
        remove(&tools.cache.join(BUILD))?;
    }
    Ok(())
}

const BUILD: &str = "build";

fn install(workspace: &Workspace, tools: &Tools, tool: &Tool) -> Result<()> {
    let folder = tools.folder(tool);
    remove(&folder)?;
    fs::create_dir_all(&folder).map_err(|error| {
        Problem::with_file(
            "make",
            &folder,
            &error,
            "set STANDPOINT_TOOLS to a folder of your own",
        )
    })?;
    program::run(
        &mut command(workspace, tools, tool),
        "see what it says above; run `cargo xtask setup` again, which goes on where it stopped",
    )?;
    if tools.is_there(tool) {
        return Ok(());
    }
    Err(Problem::new(
        format!(
            "{} was installed, but does not run as version {}",
            tools.program(tool).display(),
            tool.version
        ),
        match tool.installer {
            Installer::Cargo { .. } => "start it by hand and see what it says",
            Installer::Npm { .. } => "start it by hand; an error of node asks for node 18 or newer",
        },
    ))
}

fn command(workspace: &Workspace, tools: &Tools, tool: &Tool) -> Command {
    let folder = tools.folder(tool);
    match tool.installer {
        Installer::Cargo { package, flags } => {
            // Unoptimised: half the time to install, and fast enough.
            let mut command = workspace.cargo(["install", "--debug", "--root"]);
            command
                .arg(folder)
                .arg("--target-dir")
                .arg(tools.cache.join(BUILD));
            command
                .args(flags)
                .arg(format!("{package}@{}", tool.version));
            command
        }
        Installer::Npm { package } => {
            let mut command = workspace.command("npm");
            command
                .args(["install", "--no-audit", "--no-fund", "--prefix"])
                .arg(folder);
            command.arg(format!("{package}@{}", tool.version));
            command
        }
    }
}

fn remove(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(Problem::with_file(
            "remove",
            folder,
            &error,
            "remove it by hand",
        )),
        _ => Ok(()),
    }
}
