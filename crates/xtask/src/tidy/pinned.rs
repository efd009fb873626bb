//! wasm-bindgen and wasm-opt are of one version wherever one is said.

use super::Violation;
use super::house::House;
use super::manifest::entries;
use crate::tools;
use crate::workspace::locked_version;

pub fn check(house: &House) -> Vec<Violation> {
    let lock = house
        .file("Cargo.lock")
        .map(|file| file.text.as_str())
        .unwrap_or_default();
    let Some(wasm_bindgen) = locked_version(lock, "wasm-bindgen") else {
        return vec![Violation::in_file(
            "Cargo.lock",
            "no wasm-bindgen",
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
    .filter_map(|(file, table, key, version)| said(house, file, table, key, &version))
    .collect()
}

fn said(house: &House, path: &str, table: &str, key: &str, version: &str) -> Option<Violation> {
    let pin = format!("\"{version}\"");
    let entry = house.file(path).and_then(|file| {
        entries(&file.text)
            .into_iter()
            .find(|entry| entry.table == table && entry.key == key)
    });
    let hint = format!("pin `{key}` to {pin}, as Cargo.lock and `cargo xtask setup` have it");
    match entry {
        Some(entry) if entry.value.contains(&pin) => None,
        Some(entry) => {
            let what = format!("`{key}` is {}", entry.value);
            Some(Violation::at(path, entry.line, what, hint))
        }
        None => Some(Violation::in_file(
            path,
            format!("no `{key}` in [{table}]"),
            hint,
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::super::places;
    use super::*;

    fn found(cargo: &str, trunk: &str) -> Vec<String> {
        let house = House::with_files(&[
            (
                "Cargo.lock",
                "[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n",
            ),
            ("Cargo.toml", cargo),
            ("Trunk.toml", trunk),
        ]);
        places(&check(&house))
            .into_iter()
            .map(String::from)
            .collect()
    }

    const CARGO: &str = "[workspace.dependencies]\nwasm-bindgen = \"=0.2.130\"\n";
    const TRUNK: &str = "[tools]\nwasm_bindgen = \"0.2.130\"\nwasm_opt = \"version_132\"\n";

    #[test]
    fn versions_that_agree_are_left_alone() {
        assert!(found(CARGO, TRUNK).is_empty());
        let inline = "[workspace.dependencies]\nwasm-bindgen = { version = \"=0.2.130\" }\n";
        assert!(found(inline, TRUNK).is_empty());
    }

    #[test]
    fn versions_that_differ_or_lack_are_found() {
        assert_eq!(
            found(&CARGO.replace("=0.2", "0.2"), TRUNK),
            ["Cargo.toml:2"]
        );
        assert_eq!(found(CARGO, &TRUNK.replace("130", "100")), ["Trunk.toml:2"]);
        assert_eq!(found(CARGO, &TRUNK.replace("132", "123")), ["Trunk.toml:3"]);
        assert_eq!(found(CARGO, ""), ["Trunk.toml", "Trunk.toml"]);
        assert_eq!(places(&check(&House::default())), ["Cargo.lock"]);
    }
}
