//! Whether a typed name or word is one of the accepted spellings. Like `text.rs`, it works without
//! Unicode's tables, which would add kilobytes to the compressed page.
//!
//! Forgiven are case, spaces, punctuation, hyphens and apostrophes of any kind, full-width forms,
//! diacritics (`Varró` is `Varro`), two letters for an umlaut or ligature (`Mueller` is `Müller`,
//! `Strasse` is `Straße`), and one typing error in a word of at least [`LEAST_LETTERS`] letters.
//! Case and diacritics are those of Latin, Greek and Cyrillic letters, and the vowel points of
//! Arabic and Hebrew. Digits have to be the same.
//!
//! A typing error is one letter too many, too few or another, or two neighbours swapped: a
//! Damerau–Levenshtein distance of 1. F. J. Damerau, "A technique for computer detection and
//! correction of spelling errors" (Communications of the ACM 7, 1964), found more than 80% of
//! spelling errors to be one of these four. Elasticsearch's `AUTO` fuzziness allows one in words of
//! three to five letters and two in longer ones. This is stricter, because in short words another
//! letter soon makes another name: Xi and Xu, Lange and Lang.

use crate::text::is_letter_or_digit;

/// A word in which a typing error is forgiven has at least this many letters.
const LEAST_LETTERS: usize = 6;

/// Returns the accepted spelling that the typed text is, if any. A typing error isn't forgiven if
/// the text is as near to one of `others`, which are wrong.
pub(crate) fn accepted_as<'s>(
    typed: &str,
    accepted: &[&'s str],
    others: &[String],
) -> Option<&'s str> {
    let is_same = |other: &str| {
        Writing::ALL.iter().any(|one| {
            let typed = folded(typed, *one).concat();
            let spellings = Writing::ALL.map(|writing| folded(other, writing).concat());
            !typed.is_empty() && spellings.contains(&typed)
        })
    };
    let find = |is_it: &dyn Fn(&str) -> bool| accepted.iter().copied().find(|it| is_it(it));
    if let Some(spelling) = find(&is_same) {
        return Some(spelling);
    }
    let is_misspelt = |other: &str| {
        let mut writings = Writing::ALL.iter();
        writings.any(|it| has_one_error(&folded(typed, *it), &folded(other, *it)))
    };
    let is_near_another = others.iter().any(|other| {
        let [typed, other] = [typed, other.as_str()].map(|it| folded(it, Writing::Short).concat());
        typed == other || is_one_error(&typed, &other)
    });
    find(&is_misspelt).filter(|_| !is_near_another)
}

/// Whether a text has as many words as another, so that it can be another spelling of it and is no
/// shorter form.
pub(crate) fn has_as_many_words(one: &str, other: &str) -> bool {
    folded(one, Writing::Short).len() == folded(other, Writing::Short).len()
}

/// The words of a text, as far as they matter. A text compares as the characters of its words, so
/// that spaces between them don't count.
pub(crate) fn plain_words(text: &str) -> Vec<String> {
    let words = folded(text, Writing::Short).into_iter();
    words.map(|word| word.into_iter().collect()).collect()
}

/// How letters with a dot, ring or stroke are written without it.
#[derive(Clone, Copy)]
enum Writing {
    /// `ä` as `a`.
    Short,
    /// `ä` as `ae`.
    Long,
}

impl Writing {
    const ALL: [Self; 2] = [Self::Short, Self::Long];
}

/// Returns the words with all that is forgiven removed. A word that begins with a digit, after one
/// that ends with a digit, begins with a space: `3.5` is not `35`.
fn folded(text: &str, writing: Writing) -> Vec<Vec<char>> {
    let mut words: Vec<Vec<char>> = Vec::new();
    let mut word = Vec::new();
    let is_digit = |c: &char| c.is_ascii_digit();
    let mut is_separated = false;
    for c in text.chars().map(narrow) {
        if c.is_whitespace() {
            words.push(std::mem::take(&mut word));
            is_separated = true;
            continue;
        }
        if is_mark(c) {
            fold_mark(c, &mut word, writing);
            continue;
        }
        if !is_letter_or_digit(c) || is_apostrophe(c) {
            is_separated = true;
            continue;
        }
        let last = words.iter().flatten().chain(&word).next_back();
        if is_separated && is_digit(&c) && last.is_some_and(is_digit) {
            word.push(' ');
        }
        is_separated = false;
        fold_letter(c, &mut word, writing);
    }
    words.push(word);
    words.retain(|word| !word.is_empty());
    words
}

/// Returns the character that a full-width form stands for.
fn narrow(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        c => c,
    }
}

