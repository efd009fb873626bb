//! Words of the article and where they are.

use standpoint_core::pack::{Found, TextQuoteSelector, words_in};
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// Words in a paragraph, found there exactly once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The number of the paragraph, counted from 1.
    pub paragraph: u32,
    /// The words, with a prefix or a suffix if the paragraph has them several times.
    pub selector: TextQuoteSelector,
}

impl Passage {
    /// Returns the words in a range of a paragraph's text. `None`: the range is empty or cuts a
    /// character.
    pub(super) fn new(paragraph: u32, text: &str, range: Range<usize>) -> Option<Self> {
        let selector = selector(text, range)?;
        Some(Self {
            paragraph,
            selector,
        })
    }

    /// Returns a part of the words that has at most `max` of them, as a pack may quote from an
    /// article that its author does not own, or the whole if it has no more. `text` is the
    /// paragraph's text.
    ///
    /// The part starts where the words or a part of their sentence start, and ends with a part of
    /// the sentence if possible, else before a word that would be left hanging. `None`: no such part
    /// is found in the paragraph only once.
    pub fn shortened(&self, text: &str, max: usize) -> Option<Self> {
        let fits = |selector: &TextQuoteSelector| words_in(&selector.in_context()) <= max;
        if fits(&self.selector) {
            return Some(self.clone());
        }
        let [before, exact, _] = self.selector.split(text)?;
        let from = before.len();
        let starts = std::iter::once(0).chain(starts_of_parts(exact));
        let parts = starts.filter_map(|start| {
            let end = start + sensible_end(exact.get(start..)?, max)?;
            selector(text, from + start..from + end).filter(|it| fits(it))
        });
        let mut parts: Vec<_> = parts.collect();
        // The first one with enough words to say something.
        let enough = parts.iter().position(|it| words_in(&it.exact) * 2 > max);
        let selector = match enough {
            Some(at) => parts.swap_remove(at),
            None => parts.into_iter().next()?,
        };
        Some(Self {
            paragraph: self.paragraph,
            selector,
        })
    }
}

/// Returns where the parts of a sentence start, after the first.
fn starts_of_parts(text: &str) -> impl Iterator<Item = usize> {
    let after = text
        .match_indices([',', ';', ':', '.', '!', '?', '—', '–'])
        .map(|(at, sign)| at + sign.len());
    after.filter_map(|at| {
        let rest = text.get(at..)?;
        let start = rest.find(|c: char| c.is_alphanumeric() || "£€$¥".contains(c))?;
        // Not inside a number such as 4,000.
        (start > 0).then_some(at + start)
    })
}

/// Returns the end of the longest start of the text that has at most `max` words and ends at a
/// sensible place.
fn sensible_end(text: &str, max: usize) -> Option<usize> {
    const HANGING: &[&str] = &[
        "a", "about", "an", "and", "are", "as", "at", "be", "been", "but", "by", "for", "from",
        "has", "have", "if", "in", "is", "it", "its", "not", "of", "on", "or", "our", "so", "than",
        "that", "the", "their", "this", "to", "very", "was", "we", "were", "who", "will", "with",
        "would", "they", "aber", "als", "am", "an", "auf", "das", "dem", "den", "der", "die",
        "ein", "eine", "im", "in", "ist", "mit", "nicht", "oder", "und", "von", "wir", "zu", "zum",
        "zur",
    ];
    let words: Vec<(usize, &str)> = text.unicode_word_indices().collect();
    let ends: Vec<usize> = words.iter().map(|(at, word)| at + word.len()).collect();
    let fitting = ends
        .iter()
        .take_while(|end| words_in(&text[..**end]) <= max)
        .count();
    let ends = ends.get(..fitting)?;
    if ends.len() == words.len() {
        return ends.last().copied();
    }
    let ends_part = |end: &&usize| {
        let rest = text.get(**end..).unwrap_or_default();
        rest.starts_with([',', ';', ':', '.', '!', '?', '—', '–'])
    };
    let is_whole = |end: &&usize| !goes_on(text.get(**end..).unwrap_or_default());
    let half = ends.get(max / 2..).unwrap_or_default();
    if let Some(end) = half.iter().rfind(|it| ends_part(it) && is_whole(it)) {
        return Some(*end);
    }
    let hangs = |word: &str| HANGING.contains(&word.to_lowercase().as_str());
    let whole = words.iter().zip(ends);
    let mut whole = whole.filter(|((_, word), end)| !hangs(word) && is_whole(end));
    whole.next_back().map(|(_, end)| *end)
}

