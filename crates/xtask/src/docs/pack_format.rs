//! The reference of the pack format, written from its JSON Schema.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use serde_json::{Map, Value};

use crate::error::{Error, Result};
use crate::markdown;
use crate::workspace::Workspace;

const SCHEMA: &str = "data/pack.schema.json";
const PAGE: &str = "docs/pack-format.md";

/// Writes the page again if the schema has changed.
pub fn update(workspace: &Workspace) -> Result<()> {
    let page = page_of(workspace)?;
    if workspace.read(PAGE).is_ok_and(|current| current == page) {
        return Ok(());
    }
    let path = workspace.path(PAGE);
    fs::write(&path, page)
        .map_err(|error| Error::with_file("write", &path, &error, "make it writable"))?;
    println!("  {PAGE}: written from {SCHEMA}; commit it");
    Ok(())
}

fn page_of(workspace: &Workspace) -> Result<String> {
    let schema = serde_json::from_str(&workspace.read(SCHEMA)?).map_err(|error| {
        Error::new(
            format!("{SCHEMA} is not valid JSON: {error}"),
            "restore it, for example with `git checkout`",
        )
    })?;
    Ok(page(&schema))
}

const INTRODUCTION: &str = "\
<!-- `cargo xtask docs` writes this page from data/pack.schema.json. -->

# The pack format

A *pack* is one JSON file, `ID/pack.json`. This page lists every object in it with its keys. \
[The schema](../data/pack.schema.json) says the same to programs; `standpoint schema` prints it. \
[The codebook](../data/CODEBOOK.md) says what to code, and [For authors](author.md) how to begin. \
Look for a key in the [index](#index).

";

fn page(schema: &Value) -> String {
    let reference = Reference {
        definitions: schema["$defs"].as_object(),
    };
    let mut objects = vec![("The pack", schema)];
    let mut words = Vec::new();
    let mut values = Vec::new();
    for name in reference.in_order(schema) {
        let definition = reference.definition(name);
        match shape(definition) {
            Shape::Object | Shape::OneKey => objects.push((name, definition)),
            Shape::Words => words.push((name, definition)),
            Shape::Value => values.push((name, definition)),
            Shape::Either | Shape::Word => {}
        }
    }

    let mut page = INTRODUCTION.to_owned();
    for (name, object) in &objects {
        let level = if *name == "The pack" { "##" } else { "###" };
        if *name != "The pack" && !page.contains("\n## Objects\n") {
            page.push_str("## Objects\n\n");
        }
        let _ = write!(page, "{level} {name}\n\n{}", about(object));
        page.push_str(&reference.keys(object));
    }
    page.push_str("## Words\n\nTexts of which only these are allowed.\n\n");
    for (name, definition) in &words {
        let _ = write!(page, "### {name}\n\n{}", about(definition));
        page.push_str(&table_of_words(definition));
    }
    page.push_str("## Texts and numbers\n\n| name | what it is |\n|---|---|\n");
    for (name, definition) in &values {
        let anchor = markdown::slug(name);
        let meaning = [described(definition), reference.kind(definition)].map(|it| sentence(&it));
        let meaning = meaning.join(" ");
        let meaning = meaning.trim();
        let _ = writeln!(page, "| <a id=\"{anchor}\"></a>{name} | {meaning} |");
    }
    page.push_str(&index(&objects));
    page
}

/// What a definition is.
enum Shape {
    /// An object with keys.
    Object,
    /// An object with one of several keys.
    OneKey,
    /// One of several texts.
    Words,
    /// One text.
    Word,
    /// One of several types.
    Either,
    /// Any other text or number.
    Value,
}

fn shape(definition: &Value) -> Shape {
    match definition["oneOf"].as_array().map(Vec::as_slice) {
        Some([only]) if only["const"].is_string() => Shape::Word,
        Some(several) if several.iter().all(|it| it["const"].is_string()) => Shape::Words,
        Some(_) => Shape::OneKey,
        None if definition["properties"].is_object() => Shape::Object,
        None if definition["enum"].is_array() => Shape::Words,
        None if definition["anyOf"].is_array() => Shape::Either,
        None => Shape::Value,
    }
}

struct Reference<'s> {
    definitions: Option<&'s Map<String, Value>>,
}

