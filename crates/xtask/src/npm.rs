//! The npm package of the element: `web/npm/` has its sources, `tests/npm/` an app that installs it.

use std::ffi::OsStr;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::error::{Error, Result};
use crate::program;
use crate::workspace::Workspace;

pub const DESCRIPTION: &str = "write the npm package of the element";

/// What [`test`] does.
pub const TEST: &str = "install the npm package in an app, check its types and build it";

/// The folder of the app.
pub const APP: &str = "tests/npm";

/// The app's builds: the base of the addresses in it, and its folder in that of the built app.
const BUILDS: [(&str, &str); 3] = [("/", "."), ("/deep/er/", "deep/er"), ("./", "relative")];

/// The version of the workspace.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Writes the package from dist/, as a tarball that npm installs. The same files give the same
/// bytes.
pub fn package(workspace: &Workspace) -> Result<()> {
    let staged = workspace.target().join("npm/package");
    program::run(
        workspace
            .command("node")
            .arg("web/npm/build.mjs")
            .arg(workspace.dist())
            .arg(&staged)
            .arg(VERSION),
        "run `cargo xtask build`, or correct web/npm/",
    )?;
    let folder = workspace.target().join("dist");
    fs::create_dir_all(&folder)
        .map_err(|error| Error::with_file("create", &folder, &error, "allow writing there"))?;
    program::run(
        workspace
            .command("npm")
            .args(["pack", "--loglevel", "error", "--pack-destination"])
            .arg(folder)
            .current_dir(staged),
        "see npm's output above",
    )
}

/// Returns the path of the tarball.
pub fn tarball(workspace: &Workspace) -> PathBuf {
    let name = format!("dist/standpoint-element-{VERSION}.tgz");
    workspace.target().join(name)
}

/// Writes the package, installs it in the app without a network, checks it there, and builds the
/// app.
pub fn test(workspace: &Workspace) -> Result<()> {
    package(workspace)?;
    program::run(
        in_app(workspace, "npm")
            .args(["install", "--offline", "--no-save", "--loglevel", "error"])
            .arg(tarball(workspace)),
        "run `cargo xtask setup`",
    )?;
    for script in ["description.mjs", "server.mjs"] {
        program::run(in_app(workspace, "node").arg(script), "correct web/npm/")?;
    }
    let installed = |program| workspace.path(APP).join("node_modules/.bin").join(program);
    for project in ["tsconfig.json", "tsconfig.node.json"] {
        program::run(
            in_app(workspace, installed("tsc")).args(["--project", project]),
            "correct web/npm/types.mjs or the .d.ts files in web/npm/package/",
        )?;
    }
    for (base, folder) in BUILDS {
        program::run(
            in_app(workspace, installed("vite"))
                .args(["build", "--logLevel", "warn", "--emptyOutDir"])
                .args(["--base", base, "--outDir"])
                .arg(app(workspace).join(folder)),
            "correct web/npm/package/vite.js",
        )?;
    }
    Ok(())
}

/// Returns the folder of the built app.
pub fn app(workspace: &Workspace) -> PathBuf {
    workspace.target().join("npm/app")
}

/// Returns a command that runs in the app's folder.
fn in_app(workspace: &Workspace, program: impl AsRef<OsStr>) -> Command {
    let mut command = workspace.command(program);
    command.current_dir(workspace.path(APP));
    command
}
