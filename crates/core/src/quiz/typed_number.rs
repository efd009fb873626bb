use crate::pack::Decimal;

/// Reads a number as people type it: `1400`, `1,400`, `1.400`, `1 400,5`, `１４００`, `−3.5 %`.
/// `None` if it isn't a number with at most two decimals.
///
/// Points and commas can each group digits or start the decimals, depending on where a reader has
/// learned to write. It is never a matter of guessing: three digits behind a single separator are a
/// group, because answers have at most two decimals.
///
/// The unit may follow the number.
pub fn typed_number(text: &str, unit: &str) -> Option<Decimal> {
    let text = text.trim();
    let text = [unit, "%", "％"]
        .into_iter()
        .find_map(|unit| text.strip_suffix(unit))
        .unwrap_or(text);
    let mut runs = vec![Run::default()];
    let mut is_negative = false;
    for (index, character) in text.trim().chars().enumerate() {
        match (digit(character), separator(character)) {
            (Some(digit), _) => runs.last_mut()?.digits.push(digit),
            (None, Some(separator)) => runs.push(Run::after(separator)),
            (None, None) if index == 0 && matches!(character, '-' | '−' | '－' | '+') => {
                is_negative = character != '+';
            }
            (None, None) => return None,
        }
    }
    let hundredths = hundredths(&mut runs)?;
    let signed = if is_negative { -hundredths } else { hundredths };
    Decimal::from_hundredths(signed).ok()
}

/// Digits, and the separator before them.
#[derive(Default)]
struct Run {
    separator: Option<Separator>,
    digits: Vec<u8>,
}

impl Run {
    fn after(separator: Separator) -> Self {
        Self {
            separator: Some(separator),
            digits: Vec::new(),
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Separator {
    Point,
    Comma,
    /// A character that only groups digits.
    Group,
    /// The Arabic character that only starts decimals.
    Decimal,
}

fn digit(character: char) -> Option<u8> {
    // The zeros of ASCII, Arabic, Persian, Devanagari and full-width digits.
    ['0', '٠', '۰', '०', '０'].into_iter().find_map(|zero| {
        let value = u32::from(character).checked_sub(u32::from(zero))?;
        u8::try_from(value).ok().filter(|value| *value < 10)
    })
}

fn separator(character: char) -> Option<Separator> {
    match character {
        '.' | '．' => Some(Separator::Point),
        ',' | '，' => Some(Separator::Comma),
        '\'' | '’' | '٬' => Some(Separator::Group),
        '٫' => Some(Separator::Decimal),
        character if character.is_whitespace() => Some(Separator::Group),
        _ => None,
    }
}

fn hundredths(runs: &mut Vec<Run>) -> Option<i64> {
    let decimals = if ends_with_decimals(runs) {
        runs.pop()?.digits
    } else {
        Vec::new()
    };
    if !are_groups(runs) || (runs.len() == 1 && runs[0].digits.is_empty() && decimals.is_empty()) {
        return None;
    }
    let (two, rest) = decimals.split_at_checked(2).unwrap_or((&decimals, &[]));
    if !matches!(rest, [] | [0]) {
        return None;
    }
    let whole = runs.iter().flat_map(|run| &run.digits);
    let padded = two.iter().chain(&[0, 0]).take(2);
    whole.chain(padded).try_fold(0_i64, |number, digit| {
        number.checked_mul(10)?.checked_add(i64::from(*digit))
    })
}

/// Whether what follows the last separator are decimals.
fn ends_with_decimals(runs: &[Run]) -> bool {
    let Some((last, before)) = runs.split_last() else {
        return false;
    };
    match last.separator {
        None | Some(Separator::Group) => false,
        Some(Separator::Decimal) => true,
        separator => match before {
            // A group is never behind a lone zero, nothing, or more than three digits.
            [first] => {
                last.digits.len() != 3
                    || first.digits.len() > 3
                    || first.digits.iter().all(|digit| *digit == 0)
            }
            _ => before.iter().all(|run| run.separator != separator),
        },
    }
}

/// Whether the digits are grouped as in `1,400,000` or, in India, `14,00,000`, by one separator.
fn are_groups(runs: &[Run]) -> bool {
    let Some((last, [first, between @ ..])) = runs.split_last() else {
        return true; // No separator.
    };
    let separator = last.separator;
    last.digits.len() == 3
        && (1..=3).contains(&first.digits.len())
        && between
            .iter()
            .all(|run| run.separator == separator && (2..=3).contains(&run.digits.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_read_as_people_type_them() {
        let cases: Vec<(String, Option<f64>)> =
            serde_json::from_str(include_str!("typed_number.json")).expect("cases");
        for (text, expected) in cases {
            let number = typed_number(&text, "tons").map(f64::from);
            assert_eq!(number, expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn the_plain_form_is_read(hundredths in -1_000_000_000_000_000..=1_000_000_000_000_000_i64) {
            let number = Decimal::from_hundredths(hundredths).expect("few digits");
            prop_assert_eq!(typed_number(&number.to_string(), "%"), Some(number));
        }

        #[test]
        fn no_text_makes_it_panic(text in ".*", digits in "[0-9٠-٩., '-]*") {
            typed_number(&text, &digits);
            typed_number(&digits, &text);
        }
    }
}
