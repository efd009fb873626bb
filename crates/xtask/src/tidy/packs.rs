//! The page finds packs by data/packs.json, so that a new one needs no change in code.

use std::collections::BTreeSet;

use serde_json::Value;

use super::Violation;
use super::house::House;

const LIST: &str = "data/packs.json";

pub fn check(house: &House) -> Vec<Violation> {
    let there: BTreeSet<&str> = house
        .files
        .iter()
        .filter_map(|file| file.path.strip_prefix("data/")?.strip_suffix("/pack.json"))
        .collect();
    let Some(list) = house.file(LIST) else {
        let what = "it is missing";
        return vec![Violation::in_file(
            LIST,
            what,
            "list the folders of data/ that hold a pack",
        )];
    };
    let listed = match listed(&list.text) {
        Ok(listed) => listed,
        Err(what) => {
            let hint = r#"write {"packs": [{"id": "FOLDER", …}, …]}"#;
            return vec![Violation::in_file(LIST, what, hint)];
        }
    };
    let listed: BTreeSet<&str> = listed.iter().map(String::as_str).collect();
    let lacking = there.difference(&listed).map(|pack| {
        let what = format!("data/{pack}/pack.json is not listed");
        Violation::in_file(LIST, what, format!("add `{pack}`"))
    });
    let dangling = listed.difference(&there).map(|pack| {
        let what = format!("`{pack}` is listed, but there is no data/{pack}/pack.json");
        Violation::in_file(LIST, what, format!("write that pack, or take `{pack}` out"))
    });
    lacking.chain(dangling).collect()
}

fn listed(text: &str) -> Result<Vec<String>, String> {
    let json: Value = serde_json::from_str(text).map_err(|error| format!("no JSON: {error}"))?;
    let packs = json["packs"].as_array().ok_or("no list `packs`")?;
    packs
        .iter()
        .map(|pack| {
            pack["id"]
                .as_str()
                .map(String::from)
                .ok_or_else(|| "a pack without id".into())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(files: &[(&str, &str)]) -> Vec<String> {
        let violations = check(&House::with_files(files));
        violations
            .into_iter()
            .map(|violation| violation.what)
            .collect()
    }

    const PACK: (&str, &str) = ("data/a/pack.json", "{}");

    #[test]
    fn a_list_of_what_is_there_is_left_alone() {
        let list = (LIST, r#"{"packs": [{"id": "a", "title": "A"}]}"#);
        assert!(told(&[PACK, list, ("data/schema.json", "{}")]).is_empty());
    }

    #[test]
    fn a_pack_that_is_not_listed_and_one_that_is_not_there_are_found() {
        let list = (LIST, r#"{"packs": [{"id": "b"}]}"#);
        assert_eq!(
            told(&[PACK, list]),
            [
                "data/a/pack.json is not listed",
                "`b` is listed, but there is no data/b/pack.json"
            ]
        );
    }

    #[test]
    fn a_list_that_is_none_is_found() {
        assert_eq!(told(&[PACK]), ["it is missing"]);
        assert_eq!(told(&[PACK, (LIST, "[]")]), ["no list `packs`"]);
        assert_eq!(
            told(&[PACK, (LIST, r#"{"packs": ["a"]}"#)]),
            ["a pack without id"]
        );
    }
}
