//! Packages for learning platforms, with a fake browser part.

mod support;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use roxmltree::{Document, Node};
use sha2::{Digest, Sha256};
use standpoint_site::{BuildError, ListedPack, PACKAGES, PackageOptions, Shell, archive};
use std::collections::BTreeMap;
use std::sync::LazyLock;
use support::{between, changed_pack, pack, trunk_output};

/// Texts that mean something in XML or HTML.
const HOSTILE: [&str; 6] = [
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)> & &amp; &#60;",
    "]]> <![CDATA[ <!-- --> <?xml ?>",
    "\"double\", 'single', “curly” </noscript></stand-point>",
    "نص عربي: سؤال؟",
    "{title} $(x) ${y}",
];

static SHELL: LazyLock<Shell> = LazyLock::new(|| {
    let folder = trunk_output();
    Shell::from_folder(folder.path()).expect("the shell")
});

fn files(name: &str, listed: &ListedPack, options: PackageOptions) -> BTreeMap<String, Vec<u8>> {
    let package = PACKAGES
        .iter()
        .find(|it| it.name == name)
        .expect("a package");
    let files = package.files(&SHELL, listed, &options).expect("the files");
    let again = package.files(&SHELL, listed, &options).expect("the files");
    assert_eq!(files, again, "{name}");
    let count = files.len();
    let files: BTreeMap<_, _> = files.into_iter().collect();
    assert_eq!(files.len(), count, "{name}: two files of one name");
    files
}

fn text<'f>(files: &'f BTreeMap<String, Vec<u8>>, name: &str) -> &'f str {
    let content = files.get(name).unwrap_or_else(|| panic!("no {name}"));
    std::str::from_utf8(content).expect("UTF-8")
}

fn children<'d>(node: Node<'d, 'd>) -> Vec<&'d str> {
    let elements = node.children().filter(Node::is_element);
    elements.map(|it| it.tag_name().name()).collect()
}

fn find<'d>(document: &'d Document<'d>, name: &str) -> Node<'d, 'd> {
    let mut found = document
        .descendants()
        .filter(|it| it.tag_name().name() == name);
    found.next().unwrap_or_else(|| panic!("no <{name}>"))
}

#[test]
fn the_scorm_manifest_names_all_files() {
    let files = files(
        "scorm12",
        &pack("ferry", "A ferry?"),
        PackageOptions::default(),
    );
    let manifest = Document::parse(text(&files, "imsmanifest.xml")).expect("XML");
    let listed = manifest
        .descendants()
        .filter(|it| it.tag_name().name() == "file");
    let mut listed: Vec<_> = listed.filter_map(|it| it.attribute("href")).collect();
    listed.push("imsmanifest.xml");
    listed.sort_unstable();
    assert!(listed.iter().eq(files.keys()), "{listed:?}");
    for name in ["index.html", "pack.json", "embed.js", "scorm12.js"] {
        assert!(files.contains_key(name), "{name}");
    }
    let resource = find(&manifest, "resource");
    assert_eq!(resource.attribute("href"), Some("index.html"));
    let item = find(&manifest, "item");
    assert_eq!(
        item.attribute("identifierref"),
        resource.attribute("identifier")
    );
    assert_eq!(children(item), ["title"]);
    assert_eq!(find(&manifest, "schemaversion").text(), Some("1.2"));
}

/// The rules of cmi5's CourseStructure.xsd, which no package registry has.
#[test]
fn the_course_structure_follows_its_schema() {
    for (options, attributes) in [
        (PackageOptions::default(), ("Completed", None)),
        (
            PackageOptions {
                mastery_score: Some(29),
                ..Default::default()
            },
            ("Passed", Some("0.29")),
        ),
    ] {
        let files = files("cmi5", &pack("ferry", "A ferry?"), options);
        let structure = Document::parse(text(&files, "cmi5.xml")).expect("XML");
        let root = structure.root_element();
        let schema = "https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd";
        assert!(root.has_tag_name((schema, "courseStructure")));
        assert_eq!(children(root), ["course", "au"]);
        let (course, unit) = (find(&structure, "course"), find(&structure, "au"));
        assert_eq!(children(course), ["title", "description"]);
        assert_eq!(children(unit), ["title", "description", "url"]);
        assert_ne!(course.attribute("id"), unit.attribute("id"));
        for id in [course, unit].map(|it| it.attribute("id").expect("an id")) {
            let uuid = id.strip_prefix("urn:uuid:").expect("a UUID");
            assert_eq!(
                uuid.split('-').map(str::len).collect::<Vec<_>>(),
                [8, 4, 4, 4, 12]
            );
        }
        assert_eq!(
            (unit.attribute("moveOn"), unit.attribute("masteryScore")),
            (Some(attributes.0), attributes.1)
        );
        let launched = find(&structure, "url").text().expect("an address");
        assert!(files.contains_key(launched) && files.contains_key("xapi.js"));
        for langstring in structure
            .descendants()
            .filter(|it| it.tag_name().name() == "langstring")
        {
            assert_eq!(langstring.attribute("lang"), Some("en"));
        }
    }
}

