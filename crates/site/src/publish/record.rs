//! The record of a build, a file in the site's folder: which files it has written, and from what.

use super::PublishError;
use crate::error::BuildError;
use serde_json::{Map, Value, json};
use standpoint_core::pack::PackId;
use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

/// The name of the file.
pub const RECORD: &str = ".standpoint.json";

/// The version of its format.
const FORMAT: u64 = 1;

/// The hashes of files by name.
pub type Digests = BTreeMap<String, String>;

/// What a build has written.
#[derive(Default)]
pub struct Record {
    program: String,
    stories: BTreeMap<PackId, Story>,
    /// The files that belong to no single story.
    files: Digests,
    /// The names of all files.
    names: HashSet<String>,
}

/// The files of a story.
pub struct Story {
    /// A hash of what they depend on.
    pub inputs: String,
    /// The files.
    pub files: Digests,
}

impl Record {
    /// Creates the record of a build with this program, without files.
    pub fn new(program: &str) -> Self {
        Self {
            program: program.to_owned(),
            ..Self::default()
        }
    }

    /// Reads the record of a folder. `None` if there is no such folder, or it is empty.
    ///
    /// # Errors
    ///
    /// If the folder has files that are not in its record, or the record can't be read.
    pub fn of(folder: &Path) -> Result<Option<Self>, PublishError> {
        let path = folder.join(RECORD);
        let record = match fs::read_to_string(&path) {
            Ok(json) => {
                Some(Self::from_json(&json).map_err(|cause| PublishError::Record { path, cause })?)
            }
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(PublishError::File(path, error)),
        };
        let is_own = |name: &str| {
            let is_recorded = |record: &Self| record.names.contains(name);
            name == RECORD || record.as_ref().is_some_and(is_recorded)
        };
        match foreign_file(folder, Path::new(""), &is_own)? {
            Some(file) => Err(PublishError::Foreign {
                folder: folder.to_owned(),
                file,
            }),
            None => Ok(record),
        }
    }

    /// Records the files of a story.
    pub fn add_story(&mut self, id: PackId, story: Story) -> Result<(), BuildError> {
        for name in story.files.keys() {
            self.add_name(name)?;
        }
        self.stories.insert(id, story);
        Ok(())
    }

    /// Records a file that belongs to no single story.
    pub fn add_file(&mut self, name: String, digest: String) -> Result<(), BuildError> {
        self.add_name(&name)?;
        self.files.insert(name, digest);
        Ok(())
    }

    fn add_name(&mut self, name: &str) -> Result<(), BuildError> {
        match self.names.insert(name.to_owned()) {
            true => Ok(()),
            false => Err(BuildError::NameTaken(name.to_owned())),
        }
    }

    /// Returns how many files are recorded.
    pub fn count(&self) -> usize {
        self.names.len()
    }

    /// Returns the files of a story.
    pub fn story(&self, id: &PackId) -> Option<&Story> {
        self.stories.get(id)
    }

    /// Returns the files of all stories.
    pub fn stories(&self) -> impl Iterator<Item = (&PackId, &Story)> {
        self.stories.iter()
    }

    /// Returns the record as JSON.
    pub fn to_json(&self) -> String {
        let stories: Map<_, _> = self
            .stories
            .iter()
            .map(|(id, Story { inputs, files })| {
                (id.to_string(), json!({"inputs": inputs, "files": files}))
            })
            .collect();
        let record = json!({
            "about": "Written by Standpoint, which replaces this folder at the next build.",
            "format": FORMAT,
            "program": self.program,
            "stories": stories,
            "files": self.files,
        });
        format!("{record:#}\n")
    }

    fn from_json(json: &str) -> Result<Self, String> {
        let json: Value = serde_json::from_str(json).map_err(|error| error.to_string())?;
        if json["format"] != FORMAT {
            return Err(format!(
                "its format is not {FORMAT}, so another version of Standpoint has written it"
            ));
        }
        Self::of_json(&json).ok_or_else(|| "it was changed".to_owned())
    }

    fn of_json(json: &Value) -> Option<Self> {
        let mut record = Self::new(json["program"].as_str()?);
        for (id, story) in json["stories"].as_object()? {
            let inputs = story["inputs"].as_str()?.to_owned();
            let files = digests(&story["files"])?;
            let id = PackId::try_from(id.clone()).ok()?;
            record.add_story(id, Story { inputs, files }).ok()?;
        }
        for (name, digest) in digests(&json["files"])? {
            record.add_file(name, digest).ok()?;
        }
        Some(record)
    }
}

fn digests(json: &Value) -> Option<Digests> {
    let digest = |(name, digest): (&String, &Value)| {
        // Nothing outside the folder is read or written.
        let is_inside = |part| matches!(part, Component::Normal(_));
        let is_name = Path::new(name).components().all(is_inside);
        let digest = digest.as_str().filter(|_| is_name)?;
        Some((name.clone(), digest.to_owned()))
    };
    json.as_object()?.iter().map(digest).collect()
}

/// Returns the first file that is not one of ours, in a folder below `folder`, or in those in it. It
/// stops there: an unsuitable folder, such as somebody's home, can have millions of files.
fn foreign_file(
    folder: &Path,
    below: &Path,
    is_own: &impl Fn(&str) -> bool,
) -> Result<Option<PathBuf>, PublishError> {
    let path = folder.join(below);
    let entries = match fs::read_dir(&path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        entries => entries.map_err(PublishError::file(&path))?,
    };
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry.map_err(PublishError::file(&path))?;
        let kind = entry.file_type().map_err(PublishError::file(&path))?;
        found.push((kind.is_dir(), below.join(entry.file_name())));
    }
    // Files first.
    found.sort();
    for (is_folder, path) in found {
        let foreign = match is_folder {
            true => foreign_file(folder, &path, is_own)?,
            false => {
                let name = path.to_str().map(|name| name.replace('\\', "/"));
                (!name.is_some_and(|name| is_own(&name))).then_some(path)
            }
        };
        if foreign.is_some() {
            return Ok(foreign);
        }
    }
    Ok(None)
}
