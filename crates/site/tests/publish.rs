//! Publishes sites into temporary folders.

mod support;

use proptest::prelude::*;
use serde_json::Value;
use standpoint_site::{
    BuildError, Compression, File, ListedPack, Options, PublishError, Published, Shell, Site,
    archive, publish,
};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use support::{pack, trunk_output};
use tempfile::TempDir;

const RECORD: &str = ".standpoint.json";

fn shell() -> Shell {
    Shell::from_folder(trunk_output().path()).expect("a shell")
}

fn options() -> Options {
    Options {
        compression: Compression::Fast,
        ..Options::default()
    }
}

fn built(
    shell: &Shell,
    packs: &[ListedPack],
    options: &Options,
    folder: &Path,
) -> Result<Published, PublishError> {
    let site = Site::new(shell, packs, options).map_err(PublishError::Build)?;
    publish(&site, folder)
}

/// All files below a folder.
fn files_in(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    fn add(folder: &Path, prefix: &str, files: &mut BTreeMap<String, Vec<u8>>) {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path.file_name().and_then(|name| name.to_str());
            let name = [prefix, name.expect("a name")].concat();
            match path.is_dir() {
                true => add(&path, &[&name, "/"].concat(), files),
                false => _ = files.insert(name, fs::read(&path).expect("a file")),
            }
        }
    }
    let mut files = BTreeMap::new();
    add(folder, "", &mut files);
    files
}

#[test]
fn what_is_published_are_the_files_of_the_site() {
    let (shell, options, parent) = (shell(), options(), TempDir::new().expect("a folder"));
    let packs = [pack("bridge", "The bridge"), pack("ferry", "The ferry")];
    let folder = parent.path().join("below/site");
    let published = built(&shell, &packs, &options, &folder).expect("published");
    let ids: Vec<_> = published.rendered.iter().map(|id| id.as_str()).collect();
    assert_eq!((ids, published.reused), (vec!["bridge", "ferry"], 0));

    let mut found = files_in(&folder);
    assert_eq!(found.len(), published.files);
    let record = found.remove(RECORD).expect("the record");
    let record: Value = serde_json::from_slice(&record).expect("JSON");
    assert_eq!(
        record["stories"].as_object().map(serde_json::Map::len),
        Some(2)
    );
    let site = Site::new(&shell, &packs, &options).expect("a site");
    let files: Vec<File> = site.files().expect("files");
    assert!(files.is_sorted());
    assert!(files.into_iter().eq(found));
}

#[test]
fn an_archive_of_the_shell_gives_the_same_site() {
    let staged = trunk_output();
    let bytes = archive(staged.path()).expect("an archive");
    assert_eq!(bytes, archive(trunk_output().path()).expect("an archive"));
    let (packs, options) = ([pack("bridge", "The bridge")], options());
    let files = |shell: Shell| {
        let site = Site::new(&shell, &packs, &options).expect("a site");
        site.files().expect("files")
    };
    let from_archive = Shell::from_archive(&bytes).expect("a shell");
    let from_folder = Shell::from_folder(staged.path()).expect("a shell");
    assert!(files(from_archive) == files(from_folder));
}

#[test]
fn an_archive_without_a_file_is_reported() {
    let staged = trunk_output();
    fs::remove_file(staged.path().join("script/worker.js")).expect("removed");
    let bytes = archive(staged.path()).expect("an archive");
    let error = Shell::from_archive(&bytes).err().expect("an error");
    assert_eq!(
        error.to_string(),
        "the build has no script/worker.js\n  fix: run `cargo xtask build`"
    );
}

