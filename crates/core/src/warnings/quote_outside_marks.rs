//! The words of a quote should be in quotation marks in the article: other words are the
//! journalist's.

use super::quotation::Quotations;
use super::words::{Word, slice, words};
use super::{CheckInput, Warnings};
use crate::pack::Quote;

pub(super) fn check(checked: &CheckInput<'_>, warnings: &mut Warnings) {
    let quotations = Quotations::of(&checked.paragraphs);
    for (i, quote) in checked.pack.quotes.iter().enumerate() {
        let Some(outside) = words_outside(checked, quote, &quotations) else {
            continue;
        };
        let paragraph = quote.evidence.paragraph;
        let what = if outside == quote.words() {
            format!("“{outside}” is not in quotation marks in ¶{paragraph}")
        } else {
            format!("“{outside}” in it is not in quotation marks in ¶{paragraph}")
        };
        warnings.add(
            format!("quotes[{i}].evidence.selector"),
            what,
            "quote only words that the article gives as the actor's own; what it reports in its own words can be a claim",
        );
    }
}

/// Returns the first words of a quote that the article does not quote.
fn words_outside<'p>(
    checked: &CheckInput<'_>,
    quote: &'p Quote,
    quotations: &Quotations,
) -> Option<&'p str> {
    let paragraph = checked.paragraph(quote.evidence.paragraph)?;
    let [before, exact, _] = quote.evidence.selector.as_ref()?.split(paragraph)?;
    if is_speech_without_marks(checked, quote, paragraph) {
        return None;
    }
    let index = usize::try_from(quote.evidence.paragraph)
        .ok()?
        .checked_sub(1)?;
    let is_outside = |word: &Word| {
        let (start, end) = (before.len() + word.start, before.len() + word.end);
        !quotations.contain(index, &(start..end))
    };
    let all = words(exact);
    let first = all.iter().position(is_outside)?;
    let rest = all.get(first..)?;
    let end = rest.iter().position(|word| !is_outside(word));
    if first == 0 && end.is_none() {
        return Some(quote.words());
    }
    Some(slice(quote.words(), rest.get(..end.unwrap_or(rest.len()))?))
}

/// Whether the paragraph is speech by another convention: a dash at its start, or the speaker's
/// name and a colon, as in interviews.
fn is_speech_without_marks(checked: &CheckInput<'_>, quote: &Quote, paragraph: &str) -> bool {
    if paragraph.starts_with(['—', '–', '―', '-']) {
        return true;
    }
    let Some((name, _)) = paragraph.split_once([':', '：']) else {
        return false;
    };
    let is_actor = |mention: &super::names::Mention<'_>| mention.actor.id == quote.actor;
    words(name).len() <= 4 && checked.names.in_text(name).iter().any(is_actor)
}
