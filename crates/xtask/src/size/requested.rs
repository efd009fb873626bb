//! Finds the files that a page requests from its own host, by its HTML.

/// Returns the paths relative to the page, without duplicates, in document order.
pub fn files(html: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut rest = html;
    while let Some((tag, after)) = next_tag(rest) {
        rest = after;
        let mut addresses: Vec<&str> = requested_by(&tag).into_iter().collect();
        if tag.name.eq_ignore_ascii_case("script") {
            let (script, after) = split_at_end_of_script(rest);
            addresses.extend(relative_strings(script));
            rest = after;
        }
        for file in addresses.into_iter().filter_map(relative) {
            if !found.iter().any(|other| other == file) {
                found.push(file.to_owned());
            }
        }
    }
    found
}

struct Tag<'a> {
    name: &'a str,
    attributes: Vec<(&'a str, &'a str)>,
}

impl<'a> Tag<'a> {
    fn attribute(&self, name: &str) -> Option<&'a str> {
        self.attributes
            .iter()
            .find(|(other, _)| other.eq_ignore_ascii_case(name))
            .map(|(_, value)| *value)
    }
}

/// Returns the next start tag, and what follows it.
fn next_tag(html: &str) -> Option<(Tag<'_>, &str)> {
    let mut rest = html;
    loop {
        rest = &rest[rest.find('<')? + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = &comment[comment.find("-->")?..];
        } else if rest.starts_with(|first: char| first.is_ascii_alphabetic()) {
            break;
        }
    }
    let end = rest.find(|end: char| end.is_ascii_whitespace() || end == '>' || end == '/')?;
    let (name, mut rest) = rest.split_at(end);
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start_matches(|blank: char| blank.is_ascii_whitespace() || blank == '/');
        if rest.is_empty() {
            return None;
        }
        if let Some(after) = rest.strip_prefix('>') {
            return Some((Tag { name, attributes }, after));
        }
        let (attribute, after) = next_attribute(rest)?;
        attributes.push(attribute);
        rest = after;
    }
}

type Attribute<'a> = (&'a str, &'a str);

fn next_attribute(html: &str) -> Option<(Attribute<'_>, &str)> {
    let is_end = |end: char| end.is_ascii_whitespace() || end == '>';
    let end = html.find(|end| is_end(end) || end == '=')?;
    let (name, rest) = html.split_at(end);
    let Some(value) = rest.trim_start().strip_prefix('=') else {
        return Some(((name, ""), rest));
    };
    let value = value.trim_start();
    if let Some(quote) = value
        .chars()
        .next()
        .filter(|first| matches!(first, '"' | '\''))
    {
        let (value, rest) = value[1..].split_once(quote)?;
        return Some(((name, value), rest));
    }
    let (value, rest) = value.split_at(value.find(is_end)?);
    Some(((name, value), rest))
}

fn requested_by<'a>(tag: &Tag<'a>) -> Option<&'a str> {
    const FETCHED: [&str; 5] = ["stylesheet", "icon", "manifest", "modulepreload", "preload"];
    match tag.name.to_ascii_lowercase().as_str() {
        "link" => {
            let mut rel = tag.attribute("rel")?.split_ascii_whitespace();
            rel.any(|word| FETCHED.iter().any(|rel| word.eq_ignore_ascii_case(rel)))
                .then(|| tag.attribute("href"))?
        }
        "script" | "img" | "iframe" => tag.attribute("src"),
        _ => None,
    }
}

fn split_at_end_of_script(html: &str) -> (&str, &str) {
    let end = html.to_ascii_lowercase().find("</script");
    html.split_at(end.unwrap_or(html.len()))
}

/// Returns the files that a script imports or fetches: its string literals that start with `./`.
fn relative_strings(script: &str) -> impl Iterator<Item = &str> {
    ['"', '\'', '`'].into_iter().flat_map(move |quote| {
        script
            .split(quote)
            .skip(1)
            .filter(|string| string.starts_with("./") && !string.contains(['\n', ' ']))
    })
}

/// Returns the file that a relative address names, without query and fragment.
fn relative(address: &str) -> Option<&str> {
    let file = address.split(['?', '#']).next()?;
    let file = file.strip_prefix("./").unwrap_or(file);
    let has_scheme = file.split('/').next()?.contains(':');
    (!file.is_empty() && !file.starts_with('/') && !has_scheme).then_some(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_of_a_page_built_by_trunk_are_found() {
        let html = r#"<!DOCTYPE html><html lang="en"><head>
            <link rel="icon" href="icon.svg" type="image/svg+xml"/>
            <link rel="stylesheet" href="./page-1a.css" integrity="sha384-x"/>
            <script type="module" nonce="x">
            import init, * as bindings from './page-2b.js';
            const wasm = await init({ module_or_path: './page-2b_bg.wasm' });
            </script>
            <link rel="modulepreload" href="./page-2b.js" crossorigin="anonymous">
            <link rel="preload" href="./page-2b_bg.wasm" as="fetch" type="application/wasm">
            </head><body></body></html>"#;
        assert_eq!(
            files(html),
            ["icon.svg", "page-1a.css", "page-2b.js", "page-2b_bg.wasm"]
        );
    }

    #[test]
    fn other_addresses_are_ignored() {
        for html in [
            r#"<a href="about.html">"#,
            r#"<link rel="canonical" href="page.html">"#,
            r#"<link rel="icon" href="data:image/svg+xml,<svg src='x.png'/>">"#,
            r#"<link rel="stylesheet" href="https://example.org/a.css">"#,
            r#"<script src="/elsewhere.js"></script>"#,
            r#"<!-- <script src="old.js"></script> -->"#,
            "<p>5 < 6",
            "<script src=",
            "<link rel=icon href='a.svg",
        ] {
            assert!(files(html).is_empty(), "{html}: {:?}", files(html));
        }
    }

    #[test]
    fn every_attribute_syntax_is_parsed() {
        let html = "<SCRIPT defer SRC=a.js></SCRIPT><img alt src = 'b.png?v=1'><link href=c.css rel='preload stylesheet'>";
        assert_eq!(files(html), ["a.js", "b.png", "c.css"]);
    }
}
