//! What Rust itself brings: the wasm target, the components, the crates.

use std::path::Path;

use crate::problem::{Problem, Result};
use crate::program;
use crate::workspace::Workspace;

const WASM: &str = "wasm32-unknown-unknown";

pub fn ensure_target_and_crates(workspace: &Workspace) -> Result<()> {
    ensure_wasm_target(workspace)?;
    fetch_crates(workspace)
}

pub fn ensure_components(workspace: &Workspace) -> Result<()> {
    for (component, verb) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if program::works(&mut workspace.cargo([verb, "--version"])) {
            println!("  {component}: there");
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
        "install Rust by rustup",
    )?;
    if Path::new(libraries.trim()).is_dir() {
        println!("  {WASM}: there");
        return Ok(());
    }
    rustup(workspace, &["target", "add", WASM])
}

/// Trunk builds offline, so that it downloads no tool beside ours: the crates must be there.
fn fetch_crates(workspace: &Workspace) -> Result<()> {
    program::run(
        &mut workspace.cargo(["fetch", "--quiet", "--locked"]),
        "see what cargo says above: without network try again later; \
         if Cargo.lock is out of date run `cargo check`",
    )?;
    println!("  crates of Cargo.lock: there");
    Ok(())
}

fn rustup(workspace: &Workspace, words: &[&str]) -> Result<()> {
    if program::on_path("rustup").is_none() {
        return Err(Problem::new(
            format!(
                "the compiler lacks {}, and there is no rustup to add it",
                words[2]
            ),
            "install Rust by rustup, or this part by what installed your compiler",
        ));
    }
    program::run(
        workspace.command("rustup").args(words),
        "see what rustup says above",
    )
}
