//! Formats numbers and figures.

use super::Words;
use standpoint_core::pack::{Figure, Qualifier};

impl Words {
    /// Formats a number in digits, with at most two decimal places.
    pub fn number(&self, value: f64) -> String {
        // An integer, since formatting a float would add ten kilobytes of code.
        let hundredths = (value.abs() * 100.0).round() as u64;
        let whole = (hundredths / 100).to_string();
        let mut text = String::new();
        if value < 0.0 && hundredths > 0 {
            text.push('−');
        }
        for (i, digit) in whole.chars().enumerate() {
            if i > 0 && (whole.len() - i).is_multiple_of(3) {
                text.push_str(self.language.thousands());
            }
            text.push(digit);
        }
        let (tenths, last) = (hundredths / 10 % 10, hundredths % 10);
        if (tenths, last) != (0, 0) {
            text.push_str(self.language.decimal());
            text.push_str(&tenths.to_string());
        }
        if last != 0 {
            text.push_str(&last.to_string());
        }
        text
    }

    /// Formats a figure with its qualifier and unit, or in the article's words if the pack gives
    /// them.
    pub fn figure(&self, figure: &Figure) -> String {
        if let Some(words) = &figure.words {
            return words.clone();
        }
        let model = &self.model;
        let value = self.number(figure.value);
        let value = match figure.qualifier {
            Qualifier::Exactly => value,
            Qualifier::Over => model.over(&value),
            Qualifier::About => model.about(&value),
            Qualifier::MultiplesOf => model.multiples_of(&value),
        };
        match figure.unit.as_str() {
            "%" => model.figure_in_percent(&value),
            unit => model.figure_in(&value, unit),
        }
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use crate::words::words_for;

    #[test]
    fn numbers_are_grouped() {
        let cases = [
            ("en", 0.0, "0"),
            ("en", 20.0, "20"),
            ("en", 1400.0, "1,400"),
            ("en", 100.0, "100"),
            ("en", 1_234_567.5, "1,234,567.5"),
            ("en", -1000.0, "−1,000"),
            ("en", 0.125, "0.13"),
            ("en", 1.05, "1.05"),
            ("de", 1_234_567.5, "1.234.567,5"),
        ];
        for (language, value, text) in cases {
            assert_eq!(words_for(language).number(value), text);
        }
    }
}
