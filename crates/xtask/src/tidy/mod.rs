//! Checks the workspace rules. Each rule has a module; all violations are reported at once.

mod core_is_pure;
mod costly;
mod dependencies;
mod element;
mod inheritance;
mod leftovers;
mod length_and_whitespace;
mod linked_modules;
mod logical_css;
mod machine_paths;
mod manifest;
mod markdown_links;
mod packs;
mod pinned;
mod snapshot;
mod style_list;
mod views;

use crate::error::{Error, Result};
use crate::workspace::Workspace;
use snapshot::Snapshot;
pub use snapshot::paths;

pub const DESCRIPTION: &str = "check the workspace rules";

struct Rule {
    /// What the rule requires, as printed next to the result.
    requirement: &'static str,
    check: fn(&Snapshot) -> Vec<Violation>,
}

/// To add a rule, add a module and an entry here.
const RULES: &[Rule] = &[
    Rule {
        requirement: "the core needs no browser, clock, random source, files or network",
        check: core_is_pure::check,
    },
    Rule {
        requirement: "crates depend only on earlier ones: core, web, site, cli",
        check: dependencies::check,
    },
    Rule {
        requirement: "versions and lints are only set in the root manifest",
        check: inheritance::check,
    },
    Rule {
        requirement: "the page's code avoids what compiles to many kilobytes",
        check: costly::check,
    },
    Rule {
        requirement: "views do not search the document",
        check: views::check,
    },
    Rule {
        requirement: "CSS uses logical properties, so that the layout mirrors",
        check: logical_css::check,
    },
    Rule {
        requirement: "every style sheet of the views is in the list",
        check: style_list::check,
    },
    Rule {
        requirement: "every Rust file is part of its crate",
        check: linked_modules::check,
    },
    Rule {
        requirement: "the npm package describes the element as the guide to embedding does",
        check: element::check,
    },
    Rule {
        requirement: "no leftover notes or debugging code",
        check: leftovers::check,
    },
    Rule {
        requirement: "source files are short; no trailing white space; a final newline",
        check: length_and_whitespace::check,
    },
    Rule {
        requirement: "no paths of one machine, no package mirrors",
        check: machine_paths::check,
    },
    Rule {
        requirement: "pinned versions agree",
        check: pinned::check,
    },
    Rule {
        requirement: "links in Markdown lead somewhere, and every chapter is in the book",
        check: markdown_links::check,
    },
    Rule {
        requirement: "data/packs.json lists every pack",
        check: packs::check,
    },
];

pub fn tidy(workspace: &Workspace) -> Result<()> {
    let snapshot = Snapshot::of(workspace)?;
    let mut count = 0;
    for rule in RULES {
        let violations = (rule.check)(&snapshot);
        let state = if violations.is_empty() {
            "ok"
        } else {
            "failed"
        };
        println!("  {state:<7} {}", rule.requirement);
        for Violation {
            location,
            message,
            hint,
        } in &violations
        {
            println!("    {location}: {message}\n      fix: {hint}");
        }
        count += violations.len();
    }
    if count == 0 {
        return Ok(());
    }
    Err(Error::new(
        format!("workspace rules violated: {count} times"),
        "follow the fix below each violation above",
    ))
}

#[derive(Debug)]
struct Violation {
    /// A path, or `path:line`.
    location: String,
    message: String,
    hint: String,
}

impl Violation {
    fn in_file(path: &str, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Violation {
            location: path.into(),
            message: message.into(),
            hint: hint.into(),
        }
    }

    fn at(path: &str, line: usize, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Violation::in_file(&format!("{path}:{line}"), message, hint)
    }
}

#[cfg(test)]
fn locations(violations: &[Violation]) -> Vec<&str> {
    violations
        .iter()
        .map(|violation| violation.location.as_str())
        .collect()
}
