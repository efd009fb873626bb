//! What the packs of the repository become. For the small one, each file is in `expected/`, where
//! the scripts in `consumers/` find it.
//!
//! After a change to a format or to the pack, run this with `STANDPOINT_BLESS=1`, which writes the
//! files again, and look at the differences.

mod support;

use standpoint_formats::FORMATS;
use std::collections::BTreeSet;
use std::path::Path;
use std::{env, fs};
use support::{pack_json, valid};

#[test]
fn the_small_pack_becomes_the_expected_files() {
    let pack = valid(&pack_json("harbour-bridge"));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/expected");
    let is_blessing = env::var_os("STANDPOINT_BLESS").is_some_and(|bless| bless == "1");
    let mut written = BTreeSet::new();
    for format in FORMATS {
        let exported = (format.export)(&pack);
        let left_out = exported.left_out.join("\n") + "\n";
        let left_out = (
            format!("{}.left-out.txt", format.name),
            left_out.into_bytes(),
        );
        for (name, content) in exported.files.into_iter().chain([left_out]) {
            let path = folder.join(&name);
            if is_blessing {
                fs::write(&path, &content).expect("the file can be written");
            }
            let expected = fs::read(&path).unwrap_or_default();
            assert!(expected == content, "tests/expected/{name} differs");
            assert!(written.insert(name.clone()), "{name} is written twice");
        }
    }
    let there = fs::read_dir(&folder).expect("the folder");
    let there = there.map(|entry| entry.expect("an entry").file_name());
    let there: BTreeSet<_> = there
        .map(|name| name.to_string_lossy().into_owned())
        .collect();
    assert_eq!(
        there, written,
        "tests/expected/ has other files (left) than are exported"
    );
}

#[test]
fn an_export_is_the_same_each_time() {
    for folder in ["harbour-bridge", "fentanyl-tariffs"] {
        let pack = valid(&pack_json(folder));
        for format in FORMATS {
            let exported = (format.export)(&pack);
            assert_eq!(exported, (format.export)(&pack), "{}", format.name);
            assert!(!exported.files.is_empty(), "{}", format.name);
        }
    }
}

#[test]
fn names_of_formats_are_different() {
    let names: BTreeSet<_> = FORMATS.iter().map(|format| format.name).collect();
    assert_eq!(names.len(), FORMATS.len());
}
