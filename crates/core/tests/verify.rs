//! A pack is held against the article that it was made from.

mod support;

use standpoint_core::read::{Problems, verify_source};
use standpoint_core::{Pack, read};

fn pack() -> Pack {
    read(&support::pack("harbour-bridge")).expect("the pack is sound")
}

/// The article as a file has it: paragraphs with blank lines between them.
fn article(pack: &Pack) -> String {
    let texts = pack
        .source()
        .paragraphs
        .iter()
        .filter_map(|paragraph| paragraph.text.as_deref());
    texts.collect::<Vec<_>>().join("\n\n")
}

fn told(problems: &Problems) -> Vec<String> {
    problems
        .iter()
        .map(|problem| format!("{}: {}", problem.place, problem.what))
        .collect()
}

#[test]
fn its_own_article_matches_whatever_its_white_space() {
    let pack = pack();
    let article = article(&pack);
    for article in [
        article.replace('\n', "\r\n"),
        article.replace(' ', "  "),
        article,
    ] {
        let matched = verify_source(&pack, &article).expect("it matches");
        assert_eq!(matched.paragraphs, 14);
        assert!(matched.quoted_passages > 100);
    }
}

#[test]
fn a_changed_word_is_told_of_the_hash_and_of_each_passage_that_quotes_it() {
    let pack = pack();
    let article =
        article(&pack).replace("Feet stop and buy things", "Feet stop and look at things");
    let problems = verify_source(&pack, &article).expect_err("a word was changed");
    let mut told = told(&problems).into_iter();
    assert_eq!(
        told.next().as_deref(),
        Some("source.paragraphs[5].sha256: not the hash of the article's paragraph")
    );
    let (mut quotes, mut passages) = (0, 0);
    for told in told {
        assert!(
            told.ends_with("“Feet stop and buy things” does not stand in paragraph 6"),
            "{told}"
        );
        quotes += usize::from(told.starts_with("quotes["));
        passages += 1;
    }
    assert_eq!(quotes, 1);
    assert!(passages > 1);
}

#[test]
fn a_paragraph_too_few_or_too_many_is_told() {
    let pack = pack();
    let article = article(&pack);
    let longer = format!("{article}\n\nCorrections are made on page two.");
    let problems = verify_source(&pack, &longer).expect_err("a paragraph too many");
    assert_eq!(
        told(&problems),
        ["source.paragraphs: 14 paragraphs, and the article has 15"]
    );

    let problems = verify_source(&pack, "").expect_err("no article");
    assert_eq!(
        told(&problems),
        ["source.paragraphs: 14 paragraphs, and the article has 0"]
    );
}
