//! Removes the invisible characters that a pack must not contain, such as soft hyphens.
//!
//! A hash is over the article's text and quoted words are searched in it, so the characters have to
//! be removed from the text itself, as the codebook says.

use standpoint_core::read::first_forbidden;

/// Returns the text without the characters that a pack must not contain, and these characters.
pub(super) fn removed(text: &str) -> (String, Vec<char>) {
    // The most frequent ones, which are allowed nowhere, in one go.
    let is_hidden = |c: &char| c.is_control() || matches!(c, '\u{AD}' | '\u{2060}' | '\u{FEFF}');
    let (mut removed, rest): (Vec<char>, Vec<char>) = text.chars().partition(is_hidden);
    let mut text: String = rest.into_iter().collect();
    // Whether a joiner or a direction mark is allowed depends on the characters around it, and so
    // on what has been removed.
    while let Some((at, c)) = first_forbidden(&text) {
        text.remove(at);
        removed.push(c);
    }
    (text, removed)
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
            prop_assert_eq!(first_forbidden(&rest), None);
            prop_assert_eq!(rest.chars().count() + removed.len(), text.chars().count());
        }
    }
}
