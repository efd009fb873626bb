//! A pack is compared with the article that it was made from.

mod support;

use standpoint_core::read::{Matched, Problems, read_and_verify, verify_source};
use standpoint_core::{Pack, read};

fn pack() -> Pack {
    read(&support::pack("harbour-bridge")).expect("the pack is valid")
}

/// The article as a plain text file: paragraphs with blank lines between them.
fn article(pack: &Pack) -> String {
    let texts = pack
        .source()
        .paragraphs
        .iter()
        .filter_map(|paragraph| paragraph.text.as_deref());
    texts.collect::<Vec<_>>().join("\n\n")
}

fn reported(problems: &Problems) -> Vec<String> {
    problems
        .iter()
        .map(|problem| format!("{}: {}", problem.location, problem.what))
        .collect()
}

#[test]
fn its_article_matches_with_any_white_space() {
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
fn a_changed_word_is_reported_for_the_hash_and_each_passage_that_quotes_it() {
    let pack = pack();
    let article =
        article(&pack).replace("Feet stop and buy things", "Feet stop and look at things");
    let problems = verify_source(&pack, &article).expect_err("a word was changed");
    let mut reported = reported(&problems).into_iter();
    // The hash is that of the pack's own text: to correct it alone would lead in a circle.
    assert_eq!(
        reported.next().as_deref(),
        Some(
            "source.paragraphs[5].text: “and buy things,” Varrow”, but the article's paragraph has “and look at things,””"
        )
    );
    let hints: Vec<_> = problems.iter().map(|it| it.hint.as_str()).collect();
    assert!(hints[0].starts_with("write the article's text, and "));
    assert_eq!(
        hints[1],
        "copy the words exactly; most like them is “Feet stop and look at things”"
    );
    let (mut quotes, mut passages) = (0, 0);
    for problem in reported {
        assert!(
            problem.ends_with("“Feet stop and buy things” is not in paragraph 6"),
            "{problem}"
        );
        quotes += usize::from(problem.starts_with("quotes["));
        passages += 1;
    }
    assert_eq!(quotes, 1);
    assert!(passages > 1);
}

#[test]
fn missing_and_extra_paragraphs_are_reported() {
    let pack = pack();
    let article = article(&pack);
    let longer = format!("{article}\n\nCorrections are made on page two.");
    let problems = verify_source(&pack, &longer).expect_err("an extra paragraph");
    assert_eq!(
        reported(&problems),
        [
            "source.paragraphs: 14 paragraphs, but the article has 15: the pack lacks its paragraph 15, \
          “Corrections are made on page two.”"
        ]
    );
    // A headline and a byline give one problem, and not one for each paragraph and passage.
    let headed = format!("Bridge may close\n\nBy A. Writer\n\n{article}");
    let problems = verify_source(&pack, &headed).expect_err("two lines too many");
    assert_eq!(
        reported(&problems),
        [
            "source.paragraphs: 14 paragraphs, but the article has 16: the pack lacks its paragraphs 1 \
          to 2, “Bridge may close”"
        ]
    );
    let lines: Vec<_> = article.split("\n\n").collect();
    let problems = verify_source(&pack, &lines[..13].join("\n")).expect_err("the last is missing");
    assert_eq!(
        reported(&problems),
        [
            "source.paragraphs: 14 paragraphs, but the article has 13: it lacks the pack's paragraph 14"
        ]
    );
    let split = [
        &lines[..3],
        &["A first half.", "A second half."],
        &lines[4..],
    ]
    .concat();
    let problems = verify_source(&pack, &split.join("\n")).expect_err("one is split");
    assert_eq!(
        reported(&problems),
        [
            "source.paragraphs: 14 paragraphs, but the article has 15: they differ from paragraph 4 on"
        ]
    );

    let problems = verify_source(&pack, "").expect_err("no article");
    assert_eq!(
        reported(&problems),
        [
            "source.paragraphs: 14 paragraphs, but the article has 0: it lacks the pack's paragraphs 1 to 14"
        ]
    );
}

#[test]
fn words_in_another_paragraph_are_found_there() {
    let mut json: serde_json::Value =
        serde_json::from_slice(&support::pack("harbour-bridge")).expect("JSON");
    support::remove_text(&mut json);
    let quote = json["quotes"].as_array_mut().expect("a list").iter_mut();
    let quote = quote
        .into_iter()
        .find(|it| it["id"] == "feet-stop")
        .expect("the quote");
    quote["evidence"]["paragraph"] = 7.into();
    let wrong = read(json.to_string().as_bytes()).unwrap_or_else(|problems| panic!("{problems}"));
    let problems = verify_source(&wrong, &article(&pack())).expect_err("another paragraph");
    let problems: Vec<_> = problems.iter().collect();
    let [problem] = problems[..] else {
        panic!("{problems:?}");
    };
    assert!(
        problem
            .location
            .to_string()
            .ends_with(".evidence.paragraph"),
        "{problem}"
    );
    assert_eq!(problem.hint, "write 6: the words are in that paragraph");
}

#[test]
fn a_difference_only_in_form_is_named() {
    let pack = pack();
    let straight = article(&pack).replace(['“', '”'], "\"").replace('’', "'");
    let problems = verify_source(&pack, &straight).expect_err("other quotation marks");
    let all: Vec<_> = problems.iter().collect();
    let reported = reported(&problems);
    assert!(
        reported.contains(
            &"source.paragraphs[4].sha256: the hash does not match the article's paragraph, \
              which differs only in form: quotation marks"
                .to_owned()
        ),
        "{reported:#?}"
    );
    // A passage that quotes an apostrophe: the hint says what to write.
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
            .ends_with("is in paragraph 8, but in another form: quotation marks")
    );
    assert_eq!(passage.hint, "write “only 23 of the association's members”");
    // No problem says that the words themselves differ.
    let differs = |it: &&String| it.contains("is not in") || it.ends_with("'s paragraph");
    assert_eq!(reported.iter().find(differs), None);
}

