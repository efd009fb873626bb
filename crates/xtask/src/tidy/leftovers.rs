//! What was to be done is done, or stands in an issue.

use super::Violation;
use super::house::House;

const SOURCES: [&str; 9] = [
    ".rs", ".toml", ".css", ".html", ".js", ".mjs", ".sh", ".md", ".yml",
];

/// In two parts each, so that this file is no violation.
const LEFTOVERS: [&str; 5] = [
    concat!("TO", "DO"),
    concat!("FIX", "ME"),
    concat!("XX", "X"),
    concat!("db", "g!"),
    concat!("to", "do!"),
];

pub fn check(house: &House) -> Vec<Violation> {
    let mut violations = Vec::new();
    for file in house.below("", &SOURCES) {
        for (number, line) in file.lines() {
            for leftover in LEFTOVERS.iter().filter(|leftover| has_word(line, leftover)) {
                violations.push(Violation::at(
                    &file.path,
                    number,
                    format!("{leftover} was left here"),
                    "do it now, or open an issue",
                ));
            }
        }
    }
    violations
}

fn has_word(line: &str, word: &str) -> bool {
    let goes_on = |letter: char| letter.is_alphanumeric() || letter == '_';
    line.match_indices(word).any(|(start, _)| {
        !line[..start].ends_with(goes_on) && !line[start + word.len()..].starts_with(goes_on)
    })
}

#[cfg(test)]
mod tests {
    use super::super::places;
    use super::*;

    #[test]
    fn every_leftover_is_found() {
        for leftover in LEFTOVERS {
            let text = format!("fine\n// {leftover}: later\n");
            let house = House::with_files(&[("web/src/a.rs", &text)]);
            assert_eq!(places(&check(&house)), ["web/src/a.rs:2"], "{leftover}");
        }
    }

    #[test]
    fn part_of_a_longer_word_is_left_alone() {
        let text = format!("{}S_DONE and a{}\n", LEFTOVERS[0], LEFTOVERS[3]);
        let house = House::with_files(&[("a.rs", &text), ("a.json", LEFTOVERS[2])]);
        assert!(check(&house).is_empty());
    }
}
