//! The service worker: `web/script/worker.js` with the list of files to cache.

use crate::catalogue::all_stories;
use crate::digest::digest;
use crate::escape::escaped;
use serde_json::json;
use standpoint_web::words::Words;
use std::collections::BTreeMap;

/// The timeout for downloading a file, in milliseconds.
const TIMEOUT: u32 = 60_000;

/// What the folder's own URL shows.
pub enum Home<'s> {
    /// The page of this story, which belongs to the version.
    Story(String),
    /// The catalogue. It and the stories that aren't among the files are stored beside the version.
    Catalogue {
        /// A text that each story of this version contains.
        story: &'s str,
        /// A text that the catalogue contains.
        catalogue: &'s str,
    },
}

/// Returns the service worker's script, which caches `files`, given as paths with their hashes. The
/// pages also work without the `optional` files. The worker's version depends on the files and on
/// the script.
pub fn worker(
    script: &str,
    home: &Home<'_>,
    files: Vec<(String, String)>,
    optional: &[String],
    words: &Words,
) -> String {
    let files: BTreeMap<_, _> = files.into_iter().collect();
    let (page, marks, back) = match home {
        Home::Story(page) => (Some(page), None, words.status.lost_back()),
        Home::Catalogue { story, catalogue } => (
            None,
            Some(json!({ "story": story, "catalogue": catalogue })),
            all_stories(words),
        ),
    };
    let mut build = json!({
        "files": files,
        "optional": optional,
        "home": page,
        "marks": marks,
        "timeout": TIMEOUT,
        "offlineHtml": offline_page(words, back),
    });
    let version = digest([&build.to_string(), script].concat().as_bytes());
    build["version"] = version[..16].into();
    format!("const BUILD = {build};\n{script}\n")
}

/// Returns the page for addresses that are not cached. `back` is the text of its link to the folder.
fn offline_page(words: &Words, back: &str) -> String {
    let texts = &words.status;
    let [title, text, back] = [texts.lost_title(), texts.lost(), back].map(escaped);
    let (language, dir) = (words.language.tag(), words.language.dir());
    format!(
        "<!doctype html>\n<html lang=\"{language}\" dir=\"{dir}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n\
         <style>body{{max-width:36rem;margin:4rem auto;padding:0 1.25rem;\
         font:1.0625rem/1.55 system-ui,sans-serif}}h1{{font-family:serif}}</style>\n</head>\n\
         <body><main><h1>{title}</h1><p>{text}</p><p><a href=\"./\">{back}</a></p></main></body>\n\
         </html>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use standpoint_web::words::words_for;

    fn version(script: &str, files: &[(&str, &str)]) -> String {
        let with_digest =
            |(path, content): &(&str, &str)| ((*path).to_owned(), digest(content.as_bytes()));
        let stored = files.iter().map(with_digest).collect();
        let home = Home::Story("a".into());
        let worker = worker(script, &home, stored, &[], words_for("en"));
        let json = worker
            .strip_prefix("const BUILD = ")
            .expect("what was built");
        let (json, rest) = json.split_once(";\n").expect("the script after it");
        assert_eq!(rest.trim_end(), script);
        let build: serde_json::Value = serde_json::from_str(json).expect("JSON");
        for (path, _) in files {
            assert_eq!(build["files"][path].as_str().map(str::len), Some(64));
        }
        build["version"].as_str().expect("a version").to_owned()
    }

    #[test]
    fn the_version_depends_on_the_files_and_the_script() {
        let one = version("act()", &[("a", "1"), ("b", "2")]);
        assert_eq!(one, version("act()", &[("b", "2"), ("a", "1")]));
        for other in [
            version("act()", &[("a", "1"), ("b", "3")]),
            version("act()", &[("a", "1"), ("c", "2")]),
            version("act(1)", &[("a", "1"), ("b", "2")]),
        ] {
            assert_ne!(one, other);
        }
    }
}
