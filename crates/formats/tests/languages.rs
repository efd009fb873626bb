//! Packs in other languages: the few words of ours follow, and the direction is right.

mod support;

use serde_json::json;
use standpoint_core::Pack;
use support::{export, pack_json, text, valid};

fn pack_in(language: &str) -> Pack {
    let mut pack = pack_json("harbour-bridge");
    pack["language"] = json!(language);
    valid(&pack)
}

#[test]
fn the_words_are_those_of_the_language() {
    for (language, word, stance) in [
        (
            "de-CH",
            "Wählen Sie eine Antwort.",
            "aus zweiter Hand, von: Odo Fenn",
        ),
        ("zh-Hans", "请选一项。", "Odo Fenn转述"),
        ("fr", "Choose one.", "second-hand, by Odo Fenn"),
    ] {
        let pack = pack_in(language);
        for format in ["html", "anki"] {
            assert!(text(format, &pack).contains(word), "{format} in {language}");
        }
        let [(_, sheet), (_, _)] = export("worksheet", &pack).files.try_into().expect("two");
        assert!(
            String::from_utf8(sheet).expect("UTF-8").contains(word),
            "{language}"
        );
        for format in ["argdown", "web-annotation"] {
            assert!(
                text(format, &pack).contains(stance),
                "{format} in {language}"
            );
        }
    }
}

#[test]
fn the_language_and_its_direction_are_marked() {
    let pack = pack_in("ar");
    let page = text("html", &pack);
    assert!(page.contains("<html lang=\"ar\" dir=\"rtl\">"), "{page}");
    assert!(
        page.contains("<span lang=\"en\" dir=\"ltr\">Choose one.</span>"),
        "{page}"
    );
    // The article itself is in English.
    assert!(
        page.contains("<span lang=\"en-GB\" dir=\"ltr\">¶3: “around 1987”</span>"),
        "{page}"
    );
    for format in ["moodle-xml", "anki"] {
        let text = text(format, &pack);
        assert!(text.contains("ar") && text.contains("rtl"), "{format}");
    }
    assert!(text("web-annotation", &pack).contains("\"textDirection\": \"rtl\""));
}
