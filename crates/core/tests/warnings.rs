//! Warnings about valid packs.
//!
//! The cases are data, as in `tests/read.rs`: each file in `tests/warnings/` has cases of one kind.
//! A case edits the small pack, which must stay valid, and lists every warning that must then be
//! reported, in any order, and no other. The pack includes the article's text, unless the case is
//! `without_text`.

mod support;

use serde::Deserialize;
use serde_json::{Value, json};
use standpoint_core::pack::{Sha256, Side};
use standpoint_core::warnings::{Counts, Warning, fairness, without_allowed};
use standpoint_core::{Pack, read, warnings};
use std::fmt::Write as _;
use support::cases::{self, Edit, Expected, cases, edited};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    about: String,
    edits: Vec<Edit>,
    #[serde(default)]
    without_text: bool,
    warnings: Vec<Expected>,
    /// What is wrong with the pack's `allowed`.
    #[serde(default)]
    errors: Vec<Expected>,
    /// Part of the text about each skipped check.
    #[serde(default)]
    skipped: Vec<String>,
}

/// The small pack, with right options in several places: in the file, most come first.
fn harbour() -> Value {
    serde_json::from_slice(&support::pack("harbour-bridge")).expect("JSON")
}

fn article(pack: &Value) -> Vec<String> {
    let paragraphs = pack["source"]["paragraphs"].as_array().expect("a list");
    let text = |it: &Value| it["text"].as_str().expect("a text").to_owned();
    paragraphs.iter().map(text).collect()
}

fn valid_pack(pack: &Value) -> Pack {
    read(pack.to_string().as_bytes()).unwrap_or_else(|problems| panic!("{problems}"))
}

#[test]
fn every_case_reports_exactly_its_warnings() {
    let mut failures = String::new();
    for (file, case) in cases::<Case>("warnings") {
        let mut pack = edited(harbour(), &case.edits);
        if case.without_text {
            support::remove_text(&mut pack);
        }
        let mut warnings = warnings(&valid_pack(&pack), &[]);
        let (rest, errors) = without_allowed(warnings.found, &pack);
        warnings.found = rest;
        let reported: Vec<_> = warnings
            .found
            .iter()
            .map(|warning| (warning.path.clone(), warning.what.clone()))
            .collect();
        let mut difference = cases::difference(&pack, &case.warnings, &reported);
        let errors: Vec<_> = errors
            .into_iter()
            .map(|it| (it.location.to_string(), it.what))
            .collect();
        difference += &cases::difference(&pack, &case.errors, &errors);
        for warning in warnings.found.iter().filter(|it| it.hint.is_empty()) {
            difference += &format!("  no hint: {warning}\n");
        }
        let matches = |(skipped, part): (&String, &String)| skipped.contains(part);
        if warnings.skipped.len() != case.skipped.len()
            || !warnings.skipped.iter().zip(&case.skipped).all(matches)
        {
            difference += &format!("  skipped: {:?}\n", warnings.skipped);
        }
        if !difference.is_empty() {
            let _ = writeln!(failures, "{file}, {}:\n{difference}", case.about);
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}

#[test]
fn a_verb_of_the_article_itself_causes_no_warning() {
    let mut pack = harbour();
    support::remove_text(&mut pack);
    pack["source"]["paragraphs"][9]["digest"] = "Ashby admits that the party wants a vote.".into();
    pack["source"]["paragraphs"][3]["digest"] =
        "Holm acknowledges that the bearings are worn.".into();
    let pack = valid_pack(&pack);
    let found = |article: &[String]| {
        let mut found = warnings(&pack, article).found;
        found.retain(|warning| warning.name == "loaded-verb");
        found
    };
    assert_eq!(found(&[]).len(), 1, "{:?}", found(&[]));
    let mut article = vec!["A paragraph.".to_owned(); 14];
    assert_eq!(found(&article).len(), 1);
    article[8] = "Someone admits something.".into();
    assert_eq!(found(&article).len(), 1, "that is another paragraph");
    article[9] = "Ashby admitted as much.".into();
    assert!(found(&article).is_empty(), "{:?}", found(&article));
}

/// The mayor is named in ¶11, and quoted in ¶13.
#[test]
fn a_speaker_may_be_named_farther_back_if_pronouns_lead_there() {
    let mut pack = harbour();
    let mut article = article(&pack);
    for (actor, between, is_found) in [
        ("ilse-varrow", "She said so.", true),
        ("ilse-varrow", "“And so on, and so forth.”", true),
        ("ilse-varrow", "Nobody else was there.", false),
        ("ilse-varrow", "Odo Fenn said that she was there.", false),
        ("wenna-tolle", "She said so.", false),
    ] {
        pack["quotes"][11]["actor"] = actor.into();
        let pack = valid_pack(&pack);
        article[11] = between.into();
        let mut found = warnings(&pack, &article).found;
        // Another paragraph 12 doesn't name those who have positions there.
        found.retain(|it| it.name == "speaker-not-near" && it.path.starts_with("quotes"));
        let paths: Vec<_> = found.iter().map(|it| it.path.as_str()).collect();
        let expected: &[&str] = if is_found { &[] } else { &["quotes[11].actor"] };
        assert_eq!(paths, expected, "{actor}: {between}");
    }
}

/// Such a pack can't include the article's text, and quotes few words of it.
#[test]
fn digests_copy_no_long_run_from_an_article_that_the_author_does_not_own() {
    let mut pack = harbour();
    let article = article(&pack);
    support::remove_text(&mut pack);
    pack["source"]["owned"] = false.into();
    let lists = [
        "actors",
        "coded",
        "positions",
        "quotes",
        "claims",
        "relations",
        "events",
        "figures",
        "questions",
    ];
    for list in lists {
        pack[list] = Value::Array(Vec::new());
    }
    let digest = "An accordion: the council will decide whether to keep it that way, every day, the article says of the bridge.";
    pack["source"]["paragraphs"][0]["digest"] = digest.into();
    pack["source"]["paragraphs"][1]["digest"] =
        "Private cars would lose the old swing bridge, the plan of October says.".into();
    let found = warnings(&valid_pack(&pack), &article).found;
    let found: Vec<_> = found.iter().map(ToString::to_string).collect();
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].starts_with(
            "source.paragraphs[0].digest: 11 words in a row are the article's, which you do not \
             own: “council will decide whether to keep it that way, every day”"
        ),
        "{found:?}"
    );
}

