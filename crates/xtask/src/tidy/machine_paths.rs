//! What is committed works on every machine.

use super::Violation;
use super::house::{House, TextFile};

/// In two parts each, so that this file is no violation.
const HOMES: [&str; 5] = [
    concat!("/ro", "ot/"),
    concat!("/ho", "me/"),
    concat!("/Us", "ers/"),
    concat!("/tm", "p/"),
    concat!("C:\\Us", "ers\\"),
];

/// Where each lock file takes its packages from, by the key that says so.
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

pub fn check(house: &House) -> Vec<Violation> {
    let here = format!("{}/", house.root.display());
    house
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
    // A checkout at the top of the disk has too short a name to look for.
    let here = (here.matches('/').count() > 2).then_some(here);
    let mut violations = Vec::new();
    for (number, line) in file.lines() {
        for path in HOMES
            .into_iter()
            .chain(here)
            .filter(|path| names(line, path))
        {
            violations.push(Violation::at(
                &file.path,
                number,
                format!("{path} is a place on one machine"),
                "take it from the environment, or say it relative to the checkout",
            ));
        }
    }
    violations
}

/// Not where it goes on from something, as in `https://example.org/ho…`.
fn names(line: &str, path: &str) -> bool {
    let goes_on = |before: char| before.is_alphanumeric() || "._-~})".contains(before);
    line.match_indices(path)
        .any(|(start, _)| !line[..start].ends_with(goes_on))
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
                    "a package comes from {}",
                    source.trim_end_matches(['"', ','])
                ),
                format!(
                    "write the lock file anew against {}",
                    public.trim_end_matches('"')
                ),
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::places;
    use super::*;

    fn found(path: &str, text: &str) -> Vec<String> {
        let mut house = House::with_files(&[(path, text)]);
        house.root = "/srv/standpoint".into();
        places(&check(&house))
            .into_iter()
            .map(String::from)
            .collect()
    }

    #[test]
    fn a_place_on_a_machine_is_found() {
        for home in HOMES.into_iter().chain(["/srv/standpoint/"]) {
            let text = format!("fine\nlog = \"{home}x\"\n");
            assert_eq!(found("a.toml", &text), ["a.toml:2"], "{home}");
        }
    }

    #[test]
    fn an_address_or_a_variable_is_left_alone() {
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
