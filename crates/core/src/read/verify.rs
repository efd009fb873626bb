use super::Problems;
use super::form::{of_paragraph, words_in_another_form};
use super::passages::passages;
use crate::Pack;
use crate::json::characters::first_forbidden;
use crate::pack::{Evidence, Found, Sha256, normalise};

/// How much of a pack was compared with its article, and matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Matched {
    /// The number of paragraphs whose hash matches.
    pub paragraphs: usize,
    /// The number of passages whose quoted words match.
    pub quoted_passages: usize,
}

/// Compares a pack with the article that it was made from: the number of paragraphs, the hash of
/// each, and that all quoted words, with their prefix and suffix, occur in their paragraph exactly
/// once. If only the form of the text differs (composed or decomposed accents, ligatures, quotation
/// marks, dashes, invisible characters), the problem says so.
///
/// # Errors
///
/// Everything that does not match, each with its path in the pack.
pub fn verify_source(pack: &Pack, article: &str) -> Result<Matched, Problems> {
    let texts = paragraphs_of(article);
    let paragraphs = pack.source().paragraphs.as_slice();
    let mut problems = Problems::default();
    if texts.len() != paragraphs.len() {
        let what = format!(
            "{} paragraphs, but the article has {}",
            paragraphs.len(),
            texts.len()
        );
        problems.at(
            "source.paragraphs",
            what,
            "write one entry for each paragraph of the article",
        );
    }
    for (i, (paragraph, text)) in paragraphs.iter().zip(&texts).enumerate() {
        let hash = Sha256::of(text);
        if hash != paragraph.sha256 {
            let path = format!("source.paragraphs[{i}].sha256");
            let what = "the hash does not match the article's paragraph";
            let own = paragraph.text.as_deref();
            match of_paragraph(own, &paragraph.sha256, text) {
                Some(forms) => {
                    let what = format!("{what}, which differs only in form: {forms}");
                    let hint = "use the article's text in the form that was hashed, or write ";
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

/// Splits an article's plain text into paragraphs: its lines, normalised, without blank ones.
pub fn paragraphs_of(article: &str) -> Vec<String> {
    let lines = article.lines().map(normalise);
    lines.filter(|line| !line.is_empty()).collect()
}

/// Whether the text has the quoted words only in another form, which is reported.
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
    let hint = match first_forbidden(there) {
        None => format!("write “{there}”"),
        Some((_, c)) => format!(
            "remove U+{:04X} from the article's text, and hash it again",
            u32::from(c)
        ),
    };
    problems.at(
        format!("{path}.selector"),
        format!("“{words}” is in paragraph {number}, but in another form: {forms}"),
        hint,
    );
    true
}

/// Checks that the quoted words occur exactly once in their paragraph's normalised text.
pub(super) fn check_words(path: &str, evidence: &Evidence, text: &str, problems: &mut Problems) {
    let Some(selector) = &evidence.selector else {
        return;
    };
    let (words, number) = (selector.in_context(), evidence.paragraph);
    let (what, hint) = match selector.found_in(text) {
        Found::Once => return,
        Found::Nowhere => (
            format!("“{words}” is not in paragraph {number}"),
            "copy the words exactly",
        ),
        Found::MoreThanOnce => (
            format!("“{words}” occurs more than once in paragraph {number}"),
            "quote more words, or add a `prefix` or `suffix`",
        ),
    };
    problems.at(format!("{path}.selector"), what, hint);
}
