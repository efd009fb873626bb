//! Plain text from the HTML that Moodle writes into questions.

use quick_xml::escape::unescape;

/// Removes tags and resolves character references. Returns the text, and whether it had pictures or
/// other media, which a plain text can't carry.
pub(super) fn plain_text(html: &str) -> (String, bool) {
    let mut text = String::new();
    let mut has_media = false;
    let mut rest = html;
    while let Some((before, tag, after)) = next_tag(rest) {
        text.push_str(before);
        let name = tag.trim_start_matches('/');
        let name = name.split(|c: char| !c.is_ascii_alphanumeric()).next();
        match name.unwrap_or_default().to_ascii_lowercase().as_str() {
            "img" | "video" | "audio" | "object" | "iframe" | "svg" => has_media = true,
            // These are inside of words.
            "a" | "abbr" | "b" | "cite" | "code" | "em" | "i" | "q" | "s" | "small" | "span"
            | "strong" | "sub" | "sup" | "u" => {}
            _ => text.push(' '),
        }
        rest = after;
    }
    text.push_str(rest);
    let text = match unescape(&text) {
        Ok(unescaped) => unescaped.into_owned(),
        // An ampersand that starts no reference stays.
        Err(_) => text,
    };
    (text, has_media)
}

/// Splits at the next tag: the text before it, what is between `<` and `>`, and the text after it.
/// A `<` before anything but a letter or a slash is text.
fn next_tag(html: &str) -> Option<(&str, &str, &str)> {
    let starts = html.match_indices('<').map(|(start, _)| start);
    for start in starts {
        let inside = html.get(start + 1..)?;
        if inside.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/')
            && let Some((tag, after)) = inside.split_once('>')
        {
            return Some((html.get(..start)?, tag, after));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::plain_text;

    #[test]
    fn tags_are_removed_and_references_resolved() {
        let cases = [
            ("<p>One</p><p>two</p>", " One  two ", false),
            ("a <b>bold</b>er word", "a bolder word", false),
            ("1 < 2 &amp; 3 > 2", "1 < 2 & 3 > 2", false),
            ("caf&eacute;&nbsp;&#8211;", "café\u{a0}–", false),
            ("R&D", "R&D", false),
            ("<img src='a.png'>It", "It", true),
            ("a <", "a <", false),
        ];
        for (html, text, has_media) in cases {
            assert_eq!(plain_text(html), (text.to_owned(), has_media), "{html}");
        }
    }
}
