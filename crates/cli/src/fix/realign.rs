//! Adapts a pack to an article that has lost or gained paragraphs, such as a headline.

use super::{objects, paragraph, paragraph_list};
use crate::json::edit::{get_text, visit_inside, visit_objects};
use jsonc_parser::cst::{CstArray, CstInputValue, CstNumberLit, CstObject};
use standpoint_core::pack::{Sha256, normalise};
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
    if kept.is_empty()
        || !is_in_order
        || !gone().all(is_free)
        || headline_in(pack, texts, &kept).is_some()
    {
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

/// Returns the line of the article that is new and looks like its headline or a byline.
pub fn headline<'t>(pack: &CstObject, texts: &'t [String]) -> Option<&'t str> {
    let paragraphs = paragraph_list(pack);
    if texts.len() <= paragraphs.len() {
        return None;
    }
    let hashes: Vec<_> = texts.iter().map(|text| Sha256::of(text)).collect();
    let kept: Vec<usize> = new_indices(&paragraphs, &hashes)
        .into_iter()
        .flatten()
        .collect();
    headline_in(pack, texts, &kept)
}

/// Returns the first of the lines that aren't kept which is the article's title in the pack, or is before
/// all that are kept and no sentence.
fn headline_in<'t>(pack: &CstObject, texts: &'t [String], kept: &[usize]) -> Option<&'t str> {
    const ENDS: [char; 14] = [
        '.', '!', '?', '…', ':', '”', '“', '"', '»', '«', '’', '。', '！', '？',
    ];
    let title = pack
        .object_value("source")
        .and_then(|it| get_text(&it, "title"));
    let title = title.map(|it| normalise(&it).to_lowercase());
    let first_kept = kept.iter().min().copied().unwrap_or_default();
    let is_headline = |(at, text): &(usize, &'t str)| {
        let is_title = || title.as_ref() == Some(&text.to_lowercase());
        !kept.contains(at) && (is_title() || *at < first_kept && !text.ends_with(ENDS))
    };
    let mut lines = texts.iter().map(String::as_str).enumerate();
    lines.find(is_headline).map(|(_, text)| text)
}

/// Returns for each paragraph that the article has lost its number, and what keeps it from being removed:
/// the path of each entry that cites it, and of its digest. Nothing if nothing keeps them all, or if one
/// of them may be there in other words.
pub fn held(pack: &CstObject, texts: &[String]) -> Vec<(usize, Vec<String>)> {
    let paragraphs = paragraph_list(pack);
    let hashes: Vec<_> = texts.iter().map(|text| Sha256::of(text)).collect();
    let indices = new_indices(&paragraphs, &hashes);
    let kept = indices.iter().flatten().count();
    // One that was rewritten is lost by its hash, and new.
    if texts.is_empty() || paragraphs.len() <= texts.len() || kept != texts.len() {
        return Vec::new();
    }
    let gone = indices.iter().zip(&paragraphs).enumerate();
    let gone = gone.filter(|(_, (index, _))| index.is_none());
    let held = gone.map(|(at, (_, paragraph))| {
        let mut by = Vec::new();
        if !is_unwritten(paragraph) {
            by.push(format!("source.paragraphs[{at}].digest"));
        }
        by.extend(citing(pack, at + 1));
        (at + 1, by)
    });
    held.filter(|(_, by)| !by.is_empty()).collect()
}

/// Returns the path of each entry that cites a paragraph, with its id.
fn citing(pack: &CstObject, number: usize) -> Vec<String> {
    let mut found = Vec::new();
    for property in pack.properties() {
        let key = property.decoded_name();
        let list = property.value().and_then(|it| it.as_array());
        let (Some(key), Some(list)) = (key, list) else {
            continue;
        };
        for (index, entry) in list.elements().into_iter().enumerate() {
            let mut is_cited = false;
            visit_objects(&entry, &mut |object| is_cited |= names(object, number));
            let id = entry.as_object().and_then(|it| get_text(&it, "id"));
            found.extend(is_cited.then(|| match id {
                Some(id) => format!("{key}[{index}] `{id}`"),
                None => format!("{key}[{index}]"),
            }));
        }
    }
    found
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
    visit_inside(pack, &mut |object| found |= names(object, number));
    found
}

/// Whether an object itself names a paragraph.
fn names(object: &CstObject, number: usize) -> bool {
    let mut numbers = numbers(object).into_iter();
    numbers.any(|literal| literal.to_string().parse() == Ok(number))
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
    visit_inside(pack, &mut |object| {
        for literal in numbers(object) {
            let number: Option<usize> = literal.to_string().parse().ok();
            let index = number.and_then(|number| number.checked_sub(1));
            if let Some(new) = index.and_then(|index| *new_indices.get(index)?) {
                literal.set_raw_value((new + 1).to_string());
            }
        }
    });
}

/// Returns the numbers of paragraphs that an object itself has: evidence, or an entry of `coded`.
pub fn numbers(object: &CstObject) -> Vec<CstNumberLit> {
    let one = object.get("paragraph").and_then(|it| it.value());
    let several = object.array_value("paragraphs");
    let several = several.map_or_else(Vec::new, |it| it.elements());
    let all = one.into_iter().chain(several);
    all.filter_map(|it| it.as_number_lit()).collect()
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
    fn a_headline_is_no_paragraph() {
        let found = |texts: &[&str], title: &str| {
            let title = format!("{{\n  \"source\": {{ \"title\": \"{title}\",");
            let pack = pack().replacen("{\n  \"source\": {", &title, 1);
            let (_, object) = parse(&pack).expect("a pack");
            let texts: Vec<_> = texts.iter().map(|text| (*text).to_owned()).collect();
            let headline = headline(&object, &texts).map(str::to_owned);
            assert!(headline.is_none() || !realign(&object, &texts), "{texts:?}");
            headline
        };
        let all = ["Headline", "First", "Second"];
        let with = |line: &'static str| [&[line], all.as_slice()].concat();
        assert_eq!(
            found(&with("Fox is out"), "T").as_deref(),
            Some("Fox is out")
        );
        assert_eq!(found(&with("Fox is out."), "T"), None);
        assert_eq!(
            found(&with("Is Fox out?"), "Is fox out?").as_deref(),
            Some("Is Fox out?")
        );
        assert_eq!(
            found(&["Headline", "First", "Between", "Second"], "T"),
            None
        );
        assert_eq!(found(&all, "T"), None);
    }

    #[test]
    fn what_holds_on_to_a_paragraph_that_is_gone_is_named() {
        let (_, object) = parse(&pack()).expect("a pack");
        let texts = ["Headline".to_owned(), "First".to_owned()];
        let by = ["source.paragraphs[2].digest", "coded[0]", "quotes[0]"];
        let by: Vec<_> = by.into_iter().map(str::to_owned).collect();
        assert_eq!(held(&object, &texts), [(3, by)]);
        let texts = ["First".to_owned(), "Second".to_owned()];
        assert_eq!(held(&object, &texts), []);
        // One is gone and another rewritten: which one isn't clear.
        let texts = ["First".to_owned(), "The second".to_owned()];
        assert_eq!(held(&object, &texts), []);
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
