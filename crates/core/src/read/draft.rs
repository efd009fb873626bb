//! A pack in the making: it has its decode, and has yet to be checked.

use super::Problems;
use super::decode::{Decode, Decoder};
use crate::Pack;
use crate::pack::FORMAT;
use serde_json::{Map, Value};

/// A pack that has its shape. An element of a top-level list with any problem inside is left out,
/// and a stand-in takes the place of any other value that does not fit: what does not hinge on
/// it is checked all the same.
pub(super) struct Draft<'j> {
    pub pack: Pack,
    /// The JSON that it was made from.
    pub json: &'j Map<String, Value>,
    /// For each top-level list, the places in the file of the elements that fitted.
    places: Vec<(&'static str, Vec<usize>)>,
}

impl Draft<'_> {
    /// How many paragraphs the file has, those with problems included.
    /// `None` where it has no list of them.
    pub fn paragraphs_in_file(&self) -> Option<usize> {
        Some(
            self.json
                .get("source")?
                .get("paragraphs")?
                .as_array()?
                .len(),
        )
    }

    /// Whether every element of a top-level list fitted.
    pub fn all_valid(&self, list: &str) -> bool {
        let in_file = self.json.get(list).and_then(Value::as_array).map(Vec::len);
        let fitted = self.places.iter().find(|(name, _)| *name == list);
        in_file == fitted.map(|(_, places)| places.len())
    }

    /// The path of an element of a top-level list of the pack.
    pub fn path(&self, list: &str, index: usize) -> String {
        let places = self.places.iter().find(|(name, _)| *name == list);
        let place = places.and_then(|(_, places)| places.get(index));
        [list, "[", &place.unwrap_or(&index).to_string(), "]"].concat()
    }
}

const KEYS: [&str; 16] = [
    "format",
    "id",
    "title",
    "summary",
    "language",
    "source",
    "topics",
    "issues",
    "actors",
    "positions",
    "quotes",
    "claims",
    "relations",
    "events",
    "figures",
    "questions",
];

/// `None` where the file has no pack of this format in it: why is among the problems.
pub(super) fn draft<'j>(json: &'j Value, problems: &mut Problems) -> Option<Draft<'j>> {
    let mut decoder = Decoder::new(problems);
    let Value::Object(object) = json else {
        decoder.unexpected(json, "an object");
        return None;
    };
    // First of all: another format may have other keys.
    if !is_ours(object, &mut decoder) {
        return None;
    }
    decoder.object(json, &KEYS);

    let mut drafting = Drafting {
        object,
        decoder,
        places: Vec::new(),
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
        positions: drafting.list("positions"),
        quotes: drafting.list("quotes"),
        claims: drafting.list("claims"),
        relations: drafting.list("relations"),
        events: drafting.list("events"),
        figures: drafting.list("figures"),
        questions: drafting.list("questions"),
    };
    Some(Draft {
        pack,
        json: object,
        places: drafting.places,
    })
}

/// Whether the file's format is the one that this crate reads.
pub(super) fn is_ours(object: &Map<String, Value>, decoder: &mut Decoder<'_>) -> bool {
    let format = object.get("format").unwrap_or(&Value::Null);
    decoder.inside::<Format>(format, "format").0
}

/// Whether the format is ours.
struct Format(bool);

impl Decode for Format {
    fn decode(value: &Value, decoder: &mut Decoder<'_>) -> Self {
        match value.as_u64() {
            Some(FORMAT) => return Self(true),
            Some(newer) if newer > FORMAT => decoder.problem(
                &["format ", &newer.to_string(), " needs a newer reader"].concat(),
                "open the pack with a newer version of Standpoint",
            ),
            _ if value.is_null() => decoder.problem("missing", "add `\"format\": 1`"),
            _ => decoder.problem("not a format of packs", "write 1"),
        }
        Self(false)
    }
}

struct Drafting<'j, 'p> {
    object: &'j Map<String, Value>,
    decoder: Decoder<'p>,
    places: Vec<(&'static str, Vec<usize>)>,
}

impl Drafting<'_, '_> {
    fn value<T: Decode>(&mut self, key: &str) -> T {
        self.decoder.field(Some(self.object), key)
    }

    fn list<T: Decode>(&mut self, key: &'static str) -> Vec<T> {
        let elements = self.value(key);
        self.places.push((key, self.decoder.take_places()));
        elements
    }
}
