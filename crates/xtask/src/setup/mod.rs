//! What building and testing need, installed once; later runs only look.

mod npm;
mod pinned;
mod rust;
mod system;

use crate::engine::Engine;
use crate::problem::Result;
use crate::step::Steps;
use crate::tools::Tools;
use crate::workspace::Workspace;
use system::Package;

pub fn everything(workspace: &Workspace) -> Result<()> {
    let mut steps = Steps::begin();
    let result = steps.run("setup", WHAT, || for_testing(workspace, &Engine::ALL));
    steps.print_table();
    result
}

pub const WHAT: &str = "what building and testing need";

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
    let mut wanted = tools.for_building().to_vec();
    wanted.extend(
        engines
            .contains(&Engine::Firefox)
            .then_some(&tools.geckodriver),
    );
    pinned::ensure(workspace, &tools, &wanted)?;
    if !engines.is_empty() {
        npm::ensure_test_packages(workspace)?;
    }
    Ok(())
}

/// What makes the pages of others, in which the tests put a story.
pub fn for_hosts(workspace: &Workspace) -> Result<()> {
    let tools = Tools::of(workspace)?;
    pinned::ensure(workspace, &tools, &[&tools.mdbook])?;
    system::offer("a story in WordPress", &system::WORDPRESS);
    Ok(())
}
