//! Finds quoted words by their quotation marks, in the styles of several languages.

use std::ops::Range;

/// Words between quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// The words, without the marks.
    pub inner: Range<usize>,
    /// The words with their marks.
    pub outer: Range<usize>,
    /// Whether the closing mark is missing, as where the quotation goes on in the next paragraph.
    pub is_open: bool,
}

/// Returns the quoted words of a paragraph. Quotations inside others are left out.
pub fn quoted(text: &str) -> Vec<Quoted> {
    let doubtful = find(text, 0).into_iter();
    let certain = doubtful.filter(|(_, is_certain)| *is_certain);
    certain.map(|(quoted, _)| quoted).collect()
}

/// Finds quoted words from a byte on, each with whether it is certain that the mark opens a quotation:
/// of a straight mark without another that closes it, it is not.
pub(super) fn find(text: &str, from: usize) -> Vec<(Quoted, bool)> {
    let mut found = Vec::new();
    let mut from = from;
    let rest = text.get(from..).unwrap_or_default();
    let guillemet = rest.chars().find(|c| matches!(c, '«' | '»'));
    while let Some((at, mark)) = next_opening(text, from, guillemet) {
        let start = at + mark.len_utf8();
        from = match closing(text, start, mark) {
            Some((end, length)) => {
                let quoted = Quoted {
                    inner: start..end,
                    outer: at..end + length,
                    is_open: false,
                };
                found.push((quoted, true));
                end + length
            }
            None => {
                let is_certain =
                    matches!(mark, '“' | '„' | '«' | '»' | '「') || at == 0 && mark == '"';
                let quoted = Quoted {
                    inner: start..text.len(),
                    outer: at..text.len(),
                    is_open: true,
                };
                match is_certain {
                    true => {
                        found.push((quoted, true));
                        text.len()
                    }
                    // Other marks may follow.
                    false => {
                        let is_double = matches!(mark, '"' | '＂' | '”' | '『' | '‹');
                        found.extend(Some((quoted, false)).filter(|_| is_double));
                        start
                    }
                }
            }
        };
    }
    found
}

fn before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

fn after(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// Finds the next mark that opens a quotation.
fn next_opening(text: &str, from: usize, guillemet: Option<char>) -> Option<(usize, char)> {
    let rest = text.get(from..)?.char_indices();
    let mut marks = rest.map(|(at, c)| (from + at, c));
    marks.find(|(at, c)| {
        let (before, after) = (before(text, *at), after(text, at + c.len_utf8()));
        let starts_word = before.is_none_or(|c| c.is_whitespace() || "([{—–-/:“„\"".contains(c));
        let is_word = after.is_some_and(|c| !c.is_whitespace());
        match c {
            '“' | '„' | '「' | '『' => true,
            '«' | '»' => guillemet == Some(*c),
            '"' | '＂' | '”' => starts_word && is_word,
            '‹' => text.get(*at..).is_some_and(|rest| rest.contains('›')),
            '‘' | '‚' => !before.is_some_and(char::is_alphanumeric) && is_word,
            '\'' => starts_word && after.is_some_and(char::is_alphabetic),
            _ => false,
        }
    })
}

/// Finds the mark that closes a quotation: where it is, and its length.
pub(super) fn closing(text: &str, start: usize, opening: char) -> Option<(usize, usize)> {
    let marks: &[char] = match opening {
        // Writers mix straight and curly marks.
        '“' => &['”', '"'],
        '„' => &['“', '”'],
        '”' => &['”'],
        '"' | '＂' => &['"', '＂', '”'],
        '‹' => &['›'],
        '«' => &['»'],
        '»' if text.contains('«') => &['«'],
        '»' => &['»'],
        '「' => &['」'],
        '『' => &['』'],
        '‘' => &['’'],
        '‚' => &['‘', '’'],
        _ => &['\''],
    };
    let rest = text.get(start..)?;
    let mut candidates = rest
        .char_indices()
        .filter(|(_, c)| marks.contains(c))
        .map(|(at, c)| (start + at, c.len_utf8()))
        .filter(|(at, length)| {
            let is_straight = rest.get(at - start..).is_some_and(|it| it.starts_with('"'));
            let is_inside = after(text, at + length).is_some_and(char::is_alphanumeric);
            let has_space = before(text, *at).is_none_or(char::is_whitespace);
            match opening {
                '"' | '＂' => !is_inside && !has_space,
                '“' => !is_straight || !is_inside && !has_space,
                '‘' | '‚' | '\'' => !is_inside && !has_space,
                _ => true,
            }
        });
    if !matches!(opening, '‘' | '‚' | '\'') {
        return candidates.next();
    }
    // It may be an apostrophe, as in “the traders’ hut”.
    let end = rest.find('‘').map_or(text.len(), |at| start + at);
    let candidates: Vec<_> = candidates
        .filter(|(at, _)| *at < end || opening == '‚')
        .collect();
    let is_certain = |(at, length): &&(usize, usize)| {
        let ends = before(text, *at).is_some_and(|c| ",.!?…".contains(c));
        ends || after(text, at + length).is_some_and(|c| ",.!?;:".contains(c))
    };
    let certain = candidates.iter().find(is_certain);
    let likely = candidates
        .iter()
        .find(|(at, _)| before(text, *at) != Some('s'));
    match opening {
        '\'' => certain.copied(),
        _ => certain.or(likely).or(candidates.first()).copied(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotation_marks_of_several_languages_are_paired() {
        let cases: [(&str, &[&str]); 16] = [
            ("“Yes,\" he said. “No.”", &["Yes,", "No."]),
            ("\"Yes,” he said, \"and no.”", &["Yes,", "and no."]),
            ("“Yes,” he said, “and no.”", &["Yes,", "and no."]),
            (
                "\"Yes,\" he said. \"No.\" It is 5\" long.",
                &["Yes,", "No."],
            ),
            ("He said „ja“ und „nein”.", &["ja", "nein"]),
            ("Er sagte »ja« und ›nein‹.", &["ja"]),
            ("Il dit « oui » et «non».", &[" oui ", "non"]),
            ("彼は「はい」と『いいえ』。", &["はい", "いいえ"]),
            ("It’s ‘the traders’ hut’, he’s told.", &["the traders’ hut"]),
            ("‘Yes’ and the traders’ hut", &["Yes"]),
            ("rock ’n’ roll in the ’90s", &[]),
            ("'It's late,' he said of the dogs' bowl", &["It's late,"]),
            ("“He said ‘no’ to us,” she said", &["He said ‘no’ to us,"]),
            ("“It goes on.", &["It goes on."]),
            ("Hon sa ”ja” igen", &["ja"]),
            ("a \" b \" c", &[]),
        ];
        for (text, expected) in cases {
            let found = quoted(text);
            let words: Vec<_> = found.iter().map(|it| &text[it.inner.clone()]).collect();
            assert_eq!(words, expected, "{text}");
        }
    }
}
