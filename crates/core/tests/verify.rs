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
        .map(|problem| format!("{}: {}", problem.location, problem.what))
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

#[test]
fn where_only_the_form_differs_it_says_so() {
    let pack = pack();
    let straight = article(&pack).replace(['“', '”'], "\"").replace('’', "'");
    let problems = verify_source(&pack, &straight).expect_err("other quotation marks");
    let all: Vec<_> = problems.iter().collect();
    let told = told(&problems);
    assert!(
        told.contains(
            &"source.paragraphs[4].sha256: not the hash of the article's paragraph, \
              which differs in its form alone: quotation marks"
                .to_owned()
        ),
        "{told:#?}"
    );
    // A passage that quotes such a mark, with what to write.
    let passage = all
        .iter()
        .find(|it| {
            it.what
                .starts_with("“only 23 of the association’s members”")
        })
        .expect("a passage with an apostrophe");
    assert!(
        passage
            .what
            .ends_with("stands in paragraph 8 in another form: quotation marks")
    );
    assert_eq!(passage.hint, "write “only 23 of the association's members”");
    // The words themselves are all there.
    let plainly = |it: &&String| it.contains("does not stand in") || it.ends_with("'s paragraph");
    assert_eq!(told.iter().find(plainly), None);
}

#[test]
fn the_form_of_an_article_without_its_text_is_found_by_the_hash() {
    let mut json: serde_json::Value =
        serde_json::from_slice(&support::pack("harbour-bridge")).expect("JSON");
    for paragraph in json["source"]["paragraphs"].as_array_mut().expect("a list") {
        paragraph.as_object_mut().expect("an object").remove("text");
    }
    let bare = read(json.to_string().as_bytes()).unwrap_or_else(|problems| panic!("{problems}"));
    let article = article(&pack());
    for (other, form) in [
        (
            article.replace(['“', '”'], "\"").replace('’', "'"),
            "quotation marks",
        ),
        (
            article.replacen("Bridge", "Br\u{ad}idge", 1),
            "invisible characters",
        ),
    ] {
        let problems = verify_source(&bare, &other).expect_err("another form");
        let told = told(&problems);
        let ends = format!("which differs in its form alone: {form}");
        assert!(told.iter().any(|it| it.ends_with(&ends)), "{told:#?}");
        assert!(
            !told.iter().any(|it| it.ends_with("'s paragraph")),
            "{told:#?}"
        );
    }
}

#[test]
fn what_a_pack_may_not_have_is_to_be_taken_out_of_the_article() {
    let pack = pack();
    let soft = article(&pack).replace("Feet stop", "Feet\u{ad} stop");
    let problems = verify_source(&pack, &soft).expect_err("a soft hyphen");
    let passage = problems.iter().find(|it| it.what.starts_with("“Feet stop"));
    let passage = passage.expect("the passage that it is in");
    assert!(
        passage
            .what
            .ends_with("in another form: invisible characters")
    );
    assert!(
        passage
            .hint
            .starts_with("take U+00AD out of the article's text")
    );
}
