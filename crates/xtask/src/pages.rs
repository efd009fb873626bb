//! Writes the pages from trunk's output. Trunk runs this as a hook at the end of its build.

use std::env;
use std::path::PathBuf;

use crate::compiler;
use crate::error::{Error, Result};
use crate::glue::add_pictures;
use crate::minify::minify;
use crate::program;
use crate::split::split;
use crate::workspace::Workspace;

/// The environment variable with the URL at which dist/ will be hosted.
pub const ADDRESS: &str = "STANDPOINT_ADDRESS";

pub fn pages(workspace: &Workspace) -> Result<()> {
    let staged = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let staged = staged.ok_or_else(|| {
        Error::new(
            "TRUNK_STAGING_DIR is not set: only trunk can run this command",
            "run `cargo xtask build`",
        )
    })?;
    let is_release = env::var_os("TRUNK_PROFILE").is_some_and(|profile| profile == "release");
    if is_release {
        split(workspace, &staged)?;
    }
    add_pictures(&staged)?;
    minify(workspace, &staged, is_release)?;
    let site = ["run", "--quiet", "--package", "standpoint-site", "--"];
    let mut site = workspace.cargo(site);
    compiler::reset(&mut site);
    program::run(
        site.arg(staged).args(env::var_os(ADDRESS)),
        "correct the errors above",
    )
}
