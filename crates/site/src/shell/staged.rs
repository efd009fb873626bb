//! The files that trunk has staged, in memory.

use crate::error::BuildError;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The folder with the packs. It is next to the shell's files, but no part of the shell.
pub const DATA: &str = "data";

/// Files by their path relative to the folder, with `/` between folders.
#[derive(Default)]
pub struct Staged(BTreeMap<String, Vec<u8>>);

impl Staged {
    /// Reads all files of a folder but those in `data`.
    pub fn read(folder: &Path) -> Result<Self, BuildError> {
        let mut staged = Self::default();
        staged.read_below(folder, "")?;
        Ok(staged)
    }

    fn read_below(&mut self, folder: &Path, prefix: &str) -> Result<(), BuildError> {
        for entry in fs::read_dir(folder).map_err(BuildError::file(folder))? {
            let path = entry.map_err(BuildError::file(folder))?.path();
            // Trunk gives all its files names in ASCII.
            let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
                continue;
            };
            let name = [prefix, name].concat();
            if path.is_dir() {
                if name != DATA {
                    self.read_below(&path, &[&name, "/"].concat())?;
                }
            } else {
                let bytes = fs::read(&path).map_err(BuildError::file(&path))?;
                self.add(name, bytes);
            }
        }
        Ok(())
    }

    /// Adds a file.
    pub fn add(&mut self, name: String, bytes: Vec<u8>) {
        self.0.insert(name, bytes);
    }

    /// Returns all files, ordered by their paths.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.0.iter().map(|(name, bytes)| (&**name, &**bytes))
    }

    /// Returns the names of the files that are in no folder, in order.
    pub fn names_in_root(&self) -> impl Iterator<Item = &str> {
        self.files()
            .map(|(name, _)| name)
            .filter(|name| !name.contains('/'))
    }

    /// Returns the first name in the root that starts and ends with these.
    pub fn find(&self, stem: &str, end: &str) -> Result<&str, BuildError> {
        self.names_in_root()
            .find(|name| name.starts_with(stem) && name.ends_with(end))
            .ok_or_else(|| BuildError::MissingFile(format!("{stem}…{end}")))
    }

    /// Returns the content of a file.
    pub fn bytes(&self, name: &str) -> Result<&[u8], BuildError> {
        let bytes = self.0.get(name).map(Vec::as_slice);
        bytes.ok_or_else(|| BuildError::MissingFile(name.into()))
    }

    /// Returns the content of a file as UTF-8 text.
    pub fn text(&self, name: &str) -> Result<&str, BuildError> {
        str::from_utf8(self.bytes(name)?).map_err(|error| BuildError::NotText(name.into(), error))
    }
}