impl<'s> Reference<'s> {
    fn definition(&self, name: &str) -> &'s Value {
        let found = self.definitions.and_then(|all| all.get(name));
        found.unwrap_or(&Value::Null)
    }

    /// Returns the names of all definitions, in the order in which they are first mentioned.
    fn in_order(&self, schema: &'s Value) -> Vec<&'s str> {
        let mut names: Vec<&str> = Vec::new();
        let mut next = 0;
        let mut from = schema;
        loop {
            for name in mentioned(from) {
                if !names.contains(&name) {
                    names.push(name);
                }
            }
            let Some(name) = names.get(next) else {
                return names;
            };
            from = self.definition(name);
            next += 1;
        }
    }

    /// Writes the table of an object's keys.
    fn keys(&self, object: &Value) -> String {
        let mut table = String::new();
        if let Some(variants) = object["oneOf"].as_array() {
            table.push_str("| one of these keys | type | meaning |\n|---|---|---|\n");
            for variant in variants {
                for (key, value) in keys(variant) {
                    let (kind, meaning) = (self.kind(value), described(variant));
                    let _ = writeln!(table, "| `{key}` | {kind} | {meaning} |");
                }
            }
        } else {
            table.push_str("| key | type | required | meaning |\n|---|---|---|---|\n");
            for (key, value) in keys(object) {
                let required = if is_required(object, key) {
                    "yes"
                } else {
                    "no"
                };
                let (kind, meaning) = (self.kind(value), described(value));
                let _ = writeln!(table, "| `{key}` | {kind} | {required} | {meaning} |");
            }
        }
        table + "\n"
    }

    /// Describes the type of a value.
    fn kind(&self, value: &Value) -> String {
        if let Some(name) = reference(value) {
            let definition = self.definition(name);
            return match shape(definition) {
                Shape::Either | Shape::Word => self.kind(definition),
                _ => format!("[{name}](#{})", markdown::slug(name)),
            };
        }
        if let Some(either) = value["anyOf"].as_array() {
            let kinds: Vec<_> = either.iter().map(|it| self.kind(it)).collect();
            return kinds.join(", or ");
        }
        if let Some([only]) = value["oneOf"].as_array().map(Vec::as_slice) {
            return self.kind(only);
        }
        if !value["const"].is_null() {
            return format!("`{}`", value["const"]);
        }
        match value["type"].as_str() {
            Some("array") => {
                let least = match value["minItems"].as_u64() {
                    Some(least) => format!(", at least {least}"),
                    None => String::new(),
                };
                format!("list of {}{least}", self.kind(&value["items"]))
            }
            Some("boolean") => "`true` or `false`".into(),
            Some("integer") => format!("whole number{}", limits(value)),
            Some("number") => format!("number{}", limits(value)),
            _ => text(value),
        }
    }
}

fn limits(value: &Value) -> String {
    let plain = |number: f64| format!("{number}");
    let [least, most] = ["minimum", "maximum"].map(|key| value[key].as_f64().map(plain));
    match (least, most) {
        (Some(least), Some(most)) => format!(" from {least} to {most}"),
        (Some(least), None) => format!(" from {least}"),
        (None, Some(most)) => format!(" up to {most}"),
        (None, None) => String::new(),
    }
}

fn text(value: &Value) -> String {
    let examples = value["examples"].as_array().into_iter().flatten();
    let examples: Vec<_> = examples
        .filter_map(|it| Some(format!("`{}`", it.as_str()?)))
        .collect();
    let mut text = "text".to_owned();
    match value["pattern"].as_str() {
        // Not blank, as every text of a pack.
        None | Some("\\S") => {}
        Some(pattern) => {
            let _ = write!(text, " that matches `{pattern}`");
        }
    }
    if !examples.is_empty() {
        let _ = write!(text, ", such as {}", examples.join(", "));
    }
    text
}

/// Returns the keys of an object: the required ones in the schema's order, then the others.
fn keys(object: &Value) -> Vec<(&str, &Value)> {
    let properties = object["properties"].as_object();
    let required = object["required"].as_array().into_iter().flatten();
    let required = required.filter_map(Value::as_str);
    let all = properties.into_iter().flatten().map(|(key, _)| &**key);
    let others = all.filter(|key| !is_required(object, key));
    required
        .chain(others)
        .map(|key| (key, &object["properties"][key]))
        .collect()
}

fn is_required(object: &Value, key: &str) -> bool {
    let required = object["required"].as_array();
    required.is_some_and(|keys| keys.iter().any(|it| it == key))
}

fn reference(value: &Value) -> Option<&str> {
    value["$ref"].as_str()?.strip_prefix("#/$defs/")
}

/// Returns the definitions that a definition mentions, in the order of its keys.
fn mentioned(definition: &Value) -> Vec<&str> {
    let mut names: Vec<&str> = reference(definition).into_iter().collect();
    for (_, value) in keys(definition) {
        names.extend(mentioned(value));
    }
    for part in ["oneOf", "anyOf"] {
        for value in definition[part].as_array().into_iter().flatten() {
            names.extend(mentioned(value));
        }
    }
    if definition["items"].is_object() {
        names.extend(mentioned(&definition["items"]));
    }
    names
}

/// Returns a description on one line, for the cell of a table.
fn described(value: &Value) -> String {
    let words = value["description"].as_str().unwrap_or_default();
    let words: Vec<_> = words.split_whitespace().collect();
    words.join(" ").replace('|', "\\|")
}