#[test]
fn a_course_keeps_its_id_and_another_story_has_another() {
    let id = |listed: &ListedPack| {
        let files = files("cmi5", listed, PackageOptions::default());
        between(text(&files, "cmi5.xml"), "<course id=\"", "\"")[0].to_owned()
    };
    let first = id(&pack("ferry", "A ferry?"));
    assert_eq!(first, id(&pack("ferry", "Another title?")));
    assert_ne!(first, id(&pack("ferry-two", "A ferry?")));
    let elsewhere = changed_pack("ferry", |json| {
        json["source"]["publisher"] = "Another paper".into()
    });
    assert_ne!(first, id(&elsewhere));
}

#[test]
fn the_author_chooses_questions_and_what_passes() {
    let options = PackageOptions {
        items: Some(5),
        seed: Some(7),
        mastery_score: Some(80),
    };
    for package in PACKAGES {
        let files = files(package.name, &pack("ferry", "A ferry?"), options);
        let page = text(&files, "index.html");
        assert!(page.contains(" items=\"5\" seed=\"7\">"), "{page}");
    }
    let files = files("scorm12", &pack("ferry", "A ferry?"), options);
    let manifest = Document::parse(text(&files, "imsmanifest.xml")).expect("XML");
    assert_eq!(children(find(&manifest, "item")), ["title", "masteryscore"]);
    assert_eq!(find(&manifest, "masteryscore").text(), Some("80"));
}

#[test]
fn hostile_texts_stay_texts() {
    for hostile in HOSTILE {
        let listed = changed_pack("con", |json| {
            json["title"] = hostile.into();
            json["summary"] = hostile.into();
        });
        for (package, manifest) in [("scorm12", "imsmanifest.xml"), ("cmi5", "cmi5.xml")] {
            let files = files(package, &listed, PackageOptions::default());
            let manifest = Document::parse(text(&files, manifest)).expect("XML");
            assert_eq!(find(&manifest, "langstring").text(), Some(hostile));
            let page = text(&files, "index.html");
            for (element, count) in [
                ("<script", 1),
                ("<stand-point", 1),
                ("</stand-point", 1),
                ("<noscript", 1),
                ("</noscript", 1),
                ("<img", 0),
            ] {
                assert_eq!(page.matches(element).count(), count, "{element}: {page}");
            }
        }
    }
}

#[test]
fn the_page_is_in_the_storys_language_and_has_a_policy() {
    let listed = changed_pack("ferry", |json| json["language"] = "de-AT".into());
    for package in PACKAGES {
        let files = files(package.name, &listed, PackageOptions::default());
        let page = text(&files, "index.html");
        assert!(page.contains("<html lang=\"de-AT\" dir=\"ltr\">"), "{page}");
        assert!(
            page.contains("data-recorded=\"Ihre Lernplattform "),
            "{page}"
        );
        let style = between(page, "<style>", "</style>")[0];
        let hash = STANDARD.encode(Sha256::digest(style.as_bytes()));
        let policy = between(page, "Content-Security-Policy\" content=\"", "\"")[0];
        assert!(
            policy.contains(&format!("style-src 'sha256-{hash}'")),
            "{policy}"
        );
        assert!(
            policy.contains("script-src 'self' 'wasm-unsafe-eval'"),
            "{policy}"
        );
        // There is no page of the story to link to.
        assert!(!page.contains("ferry.html"), "{page}");
    }
}

#[test]
fn an_older_browser_part_is_refused() {
    let folder = trunk_output();
    std::fs::remove_file(folder.path().join("script/scorm12.js")).expect("the script");
    let archive = archive(folder.path()).expect("an archive");
    let error = Shell::from_archive(&archive).err().expect("an error");
    assert!(matches!(&error, BuildError::MissingFile(name) if name == "script/scorm12.js"));
    assert!(
        error.to_string().contains("\n  fix: run `cargo xtask "),
        "{error}"
    );
}
