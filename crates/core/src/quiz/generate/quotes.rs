//! Quotes and who said their words.

use crate::Pack;
use crate::pack::{ActorId, Quote, normalise};
use crate::text::{find_all, is_letter_or_digit};

/// A quote, and its words as they are compared.
pub(crate) struct Said<'p> {
    pub quote: &'p Quote,
    pub words: String,
}

/// Returns the quotes of a pack.
pub(crate) fn said(pack: &Pack) -> Vec<Said<'_>> {
    let quotes = pack.quotes.iter();
    quotes
        .map(|quote| Said {
            quote,
            words: plain(quote.words()),
        })
        .collect()
}

/// Returns a quote of an actor for whom `is_one` is true that has the same words, or of which the
/// one's words are among the other's.
pub(crate) fn said_too<'p>(
    said: &[Said<'p>],
    is_one: &dyn Fn(&ActorId) -> bool,
    words: &str,
) -> Option<&'p Quote> {
    let mut same = said
        .iter()
        .filter(|other| is_one(&other.quote.actor))
        // A quote without words is a fault of its own.
        .filter(|other| !other.words.is_empty() && !words.is_empty())
        .filter(|other| is_in(words, &other.words) || is_in(&other.words, words));
    same.next().map(|other| other.quote)
}

fn is_in(words: &str, text: &str) -> bool {
    find_all(text, words).next().is_some()
}

/// Returns the words as they are compared: without marks around them, in lower case.
pub(crate) fn plain(words: &str) -> String {
    let bare = words.trim_matches(|c| !is_letter_or_digit(c));
    normalise(bare).to_ascii_lowercase()
}
