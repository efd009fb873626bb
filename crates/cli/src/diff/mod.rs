//! `standpoint diff`: what changed in meaning between two versions of a pack, and what that does to
//! the answers that readers have saved.

mod entries;
mod readers;

use crate::args::{Data, Diff};
use crate::failure::Failure;
use crate::pack_file::{PackFile, find_one};
use crate::print;
use entries::{Change, changes};
use readers::Effects;
use serde_json::json;
use std::path::Path;
use std::process::ExitCode;

/// Compares two versions of a pack, and prints what changed.
///
/// # Errors
///
/// If a file can't be read, or one of the packs has errors.
pub fn run(arguments: &Diff) -> Result<ExitCode, Failure> {
    let (old, new) = (read(&arguments.old)?, read(&arguments.new)?);
    let (old_pack, new_pack) = (old.pack()?, new.pack()?);
    let changes = changes(&old.json(), &new.json());
    let effects = Effects::of(&old_pack, &new_pack);
    let text = match arguments.format {
        Data::Human => human(&changes, &effects),
        Data::Json => {
            let changes: Vec<_> = changes.iter().map(Change::json).collect();
            format!(
                "{:#}",
                json!({"format": 1, "changes": changes, "readers": effects.json()})
            )
        }
    };
    print::text(&text)?;
    Ok(ExitCode::SUCCESS)
}

fn read(path: &Path) -> Result<PackFile, Failure> {
    PackFile::read(&find_one(path)?, None)
}

fn human(changes: &[Change], effects: &Effects) -> String {
    if changes.is_empty() {
        return "Nothing has changed.".into();
    }
    let (meaning, wording): (Vec<_>, Vec<_>) = changes.iter().partition(|it| it.is_meaning());
    let mut parts = Vec::new();
    for (heading, changes) in [("Meaning", meaning), ("Wording and evidence", wording)] {
        if !changes.is_empty() {
            let lines = changes.iter().map(|it| format!("\n  {it}"));
            parts.push(format!("{heading}:{}", lines.collect::<String>()));
        }
    }
    let lines = effects.lines().into_iter().map(|it| format!("\n  {it}"));
    parts.push(format!("For readers:{}", lines.collect::<String>()));
    parts.join("\n\n")
}