#[test]
fn the_form_is_found_by_the_hash_if_the_pack_has_no_text() {
    let mut json: serde_json::Value =
        serde_json::from_slice(&support::pack("harbour-bridge")).expect("JSON");
    support::remove_text(&mut json);
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
        let reported = reported(&problems);
        let end = format!("which differs only in form: {form}");
        assert!(
            reported.iter().any(|it| it.ends_with(&end)),
            "{reported:#?}"
        );
        assert!(
            !reported.iter().any(|it| it.ends_with("'s paragraph")),
            "{reported:#?}"
        );
    }
}

#[test]
fn a_character_that_packs_must_not_have_is_to_be_removed_from_the_article() {
    let pack = pack();
    let soft = article(&pack).replace("Feet stop", "Feet\u{ad} stop");
    let problems = verify_source(&pack, &soft).expect_err("a soft hyphen");
    let passage = problems.iter().find(|it| it.what.starts_with("“Feet stop"));
    let passage = passage.expect("the passage with the soft hyphen");
    assert!(
        passage
            .what
            .ends_with("in another form: invisible characters")
    );
    assert!(
        passage
            .hint
            .starts_with("remove U+00AD from the article's text")
    );
}

/// A wrong form of the pack doesn't hide what differs from the article.
#[test]
fn a_pack_with_problems_is_compared_too() {
    let mut json: serde_json::Value =
        serde_json::from_slice(&support::pack("harbour-bridge")).expect("JSON");
    let text = article(&pack());
    json["source"]["paragraphs"][0]["sha256"] = "0".into();
    json["source"]["owned"] = false.into();
    support::remove_text(&mut json);
    json["positions"][0]["actor"] = "nobody".into();
    json["quotes"][0]["evidence"]["selector"]["exact"] = "She is tired, not sleeping".into();
    let (read, matched) = read_and_verify(None, json.to_string().as_bytes(), &text);
    let problems = read.expect_err("three problems of its own");
    let at: Vec<_> = problems.iter().map(|it| it.location.to_string()).collect();
    assert!(at.contains(&"source.paragraphs[0].sha256".into()), "{at:?}");
    assert!(at.contains(&"positions[0].actor".into()), "{at:?}");
    let differs = matched.expect_err("words that are not there");
    assert_eq!(
        reported(&differs),
        ["quotes[0].evidence.selector: “She is tired, not sleeping” is not in paragraph 4"]
    );
    // What is no pack is not compared.
    let (read, matched) = read_and_verify(None, b"[]", &text);
    assert!(read.is_err() && matched == Ok(Matched::default()));
}

#[test]
fn an_entry_that_was_removed_by_hand_is_one_problem() {
    const GONE: usize = 2;
    let mut json: serde_json::Value =
        serde_json::from_slice(&support::pack("harbour-bridge")).expect("JSON");
    let mut lines: Vec<_> = article(&pack()).split("\n\n").map(str::to_owned).collect();
    lines.remove(GONE);
    let paragraphs = &mut json["source"]["paragraphs"];
    paragraphs.as_array_mut().expect("a list").remove(GONE);
    let (_, matched) = read_and_verify(None, json.to_string().as_bytes(), &lines.join("\n"));
    let problems = matched.expect_err("all numbers after it are wrong");
    let reported = reported(&problems);
    let (first, others) = reported.split_first().expect("a problem");
    assert!(
        first.starts_with("source.paragraphs: the words of ")
            && first
                .ends_with(" passages, from paragraph 4 on, are 1 paragraph earlier than they say"),
        "{first}"
    );
    // What cites the paragraph that is gone, or a word that others have too.
    let quoting_it = |it: &&String| it.contains("paragraph 3");
    assert_eq!(
        others.iter().filter(|it| !quoting_it(it)).count(),
        0,
        "{others:#?}"
    );
    let hint = &problems.iter().next().expect("a problem").hint;
    assert!(hint.contains("standpoint check --fix"), "{hint}");
}
