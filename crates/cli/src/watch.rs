//! Waits for changes of files.

use crate::failure::Failure;
use notify_debouncer_mini::notify::{Error, RecommendedWatcher, RecursiveMode};
use notify_debouncer_mini::{DebounceEventResult, Debouncer, new_debouncer};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// Editors write a file in several steps.
const PAUSE: Duration = Duration::from_millis(150);

/// Watches the folders of some files.
pub struct Watch {
    /// Watches for as long as it lives.
    _debouncer: Debouncer<RecommendedWatcher>,
    changes: Receiver<DebounceEventResult>,
}

impl Watch {
    /// Watches the folders of these files, and not the files: one that is replaced is another file.
    ///
    /// # Errors
    ///
    /// If a folder can't be watched.
    pub fn new<'f>(files: impl Iterator<Item = &'f Path>) -> Result<Self, Failure> {
        let (sender, changes) = channel();
        let mut debouncer = new_debouncer(PAUSE, sender).map_err(not_watched)?;
        let folders: BTreeSet<&Path> = files
            .map(|file| match file.parent() {
                Some(folder) if !folder.as_os_str().is_empty() => folder,
                _ => Path::new("."),
            })
            .collect();
        for folder in folders {
            let watched = debouncer
                .watcher()
                .watch(folder, RecursiveMode::NonRecursive);
            watched.map_err(not_watched)?;
        }
        Ok(Self {
            _debouncer: debouncer,
            changes,
        })
    }

    /// Waits for the next change. Several at once count as one. False: there will be none.
    pub fn wait(&self) -> bool {
        let changed = self.changes.recv().is_ok();
        while self.changes.try_recv().is_ok() {}
        changed
    }

    /// Forgets the changes so far.
    pub fn forget(&self) {
        while self.changes.try_recv().is_ok() {}
    }
}

fn not_watched(error: Error) -> Failure {
    Failure::new(
        format!("the folder can't be watched: {error}"),
        "run the command again after each change",
    )
}
