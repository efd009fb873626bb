//! Builds the documentation as a book, with a story in it.

mod links;
mod pack_format;
mod sources;

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::program;
use crate::setup;
use crate::tools::Tools;
use crate::workspace::Workspace;
use sources::STORIES;

pub const DESCRIPTION: &str = "build the documentation as a book, and check its links";

/// Installs mdBook if it is missing, and builds the book.
pub fn docs(workspace: &Workspace) -> Result<()> {
    setup::for_docs(workspace)?;
    build(workspace)?;
    let index = book(workspace).join("index.html");
    println!("  the book is {}", index.display());
    Ok(())
}

/// Builds the book and checks its links. mdBook has to be installed.
pub fn build(workspace: &Workspace) -> Result<()> {
    pack_format::update(workspace)?;
    let has_stories = workspace.dist().join("embed.js").is_file();
    if !has_stories {
        println!(
            "  there is no dist/, so the book has no story in it: run `cargo xtask build` first"
        );
    }
    let sources = workspace.target().join("docs-src");
    sources::write(workspace, &sources, has_stories)?;
    let tools = Tools::of(workspace)?;
    let book = book(workspace);
    program::run(
        workspace
            .command(tools.program(&tools.mdbook))
            .env("MDBOOK_LOG", "warn")
            .args(["build", "--dest-dir"])
            .arg(&book)
            .arg(&sources),
        "correct what mdBook reports above; `cargo xtask setup` installs it again",
    )?;
    if has_stories {
        copy(&workspace.dist(), &book.join(STORIES))?;
    }
    links::check(&book)
}

fn book(workspace: &Workspace) -> PathBuf {
    workspace.target().join("book")
}

/// Copies a folder with all that is in it.
fn copy(from: &Path, to: &Path) -> Result<()> {
    let failed = |action, path: &Path, error| Error::with_file(action, path, &error, "try again");
    fs::create_dir_all(to).map_err(|error| failed("create", to, error))?;
    let entries = fs::read_dir(from).map_err(|error| failed("list", from, error))?;
    for entry in entries {
        let entry = entry.map_err(|error| failed("list", from, error))?;
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to)?;
        } else {
            fs::copy(&from, &to).map_err(|error| failed("copy", &from, error))?;
        }
    }
    Ok(())
}
