//! Adds to the glue, the JavaScript that wasm-bindgen writes, what the programs call in it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};

/// Appends a script to the glue of a program.
pub fn append(glue: &Path, script: &str) -> Result<()> {
    let text = [&read(glue)?, script].concat();
    fs::write(glue, text).map_err(|error| Error::with_file("write", glue, &error, "build again"))
}

/// Lets the programs make pictures. The single-file page can't load the script, so its glue has it.
pub fn add_pictures(folder: &Path) -> Result<()> {
    let script = |name| read(&folder.join("script").join(name));
    for glue in all_in(folder)? {
        match glue.ends_with("standpoint-single-file.js") {
            true => append(&glue, &script("picture.js")?.replace("export ", ""))?,
            false => append(&glue, &script("load-picture.js")?)?,
        }
    }
    Ok(())
}

/// Returns the glue of each program in trunk's output folder.
fn all_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let to_error = |error| Error::with_file("list", folder, &error, "build again");
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(to_error)? {
        let file = entry.map_err(to_error)?.path();
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with("standpoint-") && name.ends_with(".js") {
            found.push(file);
        }
    }
    Ok(found)
}

pub fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).map_err(|error| Error::with_file("read", file, &error, "build again"))
}
