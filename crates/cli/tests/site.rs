//! `build`, `serve`, `export` and `import`, as a user runs them.
//!
//! The browser part is a small fake with the file names of a real one: the pages need it to be
//! rendered, and only browsers run it (`tests/browser/scenarios/author_command.rs`).

#[path = "../../site/tests/support/mod.rs"]
mod support;

use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead as _, BufReader, Cursor, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;
use zip::ZipArchive;

/// A folder with two packs and the browser part.
fn workspace() -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    let shell = standpoint_site::archive(support::trunk_output().path()).expect("an archive");
    put(folder.path(), "shell.tar.gz", &shell);
    for id in support::PACKS {
        let pack = fs::read(
            Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../data/{id}/pack.json")),
        );
        put(
            folder.path(),
            &format!("stories/{id}/pack.json"),
            &pack.expect("a pack"),
        );
    }
    folder
}

fn put(folder: &Path, name: &str, content: &[u8]) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, content).expect("a file");
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_standpoint"));
    command.args(arguments).current_dir(folder).env_clear();
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    command(folder, arguments)
        .output()
        .expect("the program runs")
}

fn said(output: &Output) -> String {
    [&output.stdout, &output.stderr]
        .map(|it| String::from_utf8_lossy(it).into_owned())
        .concat()
}

fn build(folder: &Path, arguments: &[&str]) -> Output {
    let always = [
        "build",
        "stories",
        "--out",
        "site",
        "--shell",
        "shell.tar.gz",
    ];
    run(folder, &[&always, arguments].concat())
}

/// Returns the files of a folder, each with its content.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        if path.is_dir() {
            let inside = self::files(&path).into_iter();
            files.extend(inside.map(|(file, content)| (format!("{name}/{file}"), content)));
        } else {
            files.insert(name, fs::read(&path).expect("a file"));
        }
    }
    files
}

fn change(folder: &Path, id: &str, from: &str, to: &str) {
    let path = folder.join(format!("stories/{id}/pack.json"));
    let text = fs::read_to_string(&path).expect("a pack");
    assert!(text.contains(from), "{from}");
    fs::write(path, text.replacen(from, to, 1)).expect("it can be written");
}

#[test]
fn a_site_is_built_again_only_where_something_changed() {
    let folder = workspace();
    let folder = folder.path();
    let first = build(folder, &[]);
    assert!(first.status.success(), "{}", said(&first));
    assert!(said(&first).contains("2 stories, "), "{}", said(&first));
    let before = files(&folder.join("site"));
    for name in [
        "index.html",
        "harbour-bridge.html",
        "data/packs.json",
        "_headers",
        "sw.js",
    ] {
        assert!(before.contains_key(name), "{name}");
    }
    let again = build(folder, &[]);
    assert!(said(&again).contains("2 unchanged"), "{}", said(&again));
    assert!(files(&folder.join("site")) == before);

    change(
        folder,
        "harbour-bridge",
        "After five Sundays",
        "After those five Sundays",
    );
    let changed = build(folder, &[]);
    assert!(said(&changed).contains("1 unchanged"), "{}", said(&changed));
    assert!(files(&folder.join("site")) != before);
}

#[test]
fn a_site_has_the_configuration_of_its_host() {
    let folder = workspace();
    let folder = folder.path();
    let built = build(folder, &["--host", "nginx"]);
    let printed = said(&built);
    assert!(printed.contains("\nnginx.conf: include it "), "{printed}");
    assert!(printed.contains("for the root of a site"), "{printed}");
    let with_nginx = files(&folder.join("site"));
    let nginx = String::from_utf8_lossy(&with_nginx["nginx.conf"]);
    assert!(nginx.contains("\nlocation ^~ / {\n"), "{nginx}");

    // Another host changes no story, and its configuration replaces the other. Twice is once.
    let again = build(folder, &["--host", "iis", "--host", "iis"]);
    assert!(said(&again).contains("2 unchanged"), "{}", said(&again));
    let with_iis = files(&folder.join("site"));
    assert!(!with_iis.contains_key("nginx.conf"));
    assert!(with_iis.contains_key("web.config"));

    let escapes = ["--address", "https://example.org/a b/", "--host", "caddy"];
    let refused = build(folder, &escapes);
    assert_eq!(refused.status.code(), Some(2));
    let printed = said(&refused);
    assert!(
        printed.contains("the path /a%20b/ can't be written"),
        "{printed}"
    );
    assert!(files(&folder.join("site")) == with_iis);
}

