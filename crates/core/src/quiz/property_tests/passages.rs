//! Checks generated items that ask for a passage, by rules of their own.

use crate::Pack;
use crate::pack::{Claim, Evidence, Figure, Position, Quote, normalise};
use crate::quiz::{Choice, Item, Label, Material};

/// Checks that only one of the paragraphs has evidence for what is asked.
pub(super) fn check_paragraphs(pack: &Pack, item: &Item, right: u32, choices: &[Choice]) {
    let numbers: Vec<u32> = choices
        .iter()
        .map(|choice| match choice.label {
            Label::Paragraph(number) => number,
            ref other => panic!("no paragraph: {other:?}"),
        })
        .collect();
    assert!((4..=6).contains(&numbers.len()), "{}", item.id);
    assert!(
        numbers.is_sorted_by(|one, other| one < other),
        "{}",
        item.id
    );
    for passage in passages_of_the_same(pack, item) {
        let is_shown = numbers.contains(&passage.paragraph);
        assert!(!is_shown || passage.paragraph == right, "{}", item.id);
    }
}

/// Checks that the sentences are a whole paragraph, and that only one has evidence for what is asked.
pub(super) fn check_sentences(pack: &Pack, item: &Item, choices: &[Choice]) {
    let sentence = |choice: &Choice| match &choice.label {
        Label::Sentence(sentence) => sentence.clone(),
        other => panic!("no sentence: {other:?}"),
    };
    let sentences: Vec<_> = choices.iter().map(sentence).collect();
    let right = choices
        .iter()
        .find(|it| it.is_right())
        .expect("a right one");
    let number = right.evidence[0].paragraph;
    let text = pack
        .find_paragraph(number)
        .and_then(|it| it.text.as_deref());
    let text = normalise(text.expect("a text"));
    assert_eq!(sentences.concat(), text, "{}", item.id);
    assert!(text.chars().count() <= 500, "{}", item.id);
    assert!(
        !matches!(item.material, Some(Material::Quote(_))),
        "{}",
        item.id
    );
    let passages = passages_of_the_same(pack, item);
    for passage in passages.iter().filter(|it| it.paragraph == number) {
        let words = passage.selector.as_ref().map(|it| it.exact.as_str());
        let is_there = words.is_some_and(|words| sentence(right).contains(words));
        assert!(is_there, "{}", item.id);
    }
    for wrong in choices.iter().filter(|it| !it.is_right()) {
        assert_eq!(wrong.evidence[0].paragraph, number, "{}", item.id);
        assert_eq!(wrong.evidence[0].selector, None, "{}", item.id);
    }
}

/// Returns the passages that show what is asked for.
fn passages_of_the_same<'p>(pack: &'p Pack, item: &Item) -> Vec<&'p Evidence> {
    let cited: Vec<(bool, &[Evidence])> = match item.material.as_ref().expect("material") {
        Material::Quote(id) => {
            let quote = &pack[id];
            let quotes = pack.quotes().iter();
            let is_it = |it: &Quote| it.words() == quote.words();
            quotes
                .map(|it| (is_it(it), std::slice::from_ref(&it.evidence)))
                .collect()
        }
        Material::Position(id) => {
            let position = &pack[id];
            assert!(position.stance.step().is_some(), "{}", item.id);
            let positions = pack.positions().iter();
            let is_it = |it: &Position| it.actor == position.actor && it.issue == position.issue;
            positions.map(|it| (is_it(it), &*it.evidence)).collect()
        }
        Material::Claim(id) => {
            let claims = pack.claims().iter();
            let is_it = |it: &Claim| it.text == pack[id].text;
            claims.map(|it| (is_it(it), &*it.evidence)).collect()
        }
        Material::Figure(id) => {
            let figures = pack.figures().iter();
            let is_it = |it: &Figure| it.label == pack[id].label;
            figures.map(|it| (is_it(it), &*it.evidence)).collect()
        }
        other => panic!("nothing to find: {other:?}"),
    };
    let cited = cited.into_iter().filter(|(is_it, _)| *is_it);
    cited.flat_map(|(_, evidence)| evidence).collect()
}
