//! Checks all links of a built book.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::sources::STORIES;
use crate::error::{Error, Result};
use crate::html::{self, Tag};
use crate::markdown;

/// Checks that each link, image and script of the book's pages is there, and the anchor in it.
/// Addresses of other sites are only checked for their form. All errors are printed.
pub fn check(book: &Path) -> Result<()> {
    let mut files = BTreeSet::new();
    list(book, "", &mut files)?;
    let mut pages = BTreeMap::new();
    for file in &files {
        // The fragments of a story are views, and `cargo xtask test` tests its pages.
        if file.ends_with(".html") && !file.starts_with(&format!("{STORIES}/")) {
            let path = book.join(file);
            let html = fs::read_to_string(&path)
                .map_err(|error| Error::with_file("read", &path, &error, "try again"))?;
            pages.insert(file.as_str(), Page::of(&html));
        }
    }
    let errors = errors(&files, &pages);
    for error in &errors {
        println!("  {error}");
    }
    let count: usize = pages.values().map(|page| page.links.len()).sum();
    if errors.is_empty() {
        println!("  links: {count} on {} pages, all in order", pages.len());
        return Ok(());
    }
    Err(Error::new(
        format!("links that lead nowhere: {} of {count}", errors.len()),
        "correct them in the Markdown files of these pages; a page that is missing may have to be \
         listed in docs/SUMMARY.md",
    ))
}

/// What a page links to, and where links to it can lead.
struct Page {
    /// What its links begin at, if not at the page.
    base: Option<String>,
    links: Vec<String>,
    anchors: BTreeSet<String>,
}

impl Page {
    fn of(html: &str) -> Self {
        let tags = html::tags(html);
        let base = tags.iter().find(|tag| tag.name == "base");
        let links = tags.iter().filter_map(Tag::target);
        let anchors = tags.iter().filter_map(Tag::anchor);
        Self {
            base: base.and_then(|tag| Some(tag.attribute("href")?.into())),
            links: links.map(String::from).collect(),
            anchors: anchors.map(String::from).collect(),
        }
    }
}

/// Adds the paths of all files in a folder, with `/`.
fn list(folder: &Path, prefix: &str, files: &mut BTreeSet<String>) -> Result<()> {
    let failed = |error| Error::with_file("list", folder, &error, "try again");
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            list(&entry.path(), &format!("{name}/"), files)?;
        } else {
            files.insert(name);
        }
    }
    Ok(())
}

fn errors(files: &BTreeSet<String>, pages: &BTreeMap<&str, Page>) -> Vec<String> {
    let mut errors = BTreeSet::new();
    for (name, page) in pages {
        for link in &page.links {
            if let Some(error) = error(name, page, link, files, pages) {
                errors.insert(format!("{name}: {link}: {error}"));
            }
        }
    }
    errors.into_iter().collect()
}

fn error(
    name: &str,
    page: &Page,
    link: &str,
    files: &BTreeSet<String>,
    pages: &BTreeMap<&str, Page>,
) -> Option<String> {
    if !markdown::is_local(link) {
        return wrong_form(link);
    }
    let (path, fragment) = link.split_once('#').unwrap_or((link, ""));
    let from = page.base.as_deref().unwrap_or(name);
    let path = percent_decoded(path);
    let mut target = match path.is_empty() {
        true => name.to_owned(),
        false => markdown::resolved(from.trim_start_matches('/'), &path),
    };
    if target.is_empty() || path.ends_with('/') {
        target = format!("{target}/index.html")
            .trim_start_matches('/')
            .into();
    }
    if !files.contains(&target) {
        return Some(format!("there is no {target}"));
    }
    let fragment = percent_decoded(fragment);
    let leads_nowhere = pages
        .get(target.as_str())
        .is_some_and(|page| !fragment.is_empty() && !page.anchors.contains(&fragment));
    leads_nowhere.then(|| format!("{target} has no `{fragment}`"))
}

