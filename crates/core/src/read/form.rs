//! Recognises texts that have the same words in another form: composed or decomposed accents,
//! ligatures, typographic quotation marks and dashes, invisible characters.
//!
//! White space does not count as form: texts are compared after [`normalise`]. Nothing here is
//! called in the browser, so Unicode's tables add no bytes to the page.

use crate::json::characters::first_forbidden;
use crate::pack::{Sha256, normalise};
use crate::text::find_all;
use std::fmt;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, decompose_compatible};

/// One way in which the form of two texts can differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// An accented letter as one character (NFC) or several (NFD).
    Accents,
    /// `ﬁ` for `fi`, `…` for `...`, full-width letters, Arabic positional letters.
    Ligatures,
    /// Quotation marks and apostrophes, typographic or straight.
    Quotes,
    /// Dashes and hyphens of any length.
    Dashes,
    /// Soft hyphens, zero-width spaces and the like.
    Invisible,
}

impl Form {
    const ALL: [Self; 5] = [
        Self::Accents,
        Self::Ligatures,
        Self::Quotes,
        Self::Dashes,
        Self::Invisible,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Accents => "composed or decomposed accents (NFC, NFD)",
            Self::Ligatures => "ligatures and the like",
            Self::Quotes => "quotation marks",
            Self::Dashes => "dashes",
            Self::Invisible => "invisible characters",
        }
    }

    /// What replaces the character when this form is folded. `None` if it stays.
    fn folded(self, c: char) -> Option<String> {
        let found = |text: &str| Some(text.to_owned());
        match (self, c) {
            (Self::Ligatures, '…' | 'Ĳ' | 'ĳ') => compatible(c),
            // Latin and Armenian ligatures, Arabic positional letters, full-width characters.
            (
                Self::Ligatures,
                '\u{FB00}'..='\u{FB17}'
                | '\u{FB50}'..='\u{FDFF}'
                | '\u{FE70}'..='\u{FEFC}'
                | '\u{FF01}'..='\u{FF5E}',
            ) => compatible(c),
            (Self::Quotes, '‘' | '’' | '‚' | '‛' | '′' | 'ʼ' | '`' | '´' | '‹' | '›') => {
                found("'")
            }
            (Self::Quotes, '“' | '”' | '„' | '‟' | '″' | '«' | '»') => found("\""),
            (Self::Dashes, '\u{2010}'..='\u{2015}' | '\u{2212}') => found("-"),
            (Self::Invisible, c) if is_invisible(c) => found(""),
            _ => None,
        }
    }
}

/// Several forms, displayed as `quotation marks, dashes`.
pub(super) struct Forms(Vec<Form>);

impl fmt::Display for Forms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.0.iter().map(|form| form.name()).collect();
        f.write_str(&names.join(", "))
    }
}

fn compatible(c: char) -> Option<String> {
    let mut text = String::new();
    decompose_compatible(c, |c| text.push(c));
    Some(text)
}

fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}'
    )
}

/// A text whose differences in form are folded away.
struct Folded {
    text: String,
    /// The byte offsets at which each piece starts, in `text` and in the original.
    pieces: Vec<(usize, usize)>,
}

impl Folded {
    fn of(original: &str, forms: &[Form]) -> Self {
        let mut folded = Self {
            text: String::with_capacity(original.len()),
            pieces: Vec::new(),
        };
        for (start, piece) in pieces(original) {
            let mut new = String::new();
            for c in piece.chars() {
                match forms.iter().find_map(|form| form.folded(c)) {
                    Some(text) => new.push_str(&text),
                    None => new.push(c),
                }
            }
            if forms.contains(&Form::Accents) {
                new = new.nfd().collect();
            }
            folded.pieces.push((folded.text.len(), start));
            let (is_space, is_dash) = (new == " ", new == "-" && forms.contains(&Form::Dashes));
            // A removed character may have stood between two spaces, and `--` is a typed dash.
            let repeats = is_space && (folded.text.is_empty() || folded.text.ends_with(' '))
                || is_dash && folded.text.ends_with('-');
            if !repeats {
                folded.text.push_str(&new);
            }
        }
        folded
    }

    /// The part of the original that a part of this text comes from.
    fn original<'t>(&self, original: &'t str, start: usize, end: usize) -> &'t str {
        let first = self.pieces.iter().rfind(|(at, _)| *at <= start);
        let last = self.pieces.iter().find(|(at, _)| *at >= end);
        let first = first.map_or(0, |(_, at)| *at);
        let last = last.map_or(original.len(), |(_, at)| *at);
        original.get(first..last).unwrap_or_default()
    }
}

