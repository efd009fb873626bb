use serde_json::Value;
use standpoint_core::pack::PackId;
use standpoint_core::read::Problems;
use std::path::{Path, PathBuf};
use std::str::Utf8Error;
use std::{fmt, io};

/// Why the pages could not be written.
#[derive(Debug)]
pub enum BuildError {
    /// A file could not be read, written or removed.
    File(PathBuf, io::Error),
    /// The shell has no file of this name, in which `…` stands for a hash.
    MissingFile(String),
    /// A file of the shell is not UTF-8 text.
    NotText(String, Utf8Error),
    /// The archive of the shell is damaged, or could not be written.
    Archive(io::Error),
    /// A pack or the list of packs is invalid.
    Pack(PathBuf, Problems),
    /// The list names a pack that does not exist.
    PackNotFound(PackId),
    /// The list has another title for a pack than the pack itself, which has this one.
    TitleMismatch(PackId, String),
    /// A pack has entries that nobody has confirmed, at these paths.
    Drafts(PackId, Vec<String>),
    /// The list of packs is empty.
    EmptyPackList,
    /// Two packs have one id.
    IdTwice(PackId),
    /// Two files of the site would have this name.
    NameTaken(String),
    /// The folder's path has characters that some host would need escaped.
    PathOfHost(String),
    /// A rendered view does not have exactly one `</main>`.
    NoMain,
    /// A picture can't be rendered.
    Picture {
        /// Which picture.
        what: String,
        /// The cause.
        cause: String,
        /// How to fix it.
        hint: &'static str,
    },
}

impl BuildError {
    pub(crate) fn file(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |error| Self::File(path, error)
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path, error) => {
                write!(
                    f,
                    "{}: {error}\n  fix: build the pages again",
                    path.display()
                )
            }
            Self::MissingFile(name) => {
                write!(f, "the build has no {name}\n  fix: run `cargo xtask build`")
            }
            Self::NotText(name, error) => write!(
                f,
                "{name} of the build: {error}\n  fix: save it as UTF-8, and build the pages again"
            ),
            Self::Archive(error) => write!(
                f,
                "the archive of the shell: {error}\n  fix: build it again with `cargo xtask dist`"
            ),
            Self::Pack(path, problems) => write!(f, "{}:\n{problems}", path.display()),
            Self::PackNotFound(id) => write!(
                f,
                "data/packs.json lists `{id}`, but there is no data/{id}/pack.json\n  \
                 fix: write that pack, or remove `{id}` from the list"
            ),
            Self::TitleMismatch(id, title) => write!(
                f,
                "data/packs.json: the title of `{id}` differs from the one in data/{id}/pack.json\n  \
                 fix: change it to {}",
                // As JSON, ready to paste.
                Value::from(title.as_str())
            ),
            Self::Drafts(id, paths) => write!(
                f,
                "data/{id}/pack.json has drafts: {}\n  fix: confirm each, or remove `{id}` from data/packs.json",
                paths.join(", ")
            ),
            Self::EmptyPackList => {
                f.write_str("there are no packs to build a site of\n  fix: add one")
            }
            Self::IdTwice(id) => write!(
                f,
                "two packs have the id `{id}`, which is the name of a story's page\n  \
                 fix: change the id of one, or leave it out"
            ),
            Self::NameTaken(name) => write!(
                f,
                "two files of the site would be called {name}\n  \
                 fix: change the id of the pack that it begins or ends with"
            ),
            Self::PathOfHost(path) => write!(
                f,
                "the path {path} can't be written into the configuration of a host\n  \
                 fix: call the folder something with only a–z, A–Z, 0–9, `-`, `_`, `.` and `~`, \
                 or leave out `--host`"
            ),
            Self::NoMain => f.write_str(
                "a rendered page must have exactly one </main>\n  \
                 fix: correct the views in web/src/views",
            ),
            Self::Picture { what, cause, hint } => {
                write!(f, "can't render {what}: {cause}\n  fix: {hint}")
            }
        }
    }
}

impl std::error::Error for BuildError {}
