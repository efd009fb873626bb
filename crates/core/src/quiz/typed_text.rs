use crate::json::first_forbidden;
use crate::pack::normalise;
use crate::text::is_letter_or_digit;

/// The most characters of a typed answer. What is beyond them is not read.
pub const MAX_TYPED: usize = 80;

/// Reads a typed name or word: with single spaces, and without invisible characters, which may come
/// along when a text is pasted. `None` if there is no letter or digit in it.
///
/// ```
/// use standpoint_core::quiz::typed_text;
///
/// assert_eq!(typed_text(" Ada \u{200b} Holt\n"), Some("Ada Holt".into()));
/// assert_eq!(typed_text(" … "), None);
/// ```
pub fn typed_text(text: &str) -> Option<String> {
    let mut text: String = text.chars().take(MAX_TYPED).collect();
    // Removing a character can leave others where they aren't allowed. The text gets shorter.
    loop {
        text = normalise(&text);
        match first_forbidden(&text) {
            Some((at, _)) => drop(text.remove(at)),
            None => break,
        }
    }
    text.contains(is_letter_or_digit).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_long_text_is_cut() {
        let text = typed_text(&"ä".repeat(1000)).unwrap_or_default();
        assert_eq!(text.chars().count(), MAX_TYPED);
    }

    proptest! {
        #[test]
        fn what_was_read_is_read_the_same(text in any::<String>(), hidden in "[a-z\u{200b}-\u{200f}\u{ad} \n]*") {
            for text in [text, hidden].iter().filter_map(|text| typed_text(text)) {
                prop_assert_eq!(typed_text(&text), Some(text.clone()));
                prop_assert_eq!(first_forbidden(&text), None);
            }
        }
    }
}
