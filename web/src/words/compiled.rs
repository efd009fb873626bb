//! What becomes of a catalogue's texts while they are compiled.

/// The sign that stands for the first place in a text; those of the others follow it.
pub const FIRST_PLACE: u8 = b'{';

/// How long a text is with its places numbered.
pub const fn numbered_length(text: &str) -> usize {
    let text = text.as_bytes();
    let (mut at, mut length) = (0, 0);
    while at < text.len() {
        at = after(text, at);
        length += 1;
    }
    length
}

/// A text whose places, `{name}`, are signs that stand for their numbers. Where one is unknown or
/// is not used, it does not compile.
pub const fn numbered<const LENGTH: usize>(text: &str, places: &[&str]) -> [u8; LENGTH] {
    let text = text.as_bytes();
    let mut numbered = [0; LENGTH];
    let (mut at, mut to, mut used) = (0, 0, 0_u8);
    while at < text.len() {
        let next = after(text, at);
        numbered[to] = text[at];
        if text[at] == b'{' {
            let number = number_of(text.split_at(next).0.split_at(at).1, places);
            numbered[to] = FIRST_PLACE + number;
            used |= 1 << number;
        }
        at = next;
        to += 1;
    }
    assert!(
        used.count_ones() as usize == places.len(),
        "a place is not used"
    );
    numbered
}

/// Where a sign or a place ends that begins here.
const fn after(text: &[u8], mut at: usize) -> usize {
    if text[at] == b'{' {
        while text[at] != b'}' {
            at += 1;
        }
    }
    at + 1
}

const fn number_of(place: &[u8], places: &[&str]) -> u8 {
    let mut number = 0;
    while number < places.len() {
        let name = places[number].as_bytes();
        let mut same = name.len() + 2 == place.len();
        let mut at = 0;
        while same && at < name.len() {
            same = name[at] == place[at + 1];
            at += 1;
        }
        if same {
            return number as u8;
        }
        number += 1;
    }
    panic!("a place is unknown");
}

/// How long texts are, a line each.
#[cfg(not(feature = "ssr"))]
pub const fn joined_length(parts: &[&[&str]]) -> usize {
    let (mut part, mut length) = (0, 0);
    while part < parts.len() {
        let mut at = 0;
        while at < parts[part].len() {
            length += parts[part][at].len() + 1;
            at += 1;
        }
        part += 1;
    }
    length - 1
}

/// Texts, a line each.
#[cfg(not(feature = "ssr"))]
pub const fn joined<const LENGTH: usize>(parts: &[&[&str]]) -> [u8; LENGTH] {
    let mut joined = [b'\n'; LENGTH];
    let (mut part, mut start) = (0, 0);
    while part < parts.len() {
        let mut at = 0;
        while at < parts[part].len() {
            let text = parts[part][at].as_bytes();
            let (_, rest) = joined.split_at_mut(start);
            rest.split_at_mut(text.len()).0.copy_from_slice(text);
            start += text.len() + 1;
            at += 1;
        }
        part += 1;
    }
    joined
}

/// Bytes that are a text.
pub const fn text(bytes: &[u8]) -> &str {
    match str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => panic!("it is no text"),
    }
}
