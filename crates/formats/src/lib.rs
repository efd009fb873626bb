//! Turns a checked [`Pack`] into the formats that schools and newsrooms use, and questions in
//! formats that teachers write into drafts for a pack.
//!
//! - [`FORMATS`]: what a pack can be exported to.
//! - [`import_gift`] and [`import_csv`]: questions from elsewhere. They have no evidence yet, so
//!   they are drafts for a person to complete.
//!
//! | module | contents |
//! |---|---|
//! | `exercise` | the author's questions as texts: what the formats for questions start from |
//! | `describe` | other parts of the model in sentences that name who says so |
//! | `words` | the few words that no author wrote, in three languages |
//! | `markup` | HTML, XML and other markup, with every text escaped |
//! | `left_out` | what several formats can't carry |
//! | `import` | drafts from GIFT and CSV |
//! | the others | a format each |
//!
//! A new format is a file with a `FORMAT`, and a line in [`FORMATS`]. It matches on all variants of
//! `exercise::Task`, so that a new way to answer can't be forgotten.
//!
//! The crate does no input or output and uses no clock: the same pack always gives the same bytes.
//!
//! ```
//! use standpoint_formats::FORMATS;
//!
//! # let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/harbour-bridge/pack.json");
//! # let bytes = std::fs::read(path)?;
//! let pack = standpoint_core::read(&bytes)?;
//! let gift = FORMATS.iter().find(|format| format.name == "gift").ok_or("no such format")?;
//! let exported = (gift.export)(&pack);
//! let (name, content) = &exported.files[0];
//! assert_eq!(name, "harbour-bridge-gift.txt");
//! assert!(content.starts_with(b"$CATEGORY: "));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod anki;
mod argdown;
mod csv;
mod describe;
mod exercise;
mod gift;
mod html;
mod import;
mod json_ld;
mod left_out;
mod markup;
mod moodle_xml;
mod qti3;
mod web_annotation;
mod words;
mod worksheet;

pub use import::{Imported, import_csv, import_gift};

use standpoint_core::Pack;

/// A pack in some format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// The files: each a name and its content. A name has only `a-z`, `0-9`, `-` and `.`, is
    /// reserved on no system, and is different from the others.
    pub files: Vec<(String, Vec<u8>)>,
    /// What the format can't carry, a sentence for each thing. English, like all texts for authors.
    pub left_out: Vec<String>,
}

/// A format that a pack can be exported to.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// Its name on the command line.
    pub name: &'static str,
    /// What it is and who reads it, in one line.
    pub about: &'static str,
    /// Writes a pack in this format.
    pub export: fn(&Pack) -> Exported,
}

/// All formats.
pub const FORMATS: &[Format] = &[
    gift::FORMAT,
    moodle_xml::FORMAT,
    csv::FORMAT,
    anki::FORMAT,
    json_ld::FORMAT,
    web_annotation::FORMAT,
    argdown::FORMAT,
    worksheet::FORMAT,
    html::FORMAT,
    qti3::FORMAT,
];

impl Exported {
    /// An export of a single text file.
    fn text(pack: &Pack, suffix: &str, content: String, left_out: Vec<String>) -> Self {
        Self::bytes(pack, suffix, content.into_bytes(), left_out)
    }

    /// An export of a single file.
    fn bytes(pack: &Pack, suffix: &str, content: Vec<u8>, left_out: Vec<String>) -> Self {
        Self {
            files: vec![(file_name(pack, suffix), content)],
            left_out,
        }
    }
}

/// The name of a file of a pack: its id, a hyphen and the suffix.
///
/// Windows reserves names such as `con`, with any extension. With a hyphen in it, no name is one.
fn file_name(pack: &Pack, suffix: &str) -> String {
    [pack.id().as_str(), "-", suffix].concat()
}
