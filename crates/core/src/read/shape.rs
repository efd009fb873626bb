//! JSON values take the shape of the model's types.
//!
//! serde stops at the first error. Here what does not fit is masked and the rest read on,
//! and unknown keys are told apart from the rest, so most problems are found in one go.
//! An element of a top-level list with any problem inside is left out of the [`Draft`],
//! and a stand-in takes the place of any other value that can't be told.

use super::Problems;
use super::node::{Reading, kind_of};
use super::problem::TOP;
use crate::Pack;
use crate::pack::FORMAT;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};
use std::cell::RefCell;
use std::collections::BTreeSet;

/// A pack that has its shape, and has yet to be checked.
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

/// `None` where the pack as a whole can't be told: every reason is among the problems.
pub(super) fn shape<'j>(json: &'j Value, problems: &mut Problems) -> Option<Draft<'j>> {
    let Value::Object(json) = json else {
        if !problems.told_at(TOP) {
            problems.at(
                TOP,
                format!("{}, not an object", kind_of(json)),
                "write `{…}`",
            );
        }
        return None;
    };
    if !is_our_format(json.get("format"), problems) {
        return None;
    }
    for key in json.keys().filter(|key| !KEYS.contains(&key.as_str())) {
        problems.at(key, "an unknown key", format!("use {}", KEYS.join(", ")));
    }

    let mut shaping = Shaping {
        json,
        problems,
        places: Vec::new(),
    };
    let id = shaping.value("id", json!("stand-in"));
    let title = shaping.value("title", json!("Stand-in"));
    let summary = shaping.value("summary", json!("Stand-in."));
    let language = shaping.value("language", json!("und"));
    let source = shaping.value("source", source_stand_in());
    let topics = shaping.list("topics");
    let issues = shaping.list("issues");
    let actors = shaping.list("actors");
    let positions = shaping.list("positions");
    let quotes = shaping.list("quotes");
    let claims = shaping.list("claims");
    let relations = shaping.list("relations");
    let events = shaping.list("events");
    let figures = shaping.list("figures");
    let questions = shaping.list("questions");
    let places = shaping.places;
    Some(Draft {
        pack: Pack {
            format: FORMAT,
            id: id?,
            title: title?,
            summary: summary?,
            language: language?,
            source: source?,
            topics,
            issues,
            actors,
            positions,
            quotes,
            claims,
            relations,
            events,
            figures,
            questions,
        },
        json,
        places,
    })
}

/// A source of which nothing is known.
fn source_stand_in() -> Value {
    json!({
        "publisher": "Stand-in",
        "language": "und",
        "published": {"edtf": "2000", "basis": "inferred"},
        "owned": true,
        "paragraphs": [],
    })
}

fn is_our_format(format: Option<&Value>, problems: &mut Problems) -> bool {
    match format.map(Value::as_u64) {
        Some(Some(FORMAT)) => return true,
        Some(Some(newer)) if newer > FORMAT => problems.at(
            "format",
            format!("format {newer} needs a newer reader"),
            "open the pack with a newer version of Standpoint",
        ),
        Some(_) => problems.at("format", "not a format of packs", "write 1"),
        None => problems.at("format", "missing", "add `\"format\": 1`"),
    }
    false
}

struct Shaping<'j, 'p> {
    json: &'j Map<String, Value>,
    problems: &'p mut Problems,
    places: Vec<(&'static str, Vec<usize>)>,
}

impl<'j> Shaping<'j, '_> {
    /// The value as far as it fits: what does not is among the problems. So is the lack of a
    /// value, for which there is a stand-in: what does not hinge on it is checked all the same.
    fn value<T: DeserializeOwned>(&mut self, key: &'static str, stand_in: Value) -> Option<T> {
        let fitted = match self.json.get(key) {
            Some(value) => self.fit(value, key.into()).0,
            None => {
                self.problems.at(key, "missing", "add the key");
                None
            }
        };
        fitted.or_else(|| serde_json::from_value(stand_in).ok())
    }

    fn list<T: Deserialize<'j>>(&mut self, key: &'static str) -> Vec<T> {
        let elements = match self.json.get(key) {
            Some(Value::Array(elements)) => elements.as_slice(),
            Some(other) => {
                if !self.problems.told_at(key) {
                    let what = format!("{}, not a list", kind_of(other));
                    self.problems.at(key, what, "write `[…]`");
                }
                &[]
            }
            None => {
                self.problems
                    .at(key, "missing", "add the key, with `[]` where there is none");
                &[]
            }
        };
        let mut places = Vec::new();
        let mut fitting = Vec::new();
        for (place, element) in elements.iter().enumerate() {
            if let (Some(element), true) = self.fit(element, format!("{key}[{place}]")) {
                places.push(place);
                fitting.push(element);
            }
        }
        self.places.push((key, places));
        fitting
    }

    /// The value as far as it fits, and whether all of it does.
    ///
    /// serde can't go on after an error, so what does not fit is masked and the whole is read
    /// again; where it can't be done without, what it belongs to is masked too, and so on.
    fn fit<T: Deserialize<'j>>(&mut self, value: &'j Value, path: String) -> (Option<T>, bool) {
        let mut masked = BTreeSet::new();
        let unknown_keys = RefCell::new(Vec::new());
        let mut sound = true;
        let fitted = loop {
            let reading = Reading {
                masked: &masked,
                unknown_keys: &unknown_keys,
            };
            match reading.read(value, &path) {
                Ok(fitted) => break Some(fitted),
                Err(misfit) => {
                    sound = false;
                    if !misfit.follows_from(&masked) && !self.problems.told_at(&misfit.path) {
                        self.problems.at(&misfit.path, misfit.what, misfit.mend);
                    }
                    let is_all = misfit.path == path || masked.len() >= MOST_MASKED;
                    if is_all || !masked.insert(misfit.path) {
                        break None;
                    }
                }
            }
        };
        for (path, known) in unknown_keys.into_inner() {
            sound = false;
            self.problems
                .at(path, "an unknown key", format!("use {}", known.join(", ")));
        }
        (fitted, sound)
    }
}

/// After how many values that do not fit an element or a source is not read on.
const MOST_MASKED: usize = 100;
