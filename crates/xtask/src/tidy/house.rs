//! What the rules look at.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::problem::{Problem, Result};
use crate::program;
use crate::workspace::Workspace;

#[derive(Default)]
pub struct House {
    /// Where the checkout lies on this machine.
    pub root: PathBuf,
    /// All text files that are or could be committed.
    pub files: Vec<TextFile>,
    pub members: Vec<Member>,
    /// The core's dependencies, for each way to build it.
    pub core_trees: Vec<Tree>,
}

pub struct TextFile {
    /// From the root, with `/`.
    pub path: String,
    pub text: String,
}

pub struct Member {
    pub name: String,
    pub manifest: String,
    /// The workspace's own crates that it depends on, in whatever way.
    pub needs: BTreeSet<String>,
}

pub struct Tree {
    pub built: String,
    pub packages: Vec<String>,
}

impl House {
    pub fn of(workspace: &Workspace) -> Result<Self> {
        Ok(House {
            root: workspace.root().to_path_buf(),
            files: text_files(workspace)?,
            members: members(workspace)?,
            core_trees: core_trees(workspace)?,
        })
    }

    pub fn file(&self, path: &str) -> Option<&TextFile> {
        self.files.iter().find(|file| file.path == path)
    }

    /// Files below a folder, which ends with `/` (or is empty), with one of the endings.
    pub fn below<'a>(
        &'a self,
        folder: &'a str,
        endings: &'a [&str],
    ) -> impl Iterator<Item = &'a TextFile> {
        self.files.iter().filter(move |file| {
            file.path.starts_with(folder) && endings.iter().any(|end| file.path.ends_with(end))
        })
    }
}

impl TextFile {
    /// Counted from 1.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..).zip(self.text.lines())
    }
}

/// All files that are or could be committed, from the root, with `/`.
pub fn paths(workspace: &Workspace) -> Result<BTreeSet<String>> {
    match git_files(workspace) {
        Some(paths) => Ok(paths),
        None => walked_files(workspace.root()),
    }
}

fn text_files(workspace: &Workspace) -> Result<Vec<TextFile>> {
    let read = |path: String| {
        let bytes = fs::read(workspace.path(&path)).ok()?;
        let text = String::from_utf8(bytes)
            .ok()
            .filter(|text| !text.contains('\0'))?;
        Some(TextFile { path, text })
    };
    Ok(paths(workspace)?.into_iter().filter_map(read).collect())
}

/// None outside a git checkout.
fn git_files(workspace: &Workspace) -> Option<BTreeSet<String>> {
    let words = [
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ];
    let listed = program::output(workspace.command("git").args(words), "").ok()?;
    Some(listed.split_terminator('\0').map(String::from).collect())
}

fn walked_files(root: &Path) -> Result<BTreeSet<String>> {
    const IGNORED: [&str; 4] = [".git", "target", "dist", "node_modules"];
    let unreadable = |folder: &Path, error| {
        Problem::with_file(
            "list",
            folder,
            &error,
            "make it readable, or run where git is",
        )
    };
    let mut found = BTreeSet::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).map_err(|error| unreadable(&folder, error))? {
            let entry = entry.map_err(|error| unreadable(&folder, error))?;
            let kind = entry
                .file_type()
                .map_err(|error| unreadable(&folder, error))?;
            if kind.is_file() {
                found.extend(relative(root, &entry.path()));
            } else if kind.is_dir() && !IGNORED.iter().any(|name| entry.file_name() == *name) {
                folders.push(entry.path());
            }
        }
    }
    Ok(found)
}

fn relative(root: &Path, path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path
        .strip_prefix(root)
        .ok()?
        .iter()
        .map(|part| part.to_str())
        .collect();
    Some(parts?.join("/"))
}

fn members(workspace: &Workspace) -> Result<Vec<Member>> {
    let hint = "correct the manifest that cargo names above";
    let told = program::output(
        &mut workspace.cargo(["metadata", "--no-deps", "--format-version", "1"]),
        hint,
    )?;
    let metadata: Value = serde_json::from_str(&told)
        .map_err(|error| Problem::new(format!("cargo metadata is no JSON: {error}"), hint))?;
    let packages = metadata["packages"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    Ok(packages
        .iter()
        .filter_map(|package| member(package, workspace.root()))
        .collect())
}

fn member(package: &Value, root: &Path) -> Option<Member> {
    let needs = package["dependencies"]
        .as_array()?
        .iter()
        .filter(|dependency| dependency["path"].is_string())
        .filter_map(|dependency| dependency["name"].as_str().map(String::from))
        .collect();
    Some(Member {
        name: package["name"].as_str()?.into(),
        manifest: relative(root, Path::new(package["manifest_path"].as_str()?))?,
        needs,
    })
}

/// As the browser and as this machine build it, with as little and as much as it can have.
fn core_trees(workspace: &Workspace) -> Result<Vec<Tree>> {
    let targets: [&[&str]; 2] = [&[], &["--target", "wasm32-unknown-unknown"]];
    let mut trees = Vec::new();
    for target in targets {
        for features in ["--no-default-features", "--all-features"] {
            let words = ["tree", "--package", "standpoint-core", "--edges", "normal"];
            let format = ["--prefix", "none", "--format", "{p}", features];
            let told = program::output(
                workspace.cargo(words).args(format).args(target),
                "correct what cargo says above",
            )?;
            let mut packages: Vec<String> = told
                .lines()
                .filter_map(|line| Some(line.split(' ').next()?.into()))
                .collect();
            packages.sort_unstable();
            packages.dedup();
            let built = target.last().unwrap_or(&"natively");
            trees.push(Tree {
                built: format!("{built} with {features}"),
                packages,
            });
        }
    }
    Ok(trees)
}

#[cfg(test)]
impl House {
    pub fn with_files(files: &[(&str, &str)]) -> Self {
        let files = files
            .iter()
            .map(|(path, text)| TextFile {
                path: (*path).into(),
                text: (*text).into(),
            })
            .collect();
        House {
            files,
            ..House::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_git_a_walk_finds_the_same_files() {
        let workspace = Workspace::find().expect("tests run in the checkout");
        let walked = walked_files(workspace.root()).expect("it is readable");
        assert!(walked.contains("crates/xtask/src/tidy/house.rs"));
        assert!(!walked.iter().any(|path| path.starts_with("target/")));
    }

    #[test]
    fn the_core_has_a_tree_for_each_way_to_build_it() {
        let workspace = Workspace::find().expect("tests run in the checkout");
        let trees = core_trees(&workspace).expect("cargo answers");
        assert_eq!(trees.len(), 4);
        assert!(
            trees
                .iter()
                .all(|tree| tree.packages.iter().any(|name| name == "serde"))
        );
    }
}
