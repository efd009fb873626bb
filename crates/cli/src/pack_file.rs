//! Finds packs and their articles on disk.

use crate::failure::Failure;
use crate::print;
use ignore::WalkBuilder;
use serde_json::Value;
use standpoint_core::Pack;
use standpoint_core::pack::PackId;
use standpoint_core::read::{Location, Problem, Problems, drafts, paragraphs_of};
use standpoint_site::is_staging;
use std::collections::BTreeSet;
use std::fs::{self, Permissions};
use std::io::Write as _;
#[cfg(unix)]
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use tempfile::Builder;

/// The name of a pack's file.
pub const PACK: &str = "pack.json";
/// The file by which a built site is recognised.
const BUILT: &str = ".standpoint.json";
/// The name of the article's text next to it, one paragraph per line.
pub const ARTICLE: &str = "article.txt";

/// A pack as it is on disk, with its article.
#[derive(Clone)]
pub struct PackFile {
    /// Where it is.
    pub path: PathBuf,
    /// Its content, which need not be JSON.
    pub text: String,
    /// The name of its folder, if its file has the usual name.
    pub id: Option<PackId>,
    /// Its article.
    pub article: Option<ArticleFile>,
}

/// The plain text of an article, one paragraph per line.
#[derive(Clone)]
pub struct ArticleFile {
    /// Where it is.
    pub path: PathBuf,
    /// Its content.
    pub text: String,
}

impl PackFile {
    /// Reads a pack, and its article: `source`, else the `article.txt` next to the pack.
    ///
    /// # Errors
    ///
    /// A file that can't be read or isn't UTF-8.
    pub fn read(path: &Path, source: Option<&Path>) -> Result<Self, Failure> {
        let next_to_it = path.with_file_name(ARTICLE);
        let article = match source {
            Some(source) => Some(ArticleFile::read(source)?),
            None if next_to_it.is_file() => Some(ArticleFile::read(&next_to_it)?),
            None => None,
        };
        let is_named_pack = path.file_name().is_some_and(|name| name == PACK);
        // Of a link, its own name; `.` and `..` have none.
        let absolute = fs::canonicalize(folder_of(path)).ok();
        let name = folder_of(path)
            .file_name()
            .or_else(|| absolute.as_deref().and_then(Path::file_name));
        let id = name.and_then(|name| name.to_str().map(str::to_owned));
        Ok(Self {
            path: path.to_owned(),
            text: text_of(path)?,
            id: id
                .filter(|_| is_named_pack)
                .and_then(|id| PackId::try_from(id).ok()),
            article,
        })
    }
}

