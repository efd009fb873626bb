//! Removes the invisible characters that a pack must not contain, such as soft hyphens.
//!
//! A hash is over the article's text and quoted words are searched in it, so the characters have to
//! be removed from the text itself, as the codebook says.

use serde_json::json;
use standpoint_core::read::{LIMITS, Limits, read_within};

/// Returns the text without the characters that a pack must not contain, and these characters.
pub(super) fn removed(text: &str) -> (String, Vec<char>) {
    // The most frequent ones, which are allowed nowhere, in one go.
    let is_hidden = |c: &char| c.is_control() || matches!(c, '\u{AD}' | '\u{2060}' | '\u{FEFF}');
    let (mut removed, mut rest): (Vec<_>, Vec<_>) = text.chars().partition(is_hidden);
    // Whether a joiner or a direction mark is allowed depends on the characters around it, and so
    // on what has been removed.
    while let Some(at) = first_forbidden(&rest) {
        removed.push(rest.remove(at));
    }
    (rest.into_iter().collect(), removed)
}

/// Returns the index of the first character that a pack must not contain.
///
/// Only reading a pack applies this rule, so the text is read as the title of one.
fn first_forbidden(text: &[char]) -> Option<usize> {
    const NO_LIMITS: Limits = Limits {
        bytes: usize::MAX,
        text: usize::MAX,
        ..LIMITS
    };
    let title: String = text.iter().collect();
    let pack = json!({ "title": title }).to_string();
    let problems = read_within(pack.as_bytes(), &NO_LIMITS).err()?;
    let number = problems.iter().find_map(|problem| {
        let rest = problem.what.strip_prefix("character ")?;
        let (number, name) = rest.split_once(" is ")?;
        name.starts_with("U+")
            .then(|| number.parse::<usize>().ok())?
    });
    number?.checked_sub(1).filter(|at| *at < text.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_what_a_pack_must_not_contain_is_removed() {
        let cases = [
            ("plain – “text”", "plain – “text”", ""),
            ("Hal\u{ad}yard Bridge", "Halyard Bridge", "\u{ad}"),
            ("Hal\u{200b}yard", "Halyard", "\u{200b}"),
            ("Auf\u{200c}lage", "Auflage", "\u{200c}"),
            ("a\u{202e}b\u{202c}", "ab", "\u{202e}\u{202c}"),
            // A Persian word needs its joiner, and emoji theirs.
            ("نمی\u{200c}تواند", "نمی\u{200c}تواند", ""),
            ("👩🏽\u{200d}⚖\u{fe0f}", "👩🏽\u{200d}⚖\u{fe0f}", ""),
            // Without the soft hyphen, the direction mark is between two letters.
            ("של\u{200f}\u{ad}ום", "שלום", "\u{ad}\u{200f}"),
        ];
        for (text, expected, characters) in cases {
            let (rest, removed) = removed(text);
            assert_eq!(rest, expected, "{text:?}");
            assert_eq!(removed.into_iter().collect::<String>(), characters);
        }
    }

    proptest! {
        #[test]
        fn nothing_forbidden_is_left(
            text in "([a-zא-ת نม👩]|[\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2066}-\u{2069}\u{ad}\u{34f}\u{fe0f}\u{feff}]){0,30}"
        ) {
            let (rest, removed) = removed(&text);
            prop_assert_eq!(first_forbidden(&rest.chars().collect::<Vec<_>>()), None);
            prop_assert_eq!(rest.chars().count() + removed.len(), text.chars().count());
        }
    }
}
