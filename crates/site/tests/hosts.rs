//! The headers of sites, as the hosts read them.
//!
//! After a change of the headers, run this with `STANDPOINT_BLESS=1`, which writes the expected
//! files again, and look at the differences. `tests/consumers/` gives some of them to what the
//! hosts read them with.

mod support;

use roxmltree::{Document, Node};
use standpoint_site::{Compression, HOSTS, Host, ListedPack, Options, Shell, Site};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs};
use support::{between, pack, rendered, trunk_output};

const ADDRESS: &str = "https://example.org/stories/";

fn two() -> Vec<ListedPack> {
    vec![pack("bridge", "The bridge"), pack("ferry", "The ferry")]
}

fn for_all_hosts() -> Options {
    Options {
        hosts: HOSTS.into(),
        ..Options::default()
    }
}

fn with_catalogue() -> Options {
    Options {
        address: Some(ADDRESS.into()),
        catalogue: true,
        ..for_all_hosts()
    }
}

/// The sites whose headers differ in kind, with the name of a folder for each.
fn sites() -> [(&'static str, BTreeMap<String, String>); 4] {
    // Their names begin like those of files that are cached forever.
    let look_alike = [
        pack("offline-tales", "Offline tales"),
        pack("page-two", "Page two"),
    ];
    let many = Options {
        most_listed: 1,
        ..with_catalogue()
    };
    [
        ("catalogue", rendered(&two(), with_catalogue())),
        ("first-story", rendered(&two(), for_all_hosts())),
        ("many", rendered(&two(), many)),
        ("look-alike", rendered(&look_alike, for_all_hosts())),
    ]
}

/// Replaces the hashes of scripts and styles, which change with them.
fn without_hashes(text: &str) -> String {
    let mut text = text.to_owned();
    for hash in between(&text.clone(), "'sha256-", "'") {
        text = text.replace(hash, "HASH");
    }
    text
}

/// Compares a file with the expected one of this name, or writes that one.
fn compare(name: &str, content: &str) {
    let path = expected(name);
    let content = without_hashes(content);
    if env::var_os("STANDPOINT_BLESS").is_some_and(|bless| bless == "1") {
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(&path, &content).expect("it can be written");
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        content == expected,
        "{} has changed to\n{content}",
        path.display()
    );
}

fn expected(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/expected")
        .join(name)
}

#[test]
fn the_configurations_are_as_expected() {
    for (site, files) in sites() {
        for file in ["_headers", "netlify.toml", "vercel.json"] {
            compare(&format!("{site}/{file}"), &files[file]);
        }
        // Web servers are also started with theirs: `cargo xtask test --hosts all`.
        if site == "catalogue" {
            for file in ["nginx.conf", ".htaccess", "Caddyfile"] {
                compare(&format!("{site}/{file}"), &files[file]);
            }
        }
    }
}

#[test]
fn a_site_has_only_the_configurations_that_were_asked_for() {
    let with = rendered(&two(), for_all_hosts());
    let mut without = rendered(&two(), Options::default());
    assert_eq!(with.len(), without.len() + HOSTS.len());
    for host in HOSTS {
        assert!(!without.contains_key(host.file), "{}", host.file);
        without.insert(host.file.into(), with[host.file].clone());
    }
    // Nothing else changes.
    assert!(with == without);
}

/// The headers of a file, as `_headers` has them.
fn headers_of<'h>(headers_file: &'h str, file: &str) -> BTreeMap<&'h str, &'h str> {
    let (mut headers, mut applies) = (BTreeMap::new(), false);
    for line in headers_file.lines() {
        if let Some(pattern) = line.strip_prefix('/') {
            applies = match pattern.strip_suffix('*') {
                Some(start) => file.starts_with(start),
                None => file == pattern,
            };
        } else if let Some(name) = line.strip_prefix("  ! ").filter(|_| applies) {
            headers.remove(name);
        } else if let Some(header) = line.trim().split_once(": ").filter(|_| applies) {
            headers.insert(header.0, header.1);
        }
    }
    headers
}

/// The headers in an element `system.webServer`, over those that apply already. Adding one that is
/// there is an error in IIS.
fn add_headers<'h>(server: Node<'h, '_>, headers: &mut BTreeMap<&'h str, &'h str>) {
    let custom = server
        .descendants()
        .find(|it| it.has_tag_name("customHeaders"));
    for entry in custom
        .into_iter()
        .flat_map(|it| it.children())
        .filter(Node::is_element)
    {
        let name = entry.attribute("name").expect("a name");
        match entry.tag_name().name() {
            "remove" => _ = headers.remove(name),
            "add" => {
                let value = entry.attribute("value").expect("a value");
                assert_eq!(headers.insert(name, value), None, "{name} is added twice");
            }
            other => panic!("{other} is no entry of customHeaders"),
        }
    }
}

/// IIS runs on no machine of ours: this reads the configuration as its documentation says.
#[test]
fn iis_sends_what_the_rules_say() {
    for (site, files) in sites() {
        let config = Document::parse(&files["web.config"]).expect("XML");
        let root = config.root_element();
        assert_eq!(root.tag_name().name(), "configuration");
        let mut locations = BTreeMap::new();
        let mut general = None;
        for child in root.children().filter(Node::is_element) {
            match child.attribute("path") {
                Some(path) => {
                    assert!(child.has_tag_name("location") && !path.contains(['*', '\\']));
                    assert!(
                        locations.insert(path, child).is_none(),
                        "{path} is there twice"
                    );
                }
                None => general = Some(child),
            }
        }
        let general = general.filter(|it| it.has_tag_name("system.webServer"));
        let general = general.expect("headers of all files");
        for file in files.keys() {
            let mut found = BTreeMap::new();
            add_headers(general, &mut found);
            let folder = file.split_once('/').map(|(folder, _)| folder);
            for path in folder.into_iter().chain([file.as_str()]) {
                let location = locations.get(path).and_then(Node::first_element_child);
                location
                    .into_iter()
                    .for_each(|it| add_headers(it, &mut found));
            }
            assert_eq!(
                found,
                headers_of(&files["_headers"], file),
                "{site}: {file}"
            );
            // IIS answers 404 for a type that it doesn't know.
            let extension = file.rsplit_once('.').map(|(_, it)| [".", it].concat());
            let mut types = general
                .descendants()
                .filter(|it| it.has_tag_name("mimeMap"));
            let is_known = types.any(|it| it.attribute("fileExtension") == extension.as_deref());
            let is_for_a_host = HOSTS.iter().any(|host| host.file == file);
            let is_for_readers = !is_for_a_host && !file.starts_with(['.', '_']);
            assert!(is_known || !is_for_readers, "{file}");
        }
    }
}

#[test]
fn a_path_that_would_need_escapes_is_refused() {
    let shell = Shell::from_folder(trunk_output().path()).expect("a shell");
    let packs = two();
    let error = |address: &str, hosts: Vec<&'static Host>| {
        let options = Options {
            address: Some(address.into()),
            hosts,
            compression: Compression::Fast,
            ..Options::default()
        };
        let site = Site::new(&shell, &packs, &options);
        site.err().map(|error| error.to_string())
    };
    for path in ["a%20b/", "(a)/", "a$b/", "\"/"] {
        let address = ["https://example.org/", path].concat();
        let message = error(&address, HOSTS.into()).expect("an error");
        let begins = format!("the path /{path} can't be written");
        assert!(message.starts_with(&begins), "{message}");
        assert_eq!(error(&address, Vec::new()), None);
    }
    assert_eq!(
        error("https://example.org/~me/a_b-1.0/", HOSTS.into()),
        None
    );
}
