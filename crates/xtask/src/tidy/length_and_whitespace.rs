//! Rust files are short, no line has trailing white space, and every file ends with a newline.

use super::Violation;
use super::snapshot::{Snapshot, TextFile};

/// The most lines a Rust file may have.
const MAX_LINES: usize = 600;

/// The formats in which white space at the end of a line has no meaning.
const TRIMMED: [&str; 8] = [
    ".rs", ".toml", ".css", ".html", ".js", ".mjs", ".ts", ".tsx",
];

pub fn check(snapshot: &Snapshot) -> Vec<Violation> {
    let mut violations: Vec<Violation> = snapshot.files.iter().filter_map(final_newline).collect();
    violations.extend(snapshot.below("", &[".rs"]).filter_map(length));
    violations.extend(snapshot.below("", &TRIMMED).flat_map(trailing_white_space));
    violations
}

fn final_newline(file: &TextFile) -> Option<Violation> {
    let passes = file.text.is_empty() || file.text.ends_with('\n');
    (!passes).then(|| {
        Violation::in_file(
            &file.path,
            "no newline at the end of the file",
            "add a newline",
        )
    })
}

fn length(file: &TextFile) -> Option<Violation> {
    let lines = file.text.lines().count();
    // The texts of a language are one list, which its macro compares with the keys.
    let is_catalogue = file.path.starts_with("web/src/words/") && file.text.contains("\nwords! {");
    (lines > MAX_LINES && !is_catalogue).then(|| {
        Violation::in_file(
            &file.path,
            format!("{lines} lines, more than {MAX_LINES}"),
            "split the file by topic",
        )
    })
}

fn trailing_white_space(file: &TextFile) -> Vec<Violation> {
    file.lines()
        .filter(|(_, line)| line.ends_with(char::is_whitespace))
        .map(|(number, _)| {
            let message = "white space at the end of the line";
            Violation::at(&file.path, number, message, "remove it")
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::locations;
    use super::*;

    fn found(path: &str, text: &str) -> Vec<String> {
        let snapshot = Snapshot::with_files(&[(path, text)]);
        locations(&check(&snapshot))
            .into_iter()
            .map(String::from)
            .collect()
    }

    #[test]
    fn a_missing_final_newline_is_found() {
        assert_eq!(found("a.json", "{}"), ["a.json"]);
        assert!(found("a.json", "{}\n").is_empty());
        assert!(found("empty", "").is_empty());
    }

    #[test]
    fn a_long_file_is_found() {
        assert!(found("a.rs", &"\n".repeat(MAX_LINES)).is_empty());
        assert_eq!(found("a.rs", &"\n".repeat(MAX_LINES + 1)), ["a.rs"]);
        assert!(found("a.json", &"\n".repeat(MAX_LINES + 1)).is_empty());
    }

    #[test]
    fn trailing_white_space_is_found() {
        assert_eq!(found("a.css", "a\nb \nc\t\n"), ["a.css:2", "a.css:3"]);
        assert!(found("a.md", "a line break  \nin Markdown\n").is_empty());
    }
}
