//! Renders sites with a catalogue.

mod support;

use serde_json::Value;
use standpoint_core::read::read_pack_list;
use standpoint_site::{ListedPack, Options};
use standpoint_web::words::{LANGUAGES, words_for};
use std::collections::BTreeMap;
use support::{between, changed_pack, pack, rendered};

const ADDRESS: &str = "https://example.org/stories/";

/// Renders a site with a catalogue, whose pages list at most two stories.
fn site(packs: &[ListedPack]) -> BTreeMap<String, String> {
    let options = Options {
        address: Some(ADDRESS.into()),
        catalogue: true,
        most_listed: 2,
        ..Options::default()
    };
    rendered(packs, options)
}

fn two() -> Vec<ListedPack> {
    vec![pack("bridge", "The <bridge>"), pack("ferry", "The ferry")]
}

fn three() -> Vec<ListedPack> {
    [two(), vec![pack("airport", "The airport")]]
        .into_iter()
        .flatten()
        .collect()
}

/// The pages that the service worker stores as parts of the version. Checks that it recognises the
/// catalogue and the stories, which it stores beside the version, and that it has no other home.
fn stored_pages(files: &BTreeMap<String, String>) -> Vec<String> {
    let [json] = between(&files["sw.js"], "const BUILD = ", ";\n")[..] else {
        panic!("one list of files");
    };
    let build: Value = serde_json::from_str(json).expect("JSON");
    assert_eq!(build["home"], Value::Null);
    for (mark, page) in [("catalogue", "index.html"), ("story", "bridge.html")] {
        let mark = build["marks"][mark].as_str().expect("a text");
        assert!(files[page].contains(mark), "{page}");
        assert!(build["files"][mark].is_string(), "{mark} has a hash");
    }
    let back = build["offlineHtml"].as_str().expect("a page");
    assert!(back.contains(">All stories</a>"), "{back}");
    let stored = build["files"].as_object().expect("files").keys();
    assert!(stored.clone().any(|name| name.ends_with(".wasm")));
    stored
        .filter(|name| name.ends_with(".html"))
        .cloned()
        .collect()
}

#[test]
fn the_catalogue_lists_each_story_with_facts_about_it() {
    let files = site(&two());
    let page = &files["index.html"];
    assert_eq!(
        between(page, "<h2 lang=\"en\" dir=\"auto\">", "</h2>"),
        [
            "<a href=\"bridge.html\">The &lt;bridge&gt;</a>",
            "<a href=\"ferry.html\">The ferry</a>"
        ]
    );
    let facts = "<span><bdi>The Skerrow Lantern</bdi></span> · <span>18 October 2024</span> · \
                 <span>Statements: 4</span> · <span>Voices: 11</span>";
    assert_eq!(between(page, "<p class=\"facts\">", "</p>"), [facts; 2]);
    assert!(page.contains("<h1>Stories</h1>"));
    assert!(page.contains(&format!("<link rel=\"canonical\" href=\"{ADDRESS}\">")));
    assert!(!page.contains("<script"));
}

#[test]
fn the_catalogue_is_in_the_language_of_the_first_story() {
    for words in &LANGUAGES {
        let tag = words.language.tag();
        let first = changed_pack("bridge", |json| json["language"] = tag.into());
        let files = site(&[first, pack("ferry", "The ferry")]);
        let page = &files["index.html"];
        assert!(page.contains(&format!("<html lang=\"{tag}\"")), "{tag}");
        let heading = words.page.stories();
        assert!(page.contains(&format!("<h1>{heading}</h1>")), "{tag}");
        assert!(page.contains("<h2 lang=\"en\""), "{tag}");
        assert!(page.contains(words_for(tag).page.about()), "{tag}");
    }
}

#[test]
fn the_policy_of_the_catalogue_allows_its_style() {
    use base64::Engine as _;
    use sha2::{Digest as _, Sha256};

    let files = site(&two());
    let [style] = between(&files["index.html"], "<style>", "</style>")[..] else {
        panic!("one style");
    };
    let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(style));
    for path in ["\n/\n", "\n/index.html\n"] {
        let entry = between(&files["_headers"], path, "\n/");
        let [entry] = entry[..] else {
            panic!("one entry for {path}");
        };
        assert!(
            entry.contains(&format!("style-src 'sha256-{hash}'")),
            "{entry}"
        );
    }
}

#[test]
fn pages_of_few_stories_list_them_all_and_link_to_the_catalogue() {
    let files = site(&two());
    let page = &files["bridge.html"];
    assert!(page.contains("<a href=\"index.html\">All stories</a></nav><standpoint-page "));
    assert!(page.contains("href=\"ferry.html\""));
    assert!(page.contains("class=\"offline\""));
    assert_eq!(stored_pages(&files), ["bridge.html", "ferry.html"]);
    // Nothing else would be next to it.
    assert!(!files["standpoint-bridge.html"].contains("all-stories"));
}

#[test]
fn pages_of_many_stories_only_link_to_the_catalogue() {
    let files = site(&three());
    let page = &files["bridge.html"];
    assert!(page.contains("<a href=\"index.html\">All stories</a></nav><standpoint-page "));
    assert!(!page.contains("ferry.html") && !page.contains("story-menu"));
    // The worker stores it once it is opened.
    assert!(page.contains("class=\"offline\""));
    assert_eq!(stored_pages(&files), [""; 0]);

    let frame = &files["embed.html"];
    assert!(frame.contains("<a href=\"index.html\" target=\"_blank\">All stories</a>"));
    assert!(!frame.contains("bridge.html"));
    let headers = &files["_headers"];
    assert!(headers.contains("\n/standpoint-*\n") && !headers.contains("bridge"));
    // Programs that read the site still find them all.
    let list = read_pack_list(files["data/packs.json"].as_bytes()).expect("a list");
    let ids: Vec<_> = list.iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!(ids, ["bridge", "ferry", "airport"]);
}

#[test]
fn a_single_story_is_the_index() {
    let files = site(&two()[..1]);
    assert_eq!(files["index.html"], files["bridge.html"]);
    assert!(!files["bridge.html"].contains("all-stories"));
}
