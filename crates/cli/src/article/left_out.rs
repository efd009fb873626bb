//! What of a file does not become a paragraph, in sentences for the author.

use std::collections::BTreeMap;

/// A kind of thing that is left out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// The line that names who wrote it.
    Byline(String),
    /// Headings after the title.
    Headings,
    /// Tables.
    Tables,
    /// Pictures, videos and their captions.
    Pictures,
    /// Blocks of code.
    Code,
    /// Footnotes.
    Footnotes,
    /// Lines of dashes or stars.
    Rules,
    /// Navigation, headers, footers, sidebars.
    Surroundings,
    /// Advertisements, and links to share or subscribe.
    Advertisements,
    /// Forms and buttons.
    Forms,
    /// Elements that are not visible.
    Hidden,
    /// Text that is in no paragraph.
    Loose,
    /// Markup in a Markdown file.
    Markup,
}

impl Kind {
    /// Returns a sentence that says that `count` of these are left out.
    fn sentence(&self, count: usize) -> String {
        let what = match self {
            Self::Byline(text) => return format!("Left out: the byline, “{text}”."),
            Self::Headings => "headings inside the text",
            Self::Tables => "tables",
            Self::Pictures => "pictures, videos and their captions",
            Self::Code => "blocks of code",
            Self::Footnotes => "footnotes",
            Self::Rules => "lines of dashes or stars",
            Self::Surroundings => "navigation, headers, footers and sidebars",
            Self::Advertisements => "advertisements, and boxes to share or subscribe",
            Self::Forms => "forms and buttons",
            Self::Hidden => "hidden elements",
            Self::Loose => "texts outside of paragraphs",
            Self::Markup => "pieces of HTML",
        };
        format!("Left out: {what} ({count}).")
    }
}

/// Everything that is left out of an article.
#[derive(Debug, Default)]
pub(super) struct LeftOut {
    kinds: BTreeMap<Kind, usize>,
    /// The paragraphs from which each invisible character is removed, and how many of them.
    invisible: BTreeMap<char, (Vec<usize>, usize)>,
}

impl LeftOut {
    /// Counts one more of a kind.
    pub fn add(&mut self, kind: Kind) {
        *self.kinds.entry(kind).or_default() += 1;
    }

    /// Adds the invisible characters that were removed from the paragraph with this number.
    pub fn add_invisible(&mut self, paragraph: usize, removed: &[char]) {
        for c in removed {
            let (paragraphs, count) = self.invisible.entry(*c).or_default();
            *count += 1;
            if paragraphs.last() != Some(&paragraph) {
                paragraphs.push(paragraph);
            }
        }
    }

    /// Returns a sentence for each kind.
    pub fn sentences(&self) -> Vec<String> {
        let kinds = self.kinds.iter();
        let mut sentences: Vec<_> = kinds.map(|(kind, count)| kind.sentence(*count)).collect();
        for (c, (paragraphs, count)) in &self.invisible {
            let code = u32::from(*c);
            let name = match c {
                '\u{AD}' => "soft hyphen, ",
                '\u{200B}' => "zero-width space, ",
                '\u{FEFF}' => "byte order mark, ",
                _ => "",
            };
            let numbers: Vec<_> = paragraphs.iter().map(usize::to_string).collect();
            let noun = if numbers.len() == 1 {
                "paragraph"
            } else {
                "paragraphs"
            };
            sentences.push(format!(
                "Removed: invisible characters ({name}U+{code:04X}: {count}, in {noun} {}).",
                numbers.join(", ")
            ));
        }
        sentences
    }
}
