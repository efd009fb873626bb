//! Names in UI text: isolated, so that name and text don't change each other's direction, and
//! listed by the rules of the UI language.
//!
//! In a string, a name is enclosed in the isolate characters U+2068 and U+2069, which no pack
//! contains. [`sentence`] renders each name as an element.

use crate::node::*;
use crate::shared::Shared;
use crate::words::Words;

const START: char = '\u{2068}';
const END: char = '\u{2069}';

/// Encloses a name in isolate characters, for use in UI text.
pub fn isolated(name: &str) -> String {
    let mut isolated = String::new();
    isolated.push(START);
    isolated.push_str(name);
    isolated.push(END);
    isolated
}

/// Joins names, each isolated, as [`list`] does.
pub fn name_list(words: &Words, names: &[&str]) -> String {
    let names: Vec<_> = names.iter().map(|name| isolated(name)).collect();
    list(words, &names)
}

/// Joins parts of a text to a list by the rules of the UI language. If one contains a comma, the list
/// uses a stronger separator.
pub fn list(words: &Words, parts: &[String]) -> String {
    let say = &words.language;
    let is_comma = |c: char| matches!(c, ',' | ';' | '،' | '、' | '，' | '；');
    let has_comma = parts.iter().any(|part| part.chars().any(is_comma));
    let mut list = String::new();
    for (at, part) in parts.iter().enumerate() {
        let between = match parts.len() - at {
            _ if at == 0 => "",
            _ if has_comma => say.strongly_between(),
            1 if at == 1 => say.between_two(),
            1 => say.before_last(),
            _ => say.between(),
        };
        list.push_str(between);
        list.push_str(part);
    }
    list
}

/// Renders UI text with each name in it as an element.
pub fn sentence(shared: Shared, text: &str) -> Node {
    let mut nodes = Vec::new();
    let mut piece = String::new();
    for c in text.chars() {
        if c != START && c != END {
            piece.push(c);
            continue;
        }
        let piece = std::mem::take(&mut piece);
        if c == END {
            nodes.push(Node::Element(bdi(piece).lang_of_pack(&shared)));
        } else if !piece.is_empty() {
            nodes.push(Node::Text(piece.into()));
        }
    }
    if !piece.is_empty() {
        nodes.push(Node::Text(piece.into()));
    }
    Node::Fragment(nodes)
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::words::words_for;

    #[test]
    fn lists_follow_the_language() {
        let list = |language: &str, names: &[&str]| {
            name_list(words_for(language), names).replace([START, END], "")
        };
        let comma = "Food, Agriculture and Rural Affairs";
        for (language, names, expected) in [
            ("en", &[][..], ""),
            ("en", &["A"], "A"),
            ("en", &["A", "B"], "A and B"),
            ("en", &["A", "B", "C"], "A, B, and C"),
            ("en", &["A", "B", "C", "D"], "A, B, C, and D"),
            ("de", &["A", "B"], "A und B"),
            ("de", &["A", "B", "C"], "A, B und C"),
            ("zh", &["A", "B"], "A和B"),
            ("zh", &["A", "B", "C"], "A、B和C"),
            ("en", &[comma], comma),
            (
                "en",
                &["A", comma],
                "A; Food, Agriculture and Rural Affairs",
            ),
            (
                "de",
                &["A", comma, "C"],
                "A; Food, Agriculture and Rural Affairs; C",
            ),
            ("zh", &["李雷、韩梅梅", "B", "C"], "李雷、韩梅梅；B；C"),
            ("en", &["د. أحمد، وزير", "B"], "د. أحمد، وزير; B"),
        ] {
            assert_eq!(list(language, names), expected);
        }
    }
}
