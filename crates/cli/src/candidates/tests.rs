//! The cases are data: each file in `tests/candidates/` has cases of one kind. A case has the
//! paragraphs, the language and the date of an article, and for one or more lists all candidates
//! that must be found.

use super::*;
use crate::case_files::check_cases;
use proptest::prelude::*;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use standpoint_core::pack::{Found, TextQuoteSelector, normalise};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    about: String,
    language: String,
    published: Edtf,
    paragraphs: Vec<String>,
    expected: Map<String, Value>,
}

/// Returns all lists in the form of the cases.
fn in_short(found: &Candidates, paragraphs: &[String]) -> Map<String, Value> {
    let dates = found.dates.iter().map(|it| {
        let Passage {
            paragraph,
            selector,
        } = &it.passage;
        json!([paragraph, selector.exact, it.edtf.as_str(), it.basis])
    });
    let numbers = found.numbers.iter().map(|it| {
        let Passage {
            paragraph,
            selector,
        } = &it.passage;
        let words = &it.words;
        json!([
            paragraph,
            selector.exact,
            it.value,
            it.unit,
            it.qualifier,
            words
        ])
    });
    let names = found.names.iter().map(|it| {
        let name = if it.is_description {
            format!("({})", it.name)
        } else {
            it.name.clone()
        };
        json!([name, it.kind, it.paragraphs, it.other_forms])
    });
    let quotes = found.quotes.iter().filter(|it| !it.is_term);
    let quotes = quotes.map(|it| {
        let Passage {
            paragraph,
            selector,
        } = &it.passage;
        let speaker = it.speaker.as_ref().map(|it| {
            let all = [it.name].into_iter().chain(it.others.iter().copied());
            let names: Vec<_> = all.map(|at| found.names[at].name.as_str()).collect();
            names.join(" or ")
        });
        let named_in = it.speaker.as_ref().map(|it| match it.named_in {
            NamedIn::Sentence => "sentence",
            NamedIn::Paragraph => "paragraph",
            NamedIn::ParagraphBefore => "paragraph before",
        });
        json!([paragraph, selector.exact, speaker, named_in, it.continues])
    });
    let reported = found.reported.iter().map(|it| {
        let at = usize::try_from(it.paragraph).unwrap_or_default();
        let words = paragraphs[at - 1].get(it.words.clone());
        let speaker = it.speaker.map(|at| found.names[at].name.as_str());
        json!([it.paragraph, words.unwrap_or_default().trim(), speaker])
    });
    let dated = found.quotes.iter().filter(|it| !it.is_term);
    let dated = dated.map(|it| (&it.passage, it.date));
    let dated = dated.chain(found.numbers.iter().map(|it| (&it.passage, it.date)));
    let dated = dated.map(|(passage, date)| {
        let date = date.map(|at| found.dates[at].edtf.as_str());
        json!([passage.paragraph, passage.selector.exact, date])
    });
    let lists = [
        ("quotes", quotes.collect()),
        ("reported", reported.collect()),
        ("dated", dated.collect()),
        ("dates", dates.collect()),
        ("names", names.collect()),
        ("numbers", numbers.collect()),
    ];
    lists
        .into_iter()
        .map(|(key, list): (&str, Vec<Value>)| (key.to_owned(), Value::Array(list)))
        .collect()
}

/// Returns all passages of the candidates.
fn passages(found: &Candidates) -> Vec<&Passage> {
    let dates = found.dates.iter().map(|it| &it.passage);
    let numbers = found.numbers.iter().map(|it| &it.passage);
    let names = found.names.iter().map(|it| &it.passage);
    let quotes = found.quotes.iter().map(|it| &it.passage);
    dates.chain(numbers).chain(names).chain(quotes).collect()
}

fn occurs_once(passage: &Passage, paragraphs: &[String]) -> bool {
    let at = usize::try_from(passage.paragraph).unwrap_or_default();
    let text = at.checked_sub(1).and_then(|at| paragraphs.get(at));
    text.is_some_and(|text| passage.selector.found_in(text) == Found::Once)
}

