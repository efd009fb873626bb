//! Packs that were checked when the site was built need no second check in the browser, so the
//! code of the checks isn't needed there before a reader opens another pack.

use super::draft::draft;
use crate::Pack;
use crate::fnv::Fnv;
use crate::json::{Problems, scan};
use crate::pack::PackId;
use std::borrow::Cow;

/// The start of marked JSON, before the 16 hexadecimal digits of the hash.
const MARK: &[u8] = br#"{"$checked":""#;

/// What is between the hash and the first key.
const AFTER_HASH: &[u8] = br#"","#;

/// Marks the JSON of a pack that has been read without problems: adds a first key, `$checked`, with
/// a hash of the rest. A mark that it has already is replaced.
///
/// The caller must have read the pack with [`read`](super::read()).
pub fn mark_checked(json: &str) -> String {
    let json = json.trim_start_matches('\u{feff}').trim();
    let rest = match marked(json.as_bytes()) {
        Some((_, rest)) => &json[json.len() - rest.len()..],
        None => json.get(1..).unwrap_or_default(),
    };
    let hash = hash_of(rest.as_bytes());
    format!(r#"{{"$checked":"{hash:016x}",{rest}"#)
}

/// Reads a pack with the mark of [`mark_checked`], without checking it again. `None` if it has no
/// mark, was changed since, or has another id.
pub fn read_marked(bytes: &[u8], id: Option<&PackId>) -> Option<Pack> {
    let (hash, rest) = marked(bytes)?;
    if hash_from(hash)? != hash_of(rest) {
        return None;
    }
    let mut problems = Problems::default();
    let json = scan(&object_of(rest), &mut problems)?;
    let draft = draft(&json, &mut problems)?;
    let is_wanted = id.is_none_or(|id| draft.pack.id() == id);
    (problems.is_empty() && is_wanted).then_some(draft.pack)
}

/// The JSON without its mark.
pub(super) fn without_mark(bytes: &[u8]) -> Cow<'_, [u8]> {
    match marked(bytes) {
        Some((_, rest)) => Cow::Owned(object_of(rest)),
        None => Cow::Borrowed(bytes),
    }
}

/// The JSON object that ends with `rest`.
fn object_of(rest: &[u8]) -> Vec<u8> {
    [b"{", rest].concat()
}

/// The hash in the mark, and what follows the mark.
fn marked(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (hash, rest) = bytes.strip_prefix(MARK)?.split_at_checked(16)?;
    Some((hash, rest.strip_prefix(AFTER_HASH)?))
}

fn hash_of(bytes: &[u8]) -> u64 {
    let mut hash = Fnv::default();
    hash.bytes(bytes);
    hash.finish()
}

fn hash_from(digits: &[u8]) -> Option<u64> {
    let digits = std::str::from_utf8(digits).ok()?;
    u64::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::read;

    const JSON: &str = include_str!("../../../../data/harbour-bridge/pack.json");

    #[test]
    fn a_marked_pack_is_the_same_pack() {
        let pack = read(JSON.as_bytes()).expect("a valid pack");
        let marked = mark_checked(JSON);
        assert_eq!(read_marked(marked.as_bytes(), None).as_ref(), Some(&pack));
        assert_eq!(
            read_marked(marked.as_bytes(), Some(pack.id())).as_ref(),
            Some(&pack)
        );
        // It can still be read with all checks, and marked again.
        assert_eq!(read(marked.as_bytes()).as_ref(), Ok(&pack));
        assert_eq!(mark_checked(&marked), marked);
    }

    #[test]
    fn a_changed_or_unmarked_pack_has_to_be_checked() {
        assert_eq!(read_marked(JSON.as_bytes(), None), None);
        let marked = mark_checked(JSON);
        let other: PackId = "other".to_owned().try_into().expect("an id");
        assert_eq!(read_marked(marked.as_bytes(), Some(&other)), None);
        for (from, to) in [("Halyard", "Halyards"), ("$checked\":\"", "$checked\":\"0")] {
            let changed = marked.replacen(from, to, 1);
            assert_ne!(changed, marked);
            assert_eq!(read_marked(changed.as_bytes(), None), None);
        }
        let changed = marked.replacen("Halyard", "Halyards", 1);
        read(changed.as_bytes()).expect("the change is harmless");
    }

    #[test]
    fn nothing_can_make_it_panic() {
        for json in ["", "{", "{}", "é", "{\"$checked\":\"", "\u{feff}{}"] {
            let marked = mark_checked(json);
            assert_eq!(read_marked(marked.as_bytes(), None), None, "{json}");
            assert_eq!(read_marked(json.as_bytes(), None), None, "{json}");
        }
    }
}