#[test]
fn a_build_that_is_refused_leaves_the_old_folder() {
    let folder = workspace();
    let folder = folder.path();
    assert!(build(folder, &[]).status.success());
    let before = files(&folder.join("site"));

    change(
        folder,
        "harbour-bridge",
        "\"id\": \"town-council\",",
        "\"id\": \"town-council\", \"draft\": true,",
    );
    let drafts = build(folder, &[]);
    assert_eq!(drafts.status.code(), Some(2));
    assert!(said(&drafts).contains("drafts: 1"), "{}", said(&drafts));
    assert!(files(&folder.join("site")) == before);
    assert!(build(folder, &["--drafts"]).status.success());
    let with_drafts = files(&folder.join("site"));

    change(
        folder,
        "harbour-bridge",
        "\"stance\": \"agree\"",
        "\"stance\": \"agrees\"",
    );
    let errors = build(folder, &["--drafts"]);
    assert_eq!(errors.status.code(), Some(1));
    assert!(
        said(&errors).contains("`agrees` is not a stance"),
        "{}",
        said(&errors)
    );
    assert!(files(&folder.join("site")) == with_drafts);

    put(folder, "site/CNAME", b"example.org");
    change(
        folder,
        "harbour-bridge",
        "\"stance\": \"agrees\"",
        "\"stance\": \"agree\"",
    );
    let foreign = build(folder, &["--drafts"]);
    assert_eq!(foreign.status.code(), Some(2));
    assert!(said(&foreign).contains("CNAME"), "{}", said(&foreign));
    assert!(folder.join("site/CNAME").is_file());
}

#[test]
fn whatever_is_made_from_drafts_says_so() {
    let folder = workspace();
    let folder = folder.path();
    let title = "Should the Halyard Bridge";
    let prompt = "What began the present worry";
    for (from, to) in [
        (
            "\"id\": \"town-council\",",
            "\"id\": \"town-council\", \"draft\": true,",
        ),
        (
            "\"prompt\": \"What began",
            "\"draft\": true, \"prompt\": \"What began",
        ),
    ] {
        change(folder, "harbour-bridge", from, to);
    }
    let output = build(folder, &["--drafts", "--address", "https://example.org/"]);
    assert!(output.status.success(), "{}", said(&output));
    let site = files(&folder.join("site"));
    for name in [
        "index.html",
        "harbour-bridge.html",
        "standpoint-harbour-bridge.html",
        "data/packs.json",
        "data/harbour-bridge/pack.json",
        "embed/plain-harbour-bridge.html",
        "embed/harbour-bridge.json",
        "embed/index.html",
    ] {
        let text = String::from_utf8_lossy(&site[name]);
        let all = text.matches(title).count();
        let marked = text.matches(&format!("[Draft] {title}")).count();
        assert!(all > 0 && marked == all, "{name}: {marked} of {all}");
    }
    for (name, file) in &site {
        let text = String::from_utf8_lossy(file);
        let all = text.matches(prompt).count();
        let marked = text.matches(&format!("[Draft] {prompt}")).count();
        assert!(marked == all, "{name}: {marked} of {all}");
    }
    let served = Served::start(folder);
    assert!(served.ask("GET", "/").1.contains("[Draft] Should"));

    let arguments = [
        "export",
        "stories/harbour-bridge",
        "--drafts",
        "--out",
        "out",
    ];
    for format in standpoint_formats::FORMATS {
        let output = run(folder, &[&arguments[..], &["--to", format.name]].concat());
        assert!(output.status.success(), "{}", said(&output));
    }
    let exported = files(&folder.join("out"));
    assert!(exported.len() >= standpoint_formats::FORMATS.len());
    for (name, file) in exported {
        assert!(name.starts_with("draft-harbour-bridge-"), "{name}");
        let text = String::from_utf8_lossy(&file);
        for (at, _) in text.match_indices(prompt) {
            // Some formats escape the brackets.
            let before: String = text[..at].chars().rev().take(12).collect();
            assert!(before.contains("tfarD"), "{name}: {before}");
        }
    }
}

/// A program that is stopped when the test ends.
struct Served {
    child: Child,
    address: String,
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Served {
    fn start(folder: &Path) -> Self {
        let arguments = ["serve", "stories", "--port", "0", "--shell", "shell.tar.gz"];
        let mut child = command(folder, &arguments)
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program runs");
        let mut line = String::new();
        let stderr = child.stderr.take().expect("it is piped");
        BufReader::new(stderr).read_line(&mut line).expect("a line");
        let address = line
            .split("http://")
            .nth(1)
            .and_then(|rest| rest.split('/').next());
        let address = address.unwrap_or_else(|| panic!("{line}")).to_owned();
        Self { child, address }
    }

    /// Returns the status and the body of the answer.
    fn ask(&self, method: &str, path: &str) -> (u16, String) {
        self.ask_as(&self.address, method, path)
    }

    /// Asks as [`Served::ask`] does, by another name of the machine.
    fn ask_as(&self, host: &str, method: &str, path: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(&self.address).expect("it is listening");
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        )
        .expect("it reads");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("it answers");
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let (head, body) = answer.split_once("\r\n\r\n").expect("a head and a body");
        let status = head.split(' ').nth(1).and_then(|it| it.parse().ok());
        (status.expect("a status"), body.to_owned())
    }

