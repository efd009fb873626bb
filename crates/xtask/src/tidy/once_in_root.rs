//! Members inherit versions and lints.

use std::collections::BTreeMap;

use super::Violation;
use super::house::{House, TextFile};
use super::manifest::{Entry, entries};

const INHERITED: [&str; 5] = ["version", "edition", "rust-version", "license", "publish"];

pub fn check(house: &House) -> Vec<Violation> {
    let stand_ins = stand_ins(house);
    house
        .files
        .iter()
        .filter(|file| file.path.ends_with("/Cargo.toml"))
        .flat_map(|file| {
            let entries = entries(&file.text);
            let mut violations = dependencies(file, &entries);
            let is_stand_in = stand_ins
                .iter()
                .any(|it| it.contains(&format!("\"{}\"", folder(file))));
            violations.extend(package(file, &entries, is_stand_in));
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
        let known = seen.entry((kind, name)).or_insert((entry.line, false));
        known.1 |= inherits;
    }
    seen.into_iter()
        .filter(|(_, (_, inherits))| !inherits)
        .map(|((_, name), (line, _))| {
            Violation::at(
                &file.path,
                line,
                format!("{name} does not come from the root manifest"),
                format!("give {name} a version there and write `{name}.workspace = true` here"),
            )
        })
        .collect()
}

/// Kind, name and what is said of it, of a path like `dev-dependencies.serde.workspace`.
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

/// What the root patches into other crates' place: these have the version of what they stand in for.
fn stand_ins(house: &House) -> Vec<String> {
    let root = house.file("Cargo.toml").map(|file| entries(&file.text));
    let patches = root.into_iter().flatten();
    patches
        .filter(|entry| entry.table == "patch.crates-io")
        .map(|entry| entry.value)
        .collect()
}

fn folder(manifest: &TextFile) -> &str {
    manifest.path.trim_end_matches("/Cargo.toml")
}

fn package(file: &TextFile, entries: &[Entry], is_stand_in: bool) -> Vec<Violation> {
    entries
        .iter()
        .filter(|entry| entry.table == "package" && INHERITED.contains(&entry.key.as_str()))
        .filter(|entry| !(is_stand_in && entry.key == "version"))
        .map(|Entry { key, line, .. }| {
            Violation::at(
                &file.path,
                *line,
                format!("{key} is said here"),
                format!("write `{key}.workspace = true`"),
            )
        })
        .collect()
}

fn lints(file: &TextFile, entries: &[Entry]) -> Vec<Violation> {
    let is_lint = |entry: &&Entry| entry.table == "lints" || entry.table.starts_with("lints.");
    let inherits = |entry: &Entry| entry.key == "workspace" && entry.value == "true";
    let hint = "write `[lints]` and `workspace = true`, and nothing else of lints";
    let mut lints = entries.iter().filter(is_lint).peekable();
    if lints.peek().is_none() {
        return vec![Violation::in_file(
            &file.path,
            "the lints of the root are not on",
            hint,
        )];
    }
    lints
        .filter(|entry| !inherits(entry))
        .map(|entry| Violation::at(&file.path, entry.line, "lints are said here", hint))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::places;
    use super::*;

    const GOOD: &str = "[package]\nname = \"a\"\nversion.workspace = true\n\
        [dependencies]\nserde.workspace = true\nweb-sys = { workspace = true, features = [\n\
        \"Window\",\n] }\n[dev-dependencies.insta]\nworkspace = true\nfeatures = [\"json\"]\n\
        [target.'cfg(unix)'.dependencies]\nlibc.workspace = true\n[lints]\nworkspace = true\n";

    fn found(manifest: &str) -> Vec<String> {
        let house = House::with_files(&[
            ("Cargo.toml", "[workspace.dependencies]\nserde = \"1\"\n"),
            ("a/Cargo.toml", manifest),
        ]);
        let violations = check(&house);
        places(&violations).into_iter().map(String::from).collect()
    }

    #[test]
    fn a_member_that_inherits_is_left_alone() {
        assert_eq!(found(GOOD), [""; 0]);
    }

    #[test]
    fn a_version_of_its_own_is_found() {
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
    fn a_stand_in_has_the_version_of_what_it_stands_in_for() {
        let own = GOOD.replace("version.workspace = true", "version = \"0.5.0\"");
        assert_eq!(found(&own), ["a/Cargo.toml:3"]);
        let root = "[patch.crates-io]\na = { path = \"a\" }\n";
        let house = House::with_files(&[("Cargo.toml", root), ("a/Cargo.toml", &own)]);
        assert!(check(&house).is_empty());
    }

    #[test]
    fn lints_of_its_own_are_found() {
        assert_eq!(found("[package]\n"), ["a/Cargo.toml"]);
        let own = format!("{GOOD}[lints.clippy]\ntodo = \"allow\"\n");
        assert_eq!(found(&own), ["a/Cargo.toml:17"]);
    }
}
