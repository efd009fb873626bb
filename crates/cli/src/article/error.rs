use std::fmt;

/// Why a file can't be read as an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ArticleError {
    /// There is no text in it.
    Empty,
    /// It is HTML without paragraphs.
    NoParagraphs,
    /// It is another kind of file: a PDF, a Word document.
    OtherFile(&'static str),
    /// It is text in another encoding than UTF-8.
    OtherEncoding {
        /// The name of the encoding that it looks like.
        looks_like: &'static str,
        /// The line and column (in bytes) of the first bytes that are not UTF-8, both counted
        /// from 1. `None`: the mark at the start shows the encoding.
        at: Option<(usize, usize)>,
    },
}

impl fmt::Display for ArticleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("there is no text in it: copy the article's text into it"),
            Self::NoParagraphs => f.write_str(
                "no paragraphs found in this HTML: the page may load its text by a script. Copy \
                 the article's text into a .txt file instead",
            ),
            Self::OtherFile(kind) => write!(
                f,
                "this is {kind}, not text: open it, copy the article's text into a .txt file, \
                 and save that as UTF-8"
            ),
            Self::OtherEncoding { looks_like, at } => {
                write!(f, "not UTF-8: it looks like {looks_like}")?;
                if let Some((line, column)) = at {
                    write!(f, " (line {line}, column {column})")?;
                }
                f.write_str(
                    ". Open it in an editor and save it with the encoding UTF-8 (in Notepad: \
                     Save as, Encoding; in VS Code: Save with encoding)",
                )
            }
        }
    }
}

impl std::error::Error for ArticleError {}
