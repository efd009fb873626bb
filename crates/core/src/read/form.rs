//! Texts that say the same words in another form: accents composed or apart, ligatures, typographic
//! signs, characters that nobody sees.
//!
//! White space is no part of it: texts are compared after [`normalise`]. Nothing here is called
//! in the browser, so Unicode's tables cost the page no byte.

use crate::pack::{Sha256, normalise, places};
use std::fmt;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, decompose_compatible};

/// A way in which the form of two texts can differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// An accented letter is one character (NFC) or several (NFD).
    Accents,
    /// `ﬁ` for `fi`, `…` for `...`, a letter of full width or one shaped for its place.
    Ligatures,
    /// Quotation marks and apostrophes, typographic or straight.
    Quotes,
    /// Dashes and hyphens of whatever length.
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
            Self::Accents => "accents composed or apart (NFC, NFD)",
            Self::Ligatures => "ligatures and the like",
            Self::Quotes => "quotation marks",
            Self::Dashes => "dashes",
            Self::Invisible => "invisible characters",
        }
    }

    /// Whether the character is replaced when this form is levelled, and by what.
    fn levelled(self, c: char) -> Option<String> {
        let found = |text: &str| Some(text.to_owned());
        match (self, c) {
            (Self::Ligatures, '…' | 'Ĳ' | 'ĳ') => compatible(c),
            // Latin and Armenian ligatures, Arabic letters by their place, full width.
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

/// Several of them: `quotation marks, dashes`.
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

/// A text whose differences of form are levelled.
struct Levelled {
    text: String,
    /// Where its pieces begin, here and in the original.
    pieces: Vec<(usize, usize)>,
}

impl Levelled {
    fn of(original: &str, forms: &[Form]) -> Self {
        let mut levelled = Self {
            text: String::with_capacity(original.len()),
            pieces: Vec::new(),
        };
        for (start, piece) in pieces(original) {
            let mut new = String::new();
            for c in piece.chars() {
                match forms.iter().find_map(|form| form.levelled(c)) {
                    Some(text) => new.push_str(&text),
                    None => new.push(c),
                }
            }
            if forms.contains(&Form::Accents) {
                new = new.nfd().collect();
            }
            levelled.pieces.push((levelled.text.len(), start));
            let (is_space, is_dash) = (new == " ", new == "-" && forms.contains(&Form::Dashes));
            // What became nothing may have parted two spaces, and `--` is a typed dash.
            let doubles = is_space && (levelled.text.is_empty() || levelled.text.ends_with(' '))
                || is_dash && levelled.text.ends_with('-');
            if !doubles {
                levelled.text.push_str(&new);
            }
        }
        levelled
    }

    /// The part of the original in which a part of this text begins and ends.
    fn original<'t>(&self, original: &'t str, start: usize, end: usize) -> &'t str {
        let first = self.pieces.iter().rfind(|(at, _)| *at <= start);
        let last = self.pieces.iter().find(|(at, _)| *at >= end);
        let first = first.map_or(0, |(_, at)| *at);
        let last = last.map_or(original.len(), |(_, at)| *at);
        original.get(first..last).unwrap_or_default()
    }
}

/// A character, with the marks that follow it.
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
    let trimmed = |text: &str| Levelled::of(text, forms).text.trim_end().to_owned();
    trimmed(one) == trimmed(other)
}

/// In what form two texts differ, if they differ in nothing else.
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

/// Where a text has the words in another form: the words as it has them, and what differs.
pub(super) fn words_in_another_form<'t>(text: &'t str, words: &str) -> Option<(&'t str, Forms)> {
    let levelled = Levelled::of(text, &Form::ALL);
    let sought = Levelled::of(words, &Form::ALL).text;
    if sought.trim().is_empty() {
        return None;
    }
    places(&levelled.text, &sought).find_map(|start| {
        let there = levelled.original(text, start, start + sought.len());
        Some((there, difference(there, words)?))
    })
}

/// In what form the text was that has this hash, if it differs from the text in nothing else.
/// What a hash was made from can only be guessed: the usual forms are tried.
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

/// The text in the other usual forms of one kind.
fn others(form: Form, text: &str) -> Vec<String> {
    let level = |text: &str| Levelled::of(text, &[form]).text;
    match form {
        Form::Accents => vec![text.nfc().collect(), text.nfd().collect()],
        Form::Ligatures => vec![level(text), text.replace("...", "…")],
        Form::Quotes => vec![level(text), curled(text)],
        Form::Dashes => {
            let spaced = |dash: &str| text.replace(" - ", &[" ", dash, " "].concat());
            vec![
                level(text),
                text.replace("--", "—"),
                spaced("–"),
                spaced("—"),
            ]
        }
        Form::Invisible => vec![level(text)],
    }
}

/// Straight quotation marks made typographic as word processors do it.
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

/// What to say of the paragraph of a pack whose hash is not that of the article's.
pub(super) fn of_paragraph(own: Option<&str>, hash: &Sha256, article: &str) -> Option<Forms> {
    match own {
        Some(own) => difference(&normalise(own), article),
        None => form_of_hash(article, hash),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What differs, by name.
    fn differs(one: &str, other: &str) -> Option<String> {
        difference(one, other).map(|forms| forms.to_string())
    }

    #[test]
    fn what_differs_is_named_and_nothing_else() {
        let cases = [
            (
                "caf\u{e9}",
                "cafe\u{301}",
                "accents composed or apart (NFC, NFD)",
            ),
            (
                "한국",
                "\u{1112}\u{1161}\u{11ab}\u{1100}\u{116e}\u{11a8}",
                "accents composed or apart (NFC, NFD)",
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
    fn words_are_found_as_the_text_has_them() {
        let text = "The mayor said: “It’s a cafe\u{301} – not a re\u{ad}sort.”";
        for (words, there) in [
            ("It's a café - not", "It’s a cafe\u{301} – not"),
            ("caf\u{e9}", "cafe\u{301}"),
            ("not a resort.\"", "not a re\u{ad}sort.”"),
        ] {
            let found = words_in_another_form(text, words).map(|(there, _)| there);
            assert_eq!(found, Some(there));
        }
        for words in ["a cafe", "Its a", "", "\u{ad}"] {
            assert!(words_in_another_form(text, words).is_none(), "{words}");
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
                "accents composed or apart (NFC, NFD)",
            ),
            ("an of\u{ad}fer", "an offer", "invisible characters"),
            (
                "Rene\u{301}'s o\u{fb00}er...",
                "Ren\u{e9}’s offer...",
                "accents composed or apart (NFC, NFD), ligatures and the like, quotation marks",
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
