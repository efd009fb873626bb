//! Finds the numbers in a text: in digits with separators, and in words in some languages.

use super::words::{Word, primary_language, words};
use std::ops::Range;

/// Whether numbers in words are known in the language of this tag.
pub(super) fn knows_words(language: &str) -> bool {
    matches!(primary_language(language).as_str(), "en" | "de" | "zh")
}

/// Returns every value that a number in the text may have, in no order.
///
/// `1.400` may be 1400 or 1.4, and `2.4 million` may be 2.4 with a unit or 2400000, so a text can
/// have more values than numbers.
pub(super) fn numbers(text: &str, language: &str) -> Vec<f64> {
    let words = words(text);
    let found = numbers_of(text, &words, language).into_iter();
    let mut values: Vec<f64> = found.flat_map(|number| number.values).collect();
    collect_groups(text, &words, &mut values);
    for (word, fraction) in FRACTIONS {
        if words.iter().any(|it| it.key == *word) {
            values.extend(*fraction);
        }
    }
    values
}

/// A number in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// Where it is, in bytes.
    pub range: Range<usize>,
    /// The values that it may have, the most likely one of a number in words last.
    pub values: Vec<f64>,
    /// Whether it begins with digits.
    pub is_in_digits: bool,
}

impl Number {
    /// Whether letters are part of it, as in "2.3 million".
    pub(super) fn has_words(&self, text: &str) -> bool {
        let words = text.get(self.range.clone()).unwrap_or_default();
        words.contains(char::is_alphabetic)
    }

    /// Whether a scale such as "million" is part of it. "1.8m" may be metres, "£1.8m" is not.
    pub(super) fn has_scale(&self, text: &str) -> bool {
        let words = text.get(self.range.clone()).unwrap_or_default();
        let before = text.get(..self.range.start).unwrap_or_default();
        let is_money = before.trim_end().ends_with(['$', '£', '¥', '€']);
        self.has_words(text) && (is_money || words.contains(' '))
    }
}

/// Finds the numbers of a text, in order.
pub fn numbers_in(text: &str, language: &str) -> Vec<Number> {
    numbers_of(text, &words(text), language)
}

fn numbers_of(text: &str, words: &[Word], language: &str) -> Vec<Number> {
    let language = primary_language(language);
    // For each part the word that it is, if it is one.
    let mut parts = Vec::new();
    let mut of_words = Vec::new();
    let mut end = 0;
    for word in words {
        // Punctuation ends a number.
        if !matches!(text.get(end..word.start), Some("" | " " | "-" | "\u{2011}")) {
            parts.push(Part::Other);
            of_words.push(None);
        }
        parts.push(part(word, &language));
        of_words.push(Some(word));
        end = word.end;
    }
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = parts.get(at..).filter(|rest| !rest.is_empty()) {
        let mut values = Vec::new();
        let read = collect(rest, &mut values);
        let word = |at: usize| of_words.get(at).copied().flatten();
        if let (Some(first), Some(last)) = (word(at), word(at + read - 1))
            && !values.is_empty()
        {
            found.push(Number {
                range: first.start..last.end,
                values,
                is_in_digits: matches!(rest.first(), Some(Part::Digits(_))),
            });
        }
        at += read;
    }
    share_scales(text, &mut found);
    found
}

/// Adds the values of numbers that end with the scale of the next one: "2.1 and 2.5 million".
fn share_scales(text: &str, numbers: &mut [Number]) {
    const JOINING: [&str; 9] = ["and", "or", "to", "und", "oder", "bis", "–", "-", "至"];
    for at in (1..numbers.len()).rev() {
        let Some([first, next]) = numbers.get_mut(at - 1..=at) else {
            continue;
        };
        let between = text.get(first.range.end..next.range.start);
        let between = between.unwrap_or_default();
        let signs = |c: char| c.is_whitespace() || "£$€¥".contains(c);
        let is_joined = JOINING.contains(&between.trim_matches(signs));
        let bounds = next.values.iter().fold((f64::MAX, 0.0_f64), |it, value| {
            (it.0.min(*value), it.1.max(*value))
        });
        let factor = (bounds.1 / bounds.0).round();
        if is_joined
            && first.is_in_digits
            && !first.has_words(text)
            && next.has_words(text)
            && factor >= 1000.0
        {
            let scaled: Vec<f64> = first.values.iter().map(|it| it * factor).collect();
            first.values.extend(scaled);
        }
    }
}

