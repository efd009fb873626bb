//! The service worker: `web/script/worker.js` with the list of files to cache.

use crate::escape::escaped;
use serde_json::json;
use sha2::{Digest, Sha256};
use standpoint_web::words::Words;
use std::collections::BTreeMap;

/// The timeout for downloading a file, in milliseconds.
const TIMEOUT: u32 = 60_000;

/// Returns the service worker's script, which caches `files`, given as paths with their bytes. The
/// folder's own URL shows the page `home`. The pages also work without the `optional` files. The
/// worker's version depends on the files and on the script.
pub fn worker<'f>(
    script: &str,
    home: &str,
    files: impl Iterator<Item = (&'f str, &'f [u8])>,
    optional: &[String],
    words: &Words,
) -> String {
    let files: BTreeMap<_, _> = files
        .map(|(path, bytes)| (path, hex(&Sha256::digest(bytes))))
        .collect();
    let mut build = json!({
        "files": files,
        "optional": optional,
        "home": home,
        "timeout": TIMEOUT,
        "offlineHtml": offline_page(words),
    });
    let version = Sha256::digest([&build.to_string(), script].concat());
    build["version"] = hex(&version[..8]).into();
    format!("const BUILD = {build};\n{script}\n")
}

/// Returns the bytes in hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Returns the page for addresses that are not cached.
fn offline_page(words: &Words) -> String {
    let texts = &words.status;
    let [title, text, back] = [texts.lost_title(), texts.lost(), texts.lost_back()].map(escaped);
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

    fn version(script: &str, files: &[(&str, &[u8])]) -> String {
        let worker = worker(script, "a", files.iter().copied(), &[], words_for("en"));
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
        let one = version("act()", &[("a", b"1"), ("b", b"2")]);
        assert_eq!(one, version("act()", &[("b", b"2"), ("a", b"1")]));
        for other in [
            version("act()", &[("a", b"1"), ("b", b"3")]),
            version("act()", &[("a", b"1"), ("c", b"2")]),
            version("act(1)", &[("a", b"1"), ("b", b"2")]),
        ] {
            assert_ne!(one, other);
        }
    }

    #[test]
    fn hex_matches_a_published_example() {
        // FIPS 180-4's example "abc".
        let digest = hex(&Sha256::digest("abc"));
        assert!(digest.starts_with("ba7816bf8f01cfea"), "{digest}");
    }
}
