//! No committed file names a path of one machine or a package mirror.

use super::Violation;
use super::snapshot::{Snapshot, TextFile};

/// Each in two parts, so that this file passes.
const HOMES: [&str; 5] = [
    concat!("/ro", "ot/"),
    concat!("/ho", "me/"),
    concat!("/Us", "ers/"),
    concat!("/tm", "p/"),
    concat!("C:\\Us", "ers\\"),
];

/// Each lock file, its key for the source of a package, and the public registry.
const LOCKS: [(&str, &str, &str); 2] = [
    (
        "Cargo.lock",
        "source = \"",
        "registry+https://github.com/rust-lang/crates.io-index\"",
    ),
    (
        "package-lock.json",
        "\"resolved\": \"",
        "https://registry.npmjs.org/",
    ),
];

pub fn check(snapshot: &Snapshot) -> Vec<Violation> {
    let here = format!("{}/", snapshot.root.display());
    snapshot
        .files
        .iter()
        .flat_map(|file| {
            let mut violations = paths(file, &here);
            violations.extend(mirrors(file));
            violations
        })
        .collect()
}

fn paths(file: &TextFile, here: &str) -> Vec<Violation> {
    // The path of a checkout at the root of the disk is too short: it would match other text.
    let here = (here.matches('/').count() > 2).then_some(here);
    let mut violations = Vec::new();
    for (number, line) in file.lines() {
        for path in HOMES
            .into_iter()
            .chain(here)
            .filter(|path| contains_path(line, path))
        {
            violations.push(Violation::at(
                &file.path,
                number,
                format!("{path} is a path on one machine"),
                "take it from the environment, or use a path relative to the checkout",
            ));
        }
    }
    violations
}

/// Returns whether a line contains the path, but not as the rest of a longer one, as in
/// `https://example.org/ho…`.
fn contains_path(line: &str, path: &str) -> bool {
    let is_longer = |before: char| before.is_alphanumeric() || "._-~})".contains(before);
    line.match_indices(path)
        .any(|(start, _)| !line[..start].ends_with(is_longer))
}

fn mirrors(file: &TextFile) -> Vec<Violation> {
    let name = file.path.rsplit('/').next().unwrap_or_default();
    let Some((_, key, public)) = LOCKS.iter().find(|(lock, _, _)| *lock == name) else {
        return Vec::new();
    };
    file.lines()
        .filter_map(|(number, line)| Some((number, line.trim().strip_prefix(key)?)))
        .filter(|(_, source)| !source.starts_with(public))
        .map(|(number, source)| {
            Violation::at(
                &file.path,
                number,
                format!(
                    "a package source is {}",
                    source.trim_end_matches(['"', ','])
                ),
                format!(
                    "regenerate the lock file with {}",
                    public.trim_end_matches('"')
                ),
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::locations;
    use super::*;

    fn found(path: &str, text: &str) -> Vec<String> {
        let mut snapshot = Snapshot::with_files(&[(path, text)]);
        snapshot.root = "/srv/standpoint".into();
        locations(&check(&snapshot))
            .into_iter()
            .map(String::from)
            .collect()
    }

    #[test]
    fn a_machine_path_is_found() {
        for home in HOMES.into_iter().chain(["/srv/standpoint/"]) {
            let text = format!("fine\nlog = \"{home}x\"\n");
            assert_eq!(found("a.toml", &text), ["a.toml:2"], "{home}");
        }
    }

    #[test]
    fn an_address_or_a_variable_passes() {
        for before in ["https://example.org", "$XDG_CACHE", "~", "${TOP}"] {
            let text = format!("{before}{}x\n", HOMES[1]);
            assert!(found("a.md", &text).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_mirror_in_a_lock_file_is_found() {
        let mirror = "      \"resolved\": \"https://npm.example.org/a.tgz\",\n";
        let public = "      \"resolved\": \"https://registry.npmjs.org/a.tgz\",\n";
        assert_eq!(
            found("tests/package-lock.json", &format!("{public}{mirror}")),
            ["tests/package-lock.json:2"]
        );
        let other = "source = \"registry+https://crates.example.org/index\"\n";
        assert_eq!(found("Cargo.lock", other), ["Cargo.lock:1"]);
    }
}
