//! Measures what the reader's browser downloads and checks it against the budget.

mod budget;
mod requested;

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::error::{Error, Result};
use crate::split::{end_of, is_lazy};
use crate::workspace::Workspace;
use budget::Budget;

pub const DESCRIPTION: &str = "compare what the browser downloads with web/size-budget.json";

/// The page of the first pack, with its text, style and data.
const HTML: &str = "index.html";

/// The single-file page of the same pack. Measured uncompressed, as it is often opened from a disk.
const SINGLE_FILE: &str = "standpoint-fentanyl-tariffs.html";

pub fn size(workspace: &Workspace) -> Result<()> {
    let budget = Budget::read(workspace)?;
    let files = measure(&workspace.dist())?;
    let html = sum(files.iter().filter(|file| file.name == HTML));
    let wasm_and_glue = sum(files.iter().filter(|file| file.is_wasm_or_glue()));
    print_table(&files, &wasm_and_glue, &sum(&files));
    let single_file = read(&workspace.dist(), SINGLE_FILE)?.len();
    let module = |program, name| {
        let files = matching(&workspace.dist(), program, &end_of(name))?;
        Ok::<_, Error>(sum(&files).brotli)
    };
    let [quiz, views, class] = [
        module(PAGE, "quiz")?,
        module(PAGE, "views")?,
        module(PAGE, "class")?,
    ];
    println!(
        "  wasm and glue including the lazy modules, brotli: {}",
        grouped(wasm_and_glue.brotli + quiz + views + class)
    );
    let widget = matching(&workspace.dist(), WIDGET, "")?;
    let widget = widget.into_iter().filter(|file| !file.is_lazy());
    let (words, widget): (Vec<_>, Vec<_>) = widget.into_iter().partition(File::is_language);
    // A widget loads at most one of these.
    let words = words.iter().map(|file| file.bytes.brotli).max();
    let picture = sum(&matching(&workspace.dist(), PICTURE, ".js")?);
    let embed = Bytes::of(&read(&workspace.dist(), EMBED)?);
    budget.check(&[
        ("embed", embed.brotli),
        ("html", html.brotli),
        ("class", class),
        ("picture", picture.brotli),
        ("quiz", quiz),
        ("single_file", single_file),
        ("views", views),
        ("wasm_and_glue", wasm_and_glue.brotli),
        ("widget", sum(&widget).brotli),
        ("widget_quiz", module(WIDGET, "quiz")?),
        ("widget_views", module(WIDGET, "views")?),
        ("words", words.unwrap_or_default()),
    ])
}

/// The script that every page with a widget loads.
const EMBED: &str = "embed.js";

/// The start of the name of the script that makes pictures.
const PICTURE: &str = "standpoint-picture-";

/// The start of the names of the page's wasm and glue files.
const PAGE: &str = "standpoint-page-";

/// The start of the names of the files that a host page loads when a widget is about to scroll into
/// view, including a file of UI text for each language but the first.
const WIDGET: &str = "standpoint-widget-";

/// Measures the files in dist/ whose names start with `start` and end with `end`.
fn matching(dist: &Path, start: &str, end: &str) -> Result<Vec<File>> {
    let to_error = |error| Error::with_file("list", dist, &error, BUILD_HINT);
    let mut files = Vec::new();
    for entry in fs::read_dir(dist).map_err(to_error)? {
        let name = entry.map_err(to_error)?.file_name().into_string();
        if let Ok(name) = name
            && name.starts_with(start)
            && name.ends_with(end)
        {
            let bytes = Bytes::of(&read(dist, &name)?);
            files.push(File { name, bytes });
        }
    }
    Ok(files)
}

const BUILD_HINT: &str = "build the page with `cargo xtask build`";

struct File {
    name: String,
    bytes: Bytes,
}

#[derive(Clone, Copy, Default)]
struct Bytes {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Measures the first pack's page and every file that it requests.
fn measure(dist: &Path) -> Result<Vec<File>> {
    let html = String::from_utf8_lossy(&read(dist, HTML)?).into_owned();
    std::iter::once(HTML.to_owned())
        // A page that opens with the quiz asks for that module early.
        .chain(
            requested::files(&html)
                .into_iter()
                .filter(|name| !is_lazy(name)),
        )
        .map(|name| {
            let bytes = Bytes::of(&read(dist, &name)?);
            Ok(File { name, bytes })
        })
        .collect()
}

fn read(dist: &Path, name: &str) -> Result<Vec<u8>> {
    let path = dist.join(name);
    fs::read(&path).map_err(|error| {
        let hint = "build the page with `cargo xtask build`; if the file is still missing, correct \
                    the reference to it";
        Error::with_file("measure", &path, &error, hint)
    })
}

impl File {
    fn is_wasm_or_glue(&self) -> bool {
        self.name.starts_with(PAGE)
    }

