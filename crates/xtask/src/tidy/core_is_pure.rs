//! standpoint-core does no input or output: time and seed are arguments.

use super::Violation;
use super::snapshot::Snapshot;

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

pub fn check(snapshot: &Snapshot) -> Vec<Violation> {
    let mut violations = packages(snapshot);
    violations.extend(sources(snapshot));
    violations
}

fn packages(snapshot: &Snapshot) -> Vec<Violation> {
    let mut violations = Vec::new();
    for tree in &snapshot.core_trees {
        for package in tree
            .packages
            .iter()
            .filter(|name| FORBIDDEN_PACKAGES.contains(&&***name))
        {
            violations.push(Violation::in_file(
                "crates/core/Cargo.toml",
                format!(
                    "standpoint-core depends on {package} when built {}",
                    tree.build
                ),
                format!(
                    "find the path with `cargo tree -p standpoint-core -i {package}`, \
                     and move that code to web"
                ),
            ));
        }
    }
    violations
}

fn sources(snapshot: &Snapshot) -> Vec<Violation> {
    let mut violations = Vec::new();
    for file in snapshot.below("crates/core/src/", &[".rs"]) {
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
                    "pass time, seed and text as arguments",
                ));
            }
        }
    }
    violations
}

/// Returns every path into std with its line. A `use` with braces gives a path for each leaf.
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

/// Collects the leaves of the path or `use` tree at the start of `text`. Returns the rest of it.
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
        // Skips an alias, `as other`.
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
    use super::super::locations;
    use super::super::snapshot::Tree;
    use super::*;

    fn messages(source: &str) -> Vec<String> {
        let snapshot = Snapshot::with_files(&[("crates/core/src/a.rs", source)]);
        check(&snapshot)
            .into_iter()
            .map(|violation| violation.message)
            .collect()
    }

    #[test]
    fn every_syntax_of_a_forbidden_path_is_found() {
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
            assert_eq!(
                messages(source),
                [format!("the core uses {path}")],
                "{source}"
            );
        }
    }

    #[test]
    fn pure_code_passes() {
        for source in [
            "use std::time::Duration;",
            "use std::{fmt, collections::BTreeMap};",
            "/// No `std::fs` here.",
            "let x = 1; // unlike std::env",
            "use std::fmt::{self, Display,};\nfn process() {}",
            "mystd::fs::read()",
        ] {
            let messages = messages(source);
            assert!(messages.is_empty(), "{source}: {messages:?}");
        }
    }

    #[test]
    fn other_crates_are_not_checked() {
        let snapshot = Snapshot::with_files(&[("crates/cli/src/main.rs", "use std::fs;")]);
        assert!(check(&snapshot).is_empty());
    }

    #[test]
    fn a_forbidden_dependency_is_found() {
        let tree = Tree {
            build: "natively".into(),
            packages: vec!["serde".into(), "web-sys".into(), "standpoint-core".into()],
        };
        let snapshot = Snapshot {
            core_trees: vec![tree],
            ..Snapshot::default()
        };
        let violations = check(&snapshot);
        assert_eq!(locations(&violations), ["crates/core/Cargo.toml"]);
        assert!(violations[0].message.contains("web-sys"));
    }
}
