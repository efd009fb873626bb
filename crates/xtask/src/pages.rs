//! Writes the pages from trunk's output. Trunk runs this as a hook at the end of its build.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::compiler;
use crate::error::{Error, Result};
use crate::glue::add_pictures;
use crate::minify::minify;
use crate::program;
use crate::split::split;
use crate::workspace::Workspace;

/// The environment variable with the URL at which dist/ will be hosted.
pub const ADDRESS: &str = "STANDPOINT_ADDRESS";

/// The environment variable with the file to write an archive of the browser part to. It has no
/// pages and no packs.
pub const ARCHIVE: &str = "STANDPOINT_ARCHIVE";

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
    if let Some(file) = env::var_os(ARCHIVE) {
        site(workspace, "archive", &staged, Some(file))?;
    }
    site(workspace, "pages", &staged, env::var_os(ADDRESS))
}

/// Runs a command of `standpoint-site` on the folder that trunk has staged.
fn site(
    workspace: &Workspace,
    command: &str,
    staged: &Path,
    argument: Option<OsString>,
) -> Result<()> {
    let program = ["run", "--quiet", "--package", "standpoint-site", "--"];
    let mut site = workspace.cargo(program);
    compiler::reset(&mut site);
    program::run(
        site.arg(command).arg(staged).args(argument),
        "correct the errors above",
    )
}
