//! Random changes to a pack's JSON, some of which leave it valid.

use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

/// A change at random paths.
#[derive(Clone, Debug)]
pub struct Mutation {
    kind: Kind,
    here: Index,
    there: Index,
}

#[derive(Clone, Copy, Debug)]
enum Kind {
    /// Removes a value.
    Delete,
    /// Removes an element of one of the pack's top-level lists.
    Drop,
    /// Appends a copy of a list's element to the list.
    Duplicate,
    /// Reverses a list.
    Reverse,
    /// Replaces a value by one of another type.
    Retype,
    /// Replaces a value by another that has the same key.
    Replace,
    /// Swaps two values that have the same key.
    Swap,
    /// Changes a number.
    Renumber,
    /// Changes a reference to an id that does not exist.
    Misname,
}

/// The keys whose values are references, or lists of them.
const REFERENCES: [&str; 12] = [
    "topic",
    "issue",
    "issues",
    "actor",
    "actors",
    "attributed_by",
    "member_of",
    "given_by",
    "from",
    "to",
    "quote",
    "event",
];

impl Arbitrary for Mutation {
    type Parameters = ();
    type Strategy = BoxedStrategy<Self>;

    fn arbitrary_with((): ()) -> BoxedStrategy<Self> {
        use Kind::{Delete, Drop, Duplicate, Misname, Renumber, Replace, Retype, Reverse, Swap};
        let kinds = [
            Delete, Drop, Duplicate, Reverse, Retype, Replace, Swap, Renumber, Misname,
        ];
        (
            prop::sample::select(kinds.to_vec()),
            any::<Index>(),
            any::<Index>(),
        )
            .prop_map(|(kind, here, there)| Self { kind, here, there })
            .boxed()
    }
}

impl Mutation {
    pub fn apply(&self, pack: &mut Value) {
        let paths = paths(pack);
        let pick = |index: &Index, fits: &dyn Fn(&str) -> bool| {
            let fitting: Vec<_> = paths.iter().filter(|path| fits(path)).collect();
            (!fitting.is_empty()).then(|| index.get(&fitting).to_string())
        };
        let here = match self.kind {
            Kind::Drop => pick(&self.here, &|path| is_element(path) && depth(path) == 2),
            Kind::Duplicate => pick(&self.here, &is_element),
            Kind::Reverse => pick(&self.here, &|path| {
                pack.pointer(path).is_some_and(Value::is_array)
            }),
            Kind::Renumber => pick(&self.here, &|path| {
                pack.pointer(path).is_some_and(Value::is_number)
            }),
            Kind::Misname => pick(&self.here, &|path| {
                REFERENCES.contains(&key(path)) && pack.pointer(path).is_some_and(Value::is_string)
            }),
            _ => pick(&self.here, &|_| true),
        };
        let Some(here) = here else { return };
        let value = pack.pointer(&here).cloned().unwrap_or_default();
        match self.kind {
            Kind::Delete | Kind::Drop => delete(pack, &here),
            Kind::Duplicate => {
                if let Some(Value::Array(list)) = pack.pointer_mut(parent(&here)) {
                    list.push(value);
                }
            }
            Kind::Reverse => {
                if let Some(Value::Array(list)) = pack.pointer_mut(&here) {
                    list.reverse();
                }
            }
            Kind::Retype => set(pack, &here, self.there.get(&others()).clone()),
            Kind::Renumber => set(pack, &here, self.there.get(&numbers()).clone()),
            Kind::Misname => set(pack, &here, json!("nothing")),
            Kind::Replace | Kind::Swap => {
                let alike = |path: &str| path != here && key(path) == key(&here);
                let Some(there) = pick(&self.there, &alike) else {
                    return;
                };
                let other = pack.pointer(&there).cloned().unwrap_or_default();
                set(pack, &here, other);
                if matches!(self.kind, Kind::Swap) {
                    set(pack, &there, value);
                }
            }
        }
    }
}

fn others() -> [Value; 12] {
    [
        json!(null),
        json!(true),
        json!(0),
        json!(-1.5),
        json!(""),
        json!("harbour"),
        json!([]),
        json!({}),
        json!([[]]),
        json!({"paragraph": 1}),
        json!("2024"),
        json!("neutral"),
    ]
}

fn numbers() -> [Value; 10] {
    [
        json!(0),
        json!(1),
        json!(2),
        json!(14),
        json!(15),
        json!(-1),
        json!(0.125),
        json!(1e15),
        json!(u64::MAX),
        json!(4_294_967_296_u64),
    ]
}

/// The JSON pointers (RFC 6901) of all values except the root. No key of a pack needs escaping.
fn paths(value: &Value) -> Vec<String> {
    let mut paths = Vec::new();
    collect(value, String::new(), &mut paths);
    paths
}

fn collect(value: &Value, path: String, paths: &mut Vec<String>) {
    let mut inner = |name: &dyn std::fmt::Display, value| {
        let path = format!("{path}/{name}");
        paths.push(path.clone());
        collect(value, path, paths);
    };
    match value {
        Value::Array(list) => list
            .iter()
            .enumerate()
            .for_each(|(i, value)| inner(&i, value)),
        Value::Object(object) => object.iter().for_each(|(key, value)| inner(key, value)),
        _ => {}
    }
}

fn depth(path: &str) -> usize {
    path.matches('/').count()
}

fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(parent, _)| parent)
}

fn name(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(_, name)| name)
}

fn is_element(path: &str) -> bool {
    name(path).parse::<usize>().is_ok()
}

/// The last key in the path. For an element, the key of its list.
fn key(path: &str) -> &str {
    if is_element(path) {
        key(parent(path))
    } else {
        name(path)
    }
}

fn set(pack: &mut Value, path: &str, value: Value) {
    if let Some(old) = pack.pointer_mut(path) {
        *old = value;
    }
}

fn delete(pack: &mut Value, path: &str) {
    match pack.pointer_mut(parent(path)) {
        Some(Value::Array(list)) => {
            if let Ok(index) = name(path).parse::<usize>() {
                list.remove(index);
            }
        }
        Some(Value::Object(object)) => drop(object.remove(name(path))),
        _ => {}
    }
}
