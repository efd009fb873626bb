//! A digest is in the author's own words.

use super::words::{length, longest_shared_run, slice, words};
use super::{CheckInput, Warnings};
use crate::pack::MAX_QUOTED_WORDS;

/// Shorter digests have few other words to choose from.
const LEAST_WORDS: usize = 5;

pub(super) fn check(checked: &CheckInput<'_>, warnings: &mut Warnings) {
    let source = &checked.pack.source;
    for (i, (paragraph, text)) in source.paragraphs.iter().zip(&checked.all_words).enumerate() {
        let digest = words(&paragraph.digest);
        let run = longest_shared_run(&digest, text);
        let run = digest.get(run).unwrap_or_default();
        let copied = length(run);
        let is_the_paragraph = copied >= LEAST_WORDS && 5 * copied >= 4 * length(&digest);
        let what = if is_the_paragraph {
            "this is nearly the paragraph itself".to_owned()
        } else if !source.owned && copied > MAX_QUOTED_WORDS {
            format!(
                "{copied} words in a row are the article's, which you do not own: “{}”",
                slice(&paragraph.digest, run)
            )
        } else {
            continue;
        };
        let path = format!("source.paragraphs[{i}].digest");
        warnings.add(path, what, "say it in your own words, in one line");
    }
}