/// What a word says as part of a number.
#[derive(Clone, Debug, PartialEq)]
enum Part {
    /// Its possible values.
    Digits(Vec<f64>),
    /// Below ten, or a whole number in one word.
    Unit(f64),
    /// 20, 30, … in English.
    Tens(f64),
    /// Multiplies what stands before it, and what follows is added: `hundred`.
    Small(f64),
    /// Multiplies all that stands before it: `million`.
    Large(f64),
    /// `of` in `tens of thousands`.
    Of,
    /// `and` in `two hundred and five`.
    And,
    Other,
}

fn part(word: &Word, language: &str) -> Part {
    if let Some(digits) = digits(&word.key, language) {
        return digits;
    }
    let key = word.key.as_str();
    let known = match language {
        "en" => english(key),
        "de" => german(key).map(Part::Unit).or_else(|| scale_german(key)),
        "zh" => chinese(key),
        _ => None,
    };
    known.unwrap_or(Part::Other)
}

/// Reads the number that starts at the first part, and adds what it may be up to each of its words.
/// Returns how many parts it has.
fn collect(parts: &[Part], values: &mut Vec<f64>) -> usize {
    // What is complete, what `hundred` has multiplied, and what is below, in each reading.
    let mut readings: Vec<[f64; 3]> = match parts.first() {
        Some(Part::Digits(values)) => values.iter().map(|value| [0.0, 0.0, *value]).collect(),
        Some(Part::Unit(value) | Part::Tens(value)) => vec![[0.0, 0.0, *value]],
        Some(Part::Small(scale)) => vec![[0.0, *scale, 0.0]],
        Some(Part::Large(scale)) => vec![[*scale, 0.0, 0.0]],
        _ => return 1,
    };
    let mut end = 1;
    loop {
        values.extend(readings.iter().map(|parts| parts.iter().sum::<f64>()));
        let next = parts.get(end);
        let link = next.filter(|part| matches!(part, Part::Of | Part::And));
        let at = end + usize::from(link.is_some());
        match parts.get(at) {
            Some(Part::Small(scale)) if link != Some(&Part::And) => {
                for [_, hundreds, units] in &mut readings {
                    let factor = if *units == 0.0 { 1.0 } else { *units };
                    (*hundreds, *units) = (*hundreds + factor * scale, 0.0);
                }
            }
            Some(Part::Large(scale)) if link != Some(&Part::And) => {
                for [total, hundreds, units] in &mut readings {
                    (*total, *hundreds, *units) = (*total + (*hundreds + *units) * scale, 0.0, 0.0);
                }
            }
            Some(Part::Unit(value) | Part::Tens(value)) if link != Some(&Part::Of) => {
                let is_free = readings.iter().all(|[.., units]| {
                    *units == 0.0 || is_tens(*units) && *value < 10.0 && link.is_none()
                });
                if !is_free {
                    return end;
                }
                for [.., units] in &mut readings {
                    *units += value;
                }
            }
            _ => return end,
        }
        end = at + 1;
    }
}

fn is_tens(value: f64) -> bool {
    (20.0..100.0).contains(&value) && value % 10.0 == 0.0
}

/// Adds numbers whose groups of three digits are separated by a space, such as `7 000`.
fn collect_groups(text: &str, words: &[Word], values: &mut Vec<f64>) {
    for (i, first) in words.iter().enumerate() {
        let Some(mut number) = plain_digits(&first.key).filter(|digits| digits.len() <= 3) else {
            continue;
        };
        let mut end = first.end;
        for next in words.get(i + 1..).unwrap_or_default() {
            let group = plain_digits(&next.key).filter(|digits| digits.len() == 3);
            match group {
                Some(group) if text.get(end..next.start) == Some(" ") => number += &group,
                _ => break,
            }
            end = next.end;
            values.extend(number.parse::<f64>());
        }
    }
}

