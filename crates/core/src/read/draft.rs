//! A pack in the making: it has its shape, and has yet to be checked.

use super::Problems;
use super::shape::{Shape, Shaping};
use crate::Pack;
use crate::pack::{Basis, Date, Edtf, FORMAT, PackId, Source};
use serde_json::{Map, Value};

/// A pack that has its shape. An element of a top-level list with any problem inside is left out,
/// and a stand-in takes the place of any other value that can't be told: what does not hinge on
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
    pub fn is_whole(&self, list: &str) -> bool {
        let in_file = self.json.get(list).and_then(Value::as_array).map(Vec::len);
        let fitted = self.places.iter().find(|(name, _)| *name == list);
        in_file == fitted.map(|(_, places)| places.len())
    }

    /// The path of an element of a top-level list of the pack.
    pub fn path(&self, list: &str, index: usize) -> String {
        let places = self.places.iter().find(|(name, _)| *name == list);
        let place = places.and_then(|(_, places)| places.get(index));
        format!("{list}[{}]", place.unwrap_or(&index))
    }
}

const KEYS: [&str; 16] = [
    "format", "id", "title", "summary", "language", "source", "topics", "issues", "actors",
    "positions", "quotes", "claims", "relations", "events", "figures", "questions",
];

/// `None` where the file has no pack of this format in it: why is among the problems.
pub(super) fn draft<'j>(json: &'j Value, problems: &mut Problems) -> Option<Draft<'j>> {
    let mut shaping = Shaping::new(problems);
    let Value::Object(object) = json else {
        return shaping.unexpected(json, "an object");
    };
    // First of all: another format may have other keys.
    shaping.inside::<Format>(object.get("format").unwrap_or(&Value::Null), "format")?;
    shaping.object(json, &KEYS);

    let mut drafting = Drafting {
        object,
        shaping,
        places: Vec::new(),
    };
    let pack = Pack {
        format: FORMAT,
        id: drafting.value("id").or_else(stand_in_id)?,
        title: drafting.text("title"),
        summary: drafting.text("summary"),
        language: drafting.value("language").unwrap_or_else(undetermined),
        source: drafting.value("source").or_else(stand_in_source)?,
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

/// That the format is ours.
struct Format;

impl Shape for Format {
    fn shape(value: &Value, shaping: &mut Shaping<'_>) -> Option<Self> {
        match value.as_u64() {
            Some(FORMAT) => return Some(Self),
            Some(newer) if newer > FORMAT => shaping.problem(
                &format!("format {newer} needs a newer reader"),
                "open the pack with a newer version of Standpoint",
            ),
            _ if value.is_null() => shaping.problem("missing", "add `\"format\": 1`"),
            _ => shaping.problem("not a format of packs", "write 1"),
        }
        None
    }
}

fn stand_in_id() -> Option<PackId> {
    PackId::try_from("stand-in".to_owned()).ok()
}

impl Shape for Source {
    /// With stand-ins, so that its paragraphs are there to check whatever else does not fit.
    fn shape(value: &Value, shaping: &mut Shaping<'_>) -> Option<Self> {
        const KEYS: [&str; 7] = [
            "publisher", "title", "language", "published", "link", "owned", "paragraphs",
        ];
        let object = shaping.object(value, &KEYS)?;
        Some(Self {
            publisher: shaping.field(object, "publisher").unwrap_or_default(),
            title: shaping.field_or_default(object, "title").unwrap_or_default(),
            language: shaping.field(object, "language").unwrap_or_else(undetermined),
            published: shaping.field(object, "published").or_else(stand_in_date)?,
            link: shaping.field_or_default(object, "link").unwrap_or_default(),
            // What is owned may be quoted at length, and its text may be there.
            owned: shaping.field(object, "owned").unwrap_or(true),
            paragraphs: shaping.field(object, "paragraphs").unwrap_or_default(),
        })
    }
}

fn stand_in_source() -> Option<Source> {
    Some(Source {
        publisher: String::new(),
        title: None,
        language: undetermined(),
        published: stand_in_date()?,
        link: None,
        owned: true,
        paragraphs: Vec::new(),
    })
}

fn stand_in_date() -> Option<Date> {
    Some(Date {
        edtf: Edtf::try_from("2000".to_owned()).ok()?,
        words: None,
        basis: Basis::Inferred,
    })
}

/// The tag of BCP 47 for a language that is not told.
fn undetermined() -> String {
    "und".into()
}

struct Drafting<'j, 'p> {
    object: &'j Map<String, Value>,
    shaping: Shaping<'p>,
    places: Vec<(&'static str, Vec<usize>)>,
}

impl Drafting<'_, '_> {
    fn value<T: Shape>(&mut self, key: &str) -> Option<T> {
        self.shaping.field(self.object, key)
    }

    fn text(&mut self, key: &str) -> String {
        self.value(key).unwrap_or_default()
    }

    fn list<T: Shape>(&mut self, key: &'static str) -> Vec<T> {
        let Elements(shaped) = self.value(key).unwrap_or(Elements(Vec::new()));
        let (places, elements) = shaped.into_iter().unzip();
        self.places.push((key, places));
        elements
    }
}

/// The sound elements of a list, with their places in it.
struct Elements<T>(Vec<(usize, T)>);

impl<T: Shape> Shape for Elements<T> {
    fn shape(value: &Value, shaping: &mut Shaping<'_>) -> Option<Self> {
        let elements = shaping.list(value)?;
        Some(Self(shaping.elements(elements)))
    }
}