/// Whether what comes right after a word belongs to it: "midwife-led", "Vor- und Nachteile", "12%".
fn goes_on(rest: &str) -> bool {
    let mut signs = rest.chars();
    let (first, second) = (signs.next(), signs.next());
    match first {
        Some('-' | '‐' | '‑' | '%' | '€' | '£' | '$' | '°') => true,
        Some('–' | '’' | '\'' | '/' | '&' | '.' | ':' | '·') => {
            second.is_some_and(char::is_alphanumeric)
        }
        _ => false,
    }
}

/// The largest context before or after the words of a selector, in bytes: nobody reads a longer one.
const MAX_CONTEXT: usize = 500;

/// Returns a selector of a range of a text, with as little prefix or suffix as makes it unique.
fn selector(text: &str, range: Range<usize>) -> Option<TextQuoteSelector> {
    let exact = text.get(range.clone()).filter(|it| !it.trim().is_empty())?;
    let mut selector = TextQuoteSelector {
        exact: exact.to_owned(),
        prefix: None,
        suffix: None,
    };
    if selector.found_in(text) == Found::Once {
        return Some(selector);
    }
    let pieces = text.split_word_bound_indices();
    let words: Vec<_> = pieces.filter(|(_, it)| !it.trim().is_empty()).collect();
    let first = range.start.saturating_sub(MAX_CONTEXT);
    let starts = words.iter().map(|it| it.0);
    let starts: Vec<usize> = starts
        .filter(|at| (first..range.start).contains(at))
        .collect();
    let ends = words.iter().map(|(at, word)| at + word.len());
    let last = range.end + MAX_CONTEXT;
    let ends: Vec<usize> = ends.filter(|at| *at > range.end && *at <= last).collect();
    let others = shared_context(text, &range);
    // The fewest words of context, after the words rather than before them.
    let mut best: Option<(usize, usize)> = None;
    for before in 0..=starts.len() {
        if best.is_some_and(|(before_it, after)| before >= before_it + after) {
            break;
        }
        let start = start_of(&starts, before, range.start);
        let still_same = others.iter().filter(|it| it.before >= range.start - start);
        let after = match still_same.map(|it| it.after).max() {
            None => Some(0),
            Some(same) => ends
                .iter()
                .position(|end| end - range.end > same)
                .map(|it| it + 1),
        };
        if let Some(after) = after
            && best.is_none_or(|(before_it, best)| before + after < before_it + best)
        {
            best = Some((before, after));
        }
    }
    let (before, after) = best?;
    let prefix = text.get(start_of(&starts, before, range.start)..range.start)?;
    let end = after.checked_sub(1).and_then(|at| ends.get(at).copied());
    let suffix = text.get(range.end..end.unwrap_or(range.end))?;
    selector.prefix = Some(prefix.to_owned()).filter(|it| !it.is_empty());
    selector.suffix = Some(suffix.to_owned()).filter(|it| !it.is_empty());
    Some(selector)
}

/// Returns where a context of this many words before a range begins. `starts` are those of all words
/// before it.
fn start_of(starts: &[usize], before: usize, range_start: usize) -> usize {
    let first = starts.len().saturating_sub(before);
    starts.get(first).copied().unwrap_or(range_start)
}

/// How many bytes right before and right after the same words elsewhere are the same, up to
/// [`MAX_CONTEXT`].
struct SharedContext {
    before: usize,
    after: usize,
}

