//! A JSON value at its path, as serde reads the model's types from it.
//!
//! Unlike serde_json it takes no list for an object, and it goes on past unknown keys.

use super::misfit::Misfit;
use serde::Deserialize;
use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error as _, IntoDeserializer, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};
use serde_json::Value;
use std::cell::RefCell;
use std::collections::BTreeSet;

/// What one reading of a value passes by, and what it finds on the way.
#[derive(Clone, Copy)]
pub(super) struct Reading<'r> {
    /// Paths of values that are known not to fit.
    pub masked: &'r BTreeSet<String>,
    /// Paths of unknown keys, with the known ones.
    pub unknown_keys: &'r RefCell<Vec<(String, &'static [&'static str])>>,
}

impl Reading<'_> {
    /// Reads the value, the path of which is this.
    pub fn read<'j, T: Deserialize<'j>>(self, value: &'j Value, path: &str) -> Result<T, Misfit> {
        let node = Node {
            value,
            path: path.into(),
            reading: self,
        };
        T::deserialize(node).map_err(|misfit| misfit.at(path))
    }

    fn found_unknown_key(self, path: String, known: &'static [&'static str]) {
        let mut found = self.unknown_keys.borrow_mut();
        if found.iter().all(|(other, _)| *other != path) {
            found.push((path, known));
        }
    }
}

/// A value at its path.
struct Node<'j, 'r> {
    value: &'j Value,
    path: String,
    reading: Reading<'r>,
}

impl<'j> Node<'j, '_> {
    fn visit_scalar<V: Visitor<'j>>(&self, visitor: V) -> Result<V::Value, Misfit> {
        match self.value {
            Value::String(text) => visitor.visit_borrowed_str(text),
            Value::Bool(value) => visitor.visit_bool(*value),
            Value::Number(number) => match (number.as_u64(), number.as_f64()) {
                (Some(whole), _) => visitor.visit_u64(whole),
                (None, Some(number)) => visitor.visit_f64(number),
                (None, None) => Err(Misfit::custom("not a number that can be held")),
            },
            _ => Err(self.unexpected("a single value")),
        }
    }

    fn unexpected(&self, expected: &str) -> Misfit {
        Misfit::custom(format_args!("{}, not {expected}", kind_of(self.value)))
    }
}

impl<'de> Deserializer<'de> for Node<'de, '_> {
    type Error = Misfit;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        self.visit_scalar(visitor)
            .map_err(|misfit| misfit.at(&self.path))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self.value {
            Value::Array(elements) => {
                let elements = elements.iter().enumerate();
                visitor.visit_seq(Elements {
                    elements,
                    list: &self,
                })
            }
            _ => Err(self.unexpected("a list").at(&self.path)),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        let Value::Object(object) = self.value else {
            return Err(self.unexpected("an object").at(&self.path));
        };
        for key in object.keys().filter(|key| !fields.contains(&key.as_str())) {
            self.reading
                .found_unknown_key(format!("{}.{key}", self.path), fields);
        }
        let masked = |field: &str| {
            self.reading
                .masked
                .contains(&format!("{}.{field}", self.path))
        };
        let entries = fields.iter().filter(|field| !masked(field));
        let entries = entries.filter_map(|field| Some((*field, object.get(*field)?)));
        let entries = entries.collect::<Vec<_>>().into_iter();
        let fitted = visitor.visit_map(Entries {
            entries,
            next: None,
            object: &self,
        });
        fitted.map_err(|misfit| misfit.at(&self.path))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        let path = self.path.clone();
        let variant = match self.value {
            Value::String(name) => Variant {
                name,
                content: None,
            },
            Value::Object(object) if object.len() == 1 => {
                let (name, value) = object.iter().next().expect("one entry");
                let content_path = format!("{path}.{name}");
                if self.reading.masked.contains(&content_path) {
                    let lacking = Some(name.clone());
                    return Err(Misfit {
                        lacking,
                        ..Misfit::custom("masked")
                    }
                    .at(&path));
                }
                let path = content_path;
                Variant {
                    name,
                    content: Some(Node {
                        value,
                        path,
                        reading: self.reading,
                    }),
                }
            }
            Value::Object(object) => {
                let what = format!("an object with {} keys, not with one", object.len());
                return Err(Misfit::custom(what).at(&path));
            }
            _ => return Err(self.unexpected("one of the words for this").at(&path)),
        };
        visitor
            .visit_enum(variant)
            .map_err(|misfit| misfit.at(&path))
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf
        unit unit_struct tuple tuple_struct map identifier ignored_any
    }
}

