//! Reads the packs of the repository.

#[allow(dead_code, reason = "not every test has cases")]
pub mod cases;
#[allow(dead_code, reason = "not every test needs one")]
pub mod large_pack;

use serde_json::Value;
use std::fs;
use std::path::PathBuf;

/// The folder that has a folder for each pack.
pub fn data() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../data")
}

/// Reads the bytes of a pack, by the name of its folder.
#[allow(dead_code, reason = "not every test reads one by name")]
pub fn pack(folder: &str) -> Vec<u8> {
    let path = data().join(folder).join("pack.json");
    fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Removes the article's text from a pack, and the questions that can't be asked without it.
#[allow(dead_code, reason = "not every test needs it")]
pub fn remove_text(pack: &mut Value) {
    for paragraph in pack["source"]["paragraphs"].as_array_mut().expect("a list") {
        paragraph.as_object_mut().expect("an object").remove("text");
    }
    let questions = pack["questions"].as_array_mut().expect("a list");
    questions.retain(|question| question["kind"]["mark-the-sentence"].is_null());
}

/// Returns the names of the folders that have a pack, sorted.
#[allow(dead_code, reason = "not every test reads them all")]
pub fn folders() -> Vec<String> {
    let entries = fs::read_dir(data()).expect("data/ exists");
    let mut folders: Vec<String> = entries
        .map(|entry| entry.expect("data/ can be listed").path())
        .filter(|path| path.join("pack.json").is_file())
        .map(|path| {
            path.file_name()
                .expect("a folder has a name")
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    folders.sort();
    folders
}
