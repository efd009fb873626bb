//! Corrects what needs no judgement, and leaves the rest of the file as it is written.

mod realign;
mod shift;

use crate::failure::Failure;
use crate::json::edit::{self, get_text, put_text, visit_inside};
use crate::new::slug;
use crate::pack_file::PackFile;
use crate::rename::{LISTS, ids, renamed};
use jsonc_parser::cst::{CstArray, CstNode, CstObject};
use standpoint_core::pack::{IssueId, Sha256, TextQuoteSelector, normalise};
use standpoint_core::read::words_in_another_form;
use standpoint_core::warnings::first_mention;

/// Corrects a pack's file, and returns what was corrected, in a few words each.
///
/// # Errors
///
/// If the file can't be written. Then it is as it was.
pub fn fix(file: &mut PackFile) -> Result<Vec<String>, Failure> {
    let (text, fixes) = fixed(file);
    if !fixes.is_empty() {
        file.write(&text)?;
        file.text = text;
    }
    Ok(fixes)
}

/// Returns the corrected text, and what was corrected.
pub fn fixed(file: &PackFile) -> (String, Vec<String>) {
    let (text, ids) = with_valid_ids(&file.text);
    let Some((root, pack)) = edit::parse(&text) else {
        return (text, Vec::new());
    };
    let texts = file.paragraphs();
    let mut fixes = Vec::new();
    let mut count = |count: usize, one: &str, many: &str| match count {
        0 => {}
        1 => fixes.push(one.to_owned()),
        count => fixes.push(format!("{count} {many}")),
    };
    if let Some(id) = &file.id
        && pack.get("id").is_some()
    {
        count(
            put_text(&pack, "id", id.as_str()).into(),
            "the pack's id",
            "",
        );
    }
    count(
        ids,
        "1 id, with what refers to it",
        "ids, with what refers to them",
    );
    // Otherwise the numbers are those of the pack's own paragraphs.
    let may_shift = || paragraph_list(&pack).len() == texts.len();
    count(
        (realign::realign(&pack, &texts) || may_shift() && shift::shift(&pack, &texts)).into(),
        "the numbers of paragraphs, as the article has others now",
        "",
    );
    count(paragraphs(&pack, &texts), "1 paragraph", "paragraphs");
    count(
        selectors(&pack, &texts),
        "the form of 1 quoted passage",
        "quoted passages in their form",
    );
    count(
        actors(&pack, &texts, true).into(),
        "the order of the actors",
        "",
    );
    count(
        positions(&pack, true).into(),
        "the order of the positions",
        "",
    );
    (root.to_string(), fixes)
}

/// Returns why the numbers of paragraphs are not corrected: what still cites or describes a paragraph
/// that the article doesn't have any more, or a line that looks like its headline.
pub fn held(file: &PackFile) -> Vec<String> {
    let Some((_, pack)) = edit::parse(&file.text) else {
        return Vec::new();
    };
    let texts = file.paragraphs();
    if let Some(line) = realign::headline(&pack, &texts) {
        return vec![format!(
            "the numbers of paragraphs are not corrected: “{line}” looks like a headline or a byline. Remove \
             this line from the article's text, or add an entry for it if it is text"
        )];
    }
    let held = realign::held(&pack, &texts);
    let lines = held.into_iter().map(|(number, by)| {
        format!(
            "the numbers of paragraphs are not corrected: the article has no ¶{number} like this any \
             more, and it is still in {}. Remove it there, then run --fix again",
            by.join(", ")
        )
    });
    lines.collect()
}

/// Makes ids with capitals, spaces, underscores and the like valid, also where others refer to them, and
/// returns how many. One that would then be another entry's stays.
fn with_valid_ids(text: &str) -> (String, usize) {
    let Some((_, pack)) = edit::parse(text) else {
        return (text.to_owned(), 0);
    };
    let (mut text, mut fixed) = (text.to_owned(), 0);
    for list in LISTS {
        let invalid = ids(&pack, list).filter(|id| IssueId::try_from(id.clone()).is_err());
        for id in invalid {
            let renamed = renamed(&text, &[list, ":", &id].concat(), &slug(&id));
            if let Ok((with_new_id, _)) = renamed {
                (text, fixed) = (with_new_id, fixed + 1);
            }
        }
    }
    (text, fixed)
}

