//! Links between files of the repository lead somewhere, and every chapter is in the book.

use std::collections::{BTreeMap, BTreeSet};

use super::Violation;
use super::snapshot::{Snapshot, TextFile};
use crate::markdown::{self, Link};

const SUMMARY: &str = "docs/SUMMARY.md";

pub fn check(snapshot: &Snapshot) -> Vec<Violation> {
    let files: Vec<&TextFile> = snapshot
        .below("", &[".md"])
        .filter(|file| !is_data_of_a_test(&file.path))
        .collect();
    let anchors: BTreeMap<&str, BTreeSet<String>> = files
        .iter()
        .map(|file| (file.path.as_str(), markdown::anchors(&file.text)))
        .collect();
    let mut violations = Vec::new();
    for file in &files {
        for link in markdown::links(&file.text) {
            violations.extend(violation(snapshot, &anchors, file, &link));
        }
    }
    violations.extend(not_in_the_book(snapshot, &files));
    violations
}

fn violation(
    snapshot: &Snapshot,
    anchors: &BTreeMap<&str, BTreeSet<String>>,
    file: &TextFile,
    link: &Link,
) -> Option<Violation> {
    if !markdown::is_local(&link.target) {
        return None;
    }
    let path = markdown::resolved(&file.path, &link.target);
    let fragment = link.target.split_once('#').map_or("", |(_, it)| it);
    let (message, hint) = if !exists(snapshot, &path) {
        let message = format!("links to {path}, which is not in the repository");
        (message, "correct the path, or commit the file")
    } else if fragment.is_empty() || anchors.get(&*path).is_none_or(|it| it.contains(fragment)) {
        return None;
    } else {
        let message = format!("links to `{fragment}`, which {path} does not have");
        (
            message,
            "write the heading as GitHub does, in lower case with hyphens",
        )
    };
    Some(Violation::at(&file.path, link.line, message, hint))
}

/// Returns whether it is an example for a test, which may be wrong.
fn is_data_of_a_test(path: &str) -> bool {
    path.split('/').any(|part| part == "tests")
}

/// Returns whether a file or a folder is in the repository.
fn exists(snapshot: &Snapshot, path: &str) -> bool {
    let folder = format!("{}/", path.trim_end_matches('/'));
    let mut inside = snapshot.paths.range(folder.clone()..);
    snapshot.paths.contains(path) || inside.next().is_some_and(|it| it.starts_with(&folder))
}

fn not_in_the_book(snapshot: &Snapshot, files: &[&TextFile]) -> Vec<Violation> {
    let summary = snapshot.file(SUMMARY).map_or("", |file| &file.text);
    let listed = markdown::links(summary).into_iter();
    let listed: BTreeSet<_> = listed
        .map(|link| markdown::resolved(SUMMARY, &link.target))
        .collect();
    let chapters = files
        .iter()
        .filter(|file| file.path.starts_with("docs/") && file.path != SUMMARY);
    chapters
        .filter(|file| !listed.contains(&file.path))
        .map(|file| {
            let hint = format!("add a line with it to {SUMMARY}");
            Violation::in_file(&file.path, "the book does not have this chapter", hint)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::locations;
    use super::*;

    const BOOK: (&str, &str) = (SUMMARY, "[A](a.md)\n");

    #[test]
    fn links_that_lead_nowhere_are_found() {
        let files = [
            BOOK,
            (
                "docs/a.md",
                "# One\n\n[x](#one)\n[x](#two)\n[x](../B.md#b)\n[x](../B.md#c)\n",
            ),
            (
                "B.md",
                "# B\n\n![x](p.png)\n\n[x](docs)\n[x](c.md)\n[x](https://e.example/f)\n",
            ),
            ("p.png", ""),
        ];
        let found = check(&Snapshot::with_files(&files));
        assert_eq!(locations(&found), ["docs/a.md:4", "docs/a.md:6", "B.md:6"]);
        assert!(found[1].message.contains("`c`, which B.md"), "{found:?}");
    }

    #[test]
    fn data_of_tests_is_left_alone() {
        let files = [("crates/a/tests/b.md", "[x](c.md)\n")];
        assert!(check(&Snapshot::with_files(&files)).is_empty());
    }

    #[test]
    fn a_chapter_that_is_not_in_the_book_is_found() {
        let files = [BOOK, ("docs/a.md", ""), ("docs/b.md", ""), ("C.md", "")];
        assert_eq!(
            locations(&check(&Snapshot::with_files(&files))),
            ["docs/b.md"]
        );
    }
}
