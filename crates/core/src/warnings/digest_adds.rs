//! A digest has no persons and numbers that its paragraph lacks. Of other actors the article may speak in
//! many ways: “Washington” for the government, “they” for experts.

use super::numbers::{Number, knows_words, numbers, numbers_in};
use super::words::primary_language;
use super::{CheckInput, Warnings};
use crate::pack::{ActorId, ActorKind};

/// How many paragraphs before this one may have the name: “he” leads there.
const BEFORE: u32 = 3;

pub(super) fn check(checked: &CheckInput<'_>, warnings: &mut Warnings) {
    let paragraphs = (1..).zip(&checked.pack.source.paragraphs);
    for (number, paragraph) in paragraphs.take(checked.paragraphs.len()) {
        let path = format!("source.paragraphs[{}].digest", number - 1);
        if let Some(name) = added_person(checked, &paragraph.digest, &[number]) {
            warnings.add(
                path.clone(),
                format!("“{name}” is named neither in ¶{number} nor shortly before"),
                "say only what the paragraph says, and of whom it says it",
            );
        }
        if let Some(other) = added_number(checked, &paragraph.digest, &[number]) {
            warnings.add(
                path,
                format!("{other} is not in ¶{number}"),
                "write the paragraph's number, or leave it out",
            );
        }
    }
}

/// Returns the first name in a text of a person whom none of the paragraphs names, nor those shortly
/// before it.
pub(super) fn added_person<'t>(
    checked: &CheckInput<'_>,
    text: &'t str,
    paragraphs: &[u32],
) -> Option<&'t str> {
    let near = paragraphs
        .iter()
        .flat_map(|it| it.saturating_sub(BEFORE)..=*it);
    let near: Vec<&ActorId> = near
        .flat_map(|number| checked.mentions(number))
        .map(|it| &it.actor.id)
        .collect();
    let mentions = checked.names.in_text(text);
    let mut persons = mentions
        .iter()
        .filter(|it| it.actor.kind == ActorKind::Person);
    let other = persons.find(|it| !near.contains(&&it.actor.id))?;
    text.get(other.start..other.end)
}

/// Returns the first number in a text, as written there, that none of the paragraphs has.
pub(super) fn added_number<'t>(
    checked: &CheckInput<'_>,
    text: &'t str,
    paragraphs: &[u32],
) -> Option<&'t str> {
    let language = &checked.pack.source.language;
    let texts = paragraphs
        .iter()
        .filter_map(|number| checked.paragraph(*number));
    let there: Vec<f64> = texts.flat_map(|text| numbers(text, language)).collect();
    let is_there = |number: &Number| {
        let same = |value: &f64| there.iter().any(|it| (it - value).abs() < 0.005);
        number.values.iter().any(same)
    };
    let own = numbers_in(text, checked.pack.language());
    let mut own = own.iter().filter(|it| can_be_compared(it, checked));
    text.get(own.find(|it| !is_there(it))?.range.clone())
}

/// Whether a number of a digest should be one of the paragraph's: in digits, since “two” may count what
/// the digest names; and no year, which may be worked out from “last year”. Small numbers may be words
/// there, which are known in few languages.
fn can_be_compared(number: &Number, checked: &CheckInput<'_>) -> bool {
    const SMALL: f64 = 20.0;
    let knows = knows_words(&primary_language(&checked.pack.source.language));
    let is_year = |value: &f64| (1500.0..2200.0).contains(value) && value.fract() == 0.0;
    let is_large = |value: &f64| knows || *value > SMALL;
    number.is_in_digits && !number.values.iter().any(is_year) && number.values.iter().all(is_large)
}