impl PackFile {
    /// Returns the pack's JSON, or null if the file is no JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_default()
    }

    /// Returns the article's paragraphs. None without an article.
    pub fn paragraphs(&self) -> Vec<String> {
        let article = self.article.as_ref();
        article.map_or_else(Vec::new, |article| paragraphs_of(&article.text))
    }

    /// Returns the checked pack. Draft questions with errors, as `standpoint import` adds them, are left
    /// out, and that is said.
    ///
    /// # Errors
    ///
    /// If the pack has other errors.
    pub fn pack(&self) -> Result<Pack, Failure> {
        standpoint_core::read(self.text.as_bytes()).or_else(|problems| {
            if let Some((pack, left_out)) = self.without_unfinished(&problems) {
                let questions = print::counted(left_out, "draft question");
                let file = self.path.display();
                print::note(&format!("{file}: {questions} with errors left out"));
                return Ok(pack);
            }
            let count = problems.count();
            let errors = if count == 1 { "error" } else { "errors" };
            Err(Failure::new(
                format!("{}: {count} {errors}", self.path.display()),
                "correct what `standpoint check` reports, and try again",
            ))
        })
    }

    /// Returns the pack without the draft questions that have these problems, and how many they are.
    /// `None`: others have problems too.
    fn without_unfinished(&self, problems: &Problems) -> Option<(Pack, usize)> {
        let mut json = self.json();
        let questions = json.get_mut("questions")?.as_array_mut()?;
        let index = |problem: &Problem| match &problem.location {
            Location::Path(path) => {
                let (index, _) = path.strip_prefix("questions[")?.split_once(']')?;
                let index: usize = index.parse().ok()?;
                (questions.get(index)?["draft"] == true).then_some(index)
            }
            Location::File | Location::Text { .. } => None,
        };
        let unfinished: Option<BTreeSet<usize>> = problems.iter().map(index).collect();
        let unfinished = unfinished?;
        for index in unfinished.iter().rev() {
            questions.remove(*index);
        }
        let pack = standpoint_core::read(json.to_string().as_bytes()).ok()?;
        Some((pack, unfinished.len()))
    }

    /// Returns how much a person still has to write or confirm.
    pub fn drafts(&self) -> usize {
        drafts(&self.json()).len()
    }

    /// Refuses a pack with drafts, unless they are allowed.
    ///
    /// # Errors
    ///
    /// If there are drafts and they are not allowed.
    pub fn refuse_drafts(&self, are_allowed: bool) -> Result<(), Failure> {
        let drafts = self.drafts();
        match are_allowed || drafts == 0 {
            true => Ok(()),
            false => Err(Failure::new(
                format!("{}: drafts: {drafts}", self.path.display()),
                "confirm what `standpoint check` lists, or pass --drafts",
            )),
        }
    }

    /// Replaces the content, and leaves the old one if that fails.
    ///
    /// # Errors
    ///
    /// If the file can't be written, or is not as it was when it was read.
    pub fn write(&self, text: &str) -> Result<(), Failure> {
        let hint = "check that the file and its folder can be written";
        // Of a link, the file that it leads to.
        let path = fs::canonicalize(&self.path).map_err(Failure::file(&self.path, hint))?;
        let permissions = fs::metadata(&path)
            .map_err(Failure::file(&path, hint))?
            .permissions();
        if permissions.readonly() {
            let what = format!("{}: read-only", self.path.display());
            return Err(Failure::new(what, "allow writing it"));
        }
        if text_of(&path)? != self.text {
            return Err(Failure::new(
                format!(
                    "{}: changed by another program meanwhile",
                    self.path.display()
                ),
                "run the command again",
            ));
        }
        replace(&path, text.as_bytes(), Some(permissions), hint)
    }
}

/// Writes a new file next to the path and renames it, so that a failure leaves what was there. `hint` is
/// what to do if it can't be written.
///
/// # Errors
///
/// If the file can't be written.
pub fn replace(
    path: &Path,
    content: &[u8],
    permissions: Option<Permissions>,
    hint: &'static str,
) -> Result<(), Failure> {
    let folder = folder_of(path);
    let mut builder = Builder::new();
    builder.prefix(".pack");
    // As the system does for new files; otherwise nobody else may read it.
    #[cfg(unix)]
    builder.permissions(Permissions::from_mode(0o666));
    let new = builder.tempfile_in(folder);
    let mut new = new.map_err(Failure::file(folder, hint))?;
    let written = new.write_all(content).and_then(|()| {
        if let Some(permissions) = permissions {
            new.as_file().set_permissions(permissions)?;
        }
        new.as_file().sync_all()
    });
    written.map_err(Failure::file(path, hint))?;
    let kept = new.persist(path).map_err(|error| error.error);
    kept.map(drop).map_err(Failure::file(path, hint))
}

impl ArticleFile {
    /// Reads an article.
    ///
    /// # Errors
    ///
    /// A file that can't be read or isn't UTF-8.
    pub fn read(path: &Path) -> Result<Self, Failure> {
        Ok(Self {
            path: path.to_owned(),
            text: text_of(path)?,
        })
    }
}

/// Returns the one pack that a path leads to: a file, or a folder with one pack.
///
/// # Errors
///
/// As [`find`], or a folder with several packs.
pub fn find_one(path: &Path) -> Result<PathBuf, Failure> {
    let mut found = find(&[path.to_owned()])?;
    match (found.pop(), found.is_empty()) {
        (Some(only), true) => Ok(only),
        _ => Err(Failure::new(
            format!("{}: a folder with several packs", path.display()),
            "pass the folder of one",
        )),
    }
}