#[test]
fn fairness_counts_what_is_about_whom() {
    let mut pack = harbour();
    pack["positions"][0]["note"] = "Fenn claims that Varrow says so.".into();
    let counted = fairness(&valid_pack(&pack));
    assert!(counted.has_verbs);
    let of_actor = |id: &str| {
        let mut rows = counted.actors.iter();
        let row = rows.find(|row| row.actor.as_str() == id);
        row.expect("a row for each actor")
    };
    let fenn = of_actor("odo-fenn");
    // He is offered as the speaker of a quote, and named as the source of a view and in a pair, which
    // are right.
    let counts = Counts {
        questions: 3,
        right_answers: 2,
        quotes: 3,
        claims: 1,
        plain_verbs: fenn.counts.plain_verbs,
        loaded_verbs: 1,
    };
    assert_eq!((fenn.issues, fenn.counts), (4, counts));
    assert!(fenn.counts.plain_verbs > 0);
    assert_eq!(of_actor("ilse-varrow").counts.loaded_verbs, 0);
    let loaded_verbs = |issue: &str, side| {
        let mut rows = counted.sides.iter();
        let row = rows.find(|row| row.issue.as_str() == issue && row.side == side);
        row.expect("a row for each side").counts.loaded_verbs
    };
    assert_eq!(loaded_verbs("cars-off", Side::Against), 1);
    assert_eq!(loaded_verbs("cars-off", Side::For), 0);
    assert_eq!(loaded_verbs("shops", Side::Against), 0);

    assert_eq!(
        counted.sides.len(),
        2 * pack["issues"].as_array().expect("a list").len()
    );
    let of_vote = |side| {
        let mut rows = counted.sides.iter();
        let row = rows.find(|row| row.issue.as_str() == "town-vote" && row.side == side);
        let row = row.expect("a row for each side");
        let counts = row.counts;
        let numbers = [
            counts.questions,
            counts.right_answers,
            counts.quotes,
            counts.claims,
        ];
        (row.voices, numbers)
    };
    // Ashby, Fenn and the party; the council and the mayor.
    assert_eq!(of_vote(Side::For), (3, [1, 1, 2, 0]));
    assert_eq!(of_vote(Side::Against), (2, [1, 0, 0, 1]));

    // What somebody's lawyers claim, they claim.
    pack["positions"][0]["note"] = "Fenn’s lawyers claim that Varrow says so.".into();
    let counted = fairness(&valid_pack(&pack));
    let fenn = counted
        .actors
        .iter()
        .find(|it| it.actor.as_str() == "odo-fenn");
    assert_eq!(fenn.expect("a row for each actor").counts.loaded_verbs, 0);

    pack["language"] = "de".into();
    assert!(!fairness(&valid_pack(&pack)).has_verbs);
}

