//! A pack held against the text of its article, where that text is at hand.

use crate::problem::Result;
use crate::program;
use crate::workspace::Workspace;

pub fn verify(workspace: &Workspace, folder: &str, article: &str) -> Result<()> {
    let words = [
        "run",
        "--package",
        "standpoint-core",
        "--example",
        "verify-source",
        "--",
    ];
    program::run(
        workspace.cargo(words).args([folder, article]),
        "correct the pack: its digests, hashes and quoted words follow the article",
    )
}
