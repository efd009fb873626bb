//! Corrects the numbers of paragraphs in evidence after a paragraph was removed from the pack, or added,
//! by hand: then all words are the same number of paragraphs away from where the evidence says.

use super::paragraph;
use super::realign::numbers;
use crate::json::edit::{get_text, visit_inside};
use jsonc_parser::cst::CstObject;
use std::collections::BTreeMap;

/// Shifts all numbers from a paragraph on. Returns whether that was done: only if all quoted words from
/// there on are in the paragraphs that the shifted numbers name, all before are where they are said to
/// be or nowhere, and no evidence without words is between, where either may be right.
pub fn shift(pack: &CstObject, texts: &[String]) -> bool {
    let Some(Shift {
        by,
        last_right,
        from,
    }) = found(pack, texts)
    else {
        return false;
    };
    let mut is_unclear = false;
    let mut cited = Vec::new();
    visit_inside(pack, &mut |object| {
        let has_words = words(object).is_some();
        for literal in numbers(object) {
            let number = literal.to_string().parse().unwrap_or_default();
            is_unclear |= !has_words && number > last_right && number < from;
            is_unclear |= number >= from && moved(number, by, texts.len()).is_none();
            cited.push((literal, number));
        }
    });
    if is_unclear {
        return false;
    }
    for (literal, number) in cited.into_iter().filter(|(_, number)| *number >= from) {
        if let Some(new) = moved(number, by, texts.len()) {
            literal.set_raw_value(new.to_string());
        }
    }
    true
}

/// By how much numbers are wrong.
struct Shift {
    by: isize,
    /// The last number before `from` that is right.
    last_right: usize,
    /// The first wrong number.
    from: usize,
}

/// Finds the shift that explains all wrong numbers from the first one on.
fn found(pack: &CstObject, texts: &[String]) -> Option<Shift> {
    /// Fewer may be wrong for other reasons.
    const LEAST: usize = 3;
    let has = |number: usize, words: &str| {
        let text = number.checked_sub(1).and_then(|at| texts.get(at));
        text.is_some_and(|text| text.contains(words))
    };
    let mut passages = Vec::new();
    visit_inside(pack, &mut |object| {
        passages.extend(paragraph(object).zip(words(object)))
    });
    let mut counts: BTreeMap<isize, usize> = BTreeMap::new();
    for (number, words) in passages.iter().filter(|it| !has(it.0, &it.1)) {
        let there = (1..=texts.len()).filter(|other| has(*other, words));
        for by in there.filter_map(|there| there.checked_signed_diff(*number)) {
            *counts.entry(by).or_default() += 1;
        }
    }
    let (by, count) = counts.into_iter().max_by_key(|it| it.1)?;
    let is_there = |number: usize, words: &str| {
        moved(number, by, texts.len()).is_some_and(|number| has(number, words))
    };
    let wrong = passages
        .iter()
        .filter(|it| !has(it.0, &it.1) && is_there(it.0, &it.1));
    let from = wrong.map(|it| it.0).min().filter(|_| count >= LEAST)?;
    let before = passages.iter().filter(|it| it.0 < from && has(it.0, &it.1));
    let last_right = before.map(|it| it.0).max().unwrap_or_default();
    let mut later = passages.iter().filter(|it| it.0 >= from);
    later.all(|it| is_there(it.0, &it.1)).then_some(Shift {
        by,
        last_right,
        from,
    })
}

fn moved(number: usize, by: isize, count: usize) -> Option<usize> {
    number
        .checked_add_signed(by)
        .filter(|it| (1..=count).contains(it))
}

/// Returns the quoted words of evidence.
fn words(evidence: &CstObject) -> Option<String> {
    get_text(&evidence.object_value("selector")?, "exact")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::edit::parse;

    /// What cites paragraphs 1 to 5 of an article that has lost its third paragraph.
    fn shifted(others: &str) -> Option<String> {
        let words = ["one", "two", "four", "five"];
        let passage = |(number, words): (usize, &str)| {
            format!(r#"{{"paragraph": {number}, "selector": {{"exact": "{words}"}}}}"#)
        };
        let passages = [1, 2, 4, 5].into_iter().zip(words).map(passage);
        let passages =
            passages.chain(["{\"paragraph\": 5, \"selector\": {\"exact\": \"five\"}}".into()]);
        let all: Vec<_> = passages
            .chain(Some(others.to_owned()).filter(|it| !it.is_empty()))
            .collect();
        let (root, pack) = parse(&format!(r#"{{"evidence": [{}]}}"#, all.join(", ")))?;
        let texts = words.map(str::to_owned);
        shift(&pack, &texts).then(|| root.to_string())
    }

    #[test]
    fn all_numbers_from_a_paragraph_on_are_shifted() {
        let new = shifted(r#"{"paragraph": 4}, {"paragraphs": [1, 2, 5]}"#).expect("it is shifted");
        for part in [
            r#"{"paragraph": 2, "selector": {"exact": "two"}}"#,
            r#"{"paragraph": 3, "selector": {"exact": "four"}}"#,
            r#"{"paragraph": 4, "selector": {"exact": "five"}}"#,
            r#"{"paragraph": 3}, {"paragraphs": [1, 2, 4]}"#,
        ] {
            assert!(new.contains(part), "{part}: {new}");
        }
    }

    #[test]
    fn what_is_unclear_stays() {
        // The third paragraph may be the one that is gone, or the one that is there now.
        assert_eq!(shifted(r#"{"paragraph": 3}"#), None);
        // Words that are elsewhere for another reason.
        assert_eq!(
            shifted(r#"{"paragraph": 4, "selector": {"exact": "one"}}"#),
            None
        );
        assert!(shifted(r#"{"paragraph": 3, "selector": {"exact": "gone"}}"#).is_some());
    }
}
