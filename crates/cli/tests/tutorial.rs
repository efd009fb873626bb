//! Runs docs/tutorial.md as a reader does: types its commands, makes its changes, and compares what
//! is printed with what the chapter shows.
//!
//! `tests/commands/tutorial.trycmd` has some of the same commands with all that they print.

#[path = "../../site/tests/support/mod.rs"]
mod support;

use serde_json::Value;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use tempfile::TempDir;

const CHAPTER: &str = include_str!("../../../docs/tutorial.md");

/// What the reader does next.
enum Step<'t> {
    /// A command, and the lines that the chapter shows of what it prints.
    Run {
        command: &'t str,
        shown: Vec<&'t str>,
    },
    /// Changes a file as this JSON says.
    Change { file: &'t str, with: Value },
    /// Writes the digest of a paragraph, counted from 1.
    Digest {
        file: &'t str,
        paragraph: usize,
        digest: &'t str,
    },
    /// Deletes the entries of a pack that are still drafts.
    DeleteDrafts { file: &'t str },
}

/// Marks lines that are left out, and words within a line.
const LEFT_OUT: &str = "…";

#[test]
fn the_tutorial_leads_from_a_text_to_a_page() {
    let folder = TempDir::new().expect("a temporary folder");
    let folder = folder.path();
    let begin = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/commands/tutorial.in");
    for file in ["lido.txt", "reply.txt"] {
        fs::copy(begin.join(file), folder.join(file)).expect("a file");
    }
    // A fake browser part, for only browsers run it.
    let shell = standpoint_site::archive(support::trunk_output().path()).expect("an archive");
    fs::write(folder.join("shell.tar.gz"), shell).expect("a file");

    let steps = steps(CHAPTER);
    let commands = steps.iter().filter(|it| matches!(it, Step::Run { .. }));
    assert!(commands.count() >= 8, "the chapter has too few commands");
    for step in steps {
        match step {
            Step::Run { command, shown } => compare(command, &shown, &run(folder, command)),
            Step::Change { file, with } => edit(&folder.join(file), |pack| change(pack, with)),
            Step::Digest {
                file,
                paragraph,
                digest,
            } => edit(&folder.join(file), |pack| {
                let path = format!("/source/paragraphs/{}", paragraph - 1);
                let paragraph = pack.pointer_mut(&path).expect("a paragraph");
                paragraph["digest"] = digest.into();
                let keys = paragraph.as_object_mut().expect("an object");
                keys.remove("draft");
            }),
            Step::DeleteDrafts { file } => edit(&folder.join(file), delete_drafts),
        }
    }
    let page = fs::read_to_string(folder.join("public/lido.html")).expect("a page");
    for text in ["Free heat for a pool, and what it costs", "Ruth Abary"] {
        assert!(page.contains(text), "the page has no `{text}`");
    }
}

fn steps(chapter: &str) -> Vec<Step<'_>> {
    let mut steps = Vec::new();
    let mut lines = chapter.lines();
    while let Some(line) = lines.next() {
        let comment = line.strip_prefix("<!-- ");
        let comment = comment.and_then(|it| it.strip_suffix(" -->"));
        if let Some(file) = comment.and_then(|it| it.strip_prefix("change ")) {
            assert_eq!(lines.next(), Some("```json"), "{file}");
            let json: Vec<_> = lines.by_ref().take_while(|it| *it != "```").collect();
            let with = serde_json::from_str(&json.join("\n")).expect("JSON");
            steps.push(Step::Change { file, with });
        } else if let Some(file) = comment.and_then(|it| it.strip_prefix("delete the drafts in ")) {
            steps.push(Step::DeleteDrafts { file });
        } else if let Some(place) = comment.and_then(|it| it.strip_prefix("digest of paragraph ")) {
            let (paragraph, file) = place.split_once(" in ").expect("a file");
            let paragraph = paragraph.parse().expect("a number");
            assert_eq!(lines.next(), Some("```text"), "{place}");
            let digest = lines.next().expect("a digest");
            steps.push(Step::Digest {
                file,
                paragraph,
                digest,
            });
        } else if line == "```console" {
            let command = lines.next().and_then(|it| it.strip_prefix("$ "));
            let command = command.expect("a command");
            let shown = lines.by_ref().take_while(|it| *it != "```").collect();
            steps.push(Step::Run { command, shown });
        }
    }
    steps
}

