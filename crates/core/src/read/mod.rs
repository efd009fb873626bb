//! Bytes to a checked [`Pack`], or all problems at once.
//!
//! A pack comes from a third party, so nothing about it is trusted. Reading goes in three steps:
//! the bytes are scanned within [`limits`](Limits), the values take the shape of the model's types,
//! and what takes two values to see (a reference to nothing, evidence outside the article)
//! is checked. Where one step finds problems the next still looks at what is sound,
//! so an author sees everything in one go.

mod characters;
mod check;
mod decode;
mod draft;
mod form;
mod pack_list;
mod passages;
mod problem;
mod scan;
mod stored;
mod verify;

pub use pack_list::read_pack_list;
pub use problem::{Location, Problem, Problems};
pub use scan::{LIMITS, Limits};
pub use verify::{Matched, paragraphs_of, verify_source};

pub(crate) use decode::{Decode, Decoder, decode, decode_from_text, decode_from_word};
pub use stored::quoted;
pub(crate) use stored::{digits, from_json};

use crate::Pack;
use crate::pack::PackId;

/// Reads a pack: UTF-8 JSON, with or without a byte order mark.
///
/// ```
/// let problems = standpoint_core::read(br#"{"format": 1, "id": "Bad Id"}"#).unwrap_err();
/// assert!(problems.iter().any(|problem| problem.location.to_string() == "id"));
/// ```
///
/// # Errors
///
/// All problems found, in the order of the steps: each says where, what is wrong,
/// and how to fix it. What is not JSON, or lies beyond [`LIMITS`], is told alone.
pub fn read(bytes: &[u8]) -> Result<Pack, Problems> {
    read_checked(bytes, None)
}

/// Reads the pack that has this id, the name of the folder it comes from.
///
/// # Errors
///
/// As [`read`]; that the pack has another id is a problem too. What a reader keeps goes by the id.
pub fn read_as(id: &PackId, bytes: &[u8]) -> Result<Pack, Problems> {
    read_checked(bytes, Some(id))
}

fn read_checked(bytes: &[u8], id: Option<&PackId>) -> Result<Pack, Problems> {
    let mut problems = Problems::default();
    if let Some(json) = scan::scan(bytes, &mut problems)
        && let Some(draft) = draft::draft(&json, &mut problems)
    {
        if let Some(id) = id.filter(|id| draft.pack.id() != *id)
            && !problems.told_at("id")
        {
            let what = ["not the name of its folder, `", id.as_str(), "`"].concat();
            problems.at("id", what, "make the two the same");
        }
        check::check(&draft, &mut problems);
        if problems.is_empty() {
            return Ok(draft.pack);
        }
    }
    Err(problems)
}
