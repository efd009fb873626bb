//! CSS uses logical properties, so that the layout mirrors for right-to-left languages.

use super::Violation;
use super::snapshot::Snapshot;

/// Properties whose value can be `left` or `right`.
const SIDED: [&str; 4] = ["caption-side", "clear", "float", "text-align"];

/// Shorthands whose second and fourth values are right and left, or corners.
const FOUR_SIDED: [&str; 9] = [
    "border-color",
    "border-style",
    "border-width",
    "inset",
    "margin",
    "padding",
    "scroll-margin",
    "scroll-padding",
    "border-radius",
];

pub fn check(snapshot: &Snapshot) -> Vec<Violation> {
    let mut violations = Vec::new();
    for file in snapshot.below("", &[".css"]) {
        for Declaration {
            line,
            property,
            value,
        } in declarations(&file.text)
        {
            if let Some(hint) = hint(&property, &value) {
                let message =
                    format!("`{property}: {value}` does not mirror in right-to-left text");
                violations.push(Violation::at(&file.path, line, message, hint));
            }
        }
    }
    violations
}

fn hint(property: &str, value: &str) -> Option<String> {
    let is_side = |word: &str| matches!(word, "left" | "right");
    if property.starts_with("--") {
        return None;
    }
    if is_side(property) {
        return Some("use `inset-inline-start` or `inset-inline-end`".into());
    }
    if property.split('-').any(is_side) {
        return Some("use the property with `inline-start` or `inline-end`".into());
    }
    if SIDED.contains(&property) && value.split_whitespace().any(is_side) {
        return Some(
            "use `start` or `end` (`inline-start` or `inline-end` for float and clear)".into(),
        );
    }
    if FOUR_SIDED.contains(&property) && is_asymmetric(property, value) {
        return Some("set the sides separately, with `-block` and `-inline`".into());
    }
    None
}

/// Returns whether the left and right sides differ.
fn is_asymmetric(property: &str, value: &str) -> bool {
    match (property, words(value).as_slice()) {
        (_, [_, second, _, fourth]) if property != "border-radius" => second != fourth,
        // The order of corners: top left, top right, bottom right, bottom left.
        ("border-radius", [first, second, rest @ ..]) => {
            let third = rest.first().unwrap_or(first);
            let fourth = rest.get(1).unwrap_or(second);
            first != second || third != fourth
        }
        _ => false,
    }
}

/// Splits a value at white space outside parentheses.
fn words(value: &str) -> Vec<&str> {
    let mut depth = 0;
    value
        .split(|letter: char| {
            match letter {
                '(' => depth += 1,
                ')' => depth -= 1,
                _ => {}
            }
            depth == 0 && letter.is_whitespace()
        })
        .filter(|word| !word.is_empty() && *word != "!important")
        .collect()
}

struct Declaration {
    line: usize,
    property: String,
    value: String,
}

fn declarations(css: &str) -> Vec<Declaration> {
    let mut declarations = Vec::new();
    let mut chunk = String::new();
    let (mut line, mut chunk_line) = (1, 1);
    let (mut quote, mut brackets) = (None, 0);
    let mut letters = css.chars().peekable();
    while let Some(letter) = letters.next() {
        line += usize::from(letter == '\n');
        if quote.is_none() && letter == '/' && letters.peek() == Some(&'*') {
            let mut before = ' ';
            for letter in letters.by_ref().skip(1) {
                line += usize::from(letter == '\n');
                if (before, letter) == ('*', '/') {
                    break;
                }
                before = letter;
            }
            continue;
        }
        match letter {
            '"' | '\'' if quote == Some(letter) => quote = None,
            '"' | '\'' if quote.is_none() => quote = Some(letter),
            '(' if quote.is_none() => brackets += 1,
            ')' if quote.is_none() => brackets -= 1,
            '{' | '}' | ';' if quote.is_none() && brackets == 0 => {
                if letter != '{' {
                    declarations.extend(declaration(&chunk, chunk_line));
                }
                chunk.clear();
                continue;
            }
            _ => {}
        }
        if chunk.is_empty() {
            if letter.is_whitespace() {
                continue;
            }
            chunk_line = line;
        }
        chunk.push(letter);
    }
    declarations
}

fn declaration(chunk: &str, line: usize) -> Option<Declaration> {
    let (property, value) = chunk.split_once(':')?;
    let property = property.trim().to_ascii_lowercase();
    Some(Declaration {
        line,
        property,
        value: value.trim().to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::super::locations;
    use super::*;

    fn found(css: &str) -> Vec<String> {
        let snapshot = Snapshot::with_files(&[("web/style/page.css", css)]);
        locations(&check(&snapshot))
            .into_iter()
            .map(String::from)
            .collect()
    }

    #[test]
    fn physical_sides_are_found() {
        for declaration in [
            "margin-left: 1em",
            "padding-right: 0",
            "border-left: 1px solid",
            "border-top-left-radius: 1px",
            "scroll-margin-right: 0",
            "left: 0",
            "RIGHT: 0",
            "text-align: left",
            "float: right",
            "margin: 0 1em 0 2em",
            "padding: 0 calc(1px + 2px) 0 2em",
            "inset: 0 0 0 auto",
            "border-radius: 1px 0 0 1px",
            "border-radius: 1px 0",
        ] {
            let css = format!("/* one\ntwo */\np {{\n  color: red;\n  {declaration};\n}}\n");
            assert_eq!(found(&css), ["web/style/page.css:5"], "{declaration}");
        }
    }

    #[test]
    fn logical_properties_pass() {
        for css in [
            "p { margin-inline-start: 1em; text-align: start; inset-inline-end: 0 }",
            ".left:hover { color: red }",
            "@page :left { size: a4 }",
            "p { --left: 1px; margin: 0 1em 2em 1em; border-radius: 4px 4px 0 0 }",
            "/* p { left: 0; } */",
            "p { background: url(\"data:image/svg+xml;left:0;\") }",
            "p::before { content: \"; left: 0;\" }",
        ] {
            assert!(found(css).is_empty(), "{css}: {:?}", found(css));
        }
    }
}
