//! The book's sources, as mdBook wants them: all below one folder.
//!
//! The chapters are files in several folders of the repository. They are copied into a folder with
//! the same layout, so that links between them work unchanged, on GitHub and in the book.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use serde_json::Value;

use crate::error::{Error, Result};
use crate::markdown::{self, resolved};
use crate::tidy;
use crate::workspace::Workspace;

/// The folder of the book with the built pages.
pub const STORIES: &str = "stories";

const SUMMARY: &str = "docs/SUMMARY.md";
/// The files of the book itself.
const BOOK: [&str; 3] = ["book.toml", "chapters.css", "stories.js"];

/// Writes the sources into a folder, which is replaced.
pub fn write(workspace: &Workspace, folder: &Path, has_stories: bool) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            return Err(Error::with_file(
                "remove",
                folder,
                &error,
                "remove it by hand",
            ));
        }
        _ => {}
    }
    for name in BOOK {
        let text = workspace.read(&format!("docs/{name}"))?;
        put(&folder.join(name), text.as_bytes())?;
    }
    let summary = workspace.read(SUMMARY)?;
    let chapters = chapters(&summary);
    let source = folder.join("src");
    put(
        &source.join("SUMMARY.md"),
        from_the_root(&summary).as_bytes(),
    )?;
    let titles = titles(workspace)?;
    let tracked = tidy::paths(workspace)?;
    for chapter in &chapters {
        let text = workspace.read(chapter)?;
        for file in files(chapter, &text) {
            if tracked.contains(&file) {
                let path = workspace.path(&file);
                let content = fs::read(&path)
                    .map_err(|error| Error::with_file("read", &path, &error, "restore it"))?;
                put(&source.join(&file), &content)?;
            }
        }
        let text = with_stories(chapter, &text, has_stories.then_some(&titles))?;
        put(&source.join(chapter), text.as_bytes())?;
    }
    Ok(())
}

fn put(path: &Path, content: &[u8]) -> Result<()> {
    let hint = "free space on the disk, or remove target/";
    let parent = path.parent().unwrap_or(path);
    fs::create_dir_all(parent).map_err(|error| Error::with_file("create", parent, &error, hint))?;
    fs::write(path, content).map_err(|error| Error::with_file("write", path, &error, hint))
}

/// Returns the paths of the chapters, relative to the root of the repository.
fn chapters(summary: &str) -> Vec<String> {
    let links = markdown::links(summary).into_iter();
    links.map(|link| resolved(SUMMARY, &link.target)).collect()
}

/// Changes the links of the summary, which begin in `docs/`, to begin at the root.
fn from_the_root(summary: &str) -> String {
    let mut changed = summary.to_owned();
    for link in markdown::links(summary) {
        let from_root = resolved(SUMMARY, &link.target);
        changed = changed.replace(&format!("]({})", link.target), &format!("]({from_root})"));
    }
    changed
}

/// Returns the files that a chapter links to or shows, other than chapters.
fn files(chapter: &str, text: &str) -> BTreeSet<String> {
    let links = markdown::links(text).into_iter();
    let local = links.filter(|link| markdown::is_local(&link.target));
    let paths = local.filter_map(|link| {
        let path = link.target.split('#').next()?;
        (!path.is_empty() && !path.ends_with(".md")).then(|| resolved(chapter, path))
    });
    paths.collect()
}

const STORY: &str = "<!-- story: ";

/// Replaces each comment `<!-- story: ID VIEW -->`, with the paragraph that follows it, by the story,
/// as a site embeds it.
///
/// `titles`: those of the built stories. `None`: there are none, so the paragraph stays, as on GitHub.
fn with_stories(chapter: &str, text: &str, titles: Option<&Value>) -> Result<String> {
    let mut lines = Vec::new();
    let mut numbered = (1..).zip(text.lines());
    while let Some((number, line)) = numbered.next() {
        let marked = line.strip_prefix(STORY);
        let Some(marked) = marked.and_then(|it| it.strip_suffix(" -->")) else {
            lines.push(line.to_owned());
            continue;
        };
        let Some((id, view)) = marked.split_once(' ') else {
            return Err(Error::new(
                format!("{chapter}:{number}: `{line}` names no story with a view"),
                "write it as `<!-- story: harbour-bridge quiz -->`",
            ));
        };
        if let Some(titles) = titles {
            numbered.find(|(_, paragraph)| paragraph.trim().is_empty());
            lines.push(embedded(chapter, number, titles, id, view)?);
        }
    }
    Ok(lines.join("\n") + "\n")
}

fn embedded(chapter: &str, line: usize, titles: &Value, id: &str, view: &str) -> Result<String> {
    let mut packs = titles["packs"].as_array().into_iter().flatten();
    let title = packs.find(|pack| pack["id"] == id);
    let Some(title) = title.and_then(|pack| pack["title"].as_str()) else {
        return Err(Error::new(
            format!("{chapter}:{line}: data/packs.json has no story `{id}`"),
            "name a story of data/packs.json",
        ));
    };
    let root = "../".repeat(chapter.matches('/').count()) + STORIES;
    Ok(format!(
        "<script type=\"module\" src=\"{root}/embed.js\"></script>\n\n\
         <stand-point pack=\"{id}\" view=\"{view}\" loading=\"eager\">\n\
         <a href=\"{root}/{id}.html\">{title}</a>\n</stand-point>\n"
    ))
}

fn titles(workspace: &Workspace) -> Result<Value> {
    let list = "data/packs.json";
    serde_json::from_str(&workspace.read(list)?)
        .map_err(|error| Error::new(format!("{list} is not valid JSON: {error}"), "correct it"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_summary_names_chapters_from_the_root() {
        let summary = "# Summary\n\n[A](../A.md)\n\n- [B](b.md)\n  - [C](../data/C.md)\n";
        assert_eq!(chapters(summary), ["A.md", "docs/b.md", "data/C.md"]);
        assert_eq!(
            from_the_root(summary),
            "# Summary\n\n[A](A.md)\n\n- [B](docs/b.md)\n  - [C](data/C.md)\n"
        );
    }

    #[test]
    fn files_that_a_chapter_needs_are_those_it_links_to() {
        let text = "[a](../x.json#y) [b](b.md) ![c](c.png) [d](https://e.example/f.png) [g](#h)\n";
        let files: Vec<_> = files("docs/a.md", text).into_iter().collect();
        assert_eq!(files, ["docs/c.png", "x.json"]);
    }

    #[test]
    fn a_story_is_embedded_where_a_comment_asks_for_it() {
        let titles = json!({"packs": [{"id": "bridge", "title": "Should it close?"}]});
        let chapter = "Before.\n\n<!-- story: bridge quiz -->\nNone\nhere.\n\nAfter.\n";
        let with = |titles| with_stories("docs/a.md", chapter, titles).expect("it is right");
        assert_eq!(
            with(Some(&titles)),
            "Before.\n\n<script type=\"module\" src=\"../stories/embed.js\"></script>\n\n\
             <stand-point pack=\"bridge\" view=\"quiz\" loading=\"eager\">\n\
             <a href=\"../stories/bridge.html\">Should it close?</a>\n</stand-point>\n\nAfter.\n"
        );
        assert_eq!(with(None), "Before.\n\nNone\nhere.\n\nAfter.\n");
        for wrong in ["<!-- story: bridge -->", "<!-- story: tower quiz -->"] {
            let error = with_stories("docs/a.md", wrong, Some(&titles)).expect_err("it is wrong");
            assert!(error.to_string().starts_with("docs/a.md:1: "), "{error}");
        }
    }
}