#[test]
fn a_folder_with_other_files_is_not_replaced() {
    let (shell, options) = (shell(), options());
    let packs = [pack("bridge", "The bridge")];
    let build = |folder: &Path| built(&shell, &packs, &options, folder);
    let is_foreign = |folder: &Path, name: &str| {
        let before = files_in(folder);
        let error = build(folder).expect_err(name);
        let PublishError::Foreign { file, .. } = &error else {
            panic!("{error}");
        };
        assert_eq!(file, Path::new(name));
        assert!(error.to_string().contains("\n  fix: "), "{error}");
        assert!(files_in(folder) == before);
    };

    let parent = TempDir::new().expect("a folder");
    let theirs = parent.path().join("theirs");
    fs::create_dir_all(theirs.join("photos")).expect("a folder");
    build(&theirs).expect("a folder without files");

    // Files that somebody has put into a folder that Standpoint has written.
    fs::create_dir_all(theirs.join("photos")).expect("a folder");
    fs::write(theirs.join("photos/one.jpg"), "").expect("a file");
    is_foreign(&theirs, "photos/one.jpg");
    fs::remove_dir_all(theirs.join("photos")).expect("removed");
    build(&theirs).expect("only our files again");

    // Our files without the record could be anybody's.
    fs::remove_file(theirs.join(RECORD)).expect("removed");
    is_foreign(&theirs, ".gitattributes");

    let error = build(&theirs.join("sw.js")).expect_err("a file");
    assert!(matches!(error, PublishError::NotAFolder(_)), "{error}");
    let left = fs::read_dir(parent.path()).expect("a folder");
    assert_eq!(left.count(), 1);
}