/// A dispute over a bridge, in Chinese.
fn chinese() -> Value {
    let date = || json!({"edtf": "2024-10-18", "basis": "stated"});
    let march = json!({"edtf": "2024-03", "words": "二〇二四年三月", "basis": "stated"});
    let passage =
        |paragraph: u32, exact: &str| json!({"paragraph": paragraph, "selector": {"exact": exact}});
    let texts = [
        "二〇二四年三月，市长李明宣布大桥将禁止汽车通行，约三万五千人受到影响。",
        "李明说：“步行的人会停下来买东西。”他还说，“汽车不会。”",
        "商会会长王芳不同意。「没有人用自行车运绳子」，她对记者说，会员的收入下降了15%。",
    ];
    let paragraph = |digest: &str, text: &str| json!({"digest": digest, "sha256": Sha256::of(text).as_str(), "text": text});
    let position = |id: &str, actor: &str, stance: &str, evidence: Value| {
        json!({"id": id, "actor": actor, "issue": "shops", "stance": stance, "date": date(),
            "grade": "own-words", "note": "这是本人的话。", "evidence": [evidence]})
    };
    let quote = |id: &str, actor: &str, evidence: Value| json!({"id": id, "actor": actor, "evidence": evidence, "gist": "谁会买东西", "date": date(), "issues": ["shops"]});
    json!({
        "format": 1, "id": "qiao", "title": "大桥应该禁止汽车吗？", "summary": "市长要禁，商会不同意。",
        "language": "zh-Hans",
        "source": {
            "publisher": "港报", "language": "zh-Hans", "published": date(), "owned": true,
            "paragraphs": [
                paragraph("市长公布禁车计划。", texts[0]),
                paragraph("市长认为行人比开车的人买得多。", texts[1]),
                paragraph("商会反对，并说生意变差了。", texts[2]),
            ],
        },
        "topics": [{"id": "bridge", "name": "桥"}],
        "issues": [{"id": "shops", "topic": "bridge", "name": "商店", "proposition": "没有汽车的大桥对商店和餐馆有好处。"}],
        "actors": [
            {"id": "li", "name": "李明", "kind": "person", "role": "市长", "evidence": [{"paragraph": 1}]},
            {"id": "wang", "name": "王芳", "kind": "person", "role": "商会会长", "evidence": [{"paragraph": 3}]},
        ],
        "coded": [{"actors": "all", "issues": "all", "paragraphs": "all"}],
        "positions": [
            position("li-shops", "li", "agree", passage(2, "步行的人会停下来买东西")),
            position("wang-shops", "wang", "disagree", passage(3, "没有人用自行车运绳子")),
        ],
        "quotes": [
            quote("walkers", "li", passage(2, "步行的人会停下来买东西")),
            quote("cars", "li", passage(2, "汽车不会")),
            quote("rope", "wang", passage(3, "没有人用自行车运绳子")),
        ],
        "claims": [], "relations": [],
        "events": [{"id": "plan", "title": "市长公布计划", "date": march, "actors": ["li"], "evidence": [{"paragraph": 1}]}],
        "figures": [
            {"id": "people", "label": "受影响的人", "value": 35000, "unit": "人", "qualifier": "about", "date": march, "evidence": [passage(1, "约三万五千人")]},
            {"id": "income", "label": "会员收入下降", "value": 15, "unit": "%", "qualifier": "exactly", "date": date(), "evidence": [{"paragraph": 3}]},
        ],
        "questions": [{
            "id": "income", "skill": "numbers", "topic": "bridge", "prompt": "商会说会员的收入怎么样了？",
            "kind": {"single-choice": {"options": [
                {"text": "变少了", "verdict": "right", "reason": "商会这样说。", "evidence": [{"paragraph": 3}]},
                {"text": "变多了", "verdict": "wrong", "reason": "商会说变少了。", "evidence": [{"paragraph": 3}]},
                {"text": "没有变", "verdict": "not-stated", "reason": "文章没有这样说。"},
            ]}},
        }],
    })
}

#[test]
fn a_pack_in_chinese_is_checked_as_one_in_english() {
    let found = |pack: &Value| -> Vec<String> {
        let found = warnings(&valid_pack(pack), &[]).found;
        let text = |it: &Warning| format!("{} {}", it.name, it.path);
        found.iter().map(text).collect()
    };
    assert_eq!(found(&chinese()), [] as [&str; 0]);

    let mut pack = chinese();
    pack["figures"][0]["value"] = 53000.into();
    pack["figures"][1]["value"] = 25.into();
    pack["quotes"][1]["actor"] = "wang".into();
    pack["quotes"][2]["evidence"]["selector"]["exact"] = "会员的收入下降了".into();
    pack["events"][0]["date"]["edtf"] = "2023-03".into();
    pack["source"]["paragraphs"][1]["digest"] = "李明说：步行的人会停下来买东西。".into();
    pack["questions"][0]["prompt"] =
        "没有人用自行车运绳子，她对记者说，会员的收入怎么样了？".into();
    assert_eq!(
        found(&pack),
        [
            "copied-option questions[0].prompt",
            "figure-not-in-words figures[0].value",
            "figure-not-in-words figures[1].value",
            "quote-outside-marks quotes[2].evidence.selector",
            "speaker-not-near quotes[1].actor",
            "date-words events[0].date.basis",
            "copied-digest source.paragraphs[1].digest",
        ]
    );
}
