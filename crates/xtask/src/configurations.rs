//! Gives the configurations of hosts to what the hosts read them with.

use crate::error::Result;
use crate::program;
use crate::workspace::Workspace;

pub const DESCRIPTION: &str = "give configurations of hosts to what the hosts read them with";

/// The folder of the scripts and their npm packages.
pub const FOLDER: &str = "crates/site/tests/consumers";

const SCRIPTS: [&str; 3] = ["netlify.mjs", "vercel.mjs", "workflow.mjs"];

pub fn configurations(workspace: &Workspace) -> Result<()> {
    for script in SCRIPTS {
        program::run(
            workspace
                .command("node")
                .arg(script)
                .current_dir(workspace.path(FOLDER)),
            "correct crates/site/src/headers/ or the workflow in templates/",
        )?;
    }
    Ok(())
}
