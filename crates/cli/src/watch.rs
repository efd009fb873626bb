//! Waits for changes of files.

use crate::failure::Failure;
use crate::pack_file::folder_of;
use notify_debouncer_mini::notify::{Error, RecommendedWatcher, RecursiveMode};
use notify_debouncer_mini::{DebounceEventResult, Debouncer, new_debouncer};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// Editors write a file in several steps.
const PAUSE: Duration = Duration::from_millis(150);

/// Watches some files.
pub struct Watch {
    /// Watches for as long as it lives.
    _debouncer: Debouncer<RecommendedWatcher>,
    events: Receiver<DebounceEventResult>,
    files: Vec<PathBuf>,
    /// The files' content when they were last looked at. Reading a file is an event too, so only
    /// another content is a change.
    seen: Vec<Option<Vec<u8>>>,
}

impl Watch {
    /// Watches these files, by their folders: a file that is replaced is another one.
    ///
    /// # Errors
    ///
    /// If a folder can't be watched.
    pub fn new(files: Vec<PathBuf>) -> Result<Self, Failure> {
        let (sender, events) = channel();
        let mut debouncer = new_debouncer(PAUSE, sender).map_err(not_watched)?;
        let folders: BTreeSet<&Path> = files.iter().map(|file| folder_of(file)).collect();
        for folder in folders {
            let watched = debouncer
                .watcher()
                .watch(folder, RecursiveMode::NonRecursive);
            watched.map_err(not_watched)?;
        }
        let seen = contents(&files);
        Ok(Self {
            _debouncer: debouncer,
            events,
            files,
            seen,
        })
    }

    /// Waits until a file has another content. False: that can't be known any more.
    pub fn wait(&mut self) -> bool {
        while self.events.recv().is_ok() {
            let now = contents(&self.files);
            if now != self.seen {
                self.seen = now;
                return true;
            }
        }
        false
    }

    /// Takes the files as they are now for seen.
    pub fn look(&mut self) {
        self.seen = contents(&self.files);
    }
}

fn contents(files: &[PathBuf]) -> Vec<Option<Vec<u8>>> {
    files.iter().map(|file| fs::read(file).ok()).collect()
}

fn not_watched(error: Error) -> Failure {
    Failure::new(
        format!("the folder can't be watched: {error}"),
        "run the command again after each change",
    )
}
