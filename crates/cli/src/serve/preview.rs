//! What the preview shows: the pages, or what is wrong.

use crate::check::{Report, check, human};
use crate::failure::Failure;
use crate::pack_file;
use crate::print::counted;
use crate::stories::checked;
use standpoint_site::{Compression, Options, Shell, Site};
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, RwLock};

/// The files of a site by name, and what there is to say about its packs.
pub struct Shown {
    /// Empty if a pack has errors.
    pub files: HashMap<String, Vec<u8>>,
    /// What `standpoint check` says, as text. Empty if there is nothing to say.
    pub problems: String,
    /// In a few words, for a line below the page: `2 warnings`. Empty if there is nothing to say.
    pub summary: String,
}

/// The current state of the packs.
pub struct Preview<'p> {
    shell: Shell,
    /// The files and folders that were given.
    packs: &'p [PathBuf],
    shown: RwLock<Arc<Shown>>,
    /// Counts the changes.
    version: AtomicUsize,
}

impl<'p> Preview<'p> {
    /// Renders the packs.
    ///
    /// # Errors
    ///
    /// If a pack's file can't be read. Later that is shown in the page.
    pub fn new(shell: Shell, packs: &'p [PathBuf]) -> Result<Self, Failure> {
        let shown = shown(&shell, packs)?;
        Ok(Self {
            shell,
            packs,
            shown: RwLock::new(Arc::new(shown)),
            version: AtomicUsize::new(0),
        })
    }

    /// Returns what is shown now.
    pub fn shown(&self) -> Arc<Shown> {
        match self.shown.read() {
            Ok(shown) => shown.clone(),
            Err(poisoned) => poisoned.into_inner().clone(),
        }
    }

    /// The number of changes so far.
    pub fn version(&self) -> usize {
        self.version.load(Ordering::SeqCst)
    }

    /// Renders the packs again.
    pub fn update(&self) {
        let new = shown(&self.shell, self.packs).unwrap_or_else(|failure| Shown {
            files: HashMap::new(),
            problems: failure.to_string(),
            summary: String::new(),
        });
        if let Ok(mut shown) = self.shown.write() {
            *shown = Arc::new(new);
        }
        self.version.fetch_add(1, Ordering::SeqCst);
    }
}

fn shown(shell: &Shell, packs: &[PathBuf]) -> Result<Shown, Failure> {
    let checked = checked(&pack_file::find(packs)?, check)?;
    let has_errors = checked.errors() > 0;
    let warnings: usize = checked.reports.iter().map(Report::warnings).sum();
    let counts = [(warnings, "warning"), (checked.drafts(), "draft")];
    let counts = counts.into_iter().filter(|(count, _)| *count > 0);
    let summary: Vec<_> = counts.map(|(count, noun)| counted(count, noun)).collect();
    let options = Options {
        catalogue: true,
        compression: Compression::Fast,
        ..Options::default()
    };
    let files = match has_errors {
        true => Vec::new(),
        false => {
            let site = Site::new(shell, &checked.stories, &options);
            let site = site.map_err(|error| Failure::of(&error))?;
            site.files().map_err(|error| Failure::of(&error))?
        }
    };
    let problems = match has_errors || !summary.is_empty() {
        true => human::render_plain(&checked.reports),
        false => String::new(),
    };
    Ok(Shown {
        files: files.into_iter().collect(),
        problems,
        summary: summary.join(", "),
    })
}
