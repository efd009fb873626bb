//! An entry of a reply on its way into a pack.

use crate::candidates::Passage;
use serde_json::{Map, Value};
use standpoint_core::pack::{Found, MAX_QUOTED_WORDS, TextQuoteSelector, normalise, words_in};
use standpoint_core::read::TO_DO;

/// Fills what is missing in a draft from an entry of the reply. Also returns the keys for which the
/// draft has something else, which stays: a person may have written it.
pub fn filled(old: &Value, entry: &Value) -> (Value, Vec<String>) {
    let mut json = without_draft(old);
    let mut kept = Vec::new();
    let new = entry.as_object().into_iter().flatten();
    for (key, new) in new.filter(|(key, _)| *key != "draft") {
        let is_open = |it: &Value| it.as_str().is_some_and(|text| text.starts_with(TO_DO));
        let is_empty = |it: &Value| it.as_array().is_some_and(Vec::is_empty);
        match json.get(key) {
            Some(old) if old == new => {}
            // Which words are cited matters less than that they are there, which is checked.
            Some(_) if key == "evidence" => {}
            Some(old) if !is_open(old) && !is_empty(old) => {
                kept.push(format!("`{key}` {old}, and the reply has {new}"));
            }
            _ => json[key] = new.clone(),
        }
    }
    (json, kept)
}

/// Returns an entry of the reply, with what it lacks from a draft. The draft's passage stays if the
/// reply's isn't in the article, which is then said.
pub fn completed(old: &Value, entry: &Value, paragraphs: &[String]) -> (Value, Vec<String>) {
    let mut json = without_draft(old);
    let mut kept = Vec::new();
    for (key, new) in entry.as_object().into_iter().flatten() {
        match json.get(key) {
            Some(old) if key == "evidence" && old != new && !is_there(new, paragraphs) => {
                kept.push("passage: that of the reply is not in the article".to_owned());
            }
            _ => json[key] = new.clone(),
        }
    }
    (without_draft(&json), kept)
}

/// Whether the article has each passage of an entry.
fn is_there(evidence: &Value, paragraphs: &[String]) -> bool {
    if let Some(list) = evidence.as_array() {
        return list.iter().all(|it| is_there(it, paragraphs));
    }
    let number = evidence["paragraph"].as_u64();
    let index = number.and_then(|number| usize::try_from(number).ok()?.checked_sub(1));
    let Some(text) = index.and_then(|index| paragraphs.get(index)) else {
        return false;
    };
    let selector = evidence.get("selector");
    let selector = selector.map(|it| serde_json::from_value::<TextQuoteSelector>(it.clone()));
    selector.is_none_or(|it| it.is_ok_and(|it| it.found_in(text) == Found::Once))
}

/// Shortens the quoted words inside an entry to as many as may be quoted from an article that the
/// pack's author doesn't own.
pub fn shorten(value: &mut Value, paragraphs: &[String]) {
    match value {
        Value::Object(object) => {
            if let Some(shorter) = shortened(object, paragraphs) {
                object.insert("selector".into(), shorter);
            }
            for inside in object.values_mut() {
                shorten(inside, paragraphs);
            }
        }
        Value::Array(elements) => {
            for element in elements {
                shorten(element, paragraphs);
            }
        }
        _ => {}
    }
}

/// Returns a shorter selector of a passage, if its words are too many and are in the article.
fn shortened(evidence: &Map<String, Value>, paragraphs: &[String]) -> Option<Value> {
    let paragraph = u32::try_from(evidence.get("paragraph")?.as_u64()?).ok()?;
    let text = paragraphs.get(usize::try_from(paragraph).ok()?.checked_sub(1)?)?;
    let selector = serde_json::from_value(evidence.get("selector")?.clone()).ok()?;
    let passage = Passage {
        paragraph,
        selector,
    };
    let is_long = words_in(&passage.selector.in_context()) > MAX_QUOTED_WORDS;
    let is_there = passage.selector.found_in(text) == Found::Once;
    let shorter = passage.shortened(text, MAX_QUOTED_WORDS);
    let shorter = shorter.filter(|_| is_long && is_there)?;
    serde_json::to_value(shorter.selector).ok()
}

/// Returns an entry without its mark as a draft.
pub fn without_draft(value: &Value) -> Value {
    let mut value = value.clone();
    if let Some(object) = value.as_object_mut() {
        object.remove("draft");
    }
    value
}

/// Whether two entries are the same apart from their marks as drafts.
pub fn is_same(one: &Value, other: &Value) -> bool {
    let (Some(one_object), Some(other_object)) = (one.as_object(), other.as_object()) else {
        return one == other;
    };
    let count = |object: &Map<String, Value>| object.keys().filter(|key| *key != "draft").count();
    let mut pairs = one_object.iter().filter(|(key, _)| *key != "draft");
    count(one_object) == count(other_object)
        && pairs.all(|(key, value)| other_object.get(key) == Some(value))
}

/// Whether two entries are about the same: actors with one name, or one that is part of the other in the
/// same passage; quotes, events and figures with the same words of a paragraph; figures have the same
/// number too. Where one of them cites a whole paragraph,
/// events have the same date, and figures the number.
pub fn is_about_same(list: &str, one: &Value, other: &Value) -> bool {
    let is_number = one["value"] == other["value"];
    match list {
        "actors" => {
            let name = |entry: &Value| Some(normalise(entry["name"].as_str()?).to_lowercase());
            let (Some(name), Some(other_name)) = (name(one), name(other)) else {
                return false;
            };
            // "spokesman" is the "Spokesman for Ann Lee" whose passage has the word.
            let is_part = || has_words(&other_name, &name) && has_same_words(one, other, false);
            name == other_name || is_part()
        }
        "quotes" => has_same_words(one, other, false),
        "events" => has_same_words(one, other, one["date"]["edtf"] == other["date"]["edtf"]),
        "figures" => is_number && has_same_words(one, other, true),
        _ => false,
    }
}

/// Whether a text has the words of another one in it, next to each other.
fn has_words(text: &str, other: &str) -> bool {
    let [text, other] = [text, other].map(|it| it.split(' ').collect::<Vec<_>>());
    text.windows(other.len()).any(|it| it == other)
}

/// Whether two entries cite the same words of a paragraph, or one has some of the other's. `else_same`:
/// whether they are the same if one has no words.
fn has_same_words(one: &Value, other: &Value, else_same: bool) -> bool {
    let passage = |entry: &Value| {
        let evidence = &entry["evidence"];
        let evidence = evidence.get(0).unwrap_or(evidence);
        let words = evidence["selector"]["exact"].as_str().map(normalise);
        Some((evidence["paragraph"].as_u64()?, words))
    };
    let (Some((at, words)), Some((other_at, others))) = (passage(one), passage(other)) else {
        return false;
    };
    at == other_at
        && match (words, others) {
            (Some(words), Some(others)) => {
                let is_part = words.contains(&others) || others.contains(&words);
                is_part && !words.is_empty() && !others.is_empty()
            }
            _ => else_same,
        }
}

/// Marks a text that a person still has to confirm.
pub fn to_confirm(text: &str) -> String {
    [TO_DO, ": ", text].concat()
}

/// Returns what a reply says, on one line.
pub fn note(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Object(object) => {
            let texts = object.iter().map(|(key, value)| match value {
                Value::String(text) => format!("{key}: {text}"),
                other => format!("{key}: {other}"),
            });
            texts.collect::<Vec<_>>().join(", ")
        }
        other => other.to_string(),
    }
}