/// Returns a description as paragraphs.
fn about(value: &Value) -> String {
    let description = value["description"].as_str().unwrap_or_default();
    let paragraphs = description.split("\n\n");
    let paragraphs = paragraphs.filter(|it| !it.trim().is_empty());
    paragraphs
        .map(|it| it.replace('\n', " ") + "\n\n")
        .collect()
}

fn sentence(text: &str) -> String {
    let mut characters = text.chars();
    match characters.next() {
        None => String::new(),
        Some(first) => {
            let text = format!("{}{}", first.to_uppercase(), characters.as_str());
            format!("{}.", text.trim_end_matches('.'))
        }
    }
}

fn table_of_words(definition: &Value) -> String {
    let mut table = String::new();
    if let Some(words) = definition["enum"].as_array() {
        let words = words.iter().filter_map(Value::as_str);
        let words: Vec<_> = words.map(|word| format!("`{word}`")).collect();
        let _ = write!(table, "{}\n\n", words.join(", "));
        return table;
    }
    table.push_str("| word | meaning |\n|---|---|\n");
    for word in definition["oneOf"].as_array().into_iter().flatten() {
        let (name, meaning) = (word["const"].as_str().unwrap_or_default(), described(word));
        let _ = writeln!(table, "| `{name}` | {meaning} |");
    }
    table + "\n"
}

/// Writes the index of all keys, with the objects that have them.
fn index(objects: &[(&str, &Value)]) -> String {
    let mut index: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (name, object) in objects {
        let variants = object["oneOf"].as_array().into_iter().flatten();
        let all = variants.flat_map(keys).chain(keys(object));
        for (key, _) in all {
            let link = format!("[{name}](#{})", markdown::slug(name));
            index.entry(key).or_default().push(link);
        }
    }
    let mut table = "\n## Index\n\n| key | in |\n|---|---|\n".to_owned();
    for (key, links) in index {
        let _ = writeln!(table, "| `{key}` | {} |", links.join(", "));
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_committed_page_is_that_of_the_schema() {
        let workspace = Workspace::find().expect("tests run in the checkout");
        let page = page_of(&workspace).expect("the schema is JSON");
        let committed = workspace.read(PAGE).unwrap_or_default();
        assert!(
            page == committed,
            "{PAGE} is not that of {SCHEMA}: run `cargo xtask docs` and commit it"
        );
    }

    #[test]
    fn every_definition_of_the_schema_is_on_the_page() {
        let workspace = Workspace::find().expect("tests run in the checkout");
        let schema = workspace.read(SCHEMA).expect("there is a schema");
        let schema: Value = serde_json::from_str(&schema).expect("the schema is JSON");
        let page = page(&schema);
        let anchors = markdown::anchors(&page);
        for (name, definition) in schema["$defs"].as_object().expect("it has definitions") {
            let is_inline = matches!(shape(definition), Shape::Either | Shape::Word);
            assert!(
                is_inline || anchors.contains(&markdown::slug(name)),
                "{name}"
            );
            for (key, _) in keys(definition) {
                assert!(page.contains(&format!("| `{key}` |")), "{name}.{key}");
            }
        }
    }

    #[test]
    fn each_shape_is_described() {
        let reference = |name: &str| json!({"$ref": format!("#/$defs/{name}")});
        let schema = json!({
            "required": ["list", "id"],
            "properties": {
                "id": reference("Id"),
                "list": {"type": "array", "items": reference("Kind"), "minItems": 1},
                "some": reference("Some"),
                "stage": reference("Stage"),
                "sure": {"type": "boolean", "description": "Whether\nit | is."},
                "year": {"type": "integer", "minimum": 1, "maximum": 9},
            },
            "$defs": {
                "Id": {"type": "string", "pattern": "^a$", "description": "An id"},
                "Kind": {"oneOf": [{"properties": {"one": reference("Id")}, "required": ["one"]}]},
                "Stage": {"oneOf": [
                    {"const": "early", "description": "Before."}, {"const": "late"},
                ]},
                "Some": {"anyOf": [reference("All"), {"type": "array", "items": reference("Id")}]},
                "All": {"oneOf": [{"const": "all"}]},
            },
        });
        let page = page(&schema);
        for line in [
            "| `list` | list of [Kind](#kind), at least 1 | yes |  |",
            "| `id` | [Id](#id) | yes |  |",
            "| `some` | `\"all\"`, or list of [Id](#id) | no |  |",
            "| `stage` | [Stage](#stage) | no |  |",
            "| `sure` | `true` or `false` | no | Whether it \\| is. |",
            "| `year` | whole number from 1 to 9 | no |  |",
            "| `one` | [Id](#id) |  |",
            "| `early` | Before. |",
            "| <a id=\"id\"></a>Id | An id. Text that matches `^a$`. |",
            "| `one` | [Kind](#kind) |",
        ] {
            assert!(page.lines().any(|it| it == line), "{line}\n{page}");
        }
        let required_first = page.find("`list`") < page.find("`id`");
        assert!(required_first, "{page}");
    }
}