/// Set `STANDPOINT_BLESS=1` to write the expected lists again.
#[test]
fn every_case_finds_exactly_its_candidates() {
    let check = |value: &mut Value| {
        let case = Case::deserialize(&*value).expect("a case is complete");
        let found = candidates(&case.paragraphs, &case.language, &case.published);
        for passage in passages(&found) {
            assert!(occurs_once(passage, &case.paragraphs), "{passage:?}");
        }
        let lists = in_short(&found, &case.paragraphs);
        let mut failures = String::new();
        for (key, expected) in &case.expected {
            let list = lists.get(key).unwrap_or(&Value::Null);
            if list != expected {
                failures += &format!("{}: {key}\n", case.about);
                failures += &difference(list, expected);
            }
            value["expected"][key] = list.clone();
        }
        failures
    };
    check_cases("candidates", check, in_lines);
}

/// Lists what one list has more than the other.
fn difference(found: &Value, expected: &Value) -> String {
    let items = |list: &Value| list.as_array().cloned().unwrap_or_default();
    let (found, expected) = (items(found), items(expected));
    let missing = expected.iter().filter(|it| !found.contains(it));
    let missing = missing.map(|it| format!("  not found: {it}\n"));
    let extra = found.iter().filter(|it| !expected.contains(it));
    let extra = extra.map(|it| format!("  not expected: {it}\n"));
    missing.chain(extra).collect()
}

/// Writes cases with one candidate per line.
fn in_lines(cases: &[Value]) -> String {
    let mut text = String::from("[\n");
    for (i, case) in cases.iter().enumerate() {
        let field = |key: &str| format!("    \"{key}\": {}", case[key]);
        let list = |list: &Value| -> String {
            let items = list.as_array().cloned().unwrap_or_default();
            let items: Vec<_> = items.iter().map(|it| format!("        {it}")).collect();
            items.join(",\n")
        };
        let expected = case["expected"].as_object().cloned().unwrap_or_default();
        let expected: Vec<_> = expected
            .iter()
            .map(|(key, it)| format!("      \"{key}\": [\n{}\n      ]", list(it)))
            .collect();
        let paragraphs = list(&case["paragraphs"]).replace("        ", "      ");
        let fields = [
            field("about"),
            field("language"),
            field("published"),
            format!("    \"paragraphs\": [\n{paragraphs}\n    ]"),
            format!("    \"expected\": {{\n{}\n    }}", expected.join(",\n")),
        ];
        let end = if i + 1 < cases.len() { "," } else { "" };
        text += &format!("  {{\n{}\n  }}{end}\n", fields.join(",\n"));
    }
    text + "]\n"
}

proptest! {
    #[test]
    fn any_text_gives_candidates_that_occur_once(
        paragraphs in prop::collection::vec(
            "([“”\"‘’'„«»「」.,:;!?()—–-]| |in |on |the |The |said |says |by |and |Anna |Lee|Port Skerrow |Council|May |March |Tuesday|last |next |week |year |[0-9]{1,4}|1[.]|% |million |over |ago |zwei |sagte |vom |bis |Dr[.] |[a-zé漢]{1,3}){0,40}",
            0..4,
        ),
        language in "en|de|fr|zh",
        published in "2024-10-18|2024|\\[2025-05\\.\\.2025-12\\]|2024/\\.\\.|0001-01-01|9999-12-31",
        max in 1_usize..10,
    ) {
        let paragraphs: Vec<_> = paragraphs.iter().map(|it| normalise(it)).collect();
        let published = Edtf::try_from(published).expect("a date");
        let found = candidates(&paragraphs, &language, &published);
        for passage in passages(&found) {
            prop_assert!(occurs_once(passage, &paragraphs), "{:?}", passage);
            let text = &paragraphs[passage.paragraph as usize - 1];
            if let Some(short) = passage.shortened(text, max) {
                prop_assert!(occurs_once(&short, &paragraphs), "{:?}", short);
                let words = TextQuoteSelector::in_context(&short.selector);
                prop_assert!(standpoint_core::pack::words_in(&words) <= max);
            }
        }
    }

    #[test]
    fn any_characters_are_searched_without_panic(text in "\\PC{0,60}", language in "en|de|ja") {
        let paragraphs = [normalise(&text)];
        let published = Edtf::try_from("2024-02-29".to_owned()).expect("a date");
        for passage in passages(&candidates(&paragraphs, &language, &published)) {
            prop_assert!(occurs_once(passage, &paragraphs));
        }
    }
}
