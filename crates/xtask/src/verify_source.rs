//! A pack held against the text of its article, where that text is at hand.

use std::fs;

use crate::problem::{Problem, Result};
use crate::program;
use crate::workspace::Workspace;

pub fn verify(workspace: &Workspace, folder: &str, article: &str) -> Result<()> {
    readable(
        workspace,
        &format!("{folder}/pack.json"),
        "name the folder that has the pack.json, such as data/harbour-bridge",
    )?;
    readable(
        workspace,
        article,
        "name the file with the article's plain text, as seen from the root of the clone",
    )?;
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
        "correct what it lists above: hashes and quoted words follow the article",
    )
}

fn readable(workspace: &Workspace, file: &str, hint: &str) -> Result<()> {
    let path = workspace.path(file);
    let read = fs::read(&path).map(drop);
    read.map_err(|error| Problem::with_file("read", &path, &error, hint))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_missing_is_not_the_packs_fault() {
        let workspace = Workspace::find().expect("the tests run in a checkout");
        for (folder, article, parts) in [
            (
                "data/no-such",
                "README.md",
                ["data/no-such/pack.json", "name the folder"],
            ),
            (
                "data/harbour-bridge",
                "no-such.txt",
                ["no-such.txt", "name the file"],
            ),
        ] {
            let problem = verify(&workspace, folder, article).expect_err("it is missing");
            let told = problem.to_string();
            assert!(parts.iter().all(|part| told.contains(part)), "{told}");
        }
    }
}
