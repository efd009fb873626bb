//! Formats numbers and figures.

use super::Words;
use standpoint_core::pack::{Decimal, Figure, Qualifier};

impl Words {
    /// Formats a number in digits, with the language's separators.
    pub fn number(&self, number: Decimal) -> String {
        let plain = number.abs().to_string();
        let (whole, decimals) = plain.split_once('.').unwrap_or((&plain, ""));
        let mut text = String::new();
        if number < Decimal::default() {
            text.push('−');
        }
        for (i, digit) in whole.chars().enumerate() {
            if i > 0 && (whole.len() - i).is_multiple_of(3) {
                text.push_str(self.language.thousands());
            }
            text.push(digit);
        }
        if !decimals.is_empty() {
            text.push_str(self.language.decimal());
            text.push_str(decimals);
        }
        text
    }

    /// Formats a number with its unit. The sign of a currency is where the language has it.
    pub fn quantity(&self, number: &str, unit: &str) -> String {
        match unit {
            "%" => self.model().figure_in_percent(number),
            "£" | "$" | "€" | "¥" => match number.strip_prefix('−') {
                Some(number) => ["−", &self.model().figure_in_currency(number, unit)].concat(),
                None => self.model().figure_in_currency(number, unit),
            },
            unit => self.model().figure_in(number, unit),
        }
    }

    /// Formats a figure with its qualifier and unit, or in the article's words if the pack gives
    /// them.
    pub fn figure(&self, figure: &Figure) -> String {
        if let Some(words) = &figure.words {
            return words.clone();
        }
        let model = self.model();
        let value = self.quantity(&self.number(figure.value), &figure.unit);
        match figure.qualifier {
            Qualifier::Exactly => value,
            Qualifier::Over => model.over(&value),
            Qualifier::About => model.about(&value),
            Qualifier::MultiplesOf => model.multiples_of(&value),
        }
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use crate::words::words_for;
    use standpoint_core::pack::Decimal;

    #[test]
    fn numbers_are_grouped() {
        let cases = [
            ("en", 0.0, "0"),
            ("en", 20.0, "20"),
            ("en", 1400.0, "1,400"),
            ("en", 100.0, "100"),
            ("en", 1_234_567.5, "1,234,567.5"),
            ("en", -1000.0, "−1,000"),
            ("en", 1.05, "1.05"),
            ("de", 1_234_567.5, "1.234.567,5"),
        ];
        for (language, value, text) in cases {
            let number = Decimal::try_from(value).expect("at most two decimals");
            assert_eq!(words_for(language).number(number), text);
        }
    }

    #[test]
    fn a_currency_is_where_the_language_has_it() {
        for (language, number, unit, text) in [
            ("en", "2,100,000", "£", "£2,100,000"),
            ("en", "−5", "$", "−$5"),
            ("de", "2.100.000", "€", "2.100.000\u{a0}€"),
            ("zh", "2,100,000", "¥", "¥2,100,000"),
            ("en", "15", "%", "15%"),
            ("en", "15", "crowns", "15 crowns"),
        ] {
            assert_eq!(words_for(language).quantity(number, unit), text);
        }
    }
}
