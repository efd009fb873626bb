use super::Problems;
use super::passages::passages;
use crate::Pack;
use crate::pack::{Evidence, Found, Sha256, normalise};

/// How much of a pack was held against its article, and matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Matched {
    /// Paragraphs, by their hashes.
    pub paragraphs: usize,
    /// Passages that quote words, by the words.
    pub quoted_passages: usize,
}

/// Checks a pack against the article that it was made from: the number of paragraphs, the hash
/// of each, and that all quoted words stand in their paragraph exactly once, with the prefix and
/// suffix that single them out. The article's paragraphs are the text's non-blank lines.
///
/// # Errors
///
/// All that does not match, each with the path of its place in the pack.
pub fn verify_source(pack: &Pack, article: &str) -> Result<Matched, Problems> {
    let texts: Vec<_> = article
        .lines()
        .map(normalise)
        .filter(|line| !line.is_empty())
        .collect();
    let paragraphs = pack.source().paragraphs.as_slice();
    let mut problems = Problems::default();
    if texts.len() != paragraphs.len() {
        let what = format!(
            "{} paragraphs, and the article has {}",
            paragraphs.len(),
            texts.len()
        );
        problems.at(
            "source.paragraphs",
            what,
            "give each paragraph of the article one entry",
        );
    }
    for (i, (paragraph, text)) in paragraphs.iter().zip(&texts).enumerate() {
        let hash = Sha256::of(text);
        if hash != paragraph.sha256 {
            let path = format!("source.paragraphs[{i}].sha256");
            let mend = format!("write {}", hash.as_str());
            problems.at(path, "not the hash of the article's paragraph", mend);
        }
    }
    let mut quoted_passages = 0;
    for (path, evidence) in passages(pack, &|list, i| format!("{list}[{i}]")) {
        quoted_passages += usize::from(evidence.selector.is_some());
        let text = (evidence.paragraph as usize)
            .checked_sub(1)
            .and_then(|at| texts.get(at));
        if let Some(text) = text {
            check_words(&path, evidence, text, &mut problems);
        }
    }
    if problems.is_empty() {
        Ok(Matched {
            paragraphs: paragraphs.len(),
            quoted_passages,
        })
    } else {
        Err(problems)
    }
}

/// The quoted words stand in the normalised text of their paragraph, exactly once.
pub(super) fn check_words(path: &str, evidence: &Evidence, text: &str, problems: &mut Problems) {
    let Some(selector) = &evidence.selector else {
        return;
    };
    let (words, number) = (selector.in_context(), evidence.paragraph);
    let (what, mend) = match selector.found_in(text) {
        Found::Once => return,
        Found::Nowhere => (
            format!("“{words}” does not stand in paragraph {number}"),
            "quote words as they stand there",
        ),
        Found::MoreThanOnce => (
            format!("“{words}” stands more than once in paragraph {number}"),
            "quote more words, or single them out with a `prefix` or `suffix`",
        ),
    };
    problems.at(format!("{path}.selector"), what, mend);
}
