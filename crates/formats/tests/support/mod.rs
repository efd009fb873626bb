//! Packs for the tests, and what they export.

#[allow(dead_code, reason = "not every test needs them")]
pub mod hostile;

use serde_json::Value;
use standpoint_core::{Pack, read};
use standpoint_formats::{Exported, FORMATS};
use std::fs;
use std::path::Path;

/// The JSON of a pack of the repository, by the name of its folder.
pub fn pack_json(folder: &str) -> Value {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let path = data.join(folder).join("pack.json");
    let bytes = fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_slice(&bytes).expect("JSON")
}

/// Reads a pack that must be valid.
pub fn valid(json: &Value) -> Pack {
    read(json.to_string().as_bytes()).unwrap_or_else(|problems| panic!("{problems}"))
}

/// Exports a pack to a format.
#[allow(dead_code, reason = "not every test exports to one format")]
pub fn export(format: &str, pack: &Pack) -> Exported {
    let format = FORMATS.iter().find(|it| it.name == format);
    (format.expect("a format").export)(pack)
}

/// The text of the only file of an export.
#[allow(dead_code, reason = "not every test exports a single text")]
pub fn text(format: &str, pack: &Pack) -> String {
    let [(_, content)] = export(format, pack).files.try_into().expect("one file");
    String::from_utf8(content).expect("UTF-8")
}