struct Elements<'j, 'm, 'l> {
    elements: std::iter::Enumerate<std::slice::Iter<'j, Value>>,
    list: &'l Node<'j, 'm>,
}

impl<'j> SeqAccess<'j> for Elements<'j, '_, '_> {
    type Error = Misfit;

    fn next_element_seed<T: DeserializeSeed<'j>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Misfit> {
        for (index, value) in self.elements.by_ref() {
            let path = format!("{}[{index}]", self.list.path);
            let reading = self.list.reading;
            if !reading.masked.contains(&path) {
                let node = Node {
                    value,
                    path: path.clone(),
                    reading,
                };
                return seed
                    .deserialize(node)
                    .map(Some)
                    .map_err(|misfit| misfit.at(&path));
            }
        }
        Ok(None)
    }
}

struct Entries<'j, 'm, 'o> {
    entries: std::vec::IntoIter<(&'static str, &'j Value)>,
    next: Option<(&'static str, &'j Value)>,
    object: &'o Node<'j, 'm>,
}

impl<'j> MapAccess<'j> for Entries<'j, '_, '_> {
    type Error = Misfit;

    fn next_key_seed<K: DeserializeSeed<'j>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Misfit> {
        self.next = self.entries.next();
        let Some((key, _)) = self.next else {
            return Ok(None);
        };
        let key: StrDeserializer<'_, Misfit> = key.into_deserializer();
        seed.deserialize(key).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'j>>(&mut self, seed: V) -> Result<V::Value, Misfit> {
        let (key, value) = self
            .next
            .ok_or_else(|| Misfit::custom("a value before its key"))?;
        let path = format!("{}.{key}", self.object.path);
        let node = Node {
            value,
            path: path.clone(),
            reading: self.object.reading,
        };
        seed.deserialize(node).map_err(|misfit| misfit.at(&path))
    }
}

struct Variant<'j, 'm> {
    name: &'j str,
    content: Option<Node<'j, 'm>>,
}

impl<'j, 'm> EnumAccess<'j> for Variant<'j, 'm> {
    type Error = Misfit;
    type Variant = Content<'j, 'm>;

    fn variant_seed<V: DeserializeSeed<'j>>(
        self,
        seed: V,
    ) -> Result<(V::Value, Self::Variant), Misfit> {
        let name: StrDeserializer<'_, Misfit> = self.name.into_deserializer();
        Ok((seed.deserialize(name)?, Content(self.content)))
    }
}

struct Content<'j, 'm>(Option<Node<'j, 'm>>);

impl<'j> VariantAccess<'j> for Content<'j, '_> {
    type Error = Misfit;

    fn unit_variant(self) -> Result<(), Misfit> {
        match self.0 {
            None => Ok(()),
            Some(node) => Err(node.unexpected("a single word").at(&node.path)),
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'j>>(self, seed: T) -> Result<T::Value, Misfit> {
        match self.0 {
            Some(node) => seed.deserialize(node),
            None => Err(Misfit::custom(
                "a single word: write an object with it as its key",
            )),
        }
    }

    fn tuple_variant<V: Visitor<'j>>(self, _: usize, _: V) -> Result<V::Value, Misfit> {
        Err(Misfit::custom("not a shape that packs use"))
    }

    fn struct_variant<V: Visitor<'j>>(
        self,
        _: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Misfit> {
        Err(Misfit::custom("not a shape that packs use"))
    }
}

/// What kind of value it is, in words.
pub(super) fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
