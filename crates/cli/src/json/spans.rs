//! Finds the place of a JSON path in the text of a file.

use jsonc_parser::ast::{Array, Object, Value};
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};
use std::ops::Range;

/// A JSON text whose values can be found.
pub struct Spans<'t> {
    text: &'t str,
    value: Option<Value<'t>>,
}

impl<'t> Spans<'t> {
    /// Parses a text. Nothing is found in one that isn't JSON.
    pub fn new(text: &'t str) -> Self {
        let parsed = parse_to_ast(text, &CollectOptions::default(), &ParseOptions::default());
        Self {
            text,
            value: parsed.ok().and_then(|parsed| parsed.value),
        }
    }

    /// Returns the bytes of the value at a path such as `questions[3].prompt`. If the file has no
    /// such value, those of the innermost value around its place.
    pub fn at(&self, path: &str) -> Range<usize> {
        let Some(outermost) = &self.value else {
            return 0..0;
        };
        let mut value = outermost;
        let mut rest = path;
        while let Some((inner, after)) = step(value, rest) {
            (value, rest) = (inner, after);
        }
        let range = value.range();
        match value {
            // Of a whole entry, the line on which it begins is enough.
            Value::Object(_) | Value::Array(_) => range.start..range.start + 1,
            _ => range.start..range.end,
        }
    }

    /// Returns the bytes at a line and column, which count from 1, the column in bytes.
    pub fn at_position(&self, line: usize, column: usize) -> Range<usize> {
        let before = self.text.split_inclusive('\n').take(line.saturating_sub(1));
        let start: usize = before.map(str::len).sum();
        let start = (start + column.saturating_sub(1)).min(self.text.len());
        let start = (0..=start)
            .rev()
            .find(|at| self.text.is_char_boundary(*at))
            .unwrap_or(0);
        let next = self.text[start..].chars().next().filter(|c| *c != '\n');
        start..start + next.map_or(0, char::len_utf8)
    }
}

/// Goes one step along a path: returns the inner value, and what is left of the path.
fn step<'v, 'p, 't>(value: &'v Value<'t>, path: &'p str) -> Option<(&'v Value<'t>, &'p str)> {
    match value {
        Value::Array(array) => element(array, path),
        Value::Object(object) => property(object, path.strip_prefix('.').unwrap_or(path)),
        _ => None,
    }
}

fn element<'v, 'p, 't>(array: &'v Array<'t>, path: &'p str) -> Option<(&'v Value<'t>, &'p str)> {
    let (index, rest) = path.strip_prefix('[')?.split_once(']')?;
    Some((array.elements.get(index.parse::<usize>().ok()?)?, rest))
}

/// A key may contain any character, so the longest one that the path begins with is meant.
fn property<'v, 'p, 't>(object: &'v Object<'t>, path: &'p str) -> Option<(&'v Value<'t>, &'p str)> {
    let matches = object.properties.iter().filter_map(|property| {
        let rest = path.strip_prefix(property.name.as_str())?;
        let is_whole = rest.is_empty() || rest.starts_with(['.', '[']);
        is_whole.then_some((&property.value, rest))
    });
    matches.min_by_key(|(_, rest)| rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "{\n  \"a\": [\"x\", {\"b.c\": 1, \"b\": {\"c\": 2}}],\n  \"é\": \"y\"\n}\n";

    #[test]
    fn a_path_leads_to_its_value_or_to_the_one_around_it() {
        let spans = Spans::new(TEXT);
        for (path, found) in [
            ("a[0]", "\"x\""),
            ("a[1].b.c", "1"),
            ("a[1].b", "{"),
            ("a[1].missing.too", "{"),
            ("a[7]", "["),
            ("é", "\"y\""),
            ("", "{"),
            ("the top level", "{"),
        ] {
            assert_eq!(&TEXT[spans.at(path)], found, "{path}");
        }
        assert_eq!(Spans::new("{").at("a"), 0..0);
    }

    #[test]
    fn a_line_and_column_lead_to_a_character() {
        let spans = Spans::new(TEXT);
        for (line, column, found) in [
            (1, 1, "{"),
            (3, 4, "é"),
            (3, 5, "é"),
            (1, 2, ""),
            (9, 9, ""),
        ] {
            assert_eq!(
                &TEXT[spans.at_position(line, column)],
                found,
                "{line}:{column}"
            );
        }
    }
}
