use serde_json::Value;
use standpoint_core::pack::PackId;
use standpoint_core::read::Problems;
use std::path::{Path, PathBuf};
use std::{fmt, io};

/// Why the pages can't be written.
#[derive(Debug)]
pub enum Problem {
    /// A file could not be read, written or removed.
    File(PathBuf, io::Error),
    /// The build has no file of such a name: how it begins and ends.
    Missing(&'static str, &'static str),
    /// A pack or the list of packs has problems.
    Pack(PathBuf, Problems),
    /// The list has a pack that is not there.
    NoPack(PackId),
    /// The list has a pack under another title than its own, which this is.
    OtherTitle(PackId, String),
    /// The list of packs is empty.
    NoPacks,
    /// The page of a story has no end of its main part, or several.
    NoMain,
    /// A picture can't be drawn.
    Picture {
        /// Which.
        what: String,
        /// Why.
        why: String,
        /// What to do about it.
        hint: &'static str,
    },
}

impl Problem {
    pub(crate) fn file(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |error| Self::File(path, error)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path, error) => {
                write!(f, "{}: {error}: build the page anew", path.display())
            }
            Self::Missing(stem, end) => write!(
                f,
                "the build has no {stem}…{end}: build it by `cargo xtask build`"
            ),
            Self::Pack(path, problems) => write!(f, "{}:\n{problems}", path.display()),
            Self::NoPack(id) => write!(
                f,
                "data/packs.json lists `{id}`, but there is no data/{id}/pack.json: \
                 write that pack, or take `{id}` out of the list"
            ),
            Self::OtherTitle(id, title) => write!(
                f,
                "data/packs.json: the title of `{id}` is not the one in data/{id}/pack.json: \
                 put {}",
                // As JSON, to be pasted.
                Value::from(title.as_str())
            ),
            Self::NoPacks => f.write_str("data/packs.json lists no pack: list one"),
            Self::NoMain => f.write_str("a view is to have one <main>: see its HTML"),
            Self::Picture { what, why, hint } => {
                write!(f, "{what} can't be drawn: {why}: {hint}")
            }
        }
    }
}

impl std::error::Error for Problem {}
