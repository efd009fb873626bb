//! data/packs.json lists exactly the packs in data/. The page finds packs by this list.

use std::collections::BTreeSet;

use serde_json::Value;

use super::Violation;
use super::snapshot::Snapshot;

const LIST: &str = "data/packs.json";

pub fn check(snapshot: &Snapshot) -> Vec<Violation> {
    let existing: BTreeSet<&str> = snapshot
        .files
        .iter()
        .filter_map(|file| file.path.strip_prefix("data/")?.strip_suffix("/pack.json"))
        .collect();
    let Some(list) = snapshot.file(LIST) else {
        let message = "the file is missing";
        return vec![Violation::in_file(
            LIST,
            message,
            "list the folders of data/ that contain a pack.json",
        )];
    };
    let listed = match listed(&list.text) {
        Ok(listed) => listed,
        Err(message) => {
            let hint = r#"write {"packs": [{"id": "FOLDER", …}, …]}"#;
            return vec![Violation::in_file(LIST, message, hint)];
        }
    };
    let listed: BTreeSet<&str> = listed.iter().map(String::as_str).collect();
    let unlisted = existing.difference(&listed).map(|pack| {
        let message = format!("data/{pack}/pack.json is not listed");
        Violation::in_file(LIST, message, format!("add `{pack}`"))
    });
    let missing = listed.difference(&existing).map(|pack| {
        let message = format!("`{pack}` is listed, but there is no data/{pack}/pack.json");
        Violation::in_file(
            LIST,
            message,
            format!("write that pack, or remove `{pack}`"),
        )
    });
    unlisted.chain(missing).collect()
}

/// Returns the ids in the list.
fn listed(text: &str) -> Result<Vec<String>, String> {
    let json: Value =
        serde_json::from_str(text).map_err(|error| format!("not valid JSON: {error}"))?;
    let packs = json["packs"].as_array().ok_or("there is no list `packs`")?;
    packs
        .iter()
        .map(|pack| {
            pack["id"]
                .as_str()
                .map(String::from)
                .ok_or_else(|| "a pack has no id".into())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(files: &[(&str, &str)]) -> Vec<String> {
        let violations = check(&Snapshot::with_files(files));
        violations
            .into_iter()
            .map(|violation| violation.message)
            .collect()
    }

    const PACK: (&str, &str) = ("data/a/pack.json", "{}");

    #[test]
    fn a_complete_list_passes() {
        let list = (LIST, r#"{"packs": [{"id": "a", "title": "A"}]}"#);
        assert!(messages(&[PACK, list, ("data/schema.json", "{}")]).is_empty());
    }

    #[test]
    fn unlisted_and_missing_packs_are_found() {
        let list = (LIST, r#"{"packs": [{"id": "b"}]}"#);
        assert_eq!(
            messages(&[PACK, list]),
            [
                "data/a/pack.json is not listed",
                "`b` is listed, but there is no data/b/pack.json"
            ]
        );
    }

    #[test]
    fn an_invalid_list_is_found() {
        assert_eq!(messages(&[PACK]), ["the file is missing"]);
        assert_eq!(
            messages(&[PACK, (LIST, "[]")]),
            ["there is no list `packs`"]
        );
        assert_eq!(
            messages(&[PACK, (LIST, r#"{"packs": ["a"]}"#)]),
            ["a pack has no id"]
        );
    }
}
