//! Cargo.lock, Cargo.toml, Trunk.toml and xtask agree on the versions of wasm-bindgen and wasm-opt.

use super::Violation;
use super::manifest::entries;
use super::snapshot::Snapshot;
use crate::tools;
use crate::workspace::locked_version;

pub fn check(snapshot: &Snapshot) -> Vec<Violation> {
    let lock = snapshot
        .file("Cargo.lock")
        .map(|file| file.text.as_str())
        .unwrap_or_default();
    let Some(wasm_bindgen) = locked_version(lock, "wasm-bindgen") else {
        return vec![Violation::in_file(
            "Cargo.lock",
            "wasm-bindgen is missing",
            "run `cargo check`",
        )];
    };
    let wasm_opt = format!("version_{}", tools::major(tools::BINARYEN));
    [
        (
            "Cargo.toml",
            "workspace.dependencies",
            "wasm-bindgen",
            format!("={wasm_bindgen}"),
        ),
        (
            "Trunk.toml",
            "tools",
            "wasm_bindgen",
            wasm_bindgen.to_owned(),
        ),
        ("Trunk.toml", "tools", "wasm_opt", wasm_opt),
    ]
    .into_iter()
    .filter_map(|(file, table, key, version)| check_pin(snapshot, file, table, key, &version))
    .collect()
}

fn check_pin(
    snapshot: &Snapshot,
    path: &str,
    table: &str,
    key: &str,
    version: &str,
) -> Option<Violation> {
    let pin = format!("\"{version}\"");
    let entry = snapshot.file(path).and_then(|file| {
        entries(&file.text)
            .into_iter()
            .find(|entry| entry.table == table && entry.key == key)
    });
    let hint = format!("pin `{key}` to {pin}, the version of Cargo.lock and `cargo xtask setup`");
    match entry {
        Some(entry) if entry.value.contains(&pin) => None,
        Some(entry) => {
            let message = format!("`{key}` is {}", entry.value);
            Some(Violation::at(path, entry.line, message, hint))
        }
        None => Some(Violation::in_file(
            path,
            format!("[{table}] has no `{key}`"),
            hint,
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::super::locations;
    use super::*;

    fn found(cargo: &str, trunk: &str) -> Vec<String> {
        let snapshot = Snapshot::with_files(&[
            (
                "Cargo.lock",
                "[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n",
            ),
            ("Cargo.toml", cargo),
            ("Trunk.toml", trunk),
        ]);
        locations(&check(&snapshot))
            .into_iter()
            .map(String::from)
            .collect()
    }

    const CARGO: &str = "[workspace.dependencies]\nwasm-bindgen = \"=0.2.130\"\n";
    const TRUNK: &str = "[tools]\nwasm_bindgen = \"0.2.130\"\nwasm_opt = \"version_132\"\n";

    #[test]
    fn equal_versions_pass() {
        assert!(found(CARGO, TRUNK).is_empty());
        let inline = "[workspace.dependencies]\nwasm-bindgen = { version = \"=0.2.130\" }\n";
        assert!(found(inline, TRUNK).is_empty());
    }

    #[test]
    fn different_and_missing_versions_are_found() {
        assert_eq!(
            found(&CARGO.replace("=0.2", "0.2"), TRUNK),
            ["Cargo.toml:2"]
        );
        assert_eq!(found(CARGO, &TRUNK.replace("130", "100")), ["Trunk.toml:2"]);
        assert_eq!(found(CARGO, &TRUNK.replace("132", "123")), ["Trunk.toml:3"]);
        assert_eq!(found(CARGO, ""), ["Trunk.toml", "Trunk.toml"]);
        assert_eq!(locations(&check(&Snapshot::default())), ["Cargo.lock"]);
    }
}
