//! Workspace members inherit versions and lints from the root manifest.

use std::collections::BTreeMap;

use super::Violation;
use super::manifest::{Entry, entries};
use super::snapshot::{Snapshot, TextFile};

const INHERITED: [&str; 5] = ["version", "edition", "rust-version", "license", "publish"];

pub fn check(snapshot: &Snapshot) -> Vec<Violation> {
    let patches = patches(snapshot);
    snapshot
        .files
        .iter()
        .filter(|file| file.path.ends_with("/Cargo.toml"))
        .flat_map(|file| {
            let entries = entries(&file.text);
            let mut violations = dependencies(file, &entries);
            let is_patch = patches
                .iter()
                .any(|patch| patch.contains(&format!("\"{}\"", folder(file))));
            violations.extend(package(file, &entries, is_patch));
            violations.extend(lints(file, &entries));
            violations
        })
        .collect()
}

fn dependencies(file: &TextFile, entries: &[Entry]) -> Vec<Violation> {
    let mut seen: BTreeMap<(&str, &str), (usize, bool)> = BTreeMap::new();
    let paths: Vec<(String, &Entry)> = entries
        .iter()
        .map(|entry| (format!("{}.{}", entry.table, entry.key), entry))
        .collect();
    for (path, entry) in &paths {
        let Some((kind, name, key)) = dependency(path) else {
            continue;
        };
        let inherits = match key {
            "workspace" => entry.value == "true",
            "" => inherits_inline(&entry.value),
            _ => false,
        };
        let dependency = seen.entry((kind, name)).or_insert((entry.line, false));
        dependency.1 |= inherits;
    }
    seen.into_iter()
        .filter(|(_, (_, inherits))| !inherits)
        .map(|((_, name), (line, _))| {
            Violation::at(
                &file.path,
                line,
                format!("{name} is not inherited from the root manifest"),
                format!("add {name} to `workspace.dependencies` there and write `{name}.workspace = true` here"),
            )
        })
        .collect()
}

/// Splits a path like `dev-dependencies.serde.workspace` into kind, name and key.
fn dependency(path: &str) -> Option<(&str, &str, &str)> {
    const KIND: &str = "dependencies";
    let (before, after) = path.split_once(&format!("{KIND}."))?;
    let (name, key) = after.split_once('.').unwrap_or((after, ""));
    Some((&path[..before.len() + KIND.len()], name, key))
}

fn inherits_inline(value: &str) -> bool {
    value.split(['{', ',', '}']).any(|part| {
        part.split_once('=')
            .is_some_and(|(key, value)| key.trim() == "workspace" && value.trim() == "true")
    })
}

/// Returns the values of `[patch.crates-io]` in the root manifest. A patch has the version of the
/// crate that it replaces, so it doesn't inherit one.
fn patches(snapshot: &Snapshot) -> Vec<String> {
    let root = snapshot.file("Cargo.toml").map(|file| entries(&file.text));
    root.into_iter()
        .flatten()
        .filter(|entry| entry.table == "patch.crates-io")
        .map(|entry| entry.value)
        .collect()
}

fn folder(manifest: &TextFile) -> &str {
    manifest.path.trim_end_matches("/Cargo.toml")
}

fn package(file: &TextFile, entries: &[Entry], is_patch: bool) -> Vec<Violation> {
    entries
        .iter()
        .filter(|entry| entry.table == "package" && INHERITED.contains(&entry.key.as_str()))
        .filter(|entry| !(is_patch && entry.key == "version"))
        .map(|Entry { key, line, .. }| {
            Violation::at(
                &file.path,
                *line,
                format!("{key} is set here"),
                format!("write `{key}.workspace = true`"),
            )
        })
        .collect()
}

fn lints(file: &TextFile, entries: &[Entry]) -> Vec<Violation> {
    let is_lint = |entry: &&Entry| entry.table == "lints" || entry.table.starts_with("lints.");
    let inherits = |entry: &Entry| entry.key == "workspace" && entry.value == "true";
    let hint = "write `[lints]` with `workspace = true`, and no other lints";
    let mut lints = entries.iter().filter(is_lint).peekable();
    if lints.peek().is_none() {
        return vec![Violation::in_file(
            &file.path,
            "the lints of the root manifest are not inherited",
            hint,
        )];
    }
    lints
        .filter(|entry| !inherits(entry))
        .map(|entry| Violation::at(&file.path, entry.line, "lints are set here", hint))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::locations;
    use super::*;

    const GOOD: &str = "[package]\nname = \"a\"\nversion.workspace = true\n\
        [dependencies]\nserde.workspace = true\nweb-sys = { workspace = true, features = [\n\
        \"Window\",\n] }\n[dev-dependencies.insta]\nworkspace = true\nfeatures = [\"json\"]\n\
        [target.'cfg(unix)'.dependencies]\nlibc.workspace = true\n[lints]\nworkspace = true\n";

    fn found(manifest: &str) -> Vec<String> {
        let snapshot = Snapshot::with_files(&[
            ("Cargo.toml", "[workspace.dependencies]\nserde = \"1\"\n"),
            ("a/Cargo.toml", manifest),
        ]);
        let violations = check(&snapshot);
        locations(&violations)
            .into_iter()
            .map(String::from)
            .collect()
    }

    #[test]
    fn a_member_that_inherits_passes() {
        assert_eq!(found(GOOD), [""; 0]);
    }

    #[test]
    fn a_version_in_a_member_is_found() {
        let lints = "[lints]\nworkspace = true\n";
        for (manifest, line) in [
            ("[dependencies]\nserde = \"1\"\n", 2),
            ("[dev-dependencies]\nserde = { version = \"1\" }\n", 2),
            ("[build-dependencies.serde]\nversion = \"1\"\n", 2),
            ("[target.'cfg(a.b)'.dependencies]\nserde = \"1\"\n", 2),
            ("[dependencies]\nserde = { workspace = false }\n", 2),
            ("[package]\nname = \"a\"\nedition = \"2021\"\n", 3),
        ] {
            assert_eq!(
                found(&format!("{manifest}{lints}")),
                [format!("a/Cargo.toml:{line}")]
            );
        }
    }

    #[test]
    fn a_patch_may_set_its_version() {
        let own = GOOD.replace("version.workspace = true", "version = \"0.5.0\"");
        assert_eq!(found(&own), ["a/Cargo.toml:3"]);
        let root = "[patch.crates-io]\na = { path = \"a\" }\n";
        let snapshot = Snapshot::with_files(&[("Cargo.toml", root), ("a/Cargo.toml", &own)]);
        assert!(check(&snapshot).is_empty());
    }

    #[test]
    fn lints_in_a_member_are_found() {
        assert_eq!(found("[package]\n"), ["a/Cargo.toml"]);
        let own = format!("{GOOD}[lints.clippy]\ntodo = \"allow\"\n");
        assert_eq!(found(&own), ["a/Cargo.toml:17"]);
    }
}
