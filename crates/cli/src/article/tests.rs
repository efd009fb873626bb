//! The cases are data: each file in `tests/article/` is an article, and the JSON file of the same
//! name has what is read from it. Bytes that are not text are here.

use super::*;
use proptest::prelude::*;
use serde::Deserialize;
use std::fs;
use std::path::{Path, PathBuf};

#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct Expected {
    title: Option<String>,
    language: Option<String>,
    paragraphs: Vec<String>,
    left_out: Vec<String>,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/article")
}

/// Set `STANDPOINT_BLESS=1` to write the expected results again.
#[test]
fn every_article_is_read_as_expected() {
    let bless = std::env::var_os("STANDPOINT_BLESS").is_some();
    let mut count = 0;
    for entry in fs::read_dir(folder()).expect("the folder of cases exists") {
        let path = entry.expect("the folder can be listed").path();
        if path.extension().is_some_and(|ending| ending == "json") {
            continue;
        }
        count += 1;
        let bytes = fs::read(&path).expect("an article can be read");
        let article = read(&bytes, &path.display().to_string()).expect("the article has text");
        let result = Expected {
            title: article.title,
            language: article.language,
            paragraphs: article.paragraphs,
            left_out: article.left_out,
        };
        let expected = path.with_extension("json");
        if bless {
            let value = serde_json::json!({
                "title": result.title,
                "language": result.language,
                "paragraphs": result.paragraphs,
                "left_out": result.left_out,
            });
            let text = serde_json::to_string_pretty(&value).expect("JSON can be written");
            fs::write(&expected, text + "\n").expect("the case can be written");
        }
        let expected = fs::read(expected).expect("each article has its JSON");
        let expected: Expected = serde_json::from_slice(&expected).expect("a case is JSON");
        assert_eq!(result, expected, "{}", path.display());
    }
    assert!(count > 20, "only {count} articles were found");
}

#[test]
fn what_is_no_utf8_text_is_refused_with_its_cause() {
    let cases: [(&[u8], &str); 12] = [
        (b"", "there is no text in it"),
        (b" \n\n\t", "there is no text in it"),
        (b"\xEF\xBB\xBF", "there is no text in it"),
        (b"\xFF\xFET\0h\0e\0", "it looks like UTF-16."),
        (b"\xFE\xFF\0T\0h\0e", "it looks like UTF-16."),
        (b"T\0h\0e\0", "it looks like UTF-16."),
        (b"\xFF\xFE\0\0T\0\0\0", "it looks like UTF-32."),
        (
            b"One line.\nThe caf\xE9 is open.",
            "Windows-1252 or Latin-1, old encodings with a byte per letter (line 2, column 8)",
        ),
        (
            b"\x93Yes,\x94 she said.",
            "Windows-1252, an old Windows encoding (line 1, column 1)",
        ),
        (b"%PDF-1.7\n%\xE2\xE3", "this is a PDF, not text"),
        (b"PK\x03\x04\x14\0", "this is a zip archive, as Word"),
        (b"{\\rtf1\\ansi Text}", "this is a document in Rich Text"),
    ];
    for (bytes, expected) in cases {
        let error = read(bytes, "article.txt").expect_err("it is refused");
        assert!(error.to_string().contains(expected), "{error}");
        assert!(!error.to_string().ends_with('.'), "{error}");
    }
    let error = read(b"<div id=app></div>", "article.html").expect_err("it is refused");
    assert!(error.to_string().starts_with("no paragraphs found"));
}

#[test]
fn the_ending_decides_the_format_and_the_content_only_without_one() {
    let html = b"<!doctype html><p>One &amp; two</p>";
    for (name, expected) in [
        ("a.html", "One & two"),
        ("A.HTM", "One & two"),
        ("article", "One & two"),
        ("a.txt", "<!doctype html><p>One &amp; two</p>"),
    ] {
        let article = read(html, name).expect("it has text");
        assert_eq!(article.paragraphs, [expected], "{name}");
    }
    let marked = b"\xEF\xBB\xBFOne *word*";
    let article = read(marked, "folder.html/notes.md").expect("it has text");
    assert_eq!(article.paragraphs, ["One word"]);
    let article = read(marked, "notes").expect("it has text");
    assert_eq!(article.paragraphs, ["One *word*"]);
}

proptest! {
    #[test]
    fn any_text_is_read_without_panic(
        text in "(<[a-z1-6]{1,10}( class=\"ad\"| hidden)?>|</(p|div|article|li)>|[-*>#=_`|\\[\\]()!:]|\n|\r|\u{ad}|\u{200b}|“|”|&nbsp;|[a-zA-Z. éß\u{0}]){0,80}"
    ) {
        for name in ["a.txt", "a.md", "a.html"] {
            if let Ok(article) = read(text.as_bytes(), name) {
                prop_assert!(!article.paragraphs.is_empty());
                for paragraph in &article.paragraphs {
                    prop_assert_eq!(paragraph, &normalise(paragraph));
                    prop_assert!(!paragraph.is_empty());
                }
            }
        }
    }

    #[test]
    fn any_bytes_are_read_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        for name in ["a.txt", "a.md", "a.html"] {
            let _ = read(&bytes, name);
        }
    }
}

#[test]
fn a_deep_page_does_not_exhaust_the_stack() {
    let page = "<div>".repeat(2_000) + "<p>Deep inside.</p>";
    let _ = read(page.as_bytes(), "a.html");
}