/// Whether it is a combining diacritic, or an Arabic or Hebrew vowel point.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5BD}' | '\u{64B}'..='\u{652}')
}

/// Apostrophes and middle dots that have the place of letters in Unicode.
fn is_apostrophe(c: char) -> bool {
    matches!(
        c,
        '\u{2B9}'..='\u{2C1}' | '\u{2C8}' | '\u{387}' | '\u{55A}' | '\u{5F3}' | '\u{30FB}'
    )
}

/// A diaeresis or ring after its letter can be written as another letter.
fn fold_mark(mark: char, word: &mut Vec<char>, writing: Writing) {
    let Writing::Long = writing else { return };
    match (word.last(), mark) {
        (Some('a' | 'o' | 'u'), '\u{308}') => word.push('e'),
        (Some('a'), '\u{30A}') => word.push('a'),
        _ => {}
    }
}

fn fold_letter(c: char, word: &mut Vec<char>, writing: Writing) {
    let [short, long] = match c {
        'ä' | 'Ä' => ["a", "ae"],
        'ö' | 'Ö' | 'ø' | 'Ø' | 'ǿ' | 'Ǿ' => ["o", "oe"],
        'ü' | 'Ü' => ["u", "ue"],
        'å' | 'Å' => ["a", "aa"],
        'đ' | 'Đ' => ["d", "dj"],
        'ß' | 'ẞ' => ["ss"; 2],
        'æ' | 'Æ' | 'ǽ' | 'Ǽ' | 'ǣ' | 'Ǣ' => ["ae"; 2],
        'œ' | 'Œ' => ["oe"; 2],
        'þ' | 'Þ' => ["th"; 2],
        'ĳ' | 'Ĳ' => ["ij"; 2],
        c => return word.push(base(c)),
    };
    let text = match writing {
        Writing::Short => short,
        Writing::Long => long,
    };
    word.extend(text.chars());
}

/// From U+00C0 to U+024F, the Latin letters without their diacritics. A dot is for what has none.
const LATIN: &[u8] = b"\
    aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.y\
    aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkkkllllll.\
    .llnnnnnnnnnoooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs\
    ................................oo.............uu...............\
    .............aaiioouuuuuuuuuu.aaaa....ggkkoooo..j...gg..nnaa..oo\
    aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............\
    ................";

/// The same from U+1E00 to U+1EFF.
const LATIN_ADDITIONAL: &[u8] = b"\
    aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm\
    mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv\
    wwwwwwwwwwxxxxyyzzzzzzhtwy.s....aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
    eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";

/// Returns a letter in lower case and without its diacritic.
fn base(c: char) -> char {
    let in_table = |table: &[u8], first: u32| {
        let at = u32::from(c).checked_sub(first)?;
        let letter = char::from(*table.get(at as usize)?);
        Some(letter).filter(|letter| *letter != '.')
    };
    let shifted = |by: u32| char::from_u32(u32::from(c) + by).unwrap_or(c);
    match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        'Ʒ' | 'Ǯ' | 'ǯ' => 'ʒ',
        '\u{C0}'..='\u{24F}' => in_table(LATIN, 0xC0).unwrap_or(c),
        '\u{1E00}'..='\u{1EFF}' => in_table(LATIN_ADDITIONAL, 0x1E00).unwrap_or(c),
        'ά' | 'Ά' => 'α',
        'έ' | 'Έ' => 'ε',
        'ή' | 'Ή' => 'η',
        'ί' | 'ϊ' | 'ΐ' | 'Ί' | 'Ϊ' => 'ι',
        'ό' | 'Ό' => 'ο',
        'ύ' | 'ϋ' | 'ΰ' | 'Ύ' | 'Ϋ' => 'υ',
        'ώ' | 'Ώ' => 'ω',
        'ς' => 'σ',
        'ё' | 'ѐ' | 'Ё' | 'Ѐ' => 'е',
        'й' | 'ѝ' | 'Й' | 'Ѝ' => 'и',
        'ї' | 'Ї' => 'і',
        'ў' | 'Ў' => 'у',
        'ѓ' | 'Ѓ' => 'г',
        'ќ' | 'Ќ' => 'к',
        'Α'..='Ω' | 'А'..='Я' => shifted(0x20),
        'Ѐ'..='Џ' => shifted(0x50),
        c => c,
    }
}

/// Whether a character is of the blocks of Chinese, Japanese and Korean, where words are often not
/// separated, or of later ones.
pub(crate) fn is_east_asian(c: char) -> bool {
    c >= '\u{2E80}'
}

