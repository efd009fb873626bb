//! The number of a figure should be in the passage that it is taken from: a slip here becomes the
//! answer of a question.

use super::numbers::{knows_words, numbers, numbers_in};
use super::words::{Word, length, longest_shared_run, words};
use super::{CheckInput, Warnings};
use crate::pack::{Decimal, Evidence};
use crate::quiz::QuestionKind;

pub(super) fn check(checked: &CheckInput<'_>, warnings: &mut Warnings) {
    let pack = checked.pack;
    for (i, figure) in pack.figures.iter().enumerate() {
        let path = format!("figures[{i}]");
        let number = Number::new(checked, figure.value, &figure.unit, &figure.label);
        if let Some(text) = &figure.words {
            check_words(checked, &path, text, &figure.evidence, warnings);
            // The article gives no digits, so they can't be found where words aren't known.
            if !knows_words(number.language) {
                continue;
            }
            if number.is_contradicted_by(text) {
                warn(
                    format!("{path}.words"),
                    figure.value,
                    &format!("“{text}”"),
                    warnings,
                );
                continue;
            }
        }
        check_number(
            checked,
            format!("{path}.value"),
            &number,
            &figure.evidence,
            warnings,
        );
    }
    for (i, question) in pack.questions.iter().enumerate() {
        if let QuestionKind::Number(ask) = &question.kind {
            let path = format!("questions[{i}].kind.number.value");
            let number = Number::new(checked, ask.value, &ask.unit, &question.prompt);
            check_number(checked, path, &number, &ask.evidence, warnings);
        }
    }
}

/// Short forms of scales in a unit, such as `£m`.
const SCALES: [&str; 8] = ["b", "bn", "k", "m", "mio", "mn", "mrd", "tn"];

/// A number of the pack, to be found in the article.
struct Number<'p> {
    value: Decimal,
    /// The value as the article may have it: in units, or with the unit's own factor.
    readings: Vec<f64>,
    /// Whether the value may be in millions, say, without being multiplied.
    has_scale: bool,
    /// The article's language.
    language: &'p str,
}

impl<'p> Number<'p> {
    fn new(checked: &CheckInput<'p>, value: Decimal, unit: &str, about: &str) -> Self {
        let absolute = f64::from(value.abs());
        let mut readings = vec![absolute];
        // The unit may be `million crowns`.
        let factors = numbers(unit, checked.pack.language());
        readings.extend(factors.iter().map(|factor| absolute * factor));
        let is_scale = |word: Word| SCALES.contains(&word.key.as_str());
        let languages = [checked.pack.language(), &checked.pack.source.language];
        let in_thousands = |text| {
            let mut numbers = languages.iter().flat_map(|it| numbers(text, it));
            numbers.any(|it| it >= 1000.0)
        };
        let has_scale = words(unit).into_iter().any(is_scale)
            || in_thousands(unit)
            || in_thousands(about)
            || !languages.iter().all(|it| knows_words(it));
        Self {
            value,
            has_scale,
            readings,
            language: &checked.pack.source.language,
        }
    }

    /// Whether a text has this number. A number with a scale of its own is read with it: "11 million" are
    /// neither 11 nor 11 thousand.
    fn is_in(&self, text: &str) -> bool {
        let is_same = |found: &f64| self.readings.iter().any(|it| (it - found).abs() < 0.005);
        let mut found = numbers(text, self.language);
        if self.readings.len() > 1 || !self.has_scale {
            for number in numbers_in(text, self.language) {
                if number.is_in_digits && number.has_scale(text) {
                    let least = number.values.iter().copied().fold(f64::MAX, f64::min);
                    found.retain(|it| !number.values.contains(it) || *it >= least * 1000.0);
                }
            }
        }
        found.iter().any(is_same)
    }

    /// Whether a text has other numbers and not this one. Years don't count.
    fn is_contradicted_by(&self, text: &str) -> bool {
        let is_year = |number: &f64| (1900.0..2100.0).contains(number) && number.fract() == 0.0;
        let found = numbers(text, self.language);
        self.can_be_found() && found.iter().any(|it| !is_year(it)) && !self.is_in(text)
    }

    /// `One` is often no word of its own, and small numbers are words, which are known in few
    /// languages.
    fn can_be_found(&self) -> bool {
        let least = if knows_words(self.language) { 1 } else { 20 };
        self.value.abs().hundredths() > 100 * least
    }
}

/// Compares a number with the words that its evidence quotes, or else with the paragraphs.
fn check_number(
    checked: &CheckInput<'_>,
    path: String,
    number: &Number<'_>,
    evidence: &[Evidence],
    warnings: &mut Warnings,
) {
    let quoted = |evidence: &Evidence| evidence.selector.as_ref().map(|it| it.in_context());
    let quotes: Vec<String> = evidence.iter().filter_map(quoted).collect();
    if !number.can_be_found() || quotes.iter().any(|text| number.is_in(text)) {
        return;
    }
    let cited: Vec<&Evidence> = evidence.iter().collect();
    let paragraphs = cited.iter().map(|it| checked.paragraph(it.paragraph));
    let Some(paragraphs) = paragraphs.collect::<Option<Vec<&str>>>() else {
        // Without a text, all that is known are the quoted words.
        let is_quoted = quotes.len() == evidence.len();
        if let Some(text) = quotes
            .iter()
            .find(|text| is_quoted && number.is_contradicted_by(text))
        {
            warn(path, number.value, &format!("“{text}”"), warnings);
        }
        return;
    };
    if let Some(text) = quotes.iter().find(|text| number.is_contradicted_by(text)) {
        warn(path, number.value, &format!("“{text}”"), warnings);
    } else if !paragraphs.iter().any(|text| number.is_in(text)) {
        let all = paragraphs.join("; ");
        if knows_words(number.language) || number.is_contradicted_by(&all) {
            warn(
                path,
                number.value,
                &super::paragraph_list(evidence),
                warnings,
            );
        }
    }
}

fn warn(path: String, value: Decimal, place: &str, warnings: &mut Warnings) {
    warnings.add(
        path,
        format!("{value} is not in {place}"),
        "write the article's number, or cite the passage that has it; if you worked it out, say so in the label or the question, and allow this warning",
    );
}

/// Checks that the words for a number, which the page shows instead of it, are the article's.
fn check_words(
    checked: &CheckInput<'_>,
    path: &str,
    text: &str,
    evidence: &[Evidence],
    warnings: &mut Warnings,
) {
    let wanted = words(text);
    let mut paragraphs = super::paragraph_numbers(evidence).filter_map(|it| checked.words(it));
    let has = |there: &[Word]| longest_shared_run(&wanted, there).len() == wanted.len();
    if checked.has_text() && length(&wanted) > 0 && !paragraphs.any(has) {
        warnings.add(
            format!("{path}.words"),
            format!("“{text}” is not in {}", super::paragraph_list(evidence)),
            "copy the words from the article, or remove `words`",
        );
    }
}
