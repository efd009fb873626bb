//! The folder next to the target in which a build prepares its replacement.

use super::PublishError;
use std::ffi::{OsStr, OsString};
use std::fs::{self, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// A folder next to the target, with a lock, and with the new and the old folder in it. It is removed
/// when dropped.
pub struct Staging {
    target: PathBuf,
    path: PathBuf,
    /// Locked while the build runs, so that no other build uses the folder. What a build that was
    /// killed has left behind isn't locked.
    _lock: fs::File,
}

const LOCK: &str = "lock";
/// The end of the name of the folder in which a build is prepared, next to the target.
const ENDING: &str = ".standpoint-build";

/// Returns whether a folder of this name is one in which a build is prepared, or was when it stopped.
pub fn is_staging(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with('.') && name.ends_with(ENDING)
}

const NEW: &str = "new";
const OLD: &str = "old";

impl Staging {
    /// Prepares to replace `folder`, which may not exist yet. Undoes what a build that was killed has
    /// left behind.
    pub fn open(folder: &Path) -> Result<Self, PublishError> {
        let target = resolved(folder)?;
        let name = target.file_name().unwrap_or(OsStr::new("site"));
        let mut hidden = OsString::from(".");
        hidden.push(name);
        hidden.push(ENDING);
        let path = target.with_file_name(hidden);
        fs::create_dir_all(&path).map_err(PublishError::file(&path))?;
        let lock = path.join(LOCK);
        let file = fs::File::create(&lock).map_err(PublishError::file(&lock))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(PublishError::Busy(target)),
            // Some network file systems have no locks.
            Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {}
            Err(TryLockError::Error(error)) => return Err(PublishError::File(lock, error)),
        }
        let staging = Self {
            target,
            path,
            _lock: file,
        };
        staging.recover()?;
        let new = staging.new_folder();
        fs::create_dir(&new).map_err(PublishError::file(&new))?;
        Ok(staging)
    }

    /// The folder to replace.
    pub fn target(&self) -> &Path {
        &self.target
    }

    /// The folder to fill.
    pub fn new_folder(&self) -> PathBuf {
        self.path.join(NEW)
    }

    /// Puts the new folder in the place of the target.
    pub fn replace(self) -> Result<(), PublishError> {
        let (new, old) = (self.new_folder(), self.path.join(OLD));
        replace(&self.target, &new, &old)
            .map_err(|error| PublishError::Replace(self.target.clone(), error))
    }

    /// Restores the target if a build was killed while it replaced it, and removes its files.
    fn recover(&self) -> Result<(), PublishError> {
        let old = self.path.join(OLD);
        if old.exists() && !self.target.exists() {
            fs::rename(&old, &self.target).map_err(PublishError::file(&old))?;
        }
        for left in [old, self.new_folder()] {
            match fs::remove_dir_all(&left) {
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                removed => removed.map_err(PublishError::file(&left))?,
            }
        }
        Ok(())
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // If something can't be removed now, the next build does it.
        let _ = fs::remove_dir_all(&self.path);
    }
}

/// Puts `new` in the place of `target`, which moves to `old`. If that fails, the target is as before.
fn replace(target: &Path, new: &Path, old: &Path) -> io::Result<()> {
    match fs::rename(target, old) {
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        renamed => renamed?,
    }
    fs::rename(new, target).inspect_err(|_| {
        // There is no old one if there was no target.
        let _ = fs::rename(old, target);
    })
}

/// Returns the absolute path of a folder, and creates those above it. If it is a symbolic link,
/// returns what it leads to.
fn resolved(folder: &Path) -> Result<PathBuf, PublishError> {
    match folder.canonicalize() {
        Ok(path) if path.is_dir() => return Ok(path),
        Ok(path) => return Err(PublishError::NotAFolder(path)),
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => return Err(PublishError::File(folder.to_owned(), error)),
    }
    let path = std::path::absolute(folder).map_err(PublishError::file(folder))?;
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(PublishError::file(parent))?;
    }
    Ok(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use tempfile::TempDir;

    fn names_in(folder: &Path) -> Vec<OsString> {
        let entries = fs::read_dir(folder).expect("a folder");
        let mut names: Vec<_> = entries
            .map(|entry| entry.expect("an entry").file_name())
            .collect();
        names.sort();
        names
    }

    /// A folder with a folder `site`, which has the file `old.html`.
    fn with_site() -> (TempDir, PathBuf) {
        let parent = TempDir::new().expect("a temporary folder");
        let site = parent.path().join("site");
        fs::create_dir(&site).expect("a folder");
        fs::write(site.join("old.html"), "").expect("a file");
        (parent, site)
    }

    #[test]
    fn the_new_folder_takes_the_place_of_the_old_one() {
        let (parent, site) = with_site();
        let staging = Staging::open(&site).expect("a staging folder");
        fs::write(staging.new_folder().join("new.html"), "").expect("a file");
        staging.replace().expect("replaced");
        assert_eq!(names_in(&site), ["new.html"]);
        assert_eq!(names_in(parent.path()), ["site"]);
    }

    #[test]
    fn if_the_new_folder_cannot_take_its_place_the_old_one_does() {
        let (parent, site) = with_site();
        let staging = Staging::open(&site).expect("a staging folder");
        fs::remove_dir(staging.new_folder()).expect("removed");
        let error = staging.replace().expect_err("nothing to put there");
        assert!(matches!(error, PublishError::Replace(..)), "{error}");
        assert_eq!(names_in(&site), ["old.html"]);
        assert_eq!(names_in(parent.path()), ["site"]);
    }

    #[test]
    fn a_second_build_is_refused() {
        let (parent, site) = with_site();
        let first = Staging::open(&site).expect("a staging folder");
        let error = Staging::open(&site).err().expect("an error");
        assert!(matches!(error, PublishError::Busy(_)), "{error}");
        assert!(first.new_folder().is_dir());
        drop(first);
        assert_eq!(names_in(parent.path()), ["site"]);
        assert!(Staging::open(&site).is_ok());
    }

    #[test]
    fn what_a_killed_build_has_left_is_undone() {
        let (parent, site) = with_site();
        let left = parent.path().join(".site.standpoint-build");
        fs::create_dir_all(left.join(NEW)).expect("a folder");
        fs::write(left.join(NEW).join("half.html"), "").expect("a file");
        // Killed between the two renames.
        fs::rename(&site, left.join(OLD)).expect("renamed");
        let staging = Staging::open(&site).expect("a staging folder");
        assert_eq!(names_in(&site), ["old.html"]);
        assert_eq!(names_in(&staging.new_folder()), [""; 0]);
        drop(staging);
        assert_eq!(names_in(parent.path()), ["site"]);
    }

    #[test]
    fn a_file_is_no_folder() {
        let (_parent, site) = with_site();
        let error = Staging::open(&site.join("old.html"))
            .err()
            .expect("an error");
        assert!(matches!(error, PublishError::NotAFolder(_)), "{error}");
    }
}
