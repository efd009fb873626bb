//! Compares a pack with the text of its article.

use std::fs;

use crate::error::{Error, Result};
use crate::program;
use crate::workspace::Workspace;

pub fn verify(workspace: &Workspace, folder: &str, article: &str) -> Result<()> {
    check_readable(
        workspace,
        &format!("{folder}/pack.json"),
        "pass the folder with the pack.json, such as data/harbour-bridge",
    )?;
    check_readable(
        workspace,
        article,
        "pass the file with the article's plain text, relative to the root of the clone",
    )?;
    let arguments = [
        "run",
        "--package",
        "standpoint-core",
        "--example",
        "verify-source",
        "--",
    ];
    program::run(
        workspace.cargo(arguments).args([folder, article]),
        "correct the pack where it differs from the article, as listed above",
    )
}

fn check_readable(workspace: &Workspace, file: &str, hint: &str) -> Result<()> {
    let path = workspace.path(file);
    let read = fs::read(&path).map(drop);
    read.map_err(|error| Error::with_file("read", &path, &error, hint))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_file_is_reported_by_name() {
        let workspace = Workspace::find().expect("the tests run in a checkout");
        for (folder, article, parts) in [
            (
                "data/no-such",
                "README.md",
                ["data/no-such/pack.json", "pass the folder"],
            ),
            (
                "data/harbour-bridge",
                "no-such.txt",
                ["no-such.txt", "pass the file"],
            ),
        ] {
            let error = verify(&workspace, folder, article).expect_err("it is missing");
            let message = error.to_string();
            assert!(parts.iter().all(|part| message.contains(part)), "{message}");
        }
    }
}
