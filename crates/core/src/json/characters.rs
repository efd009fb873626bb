//! Finds characters that a text may not contain. All visible characters are allowed, and invisible
//! ones only where a writing system needs them:
//!
//! - The joiners U+200C, U+200D and U+034F, right after a letter or mark of a script that joins or
//!   stacks its letters (Hebrew, Arabic, Indic scripts and others); U+200D in emoji too.
//! - The direction marks U+200E, U+200F and U+061C, in a text with right-to-left letters, and not
//!   between two letters.
//! - The zero-width space U+200B, right after a Thai, Lao, Burmese or Khmer letter.
//! - One variation selector, right after a symbol, an ideograph or a Mongolian letter.
//! - Tag characters, in the flag of a region.
//!
//! All other invisible characters are refused, because they can hide or disguise text.

use crate::text::is_letter_or_digit;

/// Returns the first character that is not allowed at its position, with its byte offset.
pub fn first_forbidden(text: &str) -> Option<(usize, char)> {
    // The last visible character, and whether an invisible one has come after it.
    let (mut before, mut is_followed) = (' ', false);
    // The offset at which the tag characters of the current flag end.
    let mut flag = 0;
    for (at, c) in text.char_indices() {
        // Most text: allowed everywhere.
        if matches!(c, ' '..='~') {
            (before, is_followed) = (c, false);
            continue;
        }
        let after = text.get(at + c.len_utf8()..).unwrap_or_default();
        let next = after.chars().next().unwrap_or(' ');
        let is_allowed = match c {
            // In emoji a variation selector may come before the joiner.
            '\u{200D}' if is_emoji(before) => is_emoji(next),
            '\u{E0020}'..='\u{E007F}' => at < flag,
            _ if is_followed && is_invisible(c) => false,
            '\u{34F}' | '\u{200C}' | '\u{200D}' => is_of_joining_script(before),
            '\u{61C}' | '\u{200E}' | '\u{200F}' => {
                text.chars().any(is_right_to_left)
                    && !(is_letter_or_digit(before) && is_letter_or_digit(next))
            }
            '\u{200B}' => matches!(
                before,
                '\u{E01}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17D3}'
            ),
            '\u{180B}'..='\u{180F}' => matches!(before, '\u{1820}'..='\u{18AA}'),
            '\u{FE00}'..='\u{FE0F}' => {
                before >= '\u{1000}' && !before.is_whitespace()
                    || matches!(before, '0'..='9' | '#' | '*' | '©' | '®')
            }
            // CJK ideographs, and all code points after them.
            '\u{E0100}'..='\u{E01EF}' => before >= '\u{3400}',
            c => !(c.is_control() || is_hidden(c)),
        };
        if !is_allowed {
            return Some((at, c));
        }
        is_followed = is_invisible(c);
        if !is_followed {
            before = c;
        }
        if c == BLACK_FLAG {
            flag = at + c.len_utf8() + tags(after);
        }
    }
    None
}

/// Whether the character is invisible but allowed in some places.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{34F}' | '\u{61C}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{E0020}'..='\u{E01EF}'
    )
}

const BLACK_FLAG: char = '\u{1F3F4}';

/// Returns the length in bytes of the tag characters that a text starts with, or 0 if they are not
/// a complete region code.
fn tags(text: &str) -> usize {
    let mut count = 0;
    for c in text.chars() {
        match c {
            // Digits and lower-case letters.
            '\u{E0030}'..='\u{E0039}' | '\u{E0061}'..='\u{E007A}' if count < 6 => count += 1,
            '\u{E007F}' if count > 2 => return (count + 1) * c.len_utf8(),
            _ => break,
        }
    }
    0
}

/// Approximate: includes symbols that are not emoji, where a joiner does no harm.
fn is_emoji(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}')
}

fn is_right_to_left(c: char) -> bool {
    matches!(
        c,
        '\u{591}'..='\u{61B}' | '\u{61D}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}'
        | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}'
    )
}

fn is_of_joining_script(c: char) -> bool {
    is_right_to_left(c)
        || matches!(
            c,
            // The blocks from Devanagari to Sinhala; Tibetan and Myanmar; Khmer and Mongolian; from
            // Buginese to Vedic Extensions; from Syloti Nagri to Meetei Mayek; from Brahmi on.
            '\u{900}'..='\u{DFF}' | '\u{F00}'..='\u{109F}' | '\u{1780}'..='\u{18AF}'
            | '\u{1A00}'..='\u{1CFF}' | '\u{A800}'..='\u{ABFF}' | '\u{11000}'..='\u{11FFF}'
        )
}