/// Splits a text into characters, each with the combining marks after it.
fn pieces(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_mark = |c: char| canonical_combining_class(c) != 0;
    let starts = text.char_indices().filter(move |(_, c)| !is_mark(*c));
    let mut starts: Vec<usize> = starts.map(|(at, _)| at).collect();
    if starts.first() != Some(&0) && !text.is_empty() {
        starts.insert(0, 0);
    }
    let mut ends = starts.clone();
    ends.push(text.len());
    let pairs: Vec<(usize, usize)> = starts.into_iter().zip(ends.into_iter().skip(1)).collect();
    pairs
        .into_iter()
        .filter_map(|(start, end)| Some((start, text.get(start..end)?)))
}

fn same(one: &str, other: &str, forms: &[Form]) -> bool {
    let trimmed = |text: &str| Folded::of(text, forms).text.trim_end().to_owned();
    trimmed(one) == trimmed(other)
}

/// The forms in which two texts differ, if they differ in nothing else.
pub(super) fn difference(one: &str, other: &str) -> Option<Forms> {
    if one == other || !same(one, other, &Form::ALL) {
        return None;
    }
    let matters = |form: &Form| {
        let rest: Vec<Form> = Form::ALL.into_iter().filter(|it| it != form).collect();
        !same(one, other, &rest)
    };
    Some(Forms(Form::ALL.into_iter().filter(matters).collect()))
}

/// Finds words that a text has in another form only, and returns them as they are in the text: with
/// other quotation marks, dashes, accents (NFC, NFD), ligatures or invisible characters. `None`: the
/// text doesn't have them, or with a character that a pack must not contain.
///
/// ```
/// use standpoint_core::read::words_in_another_form;
///
/// let found = words_in_another_form("“It isn’t closed”, he said", "isn't closed");
/// assert_eq!(found.as_deref(), Some("isn’t closed"));
/// ```
pub fn words_in_another_form(text: &str, words: &str) -> Option<String> {
    let (found, _) = find_in_another_form(text, words)?;
    (first_forbidden(found).is_none()).then(|| found.to_owned())
}

/// Finds words that a text has in another form: returns them as they are in the text, and what
/// differs.
pub(super) fn find_in_another_form<'t>(text: &'t str, words: &str) -> Option<(&'t str, Forms)> {
    let folded = Folded::of(text, &Form::ALL);
    let needle = Folded::of(words, &Form::ALL).text;
    if needle.trim().is_empty() {
        return None;
    }
    find_all(&folded.text, &needle).find_map(|start| {
        let found = folded.original(text, start, start + needle.len());
        Some((found, difference(found, words)?))
    })
}

/// The forms in which the text that was hashed differs from this one, if it differs in nothing
/// else. The hashed text is unknown, so the usual forms are tried.
pub(super) fn form_of_hash(text: &str, hash: &Sha256) -> Option<Forms> {
    let mut variants: Vec<(String, Vec<Form>)> = vec![(text.into(), Vec::new())];
    for form in Form::ALL {
        let mut new: Vec<(String, Vec<Form>)> = Vec::new();
        for (text, forms) in &variants {
            for other in others(form, text) {
                let is_known = |it: &(String, Vec<Form>)| it.0 == other;
                if !variants.iter().any(is_known) && !new.iter().any(is_known) {
                    let forms = forms.iter().copied().chain([form]).collect();
                    new.push((other, forms));
                }
            }
        }
        variants.append(&mut new);
    }
    variants.sort_by_key(|(_, forms)| forms.len());
    let found = variants
        .into_iter()
        .find(|(text, forms)| !forms.is_empty() && Sha256::of(text) == *hash);
    found.map(|(_, forms)| Forms(forms))
}

/// Returns the text in the usual variants of one form.
fn others(form: Form, text: &str) -> Vec<String> {
    let fold = |text: &str| Folded::of(text, &[form]).text;
    match form {
        Form::Accents => vec![text.nfc().collect(), text.nfd().collect()],
        Form::Ligatures => vec![fold(text), text.replace("...", "…")],
        Form::Quotes => vec![fold(text), curled(text)],
        Form::Dashes => {
            let spaced = |dash: &str| text.replace(" - ", &[" ", dash, " "].concat());
            vec![
                fold(text),
                text.replace("--", "—"),
                spaced("–"),
                spaced("—"),
            ]
        }
        Form::Invisible => vec![fold(text)],
    }
}

