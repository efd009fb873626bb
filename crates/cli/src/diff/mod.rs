//! `standpoint diff`: what changed in meaning between two versions of a pack, and what that does to
//! the answers that readers have saved.

mod entries;
mod readers;
mod renames;

use crate::args::{Data, Diff};
use crate::failure::Failure;
use crate::pack_file::{PackFile, find_one};
use crate::print;
use entries::{Change, changes};
pub use readers::Effects;
use renames::{Rename, renames};
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
    let new_json = new.json();
    let (old_json, renames) = renames(&old.text, &new_json);
    let changes = changes(&old_json, &new_json);
    let effects = Effects::of(&old_pack, &new_pack);
    let text = match arguments.format {
        Data::Human => human(&renames, &changes, &effects),
        Data::Json => {
            let renames = renames.iter().map(Rename::json);
            let changes: Vec<_> = renames.chain(changes.iter().map(Change::json)).collect();
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

fn human(renames: &[Rename], changes: &[Change], effects: &Effects) -> String {
    if renames.is_empty() && changes.is_empty() {
        return "Nothing has changed.".into();
    }
    let (meaning, wording): (Vec<_>, Vec<_>) = changes.iter().partition(|it| it.is_meaning());
    let mut parts = Vec::new();
    if !renames.is_empty() {
        let lines = renames.iter().map(|it| format!("\n  {it}"));
        parts.push(format!("Ids:{}", lines.collect::<String>()));
    }
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
