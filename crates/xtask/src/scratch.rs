//! Folders for tests to fill.

use std::fs;
use std::path::{Path, PathBuf};

/// Beside the tests' own binary, so below target/. The name is each test's own.
pub fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let binary = std::env::current_exe().expect("a test has a binary");
    let folder = binary.with_file_name(format!("xtask-{name}"));
    for (file, text) in files {
        let file = folder.join(file);
        let parent = file.parent().unwrap_or(Path::new(""));
        fs::create_dir_all(parent).expect("target/ can be written");
        fs::write(file, text).expect("target/ can be written");
    }
    folder.canonicalize().expect("it was just made")
}