fn plain_digits(word: &str) -> Option<String> {
    word.chars().map(ascii_digit).collect()
}

/// Returns the ASCII digit for a digit of any script.
fn ascii_digit(c: char) -> Option<char> {
    const ZEROS: [char; 7] = [
        '0', '\u{660}', '\u{6F0}', '\u{966}', '\u{9E6}', '\u{E50}', '\u{FF10}',
    ];
    ZEROS.iter().find_map(|zero| {
        let value = u32::from(c).checked_sub(u32::from(*zero))?;
        char::from_digit(value, 10)
    })
}

/// Writes all digits of a text in ASCII.
pub(super) fn with_ascii_digits(text: &str) -> String {
    text.chars().map(|c| ascii_digit(c).unwrap_or(c)).collect()
}

/// Reads a word that starts with a digit: `2,400.5`, `1980s`, `1.9m`.
fn digits(word: &str, language: &str) -> Option<Part> {
    let word = with_ascii_digits(word);
    let is_part =
        |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '\'' | '\u{66B}' | '\u{66C}');
    let end = word.find(|c| !is_part(c)).unwrap_or(word.len());
    let (number, suffix) = word.split_at_checked(end)?;
    let groups: Vec<&str> = number
        .split(|c: char| !c.is_ascii_digit())
        .filter(|it| !it.is_empty())
        .collect();
    let (first, others) = groups.split_first()?;
    let mut values = Vec::new();
    let all_of = |groups: &[&str]| groups.concat().parse::<f64>().ok();
    let is_group = |group: &&str| group.len() == 3 || group.len() == 2;
    if others.iter().all(is_group) && others.last().is_none_or(|last| last.len() == 3) {
        values.extend(all_of(&groups));
    }
    // Before three digits, the other language's decimal mark separates thousands.
    let no_decimal_mark = match language {
        "en" | "zh" => Some(','),
        "de" => Some('.'),
        _ => None,
    };
    let mark = number.chars().rfind(|c| !c.is_ascii_digit());
    let is_thousands = |last: &str| last.len() == 3 && mark.is_some() && mark == no_decimal_mark;
    let fraction = others.split_last().filter(|(last, _)| !is_thousands(last));
    if let Some((last, before)) = fraction {
        let whole = all_of(&[&[*first], before].concat());
        let fraction = format!("0.{last}").parse::<f64>().ok();
        values.extend(
            whole
                .zip(fraction)
                .map(|(whole, fraction)| whole + fraction),
        );
    }
    let factor = match suffix {
        "k" => 1e3,
        "m" | "mn" | "mio" => 1e6,
        "b" | "bn" | "mrd" => 1e9,
        "tn" => 1e12,
        _ => 1.0,
    };
    let scaled: Vec<f64> = values.iter().map(|value| value * factor).collect();
    values.extend(scaled);
    Some(Part::Digits(values))
}

