//! The same words are usually one quote of one actor.

use super::words::{Word, words};
use super::{CheckInput, Warnings};
use crate::pack::Quote;

/// Fewer words may well be said by two.
const LEAST: usize = 3;

pub(super) fn check(checked: &CheckInput<'_>, warnings: &mut Warnings) {
    let quotes = checked.pack.quotes.iter();
    let keys: Vec<(&Quote, Vec<String>)> = quotes.map(|it| (it, keys(it.words()))).collect();
    for (i, (quote, own)) in keys.iter().enumerate() {
        let same = keys.iter().take(i).find(|(other, others)| {
            quote.actor != other.actor && (is_one(quote, own, other, others))
        });
        if let Some((other, _)) = same {
            warnings.add(
                format!("quotes[{i}].actor"),
                format!(
                    "`{}` says the same words as `{}`, the quote of `{}`",
                    quote.actor, other.id, other.actor
                ),
                "remove the one whose actor is wrong",
            );
        }
    }
}

/// Whether two quotes have the same words, or in one paragraph the one has some of the other's.
fn is_one(quote: &Quote, own: &[String], other: &Quote, others: &[String]) -> bool {
    let is_part = |short: &[String], long: &[String]| {
        short.len() >= LEAST && long.windows(short.len()).any(|it| it == short)
    };
    let is_near = quote.evidence.paragraph == other.evidence.paragraph;
    !own.is_empty()
        && (own.len() >= LEAST && own == others
            || is_near && (own == others || is_part(own, others) || is_part(others, own)))
}

fn keys(text: &str) -> Vec<String> {
    words(text).into_iter().map(|word: Word| word.key).collect()
}