/// Makes straight quotation marks typographic, as word processors do.
fn curled(text: &str) -> String {
    let mut curled = String::with_capacity(text.len());
    let mut before = ' ';
    for c in text.chars() {
        let opens = before.is_whitespace() || matches!(before, '(' | '[' | '—' | '–' | '“' | '‘');
        let new = match (c, opens) {
            ('"', true) => '“',
            ('"', false) => '”',
            ('\'', true) => '‘',
            ('\'', false) => '’',
            _ => c,
        };
        curled.push(new);
        before = new;
    }
    curled
}

/// The forms in which a paragraph of a pack differs from the article's, whose hash is another.
/// `own` is the text in the pack, if it has one.
pub(super) fn of_paragraph(own: Option<&str>, hash: &Sha256, article: &str) -> Option<Forms> {
    match own {
        Some(own) => difference(&normalise(own), article),
        None => form_of_hash(article, hash),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names of the forms that differ.
    fn differs(one: &str, other: &str) -> Option<String> {
        difference(one, other).map(|forms| forms.to_string())
    }

    #[test]
    fn exactly_the_differing_forms_are_named() {
        let cases = [
            (
                "caf\u{e9}",
                "cafe\u{301}",
                "composed or decomposed accents (NFC, NFD)",
            ),
            (
                "한국",
                "\u{1112}\u{1161}\u{11ab}\u{1100}\u{116e}\u{11a8}",
                "composed or decomposed accents (NFC, NFD)",
            ),
            ("ﬁne", "fine", "ligatures and the like"),
            ("and so on…", "and so on...", "ligatures and the like"),
            ("she said “no”", "she said \"no\"", "quotation marks"),
            ("it’s", "it's", "quotation marks"),
            ("2019–2021", "2019-2021", "dashes"),
            ("a—b", "a--b", "dashes"),
            ("car\u{ad}bon", "carbon", "invisible characters"),
            ("a\u{200b} b", "a b", "invisible characters"),
            (
                "it’s a co\u{ad}op",
                "it's a coop",
                "quotation marks, invisible characters",
            ),
        ];
        for (one, other, names) in cases {
            assert_eq!(differs(one, other).as_deref(), Some(names), "{one}");
            assert_eq!(differs(other, one).as_deref(), Some(names), "{other}");
        }
        for (one, other) in [
            ("cafe", "caf\u{e9}"),
            ("its", "it’s"),
            ("a b", "ab"),
            ("a", "a"),
        ] {
            assert_eq!(differs(one, other), None, "{one}, {other}");
        }
    }

    #[test]
    fn words_are_found_in_the_form_of_the_text() {
        let text = "The mayor said: “It’s a cafe\u{301} – not a re\u{ad}sort.”";
        for (words, expected) in [
            ("It's a café - not", "It’s a cafe\u{301} – not"),
            ("caf\u{e9}", "cafe\u{301}"),
            ("not a resort.\"", "not a re\u{ad}sort.”"),
        ] {
            let found = find_in_another_form(text, words).map(|(found, _)| found);
            assert_eq!(found, Some(expected));
        }
        for words in ["a cafe", "Its a", "", "\u{ad}"] {
            assert!(find_in_another_form(text, words).is_none(), "{words}");
        }
    }

    #[test]
    fn a_hash_of_another_form_is_recognised() {
        let names = |article: &str, hashed: &str| {
            form_of_hash(article, &Sha256::of(hashed)).map(|forms| forms.to_string())
        };
        let cases = [
            (
                "\"It's late\", she said",
                "“It’s late”, she said",
                "quotation marks",
            ),
            (
                "“It’s late”, she said",
                "\"It's late\", she said",
                "quotation marks",
            ),
            ("late - or early", "late – or early", "dashes"),
            (
                "Rene\u{301} said",
                "Ren\u{e9} said",
                "composed or decomposed accents (NFC, NFD)",
            ),
            ("an of\u{ad}fer", "an offer", "invisible characters"),
            (
                "Rene\u{301}'s o\u{fb00}er...",
                "Ren\u{e9}’s offer...",
                "composed or decomposed accents (NFC, NFD), ligatures and the like, quotation marks",
            ),
        ];
        for (article, hashed, expected) in cases {
            assert_eq!(
                names(article, hashed).as_deref(),
                Some(expected),
                "{article}"
            );
        }
        assert_eq!(names("one word", "another word"), None);
        assert_eq!(names("the same", "the same"), None);
    }
}