/// Runs a command, confirms what it asks, and returns what it prints.
fn run(folder: &Path, command: &str) -> String {
    let mut arguments = words(command);
    assert_eq!(arguments.remove(0), "standpoint", "{command}");
    if arguments[0] == "build" {
        arguments.extend(["--shell".to_owned(), "shell.tar.gz".to_owned()]);
    }
    let mut child = Command::new(env!("CARGO_BIN_EXE_standpoint"))
        .args(&arguments)
        .current_dir(folder)
        .env_clear()
        .env("NO_COLOR", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut input = child.stdin.take().expect("it is piped");
    let confirm = "c\n".repeat(1_000);
    std::thread::scope(|scope| {
        // A command that asks nothing closes it unread.
        scope.spawn(move || input.write_all(confirm.as_bytes()));
        let output = child.wait_with_output().expect("the program ends");
        [output.stdout, output.stderr]
            .map(|it| String::from_utf8_lossy(&it).into_owned())
            .concat()
    })
}

/// Splits a command as a shell does, with double quotation marks.
fn words(command: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (at, part) in command.split('"').enumerate() {
        match at % 2 {
            0 => words.extend(part.split_whitespace().map(String::from)),
            _ => words.push(part.to_owned()),
        }
    }
    words
}

/// Checks that the lines of the chapter are printed, in their order, and that no others are left out
/// where the chapter doesn't say so.
fn compare(command: &str, shown: &[&str], printed: &str) {
    let mut printed_lines = printed.trim_end().lines().map(str::trim_end);
    let mut may_skip = false;
    for line in shown.iter().map(|it| it.trim_end()) {
        if line == LEFT_OUT {
            may_skip = true;
            continue;
        }
        let found = match may_skip {
            true => printed_lines.any(|it| matches(line, it)),
            // Empty lines needn't be shown.
            false => printed_lines
                .find(|it| line.is_empty() || !it.is_empty())
                .is_some_and(|it| matches(line, it)),
        };
        assert!(
            found,
            "docs/tutorial.md shows this line for `{command}`, and it isn't printed there:\n  \
             {line}\nWhat is printed:\n{printed}"
        );
        may_skip = false;
    }
    let rest = printed_lines.next();
    assert!(
        may_skip || rest.is_none(),
        "docs/tutorial.md leaves out a line of `{command}`: end it with a line `{LEFT_OUT}`, or show\n  \
         {}",
        rest.unwrap_or_default()
    );
}

/// Whether a line is as shown, where `…` stands for any words.
fn matches(shown: &str, printed: &str) -> bool {
    let mut pieces = shown.split(LEFT_OUT);
    let first = pieces.next().unwrap_or_default();
    let Some(mut rest) = printed.strip_prefix(first) else {
        return false;
    };
    let mut is_exact = true;
    for piece in pieces {
        let Some((_, behind)) = rest.split_once(piece) else {
            return false;
        };
        is_exact = piece.is_empty();
        rest = if is_exact { "" } else { behind };
    }
    rest.is_empty() || is_exact && shown.ends_with(LEFT_OUT)
}

fn edit(file: &Path, change: impl FnOnce(&mut Value)) {
    let text = fs::read_to_string(file).expect("a pack");
    let mut pack: Value = serde_json::from_str(&text).expect("JSON");
    change(&mut pack);
    fs::write(file, pack.to_string()).expect("it can be written");
}

/// Sets the keys of an object. Entries of a list are found by their id, and new ones are added.
fn change(object: &mut Value, with: Value) {
    let Value::Object(with) = with else {
        panic!("not an object: {with}");
    };
    for (key, value) in with {
        match (&mut object[key], value) {
            (Value::Array(list), Value::Array(entries)) => {
                for entry in entries {
                    let id = entry.get("id").cloned();
                    let mut known = list.iter_mut();
                    let known = known.find(|it| id.is_some() && it.get("id") == id.as_ref());
                    match known {
                        Some(known) => change(known, entry),
                        None => list.push(entry),
                    }
                }
            }
            (old, value) => *old = value,
        }
    }
}

fn delete_drafts(pack: &mut Value) {
    let lists = pack.as_object_mut().expect("an object").values_mut();
    for list in lists.filter_map(Value::as_array_mut) {
        list.retain(|entry| entry.get("draft") != Some(&Value::Bool(true)));
    }
}