/// Returns the packs that the given files and folders contain, in the order of their paths: a file
/// is a pack, and in a folder every `pack.json` is one, at whatever depth.
///
/// # Errors
///
/// The first of what [`find_all`] couldn't read.
pub fn find(given: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let (found, failures) = find_all(given);
    match failures.into_iter().next() {
        Some(first) => Err(first),
        None => Ok(found),
    }
}

/// Returns the packs as [`find`] does, and what stands in the way of finding all of them: a path that
/// doesn't exist, a folder that can't be read or has no pack.
pub fn find_all(given: &[PathBuf]) -> (Vec<PathBuf>, Vec<Failure>) {
    let mut found = Vec::new();
    let mut failures = Vec::new();
    for path in given {
        match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => find_inside(path, &mut found, &mut failures),
            Ok(metadata)
                if metadata.is_file() && path.extension().is_some_and(|it| it == "json") =>
            {
                found.push(path.clone());
            }
            Ok(_) => failures.push(Failure::new(
                format!("{}: not a pack", path.display()),
                "pass a pack.json, or the folder that has one",
            )),
            Err(error) => {
                let hint = "pass a pack.json, or a folder with packs";
                failures.push(Failure::file(path, hint)(error));
            }
        }
    }
    (found, failures)
}

fn find_inside(folder: &Path, found: &mut Vec<PathBuf>, failures: &mut Vec<Failure>) {
    // A site that the command has built contains packs too, and so does one whose build was stopped.
    let is_own = |entry: &ignore::DirEntry| {
        !entry.path().join(BUILT).is_file() && !is_staging(entry.file_name())
    };
    let walk = WalkBuilder::new(folder)
        .standard_filters(false)
        .follow_links(true)
        .filter_entry(is_own)
        .build();
    let mut inside = Vec::new();
    let mut is_read = true;
    for entry in walk {
        match entry {
            Ok(entry) if entry.file_name() == PACK && entry.path().is_file() => {
                inside.push(entry.into_path());
            }
            Ok(_) => {}
            Err(error) => {
                is_read = false;
                let hint = "allow reading it, or pass the folders of the packs";
                failures.push(Failure::new(error.to_string(), hint));
            }
        }
    }
    if inside.is_empty() && is_read {
        failures.push(Failure::new(
            format!("{}: no {PACK} in this folder", folder.display()),
            "pass the folder of a pack, or begin one with `standpoint new`",
        ));
    }
    inside.sort_unstable();
    found.append(&mut inside);
}

/// Returns the files of the packs that the given files and folders contain now, and their articles:
/// `source`, else the `article.txt` next to each.
pub fn with_articles(given: &[PathBuf], source: Option<&Path>) -> Vec<PathBuf> {
    let (packs, _) = find_all(given);
    let articles: Vec<_> = match source {
        Some(source) => vec![source.to_owned()],
        None => packs.iter().map(|it| it.with_file_name(ARTICLE)).collect(),
    };
    [packs, articles].concat()
}

/// Returns the text of a file, without a byte order mark.
///
/// # Errors
///
/// A file that can't be read or isn't UTF-8.
pub fn text_of(path: &Path) -> Result<String, Failure> {
    let bytes = fs::read(path).map_err(Failure::file(path, "pass a file that can be read"))?;
    let text = String::from_utf8(bytes).map(|text| text.trim_start_matches('\u{feff}').to_owned());
    text.map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let before = String::from_utf8_lossy(&error.as_bytes()[..valid]).into_owned();
        Failure::new(
            format!(
                "{}: not UTF-8 from line {} on",
                path.display(),
                before.matches('\n').count() + 1
            ),
            "save it as UTF-8",
        )
    })
}

/// Returns the folder that a file is in.
pub fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}