/// Whether the character is never allowed: a noncharacter, or invisible and not one that
/// [`is_invisible`] matches.
fn is_hidden(c: char) -> bool {
    matches!(
        c,
        '\u{AD}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FDD0}'..='\u{FDEF}' | '\u{FEFF}' | '\u{FFA0}'
        | '\u{FFF0}'..='\u{FFFC}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0000}'..='\u{E0FFF}'
    ) || u32::from(c) & 0xFFFE == 0xFFFE
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forbidden(text: &str) -> Option<char> {
        first_forbidden(text).map(|(_, c)| c)
    }

    #[test]
    fn characters_that_writing_systems_need_are_allowed() {
        for text in [
            "plain – “text” with 3 €, a no-break\u{a0}space and a\u{202f}narrow one",
            // Persian: “cannot”, and the letter that marks a year of the Hijra.
            "نمی\u{200c}تواند",
            "سال ۱۴۰۰ ه\u{200d}.",
            // Hindi, Bengali, Malayalam, Sinhala.
            "क्\u{200d}ष",
            "র\u{200d}্যা",
            "അവന്\u{200d}",
            "ශ්\u{200d}රී",
            // Hebrew with a direction mark after Latin letters, and with vowel points.
            "בשפת C++\u{200f}, כן",
            "יְרוּשָׁלַ\u{34f}ִם",
            "ه ١٤٠٠\u{61c}-١",
            // Thai and Khmer separate words with the zero-width space.
            "ภาษา\u{200b}ไทย",
            "ភាសា\u{200b}ខ្មែរ",
            // Emoji: a person at work, a family, a heart, a key, flags.
            "👩🏽\u{200d}⚖\u{fe0f} Judge",
            "👨\u{200d}👩\u{200d}👧",
            "❤\u{fe0f}\u{200d}🔥",
            "1\u{fe0f}\u{20e3}",
            "1\u{fe0f}2\u{fe0f}",
            "🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
            "🏳\u{fe0f}\u{200d}🌈",
            // A variant of an ideograph, and of a Mongolian letter.
            "辻\u{e0100}",
            "ᠠ\u{180b}",
        ] {
            assert_eq!(first_forbidden(text), None, "{text:?}");
        }
    }

    #[test]
    fn characters_that_hide_text_are_found() {
        let flag_without_end = "🏴\u{e0067}\u{e0062}\u{e0065}";
        let long_flag =
            "🏴\u{e0061}\u{e0061}\u{e0061}\u{e0061}\u{e0061}\u{e0061}\u{e0061}\u{e007f}";
        for (text, c) in [
            ("Hal\u{200b}yard", '\u{200b}'),
            ("Hal\u{ad}yard", '\u{ad}'),
            ("par\u{200c}tner", '\u{200c}'),
            ("par\u{200d}tner", '\u{200d}'),
            ("\u{200c}نمی", '\u{200c}'),
            ("می \u{200c}رود", '\u{200c}'),
            ("می\u{200c}\u{200c}رود", '\u{200c}'),
            ("👩\u{200d} at work", '\u{200d}'),
            ("Port\u{200f} Skerrow", '\u{200f}'),
            ("Port\u{200e}", '\u{200e}'),
            ("של\u{200f}ום", '\u{200f}'),
            ("a\u{61c}", '\u{61c}'),
            ("one\u{2028}two", '\u{2028}'),
            ("one\u{2029}two", '\u{2029}'),
            ("turned \u{202e}txet", '\u{202e}'),
            ("isolated \u{2067}x\u{2069}", '\u{2067}'),
            ("in\u{feff}side", '\u{feff}'),
            ("in\u{2060}side", '\u{2060}'),
            ("f\u{2061}(x)", '\u{2061}'),
            ("note\u{fff9}d", '\u{fff9}'),
            ("A\u{e0041}", '\u{e0041}'),
            (flag_without_end, '\u{e0067}'),
            (long_flag, '\u{e0061}'),
            ("A\u{fe0f}", '\u{fe0f}'),
            (" \u{fe0f}", '\u{fe0f}'),
            ("\u{3000}\u{fe0f}", '\u{fe0f}'),
            ("☎\u{fe0f}\u{fe0f}", '\u{fe0f}'),
            ("A\u{e0100}", '\u{e0100}'),
            ("ㅤ", '\u{3164}'),
            ("a\u{180e}b", '\u{180e}'),
            ("a\u{34f}b", '\u{34f}'),
            ("\u{ffff}", '\u{ffff}'),
            ("\u{1}", '\u{1}'),
            ("two\nlines", '\n'),
        ] {
            assert_eq!(forbidden(text), Some(c), "{text:?}");
        }
    }

    #[test]
    fn the_offset_is_that_of_the_first() {
        assert_eq!(first_forbidden("é\u{200b}\u{200b}"), Some((2, '\u{200b}')));
    }
}
