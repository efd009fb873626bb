//! Texts that mean something in one of the formats stay texts in all of them.

mod support;

use serde_json::Value;
use standpoint_formats::FORMATS;
use support::hostile::{TEXTS, hostile_pack};
use support::{export, text};

#[test]
fn names_of_files_are_safe_everywhere() {
    for text in TEXTS {
        let pack = hostile_pack(text);
        for format in FORMATS {
            for (name, content) in (format.export)(&pack).files {
                let is_safe =
                    |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-.".contains(c);
                assert!(
                    name.chars().all(is_safe) && !name.starts_with(['.', '-']),
                    "{name}"
                );
                let stem = name.split('.').next().unwrap_or_default();
                let reserved = ["con", "prn", "aux", "nul", "com1", "lpt1"];
                assert!(!reserved.contains(&stem), "{name}");
                assert!(std::str::from_utf8(&content).is_ok(), "{name}");
            }
        }
    }
}

#[test]
fn gift_has_no_more_questions_than_the_pack() {
    for hostile in TEXTS {
        let pack = hostile_pack(hostile);
        let gift = text("gift", &pack);
        let imported = standpoint_formats::import_gift(&gift);
        let not_imported = ["order-of-events", "match", "who-disputes", "fill-the-gap"];
        let questions = pack.questions().iter();
        let questions = questions.filter(|it| !not_imported.contains(&it.kind.name()));
        assert_eq!(imported.questions.len(), questions.count(), "{gift}");
        assert_eq!(
            imported.questions[0]["prompt"],
            pack.questions()[0].prompt,
            "{gift}"
        );
    }
}

#[test]
fn csv_has_a_row_for_each_question_and_no_formula() {
    for hostile in TEXTS {
        let pack = hostile_pack(hostile);
        let csv = export("csv", &pack).files.remove(0).1;
        let mut reader = csv::Reader::from_reader(csv.as_slice());
        let rows: Vec<_> = reader.records().map(|row| row.expect("a row")).collect();
        assert_eq!(rows.len(), pack.questions().len());
        for cell in rows.iter().flatten() {
            assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell}");
        }
    }
}

#[test]
fn xml_is_well_formed_and_keeps_the_texts() {
    for hostile in TEXTS {
        let pack = hostile_pack(hostile);
        let xml = text("moodle-xml", &pack);
        let document =
            roxmltree::Document::parse(&xml).unwrap_or_else(|error| panic!("{error}: {xml}"));
        let questions = document
            .root_element()
            .children()
            .filter(|it| it.has_tag_name("question"));
        let questions = questions.filter(|it| it.attribute("type") != Some("category"));
        assert_eq!(questions.count(), pack.questions().len());
        // These texts are HTML inside of XML.
        let is_html = |it: &roxmltree::Node| {
            it.parent().and_then(|it| it.attribute("format")) == Some("html")
        };
        let texts = document
            .descendants()
            .filter(|it| it.has_tag_name("text") && is_html(it));
        let html: String = texts.filter_map(|it| it.text()).collect();
        let escaped = hostile
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;");
        let escaped = escaped.replace('"', "&quot;").replace('\'', "&apos;");
        assert!(html.contains(&escaped), "{html}");
        assert!(
            !html.contains("<script") && !html.contains("<img"),
            "{html}"
        );
    }
}

#[test]
fn anki_has_a_note_for_each_question() {
    for hostile in TEXTS {
        let pack = hostile_pack(hostile);
        let notes = text("anki", &pack);
        let (headers, notes): (Vec<_>, Vec<_>) = notes
            .split_inclusive('\n')
            .partition(|line| line.starts_with('#'));
        assert_eq!(headers.len(), 6, "{headers:?}");
        let mut reader = csv::ReaderBuilder::new();
        let reader = reader.delimiter(b'\t').has_headers(false);
        let notes = notes.concat();
        let notes: Vec<_> = reader
            .from_reader(notes.as_bytes())
            .into_records()
            .collect();
        assert_eq!(notes.len(), pack.questions().len());
        for note in notes {
            let note = note.expect("a note");
            assert!(note[0].starts_with("standpoint:con:"), "{note:?}");
            assert!(
                !note[1].contains("<img") && !note[2].contains("[sound"),
                "{note:?}"
            );
        }
    }
}

#[test]
fn json_can_stand_in_a_script_and_has_no_verdict_on_claims() {
    for hostile in TEXTS {
        let pack = hostile_pack(hostile);
        for format in ["json-ld", "web-annotation"] {
            let text = text(format, &pack);
            assert!(!text.contains('<'), "{text}");
            let json: Value = serde_json::from_str(&text).expect("JSON");
            assert!(!text.contains("ClaimReview") && json["@context"].is_string());
        }
        let quiz: Value = serde_json::from_str(&text("json-ld", &pack)).expect("JSON");
        let questions = quiz["hasPart"].as_array().expect("a list");
        assert_eq!(questions.len(), pack.questions().len());
        assert_eq!(questions[0]["text"], pack.questions()[0].prompt);
    }
}

