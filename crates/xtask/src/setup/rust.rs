//! Installs the wasm target and the Rust components, and fetches the crates.

use std::path::Path;

use crate::error::{Error, Result};
use crate::program;
use crate::workspace::Workspace;

const WASM: &str = "wasm32-unknown-unknown";

pub fn ensure_target_and_crates(workspace: &Workspace) -> Result<()> {
    ensure_wasm_target(workspace)?;
    fetch_crates(workspace)
}

pub fn ensure_components(workspace: &Workspace) -> Result<()> {
    for (component, subcommand) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if program::succeeds(&mut workspace.cargo([subcommand, "--version"])) {
            println!("  {component}: installed");
        } else {
            rustup(workspace, &["component", "add", component])?;
        }
    }
    Ok(())
}

fn ensure_wasm_target(workspace: &Workspace) -> Result<()> {
    let libraries = program::output(
        workspace
            .command("rustc")
            .args(["--print", "target-libdir", "--target", WASM]),
        "install Rust with rustup",
    )?;
    if Path::new(libraries.trim()).is_dir() {
        println!("  {WASM}: installed");
        return Ok(());
    }
    rustup(workspace, &["target", "add", WASM])
}

/// Fetches all crates: trunk builds offline, so that it can't download tools of its own.
fn fetch_crates(workspace: &Workspace) -> Result<()> {
    program::run(
        &mut workspace.cargo(["fetch", "--quiet", "--locked"]),
        "see cargo's output above; if the network is down, try again later; \
         if Cargo.lock is out of date, run `cargo check`",
    )?;
    println!("  crates of Cargo.lock: fetched");
    Ok(())
}

fn rustup(workspace: &Workspace, arguments: &[&str]) -> Result<()> {
    if program::on_path("rustup").is_none() {
        return Err(Error::new(
            format!(
                "the compiler has no {}, and rustup is not on PATH",
                arguments[2]
            ),
            "install Rust with rustup, or add this part with the tool that installed your compiler",
        ));
    }
    program::run(
        workspace.command("rustup").args(arguments),
        "see rustup's output above",
    )
}
