//! Waits for changes of files.
//!
//! It looks at the files again and again instead of asking the system for events: an event belongs to
//! a folder as it was, so it would be missed in one that has been replaced or added since, as editors,
//! git and programs that synchronise do, and on many network drives.

use std::fs;
use std::path::PathBuf;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How long to wait before looking again.
const PAUSE: Duration = Duration::from_millis(300);

/// The part of the time that may be spent looking: one of so many.
const SHARE: u32 = 20;

/// Watches some files.
pub struct Watch<'w> {
    /// Returns the files, which may be others each time.
    files: Box<dyn Fn() -> Vec<PathBuf> + 'w>,
    /// The files with their content when they were last looked at. `None`: one that can't be read.
    seen: Vec<(PathBuf, Option<Vec<u8>>)>,
}

impl<'w> Watch<'w> {
    /// Watches the files that a function returns, as they are from now on.
    pub fn new(files: impl Fn() -> Vec<PathBuf> + 'w) -> Self {
        let mut watch = Self {
            files: Box::new(files),
            seen: Vec::new(),
        };
        watch.look();
        watch
    }

    /// Waits until there are other files, or a file has another content.
    pub fn wait(&mut self) {
        let mut pause = PAUSE;
        loop {
            sleep(pause);
            let begin = Instant::now();
            if self.look() {
                return;
            }
            pause = PAUSE.max(begin.elapsed() * SHARE);
        }
    }

    /// Takes the files as they are now for seen. Returns whether something has changed.
    pub fn look(&mut self) -> bool {
        let files = (self.files)().into_iter();
        let now: Vec<_> = files
            .map(|file| {
                let content = fs::read(&file).ok();
                (file, content)
            })
            .collect();
        let has_changed = now != self.seen;
        self.seen = now;
        has_changed
    }
}
