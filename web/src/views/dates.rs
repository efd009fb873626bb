//! A date as the reader sees it, with how it is known.

use crate::node::*;
use crate::words::Words;
use standpoint_core::pack::{Basis, Date};

/// The date; where it is inferred, that it is, and from which words of the article.
pub fn date(words: &'static Words, date: &Date) -> Node {
    // A date that the article states says the same in its words and in ours.
    let known = (date.basis == Basis::Inferred).then(|| {
        let own = date
            .words
            .as_deref()
            .map(|it| words.model.inferred_from(it));
        let known = own.unwrap_or_else(|| words.model.inferred().to_owned());
        span([" (", &known, ")"].concat()).class("known")
    });
    nodes(span((words.date(date), known)).class("date"))
}
