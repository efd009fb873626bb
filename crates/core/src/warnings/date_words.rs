//! The words of a date should be the article's, and a date that the article states should have its
//! year there.

use super::numbers::with_ascii_digits;
use super::words::{Word, length, longest_shared_run, primary_language, words};
use super::{CheckInput, Warnings, paragraph_list, paragraph_numbers};
use crate::Pack;
use crate::pack::{Basis, Date, Edtf, EdtfValue, Evidence, Moment, Precision};

/// Languages whose articles may count years in another calendar.
const OTHER_CALENDARS: [&str; 6] = ["am", "fa", "ja", "my", "ne", "th"];

pub(super) fn check(checked: &CheckInput<'_>, warnings: &mut Warnings) {
    let language = primary_language(&checked.pack.source.language);
    for (path, date, evidence) in dates(checked.pack) {
        check_words(checked, &path, date, warnings);
        if !OTHER_CALENDARS.contains(&language.as_str()) {
            check_year(checked, &path, date, evidence, warnings);
        }
    }
}

/// Returns all dates but the article's own, each with its path and evidence.
pub(super) fn dates(pack: &Pack) -> Vec<(String, &Date, &[Evidence])> {
    let mut dates: Vec<(String, &Date, &[Evidence])> = Vec::new();
    for (i, it) in pack.positions.iter().enumerate() {
        dates.push((format!("positions[{i}].date"), &it.date, &it.evidence));
    }
    for (i, it) in pack.quotes.iter().enumerate() {
        let evidence = std::slice::from_ref(&it.evidence);
        dates.push((format!("quotes[{i}].date"), &it.date, evidence));
    }
    for (i, it) in pack.claims.iter().enumerate() {
        dates.push((format!("claims[{i}].date"), &it.date, &it.evidence));
    }
    for (i, it) in pack.events.iter().enumerate() {
        dates.push((format!("events[{i}].date"), &it.date, &it.evidence));
    }
    for (i, it) in pack.figures.iter().enumerate() {
        dates.push((format!("figures[{i}].date"), &it.date, &it.evidence));
    }
    dates
}

/// Words from another paragraph are fine: it may date what follows.
fn check_words(checked: &CheckInput<'_>, path: &str, date: &Date, warnings: &mut Warnings) {
    let Some(text) = &date.words else {
        return;
    };
    let wanted = words(text);
    let has = |there: &[Word]| longest_shared_run(&wanted, there).len() == wanted.len();
    if length(&wanted) > 0 && !checked.all_words.iter().any(|there| has(there)) {
        warnings.add(
            format!("{path}.words"),
            format!("the article doesn't have the words “{text}”"),
            "copy the article's words for the date, or remove `words`",
        );
    }
}

fn check_year(
    checked: &CheckInput<'_>,
    path: &str,
    date: &Date,
    evidence: &[Evidence],
    warnings: &mut Warnings,
) {
    // What the article says of its own present has its date, which needs no words.
    let is_its_own = date.edtf == checked.pack.source.published.edtf;
    if date.basis != Basis::Stated || is_its_own {
        return;
    }
    let mut texts: Vec<&str> = date.words.iter().map(String::as_str).collect();
    texts.extend(paragraph_numbers(evidence).filter_map(|it| checked.paragraph(it)));
    let missing = years(&date.edtf)
        .into_iter()
        .find(|year| !texts.iter().any(|text| has_year(text, year)));
    if let Some(year) = missing {
        warnings.add(
            format!("{path}.basis"),
            format!(
                "`stated`, but {year} is not in {}",
                paragraph_list(evidence)
            ),
            "write `inferred` if the year is worked out, or cite the paragraph that has it",
        );
    }
}

/// Returns the years of a date, as far as they are known: `198` of the 1980s.
fn years(date: &Edtf) -> Vec<String> {
    let moments: Vec<Moment> = match &date.value {
        EdtfValue::On(moment) => vec![*moment],
        EdtfValue::Span(from, to) | EdtfValue::Within(from, to) => {
            from.iter().chain(to).copied().collect()
        }
        EdtfValue::OneOf(moments) => moments.clone(),
    };
    let year = |moment: &Moment| {
        let digits = format!("{:04}", moment.year);
        let known = match moment.precision {
            Precision::Century => 2,
            Precision::Decade => 3,
            _ => 4,
        };
        digits.get(..known).unwrap_or_default().to_owned()
    };
    moments.iter().map(year).collect()
}

/// Whether a text has the year: in full, or its last two digits, as in `2023–24`.
fn has_year(text: &str, year: &str) -> bool {
    let last_two = year.get(2..).filter(|last| last.len() == 2);
    let is_it = |word: &Word| {
        let key = with_ascii_digits(&word.key);
        key.starts_with(year) || last_two == Some(key.trim_start_matches('\''))
    };
    words(text).iter().any(is_it)
        || ["〇", "零"]
            .iter()
            .any(|zero| text.contains(&in_chinese(year, zero)))
}

fn in_chinese(year: &str, zero: &'static str) -> String {
    let digits = [zero, "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |c: char| digits.get(c.to_digit(10)? as usize).copied();
    year.chars().filter_map(digit).collect()
}