/// Writes the hash of each paragraph, and its text if the pack has texts. If their number differs
/// from the article's, it is not clear which is which.
fn paragraphs(pack: &CstObject, texts: &[String]) -> usize {
    let paragraphs = paragraph_list(pack);
    if texts.is_empty() || paragraphs.len() != texts.len() {
        return own_hashes(&paragraphs);
    }
    if is_another_order(&paragraphs, texts) {
        return 0;
    }
    let mut fixed = 0;
    for (paragraph, text) in paragraphs.iter().zip(texts) {
        let mut is_fixed = put_text(paragraph, "sha256", Sha256::of(text).as_str());
        let own = get_text(paragraph, "text");
        if own.is_some_and(|own| normalise(&own) != *text) {
            is_fixed |= put_text(paragraph, "text", text);
        }
        fixed += usize::from(is_fixed);
    }
    fixed
}

/// Returns the entries of a pack's paragraphs.
fn paragraph_list(pack: &CstObject) -> Vec<CstObject> {
    let source = pack.object_value("source");
    let paragraphs = source.and_then(|source| source.array_value("paragraphs"));
    paragraphs.map_or_else(Vec::new, |it| objects(&it))
}

/// Whether the article's paragraphs are in another order, or mostly others: then a paragraph's digest
/// and evidence would belong to another text.
fn is_another_order(paragraphs: &[CstObject], texts: &[String]) -> bool {
    let new: Vec<_> = texts.iter().map(|text| Sha256::of(text)).collect();
    let old = paragraphs.iter().map(|it| get_text(it, "sha256"));
    let old: Vec<_> = old
        .enumerate()
        .filter_map(|(at, hash)| Some((at, Sha256::try_from(hash?).ok()?)))
        .collect();
    let is_same = |(at, hash): &&(usize, Sha256)| new.get(*at) == Some(hash);
    let is_moved = |it: &(usize, Sha256)| !is_same(&it) && new.contains(&it.1);
    old.iter().any(is_moved) || 2 * old.iter().filter(is_same).count() < old.len()
}

/// Writes the hash of each paragraph that has a text.
fn own_hashes(paragraphs: &[CstObject]) -> usize {
    let fixed = paragraphs.iter().filter(|paragraph| {
        get_text(paragraph, "text")
            .is_some_and(|text| put_text(paragraph, "sha256", Sha256::of(&text).as_str()))
    });
    fixed.count()
}

/// Writes quoted words as the article has them, where only the form differs: white space, quotation
/// marks, dashes, accents, invisible characters.
fn selectors(pack: &CstObject, texts: &[String]) -> usize {
    let mut fixed = 0;
    visit_inside(pack, &mut |evidence| {
        if let Some(selector) = evidence.object_value("selector") {
            let text = paragraph(evidence).and_then(|number| texts.get(number.checked_sub(1)?));
            fixed += usize::from(fix_selector(&selector, text.map(String::as_str)));
        }
    });
    fixed
}

fn paragraph(evidence: &CstObject) -> Option<usize> {
    let number = evidence.get("paragraph")?.value()?.as_number_lit()?;
    number.to_string().parse().ok()
}

fn fix_selector(selector: &CstObject, text: Option<&str>) -> bool {
    let Some(exact) = get_text(selector, "exact") else {
        return false;
    };
    let spaced = normalise(&exact);
    let has_context = ["prefix", "suffix"]
        .iter()
        .any(|key| selector.get(key).is_some());
    let words = TextQuoteSelector {
        exact: spaced.clone(),
        prefix: get_text(selector, "prefix"),
        suffix: get_text(selector, "suffix"),
    };
    let in_article = match text {
        // With a prefix or suffix, what differs may be in these.
        Some(text) if !has_context && !text.contains(&words.in_context()) => {
            words_in_another_form(text, &spaced)
        }
        _ => None,
    };
    put_text(selector, "exact", in_article.as_deref().unwrap_or(&spaced))
}