/// The words for 0 to 19 and for 20, 30, …, 90, in English and German.
const ONES: [[&str; 20]; 2] = [
    [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ],
    [
        "null",
        "ein",
        "zwei",
        "drei",
        "vier",
        "fünf",
        "sechs",
        "sieben",
        "acht",
        "neun",
        "zehn",
        "elf",
        "zwölf",
        "dreizehn",
        "vierzehn",
        "fünfzehn",
        "sechzehn",
        "siebzehn",
        "achtzehn",
        "neunzehn",
    ],
];
const TENS: [[&str; 8]; 2] = [
    [
        "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ],
    [
        "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig",
    ],
];

/// Words for parts of a whole, as numbers and in percent.
const FRACTIONS: &[(&str, &[f64])] = &[
    ("half", &[0.5, 50.0]),
    ("third", &[33.0, 33.3, 33.33]),
    ("thirds", &[67.0, 66.0, 66.7, 66.67]),
    ("quarter", &[0.25, 25.0]),
    ("quarters", &[0.75, 75.0]),
    ("fifth", &[20.0]),
    ("fifths", &[40.0, 60.0, 80.0]),
    ("tenth", &[10.0]),
    ("twice", &[2.0]),
    ("double", &[2.0]),
    ("doubled", &[2.0, 100.0]),
    ("triple", &[3.0]),
    ("tripled", &[3.0]),
    ("hälfte", &[0.5, 50.0]),
    ("halb", &[0.5]),
    ("drittel", &[33.0, 33.3, 33.33, 67.0, 66.0, 66.7, 66.67]),
    ("viertel", &[0.25, 25.0, 0.75, 75.0]),
    ("fünftel", &[20.0, 40.0, 60.0, 80.0]),
    ("zehntel", &[10.0]),
    ("doppelt", &[2.0]),
    ("半", &[0.5, 50.0]),
];

fn english(word: &str) -> Option<Part> {
    let scale = match word.strip_suffix('s').unwrap_or(word) {
        "hundred" => Part::Small(100.0),
        "dozen" => Part::Small(12.0),
        "score" => Part::Small(20.0),
        "ten" if word == "tens" => Part::Small(10.0),
        "thousand" => Part::Large(1e3),
        "million" | "mn" => Part::Large(1e6),
        "billion" | "bn" => Part::Large(1e9),
        "trillion" | "tn" => Part::Large(1e12),
        "lakh" => Part::Large(1e5),
        "crore" => Part::Large(1e7),
        _ => match word {
            "of" | "a" => Part::Of,
            "and" => Part::And,
            "both" | "couple" | "pair" => Part::Unit(2.0),
            "half" => Part::Unit(0.5),
            _ => {
                return ones(&ONES[0], word)
                    .map(Part::Unit)
                    .or_else(|| tens(&TENS[0], word).map(Part::Tens));
            }
        },
    };
    Some(scale)
}

fn ones(words: &[&str; 20], word: &str) -> Option<f64> {
    words
        .iter()
        .zip(0_u8..)
        .find_map(|(it, value)| (*it == word).then_some(value.into()))
}

fn tens(words: &[&str; 8], word: &str) -> Option<f64> {
    words
        .iter()
        .zip(2_u8..)
        .find_map(|(it, value)| (*it == word).then_some(f64::from(value) * 10.0))
}

/// Reads a German number below a million, which is one word: `zweihundertfünfunddreißig`.
fn german(word: &str) -> Option<f64> {
    match word {
        "eine" | "einen" | "einem" | "einer" | "eines" | "eins" => return Some(1.0),
        "beide" | "beiden" => return Some(2.0),
        _ => {}
    }
    let word = word.replace("ss", "ß");
    if let Some(value) = ones(&ONES[1], &word).or_else(|| tens(&TENS[1], &word)) {
        return Some(value);
    }
    for (name, scale) in [("tausend", 1e3), ("hundert", 100.0)] {
        if let Some((factor, rest)) = word.split_once(name) {
            let factor = if factor.is_empty() {
                1.0
            } else {
                german(factor)?
            };
            let rest = match rest {
                "" | "e" | "en" => 0.0,
                rest => german(rest)?,
            };
            return Some(factor * scale + rest);
        }
    }
    let (units, rest) = word.split_once("und")?;
    Some(ones(&ONES[1], units)? + tens(&TENS[1], rest)?)
}

fn scale_german(word: &str) -> Option<Part> {
    Some(match word {
        "dutzend" | "dutzende" | "dutzenden" => Part::Small(12.0),
        "million" | "millionen" | "mio" => Part::Large(1e6),
        "milliarde" | "milliarden" | "mrd" => Part::Large(1e9),
        "billion" | "billionen" => Part::Large(1e12),
        "halbe" | "halben" | "halber" => Part::Unit(0.5),
        "von" => Part::Of,
        _ => return None,
    })
}

fn chinese(character: &str) -> Option<Part> {
    const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = DIGITS
        .iter()
        .zip(0_u8..)
        .find_map(|(it, value)| (*it == character).then_some(value));
    Some(match (character, digit) {
        (_, Some(value)) => Part::Unit(value.into()),
        ("两" | "兩" | "双", _) => Part::Unit(2.0),
        ("十", _) => Part::Small(10.0),
        ("百", _) => Part::Small(100.0),
        ("千", _) => Part::Small(1e3),
        ("万" | "萬", _) => Part::Large(1e4),
        ("亿" | "億", _) => Part::Large(1e8),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn whole_numbers_are_read_with_any_separator(number in 0_u32..1_000_000_000) {
            let digits = number.to_string();
            for separator in [",", ".", " ", "’", ""] {
                let groups: Vec<&str> = digits.as_bytes().rchunks(3).rev()
                    .filter_map(|group| std::str::from_utf8(group).ok()).collect();
                let text = groups.join(separator);
                prop_assert!(numbers(&text, "en").contains(&number.into()), "{text}");
            }
        }

        #[test]
        fn any_text_has_numbers_or_none(text in "[ a,.1-9٢三十万’-]{0,20}|(two |hundred |and |of |a |tens |million |20 ){0,6}") {
            for language in ["en", "de", "zh", "fa"] {
                numbers(&text, language);
            }
        }
    }

    #[test]
    fn numbers_are_found_in_digits_and_words() {
        let cases: &[(&str, &str, &[f64])] = &[
            ("en", "over 1,400 tons and 7.5 more", &[1400.0, 7.5]),
            ("en", "15 per cent, 20% and 55-strong", &[15.0, 20.0, 55.0]),
            (
                "en",
                "2.4 million crowns, £1.9m",
                &[2.4, 2_400_000.0, 1_900_000.0],
            ),
            (
                "de",
                "zwischen 2,1 und 2,5 Millionen",
                &[2.1, 2_100_000.0, 2.5, 2_500_000.0],
            ),
            (
                "en",
                "nine votes to eight, twelve of the 17",
                &[9.0, 8.0, 12.0, 17.0],
            ),
            ("en", "thirty-five of two hundred and sixty", &[35.0, 260.0]),
            (
                "en",
                "tens of thousands; dozens; hundreds of millions",
                &[10_000.0, 12.0, 100_000_000.0],
            ),
            ("en", "half a million, four thousand", &[500_000.0, 4000.0]),
            ("en", "a third less, and two thirds more", &[33.0, 67.0]),
            ("fr", "7 000 mots, 1 234 567", &[7000.0, 1_234_567.0]),
            (
                "de",
                "1.400 Tonnen, 2,4 Millionen Kronen",
                &[1400.0, 2_400_000.0],
            ),
            (
                "de",
                "fünfunddreissig, zweihundertzwölf, dreitausend",
                &[35.0, 212.0, 3000.0],
            ),
            (
                "de",
                "Hunderte Briefe, Zehntausende, zwei Milliarden",
                &[100.0, 10_000.0, 2e9],
            ),
            (
                "zh",
                "三十五人，二百五十，2.4万，三亿，数千",
                &[35.0, 250.0, 24_000.0, 3e8, 1000.0],
            ),
            ("fa", "۱۲٬۵۰۰ نفر", &[12_500.0]),
            ("hi", "1,00,000 लोग", &[100_000.0]),
            ("de-CH", "1’400 Stück", &[1400.0]),
        ];
        for (language, text, expected) in cases {
            let found = numbers(text, language);
            for value in *expected {
                let has = found.iter().any(|it| (it - value).abs() < 1e-6);
                assert!(has, "{value} in {text}: {found:?}");
            }
        }
    }

    #[test]
    fn other_numbers_are_not_found() {
        let cases: &[(&str, &str, &[f64])] = &[
            ("en", "540 posts", &[450.0, 54.0, 5.0]),
            ("en", "over 4,000", &[4.0]),
            ("de", "über 4.000", &[4.0]),
            ("en", "2.4 million crowns", &[1_000_000.0, 24.0]),
            ("en", "thirty-five", &[5.0]),
            ("en", "six of the 17", &[23.0, 617.0]),
            ("en", "nobody", &[0.0, 1.0]),
            ("fr", "douze", &[12.0]),
        ];
        for (language, text, others) in cases {
            let found = numbers(text, language);
            for value in *others {
                assert!(!found.contains(value), "{value} in {text}: {found:?}");
            }
        }
    }
}
