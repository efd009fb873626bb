//! Questions from elsewhere: the cases in `import/`, and what an export becomes when it is read
//! again.
//!
//! A case is a file in the format and one with the result, as JSON. After a change, run this with
//! `STANDPOINT_BLESS=1`, which writes the results again, and look at the differences.

mod support;

use serde_json::{Value, json};
use standpoint_core::pack::normalise;
use standpoint_formats::{Imported, import_csv, import_gift};
use std::path::Path;
use std::{env, fs};
use support::hostile::{TEXTS, hostile_json};
use support::{pack_json, text, valid};

#[test]
fn cases_are_as_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import");
    let is_blessing = env::var_os("STANDPOINT_BLESS").is_some_and(|bless| bless == "1");
    let mut cases = 0;
    for entry in fs::read_dir(&folder).expect("the folder") {
        let path = entry.expect("an entry").path();
        let import = match path.extension().and_then(|it| it.to_str()) {
            Some("gift") => import_gift,
            Some("csv") => import_csv,
            _ => continue,
        };
        cases += 1;
        let imported = import(&fs::read_to_string(&path).expect("UTF-8"));
        let result = json!({
            "topics": imported.topics,
            "questions": imported.questions,
            "left_out": imported.left_out,
        });
        let expected = path.with_extension("json");
        if is_blessing {
            fs::write(&expected, format!("{result:#}\n")).expect("the file can be written");
        }
        let expected = fs::read_to_string(&expected).unwrap_or_default();
        assert_eq!(format!("{result:#}\n"), expected, "{}", path.display());
    }
    assert!(cases > 0);
}

/// The questions of a pack as they should be after a round trip: of the kinds that formats carry,
/// as drafts without evidence, and the options in any order.
fn carried(pack: &Value) -> Vec<Value> {
    let questions = pack["questions"].as_array().expect("a list").iter();
    let carried = ["single-choice", "several-right", "number"];
    let questions = questions.filter(|it| carried.iter().any(|kind| !it["kind"][kind].is_null()));
    questions.map(comparable).collect()
}

/// A question without its topic, which formats have by name, and with the options sorted.
fn comparable(question: &Value) -> Value {
    let mut question = question.clone();
    let fields = question.as_object_mut().expect("an object");
    fields.remove("topic");
    fields.insert("draft".into(), json!(true));
    for (_, kind) in fields["kind"].as_object_mut().expect("an object") {
        match kind["options"].as_array_mut() {
            Some(options) => {
                for option in options.iter_mut() {
                    let option = option.as_object_mut().expect("an object");
                    option.remove("evidence");
                    let text = option["text"].as_str().expect("a text");
                    option["text"] = json!(normalise(text));
                }
                options.sort_by_key(|option| option["text"].to_string());
            }
            None => {
                kind["evidence"] = json!([]);
                // No format has sliders.
                let number = kind.as_object_mut().expect("an object");
                number.remove("range");
            }
        }
    }
    question
}

fn carried_by(imported: &Imported, ids: &[Value]) -> Vec<Value> {
    let questions = imported.questions.iter();
    let questions = questions.filter(|question| ids.contains(&question["id"]));
    let mut questions: Vec<_> = questions.map(comparable).collect();
    questions.sort_by_key(|question| ids.iter().position(|id| *id == question["id"]));
    questions
}

fn check_round_trip(json: &Value, about: &str) {
    let pack = valid(json);
    let expected = carried(json);
    let ids: Vec<_> = expected.iter().map(|it| it["id"].clone()).collect();
    for (format, imported) in [
        ("gift", import_gift(&text("gift", &pack))),
        ("csv", import_csv(&text("csv", &pack))),
    ] {
        let questions = carried_by(&imported, &ids);
        assert_eq!(questions.len(), expected.len(), "{format} of {about}");
        for (question, expected) in questions.iter().zip(&expected) {
            assert_eq!(question, expected, "{format} of {about}");
        }
        let names: Vec<_> = pack
            .topics()
            .iter()
            .map(|topic| topic.name.as_str())
            .collect();
        for topic in &imported.topics {
            assert!(names.iter().any(|name| topic["name"] == *name), "{topic}");
        }
    }
}

#[test]
fn an_export_is_read_back_as_the_same_questions() {
    for folder in ["harbour-bridge", "fentanyl-tariffs"] {
        check_round_trip(&pack_json(folder), folder);
    }
}

#[test]
fn hostile_texts_are_read_back_too() {
    for text in TEXTS {
        // GIFT has no escape for an arrow.
        check_round_trip(&hostile_json(&text.replace("->", "→")), text);
    }
}

#[test]
fn nothing_crashes_on_broken_files() {
    let texts = [
        "",
        "\u{feff}",
        "::",
        "::a",
        "{",
        "}",
        "}{",
        "a {",
        "a {=",
        "a {~}",
        "a {#}",
        "a {#x}",
        "a {####}",
        "a {=%%b}",
        "a {=%b ~c}",
        r"a \",
        r"a {=\",
        "$CATEGORY:",
        "$CATEGORY: ///",
        "a {T#}",
        "a {#=1:}",
        "a {#1..}",
        "a {#99999999999999999999}",
        "a {=é->ü =->}",
        "//",
        "question",
        "question,right",
        "question,right\n,",
        "question,right\n\"",
        "right\nx",
        "question;right;option_1;option_2\nq;9;a;b",
        "question\tright\nq\t1e99",
    ];
    for text in texts {
        for import in [import_gift, import_csv] {
            let imported = import(text);
            for question in &imported.questions {
                assert_eq!(question["draft"], true, "{text}");
            }
        }
    }
}
