//! The packs of the repository, as the tests read them.

#[allow(dead_code, reason = "not every test has cases")]
pub mod cases;

use std::fs;
use std::path::PathBuf;

/// The folder with a folder for each pack.
pub fn data() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../data")
}

/// The bytes of a pack, by the name of its folder.
#[allow(dead_code, reason = "not every test reads one by name")]
pub fn pack(folder: &str) -> Vec<u8> {
    let path = data().join(folder).join("pack.json");
    fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The names of the folders that hold a pack, in their order.
#[allow(dead_code, reason = "not every test reads them all")]
pub fn folders() -> Vec<String> {
    let entries = fs::read_dir(data()).expect("data/ is there");
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