/// Whether just one word of a text has a typing error, and is long enough for it to be one.
fn has_one_error(typed: &[Vec<char>], right: &[Vec<char>]) -> bool {
    let differing = typed.iter().zip(right).filter(|(one, other)| one != other);
    let mut differing = differing.map(|(typed, right)| {
        // A character of a script without spaces is a word, and a digit is never a typing error.
        let is_letter = |c: &char| !is_east_asian(*c) && !c.is_ascii_digit() && *c != ' ';
        let is_word = |word: &[char]| word.iter().all(is_letter);
        right.len() >= LEAST_LETTERS
            && is_word(typed)
            && is_word(right)
            && is_one_error(typed, right)
    });
    typed.len() == right.len() && differing.next() == Some(true) && differing.next().is_none()
}

/// Whether the Damerau–Levenshtein distance is 1.
fn is_one_error(one: &[char], other: &[char]) -> bool {
    let same = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let [one, other] = [one, other].map(|it| it.get(same..).unwrap_or_default());
    match (one, other) {
        ([_, one_rest @ ..], [_, other_rest @ ..]) => {
            let is_swapped = match (one, other) {
                ([a, b, one_rest @ ..], [c, d, other_rest @ ..]) => {
                    a == d && b == c && one_rest == other_rest
                }
                _ => false,
            };
            one_rest == other_rest || one_rest == other || one == other_rest || is_swapped
        }
        ([_], []) | ([], [_]) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde::Deserialize;
    use std::collections::BTreeMap;
    use unicode_normalization::UnicodeNormalization as _;

    /// Accepted and wrong spellings, and for what is typed the spelling that it is accepted as.
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Case {
        accepted: Vec<String>,
        #[serde(default)]
        others: Vec<String>,
        typed: BTreeMap<String, Option<String>>,
    }

    #[test]
    fn spellings_are_accepted_as_documented() {
        let cases: Vec<Case> = serde_json::from_str(include_str!("spelling.json")).expect("cases");
        for case in cases {
            let accepted: Vec<&str> = case.accepted.iter().map(String::as_str).collect();
            for (typed, expected) in case.typed {
                let found = accepted_as(&typed, &accepted, &case.others);
                assert_eq!(found, expected.as_deref(), "“{typed}” for {accepted:?}");
            }
        }
    }

    #[test]
    fn latin_letters_lose_the_diacritics_that_unicode_takes_off() {
        for code in (0xC0..=0x24F).chain(0x1E00..=0x1EFF) {
            let letter = char::from_u32(code).expect("a letter");
            let decomposed: Vec<char> = letter.to_lowercase().nfd().collect();
            if decomposed[0] == letter || !decomposed[0].is_ascii() {
                continue; // It is not made from a letter of ASCII.
            }
            let mut word = Vec::new();
            fold_letter(letter, &mut word, Writing::Short);
            assert_eq!(word, decomposed[..1], "{letter}");
        }
    }

    #[test]
    fn a_composed_letter_is_its_decomposed_form() {
        let latin = (0xC0..=0x24F).chain(0x1E00..=0x1EFF);
        for code in latin.chain(0x386..=0x3CE).chain(0x400..=0x45F) {
            let letter = char::from_u32(code).expect("a character");
            let decomposed: String = letter.nfd().collect();
            let is_rare = decomposed.chars().count() > 2; // ǖ, which is u, never ue.
            for writing in Writing::ALL.into_iter().take(if is_rare { 1 } else { 2 }) {
                let [one, other] =
                    [letter.to_string(), decomposed.clone()].map(|text| folded(&text, writing));
                assert_eq!(one, other, "{letter}");
            }
        }
    }

    proptest! {
        #[test]
        fn one_error_is_a_distance_of_one(one in "[abc]{0,6}", other in "[abc]{0,6}") {
            let [a, b] = [&one, &other].map(|it| it.chars().collect::<Vec<_>>());
            let distance = strsim::damerau_levenshtein(&one, &other);
            prop_assert_eq!(is_one_error(&a, &b), distance == 1);
        }

        #[test]
        fn a_spelling_is_accepted_as_itself_in_any_case(text in ".*[a-zäöüßé].*") {
            prop_assert_eq!(accepted_as(&text, &[&text], &[]), Some(text.as_str()));
            prop_assert!(accepted_as(&text.to_ascii_uppercase(), &[&text], &[]).is_some());
        }

        #[test]
        fn no_text_makes_it_panic(typed in ".*", right in ".*", other in ".*") {
            accepted_as(&typed, &[&right], &[other]);
        }
    }
}
