//! Dates, with their source if they are inferred.

use crate::node::*;
use crate::words::Words;
use standpoint_core::pack::{Basis, Date};

/// Renders a date. If it is inferred, says so, with the article's words that it is inferred from.
pub fn date(words: &'static Words, date: &Date) -> Node {
    // A stated date reads the same in the article's words and in ours.
    let basis = (date.basis == Basis::Inferred).then(|| {
        let own = date
            .words
            .as_deref()
            .map(|own| words.model().inferred_from(own));
        let basis = own.unwrap_or_else(|| words.model().inferred().to_owned());
        span([" (", &basis, ")"].concat()).class("basis")
    });
    nodes(span((words.date(date), basis)).class("date"))
}
