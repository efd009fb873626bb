//! The program and its glue, named by what is in them.
//!
//! Trunk names both by the program as it was before it got shorter. Browsers may keep them for
//! ever, and only a program and a glue of the same names fit together.

use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::Path;

use crate::problem::{Problem, Result};

const MEND: &str = "remove dist/ and build again";

/// Renames the program in the folder, its glue, and both in the page that asks for them.
pub fn rename(dist: &Path, wasm: &Path) -> Result<()> {
    let file_name = wasm.file_name().unwrap_or_default().to_string_lossy();
    let Some((old, (stem, _))) = file_name
        .strip_suffix(WASM)
        .and_then(|old| Some((old, old.rsplit_once('-')?)))
    else {
        let what = format!("{} is not named as trunk names it", wasm.display());
        return Err(Problem::new(what, MEND));
    };
    let mut hasher = DefaultHasher::new();
    for end in [WASM, GLUE] {
        let file = dist.join([old, end].concat());
        let content =
            fs::read(&file).map_err(|error| Problem::with_file("read", &file, &error, MEND))?;
        hasher.write(&content);
    }
    let new = format!("{stem}-{:016x}", hasher.finish());
    for end in [WASM, GLUE] {
        let file = dist.join([old, end].concat());
        fs::rename(&file, dist.join([&new, end].concat()))
            .map_err(|error| Problem::with_file("rename", &file, &error, MEND))?;
    }
    let page = dist.join("index.html");
    let html = fs::read_to_string(&page)
        .map_err(|error| Problem::with_file("read", &page, &error, MEND))?;
    fs::write(&page, html.replace(old, &new))
        .map_err(|error| Problem::with_file("write", &page, &error, MEND))
}

const WASM: &str = "_bg.wasm";
const GLUE: &str = ".js";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch;

    fn renamed(name: &str, wasm: &str, glue: &str) -> String {
        let page = "import './page-1a.js' './page-1a_bg.wasm'";
        let files = [
            ("index.html", page),
            ("page-1a_bg.wasm", wasm),
            ("page-1a.js", glue),
        ];
        let dist = scratch::folder(name, &files);
        rename(&dist, &dist.join("page-1a_bg.wasm")).expect("all is there");
        let page = fs::read_to_string(dist.join("index.html")).expect("it is there");
        let hash = page.chars().skip("import './page-".len()).take(16);
        let base = ["page-", &hash.collect::<String>()].concat();
        assert_eq!(page, format!("import './{base}.js' './{base}_bg.wasm'"));
        for (end, content) in [("_bg.wasm", wasm), (".js", glue)] {
            let file = dist.join([&base, end].concat());
            assert_eq!(fs::read_to_string(file).ok().as_deref(), Some(content));
        }
        base
    }

    #[test]
    fn another_content_of_either_has_another_name() {
        let one = renamed("content-one", "wasm", "glue");
        assert_eq!(one, renamed("content-same", "wasm", "glue"));
        assert_ne!(one, renamed("content-wasm", "other", "glue"));
        assert_ne!(one, renamed("content-glue", "wasm", "other"));
    }

    #[test]
    fn what_trunk_did_not_name_is_a_problem() {
        let dist = scratch::folder("content-foreign", &[("page.wasm", "")]);
        assert!(rename(&dist, &dist.join("page.wasm")).is_err());
    }
}
