//! Installs the pinned tools that are missing, broken or of another version.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::process::Command;

use crate::error::{Error, Result};
use crate::program;
use crate::tools::{Installer, Tool, Tools};
use crate::workspace::Workspace;

pub fn ensure(workspace: &Workspace, tools: &Tools, needed: &[&Tool]) -> Result<()> {
    let mut missing = Vec::new();
    for tool in needed {
        if tools.is_installed(tool) {
            println!("  {} {}: installed", tool.name, tool.version);
        } else {
            missing.push(*tool);
        }
    }
    for tool in &missing {
        println!(
            "  {} {}: installing (this can take minutes)",
            tool.name, tool.version
        );
        install(workspace, tools, tool)?;
    }
    if !missing.is_empty() {
        // Only removed after the last tool: they share crates, and an interrupted install resumes.
        remove(&tools.cache.join(BUILD))?;
    }
    Ok(())
}

const BUILD: &str = "build";

fn install(workspace: &Workspace, tools: &Tools, tool: &Tool) -> Result<()> {
    let folder = tools.folder(tool);
    remove(&folder)?;
    fs::create_dir_all(&folder).map_err(|error| {
        Error::with_file(
            "create",
            &folder,
            &error,
            "set STANDPOINT_TOOLS to a folder that you can write to",
        )
    })?;
    program::run(
        &mut command(workspace, tools, tool),
        "see the output above; `cargo xtask setup` resumes where it stopped",
    )?;
    if tools.is_installed(tool) {
        return Ok(());
    }
    Err(Error::new(
        format!(
            "{} was installed but does not run as version {}",
            tools.program(tool).display(),
            tool.version
        ),
        match tool.installer {
            Installer::Cargo { .. } => "run it by hand and see its output",
            Installer::Npm { .. } => {
                "run it by hand; if node reports an error, install node 18 or newer"
            }
        },
    ))
}

fn command(workspace: &Workspace, tools: &Tools, tool: &Tool) -> Command {
    let folder = tools.folder(tool);
    match tool.installer {
        Installer::Cargo { package, flags } => {
            // --debug halves the install time, and the tools are still fast enough.
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
        Err(error) if error.kind() != ErrorKind::NotFound => Err(Error::with_file(
            "remove",
            folder,
            &error,
            "remove it by hand",
        )),
        _ => Ok(()),
    }
}
