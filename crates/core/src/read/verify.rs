use super::Problems;
use super::form::{find_in_another_form, of_paragraph};
use super::passages::passages;
use crate::Pack;
use crate::json::characters::first_forbidden;
use crate::pack::{Evidence, Found, MAX_QUOTED_WORDS, Paragraph, Sha256, normalise};
use std::collections::BTreeMap;
use strsim::normalized_levenshtein;

/// How much of a pack was compared with its article, and matched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Matched {
    /// The number of paragraphs whose hash matches.
    pub paragraphs: usize,
    /// The number of passages whose quoted words match.
    pub quoted_passages: usize,
}

/// Compares a pack with the article that it was made from: the number of paragraphs, the text and the
/// hash of each, and that all quoted words, with their prefix and suffix, occur in their paragraph
/// exactly once. If only the form of the text differs (composed or decomposed accents, ligatures,
/// quotation marks, dashes, invisible characters), the problem says so.
///
/// # Errors
///
/// Everything that does not match, each with its path in the pack. If the number of paragraphs differs,
/// only that and where they part, since all else would follow from it.
pub fn verify_source(pack: &Pack, article: &str) -> Result<Matched, Problems> {
    let paragraphs = pack.source().paragraphs.len();
    verify(pack, paragraphs, article, &|list, i| format!("{list}[{i}]"))
}

