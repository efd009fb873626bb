use super::*;
use crate::quiz::Item;
use crate::quiz::generate;
use crate::quiz::sample::{from, harbour, question_of};
use serde_json::json;

type Edit = fn(&mut Pack);

/// A paragraph of which two sentences have the words “nobody” and “knows”, and nothing else in common.
const WORDS_TWICE: &str = "Nobody knows whether heavy autumn storms batter distant lighthouses. \
     Whoever knows these ships says nobody would board them without good reason. It rains.";

/// The harbour with one claim, which the first sentence of paragraph 6 makes.
fn claimed(text: &str) -> Pack {
    let mut pack = harbour();
    pack.claims.truncate(1);
    pack.relations.clear();
    pack.claims[0].text = text.into();
    pack.claims[0].evidence = vec![passage("Nobody knows")];
    pack
}

fn passage(words: &str) -> Evidence {
    from(&json!({"paragraph": 6, "selector": {"exact": words}}))
}

/// The item that asks for the claim, if there is one.
fn asked(pack: &Pack) -> Option<Item> {
    let items = generate(pack, 1, 1000, &[]);
    items.into_iter().find(|it| it.kind == "mark-the-sentence")
}

fn choices_of(item: &Item) -> &[Choice] {
    match &item.interaction {
        Interaction::MarkSentences(MarkSentences(choices)) => choices,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_sentence_is_asked_for_where_it_is_fair() {
    let fair = "The future is open";
    let item = asked(&claimed(fair)).expect("an item");
    assert_eq!(item.id.as_str(), "generated:mark-the-sentence:claim:high");
    let right: Vec<_> = choices_of(&item).iter().map(Choice::is_right).collect();
    assert_eq!(right, [true, false, false, false]);

    let edits: [(&str, Edit); 10] = [
        ("no words are quoted", |pack| {
            pack.claims[0].evidence[0].selector = None;
        }),
        ("passages of two sentences", |pack| {
            pack.claims[0].evidence.push(passage("rains"));
        }),
        ("passages of two paragraphs", |pack| {
            let other = json!({"paragraph": 5, "selector": {"exact": "Gulls"}});
            pack.claims[0].evidence.push(from(&other));
        }),
        ("words of two sentences", |pack| {
            pack.claims[0].evidence = vec![passage("next. The office")];
        }),
        ("a paragraph without text", |pack| {
            pack.source.paragraphs[5].text = None;
        }),
        ("too few sentences", |pack| {
            pack.source.paragraphs[5].text = Some("Nobody knows. It rains.".into());
        }),
        ("too long for a small screen", |pack| {
            let text = pack.source.paragraphs[5].text.as_mut().expect("a text");
            text.push_str(&" It rains.".repeat(50));
        }),
        ("only inferred", |pack| {
            pack.claims[0].grade = from(&json!("inferred"));
        }),
        ("another sentence may say so too", |pack| {
            let position = &mut pack.positions[0];
            position.evidence = vec![passage("The office is silent")];
        }),
        ("another passage of the paragraph, without words", |pack| {
            let position = &mut pack.positions[0];
            position.evidence = vec![from(&json!({"paragraph": 6}))];
        }),
    ];
    for (about, edit) in edits {
        let mut pack = claimed(fair);
        // The harbour's claim is on the issue of this position, and by the same actor.
        pack.positions.truncate(1);
        edit(&mut pack);
        assert!(asked(&pack).is_none(), "{about}");
    }
}

#[test]
fn what_has_the_words_of_its_sentence_is_not_asked_for() {
    let mut pack = claimed("Nobody knows the rest");
    assert!(asked(&pack).is_none());
    // Unless another sentence has them as well.
    pack.source.paragraphs[5].text = Some(WORDS_TWICE.into());
    assert!(asked(&pack).is_some());
}

#[test]
fn words_of_a_quote_are_not_asked_for() {
    let mut pack = harbour();
    pack.source.paragraphs[5].text = Some(WORDS_TWICE.into());
    pack.quotes.truncate(1);
    pack.quotes[0].evidence = passage("Nobody knows");
    assert!(asked(&pack).is_none());
}

#[test]
fn no_other_sentence_has_more_of_the_words_or_is_like_the_right_one() {
    assert!(asked(&claimed("Nobody will vote")).is_none());
    let mut pack = claimed("The future is open");
    let text = pack.source.paragraphs[5].text.as_mut().expect("a text");
    text.push_str(" Nobody knows.");
    assert!(asked(&pack).is_none());
}

#[test]
fn wrong_sentences_say_what_they_have_instead() {
    let mut pack = harbour();
    pack.quotes[0].evidence = passage("The office is silent");
    pack.figures[0].evidence = vec![passage("Until then it rains")];
    let item = Item::of(&question_of("mark-the-sentence"), &pack);
    let reasons: Vec<_> = choices_of(&item).iter().map(|it| &it.reason).collect();
    let expected = [
        Reason::Passage,
        Reason::SaidElse(pack.quotes[0].id.clone()),
        Reason::Authored("The council takes up the budget.".into()),
        Reason::Figure(pack.figures[0].id.clone()),
    ];
    assert_eq!(reasons, expected.iter().collect::<Vec<_>>());
}
