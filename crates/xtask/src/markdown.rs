//! The links and anchors of a Markdown file.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::html;

/// A link, or a file that is loaded, such as an image.
#[derive(Debug, PartialEq)]
pub struct Link {
    /// The line on which it begins, from 1.
    pub line: usize,
    pub target: String,
}

/// Returns all links, also those in HTML.
pub fn links(markdown: &str) -> Vec<Link> {
    let mut links = Vec::new();
    for (event, range) in events(markdown) {
        let line = 1 + markdown[..range.start].matches('\n').count();
        match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                let target = dest_url.into_string();
                links.push(Link { line, target });
            }
            Event::Start(Tag::HtmlBlock) | Event::InlineHtml(_) => {
                for tag in html::tags(&markdown[range]) {
                    let target = tag.target().map(String::from);
                    links.extend(target.map(|target| Link { line, target }));
                }
            }
            _ => {}
        }
    }
    links
}

/// Returns the fragments that lead somewhere: those of the headings, as GitHub makes them, and ids in
/// HTML.
pub fn anchors(markdown: &str) -> BTreeSet<String> {
    let mut anchors = BTreeSet::new();
    let mut counts = BTreeMap::new();
    let mut heading: Option<String> = None;
    for (event, range) in events(markdown) {
        match event {
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => {
                let slug = slug(&heading.take().unwrap_or_default());
                let count = counts.entry(slug.clone()).or_insert(0);
                anchors.insert(match count {
                    0 => slug,
                    _ => format!("{slug}-{count}"),
                });
                *count += 1;
            }
            Event::Text(text) | Event::Code(text) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&text);
                }
            }
            Event::Start(Tag::HtmlBlock) | Event::InlineHtml(_) => {
                let tags = html::tags(&markdown[range]);
                anchors.extend(tags.iter().filter_map(|tag| Some(tag.anchor()?.into())));
            }
            _ => {}
        }
    }
    anchors
}

/// Returns whether a link leads to a file of the repository or to a part of the same file.
pub fn is_local(target: &str) -> bool {
    let scheme = target.split(['/', '#', '?']).next().unwrap_or_default();
    !scheme.contains(':') && !target.starts_with("//")
}

/// Returns the path to which a link in a file leads, without its fragment. Both are relative to the
/// root of the repository.
pub fn resolved(from: &str, target: &str) -> String {
    let path = target.split(['#', '?']).next().unwrap_or_default();
    if path.is_empty() {
        return from.to_owned();
    }
    let mut parts: Vec<&str> = match path.starts_with('/') {
        true => Vec::new(),
        false => from.split('/').collect(),
    };
    parts.pop();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// Returns the fragment of a heading with this text.
pub fn slug(heading: &str) -> String {
    let lower = heading.to_lowercase();
    let kept = lower
        .chars()
        .filter(|c| c.is_alphanumeric() || " -_".contains(*c));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

fn events(markdown: &str) -> impl Iterator<Item = (Event<'_>, Range<usize>)> {
    Parser::new_ext(markdown, Options::ENABLE_TABLES).into_offset_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_found_with_their_lines() {
        let markdown = "# A\n\n[one](a.md#b) and ![two](c.png)\n[three][3] <b><a href=\"d\">x</a>\n\n\
                        <p>\n<img src=e>\n</p>\n\n| t |\n|---|\n| [f](<g h>) |\n\n[3]: https://i.example\n";
        let found: Vec<_> = links(markdown)
            .into_iter()
            .map(|link| format!("{} {}", link.line, link.target))
            .collect();
        assert_eq!(
            found,
            [
                "3 a.md#b",
                "3 c.png",
                "4 https://i.example",
                "4 d",
                "6 e",
                "12 g h"
            ]
        );
    }

    #[test]
    fn code_has_no_links() {
        let markdown = "`[a](b)`\n\n```\n[c](d) <a href=e>\n```\n\n    [f](g)\n";
        assert_eq!(links(markdown), []);
    }

    #[test]
    fn links_are_resolved_from_their_file() {
        for (from, target, path) in [
            ("docs/a.md", "b.md#c", "docs/b.md"),
            ("docs/a.md", "../B.md", "B.md"),
            ("docs/a.md", "#c", "docs/a.md"),
            ("A.md", "./docs//b.md?c", "docs/b.md"),
            ("docs/a.md", "/B.md", "B.md"),
            ("A.md", "../b.md", "../b.md"),
        ] {
            assert_eq!(resolved(from, target), path, "{target}");
        }
        for (target, expected) in [
            ("a.md", true),
            ("#a:b", true),
            ("https://a.example", false),
            ("mailto:a@b.example", false),
            ("//a.example", false),
        ] {
            assert_eq!(is_local(target), expected, "{target}");
        }
    }

    #[test]
    fn anchors_are_those_of_github() {
        let markdown = "# Run `it`, now\n\n## A_b – c\n\n## Größe\n\n## Notes\n\n### Notes\n\n\
                        Text <a id=\"x\"></a>\n";
        let found: Vec<_> = anchors(markdown).into_iter().collect();
        assert_eq!(
            found,
            ["a_b--c", "größe", "notes", "notes-1", "run-it-now", "x"]
        );
    }
}