/// Puts actors and positions in the codebook's order. `texts` are the article's paragraphs.
pub fn put_in_order(pack: &CstObject, texts: &[String]) {
    actors(pack, texts, true);
    positions(pack, true);
}

/// Whether actors and positions are in the codebook's order.
pub fn is_in_order(pack: &CstObject, texts: &[String]) -> bool {
    !actors(pack, texts, false) && !positions(pack, false)
}

/// Actors are in the order in which the article first mentions them. Where it isn't known where in a
/// paragraph it mentions one of them, those of that paragraph stay as they are.
fn actors(pack: &CstObject, texts: &[String], is_sorting: bool) -> bool {
    let place = |actor: &CstObject| {
        let number = first_paragraph(actor)?;
        let text = texts.get(number.checked_sub(1)?)?;
        let evidence = objects(&actor.array_value("evidence")?).into_iter();
        let cited = evidence.filter(|it| paragraph(it) == Some(number));
        let cited = cited.filter_map(|it| get_text(&it.object_value("selector")?, "exact"));
        let cited: Vec<String> = cited.collect();
        let names = ["name", "short_name"].into_iter();
        let names: Vec<String> = names.filter_map(|key| get_text(actor, key)).collect();
        first_mention(
            text,
            names.iter().map(String::as_str),
            cited.iter().map(String::as_str),
        )
    };
    let list = pack.array_value("actors");
    let all = list.as_ref().map_or_else(Vec::new, objects);
    let unknown: Vec<_> = all.iter().filter(|it| place(it).is_none()).collect();
    let unknown: Vec<_> = unknown.into_iter().filter_map(first_paragraph).collect();
    let key = |actor: &CstObject| {
        let number = first_paragraph(actor)?;
        let place = place(actor).filter(|_| !unknown.contains(&number));
        Some((number, place.unwrap_or_default()))
    };
    sort(list, key, is_sorting)
}

/// Positions are in the order of the statements, and then of the paragraphs.
fn positions(pack: &CstObject, is_sorting: bool) -> bool {
    let issues = pack.array_value("issues");
    let issues = issues.map_or_else(Vec::new, |issues| objects(&issues));
    let ids: Vec<_> = issues.iter().map(|issue| get_text(issue, "id")).collect();
    let key = |position: &CstObject| {
        let issue = get_text(position, "issue")?;
        let issue = ids.iter().position(|id| id.as_ref() == Some(&issue))?;
        Some((issue, first_paragraph(position)?))
    };
    sort(pack.array_value("positions"), key, is_sorting)
}

/// Returns whether a list is out of order; then sorts it, if `is_sorting`. A list is left alone if an
/// element has no key. Elements with the same key stay in their order.
fn sort<K: Ord>(
    list: Option<CstArray>,
    key: impl Fn(&CstObject) -> Option<K>,
    is_sorting: bool,
) -> bool {
    let Some(list) = list else {
        return false;
    };
    let key = |node: &CstNode| node.as_object().and_then(|object| key(&object));
    let keys: Option<Vec<K>> = list.elements().iter().map(&key).collect();
    let is_out_of_order = keys.is_some_and(|keys| !keys.is_sorted());
    if is_out_of_order && is_sorting {
        list.sort_elements().by_key(key);
    }
    is_out_of_order
}

fn first_paragraph(entry: &CstObject) -> Option<usize> {
    let evidence = objects(&entry.array_value("evidence")?);
    evidence.iter().filter_map(paragraph).min()
}

fn objects(list: &CstArray) -> Vec<CstObject> {
    let elements = list.elements().into_iter();
    elements.filter_map(|element| element.as_object()).collect()
}
