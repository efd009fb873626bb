//! The pages, from what trunk has built: the end of its build, which it runs as its hook.

use std::env;
use std::path::PathBuf;

use crate::compiler;
use crate::minify::minify;
use crate::problem::{Problem, Result};
use crate::program;
use crate::split::split;
use crate::workspace::Workspace;

/// By which the build tells where dist/ will stand.
pub const ADDRESS: &str = "STANDPOINT_ADDRESS";

pub fn pages(workspace: &Workspace) -> Result<()> {
    let staged = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let staged = staged.ok_or_else(|| {
        Problem::new(
            "TRUNK_STAGING_DIR is not set: trunk is to run this",
            "run `cargo xtask build`",
        )
    })?;
    let is_release = env::var_os("TRUNK_PROFILE").is_some_and(|profile| profile == "release");
    if is_release {
        split(workspace, &staged)?;
    }
    minify(workspace, &staged, is_release)?;
    let site = ["run", "--quiet", "--package", "standpoint-site", "--"];
    let mut site = workspace.cargo(site);
    compiler::go_on_as_usual(&mut site);
    program::run(
        site.arg(staged).args(env::var_os(ADDRESS)),
        "correct what it says above",
    )
}
