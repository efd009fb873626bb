//! standpoint-core is handed time and seed, and touches nothing outside itself.

use super::Violation;
use super::house::House;

const FORBIDDEN_PACKAGES: [&str; 14] = [
    "chrono",
    "console_error_panic_hook",
    "getrandom",
    "gloo-net",
    "instant",
    "jiff",
    "js-sys",
    "leptos",
    "rand",
    "time",
    "tokio",
    "wasm-bindgen",
    "web-sys",
    "web-time",
];

const FORBIDDEN_PATHS: [&str; 10] = [
    "std::env",
    "std::fs",
    "std::io::stdin",
    "std::io::stdout",
    "std::net",
    "std::os",
    "std::process",
    "std::thread",
    "std::time::Instant",
    "std::time::SystemTime",
];

pub fn check(house: &House) -> Vec<Violation> {
    let mut violations = packages(house);
    violations.extend(sources(house));
    violations
}

fn packages(house: &House) -> Vec<Violation> {
    let mut violations = Vec::new();
    for tree in &house.core_trees {
        for package in tree
            .packages
            .iter()
            .filter(|name| FORBIDDEN_PACKAGES.contains(&&***name))
        {
            violations.push(Violation::in_file(
                "crates/core/Cargo.toml",
                format!("standpoint-core depends on {package}, built {}", tree.built),
                format!("see `cargo tree -p standpoint-core -i {package}`; do that work in web"),
            ));
        }
    }
    violations
}

fn sources(house: &House) -> Vec<Violation> {
    let mut violations = Vec::new();
    for file in house.below("crates/core/src/", &[".rs"]) {
        for (line, path) in std_paths(&file.text) {
            let within = |forbidden: &&&str| {
                path.strip_prefix(**forbidden)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
            };
            if FORBIDDEN_PATHS.iter().any(|forbidden| within(&forbidden)) || path == "std::time::*"
            {
                violations.push(Violation::at(
                    &file.path,
                    line,
                    format!("the core uses {path}"),
                    "hand it in from outside: time, seed and text are arguments",
                ));
            }
        }
    }
    violations
}

/// Every path into std with its line; a `use` with braces gives one for each leaf.
fn std_paths(source: &str) -> Vec<(usize, String)> {
    let code: Vec<&str> = source.lines().map(without_comment).collect();
    let code = code.join("\n");
    let mut paths = Vec::new();
    for (start, _) in code.match_indices("std::") {
        if code[..start].ends_with(|before: char| before.is_alphanumeric() || before == '_') {
            continue;
        }
        let line = code[..start].matches('\n').count() + 1;
        let mut leaves = Vec::new();
        expand("", &code[start..], &mut leaves);
        paths.extend(leaves.into_iter().map(|leaf| (line, leaf)));
    }
    paths
}

fn without_comment(line: &str) -> &str {
    let comment = line
        .match_indices("//")
        .map(|(start, _)| start)
        .find(|start| !line[..*start].ends_with(':'));
    &line[..comment.unwrap_or(line.len())]
}

/// Adds the leaves of the path or tree of paths with which `text` begins; gives what follows it.
fn expand<'a>(prefix: &str, text: &'a str, leaves: &mut Vec<String>) -> &'a str {
    let is_path = |part: char| part.is_alphanumeric() || matches!(part, '_' | ':' | '*');
    let text = text.trim_start();
    let end = text.find(|end| !is_path(end)).unwrap_or(text.len());
    let (path, mut rest) = text.split_at(end);
    let path = format!("{prefix}{path}");
    let Some(mut inner) = rest.strip_prefix('{').filter(|_| path.ends_with("::")) else {
        leaves.push(
            path.trim_end_matches("::self")
                .trim_end_matches("::")
                .to_owned(),
        );
        // An alias, `as other`, is passed over.
        rest = rest.trim_start_matches(|other: char| !matches!(other, ',' | '}' | ';'));
        return rest;
    };
    loop {
        inner = expand(&path, inner, leaves).trim_start();
        inner = match inner.strip_prefix(',') {
            Some(next) => next.trim_start(),
            None => return inner.strip_prefix('}').unwrap_or(""),
        };
        if let Some(after) = inner.strip_prefix('}') {
            return after;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::house::Tree;
    use super::super::places;
    use super::*;

    fn told(source: &str) -> Vec<String> {
        let house = House::with_files(&[("crates/core/src/a.rs", source)]);
        check(&house)
            .into_iter()
            .map(|violation| violation.what)
            .collect()
    }

    #[test]
    fn a_clock_or_file_in_the_core_is_found_however_it_is_written() {
        for (source, path) in [
            (
                "let now = std::time::Instant::now();",
                "std::time::Instant::now",
            ),
            ("use std::fs;", "std::fs"),
            (
                "use std::{\n    fmt,\n    fs::File as F,\n};",
                "std::fs::File",
            ),
            (
                "use std::{collections::{BTreeMap, BTreeSet}, env};",
                "std::env",
            ),
            (
                "use std::time::{Duration, SystemTime};",
                "std::time::SystemTime",
            ),
            ("use std::thread::{self};", "std::thread"),
            ("use std::time::*;", "std::time::*"),
            ("::std::process::exit(1)", "std::process::exit"),
        ] {
            assert_eq!(told(source), [format!("the core uses {path}")], "{source}");
        }
    }

    #[test]
    fn what_is_pure_is_left_alone() {
        for source in [
            "use std::time::Duration;",
            "use std::{fmt, collections::BTreeMap};",
            "/// No `std::fs` here.",
            "let x = 1; // unlike std::env",
            "use std::fmt::{self, Display,};\nfn process() {}",
            "mystd::fs::read()",
        ] {
            assert!(told(source).is_empty(), "{source}: {:?}", told(source));
        }
    }

    #[test]
    fn other_crates_may_do_as_they_like() {
        let house = House::with_files(&[("crates/cli/src/main.rs", "use std::fs;")]);
        assert!(check(&house).is_empty());
    }

    #[test]
    fn a_forbidden_package_in_the_tree_is_found() {
        let tree = Tree {
            built: "natively".into(),
            packages: vec!["serde".into(), "web-sys".into(), "standpoint-core".into()],
        };
        let house = House {
            core_trees: vec![tree],
            ..House::default()
        };
        let violations = check(&house);
        assert_eq!(places(&violations), ["crates/core/Cargo.toml"]);
        assert!(violations[0].what.contains("web-sys"));
    }
}
