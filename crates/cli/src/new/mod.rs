//! `standpoint new`: begins a pack from an article.

mod checklist;
mod drafts;
mod language;
mod pack;

pub use pack::slug;

use crate::args::New;
use crate::article::{self, Article};
use crate::candidates::candidates;
use crate::failure::Failure;
use crate::merge::{Kept, Merging, counts};
use crate::pack_file::{ARTICLE, ArticleFile, PACK, PackFile, folder_of};
use crate::reply::Reply;
use crate::{print, schema};
use checklist::checklist;
use pack::About;
use serde_json::Value;
use standpoint_core::pack::{Basis, Date, Edtf, Link, PackId};
use standpoint_core::read::{LIMITS, TO_DO, is_language_tag};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use tempfile::Builder;

/// The name of the schema's file next to the pack.
pub const SCHEMA: &str = "pack.schema.json";
/// The name of the list of what a person must decide.
const CHECKLIST: &str = "CHECKLIST.md";

/// Writes a folder with the pack, the article's text, the schema and a checklist.
///
/// # Errors
///
/// If the article can't be read, an argument is no id, date or link, the language isn't clear, or the
/// folder exists. Then nothing is written.
pub fn run(arguments: &New) -> Result<ExitCode, Failure> {
    let path = &arguments.article;
    let bytes = fs::read(path).map_err(Failure::file(path, "pass a file that can be read"))?;
    let article = article::read_file(path, &bytes)?;
    let (count, most) = (article.paragraphs.len(), LIMITS.elements);
    if count > most {
        return Err(Failure::new(
            format!(
                "{}: {count} paragraphs, and a pack has at most {most}",
                path.display()
            ),
            "make a story of a part of it",
        ));
    }
    let about = about(arguments, &article)?;
    let folder = match &arguments.out {
        Some(out) => out.join(about.id.as_str()),
        None => PathBuf::from(about.id.as_str()),
    };
    let text = article.paragraphs.join("\n") + "\n";
    let drafted = match arguments.no_drafts {
        true => Drafted {
            json: pack::pack(&article, &about),
            kept: Vec::new(),
            without_speaker: Vec::new(),
        },
        false => drafted(&article, &about, &folder, &text)?,
    };
    let files = [
        (PACK, drafted.json.clone()),
        (ARTICLE, text),
        (SCHEMA, schema::PACK.to_owned()),
        (
            CHECKLIST,
            checklist(&about, &drafted.json, &drafted.without_speaker),
        ),
    ];
    write(&folder, &files)?;
    print::line(&summary(&folder, &article, &drafted));
    Ok(ExitCode::SUCCESS)
}

/// Returns what is found in the article of a pack, as the entries that [`run`] writes, each with its
/// list. Nothing if the pack has errors.
pub fn found_in(file: &PackFile) -> Vec<(String, Value)> {
    let Ok(pack) = file.pack() else {
        return Vec::new();
    };
    let source = pack.source();
    let about = About {
        id: pack.id().clone(),
        publisher: source.publisher.clone(),
        published: source.published.clone(),
        language: source.language.clone(),
        link: source.link.clone(),
        is_owned: source.owned,
    };
    let article = Article {
        paragraphs: file.paragraphs(),
        ..Article::default()
    };
    drafts_of(&article, &about).0.entries
}

/// Returns what is found in an article, and a line for each quote that nobody could be given.
fn drafts_of(article: &Article, about: &About) -> (Reply, Vec<String>) {
    let found = candidates(&article.paragraphs, &about.language, &about.published.edtf);
    drafts::drafts(article, about, &found)
}

/// A pack with what was found in the article.
struct Drafted {
    json: String,
    kept: Vec<Kept>,
    /// The quotes that nobody could be given.
    without_speaker: Vec<String>,
}

/// Adds what is found in the article to a first pack, as if it were the reply to a brief: what
/// doesn't hold is left out.
fn drafted(
    article: &Article,
    about: &About,
    folder: &Path,
    text: &str,
) -> Result<Drafted, Failure> {
    let (reply, without_speaker) = drafts_of(article, about);
    let file = PackFile {
        path: folder.join(PACK),
        text: pack::pack(article, about),
        id: Some(about.id.clone()),
        article: Some(ArticleFile {
            path: folder.join(ARTICLE),
            text: text.to_owned(),
        }),
    };
    let mut merging = Merging::new(&file, reply)?;
    merging.check();
    let (json, kept) = merging.merged();
    Ok(Drafted {
        json,
        kept,
        without_speaker,
    })
}

