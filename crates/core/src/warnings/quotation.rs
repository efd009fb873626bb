//! Finds which parts of an article are in quotation marks, in the styles of most languages.

use super::marks::{closing, find};
use std::ops::Range;

/// The parts of each paragraph that are in quotation marks.
pub(super) struct Quotations(Vec<Vec<Range<usize>>>);

impl Quotations {
    /// Finds the quotations of an article. A quotation may run over several paragraphs.
    ///
    /// In doubt, a part counts as quoted: single marks may be apostrophes, and a mark that is
    /// missing leaves a quotation open.
    pub fn of(paragraphs: &[String]) -> Self {
        let mut open = None;
        let spans = paragraphs.iter().map(|text| {
            let mut spans = Vec::new();
            open = collect(text, open, &mut spans);
            collect_single(text, &mut spans);
            spans
        });
        Self(spans.collect())
    }

    /// Whether the range of bytes in the paragraph with this index is inside quotation marks.
    pub fn contain(&self, paragraph: usize, range: &Range<usize>) -> bool {
        let mut spans = self.0.get(paragraph).into_iter().flatten();
        spans.any(|span| span.start <= range.start && range.end <= span.end)
    }
}

/// Collects the quotations of a paragraph. `open` is the mark of one in which the paragraph before ends.
/// Returns that of the one in which this paragraph ends.
fn collect(text: &str, open: Option<char>, spans: &mut Vec<Range<usize>>) -> Option<char> {
    // A quotation that goes on usually has its mark here too.
    let goes_on = open.filter(|mark| !text.starts_with(*mark));
    let from = match goes_on.map(|mark| (mark, closing(text, 0, mark))) {
        Some((_, Some((end, length)))) => {
            spans.push(0..end);
            end + length
        }
        Some((mark, None)) => {
            spans.push(0..text.len());
            return Some(mark);
        }
        None => 0,
    };
    let found = find(text, from);
    spans.extend(found.iter().map(|(quoted, _)| quoted.inner.clone()));
    let (last, _) = found.last().filter(|(last, _)| last.is_open)?;
    text.get(last.outer.start..)?.chars().next()
}

/// Collects quotations in single marks: each from an opening mark to the last closing one before
/// the next, since an apostrophe can look like a closing mark.
fn collect_single(text: &str, spans: &mut Vec<Range<usize>>) {
    let mut start = None;
    let mut end = 0;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let after_c = at + c.len_utf8();
        let after = text.get(after_c..).and_then(|rest| rest.chars().next());
        let after = after.unwrap_or(' ');
        let is_after_word = !before.is_whitespace();
        let opens = match c {
            '‘' | '\'' => !before.is_alphanumeric() && !after.is_whitespace(),
            '‚' => !after.is_whitespace() && !is_after_word,
            _ => false,
        };
        let closes = matches!(c, '’' | '\'' | '‘') && is_after_word && !after.is_alphanumeric();
        if opens && !(closes && start.is_some()) {
            spans.extend(
                start
                    .map(|start| start..end)
                    .filter(|span| !span.is_empty()),
            );
            (start, end) = (Some(after_c), after_c);
        } else if closes && start.is_some() {
            end = at;
        }
        before = c;
    }
    spans.extend(
        start
            .map(|start| start..end)
            .filter(|span| !span.is_empty()),
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn quotations_are_parts_of_the_text(
            paragraphs in prop::collection::vec("[a „“”«»「」\"'‘’‚é]{0,20}", 1..4),
        ) {
            let Quotations(all) = Quotations::of(&paragraphs);
            for (text, spans) in paragraphs.iter().zip(all) {
                for span in spans {
                    prop_assert!(text.get(span.clone()).is_some(), "{span:?} of {text}");
                }
            }
        }
    }

    /// In each text, `q` stands for words in a quotation and `x` for others.
    fn check(paragraphs: &[&str]) {
        let paragraphs: Vec<String> = paragraphs.iter().map(|it| (*it).to_owned()).collect();
        let quotations = Quotations::of(&paragraphs);
        for (i, text) in paragraphs.iter().enumerate() {
            for (at, c) in text.char_indices().filter(|(_, c)| matches!(c, 'q' | 'x')) {
                let is_quoted = quotations.contain(i, &(at..at + 1));
                assert_eq!(is_quoted, c == 'q', "{c} at {at} in {text}");
            }
        }
    }

    #[test]
    fn every_style_is_known() {
        check(&["x “q,” x, “q q”."]);
        check(&["x „q“, x, „q“ x.", "x „q” x"]);
        check(&["x ”q”, x ”q”."]);
        check(&["x \"q,\" x, \"q\" x."]);
        check(&["x «q», x « q ». x"]);
        check(&["x »q«, x »q« x"]);
        check(&["x »q», x »q» x"]);
        check(&["x：「q『q』q」，x"]);
        check(&["x ‘q’ x, ‘the boys’ q’ x"]);
        check(&["x 'q don't q' x"]);
        check(&["x ‚q‘ x ‚q‘ x"]);
        check(&["it’s x and the boys’ x"]);
    }

    #[test]
    fn a_quotation_may_run_over_paragraphs() {
        check(&["x “q.", "“q.", "“q,” x.", "x"]);
        check(&["x “q.", "q.", "q,” x “q” x.", "x"]);
        check(&["x \"q.", "\"q,\" x."]);
        check(&["x «q.", "q», x."]);
    }
}
