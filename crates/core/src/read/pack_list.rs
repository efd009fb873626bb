use super::Problems;
use super::check::check_lists;
use super::draft::has_our_format;
use crate::json::{Decode, Decoder, scan};
use crate::pack::PackEntry;
use serde_json::Value;

/// Reads the list of packs: `{"format": 1, "packs": [{"id": …, "title": …}]}`.
///
/// # Errors
///
/// All problems found, as [`super::read()`] reports those of a pack.
pub fn read_pack_list(bytes: &[u8]) -> Result<Vec<PackEntry>, Problems> {
    let mut problems = Problems::default();
    if let Some(json) = scan(bytes, &mut problems) {
        let List(entries) = List::decode(&json, &mut Decoder::new(&mut problems));
        if let Value::Object(object) = &json {
            check_lists(object, &mut problems);
        }
        if problems.is_empty() {
            return Ok(entries);
        }
    }
    Err(problems)
}

struct List(Vec<PackEntry>);

impl Decode for List {
    fn decode(value: &Value, decoder: &mut Decoder<'_>) -> Self {
        match decoder.object(value, &["format", "packs"]) {
            Some(object) if has_our_format(object, decoder) => {
                Self(decoder.field(Some(object), "packs"))
            }
            _ => Self(Vec::new()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_or_its_problems_are_reported() {
        let list =
            br#"{"format": 1, "packs": [{"id": "a", "title": "A"}, {"id": "b", "title": "B"}]}"#;
        let entries = read_pack_list(list).expect("a list");
        let read: Vec<_> = entries
            .iter()
            .map(|entry| (entry.id.as_str(), entry.title.as_str()))
            .collect();
        assert_eq!(read, [("a", "A"), ("b", "B")]);
        let with_schema = br#"{"$schema": "packs.schema.json", "format": 1, "packs": []}"#;
        assert_eq!(read_pack_list(with_schema).expect("a list"), []);

        let cases = [
            ("", "line 1, column 1"),
            ("[", "line 1, column 1"),
            ("[]", "the top level"),
            (r#"{"packs": []}"#, "format"),
            (r#"{"format": 2, "packs": []}"#, "format"),
            (r#"{"format": 1}"#, "packs"),
            (
                r#"{"format": 1, "packs": [{"id": "a", "title": "A", "$schema": "x"}]}"#,
                "packs[0].$schema",
            ),
            (
                r#"{"format": 1, "packs": [{"id": "a", "title": "A"}, {"id": "B", "title": "B"}]}"#,
                "packs[1].id",
            ),
            (
                r#"{"format": 1, "packs": [{"id": "a", "title": "A"}, {"id": "a", "title": "B"}]}"#,
                "packs[1].id",
            ),
        ];
        for (text, location) in cases {
            let problems = read_pack_list(text.as_bytes()).expect_err(text);
            let locations = problems.iter().map(|problem| problem.location.to_string());
            assert_eq!(locations.collect::<Vec<_>>(), [location], "{text}");
        }
    }
}
