//! Installs what building and testing need. Skips what is already installed.

mod npm;
mod pinned;
mod python;
mod rust;
mod system;

use std::path::PathBuf;

use crate::configurations;
use crate::consumers;
use crate::engine::Engine;
use crate::error::Result;
use crate::npm::APP;
use crate::step::Steps;
use crate::tools::Tools;
use crate::workspace::Workspace;
use system::Package;

pub fn everything(workspace: &Workspace) -> Result<()> {
    let mut steps = Steps::begin();
    let result = steps.run("setup", DESCRIPTION, || {
        for_testing(workspace, &Engine::ALL)
    });
    steps.print_table();
    result
}

pub const DESCRIPTION: &str = "install what building and testing need";

pub fn for_building(workspace: &Workspace) -> Result<()> {
    system::ensure(&system::NODE)?;
    rust::ensure_target_and_crates(workspace)?;
    let tools = Tools::of(workspace)?;
    pinned::ensure(workspace, &tools, &tools.for_building())
}

pub fn for_testing(workspace: &Workspace, engines: &[Engine]) -> Result<()> {
    let browsers = engines.iter().flat_map(|engine| system::browser(*engine));
    let text = system::TEXT_BROWSER.iter().filter(|_| !engines.is_empty());
    let browsers = browsers.chain(text).copied();
    let packages: Vec<Package> = system::NODE.into_iter().chain(browsers).collect();
    system::ensure(&packages)?;
    rust::ensure_target_and_crates(workspace)?;
    rust::ensure_components(workspace)?;
    let tools = Tools::of(workspace)?;
    let mut needed = tools.for_building().to_vec();
    needed.extend(
        engines
            .contains(&Engine::Firefox)
            .then_some(&tools.geckodriver),
    );
    needed.push(&tools.mdbook);
    pinned::ensure(workspace, &tools, &needed)?;
    for folder in [consumers::FOLDER, configurations::FOLDER, APP] {
        npm::ensure_packages(workspace, folder)?;
    }
    python_for_consumers(workspace)?;
    if !engines.is_empty() {
        npm::ensure_packages(workspace, "tests")?;
    }
    Ok(())
}

/// Installs the Python packages of the programs that read exported files, and returns the Python
/// that has them.
pub fn python_for_consumers(workspace: &Workspace) -> Result<PathBuf> {
    python::ensure_packages(workspace, consumers::FOLDER)
}

/// Installs what builds the book.
pub fn for_docs(workspace: &Workspace) -> Result<()> {
    let tools = Tools::of(workspace)?;
    pinned::ensure(workspace, &tools, &[&tools.mdbook])
}

/// Says which packages the tests in WordPress and with web servers need.
pub fn suggest_hosts() {
    system::suggest("WordPress tests", &system::WORDPRESS);
    for package in system::WEB_SERVERS {
        system::suggest(&format!("tests with {}", package.name), &[package]);
    }
}
