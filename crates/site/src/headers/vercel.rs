//! Vercel: `vercel.json`.
//!
//! Which of several matching values Vercel sends isn't documented, so no file matches two entries
//! with the same header: an entry excludes what later rules are for.

use super::{Files, Host, HostedFolder, Rule, regex};
use serde_json::{Value, json};

pub const HOST: Host = Host {
    name: "vercel",
    file: "vercel.json",
    advice: "put it into the root of the project, or add its entries to yours",
    write,
};

fn write(site: &HostedFolder<'_>) -> String {
    let rules = site.rules;
    let constant = rules.constant().map(|(name, value)| key(name, value));
    let mut entries = vec![json!({
        "source": format!("{}(.*)", site.path()),
        "headers": constant.collect::<Vec<_>>(),
    })];
    for name in rules.varying() {
        for (index, rule) in rules.0.iter().enumerate() {
            let Some((_, value)) = rule.headers.iter().find(|(other, _)| *other == name) else {
                continue;
            };
            let sets = |later: &&Rule| later.headers.iter().any(|(other, _)| *other == name);
            let later: Vec<_> = rules.0[index + 1..].iter().filter(sets).collect();
            entries.push(json!({
                "source": source(rule, &later, site.path()),
                "headers": [key(name, value)],
            }));
        }
    }
    format!("{:#}\n", json!({"headers": entries}))
}

fn key(name: &str, value: &str) -> Value {
    json!({"key": name, "value": value})
}

/// Returns the pattern of the files of a rule that none of the later rules is for.
fn source(rule: &Rule, later: &[&Rule], path: &str) -> String {
    let excluded: Vec<_> = later
        .iter()
        .filter(|later| overlaps(&rule.files, &later.files))
        .map(|later| pattern(&later.files))
        .collect();
    match (&rule.files, excluded.is_empty()) {
        (Files::Named(name), true) => format!("{path}{name}"),
        (files, true) => format!("{path}({})", pattern(files)),
        (files, false) => format!("{path}((?!{}){})", excluded.join("|"), pattern(files)),
    }
}

/// Returns whether two rules can be for the same file.
fn overlaps(one: &Files, other: &Files) -> bool {
    match (one, other) {
        (Files::All, _) | (_, Files::All) => true,
        (Files::Named(name), files) | (files, Files::Named(name)) => files.has(name),
        (Files::Below(a) | Files::Beginning(a), Files::Below(b) | Files::Beginning(b)) => {
            a.starts_with(&**b) || b.starts_with(&**a)
        }
    }
}

/// Returns a regular expression for a whole name within the folder.
fn pattern(files: &Files) -> String {
    match files {
        Files::All => ".*".to_owned(),
        Files::Named(name) => format!("{}$", regex(name)),
        Files::Below(start) | Files::Beginning(start) => format!("{}.*", regex(start)),
    }
}
