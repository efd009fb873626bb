//! Publishes a site: replaces a folder as a whole, and renders only what has changed.
//!
//! All files are first written to a folder next to it, which then takes its place, so a build that
//! fails changes nothing. Files that stay the same are the old ones (hard links where the file
//! system has them), so their times stay the same as well.

mod error;
mod record;
mod staging;

pub use error::PublishError;
pub use staging::is_staging;

use crate::digest::digest;
use crate::error::BuildError;
use crate::file::File;
use crate::listed_pack::ListedPack;
use crate::site::{INDEX, Site};
use rayon::prelude::*;
use record::{Digests, RECORD, Record, Story};
use staging::Staging;
use standpoint_core::pack::PackId;
use standpoint_web::navigation::page_of;
use std::fs;
use std::path::{Path, PathBuf};

/// What [`publish`] has done.
#[derive(Debug, PartialEq, Eq)]
pub struct Published {
    /// The stories that were rendered, in the order of the packs.
    pub rendered: Vec<PackId>,
    /// How many stories were taken from the old folder.
    pub reused: usize,
    /// How many files the folder now has.
    pub files: usize,
}

/// Writes a site to a folder, which it replaces. A story whose files depend on nothing that has
/// changed since is not rendered again.
///
/// # Errors
///
/// If the folder has files that Standpoint has not written, another build is writing to it, or a
/// file can't be rendered or written. Then the folder is as it was before.
pub fn publish(site: &Site<'_>, folder: &Path) -> Result<Published, PublishError> {
    let staging = Staging::open(folder)?;
    let old = Record::of(staging.target())?;
    let output = Output {
        old: old.as_ref().map(|record| (staging.target(), record)),
        new: staging.new_folder(),
    };

    // All stories, so that which error is reported doesn't depend on which thread is first.
    let stories: Vec<_> = site
        .packs
        .par_iter()
        .map(|listed| output.story(site, listed))
        .collect();
    let mut record = Record::new(&site.options.program);
    let mut rendered = Vec::new();
    for (listed, made) in site.packs.iter().zip(stories) {
        let (story, is_rendered) = made?;
        if is_rendered {
            rendered.push(listed.entry.id.clone());
        }
        record.add_story(listed.entry.id.clone(), story)?;
    }

    let pages = record.page_digests();
    let common = site.common(|name| pages.get(name).cloned().unwrap_or_default())?;
    for (name, bytes) in common {
        output.put(&name, &bytes)?;
        record.add_file(name, digest(&bytes))?;
    }
    if let Some(page) = site.index_page() {
        record.add_file(INDEX.into(), pages.get(&page).cloned().unwrap_or_default())?;
        link(&output.new.join(page), &output.new.join(INDEX))?;
    }
    output.put(RECORD, record.to_json().as_bytes())?;

    let files = record.count() + 1;
    staging.replace()?;
    Ok(Published {
        reused: site.packs.len() - rendered.len(),
        rendered,
        files,
    })
}

/// The new folder, and the old one that it takes files from.
struct Output<'f> {
    /// The old folder and what was recorded about it, if there is one.
    old: Option<(&'f Path, &'f Record)>,
    new: PathBuf,
}

impl Output<'_> {
    /// Takes the files of a story from the old folder, or renders them. Returns whether it has
    /// rendered them.
    fn story(&self, site: &Site<'_>, listed: &ListedPack) -> Result<(Story, bool), PublishError> {
        let inputs = site.inputs(listed);
        if let Some(files) = self.reused(&listed.entry.id, &inputs)? {
            return Ok((Story { inputs, files }, false));
        }
        let rendered = site.story(listed)?;
        for (name, bytes) in &rendered {
            self.put(name, bytes)?;
        }
        let with_digest = |(name, bytes): File| (name, digest(&bytes));
        let files = rendered.into_iter().map(with_digest).collect();
        Ok((Story { inputs, files }, true))
    }

    /// Takes the files of a story from the old folder, if they were rendered from the same inputs
    /// and nobody has changed them since.
    fn reused(&self, id: &PackId, inputs: &str) -> Result<Option<Digests>, PublishError> {
        let Some((folder, record)) = self.old else {
            return Ok(None);
        };
        let story = record.story(id).filter(|story| story.inputs == inputs);
        let Some(Story { files, .. }) = story else {
            return Ok(None);
        };
        let is_unchanged = |(name, recorded): (&String, &String)| {
            fs::read(folder.join(name)).is_ok_and(|bytes| digest(&bytes) == *recorded)
        };
        if !files.iter().all(is_unchanged) {
            return Ok(None);
        }
        for name in files.keys() {
            link(&folder.join(name), &self.path_of(name)?)?;
        }
        Ok(Some(files.clone()))
    }

    /// Writes a file, or takes it from the old folder if it is the same there.
    fn put(&self, name: &str, bytes: &[u8]) -> Result<(), PublishError> {
        let path = self.path_of(name)?;
        let old = self.old.map(|(folder, _)| folder.join(name));
        match old.filter(|old| fs::read(old).is_ok_and(|old| old == bytes)) {
            Some(old) => link(&old, &path),
            None => fs::write(&path, bytes).map_err(PublishError::file(&path)),
        }
    }

    /// Returns the path of a file in the new folder, and creates the folders in between.
    fn path_of(&self, name: &str) -> Result<PathBuf, PublishError> {
        let path = self.new.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(PublishError::file(parent))?;
        }
        Ok(path)
    }
}

/// Gives a file a second name, or copies it if the file system has no hard links.
fn link(from: &Path, to: &Path) -> Result<(), PublishError> {
    if fs::hard_link(from, to).is_err() {
        fs::copy(from, to).map_err(PublishError::file(to))?;
    }
    Ok(())
}

impl Record {
    /// Returns the hash of each story's page by its name.
    fn page_digests(&self) -> Digests {
        self.stories()
            .filter_map(|(id, story)| {
                let page = page_of(id);
                let digest = story.files.get(&page)?.clone();
                Some((page, digest))
            })
            .collect()
    }
}

impl From<BuildError> for PublishError {
    fn from(error: BuildError) -> Self {
        Self::Build(error)
    }
}
