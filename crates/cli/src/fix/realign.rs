//! Adapts a pack to an article that has lost or gained paragraphs, such as a headline.

use super::{objects, paragraph};
use crate::json::edit::{get_text, visit_inside};
use jsonc_parser::cst::{CstArray, CstInputValue, CstNode, CstNumberLit, CstObject};
use serde_json::Value;
use standpoint_core::pack::Sha256;
use standpoint_core::read::TO_DO;

/// Removes the paragraphs that the article doesn't have any more, adds those that it has now, and
/// changes the numbers in all evidence. Returns whether that was done: only if every other paragraph
/// is the same by its hash, and nobody has written about those that are gone.
pub fn realign(pack: &CstObject, texts: &[String]) -> bool {
    let source = pack.object_value("source");
    let Some(list) = source.and_then(|source| source.array_value("paragraphs")) else {
        return false;
    };
    let paragraphs = objects(&list);
    if texts.is_empty() || paragraphs.len() == texts.len() {
        return false;
    }
    let hashes: Vec<_> = texts.iter().map(|text| Sha256::of(text)).collect();
    let new_indices = new_indices(&paragraphs, &hashes);
    let kept: Vec<usize> = new_indices.iter().flatten().copied().collect();
    let is_in_order = kept.is_sorted_by(|a, b| a < b);
    let gone = || (0..new_indices.len()).filter(|at| new_indices[*at].is_none());
    let is_free = |at: usize| is_unwritten(&paragraphs[at]) && !is_cited(pack, at + 1);
    // One paragraph that was rewritten is gone and new at once, and needs a person.
    if kept.is_empty() || !is_in_order || !gone().all(is_free) {
        return false;
    }
    // Where somebody has moved the evidence already, the words say so.
    let as_it_is = |index: usize| Some(index);
    if words_found(pack, texts, &|index| *new_indices.get(index)?)
        >= words_found(pack, texts, &as_it_is)
    {
        renumber(pack, &new_indices);
    }
    for at in gone().collect::<Vec<_>>().into_iter().rev() {
        if let Some(paragraph) = list.elements().into_iter().nth(at) {
            paragraph.remove();
        }
    }
    let has_text = paragraphs.iter().any(|it| it.get("text").is_some());
    insert(&list, texts, &hashes, &kept, has_text);
    true
}

/// Returns for each paragraph that the article has lost its number, and what keeps it from being removed:
/// the path of each entry that cites it, and of its digest. Nothing if nothing keeps them all.
pub fn held(pack: &CstObject, json: &Value, texts: &[String]) -> Vec<(usize, Vec<String>)> {
    let list = pack.object_value("source");
    let list = list.and_then(|source| source.array_value("paragraphs"));
    let paragraphs = list.map_or_else(Vec::new, |it| objects(&it));
    if texts.is_empty() || paragraphs.len() <= texts.len() {
        return Vec::new();
    }
    let hashes: Vec<_> = texts.iter().map(|text| Sha256::of(text)).collect();
    let indices = new_indices(&paragraphs, &hashes);
    let gone = indices.iter().zip(&paragraphs).enumerate();
    let gone = gone.filter(|(_, (index, _))| index.is_none());
    let held = gone.map(|(at, (_, paragraph))| {
        let mut by = Vec::new();
        if !is_unwritten(paragraph) {
            by.push(format!("source.paragraphs[{at}].digest"));
        }
        for (key, entries) in json.as_object().into_iter().flatten() {
            let entries = entries.as_array().into_iter().flatten().enumerate();
            let citing = entries.filter(|(_, entry)| cites(entry, at + 1));
            by.extend(citing.map(|(index, entry)| match entry["id"].as_str() {
                Some(id) => format!("{key}[{index}] `{id}`"),
                None => format!("{key}[{index}]"),
            }));
        }
        (at + 1, by)
    });
    held.filter(|(_, by)| !by.is_empty()).collect()
}

/// Whether a part of an entry names a paragraph.
fn cites(value: &Value, number: usize) -> bool {
    match value {
        Value::Array(elements) => elements.iter().any(|it| cites(it, number)),
        Value::Object(object) => object.iter().any(|(key, value)| match value {
            Value::Number(it) => key == "paragraph" && it.as_u64() == Some(number as u64),
            Value::Array(several) if key == "paragraphs" => {
                several.iter().any(|it| it.as_u64() == Some(number as u64))
            }
            value => cites(value, number),
        }),
        _ => false,
    }
}

/// Returns for each paragraph of a pack its index in the article now, if it is there once.
fn new_indices(paragraphs: &[CstObject], hashes: &[Sha256]) -> Vec<Option<usize>> {
    let old = paragraphs.iter().map(|it| get_text(it, "sha256"));
    let new_index = |hash: Option<String>| {
        let hash = hash?;
        let mut same = (0..hashes.len()).filter(|at| hashes[*at].as_str() == hash);
        // Of two with the same text it isn't clear which is which.
        same.next().filter(|_| same.next().is_none())
    };
    old.map(new_index).collect()
}

/// Adds an entry for each paragraph of the article that the pack doesn't have.
fn insert(list: &CstArray, texts: &[String], hashes: &[Sha256], kept: &[usize], has_text: bool) {
    for (at, (text, hash)) in texts.iter().zip(hashes).enumerate() {
        if kept.contains(&at) {
            continue;
        }
        let mut pairs = vec![
            ("digest".to_owned(), CstInputValue::from(TO_DO)),
            ("sha256".to_owned(), CstInputValue::from(hash.as_str())),
        ];
        if has_text {
            pairs.push(("text".to_owned(), CstInputValue::from(text.as_str())));
        }
        list.insert(at, CstInputValue::Object(pairs));
    }
}