fn about(arguments: &New, article: &Article) -> Result<About, Failure> {
    let id = match &arguments.id {
        Some(id) => id.clone(),
        None => id_of(&arguments.article)?,
    };
    let id = PackId::try_from(id).map_err(|error| {
        Failure::new(
            format!("--id: {error}"),
            "pass another --id, such as `ferry-plan`",
        )
    })?;
    if is_reserved(id.as_str()) {
        return Err(Failure::new(
            format!("--id: Windows has no folder called `{id}`"),
            "pass another --id, such as `ferry-plan`",
        ));
    }
    let edtf = Edtf::try_from(arguments.published.clone()).map_err(|error| {
        Failure::new(
            format!("--published: {error}"),
            "write the day as 2025-03-04, or what is known of it: 2025-03, 2025, [2025-01..2025-03]",
        )
    })?;
    let link = arguments.link.clone().map(Link::try_from).transpose();
    let link = link.map_err(|error| Failure::new(format!("--link: {error}"), "or leave it out"))?;
    let language = match arguments.language.as_ref().or(article.language.as_ref()) {
        Some(language) => language.clone(),
        None => language::of(&article.paragraphs).ok_or_else(|| {
            Failure::new(
                "the article's language isn't clear",
                "pass it with --language, as a tag such as `en` or `pt-BR`",
            )
        })?,
    };
    if !is_language_tag(&language) {
        return Err(Failure::new(
            format!("`{language}` is not a language tag"),
            "pass --language with a tag such as `en` or `pt-BR`",
        ));
    }
    Ok(About {
        id,
        publisher: arguments.publisher.clone().unwrap_or_else(|| TO_DO.into()),
        published: Date {
            edtf,
            words: None,
            basis: Basis::Stated,
        },
        language,
        link,
        is_owned: arguments.owned,
    })
}

/// Whether Windows reserves a name for a device, so that no folder or file can have it.
pub fn is_reserved(id: &str) -> bool {
    let is_port = |name: &str| {
        let number = id.strip_prefix(name);
        number.is_some_and(|it| matches!(it.as_bytes(), [b'0'..=b'9']))
    };
    matches!(id, "aux" | "con" | "nul" | "prn") || is_port("com") || is_port("lpt")
}

/// Makes an id of a file's name.
fn id_of(path: &Path) -> Result<String, Failure> {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy());
    let id = stem.map(|stem| slug(&stem)).filter(|id| !id.is_empty());
    id.ok_or_else(|| {
        Failure::new(
            format!("{}: its name makes no id", path.display()),
            "pass --id, such as `ferry-plan`",
        )
    })
}

/// Writes the files into a new folder: all, or none.
///
/// # Errors
///
/// If the folder exists, or can't be written.
pub fn write(folder: &Path, files: &[(&str, String)]) -> Result<(), Failure> {
    if folder.exists() {
        return Err(Failure::new(
            format!("{}: exists already", folder.display()),
            "remove it, or pass another --id or --out",
        ));
    }
    let hint = "pass an --out in which you can write";
    let parent = folder_of(folder);
    fs::create_dir_all(parent).map_err(Failure::file(parent, hint))?;
    let new = Builder::new().prefix(".standpoint-new").tempdir_in(parent);
    let new = new.map_err(Failure::file(parent, hint))?;
    for (name, text) in files {
        let path = new.path().join(name);
        fs::write(&path, text).map_err(Failure::file(&path, hint))?;
    }
    let new = new.keep();
    fs::rename(&new, folder).map_err(|error| {
        let _ = fs::remove_dir_all(&new);
        Failure::file(folder, hint)(error)
    })?;
    readable(folder).map_err(Failure::file(folder, hint))
}

/// Lets others read the folder: temporary ones are private.
#[cfg(unix)]
fn readable(folder: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn readable(_: &Path) -> std::io::Result<()> {
    Ok(())
}

fn summary(folder: &Path, article: &Article, drafted: &Drafted) -> String {
    let mut lines = vec![format!(
        "Wrote {}: {} paragraphs.",
        folder.display(),
        article.paragraphs.len()
    )];
    let counts = counts(&drafted.kept);
    if !counts.is_empty() {
        lines.push(format!("  drafts, for you to confirm: {counts}"));
    }
    let others = drafted.without_speaker.len();
    if others > 0 {
        lines.push(format!(
            "  quotes whose speaker isn't clear: {others}, listed in {CHECKLIST}"
        ));
    }
    lines.extend(
        article
            .left_out
            .iter()
            .map(|it| format!("  not in the text: {it}")),
    );
    lines.push(format!(
        "Next:\n  read {}\n  standpoint check {} --watch",
        folder.join(CHECKLIST).display(),
        folder.display()
    ));
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::is_reserved;

    #[test]
    fn names_of_devices_are_reserved() {
        for (id, expected) in [
            ("con", true),
            ("nul", true),
            ("com1", true),
            ("lpt9", true),
            ("com10", false),
            ("common", false),
            ("console", false),
        ] {
            assert_eq!(is_reserved(id), expected, "{id}");
        }
    }
}
