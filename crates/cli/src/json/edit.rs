//! Edits a JSON text and leaves the rest of it as the author has written it.

use jsonc_parser::ParseOptions;
use jsonc_parser::cst::{CstNode, CstObject, CstRootNode, CstStringLit};
use serde_json::Value;

/// Parses a pack to edit it. `None`: not JSON, or not an object.
pub fn parse(text: &str) -> Option<(CstRootNode, CstObject)> {
    let root = CstRootNode::parse(text, &ParseOptions::default()).ok()?;
    let object = root.object_value()?;
    Some((root, object))
}

/// Returns the text of a string literal, without its escapes.
pub fn text_of(node: &CstNode) -> Option<String> {
    node.as_string_lit()?.decoded_value().ok()
}

/// Sets the text of a string literal.
pub fn set_text(literal: &CstStringLit, text: &str) {
    literal.set_raw_value(Value::from(text).to_string());
}

/// Returns the text at a key.
pub fn get_text(object: &CstObject, key: &str) -> Option<String> {
    text_of(&object.get(key)?.value()?)
}

/// Sets the text at a key, which may be missing. Returns whether that changes anything.
pub fn put_text(object: &CstObject, key: &str, text: &str) -> bool {
    if get_text(object, key).as_deref() == Some(text) {
        return false;
    }
    match object.get(key).and_then(|property| property.value()) {
        Some(value) => match value.as_string_lit() {
            Some(literal) => set_text(&literal, text),
            None => {
                if let Some(property) = object.get(key) {
                    property.set_value(text.into());
                }
            }
        },
        None => {
            object.append(key, text.into());
        }
    }
    true
}

/// Visits every object inside the values of a pack, outermost first.
pub fn visit_inside(pack: &CstObject, visit: &mut dyn FnMut(&CstObject)) {
    for value in pack.properties().iter().filter_map(|it| it.value()) {
        visit_objects(&value, visit);
    }
}

/// Visits every object inside a value, outermost first.
pub fn visit_objects(node: &CstNode, visit: &mut dyn FnMut(&CstObject)) {
    if let Some(object) = node.as_object() {
        visit(&object);
    }
    for child in node.children_exclude_trivia_and_tokens() {
        visit_objects(&child, visit);
    }
}
