use super::Problems;
use super::characters::first_unfit;
use super::form::{of_paragraph, words_in_another_form};
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
/// suffix that single them out. Where only the form of the text differs (accents composed or apart,
/// ligatures, quotation marks, dashes, invisible characters), the problem says so.
///
/// # Errors
///
/// All that does not match, each with the path of its place in the pack.
pub fn verify_source(pack: &Pack, article: &str) -> Result<Matched, Problems> {
    let texts = paragraphs_of(article);
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
            let what = "not the hash of the article's paragraph";
            let own = paragraph.text.as_deref();
            match of_paragraph(own, &paragraph.sha256, text) {
                Some(forms) => {
                    let what = format!("{what}, which differs in its form alone: {forms}");
                    let hint = "take the article's text in the form that was hashed, or write ";
                    problems.at(path, what, [hint, hash.as_str()].concat());
                }
                None => problems.at(path, what, ["write ", hash.as_str()].concat()),
            }
        }
    }
    let mut quoted_passages = 0;
    for (path, evidence) in passages(pack, &|list, i| format!("{list}[{i}]")) {
        quoted_passages += usize::from(evidence.selector.is_some());
        let text = (evidence.paragraph as usize)
            .checked_sub(1)
            .and_then(|at| texts.get(at));
        if let Some(text) = text
            && !differs_in_form(&path, evidence, text, &mut problems)
        {
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

/// The paragraphs of an article's plain text: its lines, normalised, without the blank ones.
pub fn paragraphs_of(article: &str) -> Vec<String> {
    let lines = article.lines().map(normalise);
    lines.filter(|line| !line.is_empty()).collect()
}

/// Whether the text has the quoted words, but in another form. That is a problem of its own.
fn differs_in_form(path: &str, evidence: &Evidence, text: &str, problems: &mut Problems) -> bool {
    let Some(selector) = &evidence.selector else {
        return false;
    };
    let (words, number) = (selector.in_context(), evidence.paragraph);
    if selector.found_in(text) != Found::Nowhere {
        return false;
    }
    let Some((there, forms)) = words_in_another_form(text, &words) else {
        return false;
    };
    let hint = match first_unfit(there) {
        None => format!("write “{there}”"),
        Some((_, c)) => format!(
            "take U+{:04X} out of the article's text, and hash it anew",
            u32::from(c)
        ),
    };
    problems.at(
        format!("{path}.selector"),
        format!("“{words}” stands in paragraph {number} in another form: {forms}"),
        hint,
    );
    true
}

/// The quoted words stand in the normalised text of their paragraph, exactly once.
pub(super) fn check_words(path: &str, evidence: &Evidence, text: &str, problems: &mut Problems) {
    let Some(selector) = &evidence.selector else {
        return;
    };
    let (words, number) = (selector.in_context(), evidence.paragraph);
    let (what, hint) = match selector.found_in(text) {
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
    problems.at(format!("{path}.selector"), what, hint);
}
