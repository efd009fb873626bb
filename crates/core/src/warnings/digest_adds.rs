//! A digest has no persons and numbers that its paragraph lacks. Of other actors the article may speak in
//! many ways: “Washington” for the government, “they” for experts.

use super::numbers::{Number, knows_words, numbers, numbers_in};
use super::words::primary_language;
use super::{CheckInput, Warnings};
use crate::pack::{ActorId, ActorKind};

/// How many paragraphs before this one may have the name: “he” leads there.
const BEFORE: usize = 3;

pub(super) fn check(checked: &CheckInput<'_>, warnings: &mut Warnings) {
    let (pack, texts) = (checked.pack, &checked.paragraphs);
    let named: Vec<Vec<&ActorId>> = texts
        .iter()
        .map(|text| {
            let mentions = checked.names.in_text(text).into_iter();
            mentions.map(|it| &it.actor.id).collect()
        })
        .collect();
    for (i, (paragraph, text)) in pack.source.paragraphs.iter().zip(texts).enumerate() {
        let path = format!("source.paragraphs[{i}].digest");
        let near = named.get(i.saturating_sub(BEFORE)..=i).unwrap_or_default();
        let is_near = |actor: &ActorId| near.iter().flatten().any(|it| *it == actor);
        let mentions = checked.names.in_text(&paragraph.digest);
        if let Some(other) = mentions
            .iter()
            .find(|it| it.actor.kind == ActorKind::Person && !is_near(&it.actor.id))
        {
            let name = paragraph.digest.get(other.start..other.end);
            warnings.add(
                path.clone(),
                format!(
                    "“{}” is named neither in ¶{} nor shortly before",
                    name.unwrap_or_default(),
                    i + 1
                ),
                "say only what the paragraph says, and of whom it says it",
            );
        }
        let there = numbers(text, &pack.source.language);
        let is_there = |number: &Number| {
            let same = |value: &f64| there.iter().any(|it| (it - value).abs() < 0.005);
            number.values.iter().any(same)
        };
        let digest = numbers_in(&paragraph.digest, pack.language());
        let mut digest = digest.iter().filter(|it| can_be_compared(it, checked));
        if let Some(other) = digest.find(|it| !is_there(it)) {
            let digits = paragraph.digest.get(other.range.clone());
            warnings.add(
                path,
                format!("{} is not in ¶{}", digits.unwrap_or_default(), i + 1),
                "write the paragraph's number, or leave it out",
            );
        }
    }
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
