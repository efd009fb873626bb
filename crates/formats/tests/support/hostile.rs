//! Packs whose texts mean something in one of the formats.

use super::{pack_json, valid};
use serde_json::{Value, json};
use standpoint_core::Pack;
use standpoint_core::pack::Sha256;

/// What each author's text of the pack is replaced by, in turn.
pub const TEXTS: [&str; 22] = [
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)> & &amp; &#60;",
    r"~={}:#\ \n \~ \\",
    "->x, =y, ~z, ####w, // v, ::u::",
    "[html]<b>x</b>",
    "%50%half",
    "]]> <![CDATA[ <!-- --> <?xml ?>",
    "=HYPERLINK(\"https://a.example\")",
    "+1",
    "-1+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "../../CON",
    "\"double\", 'single', “curly”",
    "משפט (בעברית), ובו 12",
    "نص عربي: سؤال؟",
    "* _a_ **b** `c` [d](e) # f | g ~~h~~",
    "1. one",
    "===",
    "{a: b} <c>: [d]: #e .f. :g: @[h]",
    "[sound:x.mp3] {{c1::y}} \\(z\\) $$w$$",
    "# --- +++ %",
    "// comment",
];

/// How much of a text fits into a name, with a number after it.
const MAX_NAME: usize = 36;

/// Replaces every text that an author wrote by a hostile one. Where texts must differ, a number
/// follows.
pub fn hostile_pack(text: &str) -> Pack {
    valid(&hostile_json(text))
}

/// The JSON of such a pack.
pub fn hostile_json(text: &str) -> Value {
    let mut pack = pack_json("harbour-bridge");
    pack["id"] = json!("con");
    for key in ["title", "summary"] {
        pack[key] = json!(text);
    }
    for key in ["publisher", "title"] {
        pack["source"][key] = json!(text);
    }
    let mut number = 0;
    let lists = [
        "topics",
        "issues",
        "actors",
        "positions",
        "quotes",
        "claims",
        "relations",
        "events",
        "figures",
        "questions",
    ];
    for list in lists {
        replace(&mut pack[list], text, &mut number);
    }
    let quoted = json!({"digest": text, "text": text, "sha256": Sha256::of(text).as_str()});
    let paragraphs = pack["source"]["paragraphs"].as_array_mut().expect("a list");
    paragraphs.push(quoted);
    let evidence = json!([{"paragraph": paragraphs.len(), "selector": {"exact": text}}]);
    pack["questions"][0]["kind"]["single-choice"]["options"][0]["evidence"] = evidence;
    pack
}

fn replace(value: &mut Value, text: &str, number: &mut usize) {
    const KEYS: [&str; 14] = [
        "name",
        "role",
        "proposition",
        "note",
        "gist",
        "venue",
        "text",
        "title",
        "label",
        "unit",
        "prompt",
        "reason",
        "statement",
        "stated",
    ];
    match value {
        Value::Array(list) => list.iter_mut().for_each(|it| replace(it, text, number)),
        Value::Object(object) => {
            // A sentence with a gap keeps its gap, and what is typed is an author's text too.
            if let Some(Value::Array(accepted)) = object.get_mut("accepted") {
                *accepted = vec![json!(format!("{text} {}", *number + 1))];
                object.insert("answer".into(), json!(format!("{text} {}", *number + 2)));
                object.insert("text".into(), json!(format!("{text} {} ___", *number + 3)));
                *number += 3;
            }
            for (key, value) in object {
                if value.as_str().is_some_and(|text| text.contains("___")) {
                    continue;
                }
                if KEYS.contains(&key.as_str()) && value.is_string() {
                    *number += 1;
                    let kept = if key == "name" { MAX_NAME } else { usize::MAX };
                    let text: String = text.chars().take(kept).collect();
                    *value = json!(format!("{text} {number}"));
                } else if key != "selector" {
                    replace(value, text, number);
                }
            }
        }
        _ => {}
    }
}
