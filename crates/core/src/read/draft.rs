//! A decoded pack that has not been checked yet.

use super::Problems;
use crate::Pack;
use crate::cached::Cached;
use crate::json::{Decode, Decoder};
use crate::pack::FORMAT;
use serde_json::{Map, Value};

/// A decoded pack. Elements of top-level lists that have a problem are left out, and any other
/// value with a problem is a placeholder, so that the rest can still be checked.
pub(super) struct Draft<'j> {
    pub pack: Pack,
    /// The JSON it was decoded from.
    pub json: &'j Map<String, Value>,
    /// For each top-level list, the indices in the file of its valid elements.
    indices: Vec<(&'static str, Vec<usize>)>,
}

impl Draft<'_> {
    /// The number of paragraphs in the file, including those with problems.
    /// `None` if it has no list of paragraphs.
    pub fn paragraphs_in_file(&self) -> Option<usize> {
        Some(
            self.json
                .get("source")?
                .get("paragraphs")?
                .as_array()?
                .len(),
        )
    }

    /// Whether every element of a top-level list is valid, or each of the article's `paragraphs`: with
    /// an invalid one, the numbers of those after it would be wrong.
    pub fn all_valid(&self, list: &str) -> bool {
        if list == "paragraphs" {
            return self.paragraphs_in_file() == Some(self.pack.source.paragraphs.len());
        }
        let in_file = self.json.get(list).and_then(Value::as_array).map(Vec::len);
        let valid = self.indices.iter().find(|(name, _)| *name == list);
        in_file == valid.map(|(_, indices)| indices.len())
    }

    /// The path in the file of an element of a top-level list of the pack.
    pub fn path(&self, list: &str, index: usize) -> String {
        let indices = self.indices.iter().find(|(name, _)| *name == list);
        let in_file = indices.and_then(|(_, indices)| indices.get(index));
        [list, "[", &in_file.unwrap_or(&index).to_string(), "]"].concat()
    }
}

const KEYS: [&str; 17] = [
    "format",
    "id",
    "title",
    "summary",
    "language",
    "source",
    "topics",
    "issues",
    "actors",
    "coded",
    "positions",
    "quotes",
    "claims",
    "relations",
    "events",
    "figures",
    "questions",
];

/// Decodes a pack. `None` if the file is not a pack of this format, which is reported.
pub(super) fn draft<'j>(json: &'j Value, problems: &mut Problems) -> Option<Draft<'j>> {
    let mut decoder = Decoder::new(problems);
    let Value::Object(object) = json else {
        decoder.unexpected(json, "an object");
        return None;
    };
    // Before the keys: another format may have other keys.
    if !has_our_format(object, &mut decoder) {
        return None;
    }
    decoder.object(json, &KEYS);

    let mut drafting = Drafting {
        object,
        decoder,
        indices: Vec::new(),
    };
    let pack = Pack {
        format: FORMAT,
        id: drafting.value("id"),
        title: drafting.value("title"),
        summary: drafting.value("summary"),
        language: drafting.value("language"),
        source: drafting.value("source"),
        topics: drafting.list("topics"),
        issues: drafting.list("issues"),
        actors: drafting.list("actors"),
        coded: drafting.list_or_none("coded"),
        positions: drafting.list("positions"),
        quotes: drafting.list("quotes"),
        claims: drafting.list("claims"),
        relations: drafting.list("relations"),
        events: drafting.list("events"),
        figures: drafting.list("figures"),
        questions: drafting.list("questions"),
        indices: Cached::default(),
    };
    Some(Draft {
        pack,
        json: object,
        indices: drafting.indices,
    })
}

/// Whether the file has the format that this crate reads. Any other format is reported.
pub(super) fn has_our_format(object: &Map<String, Value>, decoder: &mut Decoder<'_>) -> bool {
    let format = object.get("format").unwrap_or(&Value::Null);
    decoder.inside::<Format>(format, "format").0
}

/// Whether a format is the one that this crate reads.
struct Format(bool);

impl Decode for Format {
    fn decode(value: &Value, decoder: &mut Decoder<'_>) -> Self {
        match value.as_u64() {
            Some(FORMAT) => return Self(true),
            Some(newer) if newer > FORMAT => decoder.problem(
                &["format ", &newer.to_string(), " is too new"].concat(),
                "use a newer version of Standpoint",
            ),
            _ if value.is_null() => decoder.problem("missing", "add `\"format\": 1`"),
            _ => decoder.problem("unknown format", "write 1"),
        }
        Self(false)
    }
}

struct Drafting<'j, 'p> {
    object: &'j Map<String, Value>,
    decoder: Decoder<'p>,
    indices: Vec<(&'static str, Vec<usize>)>,
}

impl Drafting<'_, '_> {
    fn value<T: Decode>(&mut self, key: &str) -> T {
        self.decoder.field(Some(self.object), key)
    }

    fn list<T: Decode>(&mut self, key: &'static str) -> Vec<T> {
        let elements = self.value(key);
        self.indices.push((key, self.decoder.take_indices()));
        elements
    }

    /// Decodes a list that the file may lack.
    fn list_or_none<T: Decode>(&mut self, key: &'static str) -> Vec<T> {
        let elements = self.decoder.field_or_none(Some(self.object), key);
        self.indices.push((key, self.decoder.take_indices()));
        elements
    }
}
