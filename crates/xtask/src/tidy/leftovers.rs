//! No leftover notes or debugging code: do it now, or open an issue.

use super::Violation;
use super::snapshot::Snapshot;

const SOURCES: [&str; 11] = [
    ".rs", ".toml", ".css", ".html", ".js", ".mjs", ".ts", ".tsx", ".sh", ".md", ".yml",
];

/// Each in two parts, so that this file passes.
const LEFTOVERS: [&str; 5] = [
    concat!("TO", "DO"),
    concat!("FIX", "ME"),
    concat!("XX", "X"),
    concat!("db", "g!"),
    concat!("to", "do!"),
];

pub fn check(snapshot: &Snapshot) -> Vec<Violation> {
    let mut violations = Vec::new();
    for file in snapshot.below("", &SOURCES) {
        for (number, line) in file.lines() {
            for leftover in LEFTOVERS.iter().filter(|leftover| has_word(line, leftover)) {
                violations.push(Violation::at(
                    &file.path,
                    number,
                    format!("leftover {leftover}"),
                    "resolve it now, or open an issue",
                ));
            }
        }
    }
    violations
}

fn has_word(line: &str, word: &str) -> bool {
    let continues = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word).any(|(start, _)| {
        !line[..start].ends_with(continues) && !line[start + word.len()..].starts_with(continues)
    })
}

#[cfg(test)]
mod tests {
    use super::super::locations;
    use super::*;

    #[test]
    fn every_leftover_is_found() {
        for leftover in LEFTOVERS {
            let text = format!("fine\n// {leftover}: later\n");
            let snapshot = Snapshot::with_files(&[("web/src/a.rs", &text)]);
            assert_eq!(
                locations(&check(&snapshot)),
                ["web/src/a.rs:2"],
                "{leftover}"
            );
        }
    }

    #[test]
    fn part_of_a_longer_word_passes() {
        let text = format!("{}S_DONE and a{}\n", LEFTOVERS[0], LEFTOVERS[3]);
        let snapshot = Snapshot::with_files(&[("a.rs", &text), ("a.json", LEFTOVERS[2])]);
        assert!(check(&snapshot).is_empty());
    }
}
