//! Reads bytes into a checked [`Pack`], or reports all problems at once.
//!
//! A pack comes from a third party, so nothing in it is trusted. Reading has three steps: scan the
//! bytes within [`limits`](Limits), decode the values into the model's types, and check rules that
//! involve several values (references that resolve, evidence inside the article). If one step
//! finds problems, the next still checks the valid parts, so an author sees everything at once.

mod check;
mod draft;
mod drafts;
mod form;
mod mark;
mod pack_list;
mod passages;
mod verify;

pub use check::is_language_tag;
pub use drafts::{TO_DO, drafts};
pub use form::words_in_another_form;
pub use mark::{mark_checked, read_marked};
pub use pack_list::read_pack_list;
pub use verify::{Matched, nearest_words, paragraphs_of, verify_source};

pub use crate::json::characters::first_forbidden;
pub use crate::json::{LIMITS, Limits, Location, Problem, Problems, quoted};

use self::draft::Draft;
use crate::Pack;
use crate::json::scan_within;
use crate::pack::PackId;
use serde_json::Value;

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
/// and how to fix it. Invalid JSON, or a pack beyond [`LIMITS`], is reported alone.
pub fn read(bytes: &[u8]) -> Result<Pack, Problems> {
    read_checked(bytes, None, &LIMITS)
}

/// Reads a pack as [`read`] does, but within other limits: for tools and benchmarks that need larger
/// packs. The page and the build use [`LIMITS`].
///
/// # Errors
///
/// As [`read`].
pub fn read_within(bytes: &[u8], limits: &Limits) -> Result<Pack, Problems> {
    read_checked(bytes, None, limits)
}

/// Reads a pack and checks that it has this id, the name of the folder it comes from.
///
/// # Errors
///
/// As [`read`]; another id is a problem too, because a reader's saved state is stored by id.
pub fn read_as(id: &PackId, bytes: &[u8]) -> Result<Pack, Problems> {
    read_checked(bytes, Some(id), &LIMITS)
}

/// Reads a pack as [`read`] does, and compares what is valid of it with its article, as
/// [`verify_source`] does: an author sees both kinds of problem at once.
///
/// `id` is the name of the folder that the pack comes from, if that is known.
pub fn read_and_verify(
    id: Option<&PackId>,
    bytes: &[u8],
    article: &str,
) -> (Result<Pack, Problems>, Result<Matched, Problems>) {
    let mut problems = Problems::default();
    let Some(json) = scan_within(&mark::without_mark(bytes), &LIMITS, &mut problems) else {
        return (Err(problems), Ok(Matched::default()));
    };
    let Some(draft) = checked_draft(&json, id, &mut problems) else {
        return (Err(problems), Ok(Matched::default()));
    };
    let matched = match draft.paragraphs_in_file() {
        Some(in_file) => verify::verify(&draft.pack, in_file, article, &|list, i| {
            draft.path(list, i)
        }),
        None => Ok(Matched::default()),
    };
    match problems.is_empty() {
        true => (Ok(draft.pack), matched),
        false => (Err(problems), matched),
    }
}

/// The JSON of a pack, not checked yet: reading in two steps, so that a browser can do something else in
/// between.
pub struct Parsed {
    json: Value,
    problems: Problems,
}

/// Does the first step of [`read`]: parses the JSON within [`LIMITS`].
///
/// # Errors
///
/// Invalid JSON, or a pack beyond the limits.
pub fn parse(bytes: &[u8]) -> Result<Parsed, Problems> {
    parse_within(bytes, &LIMITS)
}

fn parse_within(bytes: &[u8], limits: &Limits) -> Result<Parsed, Problems> {
    let mut problems = Problems::default();
    match scan_within(&mark::without_mark(bytes), limits, &mut problems) {
        Some(json) => Ok(Parsed { json, problems }),
        None => Err(problems),
    }
}

impl Parsed {
    /// Does the rest. With an `id`, the pack must have that id: see [`read_as`].
    ///
    /// # Errors
    ///
    /// As [`read`].
    pub fn check(mut self, id: Option<&PackId>) -> Result<Pack, Problems> {
        match checked_draft(&self.json, id, &mut self.problems) {
            Some(draft) if self.problems.is_empty() => Ok(draft.pack),
            _ => Err(self.problems),
        }
    }
}

fn read_checked(bytes: &[u8], id: Option<&PackId>, limits: &Limits) -> Result<Pack, Problems> {
    parse_within(bytes, limits)?.check(id)
}

/// Decodes a pack and checks it. `None` if the file is not a pack of this format.
fn checked_draft<'j>(
    json: &'j Value,
    id: Option<&PackId>,
    problems: &mut Problems,
) -> Option<Draft<'j>> {
    let draft = draft::draft(json, problems)?;
    if let Some(id) = id.filter(|id| draft.pack.id() != *id)
        && !problems.reported_at("id")
    {
        let what = ["differs from the folder's name, `", id.as_str(), "`"].concat();
        problems.at("id", what, "change one of the two");
    }
    check::check(&draft, problems);
    Some(draft)
}
