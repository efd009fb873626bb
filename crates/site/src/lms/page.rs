//! Renders the page that an LMS opens: the widget, and a line that says what is recorded.

use super::{PACK, Package, PackageOptions};
use crate::document::element;
use crate::escape::escaped;
use crate::headers::policy_of_package;
use crate::listed_pack::ListedPack;
use crate::metadata::basic_metadata;
use crate::snippet_generator::plain;
use standpoint_web::navigation::page_of;
use standpoint_web::words::words_for;

/// More items than a pack can have: a package asks all, where the page lets the reader choose how many.
const ALL_ITEMS: u32 = 10_000;

/// The footer of the widget says that answers stay on the device, which isn't so here. What is shown
/// while the widget loads comes late, so that it doesn't flash. The scroll bar is always there: if it
/// came and went with the story's height, so would some of its width.
const STYLE: &str = ":root{color-scheme:only light dark;overflow-y:scroll}html,body{margin:0}\
    stand-point{display:block;font:1rem/1.5 system-ui,sans-serif}stand-point::part(footer){display:none}\
    .record,stand-point>*{margin:0;padding:.6rem 1rem;max-inline-size:60rem}\
    .record{font:.9375rem/1.5 system-ui,sans-serif}a{color:light-dark(#14564f,#9bdfd4)}\
    @media(scripting:enabled){.record:not([data-state]),stand-point>*{animation:late 3s}}\
    @keyframes late{from,to{visibility:hidden}}";

/// The texts of the page in a language.
struct Texts {
    language: &'static str,
    /// The LMS records results.
    recorded: &'static str,
    /// It records none: there is no LMS, or the visit has ended.
    not_recorded: &'static str,
    /// It has opened the story to look at only.
    looking: &'static str,
    /// It can't save so many answers.
    partly: &'static str,
    /// It doesn't answer, or refuses something.
    unsent: &'static str,
    /// The link to the course.
    back: &'static str,
}

/// The texts, in the order of the languages of the views.
const TEXTS: [Texts; 3] = [
    Texts {
        language: "en",
        recorded: "Your learning platform saves your answers and your score. It doesn’t get how you rate \
                   statements.",
        not_recorded: "Your results aren’t being recorded. To have them recorded, open this again from your \
                       course.",
        looking: "Your learning platform isn’t recording this visit.",
        partly: "Your score is recorded. But your learning platform can’t save so many answers: when you \
                 come back, some of them will be missing.",
        unsent: "Your learning platform isn’t responding. Your latest results may be missing there.",
        back: "Back to the course",
    },
    Texts {
        language: "de",
        recorded: "Ihre Lernplattform speichert Ihre Antworten und Ihr Ergebnis. Wie Sie Thesen bewerten, \
                   erfährt sie nicht.",
        not_recorded: "Ihre Ergebnisse werden nicht gespeichert. Öffnen Sie diese Seite noch einmal aus Ihrem \
                       Kurs, wenn sie gespeichert werden sollen.",
        looking: "Ihre Lernplattform speichert bei diesem Besuch nichts.",
        partly: "Ihr Ergebnis wird gespeichert. So viele Antworten kann Ihre Lernplattform aber nicht \
                 speichern: Wenn Sie wiederkommen, werden einige fehlen.",
        unsent: "Ihre Lernplattform antwortet nicht. Ihre letzten Ergebnisse fehlen dort vielleicht.",
        back: "Zurück zum Kurs",
    },
    Texts {
        language: "zh",
        recorded: "学习平台会保存你的答案和得分，但不会知道你如何表态。",
        not_recorded: "你的成绩没有记录。如需记录，请从课程中重新打开本页。",
        looking: "学习平台不会记录本次访问。",
        partly: "你的得分已记录，但学习平台无法保存这么多答案：下次打开时会缺少一部分。",
        unsent: "学习平台没有响应，最近的成绩可能没有保存。",
        back: "返回课程",
    },
];

/// Renders the page.
pub fn page(package: &Package, listed: &ListedPack, options: &PackageOptions) -> String {
    let pack = &listed.pack;
    let words = words_for(pack.language());
    let tag = words.language.tag();
    let texts = TEXTS.iter().find(|texts| texts.language == tag);
    let texts = texts.unwrap_or(&TEXTS[0]);
    let policy = policy_of_package(package.connects, STYLE);
    let head = [
        basic_metadata(pack, words),
        format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">"),
        element("style", "", STYLE),
    ];
    let states = [
        ("recorded", texts.recorded),
        ("not-recorded", texts.not_recorded),
        ("looking", texts.looking),
        ("partly", texts.partly),
        ("unsent", texts.unsent),
        ("back", texts.back),
    ];
    let states: String = states
        .iter()
        .map(|(state, text)| format!(" data-{state}=\"{}\"", escaped(text)))
        .collect();
    let record = element(
        "p",
        &format!("class=\"record\" role=\"status\"{states}"),
        &escaped(texts.not_recorded),
    );
    let items = options.items.unwrap_or(ALL_ITEMS);
    let attributes = [("items", Some(items)), ("seed", options.seed)];
    let attributes: String = attributes
        .iter()
        .filter_map(|(name, value)| value.map(|value| format!(" {name}=\"{value}\"")))
        .collect();
    let page = ["../", &page_of(pack.id())].concat();
    let fallback = [
        element("p", "", &escaped(pack.title())),
        element("noscript", "", &without_links(&plain(listed), &page)),
    ];
    let story = element(
        "stand-point",
        &format!("pack=\"{PACK}\" loading=\"eager\"{attributes}"),
        &fallback.concat(),
    );
    let script = element(
        "script",
        &format!("type=\"module\" src=\"{}\"", package.script),
        "",
    );
    format!(
        "\u{feff}<!doctype html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n{}\n</head>\n<body>\n<main>\n{record}\n{story}\n</main>\n{script}\n\
         </body>\n</html>\n",
        escaped(pack.language()),
        words.language.dir(),
        head.join("\n"),
    )
}

/// Replaces links whose address starts with this by their content.
fn without_links(html: &str, start: &str) -> String {
    let start = format!("<a href=\"{start}");
    let mut parts = html.split(&*start);
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let content = part.split_once('>').map_or("", |(_, content)| content);
        plain.push_str(&content.replacen("</a>", "", 1));
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;
    use standpoint_web::words::LANGUAGES;

    #[test]
    fn every_language_has_texts() {
        let tags = LANGUAGES.iter().map(|words| words.language.tag());
        assert!(tags.eq(TEXTS.iter().map(|texts| texts.language)));
    }

    #[test]
    fn links_to_a_page_become_their_content() {
        let html = "a <a href=\"../x.html#1\">¶ 1</a>, <a href=\"https://a.example/\">b</a>";
        let plain = "a ¶ 1, <a href=\"https://a.example/\">b</a>";
        assert_eq!(without_links(html, "../x.html"), plain);
    }
}