/// Whether a paragraph has no digest that somebody has written.
fn is_unwritten(paragraph: &CstObject) -> bool {
    let digest = get_text(paragraph, "digest");
    digest.is_none_or(|digest| digest.starts_with(TO_DO)) || paragraph.get("draft").is_some()
}

/// Whether a paragraph is cited.
fn is_cited(pack: &CstObject, number: usize) -> bool {
    let mut found = false;
    numbers(pack, &mut |literal| {
        found |= literal.to_string().parse() == Ok(number);
    });
    found
}

/// Counts the quoted words that are in their paragraph, with its index changed like this.
fn words_found(
    pack: &CstObject,
    texts: &[String],
    index: &dyn Fn(usize) -> Option<usize>,
) -> usize {
    let mut found = 0;
    visit_inside(pack, &mut |evidence| {
        let text = paragraph(evidence)
            .and_then(|number| index(number.checked_sub(1)?))
            .and_then(|at| texts.get(at));
        let words = evidence
            .object_value("selector")
            .and_then(|selector| get_text(&selector, "exact"));
        if let (Some(text), Some(words)) = (text, words) {
            found += usize::from(text.contains(&words));
        }
    });
    found
}

/// Changes the number of each paragraph that is cited.
fn renumber(pack: &CstObject, new_indices: &[Option<usize>]) {
    numbers(pack, &mut |literal| {
        let number: Option<usize> = literal.to_string().parse().ok();
        let index = number.and_then(|number| number.checked_sub(1));
        if let Some(new) = index.and_then(|index| *new_indices.get(index)?) {
            literal.set_raw_value((new + 1).to_string());
        }
    });
}

/// Visits each number of a paragraph in a pack: in evidence, and in `coded`.
fn numbers(pack: &CstObject, visit: &mut dyn FnMut(&CstNumberLit)) {
    let of_node = |node: CstNode| node.as_number_lit();
    visit_inside(pack, &mut |object| {
        let number = object.get("paragraph").and_then(|it| of_node(it.value()?));
        number.iter().for_each(&mut *visit);
        let several = object.array_value("paragraphs");
        let several = several.map_or_else(Vec::new, |it| it.elements());
        several
            .into_iter()
            .filter_map(of_node)
            .for_each(|it| visit(&it));
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::edit::parse;

    const PACK: &str = r#"{
  "source": {
    "paragraphs": [
      { "digest": "OPEN", "sha256": "A" },
      { "digest": "One.", "sha256": "B" },
      { "digest": "Two.", "sha256": "C" }
    ]
  },
  "coded": [{ "paragraphs": [2, 3] }],
  "quotes": [{ "evidence": { "paragraph": 3 } }]
}"#;

    fn pack() -> String {
        let hash = |text: &str| Sha256::of(text).as_str().to_owned();
        PACK.replace("OPEN", TO_DO)
            .replace("\"A\"", &format!("\"{}\"", hash("Headline")))
            .replace("\"B\"", &format!("\"{}\"", hash("First")))
            .replace("\"C\"", &format!("\"{}\"", hash("Second")))
    }

    fn realigned(pack: &str, texts: &[&str]) -> Option<String> {
        let (root, object) = parse(pack)?;
        let texts: Vec<_> = texts.iter().map(|text| (*text).to_owned()).collect();
        realign(&object, &texts).then(|| root.to_string())
    }

    #[test]
    fn a_headline_that_is_gone_moves_all_numbers() {
        let new = realigned(&pack(), &["First", "Second"]).expect("it is realigned");
        assert!(new.contains(r#""paragraphs": [1, 2]"#), "{new}");
        assert!(new.contains(r#""paragraph": 2"#), "{new}");
        assert!(!new.contains(TO_DO), "{new}");
    }

    #[test]
    fn a_new_paragraph_gets_an_entry() {
        let texts = ["Headline", "First", "Between", "Second"];
        let new = realigned(&pack(), &texts).expect("it is realigned");
        assert!(new.contains(r#""paragraphs": [2, 4]"#), "{new}");
        assert!(new.contains(Sha256::of("Between").as_str()), "{new}");
    }

    #[test]
    fn what_holds_on_to_a_paragraph_that_is_gone_is_named() {
        let (_, object) = parse(&pack()).expect("a pack");
        let json = serde_json::from_str(&pack()).expect("JSON");
        let texts = ["Headline".to_owned(), "First".to_owned()];
        let by = ["source.paragraphs[2].digest", "coded[0]", "quotes[0]"];
        let by: Vec<_> = by.into_iter().map(str::to_owned).collect();
        assert_eq!(held(&object, &json, &texts), [(3, by)]);
        let texts = ["First".to_owned(), "Second".to_owned()];
        assert_eq!(held(&object, &json, &texts), []);
    }

    #[test]
    fn what_needs_judgement_stays() {
        // Somebody has written about the first; the second is cited; a text is there twice.
        let written = pack().replacen(TO_DO, "A headline.", 1);
        assert_eq!(realigned(&written, &["First", "Second"]), None);
        assert_eq!(realigned(&pack(), &["Headline", "First"]), None);
        assert_eq!(
            realigned(&pack(), &["First", "First", "Second", "Second"]),
            None
        );
        assert_eq!(realigned(&pack(), &["Headline", "First", "Second"]), None);
        assert_eq!(realigned(&pack(), &["Something", "else"]), None);
    }
}