    /// Waits until the page at `/` contains a text.
    fn wait_for(&self, text: &str) -> (u16, String) {
        let begin = Instant::now();
        loop {
            let answer = self.ask("GET", "/");
            if answer.1.contains(text) {
                return answer;
            }
            assert!(
                begin.elapsed() < Duration::from_secs(60),
                "no {text}: {}",
                answer.1
            );
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

#[test]
fn what_a_stopped_build_leaves_behind_is_no_pack() {
    let folder = workspace();
    let folder = folder.path();
    let pack = fs::read(folder.join("stories/harbour-bridge/pack.json")).expect("a pack");
    let left = "stories/.pages.standpoint-build/new/data/harbour-bridge/pack.json";
    put(folder, left, &pack);
    let built = build(folder, &[]);
    assert!(built.status.success(), "{built:?}");
}

#[test]
fn the_preview_shows_what_is_wrong_until_it_is_corrected() {
    let folder = workspace();
    let folder = folder.path();
    let served = Served::start(folder);
    assert_eq!(served.ask_as("localhost:80", "GET", "/-/version").0, 200);
    assert_eq!(
        served.ask_as("elsewhere.example", "GET", "/-/version").0,
        403
    );
    // Once, the server ended when it made room for such a body.
    let mut stream = TcpStream::connect(&served.address).expect("it is listening");
    write!(
        stream,
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999\r\n\r\n"
    )
    .expect("it reads");
    assert_eq!(served.ask("GET", "/-/version").0, 200);
    let (status, page) = served.ask("GET", "/harbour-bridge.html");
    assert_eq!(status, 200);
    assert!(page.contains("Halyard Bridge") && page.contains("/-/version"));
    assert_eq!(served.ask("GET", "/-/version").0, 200);

    change(
        folder,
        "harbour-bridge",
        "\"stance\": \"agree\"",
        "\"stance\": \"agrees\"",
    );
    let (status, problems) = served.wait_for("What to fix");
    assert_eq!(status, 500);
    assert!(problems.contains("<pre class=\"excerpt\""), "{problems}");
    assert!(problems.contains("`agrees` is not a stance"), "{problems}");
    assert!(problems.contains("harbour-bridge/pack.json:"), "{problems}");

    change(
        folder,
        "harbour-bridge",
        "\"stance\": \"agrees\"",
        "\"stance\": \"agree\"",
    );
    served.wait_for("Should the Halyard Bridge");
    // Reading the files is no change.
    let (_, version) = served.ask("GET", "/-/version");
    std::thread::sleep(Duration::from_millis(500));
    assert_eq!(served.ask("GET", "/-/version").1, version);

    for path in [
        "/../shell.tar.gz",
        "/%2e%2e/shell.tar.gz",
        "/nothing",
        "/-/",
    ] {
        assert_eq!(served.ask("GET", path).0, 404, "{path}");
    }
    assert_eq!(served.ask("POST", "/").0, 405);
    assert_eq!(served.ask("HEAD", "/").1, "");
    let (_, worker) = served.ask("GET", "/sw.js");
    assert!(worker.contains("unregister"), "{worker}");
}

#[test]
fn the_preview_notices_folders_that_are_replaced_or_added() {
    let folder = workspace();
    let folder = folder.path();
    let served = Served::start(folder);
    let put_copy = |id: &str, title: &str| {
        let text = fs::read_to_string(folder.join("old/pack.json")).expect("a pack");
        let text = text.replacen(
            "\"id\": \"harbour-bridge\"",
            &format!("\"id\": \"{id}\""),
            1,
        );
        let text = text.replacen("Should the Halyard Bridge", title, 1);
        put(folder, &format!("stories/{id}/pack.json"), text.as_bytes());
    };
    fs::rename(folder.join("stories/harbour-bridge"), folder.join("old")).expect("it can be moved");
    put_copy("harbour-bridge", "Another title for the bridge");
    served.wait_for("Another title for the bridge");
    change(folder, "harbour-bridge", "Another title", "A third title");
    served.wait_for("A third title");
    put_copy("tunnel", "A tunnel below the bridge");
    served.wait_for("A tunnel below the bridge");
    fs::remove_dir_all(folder.join("stories/tunnel")).expect("it can be removed");
    let begin = Instant::now();
    while served
        .ask("GET", "/")
        .1
        .contains("A tunnel below the bridge")
    {
        assert!(
            begin.elapsed() < Duration::from_secs(60),
            "it is still there"
        );
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn a_pack_is_exported_in_every_format() {
    let folder = workspace();
    let folder = folder.path();
    for format in standpoint_formats::FORMATS {
        let arguments = [
            "export",
            "stories/harbour-bridge",
            "--out",
            "out",
            "--to",
            format.name,
        ];
        let output = run(folder, &arguments);
        assert!(
            output.status.success(),
            "{}: {}",
            format.name,
            said(&output)
        );
        assert!(said(&output).contains("Wrote out"), "{}", said(&output));
    }
    let exported = files(&folder.join("out"));
    let package = &exported["harbour-bridge-qti3.zip"];
    let mut package = ZipArchive::new(Cursor::new(package)).expect("a zip file");
    let mut manifest = String::new();
    let mut file = package.by_name("imsmanifest.xml").expect("a manifest");
    file.read_to_string(&mut manifest).expect("text");
    assert!(manifest.contains("<manifest"), "{manifest}");

    let unknown = run(folder, &["export", "stories/harbour-bridge", "--to", "pdf"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(
        said(&unknown).contains("write one of gift, "),
        "{}",
        said(&unknown)
    );
}

#[test]
fn a_pack_is_exported_for_learning_platforms() {
    let folder = workspace();
    let folder = folder.path();
    let export = |to: &str, out: &str, options: &[&str]| {
        let arguments = [
            "export",
            "stories/harbour-bridge",
            "--shell",
            "shell.tar.gz",
            "--to",
            to,
            "--out",
            out,
        ];
        run(folder, &[&arguments, options].concat())
    };
    for (to, manifest) in [("scorm12", "imsmanifest.xml"), ("cmi5", "cmi5.xml")] {
        for out in ["one", "two"] {
            let output = export(to, out, &["--mastery-score", "80"]);
            assert!(output.status.success(), "{}", said(&output));
            assert!(said(&output).contains("not carried over: How a reader rates"));
        }
        let name = format!("harbour-bridge-{to}.zip");
        let [package, again] = ["one", "two"].map(|out| fs::read(folder.join(out).join(&name)));
        let package = package.expect("a package");
        assert_eq!(package, again.expect("a package"));
        let mut package = ZipArchive::new(Cursor::new(&package)).expect("a zip file");
        for name in [manifest, "index.html", "pack.json", "embed.js"] {
            assert!(package.by_name(name).is_ok(), "{to}: {name}");
        }
    }
    let refused = export("gift", "out", &["--items", "3"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(
        said(&refused).contains("gift has no --items"),
        "{}",
        said(&refused)
    );
    for option in ["--items", "--seed", "--mastery-score"] {
        let refused = export("scorm12", "out", &[option, "0"]);
        assert_eq!(refused.status.code(), Some(2), "{option}");
    }
    let without = run(
        folder,
        &["export", "stories/harbour-bridge", "--to", "cmi5"],
    );
    assert!(
        said(&without).contains("without the browser part"),
        "{}",
        said(&without)
    );
    assert!(!folder.join("out").exists());
}

#[test]
fn imported_questions_are_drafts_at_the_end_of_the_pack() {
    let folder = workspace();
    let folder = folder.path();
    put(
        folder,
        "quiz.gift",
        b"::Swing:: How is the bridge opened? {=It swings ~It lifts ~It folds}\n",
    );
    let arguments = [
        "import",
        "quiz.gift",
        "--from",
        "gift",
        "--into",
        "stories/harbour-bridge",
    ];
    let output = run(folder, &arguments);
    assert!(
        said(&output).contains("Added as drafts: 1 question"),
        "{}",
        said(&output)
    );
    let pack = fs::read(folder.join("stories/harbour-bridge/pack.json")).expect("a pack");
    let pack: Value = serde_json::from_slice(&pack).expect("JSON");
    let last = pack["questions"]
        .as_array()
        .and_then(|it| it.last())
        .expect("a question");
    assert_eq!(last["draft"], true);
    assert_eq!(last["prompt"], "How is the bridge opened?");
    // The same file again adds nothing.
    let again = run(folder, &arguments);
    assert!(
        said(&again).contains("Nothing was added"),
        "{}",
        said(&again)
    );
}