#[test]
fn the_page_has_only_the_elements_that_it_should() {
    for hostile in TEXTS {
        let pack = hostile_pack(hostile);
        let page = text("html", &pack);
        let options = roxmltree::ParsingOptions {
            allow_dtd: true,
            ..Default::default()
        };
        let document = roxmltree::Document::parse_with_options(&page, options)
            .unwrap_or_else(|error| panic!("{error}: {page}"));
        let count = |name: &str| {
            document
                .descendants()
                .filter(|it| it.has_tag_name(name))
                .count()
        };
        assert_eq!(count("fieldset"), pack.questions().len());
        for name in ["script", "img", "b"] {
            assert_eq!(count(name), 0, "{page}");
        }
        let heading = document.descendants().find(|it| it.has_tag_name("h1"));
        assert_eq!(heading.and_then(|it| it.text()), Some(hostile), "{page}");
    }
}

/// The texts that a Markdown file shows, and what else it has.
fn markdown(source: &str) -> (String, Vec<String>) {
    use pulldown_cmark::{Event, Options, Parser, Tag};
    let (mut text, mut other) = (String::new(), Vec::new());
    for event in Parser::new_ext(
        source,
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH,
    ) {
        match event {
            Event::Text(part) => text.push_str(&part),
            Event::End(_) => text.push('\n'),
            Event::SoftBreak => {}
            Event::Start(
                Tag::Paragraph
                | Tag::Heading { .. }
                | Tag::BlockQuote(_)
                | Tag::List(_)
                | Tag::Item
                | Tag::Strong,
            ) => {}
            event => other.push(format!("{event:?}")),
        }
    }
    (text, other)
}

#[test]
fn markdown_shows_the_texts_as_they_are() {
    for hostile in TEXTS {
        let pack = hostile_pack(hostile);
        for (name, content) in export("worksheet", &pack).files {
            let source = String::from_utf8(content).expect("UTF-8");
            let (text, other) = markdown(&source);
            assert!(other.is_empty(), "{name}: {other:?}\n{source}");
            assert!(
                text.starts_with(&format!("{hostile}\n")),
                "{name}: {source}"
            );
            for question in pack.questions() {
                assert!(text.contains(&question.prompt), "{name}: {source}");
            }
        }
    }
}

#[test]
fn argdown_has_no_text_that_is_markup() {
    for hostile in TEXTS {
        let map = text("argdown", &hostile_pack(hostile));
        let (_, body) = map.split_once("\n===\n").expect("front matter");
        assert_eq!(map.matches("===").count(), 2, "{map}");
        let markup = ['[', ']', '<', '>', '{', '}', '#', '*', '@', '/'];
        for line in body.lines() {
            let line = line
                .trim_start()
                .trim_start_matches(['+', '-', '_', '>', '#', ' ']);
            // Titles are ids of ours; what follows is text.
            let line = line
                .split_once("]: ")
                .or_else(|| line.split_once(">: "))
                .map_or(line, |it| it.1);
            if !line.starts_with(['[', '<']) {
                let unescaped = line.replace(r"\\", "");
                let unescaped = markup
                    .iter()
                    .fold(unescaped, |it, c| it.replace(&format!("\\{c}"), ""));
                assert!(!unescaped.contains(markup), "{line}");
            }
        }
    }
}

#[test]
fn a_qti_package_has_all_that_its_manifest_names() {
    for hostile in TEXTS {
        let pack = hostile_pack(hostile);
        let files = export("qti3", &pack).files;
        let names: Vec<_> = files.iter().map(|(name, _)| name.as_str()).collect();
        let mut named = vec!["imsmanifest.xml".to_owned()];
        for (name, content) in &files {
            let xml = std::str::from_utf8(content).expect("UTF-8");
            let document = roxmltree::Document::parse(xml)
                .unwrap_or_else(|error| panic!("{name}: {error}: {xml}"));
            let files = document.descendants().filter(|it| it.has_tag_name("file"));
            named.extend(
                files
                    .filter_map(|it| it.attribute("href"))
                    .map(str::to_owned),
            );
        }
        assert_eq!(names, named);
        let title = pack.questions()[0].prompt.as_str();
        let (_, item) = &files[2];
        let item = roxmltree::Document::parse(std::str::from_utf8(item).expect("UTF-8"));
        let item = item.expect("XML");
        assert_eq!(item.root_element().attribute("title"), Some(title));
        let prompt = item
            .descendants()
            .find(|it| it.tag_name().name() == "qti-prompt");
        assert_eq!(prompt.and_then(|it| it.text()), Some(title));
    }
}
