//! Writes pages from a fake trunk build with the repository's packs.

mod support;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use sha2::{Digest, Sha256, Sha384};
use standpoint_core::read::read_marked;
use standpoint_site::{BuildError, Compression, HOSTS, Options, write};
use standpoint_web::words::LANGUAGES;
use std::collections::BTreeSet;
use std::fs;
use support::{PACKS, TRUNK, between, trunk_output};
use tempfile::TempDir;

fn read(folder: &TempDir, name: &str) -> String {
    fs::read_to_string(folder.path().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn write_pages(folder: &TempDir, address: Option<&str>) -> Result<Vec<String>, BuildError> {
    let options = Options {
        address: address.map(String::from),
        compression: Compression::Fast,
        ..Options::default()
    };
    write(folder.path(), &options)
}

fn without_hash(name: &str) -> String {
    let is_hash = |part: &str| part.len() == 16 && part.chars().all(|c| c.is_ascii_hexdigit());
    let parts = name.split_inclusive(['-', '.', '_']).map(|part| {
        let bare = part.trim_end_matches(['-', '.', '_']);
        match is_hash(bare) {
            true => part.replace(bare, "HASH"),
            false => part.to_owned(),
        }
    });
    parts.collect()
}

#[test]
fn a_page_in_another_language_contains_its_ui_texts() {
    let folder = trunk_output();
    let pack = "data/harbour-bridge/pack.json";
    let german = read(&folder, pack).replacen("\"language\": \"en\"", "\"language\": \"de-AT\"", 1);
    fs::write(folder.path().join(pack), german).expect("a pack");
    write_pages(&folder, None).expect("pages");
    for (file, is_german) in [
        ("harbour-bridge.html", true),
        ("standpoint-harbour-bridge.html", true),
        ("fentanyl-tariffs.html", false),
        ("standpoint-fentanyl-tariffs.html", false),
    ] {
        let page = read(&folder, file);
        assert_eq!(page.contains("<html lang=\"de-AT\""), is_german, "{file}");
        assert_eq!(page.contains(">Vergleich</a>"), is_german, "{file}");
        let words = between(&page, "id=\"words\">", "</script>");
        assert_eq!(words.len(), usize::from(is_german), "{file}");
        assert!(
            words.iter().all(|text| text.starts_with("de\nltr\n")),
            "{file}"
        );
    }
}

#[test]
fn every_pack_has_a_page_and_the_first_is_the_index() {
    let folder = trunk_output();
    let written = write(folder.path(), &Options::default()).expect("pages");
    let mut written: Vec<_> = written.iter().map(|name| without_hash(name)).collect();
    written.sort();
    let mut expected: Vec<_> = [
        ".gitattributes",
        "_headers",
        "app-192.png",
        "app-512.png",
        "app-maskable-512.png",
        "data-layer.js",
        "embed-HASH.js",
        "embed.html",
        "embed.js",
        "embed/index.html",
        "icon-HASH.svg",
        "index.html",
        "offline-HASH.js",
        "resize.js",
        "standpoint-page-HASH.js",
        "standpoint-page-HASH_bg.wasm",
        "standpoint-page-HASH_class.wasm",
        "standpoint-page-HASH_quiz.wasm",
        "standpoint-page-HASH_views.wasm",
        "standpoint-picture-HASH.js",
        // The one of all widgets, its glue, and the one that finds passages.
        "standpoint-widget-HASH.js",
        "standpoint-widget-HASH.js",
        "standpoint-widget-HASH.js",
        "standpoint-widget-HASH_bg.wasm",
        "standpoint-widget-HASH_quiz.wasm",
        "standpoint-widget-HASH_views.wasm",
        "standpoint.webmanifest",
        "sw.js",
        "xapi.js",
    ]
    .map(str::to_owned)
    .into();
    for id in PACKS {
        expected.push(format!("{id}.html"));
        expected.push(format!("{id}.png"));
        expected.push(format!("data/{id}/pack.json"));
        expected.push(format!("standpoint-{id}.html"));
        expected.push(format!("embed/plain-{id}.html"));
    }
    // The program contains the first language.
    for words in &LANGUAGES[1..] {
        let tag = words.language.tag();
        expected.push(format!("standpoint-widget-{tag}-HASH.txt"));
    }
    expected.sort();
    assert_eq!(written, expected);
    assert_eq!(
        read(&folder, "index.html"),
        read(&folder, "fentanyl-tariffs.html")
    );
    let page = read(&folder, "harbour-bridge.html");
    for text in [
        "<h1",
        "Five quiet Sundays",
        "id=\"story/3\"",
        "id=\"compare\"",
        "id=\"quiz\"",
        "id=\"you\"",
        "<summary>Answer</summary>",
        "href=\"fentanyl-tariffs.html\"",
        "<style>.page{}.views{}</style>",
    ] {
        assert!(page.contains(text), "no {text}");
    }
    let sheets = fs::read_dir(folder.path()).expect("the folder");
    let mut names = sheets.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    assert!(!names.any(|name| name.ends_with(".css")));
}

#[test]
fn packs_are_marked_as_checked() {
    let folder = trunk_output();
    write_pages(&folder, None).expect("pages");
    for name in PACKS {
        let json = read(&folder, &format!("data/{name}/pack.json"));
        let pack = read_marked(json.as_bytes(), None).expect("a marked pack");
        assert_eq!(pack.id().as_str(), name);
        let page = read(&folder, &format!("{name}.html"));
        let inlined = "<script type=\"application/json\" id=\"pack\">";
        let [in_page] = between(&page, inlined, "</script>")[..] else {
            panic!("one pack");
        };
        read_marked(in_page.as_bytes(), None).expect("a marked pack");
        // Also if it was changed on its way, and is checked again.
        standpoint_core::read::read(in_page.as_bytes()).expect("a sound pack");
        // The page has no hashes of paragraphs without text.
        let without = |json: &str| without_hashes(serde_json::from_str(json).expect("JSON"));
        assert_eq!(without(in_page), without(&json));
        for paragraph in &pack.source().paragraphs {
            let hash = paragraph.sha256.as_str();
            assert!(json.contains(hash));
            assert_eq!(in_page.contains(hash), paragraph.text.is_some());
        }
    }
}

/// Returns a pack with zeros for the hashes of its paragraphs, and without its mark.
fn without_hashes(mut pack: Value) -> Value {
    pack.as_object_mut().expect("a pack").remove("$checked");
    let paragraphs = pack["source"]["paragraphs"].as_array_mut();
    for paragraph in paragraphs.expect("paragraphs") {
        paragraph["sha256"] = "0".repeat(64).into();
    }
    pack
}

#[test]
fn all_urls_are_relative_and_exist() {
    let folder = trunk_output();
    write_pages(&folder, None).expect("pages");
    let page = read(&folder, "index.html");
    let mut addresses = between(&page, "\"./", "\"");
    addresses.sort_unstable();
    addresses.dedup();
    assert_eq!(addresses.len(), 6, "{addresses:?}");
    for address in addresses {
        assert!(folder.path().join(address).is_file(), "{address}");
    }
    for address in between(&page, "href=\"", "\"") {
        let is_local = address.starts_with(['#', '.']) || address.ends_with(".html");
        assert!(is_local || address.starts_with("https://"), "{address}");
    }
    assert!(!page.contains("src=\""));
}

#[test]
fn the_worker_caches_all_requested_files() {
    let folder = trunk_output();
    write_pages(&folder, None).expect("pages");
    let worker = read(&folder, "sw.js");
    let [json] = between(&worker, "const BUILD = ", ";\n")[..] else {
        panic!("one list of files");
    };
    let build: Value = serde_json::from_str(json).expect("JSON");
    let files = build["files"].as_object().expect("files");
    for (path, hash) in files {
        let bytes = fs::read(folder.path().join(path)).expect("an existing file");
        let digest = Sha256::digest(&bytes);
        let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(*hash, digest, "{path}");
    }
    let page = read(&folder, "index.html");
    for address in between(&page, "\"./", "\"") {
        // The preview picture isn't needed offline.
        assert!(
            files.contains_key(address) || address.ends_with("tariffs.png"),
            "{address}"
        );
    }
    assert!(files.contains_key("harbour-bridge.html"));
}

#[test]
fn a_page_with_an_address_has_absolute_links_to_itself() {
    let folder = trunk_output();
    write_pages(&folder, Some("https://example.org/stories/")).expect("pages");
    let page = read(&folder, "harbour-bridge.html");
    for text in [
        "<link rel=\"canonical\" href=\"https://example.org/stories/harbour-bridge.html\">",
        "\"og:image\" content=\"https://example.org/stories/harbour-bridge.png\"",
    ] {
        assert!(page.contains(text), "{text}");
    }
}

#[test]
fn oembed_consumers_find_a_frame() {
    let folder = trunk_output();
    let address = "https://example.org/stories/";
    write_pages(&folder, Some(address)).expect("pages");
    let page = read(&folder, "harbour-bridge.html");
    let link = "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"";
    let [url] = between(&page, link, "\"")[..] else {
        panic!("one link");
    };
    let file = url.strip_prefix(address).expect("a file of the folder");
    let response: Value = serde_json::from_str(&read(&folder, file)).expect("JSON");
    assert_eq!(
        (&response["version"], &response["type"]),
        (&"1.0".into(), &"rich".into())
    );
    assert_eq!(
        response["title"],
        "Should the Halyard Bridge be closed to cars?"
    );

    let html = response["html"].as_str().expect("HTML");
    let quotation = "<blockquote class=\"wp-embedded-content\" lang=\"en\">\
         <a href=\"https://example.org/stories/harbour-bridge.html\">\
         Should the Halyard Bridge be closed to cars?</a></blockquote><iframe ";
    assert!(
        html.starts_with(quotation) && html.ends_with("></iframe>"),
        "{html}"
    );
    for name in ["width", "height"] {
        let size = format!(" {name}=\"{}\"", response[name].as_u64().expect("a number"));
        assert!(html.contains(&size), "{html}");
    }
    let [src] = between(html, " src=\"", "\"")[..] else {
        panic!("one frame");
    };
    let frame = src.strip_prefix(address).expect("a page of the folder");
    let (frame, query) = frame.split_once('?').expect("a query");
    assert!(folder.path().join(frame).is_file(), "{frame}");
    assert_eq!(query, "pack=harbour-bridge");
    let picture = response["thumbnail_url"]
        .as_str()
        .and_then(|url| url.strip_prefix(address));
    assert!(picture.is_some_and(|name| folder.path().join(name).is_file()));
}

#[test]
fn scripts_for_hosts_contain_the_address_if_it_is_known() {
    for (address, expected) in [
        (None, "folder(null);"),
        (
            Some("https://example.org/stories/"),
            "folder(\"https://example.org/stories/\");",
        ),
    ] {
        let folder = trunk_output();
        write_pages(&folder, address).expect("pages");
        for name in ["embed.js", "resize.js"] {
            let script = read(&folder, name);
            assert!(script.contains(expected), "{script}");
            // So that in a bundle it defines no globals and an error in it stops no other script.
            assert!(script.starts_with("try{(()=>{"), "{script}");
        }
    }
}

#[test]
fn a_pinned_script_comes_with_the_hashes_of_its_modules() {
    let folder = trunk_output();
    write_pages(&folder, None).expect("pages");
    let page = read(&folder, "embed/index.html");
    let [modules] = between(&page, "data-modules=\"", "\"")[..] else {
        panic!("one list");
    };
    let modules: Value = serde_json::from_str(&modules.replace("&quot;", "\"")).expect("JSON");
    let modules = modules.as_object().expect("an object");
    // The script that all widgets share, its glue, and the one that finds passages.
    assert_eq!(modules.len(), 3, "{modules:?}");
    for (name, hash) in modules {
        let digest = STANDARD.encode(Sha384::digest(read(&folder, name)));
        assert_eq!(hash, &format!("sha384-{digest}"), "{name}");
    }
}

#[test]
fn names_depend_on_the_content() {
    let names = |wasm: &str| {
        let folder = trunk_output();
        fs::write(folder.path().join("standpoint-page-0f_bg.wasm"), wasm).expect("wasm");
        write_pages(&folder, None).expect("pages");
        let page = read(&folder, "index.html");
        let names = between(&page, "\"./", "\"").into_iter().map(String::from);
        names.collect::<BTreeSet<_>>()
    };
    assert_eq!(names("one"), names("one"));
    let (one, two) = (names("one"), names("two"));
    assert_eq!(one.difference(&two).count(), 1, "{one:?} {two:?}");
    assert_eq!(one.len(), two.len());
}

#[test]
fn the_policy_allows_the_inline_scripts_and_styles() {
    let folder = trunk_output();
    write_pages(&folder, None).expect("pages");
    let headers = read(&folder, "_headers");
    for page in ["index.html", "harbour-bridge.html"] {
        let page = read(&folder, page);
        for (start, end) in [("<script>", "</script>"), ("<style>", "</style>")] {
            let inline = between(&page, start, end);
            assert!(!inline.is_empty(), "{start}");
            for inline in inline {
                let hash = STANDARD.encode(Sha256::digest(inline.as_bytes()));
                assert!(headers.contains(&format!("'sha256-{hash}'")), "{start}");
            }
        }
        assert!(!page.contains(" style=\"") && !page.contains(" onclick"));
    }
}

#[test]
fn text_of_a_pack_is_never_markup() {
    let folder = trunk_output();
    let path = folder.path().join("data/harbour-bridge/pack.json");
    let pack = fs::read_to_string(&path).expect("the pack");
    let hostile =
        "</script></title></main><!--<script>alert(1)</script><img src=x onerror=alert(1)>";
    let mut json: Value = serde_json::from_str(&pack).expect("JSON");
    json["summary"] = hostile.into();
    json["actors"][0]["role"] = hostile.into();
    fs::write(&path, json.to_string()).expect("the pack");
    write_pages(&folder, None).expect("pages");
    let page = read(&folder, "harbour-bridge.html");
    assert!(!page.contains("<img") && !page.contains("<!--"), "markup");
    assert_eq!(
        page.matches("<script").count(),
        page.matches("</script").count()
    );
    let [data] = between(&page, "id=\"pack\">", "</script>")[..] else {
        panic!("one pack");
    };
    let data: Value = serde_json::from_str(data).expect("JSON");
    assert_eq!(without_hashes(data), without_hashes(json));
}

#[test]
fn linked_data_describes_the_quiz_and_the_article() {
    let folder = trunk_output();
    write_pages(&folder, None).expect("pages");
    let page = read(&folder, "harbour-bridge.html");
    let [json] = between(&page, "<script type=\"application/ld+json\">", "</script>")[..] else {
        panic!("one description");
    };
    let quiz: Value = serde_json::from_str(json).expect("JSON");
    assert_eq!(quiz["@type"], "Quiz");
    assert_eq!(quiz["about"]["@type"], "NewsArticle");
    assert_eq!(
        quiz["about"]["headline"],
        "Five quiet Sundays on the Halyard Bridge"
    );
    let questions = quiz["hasPart"].as_array().expect("questions");
    assert!(questions.len() > 5);
    for question in questions {
        assert!(
            question["text"]
                .as_str()
                .is_some_and(|text| !text.is_empty())
        );
        assert!(
            question["acceptedAnswer"]
                .as_array()
                .is_some_and(|answers| !answers.is_empty())
        );
    }
}

#[test]
fn on_an_error_nothing_is_written() {
    let folder = trunk_output();
    fs::write(folder.path().join("data/harbour-bridge/pack.json"), "{}").expect("a pack");
    let error = write_pages(&folder, None).expect_err("no pack");
    assert!(matches!(error, BuildError::Pack(..)), "{error}");
    assert_eq!(read(&folder, "index.html"), TRUNK);
    assert!(folder.path().join("page-0f.css").is_file());

    let folder = trunk_output();
    fs::remove_file(folder.path().join("standpoint-page-0f.js")).expect("removed");
    let error = write_pages(&folder, None).expect_err("no script");
    assert!(
        error.to_string().contains("standpoint-page-….js"),
        "{error}"
    );
}

#[test]
fn the_guide_says_what_to_do_with_each_configuration() {
    let guide = include_str!("../../../docs/hosting.md");
    for host in HOSTS {
        let row = format!("| `{}` | `{}` |", host.name, host.file);
        assert!(guide.contains(&row), "docs/hosting.md has no row {row}");
    }
}

#[test]
fn the_guide_lists_every_language() {
    let guide = include_str!("../../../docs/embed.md");
    let row = guide.lines().find(|line| line.starts_with("| `lang` |"));
    let tags = LANGUAGES.iter().map(|words| words.language.tag());
    let listed: Vec<_> = tags.map(|tag| format!("`{tag}`")).collect();
    let start = format!("| `lang` | {}: ", listed.join(", "));
    assert!(
        row.is_some_and(|row| row.starts_with(&start)),
        "docs/embed.md: begin the row with {start}"
    );
}

#[test]
fn the_guide_explains_each_console_message() {
    let guide = include_str!("../../../docs/hosting.md");
    let scripts = [
        include_str!("../../../web/script/start-state.js"),
        include_str!("../../../web/script/start.js"),
        include_str!("../../../web/script/offline.js"),
        include_str!("../../../web/script/worker.js"),
    ]
    .concat();
    for words in [
        "Standpoint:",
        "What goes wrong",
        "the page can't start",
        "not ready offline",
        "can't be installed as an app",
        " answers ",
        " arrives as ",
        " does not arrive: ",
        "the Content-Security-Policy (",
        "the browser has no WebAssembly",
        "it was opened from a disk, ",
        "browsers ask for HTTPS",
        " is not as it was built",
        ": its line ends were changed",
        " arrives with Vary: *",
    ] {
        assert!(scripts.contains(words), "no script says “{words}”");
        assert!(guide.contains(words), "the guide has no “{words}”");
    }
}
