//! Bytes to text. Only UTF-8 is accepted: a guessed encoding would change letters, and with them
//! hashes and quoted words.

use super::ArticleError;

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Returns the text of a file, without its byte order mark.
pub(super) fn decode(bytes: &[u8]) -> Result<&str, ArticleError> {
    if let Some(kind) = other_file(bytes) {
        return Err(ArticleError::OtherFile(kind));
    }
    if let Some(looks_like) = wide_encoding(bytes) {
        return Err(ArticleError::OtherEncoding {
            looks_like,
            at: None,
        });
    }
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| not_utf8(bytes, error.valid_up_to()))?;
    // No text has it. A program or a picture may still be UTF-8 by chance.
    if text.contains('\0') {
        return Err(ArticleError::OtherFile("a binary file"));
    }
    Ok(text)
}

/// Recognises files that are often taken for text, by their first bytes.
fn other_file(bytes: &[u8]) -> Option<&'static str> {
    let kinds: [(&[u8], &str); 6] = [
        (b"%PDF-", "a PDF"),
        (
            b"PK\x03\x04",
            "a zip archive, as Word and LibreOffice documents are",
        ),
        (b"{\\rtf", "a document in Rich Text Format (RTF)"),
        (b"\xD0\xCF\x11\xE0", "an old Word document (.doc)"),
        (b"\x89PNG", "a picture"),
        (b"\xFF\xD8\xFF", "a picture"),
    ];
    kinds
        .iter()
        .find_map(|(start, kind)| bytes.starts_with(start).then_some(*kind))
}

/// Recognises UTF-16 and UTF-32, by their byte order mark or by the zero bytes of ASCII letters.
fn wide_encoding(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => Some("UTF-32"),
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => Some("UTF-16"),
        [first, 0, second, 0, ..] if *first != 0 && *second != 0 => Some("UTF-16"),
        [0, first, 0, second, ..] if *first != 0 && *second != 0 => Some("UTF-16"),
        _ => None,
    }
}

/// Describes bytes of which the first `valid` are UTF-8, and the next is not.
fn not_utf8(bytes: &[u8], valid: usize) -> ArticleError {
    let before = bytes.get(..valid).unwrap_or_default();
    let line_start = before.iter().rposition(|byte| *byte == b'\n');
    let column = valid - line_start.map_or(0, |at| at + 1) + 1;
    let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
    // In Windows-1252 these are letters with accents, quotation marks and dashes. Other encodings
    // with a byte per character use the same bytes, so the name is a guess.
    let looks_like = match bytes.get(valid) {
        Some(0x80..=0x9F) => "Windows-1252, an old Windows encoding",
        _ => "Windows-1252 or Latin-1, old encodings with a byte per letter",
    };
    ArticleError::OtherEncoding {
        looks_like,
        at: Some((line, column)),
    }
}
