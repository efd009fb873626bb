//! Compile-time processing of the texts: numbers their placeholders and joins them.

/// The byte that stands for a text's first placeholder. The others use the bytes that follow.
pub const FIRST_PLACEHOLDER: u8 = b'{';

/// Returns the length of a text in bytes after [`numbered`].
pub const fn numbered_length(text: &str) -> usize {
    let text = text.as_bytes();
    let (mut at, mut length) = (0, 0);
    while at < text.len() {
        at = after(text, at);
        length += 1;
    }
    length
}

/// Replaces each placeholder, `{name}`, with a byte for its index in `placeholders`. Does not
/// compile if the text has an unknown placeholder or lacks one.
pub const fn numbered<const LENGTH: usize>(text: &str, placeholders: &[&str]) -> [u8; LENGTH] {
    let text = text.as_bytes();
    let mut numbered = [0; LENGTH];
    let (mut at, mut to, mut used) = (0, 0, 0_u8);
    while at < text.len() {
        let next = after(text, at);
        numbered[to] = text[at];
        if text[at] == b'{' {
            let index = index_of(text.split_at(next).0.split_at(at).1, placeholders);
            numbered[to] = FIRST_PLACEHOLDER + index;
            used |= 1 << index;
        }
        at = next;
        to += 1;
    }
    assert!(
        used.count_ones() as usize == placeholders.len(),
        "a placeholder is not used"
    );
    numbered
}

/// Returns the offset after the byte or placeholder that starts at `at`.
const fn after(text: &[u8], mut at: usize) -> usize {
    if text[at] == b'{' {
        while text[at] != b'}' {
            at += 1;
        }
    }
    at + 1
}

/// Returns the index of `placeholder`, which includes the braces.
const fn index_of(placeholder: &[u8], placeholders: &[&str]) -> u8 {
    let mut index = 0;
    while index < placeholders.len() {
        let name = placeholders[index].as_bytes();
        let mut same = name.len() + 2 == placeholder.len();
        let mut at = 0;
        while same && at < name.len() {
            same = name[at] == placeholder[at + 1];
            at += 1;
        }
        if same {
            return index as u8;
        }
        index += 1;
    }
    panic!("a placeholder is unknown");
}

/// Returns the length in bytes of [`joined`].
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

/// Joins texts with newlines.
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

/// Converts bytes to a string. Does not compile if they are not UTF-8.
pub const fn text(bytes: &[u8]) -> &str {
    match str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => panic!("not UTF-8"),
    }
}