/// Returns what is wrong with the form of an address of another site.
fn wrong_form(address: &str) -> Option<String> {
    let forbidden = |c: char| c.is_whitespace() || c.is_control() || "\"<>\\^`{|}".contains(c);
    if let Some(c) = address.chars().find(|c| forbidden(*c)) {
        return Some(format!("an address can't contain `{c}`"));
    }
    let (scheme, rest) = address.split_once(':')?;
    match scheme {
        "http" | "https" => {
            let host = rest.strip_prefix("//").unwrap_or_default();
            let host = host.split(['/', '?', '#']).next().unwrap_or_default();
            let host = host.split(':').next().unwrap_or_default();
            let is_host = host.contains('.') && host.split('.').all(|label| !label.is_empty());
            (!is_host && host != "localhost").then(|| "it has no host".into())
        }
        "data" | "mailto" => None,
        _ => Some(format!("`{scheme}:` is no scheme that a reader can follow")),
    }
}

/// Decodes `%20` and the like. What isn't UTF-8 then stays as it is.
fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, behind @ ..] = rest {
        let digits = behind
            .get(..2)
            .and_then(|digits| std::str::from_utf8(digits).ok());
        let code = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match code {
            Some(code) if *first == b'%' => {
                bytes.push(code);
                rest = &behind[2..];
            }
            _ => {
                bytes.push(*first);
                rest = behind;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch;

    fn found(files: &[(&str, &str)]) -> Vec<String> {
        let names = files.iter().map(|(name, _)| (*name).to_owned()).collect();
        let html = files.iter().filter(|(name, _)| name.ends_with(".html"));
        let pages = html.map(|(name, html)| (*name, Page::of(html))).collect();
        errors(&names, &pages)
    }

    #[test]
    fn links_that_lead_somewhere_pass() {
        let page = "<h1 id=top></h1><h2 id='größe'></h2><a href='#top'></a><a href=''></a>\
                    <a href='../b.html#c'></a><a href='#gr%C3%B6%C3%9Fe'></a><a href='../'></a>\
                    <img src='p%20q.png'>\
                    <a href='https://a.example/b#c'></a><a href='http://127.0.0.1:8080/'></a>\
                    <a href='mailto:a@b.example'></a>";
        let found = found(&[
            ("d/a.html", page),
            ("d/p q.png", ""),
            (
                "404.html",
                "<base href='/'><a href='b.html'></a><a href=''></a>",
            ),
            ("b.html", "<a name=c></a><a href='d/a.html?x=1#top'></a>"),
            ("index.html", ""),
        ]);
        assert!(found.is_empty(), "{found:?}");
    }

    #[test]
    fn links_that_lead_nowhere_are_found() {
        let page = "<a href='#x'></a><a href='c.html'></a><a href='b.html#y'></a>\
                    <img src='p.png'><a href='../../e.html'></a>\
                    <a href='https:///a'></a><a href='https://a b.example'></a>\
                    <a href='javascript:a()'></a>";
        let found = found(&[("d/a.html", page), ("d/b.html", "")]);
        assert_eq!(
            found,
            [
                "d/a.html: #x: d/a.html has no `x`",
                "d/a.html: ../../e.html: there is no ../e.html",
                "d/a.html: b.html#y: d/b.html has no `y`",
                "d/a.html: c.html: there is no d/c.html",
                "d/a.html: https:///a: it has no host",
                "d/a.html: https://a b.example: an address can't contain ` `",
                "d/a.html: javascript:a(): `javascript:` is no scheme that a reader can follow",
                "d/a.html: p.png: there is no d/p.png",
            ]
        );
    }

    #[test]
    fn the_views_of_a_story_are_no_anchors() {
        let page = "<a href='stories/s.html#quiz'></a>";
        let book = scratch::folder("book", &[("a.html", page), ("stories/s.html", "")]);
        assert!(check(&book).is_ok());
        let book = scratch::folder("broken-book", &[("a.html", "<a href='b.html'></a>")]);
        let error = check(&book).expect_err("a link leads nowhere");
        assert!(error.to_string().contains("1 of 1"), "{error}");
    }
}
