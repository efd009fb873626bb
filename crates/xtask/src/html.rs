//! The tags of an HTML text. Enough for documentation, and not for pages of others.

/// A start tag.
#[derive(Debug, PartialEq)]
pub struct Tag {
    /// In lower case.
    pub name: String,
    /// Names in lower case, with their decoded values.
    attributes: Vec<(String, String)>,
}

impl Tag {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        let found = attributes.find(|(attribute, _)| attribute == name)?;
        Some(&found.1)
    }

    /// Returns the address that it links to or loads.
    pub fn target(&self) -> Option<&str> {
        match self.name.as_str() {
            "a" | "area" | "link" => self.attribute("href"),
            "audio" | "embed" | "iframe" | "img" | "script" | "source" | "video" => {
                self.attribute("src")
            }
            _ => None,
        }
    }

    /// Returns the fragment that leads to it.
    pub fn anchor(&self) -> Option<&str> {
        match self.attribute("id") {
            None if self.name == "a" => self.attribute("name"),
            id => id,
        }
    }
}

/// Returns the start tags in order, without what is in comments, scripts and styles.
pub fn tags(html: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        rest = &rest[start + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = after(comment, "-->");
        } else if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let (tag, behind) = tag(rest);
            rest = match tag.name.as_str() {
                "script" | "style" => after(behind, &format!("</{}", tag.name)),
                _ => behind,
            };
            tags.push(tag);
        }
    }
    tags
}

/// Returns the text behind an end mark, or nothing if there is none.
fn after<'t>(text: &'t str, end: &str) -> &'t str {
    text.split_once(end).map_or("", |(_, behind)| behind)
}

/// Reads a tag from its name on. Returns the text behind it.
fn tag(text: &str) -> (Tag, &str) {
    let ends_name = |c: char| c.is_whitespace() || c == '>' || c == '/';
    let (name, mut rest) = split_before(text, ends_name);
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() {
            break;
        }
        if let Some(behind) = rest.strip_prefix('>') {
            rest = behind;
            break;
        }
        // A `=` without a name is a name of its own, as browsers read it.
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let ends = |c: char| ends_name(c) || c == '=';
        let (behind_first, behind) = split_before(&rest[first..], ends);
        let attribute = &rest[..first + behind_first.len()];
        let (value, behind) = match behind.trim_start().strip_prefix('=') {
            Some(value) => value_of(value.trim_start()),
            None => ("", behind),
        };
        attributes.push((attribute.to_ascii_lowercase(), decoded(value)));
        rest = behind;
    }
    let name = name.to_ascii_lowercase();
    (Tag { name, attributes }, rest)
}

/// Reads the value of an attribute. Returns the text behind it.
fn value_of(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(quoted) = text.strip_prefix(quote) {
            return quoted.split_once(quote).unwrap_or((quoted, ""));
        }
    }
    split_before(text, |c| c.is_whitespace() || c == '>')
}

fn split_before(text: &str, ends: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(ends).unwrap_or(text.len()))
}

/// Decodes the character references that Markdown converters write.
fn decoded(value: &str) -> String {
    let mut decoded = String::new();
    let mut rest = value;
    while let Some((before, behind)) = rest.split_once('&') {
        decoded.push_str(before);
        let reference = behind.split_once(';');
        let found = reference.and_then(|(name, behind)| Some((character(name)?, behind)));
        rest = match found {
            Some((character, behind)) => {
                decoded.push(character);
                behind
            }
            None => {
                decoded.push('&');
                behind
            }
        };
    }
    decoded + rest
}

fn character(reference: &str) -> Option<char> {
    match reference {
        "amp" => Some('&'),
        "apos" => Some('\''),
        "gt" => Some('>'),
        "lt" => Some('<'),
        "quot" => Some('"'),
        _ => {
            let number = reference.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn targets(html: &str) -> Vec<String> {
        let tags = tags(html);
        tags.iter()
            .filter_map(|tag| Some(tag.target()?.into()))
            .collect()
    }

    #[test]
    fn targets_are_found_however_they_are_written() {
        let html = "<a class='x' href=\"one\">1</a><IMG SRC=two alt='a > b'><a\n  href='three'\n>\
                    <link href=four/><script async src=\"five\"></script>";
        assert_eq!(targets(html), ["one", "two", "three", "four/", "five"]);
    }

    #[test]
    fn comments_scripts_and_styles_have_no_tags() {
        let html = "<!-- <a href=one> --><script>\"<a href=two>\"</script>\
                    <style><a href=three></style><a href=four><!doctype html>1 < 2 <a href=five";
        assert_eq!(targets(html), ["four", "five"]);
    }

    #[test]
    fn values_are_decoded() {
        let html = "<a href=\"?a&amp;b&#61;c&#x2F;&nbsp;&d\">";
        assert_eq!(targets(html), ["?a&b=c/&nbsp;&d"]);
    }

    #[test]
    fn an_id_or_a_named_link_is_an_anchor() {
        let tags = tags("<h2 id=one></h2><a name=two></a><input name=three>");
        let anchors: Vec<_> = tags.iter().filter_map(Tag::anchor).collect();
        assert_eq!(anchors, ["one", "two"]);
    }
}
