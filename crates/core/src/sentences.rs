//! Splits a text into sentences, without Unicode's tables.
//!
//! Where it is in doubt, it doesn't split: two sentences as one can still be read and marked, half of
//! one can't.

use std::ops::Range;

/// Abbreviations that are rarely the last word of a sentence. Those of single letters, such as `U.S.`
/// and `z. B.`, are known without a list.
const ABBREVIATIONS: &[&str] = &[
    "Mr", "Mrs", "Ms", "Mx", "Dr", "Prof", "St", "Ste", "Sr", "Jr", "Gov", "Sen", "Rep", "Gen",
    "Col", "Lt", "Capt", "Sgt", "Maj", "Rev", "Hon", "Pres", "Mt", "Ft", "vs", "cf", "approx",
    "Inc", "Ltd", "Co", "Corp", "Bros", "Jan", "Feb", "Aug", "Sept", "Oct", "Nov", "Dec", "Hr",
    "Fr", "bzw", "ca", "vgl", "sog", "ggf", "evtl", "Mio", "Mrd", "Str", "Mme", "Mlle",
];

/// Abbreviations before a number.
const NUMBERING: &[&str] = &[
    "No", "Nos", "Nr", "Art", "Abs", "Fig", "Vol", "Sec", "Ch", "pp", "Ziff",
];

/// The languages in which a number with a full stop is an ordinal: `12. März`.
const WITH_ORDINALS: &[&str] = &[
    "cs", "da", "de", "et", "fi", "fo", "hr", "hu", "is", "lb", "lt", "lv", "nb", "nn", "no", "pl",
    "sk", "sl", "sr", "tr",
];

/// Returns the sentences of a text in a language (a BCP 47 tag). Each has the white space after it, so
/// that together they are the text. What is quoted or in brackets is split only if it ends with its
/// sentence: “It is late. We go,” she said.
pub(crate) fn sentences<'t>(text: &'t str, language: &str) -> Vec<&'t str> {
    let primary = language.split('-').next().unwrap_or_default();
    let has_ordinals = WITH_ORDINALS.contains(&primary);
    let enclosed = enclosed(text);
    let mut ends = ends(text, has_ordinals, &enclosed);
    for outer in &enclosed {
        let is_last = |end: &End| outer.contains(&end.mark) && end.after >= outer.end;
        if !ends.iter().any(is_last) {
            ends.retain(|end| !outer.contains(&end.mark));
        }
    }
    let mut sentences = Vec::new();
    let mut rest = text;
    for end in &ends {
        let next = text.get(end.after..).unwrap_or_default().trim_start();
        let length = rest.len().saturating_sub(next.len());
        if let Some((sentence, others)) = rest.split_at_checked(length).filter(|_| length > 0) {
            sentences.push(sentence);
            rest = others;
        }
    }
    if !rest.is_empty() {
        sentences.push(rest);
    }
    sentences
}

/// Where a sentence may end.
struct End {
    /// The first of its end marks.
    mark: usize,
    /// The place after its end marks, and the quotation marks and brackets that follow them.
    after: usize,
}

/// Returns all places where a sentence may end, in ascending order.
fn ends(text: &str, has_ordinals: bool, enclosed: &[Range<usize>]) -> Vec<End> {
    let mut ends: Vec<End> = Vec::new();
    for (mark, c) in text.char_indices() {
        let is_within_last = ends.last().is_some_and(|end| mark < end.after);
        if is_within_last || !is_end_mark(c) {
            continue;
        }
        let after_marks = text.get(mark..).unwrap_or_default();
        let after_marks = after_marks.trim_start_matches(is_end_mark);
        let rest = after_marks.trim_start_matches(is_closing);
        let end = End {
            mark,
            after: text.len() - rest.len(),
        };
        let is_end = if is_full_width(c) {
            let mut around = enclosed.iter().filter(|it| it.contains(&mark));
            let is_last = around.all(|it| end.after < it.end || is_introduced(text, it));
            is_last || rest.is_empty()
        } else {
            let next = rest.trim_start().chars().next();
            let is_apart = rest.starts_with(char::is_whitespace) || rest.is_empty();
            let before = text.get(..mark).unwrap_or_default();
            let is_dot = c == '.' && text.len() - after_marks.len() == mark + 1;
            is_apart
                && !next.is_some_and(is_lower_case)
                && !(is_dot && is_abbreviated(before, next, has_ordinals))
        };
        if is_end {
            ends.push(end);
        }
    }
    ends
}

