//! Packs for tests and measurements: those of the built page, and some that are made from them.

mod cut;
mod large;

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::failure::Failure;
use crate::paths;
use crate::server::{Reply, Server};

pub use large::{Size, large};

/// The pack of the start page.
pub const FIRST: &str = "fentanyl-tariffs";

/// The small pack, which includes the text of its article.
pub const OTHER: &str = "harbour-bridge";

/// The only actor of the pack `partly-coded` of whom all positions were looked for.
pub const PARTLY_CODED: &str = "town-council";

/// Reads a pack of the built page.
///
/// # Errors
/// Fails if there is no such pack, or if no page has been built.
pub fn built(id: &str) -> Result<Value, Failure> {
    let file = paths::dist()?.join("data").join(id).join("pack.json");
    let text = fs::read_to_string(&file)
        .map_err(|error| Failure::from(error).context(format!("reading {}", file.display())))?;
    Ok(serde_json::from_str(&text)?)
}

/// Writes copies of a pack into a folder, each in a folder of its own: `story-1` and so on, with the
/// title “The title of story-1”.
///
/// # Errors
/// Fails if a file can't be written.
pub fn write_copies(pack: &Value, count: usize, folder: &Path) -> Result<(), Failure> {
    let mut pack = pack.clone();
    for number in 1..=count {
        let id = format!("story-{number}");
        pack["title"] = format!("The title of {id}").into();
        pack["id"] = id.as_str().into();
        let story = folder.join(id);
        fs::create_dir_all(&story)?;
        fs::write(story.join("pack.json"), pack.to_string())?;
    }
    Ok(())
}

/// Serves a pack: `/?pack=ID` then opens it.
pub fn put(server: &Server, pack: &Value) {
    let id = pack["id"].as_str().unwrap_or_default();
    let reply = Reply::json(pack.to_string());
    server.put(&format!("/data/{id}/pack.json"), reply);
}

/// Serves packs in states that the built ones are not in: `large`, `all-absent`, `partly-coded`,
/// `one-actor`, `three-actors` and `broken`; and as `/german.html` and `/chinese.html` the small pack with the UI
/// texts of these languages.
///
/// # Errors
/// Fails if no page has been built.
pub fn put_states(server: &Server) -> Result<(), Failure> {
    for pack in states(&built(FIRST)?, &built(OTHER)?) {
        put(server, &pack);
    }
    for (path, language) in [("/german.html", "de"), ("/chinese.html", "zh")] {
        server.put(path, Reply::html(page_in_language(language)?));
    }
    Ok(())
}

fn states(first: &Value, other: &Value) -> [Value; 6] {
    let mut partly_coded = other.clone();
    partly_coded["id"] = "partly-coded".into();
    partly_coded["coded"] =
        json!([{ "actors": [PARTLY_CODED], "issues": "all", "paragraphs": "all" }]);
    let mut broken = other.clone();
    broken["id"] = "broken".into();
    broken["positions"][0]["evidence"] = json!([{ "paragraph": 99 }]);
    broken["positions"][1]["actor"] = "nobody".into();
    broken["events"][0]["date"]["edtf"] = "2024-13-45".into();
    [
        large(other, "large", Size::MEDIUM),
        cut::all_absent(first, "all-absent"),
        partly_coded,
        cut::cut(other, "one-actor", &["odo-fenn"], &[]),
        cut::cut(
            first,
            "three-actors",
            &["trump", "china", "felbab-brown"],
            &["credit", "tariffs-legitimate"],
        ),
        broken,
    ]
}

/// Returns the page of the small pack, with a pack that is said to be in `language`.
///
/// # Errors
/// Fails if no page has been built, or has no texts in this language.
pub fn page_in_language(language: &str) -> Result<String, Failure> {
    let mut pack = built(OTHER)?;
    let old = pack["language"].as_str().unwrap_or_default().to_owned();
    pack["language"] = language.into();
    let folder = paths::dist()?;
    let html = fs::read_to_string(folder.join(format!("{OTHER}.html")))?;
    let texts = fs::read_to_string(folder.join(texts_file(language)?))?;
    let (before, rest) = html
        .split_once("<script type=\"application/json\" id=\"pack\">")
        .ok_or_else(|| Failure::new("the page has no pack"))?;
    let (_, after) = rest
        .split_once("</script>")
        .ok_or_else(|| Failure::new("the pack element has no end tag"))?;
    let before = before.replace(&format!("lang=\"{old}\""), &format!("lang=\"{language}\""));
    let pack = pack.to_string().replace('<', "\\u003c");
    Ok(format!(
        "{before}<script type=\"application/json\" id=\"pack\">{pack}</script>\
         <script type=\"text/plain\" id=\"words\">{texts}</script>{after}"
    ))
}

/// Returns the name of the file with the widget's texts in a language.
///
/// # Errors
/// Fails if there is none, or if no page has been built.
pub fn texts_file(language: &str) -> Result<String, Failure> {
    paths::built(&format!("standpoint-widget-{language}-"), ".txt")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(id: &str) -> Value {
        let file = paths::workspace().join("data").join(id).join("pack.json");
        let text = fs::read_to_string(file).expect("it is in the repository");
        serde_json::from_str(&text).expect("it is JSON")
    }

    #[test]
    fn all_states_are_valid_but_one() {
        for pack in states(&source(FIRST), &source(OTHER)) {
            let result = standpoint_core::read(pack.to_string().as_bytes());
            match pack["id"].as_str() {
                Some("broken") => assert_eq!(result.expect_err("it is broken").count(), 3),
                id => drop(result.unwrap_or_else(|problems| panic!("{id:?}: {problems}"))),
            }
        }
    }

    #[test]
    fn packs_at_the_limits_are_valid() {
        for size in [Size::MEDIUM, Size::LARGE] {
            let size = Size {
                changes: 50,
                claims: 200,
                ..size
            };
            let pack = large(&source(OTHER), "large", size);
            let pack = standpoint_core::read(pack.to_string().as_bytes());
            let pack = pack.unwrap_or_else(|problems| panic!("{problems}"));
            assert_eq!(pack.actors().len(), size.actors);
            assert_eq!(pack.positions().len(), size.positions);
        }
    }
}
