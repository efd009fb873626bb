//! Files are about one thing, and end as editors and diffs like it.

use super::Violation;
use super::house::{House, TextFile};

const LONGEST: usize = 600;

/// Where white space at the end of a line means nothing.
const TRIMMED: [&str; 6] = [".rs", ".toml", ".css", ".html", ".js", ".mjs"];

pub fn check(house: &House) -> Vec<Violation> {
    let mut violations: Vec<Violation> = house.files.iter().filter_map(end).collect();
    violations.extend(house.below("", &[".rs"]).filter_map(length));
    violations.extend(house.below("", &TRIMMED).flat_map(white_space));
    violations
}

fn end(file: &TextFile) -> Option<Violation> {
    let ends_well = file.text.is_empty() || file.text.ends_with('\n');
    (!ends_well).then(|| {
        Violation::in_file(
            &file.path,
            "the last line has no end",
            "end the file with a newline",
        )
    })
}

fn length(file: &TextFile) -> Option<Violation> {
    let lines = file.text.lines().count();
    (lines > LONGEST).then(|| {
        Violation::in_file(
            &file.path,
            format!("{lines} lines, more than {LONGEST}"),
            "make a file for each thing that it is about",
        )
    })
}

fn white_space(file: &TextFile) -> Vec<Violation> {
    file.lines()
        .filter(|(_, line)| line.ends_with(char::is_whitespace))
        .map(|(number, _)| {
            let what = "white space at the end of the line";
            Violation::at(&file.path, number, what, "remove it")
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::places;
    use super::*;

    fn found(path: &str, text: &str) -> Vec<String> {
        let house = House::with_files(&[(path, text)]);
        places(&check(&house))
            .into_iter()
            .map(String::from)
            .collect()
    }

    #[test]
    fn an_open_end_is_found() {
        assert_eq!(found("a.json", "{}"), ["a.json"]);
        assert!(found("a.json", "{}\n").is_empty());
        assert!(found("empty", "").is_empty());
    }

    #[test]
    fn a_long_source_is_found() {
        assert!(found("a.rs", &"\n".repeat(LONGEST)).is_empty());
        assert_eq!(found("a.rs", &"\n".repeat(LONGEST + 1)), ["a.rs"]);
        assert!(found("a.json", &"\n".repeat(LONGEST + 1)).is_empty());
    }

    #[test]
    fn white_space_at_the_end_of_a_line_is_found() {
        assert_eq!(found("a.css", "a\nb \nc\t\n"), ["a.css:2", "a.css:3"]);
        assert!(found("a.md", "a line break  \nin Markdown\n").is_empty());
    }
}