/// Returns what the context of words has in common with that of each other place where they occur.
fn shared_context(text: &str, range: &Range<usize>) -> Vec<SharedContext> {
    let same = |one: &mut dyn Iterator<Item = u8>, other: &mut dyn Iterator<Item = u8>| {
        let pairs = one.zip(other).take(MAX_CONTEXT);
        pairs.take_while(|(one, other)| one == other).count()
    };
    let bytes = text.as_bytes();
    let exact = bytes.get(range.clone()).unwrap_or_default();
    let places = bytes.windows(exact.len()).enumerate();
    let others = places.filter(|(at, window)| *at != range.start && *window == exact);
    let shared = |at: usize| SharedContext {
        before: same(
            &mut bytes.iter().take(range.start).rev().copied(),
            &mut bytes.iter().take(at).rev().copied(),
        ),
        after: same(
            &mut bytes.iter().skip(range.end).copied(),
            &mut bytes.iter().skip(at + exact.len()).copied(),
        ),
    };
    others.map(|(at, _)| shared(at)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_occur_twice_get_the_least_context() {
        let text = "On Monday she said no, and on Monday he said no to that.";
        let of = |words: &str, nth: usize| {
            let at = text.match_indices(words).nth(nth).expect("it occurs").0;
            let passage = Passage::new(1, text, at..at + words.len()).expect("words");
            assert_eq!(passage.selector.found_in(text), Found::Once);
            passage.selector
        };
        let plain = of("that", 0);
        assert_eq!((plain.prefix, plain.suffix), (None, None));
        let first = of("said no", 0);
        assert_eq!(first.suffix.as_deref(), Some(","));
        let second = of("Monday", 1);
        assert_eq!(second.suffix.as_deref(), Some(" he"));
    }

    /// Compares with a search through all contexts, for all texts of seven words that are `a` or `b`.
    #[test]
    fn the_context_is_the_least() {
        for number in 0..128_u32 {
            let words: Vec<_> = (0..7)
                .map(|bit| ["a", "b"][(number >> bit & 1) as usize])
                .collect();
            let text = words.join(" ");
            for word in 0..7 {
                let at = 2 * word;
                let found = selector(&text, at..at + 1).expect("its place is unique");
                let length = |part: &Option<String>| part.as_deref().map_or(0, str::len);
                let contexts =
                    (0..=word).flat_map(|before| (0..7 - word).map(move |after| (before, after)));
                let unique = contexts.filter(|(before, after)| {
                    let context = &text[at - 2 * before..at + 1 + 2 * after];
                    count(&text, context) == 1
                });
                let least = unique.min_by_key(|(before, after)| (before + after, *before));
                let (before, after) = least.expect("the whole text is unique");
                assert_eq!(
                    (length(&found.prefix), length(&found.suffix)),
                    (2 * before, 2 * after),
                    "{text}, {word}"
                );
            }
        }
    }

    fn count(text: &str, words: &str) -> usize {
        let windows = text.as_bytes().windows(words.len());
        windows.filter(|it| *it == words.as_bytes()).count()
    }

    /// The least context was once searched for in all of them, which took hours for such a text.
    #[test]
    fn among_repeated_sentences_only_what_is_near_another_one_has_a_context() {
        let same = "“We will close it,” said Lee. ".repeat(200);
        let text = [&same, "Fox agreed. ", &same].concat();
        let selector_of = |nth: usize| {
            let at = text
                .match_indices("close it")
                .nth(nth)
                .expect("it occurs")
                .0;
            selector(&text, at..at + "close it".len())
        };
        for nth in [199, 200] {
            let selector = selector_of(nth).expect("Fox is next to it");
            assert_eq!(selector.found_in(&text), Found::Once, "{nth}");
        }
        assert_eq!(selector_of(0), None);
    }

    #[test]
    fn long_passages_are_shortened_at_a_sensible_place() {
        let cases = [
            (
                "They counted different streets.",
                "They counted different streets.",
            ),
            (
                "The county has been told often enough, by us and by others, that it is late",
                "The county has been told often enough",
            ),
            (
                "If we close the harbour to the boats that bring the fish there is nothing left",
                "If we close the harbour to the boats",
            ),
            (
                "No, we did not close the old school for that reason at all",
                "No, we did not close the old school",
            ),
            (
                "If we get two ambulances and a midwife-led unit here it is better",
                "If we get two ambulances",
            ),
            (
                "Wir sehen hier heute wirklich sehr viele Vor- und Nachteile dabei",
                "Wir sehen hier heute wirklich sehr viele",
            ),
            (
                "We have always taken the Marle–Carrow bus line to work",
                "We have always taken the Marle–Carrow bus",
            ),
            (
                "It was then that we lost about 12% of all our members here",
                "It was then that we lost",
            ),
            (
                "They never told anybody about the and/or rule at all",
                "They never told anybody",
            ),
        ];
        for (words, expected) in cases {
            let text = format!("“{words},” she said, and she said it twice.");
            let start = "“".len();
            let passage = Passage::new(1, &text, start..start + words.len()).expect("words");
            let short = passage.shortened(&text, 8).expect("a part");
            assert_eq!(short.selector.exact, expected);
        }
    }
}
