//! The rules of the house, held as a test. All that is wrong is told at once.

mod core_is_pure;
mod doors;
mod house;
mod leftovers;
mod logical_css;
mod machine_paths;
mod manifest;
mod once_in_root;
mod packs;
mod pinned;
mod shape;
mod views;

use crate::problem::{Problem, Result};
use crate::workspace::Workspace;
use house::House;
pub use house::paths;

pub const WHAT: &str = "the rules of the house";

struct Rule {
    says: &'static str,
    check: fn(&House) -> Vec<Violation>,
}

/// A new rule is a file and a line here.
const RULES: &[Rule] = &[
    Rule {
        says: "the core needs no browser, clock, random source, files or network",
        check: core_is_pure::check,
    },
    Rule {
        says: "doors open one way: core, web, site, cli",
        check: doors::check,
    },
    Rule {
        says: "versions and lints stand in the root manifest alone",
        check: once_in_root::check,
    },
    Rule {
        says: "views do not search the document",
        check: views::check,
    },
    Rule {
        says: "layout mirrors: CSS says start and end",
        check: logical_css::check,
    },
    Rule {
        says: "nothing is left lying about",
        check: leftovers::check,
    },
    Rule {
        says: "files are short and end well",
        check: shape::check,
    },
    Rule {
        says: "nothing names a machine or its mirrors",
        check: machine_paths::check,
    },
    Rule {
        says: "pinned versions agree",
        check: pinned::check,
    },
    Rule {
        says: "data/packs.json lists the packs",
        check: packs::check,
    },
];

pub fn tidy(workspace: &Workspace) -> Result<()> {
    let house = House::of(workspace)?;
    let mut count = 0;
    for rule in RULES {
        let violations = (rule.check)(&house);
        let state = if violations.is_empty() {
            "held"
        } else {
            "broken"
        };
        println!("  {state:<7} {}", rule.says);
        for Violation { place, what, hint } in &violations {
            println!("    {place}: {what}\n      fix: {hint}");
        }
        count += violations.len();
    }
    if count == 0 {
        return Ok(());
    }
    Err(Problem::new(
        format!("violations of the house rules: {count}"),
        "see each above",
    ))
}

#[derive(Debug)]
struct Violation {
    /// A file, and where it helps a line.
    place: String,
    what: String,
    hint: String,
}

impl Violation {
    fn in_file(path: &str, what: impl Into<String>, hint: impl Into<String>) -> Self {
        Violation {
            place: path.into(),
            what: what.into(),
            hint: hint.into(),
        }
    }

    fn at(path: &str, line: usize, what: impl Into<String>, hint: impl Into<String>) -> Self {
        Violation::in_file(&format!("{path}:{line}"), what, hint)
    }
}

#[cfg(test)]
fn places(violations: &[Violation]) -> Vec<&str> {
    violations
        .iter()
        .map(|violation| violation.place.as_str())
        .collect()
}