/// Whether the full stop after a text only abbreviates its last word.
fn is_abbreviated(before: &str, next: Option<char>, has_ordinals: bool) -> bool {
    let is_edge =
        |c: char| c.is_whitespace() || is_opening(c) || matches!(c, '-' | '–' | '—' | '/');
    let word = before.rsplit(is_edge).next().unwrap_or_default();
    let is_digit = |c: char| c.is_ascii_digit();
    if !word.is_empty() && word.chars().all(is_digit) {
        return has_ordinals && word.len() <= 2;
    }
    let mut parts = word.split('.');
    let is_initials = !word.is_empty() && parts.all(|part| part.chars().count() == 1);
    is_initials
        || ABBREVIATIONS.contains(&word)
        || NUMBERING.contains(&word) && next.is_some_and(is_digit)
}

/// Returns what is between quotation marks or brackets, with them. Those inside others are left out,
/// and so are those that nothing closes.
fn enclosed(text: &str) -> Vec<Range<usize>> {
    let mut enclosed = Vec::new();
    let mut open: Option<(usize, &str)> = None;
    for (at, c) in text.char_indices() {
        match open {
            Some((start, closing)) if closing.contains(c) => {
                enclosed.push(start..at + c.len_utf8());
                open = None;
            }
            Some(_) => {}
            None => open = closing(c).map(|closing| (at, closing)),
        }
    }
    enclosed
}

/// Returns the characters of which one closes what this one opens.
fn closing(c: char) -> Option<&'static str> {
    Some(match c {
        '“' => "”",
        '„' => "“”",
        '«' => "»",
        '»' => "«",
        '「' => "」",
        '『' => "』",
        '"' => "\"",
        '(' => ")",
        '[' => "]",
        '（' => "）",
        _ => return None,
    })
}

/// Whether a colon is before a quotation. Without white space it can't be seen where a sentence ends,
/// so this shows that who says it comes before, and nothing after.
fn is_introduced(text: &str, quotation: &Range<usize>) -> bool {
    let before = text.get(..quotation.start).unwrap_or_default();
    before.ends_with(['：', ':'])
}

fn is_end_mark(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '؟' | '۔' | '।') || is_full_width(c)
}

/// Whether it is an end mark after which there is no white space.
fn is_full_width(c: char) -> bool {
    matches!(c, '。' | '！' | '？')
}

fn is_opening(c: char) -> bool {
    c == '‘' || closing(c).is_some()
}

fn is_closing(c: char) -> bool {
    matches!(
        c,
        '”' | '“'
            | '’'
            | '‘'
            | '"'
            | '\''
            | '»'
            | '«'
            | '›'
            | '‹'
            | ')'
            | ']'
            | '）'
            | '」'
            | '』'
            | '》'
    )
}

/// Whether it is a small letter of the Latin, Greek or Cyrillic script.
fn is_lower_case(c: char) -> bool {
    // In Latin Extended-A, every second letter is small: those with odd numbers, with a few exceptions.
    let is_extended = matches!(c, '\u{100}'..='\u{17F}') && (c as u32) % 2 == 1;
    is_extended || matches!(c, 'a'..='z' | 'ß'..='ÿ' | 'ά'..='ώ' | 'а'..='џ')
}

#[cfg(test)]
mod tests {
    use super::sentences;

    /// By language, the sentences of texts.
    #[test]
    fn texts_are_split_into_sentences() {
        let cases: Vec<(String, Vec<String>)> =
            serde_json::from_str(include_str!("sentences.json")).expect("cases");
        for (language, expected) in cases {
            let text = expected.concat();
            assert_eq!(sentences(&text, &language), expected, "{text}");
        }
    }
}
