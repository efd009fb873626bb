//! Temporary folders for tests.

use std::fs;
use std::path::{Path, PathBuf};

/// Writes files into a folder next to the test binary, in target/. Each test needs its own `name`.
pub fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let binary = std::env::current_exe().expect("a test has a binary");
    let folder = binary.with_file_name(format!("xtask-{name}"));
    for (file, text) in files {
        let file = folder.join(file);
        let parent = file.parent().unwrap_or(Path::new(""));
        fs::create_dir_all(parent).expect("target/ is writable");
        fs::write(file, text).expect("target/ is writable");
    }
    folder.canonicalize().expect("it was just created")
}
