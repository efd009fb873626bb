//! Reads and updates the table in `docs/embed-matrix.md`, with a row for each policy and level and
//! a column for each engine.

use std::fs;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use standpoint_tests::engine::Engine;
use standpoint_tests::failure::Failure;
use standpoint_tests::paths;

/// The cell for a blank page, which is always a failure.
pub const BLANK: &str = "blank";

/// A policy of the host page, set by a response header.
pub struct Policy {
    pub name: &'static str,
    header: Option<(&'static str, &'static str)>,
}

const fn policy(name: &'static str, lines: &'static str) -> Policy {
    Policy {
        name,
        header: Some(("content-security-policy", lines)),
    }
}

/// All policies, in the order of the table.
pub const POLICIES: [Policy; 11] = [
    Policy {
        name: "none",
        header: None,
    },
    policy(
        "what a story needs",
        "default-src 'none'; script-src STANDPOINT 'wasm-unsafe-eval'; connect-src STANDPOINT; \
         frame-src STANDPOINT",
    ),
    policy(
        "the same, with Trusted Types",
        "default-src 'none'; script-src STANDPOINT 'wasm-unsafe-eval'; connect-src STANDPOINT; \
         frame-src STANDPOINT; require-trusted-types-for 'script'; trusted-types 'none'",
    ),
    policy(
        "no WebAssembly",
        "default-src 'none'; script-src STANDPOINT; connect-src STANDPOINT; frame-src STANDPOINT",
    ),
    policy(
        "no connections",
        "default-src 'none'; script-src STANDPOINT 'wasm-unsafe-eval'; frame-src STANDPOINT",
    ),
    policy("no frames", "frame-src 'none'"),
    policy("no scripts of others", "script-src 'self'"),
    policy("no scripts", "script-src 'none'"),
    policy("nothing at all", "default-src 'none'"),
    policy("a sandbox", "sandbox allow-scripts"),
    Policy {
        name: "what does not say that it may be used here",
        header: Some(("cross-origin-embedder-policy", "require-corp")),
    },
];

impl Policy {
    /// Returns the header's name and value, for stories from `origin`.
    pub fn header(&self, origin: &str) -> Option<(&'static str, String)> {
        let (name, lines) = self.header?;
        Some((name, lines.replace("STANDPOINT", origin)))
    }
}

/// How a story is embedded in the page.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Level {
    Element,
    Frame,
    /// A frame with `sandbox="allow-scripts"`.
    ScriptsOnly,
    /// A frame with `sandbox=""`.
    NothingAllowed,
    Plain,
}

/// All levels, in the order of the table.
pub const LEVELS: [Level; 5] = [
    Level::Element,
    Level::Frame,
    Level::ScriptsOnly,
    Level::NothingAllowed,
    Level::Plain,
];

impl Level {
    pub fn name(self) -> &'static str {
        match self {
            Self::Element => "element",
            Self::Frame => "frame",
            Self::ScriptsOnly => "frame, `allow-scripts`",
            Self::NothingAllowed => "frame, nothing allowed",
            Self::Plain => "plain HTML",
        }
    }

    pub fn is_frame(self) -> bool {
        !matches!(self, Self::Element | Self::Plain)
    }
}

/// Returns a cell of the table, or an empty string if it has no such cell yet.
///
/// # Errors
/// Fails if it cannot be read.
pub fn cell(engine: Engine, policy: &str, level: Level) -> Result<String, Failure> {
    let table = fs::read_to_string(file())?;
    let row = row(&table, policy, level);
    let cell = row.as_ref().and_then(|cells| cells.get(column(engine)));
    Ok(cell.copied().unwrap_or_default().to_owned())
}

/// Compares the table with the results for one level and engine, and writes the results into it.
///
/// # Errors
/// Fails if the two differ.
pub fn compare(engine: Engine, level: Level, seen: &[(&str, String)]) -> Result<(), Failure> {
    /// Scenarios of several engines run in parallel.
    static TABLE: Mutex<()> = Mutex::new(());

    let _turn = TABLE.lock().unwrap_or_else(PoisonError::into_inner);
    let before = fs::read_to_string(file())?;
    let after = written(&before, engine, level, seen);
    if after == before {
        return Ok(());
    }
    fs::write(file(), after)?;
    Err(Failure::new(
        "docs/embed-matrix.md differed from the results and has been updated: check the changes",
    ))
}

fn written(before: &str, engine: Engine, level: Level, seen: &[(&str, String)]) -> String {
    let text = before.split("\n|").next().unwrap_or_default();
    let mut after = format!("{text}\n| how it stands in the page | policy |");
    for engine in Engine::ALL {
        after.push_str(&format!(" {engine} |"));
    }
    after.push_str("\n|---|---|---|---|---|\n");
    for other_level in LEVELS {
        for Policy { name, .. } in POLICIES {
            let old_row = row(before, name, other_level);
            after.push_str(&format!("| {} | {name} |", other_level.name()));
            for other in Engine::ALL {
                let old = old_row.as_ref().and_then(|cells| cells.get(column(other)));
                let seen = seen
                    .iter()
                    .find(|(policy, _)| *policy == name)
                    .filter(|_| other == engine && other_level == level);
                let cell = seen.map_or(old.copied(), |(_, seen)| Some(seen));
                after.push_str(&format!(" {} |", cell.unwrap_or_default()));
            }
            after.push('\n');
        }
    }
    after
}

fn file() -> PathBuf {
    paths::workspace().join("docs/embed-matrix.md")
}

/// Returns the cells of a row.
fn row<'a>(table: &'a str, policy: &str, level: Level) -> Option<Vec<&'a str>> {
    let rows = table.lines().filter_map(|line| line.strip_prefix('|'));
    rows.map(|row| row.split('|').map(str::trim).collect::<Vec<_>>())
        .find(|cells| cells[..2] == [level.name(), policy])
}

/// Returns the index of an engine's column, counted from 0.
fn column(engine: Engine) -> usize {
    let before = Engine::ALL.iter().take_while(|it| **it != engine);
    2 + before.count()
}
