//! The input of the rules: a snapshot of the checkout.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::error::{Error, Result};
use crate::program;
use crate::workspace::Workspace;

#[derive(Default)]
pub struct Snapshot {
    /// The absolute path of the checkout.
    pub root: PathBuf,
    /// The paths of all files that are committed or could be, relative to the root, with `/`.
    pub paths: BTreeSet<String>,
    /// All text files that are committed or could be.
    pub files: Vec<TextFile>,
    pub members: Vec<Member>,
    /// The core's dependencies, for each combination of target and features.
    pub core_trees: Vec<Tree>,
}

pub struct TextFile {
    /// Relative to the root, with `/`.
    pub path: String,
    pub text: String,
}

/// A crate of the workspace.
pub struct Member {
    pub name: String,
    /// The path of its Cargo.toml.
    pub manifest: String,
    /// The workspace crates that it depends on, including for tests and build scripts.
    pub dependencies: BTreeSet<String>,
}

/// All packages in the core's dependency tree, for one way to build it.
pub struct Tree {
    /// The target and features, to complete "when built …".
    pub build: String,
    pub packages: Vec<String>,
}

impl Snapshot {
    pub fn of(workspace: &Workspace) -> Result<Self> {
        let paths = paths(workspace)?;
        Ok(Snapshot {
            root: workspace.root().to_path_buf(),
            files: text_files(workspace, &paths),
            paths,
            members: members(workspace)?,
            core_trees: core_trees(workspace)?,
        })
    }

    pub fn file(&self, path: &str) -> Option<&TextFile> {
        self.files.iter().find(|file| file.path == path)
    }

    /// Files in a folder, at any depth, with one of the endings. `folder` ends with `/` or is
    /// empty.
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
    /// Returns the lines with their numbers, from 1.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..).zip(self.text.lines())
    }
}

/// Returns the paths of all files that are committed or could be, relative to the root, with `/`.
pub fn paths(workspace: &Workspace) -> Result<BTreeSet<String>> {
    match git_files(workspace) {
        Some(paths) => Ok(paths),
        None => files_in(workspace.root()),
    }
}

fn text_files(workspace: &Workspace, paths: &BTreeSet<String>) -> Vec<TextFile> {
    let read = |path: &String| {
        let bytes = fs::read(workspace.path(path)).ok()?;
        let text = String::from_utf8(bytes)
            .ok()
            .filter(|text| !text.contains('\0'))?;
        let path = path.clone();
        Some(TextFile { path, text })
    };
    paths.iter().filter_map(read).collect()
}

/// `None` outside a git checkout.
fn git_files(workspace: &Workspace) -> Option<BTreeSet<String>> {
    let arguments = [
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ];
    let listed = program::output(workspace.command("git").args(arguments), "").ok()?;
    Some(listed.split_terminator('\0').map(String::from).collect())
}

/// Returns all files in the folder, for a checkout without git.
fn files_in(root: &Path) -> Result<BTreeSet<String>> {
    const IGNORED: [&str; 4] = [".git", "target", "dist", "node_modules"];
    let unreadable = |folder: &Path, error| {
        Error::with_file("list", folder, &error, "make it readable, or install git")
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
    let hint = "correct the manifest that cargo reports above";
    let output = program::output(
        &mut workspace.cargo(["metadata", "--no-deps", "--format-version", "1"]),
        hint,
    )?;
    let metadata: Value = serde_json::from_str(&output)
        .map_err(|error| Error::new(format!("invalid JSON from cargo metadata: {error}"), hint))?;
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
    let dependencies = package["dependencies"]
        .as_array()?
        .iter()
        .filter(|dependency| dependency["path"].is_string())
        .filter_map(|dependency| dependency["name"].as_str().map(String::from))
        .collect();
    Some(Member {
        name: package["name"].as_str()?.into(),
        manifest: relative(root, Path::new(package["manifest_path"].as_str()?))?,
        dependencies,
    })
}

/// Dependency trees for this machine and for wasm, each with no features and with all.
fn core_trees(workspace: &Workspace) -> Result<Vec<Tree>> {
    let targets: [&[&str]; 2] = [&[], &["--target", "wasm32-unknown-unknown"]];
    let mut trees = Vec::new();
    for target in targets {
        for features in ["--no-default-features", "--all-features"] {
            let arguments = ["tree", "--package", "standpoint-core", "--edges", "normal"];
            let format = ["--prefix", "none", "--format", "{p}", features];
            let output = program::output(
                workspace.cargo(arguments).args(format).args(target),
                "correct the error that cargo reports above",
            )?;
            let mut packages: Vec<String> = output
                .lines()
                .filter_map(|line| Some(line.split(' ').next()?.into()))
                .collect();
            packages.sort_unstable();
            packages.dedup();
            let target = target
                .last()
                .map_or("natively".into(), |name| format!("for {name}"));
            trees.push(Tree {
                build: format!("{target} with {features}"),
                packages,
            });
        }
    }
    Ok(trees)
}

#[cfg(test)]
impl Snapshot {
    pub fn with_files(files: &[(&str, &str)]) -> Self {
        let paths = files.iter().map(|(path, _)| (*path).to_owned());
        let paths = paths.collect();
        let files = files
            .iter()
            .map(|(path, text)| TextFile {
                path: (*path).into(),
                text: (*text).into(),
            })
            .collect();
        Snapshot {
            paths,
            files,
            ..Snapshot::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_found_without_git() {
        let workspace = Workspace::find().expect("tests run in the checkout");
        let files = files_in(workspace.root()).expect("it is readable");
        assert!(files.contains("crates/xtask/src/tidy/snapshot.rs"));
        assert!(!files.iter().any(|path| path.starts_with("target/")));
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