/// Compares what is valid of a pack with its article. `in_file` is the number of paragraphs in the
/// file, and `path_of` returns the path there of a list's element.
pub(super) fn verify(
    pack: &Pack,
    in_file: usize,
    article: &str,
    path_of: &dyn Fn(&str, usize) -> String,
) -> Result<Matched, Problems> {
    let texts = paragraphs_of(article);
    // With an invalid paragraph, the indices of those after it would be wrong.
    let paragraphs = match pack.source().paragraphs.as_slice() {
        all if all.len() == in_file => all,
        _ => &[],
    };
    let mut problems = Problems::default();
    if texts.len() != in_file {
        let (where_they_part, hint) = where_they_part(paragraphs, &texts);
        let others = texts.len();
        let what = format!("{in_file} paragraphs, but the article has {others}: {where_they_part}");
        problems.at("source.paragraphs", what, hint);
        return Err(problems);
    }
    for (i, (paragraph, text)) in paragraphs.iter().zip(&texts).enumerate() {
        check_paragraph(i, paragraph, text, &mut problems);
    }
    let mut quoted_passages = 0;
    let passages = passages(pack, path_of);
    let shift = Shift::of(passages.iter().map(|it| it.1), &texts);
    if let Some(shift) = &shift {
        problems.at("source.paragraphs", shift.what(), SHIFT_HINT);
    }
    for (path, evidence) in passages {
        quoted_passages += usize::from(evidence.selector.is_some());
        if shift
            .as_ref()
            .is_some_and(|it| it.explains(evidence, &texts))
        {
            continue;
        }
        let text = (evidence.paragraph as usize)
            .checked_sub(1)
            .and_then(|at| texts.get(at));
        let Some(text) = text else {
            continue;
        };
        // Finding out more takes long, and nobody would see it.
        if problems.is_full()
            || !differs_in_form(&path, evidence, text, &mut problems)
                && !is_elsewhere(&path, evidence, text, &texts, &mut problems)
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

/// Returns where paragraphs that differ in number part, and what to do about it.
fn where_they_part(paragraphs: &[Paragraph], texts: &[String]) -> (String, &'static str) {
    let is_same = |(paragraph, text): &(&Paragraph, &String)| paragraph.sha256 == Sha256::of(text);
    let same = paragraphs.iter().zip(texts).take_while(is_same).count();
    let (own, others) = (&paragraphs[same..], &texts[same..]);
    let extra = own.len().abs_diff(others.len());
    let is_rest_same =
        |own: &[Paragraph], others: &[String]| own.iter().zip(others).all(|it| is_same(&it));
    let first = same + 1;
    if paragraphs.is_empty() {
        let hint = "write one entry for each paragraph of the article, which stands on one line";
        return ("the pack's own have problems".into(), hint);
    }
    if own.len() < others.len() && is_rest_same(own, &others[extra..]) {
        let what = match extra {
            1 => format!(
                "the pack lacks its paragraph {first}, “{}”",
                start(&others[0])
            ),
            _ => format!(
                "the pack lacks its paragraphs {first} to {}, “{}”",
                same + extra,
                start(&others[0])
            ),
        };
        let hint = "remove from the article's text what isn't part of it, such as a headline or a byline, or add an entry for each";
        return (what, hint);
    }
    if own.len() > others.len() && is_rest_same(&own[extra..], others) {
        let what = match extra {
            1 => format!("it lacks the pack's paragraph {first}"),
            _ => format!("it lacks the pack's paragraphs {first} to {}", same + extra),
        };
        return (
            what,
            "put the paragraphs back into the article's text; or let nothing cite them, remove their digests, and run `standpoint check --fix`, which removes their entries and changes the numbers in all evidence",
        );
    }
    let what = format!("they differ from paragraph {first} on");
    (
        what,
        "write one entry for each paragraph of the article, which stands on one line",
    )
}

/// Returns the first words of a text.
fn start(text: &str) -> String {
    let words: Vec<_> = text.split(' ').take(MAX_QUOTED_WORDS).collect();
    words.join(" ")
}

fn check_paragraph(index: usize, paragraph: &Paragraph, text: &str, problems: &mut Problems) {
    let hash = Sha256::of(text);
    if hash == paragraph.sha256 {
        return;
    }
    let path = format!("source.paragraphs[{index}]");
    let own = paragraph.text.as_deref();
    let what = "the hash does not match the article's paragraph";
    if let Some(forms) = of_paragraph(own, &paragraph.sha256, text) {
        let what = format!("{what}, which differs only in form: {forms}");
        let hint = "use the article's text in the form that was hashed, or write ";
        problems.at(
            format!("{path}.sha256"),
            what,
            [hint, hash.as_str()].concat(),
        );
    } else if let Some(own) = own.map(normalise).filter(|own| own != text) {
        // The pack's hash is that of its own text, so writing the right one would not be enough.
        let (here, there) = first_difference(&own, text);
        let what = format!("“{here}”, but the article's paragraph has “{there}”");
        let hint = format!(
            "write the article's text, and {} as `sha256`",
            hash.as_str()
        );
        problems.at(format!("{path}.text"), what, hint);
    } else {
        problems.at(
            format!("{path}.sha256"),
            what,
            ["write ", hash.as_str()].concat(),
        );
    }
}

/// Returns four words of each of two texts, from just before the first that differs.
fn first_difference(one: &str, other: &str) -> (String, String) {
    let same = one
        .split(' ')
        .zip(other.split(' '))
        .take_while(|(a, b)| a == b)
        .count();
    let from = |text: &str| {
        let words = text.split(' ').skip(same.saturating_sub(1));
        let words: Vec<_> = words.take(4).collect();
        words.join(" ")
    };
    (from(one), from(other))
}

const SHIFT_HINT: &str = "run `standpoint check --fix`, which changes the numbers; if it leaves them, put \
    the entry that was removed back into `source.paragraphs` first";

/// That the words of many passages are all as many paragraphs away from where the evidence says, as
/// when an entry of `source.paragraphs` was removed by hand.
struct Shift {
    by: i64,
    /// The first number that is wrong.
    from: u32,
    /// How many passages are wrong.
    count: usize,
}

impl Shift {
    /// Finds the shift that explains most of the passages whose words are in another paragraph.
    fn of<'e>(passages: impl Iterator<Item = &'e Evidence>, texts: &[String]) -> Option<Self> {
        /// Fewer may be wrong for other reasons.
        const LEAST: usize = 3;
        /// More show nothing new, and searching for them takes long.
        const MOST: usize = 200;
        let is_wrong =
            |it: &&Evidence| found(it, it.paragraph.into(), texts) == Some(Found::Nowhere);
        let wrong: Vec<_> = passages.filter(is_wrong).collect();
        let mut counts: BTreeMap<i64, usize> = BTreeMap::new();
        for evidence in wrong.iter().take(MOST) {
            let there = (1..).zip(texts).filter(|(_, text)| {
                let selector = evidence.selector.as_ref();
                selector.is_some_and(|it| it.found_in(text) == Found::Once)
            });
            for (number, _) in there {
                *counts
                    .entry(number - i64::from(evidence.paragraph))
                    .or_default() += 1;
            }
        }
        let (by, _) = counts.into_iter().max_by_key(|it| it.1)?;
        let shift = Self {
            by,
            from: 0,
            count: 0,
        };
        let explained = wrong.iter().filter(|it| shift.explains(it, texts));
        let numbers: Vec<u32> = explained.map(|it| it.paragraph).collect();
        let from = numbers.iter().copied().min()?;
        let count = numbers.len();
        (count >= LEAST && 2 * count > wrong.len()).then_some(Self { by, from, count })
    }

    /// Whether a passage's words are not where it says, but where the shift says.
    fn explains(&self, evidence: &Evidence, texts: &[String]) -> bool {
        let number = i64::from(evidence.paragraph);
        found(evidence, number, texts) == Some(Found::Nowhere)
            && found(evidence, number + self.by, texts) == Some(Found::Once)
    }

    fn what(&self) -> String {
        let (by, from, count) = (self.by.unsigned_abs(), self.from, self.count);
        let paragraphs = if by == 1 { "paragraph" } else { "paragraphs" };
        let direction = if self.by < 0 { "earlier" } else { "later" };
        format!(
            "the words of {count} passages, from paragraph {from} on, are {by} {paragraphs} {direction} \
             than they say"
        )
    }
}

/// Returns how the words of a passage are found in the paragraph with a number. `None`: it has none,
/// or there is no such paragraph.
fn found(evidence: &Evidence, number: i64, texts: &[String]) -> Option<Found> {
    let at = usize::try_from(number).ok()?.checked_sub(1)?;
    Some(evidence.selector.as_ref()?.found_in(texts.get(at)?))
}

/// Whether the quoted words are not in their paragraph, which is reported with the paragraph that has
/// them, or with the words there that are most like them.
fn is_elsewhere(
    path: &str,
    evidence: &Evidence,
    text: &str,
    texts: &[String],
    problems: &mut Problems,
) -> bool {
    let Some(selector) = &evidence.selector else {
        return false;
    };
    if selector.found_in(text) != Found::Nowhere {
        return false;
    }
    let (words, number) = (selector.in_context(), evidence.paragraph);
    let what = format!("“{words}” is not in paragraph {number}");
    let there = texts
        .iter()
        .position(|text| selector.found_in(text) == Found::Once);
    match (there, nearest_words(text, &words)) {
        (Some(at), _) => {
            let hint = format!("write {}: the words are in that paragraph", at + 1);
            problems.at(format!("{path}.paragraph"), what, hint);
        }
        (None, Some(nearest)) => {
            let hint = format!("copy the words exactly; most like them is “{nearest}”");
            problems.at(format!("{path}.selector"), what, hint);
        }
        (None, None) => return false,
    }
    true
}

/// Returns the words of a text that are most like the given ones. `None`: none are similar.
///
/// Similar means a normalised Levenshtein distance of at most 0.4.
///
/// ```
/// use standpoint_core::read::nearest_words;
///
/// let text = "“I do not want that night again,” she said.";
/// let nearest = nearest_words(text, "I don't want that night again");
/// assert_eq!(nearest.as_deref(), Some("I do not want that night again"));
/// assert_eq!(nearest_words(text, "The bridge is closed"), None);
/// ```
pub fn nearest_words(text: &str, words: &str) -> Option<String> {
    const MIN_SIMILARITY: f64 = 0.6;
    let count = words.split(' ').count();
    let all: Vec<_> = text.split(' ').collect();
    // The article may have a word more or less.
    let lengths = count.saturating_sub(1).max(1)..=count + 1;
    let candidates = lengths.flat_map(|length| all.windows(length).map(|it| it.join(" ")));
    let similar = candidates.map(|it| (normalized_levenshtein(&it, words), it));
    let similar = similar.filter(|(similarity, _)| *similarity >= MIN_SIMILARITY);
    let nearest = similar.max_by(|(a, _), (b, _)| a.total_cmp(b));
    // Without the quotation marks and commas around them.
    let trimmed = |words: String| {
        words
            .trim_matches(|c: char| !c.is_alphanumeric())
            .to_owned()
    };
    nearest.map(|(_, words)| trimmed(words))
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
    let Some((there, forms)) = find_in_another_form(text, &words) else {
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