#[test]
fn a_record_of_another_version_is_not_replaced() {
    let (shell, options, parent) = (shell(), options(), TempDir::new().expect("a folder"));
    let packs = [pack("bridge", "The bridge")];
    for (record, expected) in [
        (r#"{"format": 2}"#, "another version of Standpoint"),
        (r#"{"format": 1}"#, "it was changed"),
        (
            r#"{"format": 1, "program": "", "stories": {}, "files": {"../a": ""}}"#,
            "it was changed",
        ),
        ("{", "EOF"),
    ] {
        fs::write(parent.path().join(RECORD), record).expect("a file");
        let error = built(&shell, &packs, &options, parent.path()).expect_err(record);
        assert!(matches!(error, PublishError::Record { .. }), "{error}");
        assert!(error.to_string().contains(expected), "{error}");
    }
}

#[test]
fn a_failed_build_leaves_the_folder_as_it_was() {
    let (shell, options, parent) = (shell(), options(), TempDir::new().expect("a folder"));
    let folder = parent.path().join("site");
    built(&shell, &[pack("bridge", "The bridge")], &options, &folder).expect("published");
    let before = files_in(parent.path());

    // Its picture would have the name of an icon, which is found when the stories are written.
    let packs = [pack("bridge", "The new bridge"), pack("app-192", "An app")];
    let error = built(&shell, &packs, &options, &folder).expect_err("a name that is taken");
    let taken = |name: &str| name == "app-192.png";
    assert!(
        matches!(&error, PublishError::Build(BuildError::NameTaken(name)) if taken(name)),
        "{error}"
    );
    assert!(files_in(parent.path()) == before);
    let site = Site::new(&shell, &packs, &options).expect("a site");
    let error = site.files().expect_err("a name that is taken");
    assert!(
        matches!(&error, BuildError::NameTaken(name) if taken(name)),
        "{error}"
    );
}

#[test]
fn packs_that_cannot_be_told_apart_are_reported() {
    let (shell, options) = (shell(), options());
    let packs = [
        pack("bridge", "One"),
        pack("ferry", "Two"),
        pack("bridge", "Three"),
    ];
    let error = Site::new(&shell, &packs, &options).err().expect("an error");
    assert!(
        matches!(&error, BuildError::IdTwice(id) if id.as_str() == "bridge"),
        "{error}"
    );
    let error = Site::new(&shell, &[], &options).err().expect("an error");
    assert!(matches!(error, BuildError::EmptyPackList), "{error}");
}

#[test]
fn only_what_has_changed_is_rendered() {
    let (shell, parent) = (shell(), TempDir::new().expect("a folder"));
    let folder = parent.path().join("site");
    let rendered = |packs: &[ListedPack], options: &Options| {
        let published = built(&shell, packs, options, &folder).expect("published");
        assert_eq!(published.rendered.len() + published.reused, packs.len());
        let ids = published.rendered.iter().map(|id| id.as_str().to_owned());
        ids.collect::<Vec<_>>()
    };
    // The pages list no other stories.
    let many = Options {
        catalogue: true,
        most_listed: 1,
        ..options()
    };
    let two = || vec![pack("bridge", "The bridge"), pack("ferry", "The ferry")];
    assert_eq!(rendered(&two(), &many), ["bridge", "ferry"]);
    assert_eq!(rendered(&two(), &many), [""; 0]);
    let mut three = two();
    three.insert(0, pack("airport", "The airport"));
    assert_eq!(rendered(&three, &many), ["airport"]);
    three[1] = pack("bridge", "The new bridge");
    assert_eq!(rendered(&three, &many), ["bridge"]);
    three.swap(0, 2);
    assert_eq!(rendered(&three, &many), [""; 0]);

    // A file that somebody has changed is rendered again.
    fs::write(folder.join("ferry.html"), "").expect("a file");
    assert_eq!(rendered(&three, &many), ["ferry"]);
    let program = Options {
        program: "another".into(),
        ..many.clone()
    };
    assert_eq!(rendered(&three, &program).len(), 3);
    // Now the pages list all stories.
    assert_eq!(rendered(&three, &options()).len(), 3);
    assert_eq!(rendered(&two(), &options()).len(), 2);
}

#[cfg(unix)]
#[test]
fn files_that_stay_the_same_keep_their_time() {
    use std::os::unix::fs::MetadataExt as _;

    let (shell, options, parent) = (shell(), options(), TempDir::new().expect("a folder"));
    let folder = parent.path().join("site");
    let packs = [pack("bridge", "The bridge"), pack("ferry", "The ferry")];
    let inode = |name: &str| fs::metadata(folder.join(name)).expect("a file").ino();
    built(&shell, &packs, &options, &folder).expect("published");
    let names = ["bridge.html", "index.html", "sw.js", RECORD];
    let before = names.map(inode);
    built(&shell, &packs, &options, &folder).expect("published");
    assert_eq!(names.map(inode), before);
}

/// A change of a site, as an author makes it.
#[derive(Clone, Debug)]
enum Change {
    Add(usize),
    Remove(usize),
    Retitle(usize, u8),
    Swap(usize, usize),
    Address(bool),
    Catalogue(bool),
    Tamper(usize),
}

fn change() -> impl Strategy<Value = Change> {
    let at = 0..IDS.len();
    prop_oneof![
        at.clone().prop_map(Change::Add),
        at.clone().prop_map(Change::Remove),
        (at.clone(), 0..3u8).prop_map(|(at, title)| Change::Retitle(at, title)),
        (at.clone(), at.clone()).prop_map(|(one, other)| Change::Swap(one, other)),
        any::<bool>().prop_map(Change::Address),
        any::<bool>().prop_map(Change::Catalogue),
        at.prop_map(Change::Tamper),
    ]
}

const IDS: [&str; 3] = ["airport", "bridge", "ferry"];

proptest! {
    // Each case renders many pages.
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]

    #[test]
    fn building_again_gives_what_building_from_scratch_gives(
        changes in prop::collection::vec(change(), 1..6),
    ) {
        let (shell, parent) = (shell(), TempDir::new().expect("a folder"));
        let folder = parent.path().join("site");
        let mut options = Options { most_listed: 2, ..options() };
        let mut stories = vec![("bridge", "Title 0".to_owned())];
        for (number, change) in changes.into_iter().enumerate() {
            match change {
                Change::Add(at) if stories.iter().all(|(id, _)| *id != IDS[at]) => {
                    stories.push((IDS[at], "Title 0".to_owned()));
                }
                Change::Remove(at) if stories.len() > 1 => {
                    stories.remove(at % stories.len());
                }
                Change::Retitle(at, title) => {
                    let at = at % stories.len();
                    stories[at].1 = format!("Title {title}");
                }
                Change::Swap(one, other) => {
                    let count = stories.len();
                    stories.swap(one % count, other % count);
                }
                Change::Address(is_set) => {
                    options.address = is_set.then(|| "https://example.org/".into());
                }
                Change::Catalogue(catalogue) => options.catalogue = catalogue,
                Change::Tamper(at) => {
                    let page = folder.join(format!("{}.html", IDS[at]));
                    if page.is_file() {
                        fs::write(page, "tampered").expect("a file");
                    }
                }
                Change::Add(_) | Change::Remove(_) => {}
            }
            let packs: Vec<_> = stories.iter().map(|(id, title)| pack(id, title)).collect();
            built(&shell, &packs, &options, &folder).expect("published");
            let scratch = parent.path().join(format!("scratch-{number}"));
            built(&shell, &packs, &options, &scratch).expect("published");
            let (built, from_scratch) = (files_in(&folder), files_in(&scratch));
            prop_assert!(built.keys().eq(from_scratch.keys()));
            for (name, bytes) in built {
                prop_assert!(bytes == from_scratch[&name], "{name} differs");
            }
        }
    }
}
