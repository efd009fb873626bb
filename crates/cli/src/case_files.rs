//! Runs cases that are data: a folder of files, each with a list of cases.

use serde_json::Value;
use std::fs;
use std::path::Path;

/// Checks each case in the files of `tests/FOLDER`. `check` returns what is wrong with a case, and puts what
/// was found in place of what the case expects. With `STANDPOINT_BLESS=1`, the files are written again by
/// `in_lines` instead.
pub fn check_cases(
    folder: &str,
    check: impl Fn(&mut Value) -> String,
    in_lines: fn(&[Value]) -> String,
) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join(folder);
    let bless = std::env::var_os("STANDPOINT_BLESS").is_some();
    let mut failures = String::new();
    for entry in fs::read_dir(folder).expect("the folder of cases exists") {
        let path = entry.expect("the folder can be listed").path();
        let bytes = fs::read(&path).expect("a file of cases can be read");
        let mut cases: Vec<Value> = serde_json::from_slice(&bytes)
            .unwrap_or_else(|error| panic!("{} is no list of cases: {error}", path.display()));
        for case in &mut cases {
            failures += &check(case);
        }
        if bless {
            fs::write(&path, in_lines(&cases)).expect("the cases can be written");
        }
    }
    assert!(bless || failures.is_empty(), "\n{failures}");
}