    fn is_lazy(&self) -> bool {
        is_lazy(&self.name)
    }

    fn is_language(&self) -> bool {
        self.name.ends_with(".txt")
    }
}

impl Bytes {
    fn of(content: &[u8]) -> Self {
        Bytes {
            raw: content.len(),
            gzip: gzip(content),
            brotli: brotli(content),
        }
    }
}

fn sum<'a>(files: impl IntoIterator<Item = &'a File>) -> Bytes {
    files
        .into_iter()
        .fold(Bytes::default(), |sum, File { bytes, .. }| Bytes {
            raw: sum.raw + bytes.raw,
            gzip: sum.gzip + bytes.gzip,
            brotli: sum.brotli + bytes.brotli,
        })
}

fn gzip(content: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Counter::default(), Compression::best());
    // Writing to a counter can't fail.
    let _ = encoder.write_all(content);
    encoder.finish().unwrap_or_default().0
}

fn brotli(content: &[u8]) -> usize {
    const BUFFER: usize = 4096;
    const QUALITY: u32 = 11;
    const WINDOW: u32 = 22;
    let mut encoder = brotli::CompressorWriter::new(Counter::default(), BUFFER, QUALITY, WINDOW);
    let _ = encoder.write_all(content);
    encoder.into_inner().0
}

#[derive(Default)]
struct Counter(usize);

impl Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn print_table(files: &[File], wasm_and_glue: &Bytes, total: &Bytes) {
    let width = files
        .iter()
        .map(|file| file.name.len())
        .max()
        .unwrap_or_default()
        .max(16);
    let row = |name: &str, raw: &str, gzip: &str, brotli: &str| {
        println!("  {name:<width$} {raw:>11} {gzip:>11} {brotli:>11}");
    };
    let sizes = |name: &str, bytes: &Bytes| {
        row(
            name,
            &grouped(bytes.raw),
            &grouped(bytes.gzip),
            &grouped(bytes.brotli),
        );
    };
    row("bytes", "raw", "gzip -9", "brotli -11");
    for file in files {
        sizes(&file.name, &file.bytes);
    }
    sizes("wasm and glue", wasm_and_glue);
    sizes("total", total);
}

/// Returns a number with commas between thousands.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch;

    const INDEX: (&str, &str) = (
        "index.html",
        "<link rel=modulepreload href=./standpoint-page-1.js><link rel=preload href=./standpoint-page-2.wasm>",
    );

    #[test]
    fn each_requested_file_is_counted_once() {
        let repeated = "word ".repeat(200);
        let dist = scratch::folder(
            "size-all",
            &[
                INDEX,
                ("standpoint-page-1.js", &repeated),
                ("standpoint-page-2.wasm", "wasm"),
                ("unused.js", &repeated),
            ],
        );
        let files = measure(&dist).expect("all files exist");
        let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
        assert_eq!(
            names,
            [
                "index.html",
                "standpoint-page-1.js",
                "standpoint-page-2.wasm"
            ]
        );
        assert_eq!(sum(&files).raw, INDEX.1.len() + 1000 + 4);
        assert_eq!(
            sum(files.iter().filter(|file| file.is_wasm_or_glue())).raw,
            1004
        );
        let glue = files[1].bytes;
        assert!(
            glue.brotli < glue.gzip && glue.gzip < 50,
            "{} {}",
            glue.brotli,
            glue.gzip
        );
    }

    #[test]
    fn a_missing_file_is_an_error() {
        let dist = scratch::folder("size-missing", &[INDEX, ("standpoint-page-1.js", "")]);
        let message = measure(&dist)
            .err()
            .map(|error| error.to_string())
            .unwrap_or_default();
        assert!(message.contains("standpoint-page-2.wasm"), "{message}");
    }

    #[test]
    fn thousands_are_grouped() {
        for (number, expected) in [
            (7, "7"),
            (999, "999"),
            (1000, "1,000"),
            (1234567, "1,234,567"),
        ] {
            assert_eq!(grouped(number), expected);
        }
    }
}
