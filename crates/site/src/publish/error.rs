use crate::error::BuildError;
use std::path::{Path, PathBuf};
use std::{fmt, io};

/// Why a site could not be published.
#[derive(Debug)]
pub enum PublishError {
    /// A file can't be rendered.
    Build(BuildError),
    /// The folder has a file that Standpoint has not written.
    Foreign {
        /// The folder.
        folder: PathBuf,
        /// The first such file, relative to the folder.
        file: PathBuf,
    },
    /// The record of an earlier build can't be read.
    Record {
        /// The file.
        path: PathBuf,
        /// The cause.
        cause: String,
    },
    /// Something that is no folder has the name of the folder.
    NotAFolder(PathBuf),
    /// Another build is writing to the folder.
    Busy(PathBuf),
    /// The old folder can't be replaced.
    Replace(PathBuf, io::Error),
    /// A file or folder can't be read or written.
    File(PathBuf, io::Error),
}

impl PublishError {
    pub(super) fn file(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |error| Self::File(path, error)
    }
}

impl fmt::Display for PublishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Build(error) => error.fmt(f),
            Self::Foreign { folder, file } => write!(
                f,
                "{} has a file that Standpoint has not written: {}\n  \
                 fix: choose another folder, or move the file to somewhere else",
                folder.display(),
                file.display()
            ),
            Self::Record { path, cause } => write!(
                f,
                "{}: {cause}\n  fix: choose another folder, or delete this one",
                path.display()
            ),
            Self::NotAFolder(path) => write!(
                f,
                "{} is not a folder\n  fix: choose another name, or delete it",
                path.display()
            ),
            Self::Busy(path) => write!(
                f,
                "another build is writing to {}\n  fix: wait until it has finished",
                path.display()
            ),
            Self::Replace(path, error) => write!(
                f,
                "can't replace {}: {error}\n  \
                 fix: close what uses it, or choose a folder inside it if it is the root of a disk",
                path.display()
            ),
            Self::File(path, error) => write!(
                f,
                "{}: {error}\n  fix: make room for it and allow writing there, then build again",
                path.display()
            ),
        }
    }
}

impl std::error::Error for PublishError {}
